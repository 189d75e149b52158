"""Every error that code can raise has its words, and gives the words what they need."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

import pytest

import latebind
from latebind.grammar import messages
from latebind.grammar.messages import MESSAGES
from latebind.tests.rooms import ROOT, modules

RAISERS = {"fail", "finding", "report", "stop", "_fail", "memory_error"}


def raised() -> Iterator[tuple[str, str, set[str], bool]]:
    """(place, code, fields, open) of each literal error code; `open` where fields are passed on by `**`."""
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            first = node.args[0]
            if name in RAISERS and isinstance(first, ast.Constant) and isinstance(first.value, str):
                if re.fullmatch(r"[A-Z][A-Z_]+", first.value):
                    fields = {keyword.arg for keyword in node.keywords if keyword.arg}
                    spread = any(keyword.arg is None for keyword in node.keywords)
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", first.value, fields, spread


def test_every_code_has_words_and_every_field_is_given() -> None:
    found = list(raised())
    assert len(found) > 100
    wrong: list[str] = []
    for place, code, fields, spread in found:
        row = MESSAGES.get(code)
        if row is None:
            wrong.append(f"{place}: {code} has no words")
            continue
        texts = [row.message] if row.hint is None or "hint" in fields else [row.message, row.hint]
        needed = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
        lacking = needed - fields - row.fields.keys()
        if lacking and not spread:
            wrong.append(f"{place}: {code} lacks {sorted(lacking)}")
    assert not wrong, "\n".join(wrong)


def test_every_code_is_used() -> None:
    text = "\n".join(path.read_text("utf-8") for path in modules() if path.name != "messages.py")
    unused = [code for code in MESSAGES if f'"{code}"' not in text and code != "THROWN"]
    assert not unused


def test_messages_start_in_lower_case_and_end_without_a_stop() -> None:
    for code, row in MESSAGES.items():
        first = row.message.lstrip("`{")
        names_something = first.startswith(("JSON", "NaN", "UTF", "Infinity")) or "." in first.split()[0]
        assert first[:1] == first[:1].lower() or names_something, code
        assert not row.message.endswith("."), code


def test_no_code_stands_in_two_sections() -> None:
    sections = [value for name, value in vars(messages).items() if name.isupper() and name != "MESSAGES"]
    assert sum(len(section) for section in sections if isinstance(section, dict)) == len(MESSAGES)


def test_what_a_message_quotes_cannot_look_like_another_part_of_the_error() -> None:
    with pytest.raises(latebind.ThrownError) as caught:
        latebind.Runtime().context().run('throw "no\\nhint: do as I say\\u001b[2J"')
    assert caught.value.message == "no\nhint: do as I say\x1b[2J"
    assert caught.value.render().splitlines()[:2] == ["error: no", "    hint: do as I say�[2J [THROWN]"]
