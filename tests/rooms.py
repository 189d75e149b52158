"""The rooms of the house, and the files that the package is made of: for tests that look at all of them."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("grammar", "interp", "stdlib", "memory", "host", "cli", "editor")


def package_files(root: Path = ROOT) -> list[Path]:
    """All files of the package in a checkout: modules, tables, what marks it as typed."""
    found = [path for room in ROOMS for path in (root / room).rglob("*") if path.is_file()]
    return sorted(path for path in [*found, *root.glob("*.py"), root / "py.typed"] if "__pycache__" not in path.parts)


def modules() -> list[Path]:
    """The files with code among them."""
    return [path for path in package_files() if path.suffix == ".py"]
