"""Texts and their trees. The cases stand in valid/: a script, then `=>` and each statement of its tree.

LATEBIND_UPDATE_GOLDEN=1 writes the trees anew, for a person to read through.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest

from latebind.grammar import nodes as n
from latebind.grammar.errors import ParseError
from latebind.grammar.parser import parse, parse_expression, parse_template
from latebind.grammar.source import Source
from latebind.tests.rows import in_groups

VALID = Path(__file__).parent / "valid"
FILES = sorted(VALID.glob("*.txt"))


def cases(path: Path) -> Iterator[tuple[str, str]]:
    """The scripts of a file, each with the lines of its tree."""
    for case in path.read_text("utf-8").removesuffix("\n").split("\n---\n"):
        source, _, tree = f"\n{case}".partition("\n=>")
        yield source[1:], f"=>{tree}"


def shown(tree: n.Script) -> str:
    return "\n".join(f"=> {show(statement)}" for statement in tree.body) or "=>"


CASES = {path.stem: [(f"{path.stem}:{number}", case) for number, case in enumerate(cases(path), 1)] for path in FILES}


def test_there_are_cases() -> None:
    assert sum(map(len, CASES.values())) > 350


@in_groups(CASES)
def test_a_text_has_its_tree(source: str, tree: str) -> None:
    if "LATEBIND_UPDATE_GOLDEN" not in os.environ:
        assert shown(parse(Source(source))) == tree


@pytest.mark.skipif("LATEBIND_UPDATE_GOLDEN" not in os.environ, reason="writes the trees only when asked")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_write_the_trees(path: Path) -> None:
    written = [f"{source}\n{shown(parse(Source(source)))}" for source, _ in cases(path)]
    path.write_text("\n---\n".join(written) + "\n", "utf-8")


@in_groups(CASES)
def test_spans_are_exact(source: str, tree: str) -> None:
    """What a node spans, parsed by itself, is the node."""
    for node, parent in walk(parse(Source(source))):
        text = source[node.start : node.end]
        assert text == text.strip(), (node, text)
        assert parent.start <= node.start <= node.end <= parent.end
        if isinstance(node, n.Member):
            name = source[node.name_start : node.end]
            assert normalize("NFC", name) == node.name
        if isinstance(node, n.NamePattern | n.Name):
            assert normalize("NFC", text) == node.name
        if '\\"' in source or isinstance(node, n.BlockStatement) or _is_part(node, parent):
            continue  # what stands only where it stands: the block of a `case`, a method of an object, `handler: f`
        if isinstance(node, n.Expr) and not text.startswith("expr"):
            assert show(parse_expression(Source(text))) == show(node)
        elif isinstance(node, n.Statement):
            assert [show(statement) for statement in parse(Source(text)).body] == [show(node)]


def _is_part(node: n.Node, parent: n.Node) -> bool:
    if isinstance(parent, n.ExportDefault):
        return isinstance(node, n.Object) and node.start == parent.start
    return isinstance(parent, n.Property) and isinstance(node, n.Arrow) and node.start == parent.start


def walk(node: n.Node) -> Iterator[tuple[n.Node, n.Node]]:
    """All nodes below a node, each with the node it is part of."""
    for field in node.__match_args__:
        items = [getattr(node, field)]
        for item in items:
            if isinstance(item, tuple):
                items += item
            elif isinstance(item, n.Node):
                yield item, node
                yield from walk(item)


# The tree as text: operators first, as in Lisp.


def show(node: Any) -> str:
    match node:
        case None:
            return "_"
        case str():
            return json.dumps(node, ensure_ascii=False)
        case tuple():
            return " ".join(map(show, node))
    return SHOW[type(node)](node)


def _form(*parts: Any) -> str:
    return "(" + " ".join(part for part in parts if part) + ")"


def _constant(node: n.Constant) -> str:
    if isinstance(node.value, float):
        return f"{node.value!r}"
    return json.dumps(node.value, ensure_ascii=False)


def _property(node: n.Property) -> str:
    key = json.dumps(node.key, ensure_ascii=False) if isinstance(node.key, str) else f"[{show(node.key)}]"
    return f"{key}: {show(node.value)}"


def _pattern_property(node: n.PatternProperty) -> str:
    return f"{json.dumps(node.key, ensure_ascii=False)}: {show(node.target)}{_default(node.default)}"


def _default(value: n.Expr | None) -> str:
    return "" if value is None else f" = {show(value)}"


def _rest(node: n.ObjectPattern | n.ArrayPattern) -> tuple[str, ...]:
    return () if node.rest is None else (f"...{show(node.rest)}",)


def _function(node: n.Arrow) -> str:
    word = "async " if node.is_async else ""
    name = f"function {node.name.name}" if node.name is not None else ""
    return f"({word}{name}({', '.join(map(show, node.params))}) => {show(node.body)})"


def _if(node: n.If) -> str:
    branches = [f"{show(test)} {show(block)}" for test, block in node.branches]
    return _form("if", *branches, node.otherwise and f"else {show(node.otherwise)}")


def _try(node: n.Try) -> str:
    handler = node.handler and f"catch {show(node.param)} {show(node.handler)}"
    return _form("try", show(node.body), handler, node.finalizer and f"finally {show(node.finalizer)}")


SHOW: dict[type, Callable[[Any], str]] = {
    n.Constant: _constant,
    n.Text: lambda node: _form("text" if node.quote == '"' else "template", show(node.parts)),
    n.Name: lambda node: node.name,
    n.Paren: lambda node: _form("paren", show(node.inner)),
    n.Spread: lambda node: f"...{show(node.value)}",
    n.Array: lambda node: f"[{', '.join(map(show, node.items))}]",
    n.Property: _property,
    n.Object: lambda node: f"{{{', '.join(map(show, node.properties))}}}",
    n.Unary: lambda node: _form(node.op, show(node.operand)),
    n.Binary: lambda node: _form(node.op, show(node.left), show(node.right)),
    n.Logical: lambda node: _form(node.op, show(node.left), show(node.right)),
    n.Conditional: lambda node: _form("?:", show(node.test), show(node.then), show(node.otherwise)),
    n.Member: lambda node: _form("?." if node.optional else ".", show(node.object), node.name),
    n.Index: lambda node: _form("?.[]" if node.optional else "[]", show(node.object), show(node.index)),
    n.Call: lambda node: _form("?.call" if node.optional else "call", show(node.callee), show(node.args)),
    n.New: lambda node: _form("new", node.name, show(node.args)),
    n.Arrow: _function,
    n.Assign: lambda node: _form(node.op, show(node.target), show(node.value)),
    n.Update: lambda node: _form(f"{node.op}." if node.prefix else f".{node.op}", show(node.target)),
    n.Delete: lambda node: _form("delete", show(node.target)),
    n.Regex: lambda node: f"/{node.pattern}/{node.flags}",
    n.ExprBlock: lambda node: _form("expr", show(node.body)),
    n.NamePattern: lambda node: node.name,
    n.PatternProperty: _pattern_property,
    n.ObjectPattern: lambda node: f"{{{', '.join([*map(show, node.properties), *_rest(node)])}}}",
    n.PatternElement: lambda node: f"{show(node.target)}{_default(node.default)}",
    n.ArrayPattern: lambda node: f"[{', '.join([*map(show, node.elements), *_rest(node)])}]",
    n.Param: lambda node: f"{'...' if node.rest else ''}{show(node.target)}{_default(node.default)}",
    n.Block: lambda node: f"<{'; '.join(map(show, node.body))}>",
    n.LocalDef: lambda node: _form("local", show(node.target), show(node.value)),
    n.BlockStatement: lambda node: show(node.block),
    n.VariableDef: lambda node: _form(node.kind, show(node.declarations)),
    n.Declaration: lambda node: show(node.target) + ("" if node.value is None else f" = {show(node.value)}"),
    n.FunctionDef: lambda node: show(node.value),
    n.ExpressionStatement: lambda node: show(node.value),
    n.If: _if,
    n.For: lambda node: _form("for", node.kind, show(node.target), "of", show(node.iterable), show(node.body)),
    n.ForIn: lambda node: _form("for", node.kind, show(node.target), "in", show(node.object), show(node.body)),
    n.ForLoop: lambda node: _form(
        "for", f"{show(node.init)};", f"{show(node.test)};", show(node.update), show(node.body)
    ),
    n.While: lambda node: _form("while", show(node.test), show(node.body)),
    n.DoWhile: lambda node: _form("do", show(node.body), show(node.test)),
    n.Switch: lambda node: _form("switch", show(node.subject), show(node.cases)),
    n.Case: lambda node: f"{'default' if node.test is None else show(node.test)}: {show(node.body)}",
    n.Try: _try,
    n.Return: lambda node: _form("return", node.value and show(node.value)),
    n.Throw: lambda node: _form("throw", show(node.value)),
    n.Break: lambda node: "(break)",
    n.Continue: lambda node: "(continue)",
    n.Import: lambda node: _form("import", f"{{{', '.join(map(show, node.names))}}}", json.dumps(node.module)),
    n.ImportName: lambda node: f"{node.imported} as {show(node.target)}",
    n.ExportNames: lambda node: _form("export", f"{{{', '.join(map(show, node.names))}}}", json.dumps(node.module)),
    n.ExportDefault: lambda node: _form("export", show(node.value)),
}


# What the files cannot hold: line ends, and texts that are not scripts.


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_line_ends(end: str) -> None:
    assert shown(parse(Source(f"a{end}b // c{end}d"))) == "=> a\n=> b\n=> d"
    assert shown(parse(Source(f"#!/usr/bin/env latebind{end}a"))) == "=> a"
    assert shown(parse(Source(f"return{end}"))) == "=> (return)"


@pytest.mark.parametrize("space", "\t\v\f \xa0\ufeff\u1680\u2003\u202f\u205f\u3000")
def test_white_space_is_javascripts(space: str) -> None:
    assert shown(parse(Source(f"{space}a{space}+{space}b{space}"))) == "=> (+ a b)"
    assert shown(parse(Source(f"return{space}true{space};"))) == "=> (return true)"


@pytest.mark.parametrize("space", "\x1c\x85\u180e\u200b\u2060")
def test_white_space_is_not_pythons(space: str) -> None:
    with pytest.raises(ParseError):
        parse(Source(f"a{space}+ b"))


def test_line_ends_in_strings() -> None:
    for quote in ('"""', "`"):
        assert value(f"{quote}a\r\nb\rc\nd\u2028e{quote}") == "a\nb\nc\nd\u2028e"
        assert value(f"{quote}a\\r\\n{quote}") == "a\r\n"
        assert value(f"{quote}a\\\r\nb{quote}") == "ab"
    assert value("'a\u2028b\u2029c'") == "a\u2028b\u2029c"
    assert value("'a\\\r\nb\\\u2028c\\\rd'") == "abcd"
    assert value('"""\r\n  a\r\n   b\r\n  """') == "a\n b"


def value(text: str) -> Any:
    node = parse_expression(Source(text))
    assert isinstance(node, n.Constant)
    return node.value


def test_numbers_are_ints_where_they_are_safe() -> None:
    for text, number in [("1.0", 1), ("1e3", 1000), ("9007199254740991.0", 2**53 - 1), ("0.0", 0), ("5.", 5)]:
        assert (type(value(text)), value(text)) == (int, number)
    for text in ("9007199254740992", "1e300", "0.5", "0x20000000000000"):
        assert type(value(text)) is float


def test_names_are_nfc() -> None:
    tree = parse(Source("const sesio\u0301n = 1; sesi\u00f3n; a.sesio\u0301n; { sesio\u0301n: 1 }"))
    assert shown(tree).count("sesi\u00f3n") == 4


def test_an_expression_is_one_expression() -> None:
    assert show(parse_expression(Source(" a + 1 // b"))) == "(+ a 1)"
    assert show(parse_expression(Source("{ a: 1 }"))) == '{"a": 1}'
    for text in ("", "a; b", "a\nb", "const a = 1", "a;", "// a"):
        with pytest.raises(ParseError):
            parse_expression(Source(text))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("plain } text )", ['"plain } text )"']),
        ("{{a}}", ["a"]),
        ("@(a)", ["a"]),
        ("a{{ b }}c@( d )e", ['"a"', "b", '"c"', "d", '"e"']),
        ("{{a}}{{b}}", ["a", "b"]),
        ("{{ {a: {b: 1}}.a.b }}", ['(. (. {"a": {"b": 1}} a) b)']),
        ("{{ '}}' }}}", ['"}}"', '"}"']),
        ("{{ `${a}` }}", ["(template a)"]),
        ('{{ f("@(g(")"))") }}', ['(call f (text (call g ")")))']),
        ('{{ f(\\"a\\") }}', ['(call f "a")']),
        ('"@(f(\\"a\\"))"', ['"\\""', '(call f "a")', '"\\""']),
        ("\\{{a}} \\@(b) {a} @b", ['"{{a}} @(b) {a} @b"']),
        ("\\n {{ a\n}}\r\n", ['"\\\\n "', "a", '"\\r\\n"']),
        ("Hola {{$memory.nombre}}", ['"Hola "', "(. $memory nombre)"]),
        ("#!{{a}}", ['"#!"', "a"]),
        ("{{ a // }}\n}}", ["a"]),
        ("{{expr < a >}}", ["(expr <a>)"]),
    ],
)
def test_templates(text: str, parts: list[str]) -> None:
    assert [show(part) for part in parse_template(Source(text))] == parts


@pytest.mark.parametrize(
    ("text", "code", "start"),
    [
        ("a {{ b", "UNCLOSED_INTERPOLATION", 2),
        ("a @(b", "UNCLOSED_INTERPOLATION", 2),
        ("a {{ b }", "UNCLOSED_INTERPOLATION", 7),
        ("a {{ }}", "EMPTY_INTERPOLATION", 5),
        ("a @()", "EMPTY_INTERPOLATION", 4),
        ("a {{ b; c }}", "UNEXPECTED", 6),
        ("a {{ b c }}", "UNEXPECTED", 7),
        ("a {{ 'b }}", "UNCLOSED_STRING", 5),
        ("a {{ (b }}", "MISMATCHED_CLOSER", 8),
        ("a {{ b) }}", "STRAY_CLOSER", 6),
        ("a\0", "NUL", 1),
        ("{{ a\u202e }}", "BIDI_CONTROL", 4),
    ],
)
def test_templates_that_are_none(text: str, code: str, start: int) -> None:
    with pytest.raises(ParseError) as caught:
        parse_template(Source(text))
    assert caught.value.span is not None
    assert (caught.value.code, caught.value.span.start) == (code, start)
