"""What the language server knows, asked without a server: places, regions, findings, fixes, completion, values."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from latebind import Runtime
from latebind.cli.commands.scripts import findings_of
from latebind.cli.hints import advised
from latebind.editor.language_server.analysis import Analysis, analyse, project_of
from latebind.editor.language_server.completion import completions
from latebind.editor.language_server.documents import Document
from latebind.editor.language_server.fixes import fixes
from latebind.editor.language_server.names import applied, definition
from latebind.editor.language_server.outline import symbols
from latebind.editor.language_server.positions import ENCODINGS, Positions
from latebind.editor.language_server.regions import Region, language_of, regions_of
from latebind.editor.language_server.signatures import signatures
from latebind.editor.language_server.values import pure_values
from latebind.grammar.source import Source, Span
from latebind.interp.scope import Binding
from latebind.tests.examples import up_to
from latebind.tests.late_cases import cases_of

TESTS = Path(__file__).parents[2]
RUNTIME = Runtime(shapes={"order": {"type": "object", "properties": {"total": {"type": "number"}}}})
PROJECT = project_of(RUNTIME, (), advised)
BYTES = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
TEXTS = st.text(alphabet="ab é€😀\n\r\u2028\x0b\x85", max_size=30)


def known(text: str) -> Analysis:
    return analyse(PROJECT, Region("script", text), "flow.late")


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_place_is_what_the_protocol_counts(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    codec, size = BYTES[encoding]
    for offset in range(len(text) + 1):
        before = re.split("\r\n|\r|\n", text[:offset])
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        place = len(before) - 1, len(before[-1].encode(codec)) // size
        assert positions.place(offset) == place
        assert positions.offset(*place) == offset


@given(TEXTS, st.sampled_from(ENCODINGS), st.integers(-3, 50), st.integers(-3, 50))
def test_any_place_is_some_offset(text: str, encoding: str, line: int, character: int) -> None:
    positions = Positions(text, encoding)
    offset = positions.offset(line, character)
    assert 0 <= offset <= len(text)
    if 0 <= line < positions.lines:
        assert positions.start(line) <= offset <= positions.end(line)


SCALARS = st.text(alphabet="a{}@()'\"\\ \n:#-é😀", min_size=1, max_size=25)


@given(
    st.lists(SCALARS.map(lambda text: f"{{{{ x }}}}{text}"), min_size=1, max_size=4),
    st.sampled_from("\"'|>"),
    st.booleans(),
)
def test_the_texts_of_yaml_are_those_that_pyyaml_reads(texts: list[str], style: str, unicode: bool) -> None:
    written = yaml.safe_dump(texts, default_style=style, allow_unicode=unicode, width=30)
    found = regions_of("yaml", written)
    assert [region.text for region in found] == texts
    for region in found:
        at = region.text.index("{{")
        assert written[region.outer(at) :].startswith("{{")
        assert region.inner(region.outer(at)) == at
        offsets = [region.outer(offset) for offset in range(len(region.text) + 1)]
        assert offsets == sorted(offsets)
        plain = [offset for offset, char in enumerate(region.text) if char in "ax@é😀"]
        assert [written[region.outer(each)] for each in plain if written[region.outer(each)] != "\\"] == [
            region.text[each] for each in plain if written[region.outer(each)] != "\\"
        ]


@pytest.mark.parametrize(
    ("path", "language", "kind"),
    [
        ("a.late", "plaintext", "late"),
        ("Untitled-1", "latebind", "late"),
        ("a.test.late", "latebind", "cases"),
        ("a.yml", None, "yaml"),
        ("a", "markdown", "markdown"),
        ("a.mts", "typescript", "module"),
        ("a.txt", "plaintext", None),
    ],
)
def test_what_a_file_holds(path: str, language: str | None, kind: str | None) -> None:
    assert language_of(path, language) == kind


CASES = [case for path in sorted((TESTS / "language").rglob("*.late")) for case in cases_of(path, TESTS / "language")]
INVALID = [
    case.partition("\n\0")[0]
    for path in sorted((TESTS / "grammar" / "invalid").glob("*.txt"))
    for case in path.read_text("utf-8").split("\n---\n")
]
TEXTS_OF_TESTS = [*(case.text for case in CASES), *(case.split("\n=>")[0] for case in INVALID)]


def differing(texts: list[str]) -> list[str]:
    """The texts of which the server says something else than `latebind check`."""
    runtime = Runtime()
    project = project_of(runtime, (), advised)
    return [
        text
        for text in texts
        if text.strip()
        and list(analyse(project, Region("script", text), "flow.late").findings)
        != list(findings_of(runtime, Source(text, "flow.late"), ()))
    ]


def test_findings_are_those_of_the_command() -> None:
    assert len(TEXTS_OF_TESTS) > 1_000
    assert differing(TEXTS_OF_TESTS[::25]) == []


@pytest.mark.long
def test_all_findings_are_those_of_the_command() -> None:
    assert differing(TEXTS_OF_TESTS) == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("order.totl", ["order.total"]),
        ("const price = 1\nprize + 1", ["const price = 1\nprice + 1"]),
        ("Math.maxx(1, 2)", ["Math.max(1, 2)"]),
        ('import { z } from "latebnd"\nz', ['import { z } from "latebind"\nz']),
        ("const a = 1\na = 2", ["let a = 1\na = 2"]),
        ("local r = Math.random()\nr", ["const r = Math.random()\nr"]),
        ("[1 2]", ["[1, 2]"]),
        ("order.total > 1 or 2", ["order.total > 1 || 2"]),
        ("const a = [1]\n[2]", ["const a = [1];\n[2]", "const a = [1]\n; [2]"]),
        ("“a” + “b”", ['"a" + "b"']),
        ("# a", ["// a"]),
        ('const s = "abc\ns', ['const s = "abc"\ns']),
        ("foo(1", ["foo(1)"]),
        ("for (x of [1]) { x }", ["for (const x of [1]) { x }"]),
        ("async function f() { return 1 }\nf()", ["async function f() { return 1 }\nawait f()"]),
        ("100n", ["100"]),
        ("const s = 1\n2", ["2"]),
        ("const s = order.total.toFixed()\n2", []),
        ("12abc", []),
        ("x ?? y || z", []),
        ("memory.length", []),
    ],
)
def test_fixes(text: str, mended: list[str]) -> None:
    [finding, *_] = known(text).findings
    found = fixes(text, finding, lambda other: known(other).findings)
    assert [applied(text, list(fix.changes)) for fix in found] == mended


def test_no_fix_of_any_broken_text_makes_it_worse() -> None:
    for text in INVALID[::12]:
        written = text.split("\n=>")[0]
        before = known(written).findings
        for finding in before[:1]:
            for fix in fixes(written, finding, lambda other: known(other).findings):
                after = known(applied(written, list(fix.changes))).findings
                assert finding not in after


LONG = "".join(f"const name_{number} = order\n" for number in range(300))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (f"{LONG}const x = name_12.§\n{LONG.replace('name', 'other')}", ["total"]),
        (f"{LONG}name_299§", ["name_299"]),
        (f"{LONG}function f(own) {{\n  return ow§\n}}\n", ["own"]),
    ],
)
def test_completion_in_a_long_script_looks_at_one_statement(typed: str, expected: list[str]) -> None:
    text = typed.replace("§", "")
    region = Region("script", text)
    before = known(text.replace("name_12.\n", "name_12\n"))
    found = completions(PROJECT, region, "flow.late", typed.index("§"), before, lambda space, prefix: [])
    assert [item.text for item in found] == expected


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("const p = [1, 2].map(x => x * 2)\nlocal t = p[0] + 1\nt", {"p": "[2, 4]", "t": "3"}),
        ("function f(x) { return x + 1 }\nlocal u = f(3)\nu", {"u": "4"}),
        ("local h = order.total\nlocal hh = 1 + h\nhh", {}),
        ('local m = memory.getItem("x")\nm', {}),
        ("local n = Date.now()\nlocal d = new Date()\n[n, d]", {}),
        ("local r = Math.random()\nr", {}),
        ("let a = 1\na += 1\nlocal b = a + 1\nb", {}),
        ("const o = expr { 1 + 1 }\no", {}),
        ('local s = "x".repeat(1_000_000).repeat(9)\nlocal z = 1 + 1\n[s, z]', {"z": "2"}),
        ("function f(x) { while (true) { x += 1 } }\nlocal t = f(1)\nlocal z = 1 + 1\n[t, z]", {"z": "2"}),
        ("const p = null\nlocal bad = p.foo.bar\nlocal z = 1 + 1\n[bad, z]", {"z": "2"}),
        ("const plain = 1\nplain", {}),
        ("console.log(1)\nconst a = [console.log(2)]\na", {}),
    ],
)
def test_values_of_what_is_pure(text: str, values: dict[str, str]) -> None:
    found = pure_values(known(text), RUNTIME.limits)
    assert {re.split(r"\W+", text[:offset])[-1]: value for offset, value in found} == values


def test_the_command_knows_the_variables_that_an_app_declares(tmp_path: Path) -> None:
    (tmp_path / "shaped.py").write_text(
        "import latebind\nruntime = latebind.Runtime(shapes={'order': {'type': 'number'}})\n"
    )
    (tmp_path / "a.late").write_text("order + 1\n")
    command = [sys.executable, "-m", "latebind", "check", "--app", "shaped:runtime", "a.late"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Math.max(§", ["Math.max(...values: number): number", 0]),
        ("Math.max(1, 2, §)", ["Math.max(...values: number): number", 0]),
        ('"a".padEnd(3, §', ["string.padEnd(length: integer, fill?: string): string", 1]),
        ('"@("a".at(§))"', ["string.at(index: integer): string | null", 0]),
        ("function f(a, { b, c } = {}, ...rest) { return a }\nf(1, §)", ["f(a, { b, c } = {}, ...rest)", 1]),
        ("function f(a, b = g(1, 2)) { return a }\nf(1, 2, 3, §)", ["f(a, b = g(1, 2))", None]),
        ("const g = (a, then = x => x) => a\ng(1, 2§)", ["g(a, then = x => x)", 1]),
        ("Math.max(Math.min(1, §), 2)", ["Math.min(...values: number): number", 0]),
        ("[1].map(x => §)", ["array.map(f: function): array", 0]),
        ("new Error(§)", None),
        ("[1].map(x => { § })", None),
        ("Math.max(1)§", None),
        ("Math§.max(1)", None),
        ("if (§", None),
        ("§", None),
        ("unknown(§)", None),
    ],
)
def test_signatures(typed: str, expected: list[object] | None) -> None:
    offset = typed.index("§")
    found = signatures(PROJECT, Region("script", typed.replace("§", "")), "flow.late", offset, None)
    assert ([found[0].text, found[0].current] if found else None) == expected


def test_signatures_in_a_template_and_in_a_long_script() -> None:
    [found] = signatures(PROJECT, Region("template", "Hi {{ Math.max(1, }}"), "mail.md", 18, None)
    assert found.parameters == ("...values: number",)
    lines = [
        "function tax(amount, rate) { return amount * rate }",
        *(f"const a{number} = {number}" for number in range(500)),
    ]
    text = "\n".join(lines) + "\n"
    [found] = signatures(PROJECT, Region("script", text + "tax(1, "), "flow.late", len(text) + 7, known(text))
    assert (found.text, found.current) == ("tax(amount, rate)", 1)


PIECES = [
    *("const a = 1", "const b = a + 1", "local c = b * a", "function f(x) { return x + a }", "f(1, 2)", "if (a) { let d = 1 }", "\n", "(", "'"),
    *("var e = () => f", "e = 1", "a", "x", " ", "\n\n", "const b = {", "}", "return 1", "/re/.test('a')", "// c", "import { z } from 'latebind'"),
]  # fmt: skip


@settings(max_examples=up_to(75))
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 12), st.sampled_from(PIECES)), max_size=12))
def test_a_file_that_is_edited_knows_what_a_new_one_knows(edits: list[tuple[int, int, str]]) -> None:
    lines = [f"const a{number} = [{number}, {{ key: a{number - 1} }}]" for number in range(1, 12)]
    text = "const a0 = 0\n" + "\n".join(lines) + "\nconst a = 1\nlocal z = a + a0\n"
    document = Document("file:///flow.late", "latebind", text, 1)
    for at, removed, piece in edits:
        start = at % (len(document.text) + 1)
        document.change(start, min(len(document.text), start + removed), f"{piece}\n" if at % 3 else piece)
        for region in document.regions(PROJECT):
            mine, fresh = document.analysis(PROJECT, region), known(region.text)
            assert mine.findings == fresh.findings
            assert symbols(mine.script) == symbols(fresh.script)
            assert places(mine) == places(fresh)


def places(analysis: Analysis) -> dict[Span, Span | None]:
    """Where each name of a script is bound."""
    found = analysis.resolution.names.items()
    return {node.span: definition(each) for node, each in found if isinstance(each, Binding)}
