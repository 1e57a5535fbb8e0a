"""The name of a file, as a path from a folder on, becomes whether every system can have it."""

from __future__ import annotations

import re
from pathlib import PurePath, PureWindowsPath

# What Windows takes for a device, whatever its case and whatever ends a name so ("Naming Files,
# Paths, and Namespaces" in Microsoft's documentation of Win32).
_DEVICE = re.compile(
    r"(?i)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[1-9\u00b9\u00b2\u00b3]) *(?=\.|$)"
)
_LONGEST = 200  # characters of a path, of the 260 that Windows takes with the folders above it


def is_portable(name: str) -> bool:
    """Whether a path stays in its folder on any system, and any system can have its names."""
    path = PurePath(name)
    is_plain = name.isprintable() and not set(name) & set('\\:*?"<>|') and len(name) <= _LONGEST
    steps_up = name.startswith("/") or ".." in path.parts
    is_kept = any(_DEVICE.match(part) or part.endswith((".", " ")) for part in path.parts)
    return bool(path.parts) and is_plain and not steps_up and not is_kept


def has_drive(name: str) -> bool:
    """Whether a path starts at a drive or a server of Windows: `C:a.png`, `\\\\server\\share`."""
    return bool(PureWindowsPath(name).drive)


def no_device(name: str) -> str:
    """A file's name, with a hyphen behind what Windows takes for a device: `CON-.pdf`."""
    return _DEVICE.sub(r"\1-", name, 1) if _DEVICE.match(name) else name
