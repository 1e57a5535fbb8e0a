"""A folder of YAML becomes a Brief: what it says, with no idea how it will look."""

from briefing.defer import late_patterns

with late_patterns():
    import yaml  # noqa: F401  # before any module here asks for it
