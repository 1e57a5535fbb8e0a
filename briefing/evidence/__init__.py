"""Each number of a brief becomes where it came from: quoted, found, derived or nowhere."""

from briefing.defer import late_patterns

with late_patterns():
    import fractions  # noqa: F401  # before any module here asks for it
