"""Texts that are too long, too deep or too large; and that nothing overflows or takes more than linear work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from latebind.grammar import nodes as n
from latebind.grammar.errors import LatebindError, LimitError, ParseError
from latebind.grammar.parser import parse, parse_expression, parse_template
from latebind.grammar.source import Source
from latebind.tests.line_events import line_events
from latebind.tests.small_stack import on_small_stack


@dataclass(frozen=True)
class Bounds:
    source: int = 64 * 1024
    nesting: int = 64
    nodes: int = 10_000


WIDE = Bounds(source=10_000_000, nodes=10_000_000)


def refused(text: str, limits: Bounds = Bounds(), how: Callable[..., Any] = parse) -> LimitError:
    with pytest.raises(LimitError) as caught:
        how(Source(text), limits)
    assert caught.value.source is not None
    assert caught.value.span is not None
    return caught.value


@pytest.mark.parametrize("char", ["a", "é", "名", "😀"])
def test_source_counts_bytes(char: str) -> None:
    size = len(char.encode())
    text = "//" + char * ((64 * 1024 - 2) // size)
    parse(Source(text))
    error = refused(text + char)
    assert error.code == "LIMIT_SOURCE"
    assert error.span is not None
    assert error.span.start == len(text)
    assert refused(text + char, how=parse_template).code == "LIMIT_SOURCE"


# What makes a tree one level deeper, around an inner text.
DEEPER: dict[str, tuple[str, str]] = {
    "parentheses": ("(", ")"),
    "arrays": ("[", "]"),
    "objects": ("({ a: ", " }).a"),
    "calls": ("f(", ")"),
    "indexes": ("a[", "]"),
    "strings": ('"@(', ')"'),
    "escaped strings": ('"@(f(\\"@(', ')\\"))"'),
    "triple strings": ('"""@(', ')"""'),
    "templates": ("`${", "}`"),
    "signs": ("- ", ""),
    "negations": ("!", ""),
    "awaits": ("await ", ""),
    "conditionals": ("a ? b : ", ""),
    "conditions": ("a ? ", " : b"),
    "powers": ("a ** ", ""),
    "arrows": ("x => ", ""),
    "parameters": ("(x) => ", ""),
    "defaults": ("(x = ", ") => x"),
    "bodies": ("x => { return ", " }"),
    "transactions": ("expr { ", " }"),
    "angles": ("expr < ", " >"),
    "new": ("new Error(", ")"),
    "spreads": ("[...", "]"),
    "operators": ("a + b * ", " ** c"),
    "ifs": ("if (a) { ", " }"),
    "elses": ("if (a) {} else { ", " }"),
    "loops": ("for (const x of xs) { ", " }"),
    "tries": ("try { ", " } catch {}"),
    "catches": ("try {} catch { ", " }"),
    "assignments": ("a = ", ""),
    "assigned items": ("a[b = ", "] = c"),
    "targets": ("[a = ", "] = c"),
    "deletes": ("delete a[", "]"),
    "increments": ("++a[", "]"),
    "bits": ("a & b ^ (c | ", ")"),
    "shifts": ("a << (", ")"),
    "tildes": ("~", ""),
    "functions": ("function f() { ", " }"),
    "function values": ("(function () { return ", " })"),
    "async functions": ("async () => { ", " }"),
    "methods": ("a = { f() { return ", " } }"),
    "method statements": ("a = { f() { ", " } }"),
    "whiles": ("while (a) { ", " }"),
    "braceless whiles": ("while (a) ", ""),
    "braceless ifs": ("if (a) ", ""),
    "braceless elses": ("if (a) b; else while (c) ", ""),
    "braceless loops": ("for (const x of xs) ", ""),
    "counting loops": ("for (let i = 0; i < 3; i++) ", ""),
    "key loops": ("for (const k in o) ", ""),
    "loop tests": ("for (;(() => { ", " })();) {}"),
    "dos": ("do { ", " } while (a)"),
    "braceless dos": ("do ", "; while (a)"),
    "switches": ("switch (a) { case 1: ", " }"),
    "cases": ("switch (a) { case (() => { ", " })(): }"),
    "subjects": ("switch ((() => { ", " })()) {}"),
    "case blocks": ("switch (a) { default: { ", " } }"),
}
# Chains, which are not deep however long they are.
LONGER: dict[str, tuple[str, str]] = {
    "sums": ("a", " + a"),
    "differences": ("a", " - a"),
    "products": ("a", " / a"),
    "ands": ("a", " && a"),
    "ors": ("a", " || a"),
    "coalescing": ("a", " ?? a"),
    "comparisons": ("a", " == a"),
    "members": ("a", ".a"),
    "optional members": ("a", "?.a"),
    "calls": ("a", "()"),
    "indexes": ("a", "[a]"),
    "postfixes": ("a", ".b(c)"),
    "branches": ("if (a) {}", " else if (a) {}"),
    "braceless branches": ("if (a) b", "; else if (a) b"),
    "cases": ("switch (a) { case 1: ", "b; case 1: "),
    "declarations": ("let a", ", a"),
    "bits": ("a", " | a"),
    "shifts": ("a", " << a"),
    "updates": ("a", "; a++"),
    "switches": ("a", "; switch (a) {}"),
    "functions": ("", "function f() {}"),
    "sequences": ("for (a", ", a"),
    "statements": ("a", "\na"),
    "items": ("[a]; [a", ", a"),
}
# How those end that need an end, and which are one chain of nodes: each goes down a level in the tree.
ENDS = {"items": "]", "cases": "}", "sequences": ";;) {}"}
CHAINS = frozenset(
    ["sums", "differences", "products", "ands", "ors", "coalescing", "comparisons", "members", "optional members", "calls",
     "indexes", "postfixes", "bits", "shifts"]
)  # fmt: skip


@pytest.mark.parametrize("name", DEEPER)
def test_nesting_has_a_limit(name: str) -> None:
    before, after = DEEPER[name]
    parse(Source(before * 15 + "a" + after * 15))
    error = refused(before * 66 + "a" + after * 66)
    assert error.code == "LIMIT_NESTING"


def test_64_levels_are_allowed() -> None:
    for before, after in ("()", "[]", ("f(", ")"), ("if (a) {", "}"), ("- ", ""), ("x => ", ""), ("a ? b : ", "")):
        parse(Source(before * 64 + "a" + after * 64))
        assert refused(before * 65 + "a" + after * 65).code == "LIMIT_NESTING"
    error = refused("a;\n" + "(" * 65 + "a" + ")" * 65)
    assert error.span is not None
    assert error.span.start == 3 + 64
    parse(Source("(" * 9 + "a" + ")" * 9), Bounds(nesting=9))
    refused("(" * 10 + "a" + ")" * 10, Bounds(nesting=9))
    refused("(" * 10 + "a" + ")" * 10, Bounds(nesting=9), parse_expression)
    refused("{{" + "(" * 10 + "a" + ")" * 10 + "}}", Bounds(nesting=9), parse_template)


@pytest.mark.parametrize("name", LONGER)
def test_chains_are_not_nested(name: str) -> None:
    first, again = LONGER[name]
    closer = ENDS.get(name, "")
    parse(Source(first + again * 500 + closer), WIDE)
    text = first + again * 3_000 + closer
    if name not in CHAINS:
        parse(Source(text), WIDE)
    else:
        # Even a chain ends: nothing that goes down a tree may have to go down thousands of nodes.
        assert refused(text, WIDE).code == "LIMIT_NESTING"


def test_nodes_have_a_limit() -> None:
    text = "a\n" * 5_000  # a statement and a name each
    parse(Source(text))
    error = refused(text + "b")
    assert error.code == "LIMIT_NODES"
    assert error.span is not None
    assert error.span.start == len(text)
    assert refused("[" + "a," * 10_000 + "]").code == "LIMIT_NODES"
    assert refused("{{a}}" * 10_001, how=parse_template).code == "LIMIT_NODES"


def test_chains_of_several_operators() -> None:
    parse(Source("a" + " + a - a" * 300))
    parse(Source("a" + " * a / a % a" * 200))
    parse(Source("a" + ".b(c)[d]?.e?.(f)" * 150))
    parse(Source("a" + " + a" * 1_000))


@pytest.mark.parametrize("name", DEEPER)
def test_no_depth_overflows_a_small_stack(name: str) -> None:
    """Deep texts: whole, cut short, wrong at the end; and as deep as is allowed."""
    before, after = DEEPER[name]
    deep = before * 1_200
    texts = [before * 2_500 + "a" + after * 2_500, deep, deep + "a b", deep + ")"]
    on_a_small_stack([*texts, before * 30 + "a" + after * 30])


@pytest.mark.parametrize("name", LONGER)
def test_no_length_overflows_a_small_stack(name: str) -> None:
    first, again = LONGER[name]
    on_a_small_stack([first + again * 2_500, first + again * 1_200 + " b", first + again * 1_000])


def on_a_small_stack(texts: list[str]) -> None:
    """Parse on a thread with the smallest stack that is in use: what overflows it ends the process."""

    def outcome(text: str) -> object:
        try:
            parse(Source(text), WIDE)
        except LatebindError as error:
            return error.render()
        except BaseException as error:
            return error
        return "a script"

    found = on_small_stack(lambda: [outcome(text) for text in texts])
    assert len(found) == len(texts)
    assert all(isinstance(error, str) for error in found), found


def test_a_chain_can_be_walked_in_a_loop() -> None:
    node = parse_expression(Source(" + ".join("a" * 500)))
    length = 0
    while isinstance(node, n.Binary):
        assert isinstance(node.right, n.Name)
        node = node.left
        length += 1
    assert length == 499


def _environment(before: str, inner: str, after: str) -> Callable[[int], str]:
    return lambda size: before * size + inner + after * size


def _repeated(first: str, again: str) -> Callable[[int], str]:
    return lambda size: first + again * size


# Each text is long in its own way; four times as long, it may take about four times as much work.
# Some are few tokens, however long: what reads those is a regular expression.
FEW_TOKENS: dict[str, Callable[[int], str]] = {
    "spaces": lambda size: " " * size * 10,
    "lines": lambda size: "\n" * size * 10,
    "comments": lambda size: "/* */ // a\n" * size,
    "comment": lambda size: "/*" + "* /" * size,
    "digits": lambda size: "1" * size * 5,
    "hex": lambda size: "0x" + "f" * size * 5,
    "separators": lambda size: "1_" * size * 5,
    "name": lambda size: "a" * size * 10,
    "unicode name": lambda size: "é" * size * 10,
    "string": lambda size: '"' + "a" * size * 10,
    "escapes": lambda size: '"' + "\\n" * size * 5 + '"',
    "at signs": lambda size: '"' + "@" * size * 5 + '"',
    "indented": lambda size: '"""\n' + "    a\n" * size + '  """',
    "blank lines": lambda size: '"""\n' + "     \n" * size + '  """',
    "quotes": lambda size: '"""' + '""a' * size + '"""',
    "dollars": lambda size: "`" + "$" * size * 5 + "`",
}
LONG: dict[str, Callable[[int], str]] = {
    **FEW_TOKENS,
    **{f"deep {name}": _environment(before, "a", after) for name, (before, after) in DEEPER.items()},
    **{f"open {name}": _environment(before, "", "") for name, (before, _) in DEEPER.items()},
    **{f"long {name}": _repeated(first, again) for name, (first, again) in LONGER.items()},
    "open parentheses": lambda size: "a;" * size + "(a = " * 100,
    "holes": lambda size: '"' + "@(a)" * size + '"',
    "lines in blocks": lambda size: "if (a) { " * size + "a\n" * size + "}" * size,
    "lines in calls": lambda size: "f(x => { " * size + "a\n" * size + "})" * size,
    "escaped quotes in parentheses": lambda size: "(" * size + '"@(' + '\\"a\\" + ' * size + 'a)"' + ")" * size,
    "question marks": lambda size: "a ? " * size,
    "errors at the end": lambda size: "f(a);\n" * size + "a b",
    "angles on one line": lambda size: "expr < a > ; " * size + "a b",
    "arrows at line ends": lambda size: "x => {}\n(1);" * size,
}


def attempt(text: str) -> None:
    """Parse, whatever comes of it."""
    try:
        parse(Source(text), WIDE)
    except LatebindError:
        pass


# In `make test`, of what is nested in one way or another, every second one is whole, and the others are cut off.
LATER = {f"{'deep' if at % 2 else 'open'} {name}" for at, name in enumerate(DEEPER)} - {"open parentheses"}


# Chains are scripts at both of the small lengths, and at none of the large ones.
@pytest.mark.parametrize(
    ("name", "size"),
    [
        *(pytest.param(name, 100, marks=pytest.mark.long if name in LATER else []) for name in LONG),
        *(pytest.param(name, 1_100, marks=pytest.mark.long) for name in LONG),
    ],
)
def test_work_is_linear(name: str, size: int) -> None:
    """In lines of Python. Most of these texts are too deep to be a script, at both lengths."""
    attempt(LONG[name](20))  # imports what it needs
    small, large = (line_events(partial(attempt, LONG[name](length))) for length in (size, 4 * size))
    assert large < small * 4.5


@pytest.mark.parametrize("name", FEW_TOKENS)
def test_no_character_is_read_again_and_again(name: str) -> None:
    """A regular expression's work cannot be counted. With some hundred thousand characters, it would take till pytest ends it."""
    attempt(FEW_TOKENS[name](40_000))


def test_messages_stay_short() -> None:
    long = "a" * 50_000
    for text in (
        long + "() = 1",
        "delete " + long,
        f"for ({long} of a) b",
        f"({{ {long} x }})",
        "1" * 400 + "n",
        "0" * 50_000,
        "const " + long,
        '"' + long,
    ):
        with pytest.raises(ParseError) as caught:
            parse(Source(text))
        assert len(caught.value.render()) < 1_000
