"""Texts that are no scripts, and what is said about them. The cases stand in invalid/: a text, then `!!` and the error
as a person reads it; `!! …` where more text could make a script of it.

LATEBIND_UPDATE_GOLDEN=1 writes the errors anew, for a person to read through.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from latebind.grammar.errors import ParseError
from latebind.grammar.lexer import scan
from latebind.grammar.messages import SYNTAX
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.tests.rows import in_groups

INVALID = Path(__file__).parent / "invalid"
FILES = sorted(INVALID.glob("*.txt"))
UPDATE = "LATEBIND_UPDATE_GOLDEN" in os.environ


def cases(path: Path) -> Iterator[tuple[str, str]]:
    for case in path.read_text("utf-8").removesuffix("\n").split("\n---\n"):
        source, _, error = case.partition("\n!!")
        yield source, f"!!{error}"


def mistake(source: str) -> ParseError:
    with pytest.raises(ParseError) as caught:
        parse(Source(source))
    return caught.value


def shown(error: ParseError) -> str:
    return f"!!{' …' if error.incomplete else ''}\n{error.render()}"


CASES = {path.stem: [(f"{path.stem}:{number}", case) for number, case in enumerate(cases(path), 1)] for path in FILES}


def test_there_are_cases() -> None:
    assert sum(map(len, CASES.values())) > 500


@pytest.mark.skipif(UPDATE, reason="writes the errors instead")
@in_groups(CASES)
def test_a_mistake_is_explained(source: str, error: str) -> None:
    assert shown(mistake(source)) == error


@pytest.mark.skipif(not UPDATE, reason="writes the errors only when asked")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_write_the_errors(path: Path) -> None:
    written = [f"{source}\n{shown(mistake(source))}" for source, _ in cases(path)]
    path.write_text("\n---\n".join(written) + "\n", "utf-8")


@in_groups(CASES)
def test_the_span_is_inside_and_tight(source: str, error: str) -> None:
    span = mistake(source).span
    assert span is not None
    assert 0 <= span.start <= span.end <= len(source)
    text = source[span.start : span.end]
    assert text == text.strip()
    assert "\n" not in text


def test_every_code_has_a_case() -> None:
    text = "\n".join(path.read_text("utf-8") for path in FILES)
    missing = {code for code in SYNTAX if f"[{code}]" not in text}
    # What a file cannot hold is below; what only TypeScript has is in `typescript/`.
    assert missing == {"NUL", "LONE_SURROGATE_CHARACTER", "BIDI_CONTROL", "TS_UNSUPPORTED"}


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [
        ("a\0", "NUL", 1),
        ("'\0'", "NUL", 1),
        ("// \ud800", "LONE_SURROGATE_CHARACTER", 3),
        ("a; '\udfff'", "LONE_SURROGATE_CHARACTER", 4),
        *((f"'{chr(code)}'", "BIDI_CONTROL", 1) for code in (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F))),
        *((f"/* {chr(code)} */", "BIDI_CONTROL", 3) for code in range(0x2066, 0x206A)),
    ],
)
def test_characters_that_are_refused_everywhere(text: str, code: str, start: int) -> None:
    error = mistake(text)
    assert error.span is not None
    assert (error.code, error.span.start) == (code, start)


def test_offsets_count_from_the_first_character_of_the_file() -> None:
    error = mistake("#!/usr/bin/env latebind\r\n😀")
    assert error.span is not None
    assert (error.span.start, error.source and error.source.place(error.span.start).line) == (25, 2)
    error = mistake("'😀' 'é' +")
    assert error.span is not None
    assert error.span.start == 4


def test_the_first_mistake_is_reported() -> None:
    assert mistake("a b\n'unclosed").code == "MISSING_SEMICOLON"
    assert mistake("(a\n'unclosed").code == "UNCLOSED_STRING"
    assert mistake("f(a b]").code == "MISSING_COMMA"
    assert mistake("if (a { b }").code != "UNCLOSED_BRACKET"


@pytest.mark.parametrize("path", sorted((INVALID.parent / "valid").glob("*.txt")), ids=lambda path: path.stem)
def test_the_beginning_of_a_script_is_incomplete(path: Path) -> None:
    """Cut behind any token, a script is one still, or lacks only more lines; the prompt asks for them."""
    for case in path.read_text("utf-8").split("\n---\n"):
        source = case.partition("\n=>")[0]
        for end in scan(Source(source)).ends[:-1]:
            try:
                parse(Source(source[:end]))
            except ParseError as error:
                assert error.incomplete or needs_the_same_line(error, source[end:]), source[:end]


def needs_the_same_line(error: ParseError, rest: str) -> bool:
    """Whether what is missing cannot stand on another line: the end of a string, `=>`, the `(` after `new Error`."""
    if rest.lstrip().startswith(("=>", "/*", "function")) or error.code in ("UNCLOSED_STRING", "NEW_PARENS"):
        return True
    return error.code in ("UNCLOSED_INTERPOLATION", "ANGLE_COMPARISON")
