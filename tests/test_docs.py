"""Every example of the manual is run; links lead somewhere; pages that are made from tables are fresh.

`LATEBIND_UPDATE_GOLDEN=1 pytest tests/test_docs.py` writes shown errors and the library's page anew.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from latebind.grammar.messages import MESSAGES
from latebind.grammar.tables import RESERVED
from latebind.grammar.tokens import OPERATORS, WORDS
from latebind.tests import manual
from latebind.tests.late_cases import parse_case
from latebind.tests.library_page import library_page, undocumented
from latebind.tests.rows import grouped, in_groups

_ROOT = Path(__file__).parents[1]
_PAGES = [*sorted((_ROOT / "docs").rglob("*.md")), _ROOT / "README.md"]
_GOLDEN = [_ROOT / "docs" / "errors.md", *sorted((_ROOT / "tests" / "errors").glob("*.md"))]
_UPDATE = bool(os.environ.get("LATEBIND_UPDATE_GOLDEN"))
_TEXTS = {path: path.read_text(encoding="utf-8") for path in sorted({*_PAGES, *_GOLDEN}) if path.exists()}

_LATE = [
    (f"{path.name}:{block.line}", (path, block))
    for path in _PAGES
    if path in _TEXTS
    for block in manual.blocks(_TEXTS[path])
    if block.language == "late" and block.shown is None and not block.info
]


def _pages_with(*languages: str) -> list[Any]:
    return [
        pytest.param(path, id=path.name)
        for path, text in _TEXTS.items()
        if any(block.language in languages for block in manual.blocks(text))
    ]


def test_there_are_pages() -> None:
    assert {path.name for path in _TEXTS} >= {
        "index.md",
        "language.md",
        "library.md",
        "memory.md",
        "embedding.md",
        "command-line.md",
        "errors.md",
        "design.md",
        "kdeps.md",
        "user-memory.md",
        "conversation-memory.md",
    }
    assert len(_LATE) > 80


@in_groups(grouped(_LATE, lambda name: name.partition(":")[0]))
def test_scripts(path: Path, block: manual.Block) -> None:
    parse_case(block.text, path.name, block.line).check()


@pytest.mark.parametrize("path", _GOLDEN, ids=lambda path: path.name)
def test_shown_errors(path: Path) -> None:
    renewed = manual.renew(_TEXTS[path], exit_codes=path.parent.name == "errors")
    if _UPDATE:
        path.write_text(renewed, encoding="utf-8")
    else:
        assert renewed == _TEXTS[path], "set LATEBIND_UPDATE_GOLDEN=1 to write it anew, and read the difference"


# README's commands are tried by the tests of the command line: they make an environment first.
@pytest.mark.parametrize("path", _pages_with("python", "console"))
def test_programs(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The Python and console blocks of a page, in order: what one writes, the next one may read."""
    monkeypatch.chdir(tmp_path)
    env = manual.console(tmp_path)
    for name, value in env.items():
        if name.startswith("LATEBIND_"):
            monkeypatch.setenv(name, value)
    namespace: dict[str, Any] = {}
    for block in manual.blocks(_TEXTS[path]):
        if block.info and block.language in ("late", "python", "json", "ts"):
            (tmp_path / block.info).write_text(block.text, encoding="utf-8")
        if block.language == "python":
            manual.run_python(block.text, str(path), block.line, namespace)
        elif block.language == "console" and path.parent != _ROOT:
            for command, expected in manual.sessions(block.text):
                manual.run_command(command, expected, tmp_path, env)


def _anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them: one that comes again gets a number."""
    seen: Counter[str] = Counter()
    found = set()
    for heading in re.findall(r"^#+ (.*)$", manual.without_code(page), re.M):
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


@pytest.mark.parametrize("path", [path for path in _PAGES if path in _TEXTS], ids=lambda path: path.name)
def test_links(path: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", manual.without_code(_TEXTS[path])):
        if target.startswith(("https://", "http://")):
            continue
        file, _, anchor = target.partition("#")
        page = (path.parent / file).resolve() if file else path
        if not page.exists():
            broken.append(target)
        elif anchor and anchor not in _anchors(page.read_text(encoding="utf-8")):
            broken.append(target)
    assert not broken


def test_every_word_and_sign_has_a_heading() -> None:
    headings = "\n".join(re.findall(r"^#+ (.*)$", manual.without_code(_TEXTS[_ROOT / "docs" / "language.md"]), re.M))
    words = {word for word, kind in WORDS.items() if kind != RESERVED}
    signs = OPERATORS.keys() - {";", ",", "="}
    assert {word for word in words if not re.search(rf"\b{word}\b", headings)} == set()
    assert {sign for sign in signs if sign not in headings} == set()


def test_the_page_of_the_library_is_fresh() -> None:
    path = _ROOT / "docs" / "library.md"
    page = library_page()
    if _UPDATE:
        path.write_text(page, encoding="utf-8")
    else:
        assert page == _TEXTS[path], "set LATEBIND_UPDATE_GOLDEN=1 to write it anew"


def test_every_function_has_an_example() -> None:
    assert undocumented() == []


def test_every_error_has_a_section() -> None:
    sections = re.findall(r"^### `([A-Z0-9_]+)`$", _TEXTS[_ROOT / "docs" / "errors.md"], re.M)
    assert sorted(sections) == sorted(set(sections))
    assert set(sections) == set(MESSAGES)


def test_every_error_is_shown() -> None:
    """Each section of errors.md shows the error that it is about, except where no script can bring it about."""
    page = _TEXTS[_ROOT / "docs" / "errors.md"]
    sections = re.findall(r"^### `([A-Z0-9_]+)`$(.*?)(?=^##|\Z)", page, re.M | re.S)
    assert {code for code, section in sections if code not in section} == _NOT_SHOWN


# The world around has to break for these, or they are the prompt's.
_NOT_SHOWN = {
    "BAD_RECORD",
    "CLEARS_NOTHING",
    "SHELL_COMMAND",
    "COMMAND_NEEDS",
    "COMMAND_TAKES_NOTHING",
    "CONFLICT",
    "FILE_UNREADABLE",
    "FILE_UNWRITABLE",
    "IMPORT_DIFFERS",
    "INTERNAL",
    "MISSING_PACKAGE",
    "MISSING_VARIABLE",
    "NOTHING_TO_UNDO",
    "NO_BACKUP",
    "REMOVAL_DECLINED",
    "OUTPUT_FAILED",
    "RATE_LIMITED",
    "STORE_FULL",
    "UNDO_REFUSED",
    "UNKNOWN_COMMAND",
    "UNKNOWN_OUTCOME",
    "WORKERS_BUSY",
    "WORKER_LOST",
    "WORKER_START",
}


def test_every_dependency_is_in_the_table() -> None:
    project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    page = _TEXTS[_ROOT / "docs" / "dependencies.md"].lower()
    extras = {name: own for name, own in project["optional-dependencies"].items() if name != "dev"}
    needed = [*project["dependencies"], *(each for extra in extras.values() for each in extra)]
    packages = [re.split(r"[<>=;\[ ]", text)[0] for text in needed]
    assert [name for name in packages if name.lower() not in page] == []
    assert [name for name in extras if f"`latebind[{name}]`" not in page] == []
