"""Run on Pyodide by `build.mjs`: compiles what is in /staged, and gives it as a zip.

Modules are kept as bytecode alone, which is what a page would make of them at each visit.
"""

import compileall
import io
import zipfile
from pathlib import Path

staged = Path("/staged")
assert compileall.compile_dir(staged, quiet=1, legacy=True, stripdir="/staged")
packed = io.BytesIO()
with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in sorted(staged.rglob("*")):
        if path.is_file() and path.suffix != ".py":
            archive.writestr(
                zipfile.ZipInfo(path.relative_to(staged).as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED
            )
packed.getvalue()
