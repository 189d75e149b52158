"""Packs latebind's rooms, the page's `bridge.py` and the pure packages that scripts may need, for `build.mjs`.

Writes a zip of sources to standard output. It is run by latebind's own environment, whose packages it takes.
"""

from __future__ import annotations

import io
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = (
    "grammar",
    "interp",
    "stdlib",
    "memory/store/sqlite",
    "memory/transaction",
    "memory",
    "host",
    "cli/shell",
    "cli",
)
# Of these folders what is directly in them; of the others all.
FLAT = {"memory", "memory/store", "host", "cli", "cli/shell"}
# What a page cannot use: other processes, event loops, a terminal.
WITHOUT = {"host/files_app.py", "host/pytest_plugin.py", "cli/app.py"}
PACKAGES = ("filetype", "itsdangerous", "tzdata")


def files() -> dict[str, Path]:
    """The files of the archive, by their names in it."""
    found = {"bridge.py": ROOT / "playground" / "bridge.py", "latebind/__init__.py": ROOT / "__init__.py"}
    for room in (*ROOMS, "memory/store"):
        for path in (ROOT / room).glob("*" if room in FLAT else "**/*"):
            name = path.relative_to(ROOT).as_posix()
            if path.is_file() and "__pycache__" not in path.parts and name not in WITHOUT:
                found[f"latebind/{name}"] = path
    for package in PACKAGES:
        for file in distribution(package).files or ():
            if file.parts[0] == package and "__pycache__" not in file.parts:
                found[file.as_posix()] = Path(str(file.locate()))
    return found


def main() -> None:
    """Write the archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in sorted(files().items()):
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes())
    sys.stdout.buffer.write(packed.getvalue())


if __name__ == "__main__":
    main()
