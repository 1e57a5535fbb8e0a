"""`python -m briefing`, and the console's entry."""

from __future__ import annotations

from briefing.cli import main

if __name__ == "__main__":
    main(prog_name="briefing")
