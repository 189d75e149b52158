"""What must hold for every file of the repository."""

from __future__ import annotations

import ast
import io
import os
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
SKIPPED = {".git", ".venv", ".dev", "__pycache__", "dist", "build", "node_modules"}
TEXT = {".py", ".md", ".toml", ".late", ".lark", ".sh", ".txt", ".json", ".cfg", ".yml", ".js", ""}

# Each with a bracket in it, so that this file does not hold what it looks for.
MACHINE = re.compile("/roo[t]/|/hom[e]/[a-z]|/wor[k]/|/tm[p]/[a-z]|/User[s]/[a-z]")
REGISTRIES = re.compile(r"pyp[i]\.org|pythonhoste[d]|registry\.np[m]|debia[n]\.org")


@cache
def texts() -> list[tuple[str, str]]:
    """The name and the text of each file."""
    return sorted(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if not _is_hidden(name)]
        for name in names:
            path = Path(folder, name)
            if not _is_hidden(name) and path.suffix in TEXT and path.is_file():
                yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")


def _is_hidden(name: str) -> bool:
    return name in SKIPPED or re.fullmatch(r"\..*(_cache|hypothesis)", name) is not None


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        f"{name}:{number}: {line.strip()}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE.search(line) or REGISTRIES.search(line)
    ]
    assert not found


def test_no_group_is_repeated_possessively() -> None:
    """Python 3.11.2, which Debian 12 has, matches too much where a look-ahead in such a group fails."""
    possessive = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+[^\]]")
    assert [name for name, text in texts() if name.endswith(".py") and possessive.search(text)] == []


def test_the_package_is_marked_as_typed() -> None:
    assert (ROOT / "py.typed").exists()


def test_the_link_that_makes_the_root_a_package() -> None:
    assert (ROOT / ".dev" / "latebind").resolve() == ROOT
    assert (ROOT / ".dev" / "latebind").readlink() == Path("..")


def test_every_module_says_what_it_owns() -> None:
    silent = [name for name, text in texts() if name.endswith(".py") and not docstring(text)]
    assert not silent


def docstring(text: str) -> str | None:
    """The docstring of a module, of which nothing but the first statement is parsed."""
    lines: list[str] = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.NEWLINE:
            lines = text.splitlines(keepends=True)[: token.end[0]]
            break
    return ast.get_docstring(ast.parse("".join(lines)))


def test_no_test_looks_at_a_clock() -> None:
    """How long something takes depends on what else the machine does. `waiting.py` alone waits, for what will happen.

    What `make long` measures is beside it, in files that say so.
    """
    measured = {
        "tests/audit/fuzz.py",
        "tests/audit/search.py",
        "tests/host/test_loop_time.py",
        "tests/memory/store/test_lines.py",  # at one that stands still
        "tests/memory/store/test_pauses.py",  # the same
        "tests/memory/transaction/counting.py",
        "tests/memory/transaction/test_waiting.py",
        "tests/test_tutorials.py",
    }
    clock = re.compile(r"\b(process_time|perf_counter|monotonic)|\bsleep\((?!0\))")
    tests = [(name, text) for name, text in texts() if re.fullmatch(r"tests/.*\.py", name)]
    looking = {name for name, text in tests if clock.search(text)}
    assert looking == {"tests/waiting.py", "tests/test_repository.py", *measured}
