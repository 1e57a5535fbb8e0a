"""A text becomes a cell of a CSV file that people open in a spreadsheet."""


def unformulated(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; a number with its sign is none."""
    sign, rest = text[:1], text[1:]
    is_number = rest[:1].isdigit() and not set(rest) & set("=+-*/^&|!(@")
    risky = sign in ("=", "@") or (sign in ("+", "-") and not is_number)
    return f"'{text}" if risky else text
