"""The formatter: it keeps what a script means, every token, comment and line, and changes nothing the second time.

What the style is stands in style.txt: a script, then `=>` and what becomes of it. LATEBIND_UPDATE_GOLDEN=1 writes that anew,
for a person to read through.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from latebind.cli.app import cli
from latebind.editor import formatter
from latebind.editor.formatter import format_text
from latebind.editor.pieces import COMMENTS, pieces
from latebind.editor.structure import same_tree
from latebind.grammar.errors import LatebindError
from latebind.grammar.lexer import scan
from latebind.grammar.parser import parse
from latebind.grammar.source import Source
from latebind.tests.conformance.programs import generate
from latebind.tests.examples import up_to
from latebind.tests.grammar.test_trees import shown
from latebind.tests.rows import hold, split

HERE = Path(__file__).parent
TESTS = HERE.parent
STYLE = HERE / "style.txt"
SCRIPTS = sorted(path for folder in (TESTS, TESTS.parent / "examples") for path in folder.rglob("*.late"))
VALID = sorted((TESTS / "grammar" / "valid").glob("*.txt"))
INVALID = sorted((TESTS / "grammar" / "invalid").glob("*.txt"))
COMMENT_TEXTS = [
    "/* a */",
    "/* a\n b */",
    "/* a\n   * b\n */",
    "// a\n",
    "//=> a\n",
    "\n",
    "\n\n\n",
    " ",
    "\t",
    "\r\n// a\r\n",
    *("/**/", "/* @( */", "// @(x)\n", "// a \t \n", "/*\r\n * a\r\n */", "\n \n\t\n", "/*\u2028*/", "//\u2028"),
    *("\u00a0", "\ufeff", "\u2028", "\x0b", "\x0c", "\r"),
]
# What is written in many ways: texts in texts, over several lines, patterns, divisions, long lines, signs in a row.
ODD = [
    "`a ${ `b ${ c } d` } e\n f`",
    "x = `\n  ${\n y }\n`",
    '"@( "@( a + "@(b)" )" )"',
    'x = """\n a\n  @( "q" )\n """',
    '"\\"@(a)\\""',
    "'\\\n'",
    "/re[/]g/.test(a) / b / c",
    "x = a // b\n / c",
    "a = b\n++c",
    "a\n;[1].map(x => x)",
    "x = y\n;`z`",
    "- -a + +b - --c + ++d",
    "1..toString() + 1 .toFixed()",
    "x" + " + x" * 200,
    "f(" + ", ".join(f"'argument {number}'" for number in range(80)) + ")",
    "a ? b : c ? d : e",
    "x\n  .a()\n  // why\n  .b()",
    "({ a, b: { c = 1 }, ...d } = e)",
    "a?.[0]?.(1)?.b ?? !(!a)",
    "expr < a >",
    "local x = expr { return 1 }",
]


def parts(path: Path, end: str = "\n\0") -> Iterator[str]:
    """The texts of a file of cases, each up to `end`."""
    for case in path.read_text("utf-8").split("\n---\n"):
        yield f"\n{case}".partition(end)[0][1:]


def is_script(text: str) -> bool:
    try:
        parse(Source(text))
    except LatebindError:
        return False
    return True


TOGETHER = [*ODD, *(text for path in VALID for text in parts(path, "\n=>") if is_script(text))]


def kept(text: str) -> list[tuple[str, bool]]:
    """The tokens and comments of a text, and before which of them a line ends."""
    found = list(pieces(scan(Source(text.replace("\r\n", "\n")))))
    return [
        (" ".join(piece.text.split()) if piece.kind in COMMENTS else piece.text, number > 0 and piece.breaks > 0)
        for number, piece in enumerate(found[:-1])
    ]


def gaps(text: str) -> Iterator[str]:
    """What stands between the tokens and comments of a text."""
    end = 0
    for piece in pieces(scan(Source(text))):
        yield text[end : piece.start]
        end = piece.start + len(piece.text)


def check(text: str) -> str:
    """Format a script and give the result, once it is known to say the same."""
    made = format_text(Source(text))
    assert format_text(Source(made)) == made
    assert shown(parse(Source(made))) == shown(parse(Source(text)))
    assert kept(made) == kept(text)
    assert not any(re.search(r"[ \t\r]\n|\n\n\n|\t", gap) for gap in gaps(made.replace("\r\n", "\n")))
    assert made == "" or (made[0] not in " \n" and made.endswith("\n") and not made.endswith(("\n\n", "\r\n\r\n")))
    return made


def test_there_are_scripts() -> None:
    assert len(SCRIPTS) > 90
    assert len(VALID) > 15
    assert len(INVALID) > 10


PARTS = split(((path.relative_to(TESTS.parent).as_posix(), (path,)) for path in SCRIPTS), 16)


@pytest.mark.parametrize("half", [0, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("part", PARTS)
def test_scripts_stay_what_they_are(part: str, half: int) -> None:
    """Of each file every other script; `make long` formats the rest."""
    hold(check_file, ((name, (*given, half)) for name, given in PARTS[part]))


def check_file(path: Path, half: int) -> None:
    for text in filter(is_script, islice(parts(path), half, None, 2)):
        check(text)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_valid_texts_stay_what_they_are(path: Path) -> None:
    for text in parts(path, "\n=>"):
        check(text)
        check(text.replace("\n", "\r\n") if "\r" not in text else text)


def commented(text: str, rng: Random) -> str:
    """A script with comments, line ends and white space where no token is in their way."""
    made, end = "", 0
    for piece in list(pieces(scan(Source(text)))):
        made += text[end : piece.start] + (rng.choice(COMMENT_TEXTS) if rng.random() < 0.15 else "")
        made += text[piece.start : piece.start + len(piece.text)]
        end = piece.start + len(piece.text)
    return made


MOST = 10_000  # characters of a program: indented, one of nothing but nested objects may be too long for a script


def generated(seed: int, count: int) -> int:
    """How many generated programs with comments are scripts, and stay what they are."""
    found = 0
    for index in range(count):
        text = commented(generate(seed, index).late, Random(f"{seed}:{index}"))
        if len(text) <= MOST and is_script(text):
            check(text)
            found += 1
    return found


def test_generated_programs_with_comments_stay_what_they_are() -> None:
    assert generated(1, 120) > 40


def test_odd_scripts_are_scripts() -> None:
    assert [text for text in ODD if not is_script(text)] == []


@settings(max_examples=up_to(150))
@given(st.integers(0, 2**32))
def test_scripts_put_together_stay_what_they_are(seed: int) -> None:
    rng = Random(seed)
    text = commented("\n".join(rng.choices(TOGETHER, k=rng.choice((1, 2, 3)))), rng)
    if rng.random() < 0.2:
        text = text.replace("\r\n", "\n").replace("\n", "\r\n")
    text = rng.choice(("", "", "", "\ufeff", "#! latebind\n")) + text
    if is_script(text):
        check(text)


@pytest.mark.long
def test_many_generated_programs_with_comments_stay_what_they_are() -> None:
    assert generated(2, 20_000) > 10_000


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_broken_texts_are_left_alone(path: Path, tmp_path: Path) -> None:
    texts = {}
    for number, text in enumerate(parts(path, "\n!!")):
        file = tmp_path / f"{number:03}.late"
        file.write_text(text, "utf-8", newline="")
        texts[file] = file.read_bytes()
    done = CliRunner().invoke(cli, ["fmt", *map(str, texts)], prog_name="latebind")
    assert done.exit_code == 3, done.output
    assert {file: file.read_bytes() for file in texts} == texts
    assert sorted(tmp_path.iterdir()) == sorted(texts)
    assert [file.name for file in texts if f"{file}:" not in done.stderr] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="POSIX alone")
def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "a.late"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=("a=1",))
    writer.start()
    done = CliRunner().invoke(cli, ["fmt", str(pipe)], prog_name="latebind")
    writer.join()
    assert (done.exit_code, done.stdout) == (2, "")
    assert "it is no regular file" in done.stderr
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]


def test_a_long_name_is_no_hindrance(tmp_path: Path) -> None:
    file = tmp_path / f"{'x' * 250}.late"
    file.write_text("a=1")
    done = CliRunner().invoke(cli, ["fmt", str(file)], prog_name="latebind")
    assert (done.exit_code, file.read_text(), list(tmp_path.iterdir())) == (0, "a = 1\n", [file])


def style_cases() -> list[tuple[str, str]]:
    cases = STYLE.read_text("utf-8").removesuffix("\n").split("\n---\n")
    return [(text, made) for text, _, made in (case.partition("\n=>\n") for case in cases)]


@pytest.mark.parametrize(("text", "made"), style_cases(), ids=lambda text: text.partition("\n")[0])
def test_style(text: str, made: str) -> None:
    if "LATEBIND_UPDATE_GOLDEN" not in os.environ:
        assert check(text) == f"{made}\n"


@pytest.mark.skipif("LATEBIND_UPDATE_GOLDEN" not in os.environ, reason="writes the results only when asked")
def test_write_the_style() -> None:
    written = [f"{text}\n=>\n{check(text)}" for text, _ in style_cases()]
    STYLE.write_text("---\n".join(written), "utf-8")


def test_the_first_line_end_decides() -> None:
    assert format_text(Source("a\r\nb\n")) == "a\r\nb\r\n"
    assert format_text(Source("a\nb\r\n")) == "a\nb\n"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n"])
def test_an_empty_text_stays_empty(text: str) -> None:
    assert format_text(Source(text)) == ""


def test_cases_stay_what_they_are() -> None:
    text = "// a\n//user  ana\n1+1   //=>   2\n\n\n---\nexpr{a}\n//!! UNKNOWN_NAME\n"
    made = "// a\n//user  ana\n1 + 1 //=>   2\n---\nexpr { a }\n//!! UNKNOWN_NAME\n"
    assert format_text(Source(text, "a.test.late")) == made


@pytest.mark.parametrize("name", ["flow.ts", "flow.mts", "flow.js", "flow.mjs"])
def test_other_languages_are_refused(name: str) -> None:
    with pytest.raises(LatebindError) as refused:
        format_text(Source("a", name))
    assert refused.value.code == "CANNOT_FORMAT"


@pytest.mark.parametrize("text", ["return a", "a + ++b", "const x = 1", "typeof a"])
def test_a_fault_of_the_formatter_is_noticed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatter, "spaced", lambda *_, **__: False)
    with pytest.raises(LatebindError) as refused:
        format_text(Source(text))
    assert refused.value.code == "CANNOT_FORMAT"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0", "-0"),
        ("1", "1.5"),
        ("a", "b"),
        ("a?.b", "a.b"),
        ("a\nb", "a"),
        ("(a)", "a"),
        ("'1'", "1"),
        ("[a]", "[a, a]"),
    ],
)
def test_trees_that_differ(one: str, other: str) -> None:
    assert not same_tree(parse(Source(one)), parse(Source(other)))
    assert same_tree(parse(Source(one)), parse(Source(f" {one} // a")))
