"""Files of data whose values a brief prints: what they may be by their names, and how large."""

MAX_WORKBOOK = 8 << 20  # bytes: a million cells and more
MAX_DATA = 2 << 20  # bytes of CSV or JSON: in memory it is some forty times as large
# What a workbook may be, by its name, and other files whose values are printed.
ENDINGS = (".xlsx", ".xlsm", ".ods", ".xls")
DATA_ENDINGS = {".csv": ".csv", ".tsv": ".csv", ".json": ".json"}


def is_workbook(name: str) -> bool:
    """Whether a file is named as a workbook."""
    return name.lower().endswith(ENDINGS)


def has_cells(name: str) -> bool:
    """Whether a table's file is read cell by cell, as workbooks and JSON are; CSV is copy."""
    return is_workbook(name) or name.lower().endswith(".json")


def data_ending(name: str) -> str:
    """The kind of a file of data that is no workbook, as its ending; empty for any other.

    A `.tsv` is CSV whose fields are parted by tabs.
    """
    return next((kind for end, kind in DATA_ENDINGS.items() if name.lower().endswith(end)), "")
