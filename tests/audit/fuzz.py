"""Texts made by atheris, guided by the branches that they take, for the parser and the compiler.

python -m latebind.tests.audit.fuzz [-max_total_time=900] [a folder of texts to begin with]

Whatever the text is, it is compiled or refused by an error of latebind's own, within its limits; atheris keeps the text
that is not. Beginning texts are the scripts of the tests, where no folder is named.
"""

from __future__ import annotations

import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

atheris: Any = import_module("atheris")  # which has no types, and does not install everywhere

with atheris.instrument_imports(include=["latebind"]):
    import latebind
    from latebind.grammar.errors import LatebindError

    latebind.compile("/a/.test(`${[1].map(x => x)}`)")  # imports all that compiling needs

MOST_SECONDS = 5.0  # of CPU time, for one text

_SCRIPTS = Path(latebind.__file__).resolve().parent / "tests" / "language"
_OPTIONS = ["-max_len=65536", "-rss_limit_mb=2048", f"-timeout={int(MOST_SECONDS * 4)}"]


def compile_one(data: bytes) -> None:
    """Compile a text. Raises where it takes too long, or fails in another way than by an error of latebind's."""
    text = data.decode("utf-8", "replace")
    started = time.process_time()
    try:
        latebind.compile(text)
    except LatebindError as error:
        if error.code == "INTERNAL":
            raise AssertionError("a fault of latebind's") from error
    seconds = time.process_time() - started
    if seconds > MOST_SECONDS:
        raise AssertionError(f"compiled for {seconds:.1f} s")


def _beginnings(folder: Path) -> str:
    """Write the cases of the tests as files into a folder; gives it."""
    for script in sorted(_SCRIPTS.rglob("*.late")):
        for number, case in enumerate(script.read_text().split("\n---\n")):
            (folder / f"{script.stem}-{number}").write_text(case)
    return str(folder)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        named = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
        options = [argument for argument in sys.argv[1:] if argument.startswith("-")]
        atheris.Setup([sys.argv[0], *_OPTIONS, *options, *(named or [_beginnings(Path(folder))])], compile_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
