"""Packs latebind with the tests of the language, for `language.test.mjs`. Writes a zip to standard output."""

from __future__ import annotations

import importlib.util
import io
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write what the page has, and the cases beside it."""
    spec = importlib.util.spec_from_file_location("pack", ROOT / "playground" / "pack.py")
    assert spec is not None and spec.loader is not None
    pack = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(pack)
    files: dict[str, Path] = pack.files()
    tests = [ROOT / "tests" / "late_cases.py", *(ROOT / "tests" / "language").rglob("*.late")]
    files |= {f"latebind/{path.relative_to(ROOT).as_posix()}": path for path in tests}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, path in files.items():
            archive.write(path, name)
    sys.stdout.buffer.write(packed.getvalue())


if __name__ == "__main__":
    main()
