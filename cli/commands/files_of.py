"""The files that paths on the command line name. For commands that take folders too."""

from __future__ import annotations

import os
from collections.abc import Iterator

_PASSED_OVER = ("node_modules", "venv", "__pycache__")


def found_in(paths: tuple[str, ...], suffix: str) -> Iterator[str]:
    """The files that paths name: themselves, or all in a folder whose names end so, in order of their names."""
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        for folder, inner, names in os.walk(path):
            inner[:] = sorted(name for name in inner if not name.startswith(".") and name not in _PASSED_OVER)
            yield from (os.path.normpath(os.path.join(folder, name)) for name in sorted(names) if name.endswith(suffix))
