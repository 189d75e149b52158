"""CONTRIBUTING.md is a map: every file, name and command in it exists, and it leads to what people look for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from latebind.tests.rows import in_groups, split

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
QUOTED = re.findall(r"`([^`\n]+)`", PAGE)
SUFFIXES = r"(?:\.(?:py|md|lark|late|txt|toml)|/)"
PLACES = sorted({each for each in QUOTED if re.fullmatch(rf"[\w./-]+{SUFFIXES}(?::[\w.]+)?", each)})
TARGETS = sorted(set(re.findall(r"\bmake ([a-z]+)", PAGE)) - {"and"})

# What somebody looks for, and what must stand in the line that has the answer.
QUESTIONS = {
    "`slice`": "stdlib/strings.py",
    "commit compares": "memory/store/sqlite/writer.py",
    "wording of an error": "grammar/messages.py",
    "hint for syntax": "grammar/diagnosis/foreign_syntax.py",
    "option of the command line": "cli/commands/options.py",
    "a store |": "memory/store/urls.py",
    "limit of a run": "interp/limits.py",
    "policy of a memory": "memory/policies.py",
    "a statement |": "interp/compiler/statements.py",
    "command of the prompt": "cli/shell/commands.py",
    "the grammar |": "grammar/latebind.lark",
}


def names(body: list[ast.stmt], before: str = "") -> Iterator[str]:
    """What a module or a class defines: `function`, `Class`, `Class.method`, `CONSTANT`."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield before + node.name
            if isinstance(node, ast.ClassDef):
                yield from names(node.body, f"{before}{node.name}.")
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (before + target.id for target in targets if isinstance(target, ast.Name))


def test_the_page_has_places_and_commands() -> None:
    assert len(PLACES) > 60
    assert len([place for place in PLACES if ":" in place]) > 30
    assert {"test", "check", "long", "bench"} <= set(TARGETS)


@in_groups(split([(place, (place,)) for place in PLACES], 1))
def test_a_place_exists(place: str) -> None:
    path, _, name = place.partition(":")
    assert (ROOT / path).exists()
    assert path.endswith("/") == (ROOT / path).is_dir()
    if name:
        assert name in set(names(ast.parse((ROOT / path).read_text("utf-8")).body))


@pytest.mark.parametrize("target", TARGETS)
def test_a_command_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_people_look_for_is_answered_in_one_place(question: str) -> None:
    paragraphs = [part for part in re.split(r"\n\n|\n(?=\|)|\n(?=\d\. )", PAGE) if question in part]
    assert any(QUESTIONS[question] in part for part in paragraphs)
