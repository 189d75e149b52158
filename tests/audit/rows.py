"""What the audit drives: each function and method of the library and the memories, each operator, statement and pattern,
and each conversion at the border.

A row is a piece of a script in which `a`, `b`, `c` … stand for values of the pools that it names.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from latebind.interp.library import Builtin, Library, Namespace, Param
from latebind.memory.files import FILE
from latebind.memory.namespaces import memory_globals
from latebind.memory.variable_namespaces import variable_globals
from latebind.stdlib.library import standard
from latebind.tests.audit.values import COUNTS, POOLS, TEXTS, Maker

NAMES = "abcdefgh"
# Of a row with more combinations of values, so many are tried, always the same.
MOST = 120

PRELUDE = """
const same = x => x
const first = (x, y) => x
const truth = () => true
const order = (x, y) => -1
"""
FUNCTIONS = ("same", "order", "String")


@dataclass(frozen=True, slots=True)
class Row:
    """`code` is an expression, or with `statement` one or more statements; `pools` are those of its names, in order.

    `chosen` are cases on top of those of the pools: values for the names, made by hand for this row. With `block`, all
    rounds are one transaction, whose changes can be taken back until its end.
    """

    name: str
    code: str
    pools: tuple[str, ...] = ()
    statement: bool = False
    chosen: tuple[tuple[Maker, ...], ...] = ()
    prelude: str = field(default="", repr=False)
    block: bool = False

    def cases(self) -> Iterator[tuple[str, dict[str, Maker]]]:
        """The values to try, each with a label."""
        for index, makers in enumerate(self.chosen):
            yield f"chosen {index + 1}", dict(zip(NAMES, makers, strict=False))
        choices = [[(label, maker) for label, maker in POOLS[pool].items()] for pool in self.pools]
        total = 1
        for choice in choices:
            total *= len(choice)
        if total <= MOST:
            found = list(itertools.product(*choices))
        else:
            picker = random.Random(self.name)
            found = [tuple(picker.choice(choice) for choice in choices) for _ in range(MOST)]
        for values in dict.fromkeys(found):
            yield (
                ", ".join(label for label, _ in values),
                {name: maker for name, (_, maker) in zip(NAMES, values, strict=False)},
            )

    def loop(self) -> str:
        """A script that does it once for each of `rounds`."""
        body = self.code if self.statement else f"({self.code})"
        rounds = f"for (const _ of rounds) {{ try {{ {body} }} catch (e) {{ }} }}"
        return f"{PRELUDE}{self.prelude}\n{f'expr {{ {rounds} }}' if self.block else rounds}"

    def keep(self) -> str:
        """A script that keeps what each round gives. Statements give nothing."""
        if self.statement:
            return self.loop()
        body = f"try {{ return ({self.code}) }} catch (e) {{ return null }}"
        return f"{PRELUDE}{self.prelude}\nconst kept = rounds.map(_ => {{ {body} }})\nnull"


def entries(library: Library) -> dict[str, tuple[str, Builtin]]:
    """Every function and method of a library by its full name, and how a script calls it."""
    found: dict[str, tuple[str, Builtin]] = {}

    def members(path: str, space: Namespace) -> None:
        if space.call is not None:
            found[path] = path, space.call
        for name, member in space.members.items():
            if isinstance(member, Builtin):
                found[f"{path}.{name}"] = f"{path}.{name}", member
            elif isinstance(member, Namespace):
                members(f"{path}.{name}", member)

    for name, entry in library.globals.items():
        if isinstance(entry, Namespace):
            members(name, entry)
        else:
            found[name] = name, entry
    for kind, methods in library.methods.items():
        for name, entry in methods.items():
            found[f"{kind}.{name}"] = f".{name}", entry
    return found


def library_rows() -> list[Row]:
    """A row or more for each entry of the library and the memories."""
    library = standard()
    memories = Library(memory_globals() | variable_globals(), {"file": FILE.entries})
    return [
        row
        for name, (call, entry) in (entries(library) | entries(memories)).items()
        for row in _calls(name, call, entry)
    ]


def changing_rows() -> list[Row]:
    """Everything that changes data, once more where the changes can be taken back."""
    changes = {name for name, (_, entry) in entries(standard()).items() if entry.changes}
    calls = [row for row in library_rows() if row.name.partition("(")[0].partition("/")[0] in changes]
    return [
        replace(row, name=f"{row.name} in a block", statement=True, block=True)
        for row in [*calls, *(row for row in statement_rows() if row.name in _CHANGING)]
    ]


_CHANGING = ("let", "add to a name", "count", "change an item", "change a member", "for with a counter", "while")


def _calls(name: str, call: str, entry: Builtin) -> Iterator[Row]:
    """The shortest call and the longest one; with each kind of callback."""
    required = [param for param in entry.params if not param.optional and not param.rest]
    forms = [required] if len(required) == len(entry.params) else [required, list(entry.params)]
    for params in forms:
        functions = [param for param in params if "function" in param.types]
        if not functions or any(len(param.types) > 1 for param in functions):
            yield _call(name, call, entry, params, "")
        for function in FUNCTIONS if functions else ():
            yield _call(name, call, entry, params, function)


def _call(name: str, call: str, entry: Builtin, params: list[Param], function: str) -> Row:
    pools: list[str] = []
    words: list[str] = []

    def argument(pool: str) -> str:
        pools.append(pool)
        return NAMES[len(pools) - 1]

    subject = _receiver(entry, argument)
    for param in params:
        if function and "function" in param.types:
            words.append(function)
        elif param.rest:
            words.append(f"...{argument('array')}")
        else:
            words.append(argument(_pool(param)))
    label = f"{name}({', '.join(words)})" if function else f"{name}/{len(params)}"
    code, chosen = f"{subject}{call}({', '.join(words)})", CHOSEN.get(name, ())
    if name.startswith("Promise."):  # which is awaited where it is called, and by no function that is not `async`
        return Row(label, f"await {code}", tuple(pools), statement=True, chosen=chosen)
    return Row(label, code, tuple(pools), chosen=chosen)


def _receiver(entry: Builtin, argument: Any) -> str:
    if entry.receiver is None:
        return ""
    if entry.receiver == "error":
        return f"new Error({argument('string')})"
    if entry.receiver == "map":
        return f"new Map({argument('array')}.map(x => [x, x]))"
    if entry.receiver in ("set", "regexp"):
        name, pool = {"set": ("Set", "array"), "regexp": ("RegExp", "string")}[entry.receiver]
        return f"new {name}({argument(pool)})"
    if entry.receiver == "file":
        return '$memory.setFile("f", btoa("text"), 60, "text/plain")'
    return argument(entry.receiver)  # type: ignore[no-any-return]


def _pool(param: Param) -> str:
    return next(
        (kind for kind in ("any", "array", "object", "string", "number", "integer") if kind in param.types), "any"
    )


def _text(name: str) -> Maker:
    return TEXTS[name]


def _of(value: Any) -> Maker:
    return lambda: value


# What makes work for these in particular: found by reading how they do it.
CHOSEN: dict[str, tuple[tuple[Maker, ...], ...]] = {
    "string.lastIndexOf": (
        (_text("long"), _text("half with a middle")),
        (_text("long"), _text("half with a middle"), COUNTS["late"]),
        (_text("long"), _text("needle of five")),
        (_text("short run"), _text("short needle")),
    ),
    **{
        f"string.{name}": (
            (_text("short run"), _text("short needle"), _of(0)),
            (_text("middling run"), _text("middling needle"), _of(0)),
            (_text("long"), _text("needle of five"), _of(0)),
            (_text("long"), _text("half with a middle"), _of(0)),
        )
        for name in ("indexOf", "includes", "split")
    },
    "string.replaceAll": (
        (_of("x"), _of("y"), _text("references")),
        (_of("xy" * 1_000), _of("y"), _of("$&" * 500)),
        (_of("y" * 50_000), _of("y"), _of("$`")),
        (_of("y" * 90_000), _of("y"), _of("$$")),
    ),
    "date.parse": (
        (_of("1" * 45 + "x"), _of("MD" * 15), _of("UTC")),
        (_of("1" * 300 + "x"), _of("MD" * 100), _of("UTC")),
        (_of("2024-05-31"), _of("YYYY-MM-DD"), _of("America/Bogota")),
    ),
    "date.format": ((_of("2024-05-31"), _of("YYYY-MM-DD " * 18), _of("America/Bogota")),),
    "date.add": ((_of("2024-05-31"), _of(1), _of("months"), _of("Europe/Madrid")), (_of(0), _of(1), _of("day"))),
    "date.diff": ((_of("2024-05-31"), _of("1970-01-01"), _of("months"), _of("Europe/Madrid")),),
    "date.parts": ((_of("2024-05-31"), _of("Europe/Madrid")),),
    "number.toString": ((_of(5e-324), _of(3)), (_of(1.7976931348623157e308), _of(2)), (_of(10**308), _of(3))),
    "number.toFixed": ((_of(1.7976931348623157e20), _of(100)), (_of(10**308), _of(100)), (_of(5e-324), _of(100))),
    "number.toPrecision": ((_of(5e-324), _of(100)), (_of(1.7976931348623157e308), _of(100))),
    "matches": (
        (_of("a" * 100_000), _of("(a|b)*c")),
        (_of("ab" * 50_000), _of("(a|b)*a(a|b){12}$")),
        (_of("x" * 100_000), _of("(x+x+)+y")),
        (_of("word " * 20_000), _of(r"(\w+\s*){50}!")),
        (_of("x"), _of("a{0,900}" * 10)),
        (_of("x"), _of(r"\p{L}{1,60}" * 4)),
        (_of("€" * 100_000), _of(r"(\p{L}|€)*x")),
    ),
    "findMatches": (
        (_of("a" * 100_000), _of("(a)(a)(a)?")),
        (_of("a" * 20_000), _of("a(.*b)?")),
        (_of("aé" * 30_000), _of(r"\B")),
        (_of("€" * 30_000), _of("")),
        (_of("word " * 20_000), _of(r"(?P<one>\w)(?P<two>\w+)")),
        (_of("ab" * 10_000), _of("|".join(f"(?P<n{index}>a)" for index in range(60)))),
    ),
    "replaceMatches": (
        (_of("a" * 90_000), _of("a"), _of("$&")),
        (_of("x"), _of("y"), _of("$&" * 500_000)),
        (_of("a" * 1_000), _of("a"), _of("$&$1" * 300)),
        (_of("a" * 1_000), _of("a"), _of("$`")),
        (_of("a" * 20_000), _of("a(.*b)?"), _of("x")),
    ),
    "JSON.stringify": (
        (lambda: [{} for _ in range(50_000)], lambda: [f"key{index}" for index in range(5_000)]),
        (lambda: [{"k0": 1} for _ in range(50_000)], lambda: ["k0"] * 90_000),
    ),
    "hash.sha256": ((_text("long"),), (_text("euros"),)),
    "help": ((_of("Math"),), (_of(""),), (_text("long"),)),
    "array.toSorted": ((lambda: [f"{'a' * 1_000}{index}" for index in range(5_000)],),),
    "Math.hypot": ((lambda: [index + 0.5 for index in range(50_000)],),),
    "Object.hasOwn": ((lambda: {"k" * 1_000_000: 1}, lambda: "k" * 999_999 + "k"),),
    "memory.setItem": ((_of("k"), _of("€" * 20_000)), (_text("wide key"), _of("x"))),
    "$memory.setJson": ((_of("k"), lambda: [[] for _ in range(1_500)], _of(60)),),
    "ctx.memory.setJson": ((_of("k"), lambda: [[] for _ in range(20_000)], _of(60)),),
}


def operator_rows() -> list[Row]:
    """Each operator, access and literal, of any two values."""
    rows = [
        Row(f"{op} of texts", f"a {op} b", ("string", "string"), chosen=_EQUAL)
        for op in ("===", "!==", "==", "!=", "<", "<=", ">", ">=", "+")
    ]
    rows += [Row(f"{op} of any", f"a {op} b", ("any", "any")) for op in ("===", "!==", "&&", "||", "??")]
    rows += [
        Row(f"{op} of numbers", f"a {op} b", ("number", "number")) for op in ("+", "-", "*", "/", "%", "**", "<", "===")
    ]
    rows += [
        Row("=== with a literal", 'a === "word"', ("any",)),
        Row("=== of a joined text", '(a + "x") === (b + "x")', chosen=_EQUAL),
        Row("in", "a in b", ("string", "object"), chosen=_KEYS),
        Row("computed key", "b[a] ?? 1", ("string", "object"), chosen=_KEYS),
        Row("key of a literal", "({[a]: 1, [b]: 2})", ("string", "string"), chosen=_EQUAL),
        Row("index", "a?.[b]", ("any", "integer")),
        Row("member", "a?.k0", ("any",)),
        Row("length", "a?.length", ("any",)),
        Row("not", "!a", ("any",)),
        Row("typeof", "typeof a", ("any",)),
        Row("minus", "-a", ("number",)),
        Row("ternary", "a ? 1 : 2", ("any",)),
        Row("instanceof", "a instanceof Error", ("any",)),
        Row("interpolation", '"x@(a)y@(b)"', ("string", "number")),
        Row("interpolations", '"@(a)@(a)@(a)@(a)@(a)@(a)@(a)@(a)"', chosen=((_of("😀" * 63),), (_of("a" * 63),))),
        Row("array literal", "[a, b, 1, 2]", ("any", "any")),
        Row("array spread", "[...a, ...a]", ("array",)),
        Row("object literal", "({x: a, y: b, z: 1})", ("any", "any")),
        Row("object spread", "({...a, ...b, z: 1})", ("object", "object")),
        Row("small object spread", "({...a, ...b})", chosen=((lambda: dict.fromkeys("abcdefgh", 1),) * 2,)),
        Row("arguments spread", "first(...a)", ("array",)),
        Row("call", "same(a)", ("any",)),
        Row("optional call", "a?.nothing?.(b)", ("object", "any")),
        Row("arrow", "() => a", ("any",)),
        Row("immediate arrow", "((x, y = 1, ...rest) => x)(a, b)", ("any", "any")),
        Row("new Error", "new Error(a)", ("string",)),
        Row("expr value", "(expr { a })", ("any",)),
        Row("fused filter map", "a.filter(x => x != null).map(x => x)", ("array",)),
        Row("fused reduce", "a.reduce((x, y) => y, 0)", ("array",)),
        Row("fused find", "a.find((x, i) => i < 0)", ("array",)),
        Row("fused some every", "a.some(x => x == null) || a.every(x => x != null)", ("array",)),
        Row("fused findIndex", "a.findIndex(x => x == null)", ("array",)),
        Row("nested calls", "same(same(same(same(a))))", ("any",)),
        Row("map of literals", "a.map(x => ({k: [x]}))", ("array",)),
        Row("map of arrows", "a.map(x => () => x)", ("array",)),
        Row("map of texts", 'a.map((x, i) => "a long enough text @(i)")', ("array",)),
        Row("reduce of spreads", "a.slice(0, 60).reduce((o, x, i) => ({...o, [i]: x}), {})", ("array",)),
    ]
    return rows


def _equal_long() -> str:
    return "e" * 1_000_000


_EQUAL: tuple[tuple[Maker, ...], ...] = (
    (_equal_long, _equal_long),
    (lambda: "€" * 1_000_000, lambda: "€" * 1_000_000),
    (lambda: "e" * 4_000, lambda: "e" * 4_000),
    (lambda: "e" * 999_999 + "x", lambda: "e" * 999_999 + "y"),
    (lambda: "e" * 14_000_000, lambda: "e" * 14_000_000),
)
_KEYS: tuple[tuple[Maker, ...], ...] = (
    (_equal_long, lambda: {"e" * 1_000_000: 1}),
    (lambda: "e" * 4_000, lambda: {"e" * 4_000: 1}),
)


def statement_rows() -> list[Row]:
    """Each statement and each pattern."""
    locals_ = "\n".join(f"local l{index} = {index}" for index in range(2_000))
    arrows = "\n".join(f"const f{index} = x => x" for index in range(1_000))
    tries = "\n".join("try { 1 } finally { 2 }" for _ in range(1_000))
    blocks = "\n".join("expr { 1 }" for _ in range(1_000))
    return [
        Row("const", "const x = a", ("any",), statement=True),
        Row("const object", "const {k0, length = 1, ...rest} = a", ("object",), statement=True),
        Row("const object of any", "const {k0 = 1} = a", ("host",), statement=True),
        Row(
            "const object of many",
            f"const {{{', '.join(f'name{index} = 1' for index in range(1_000))}, ...rest}} = a",
            ("object",),
            statement=True,
        ),
        Row("const array", "const [x = 1, y = 2, ...rest] = a", ("array",), statement=True),
        Row("const array of any", "const [x = 1, y = 2] = a", ("host",), statement=True),
        Row("await", "const x = await a", ("any",), statement=True),
        Row("local", "local x = a; x; x", ("any",), statement=True),
        Row("expr", "expr { a }", ("any",), statement=True),
        Row("if", "if (a) { 1 } else { 2 }", ("any",), statement=True),
        Row("for", "for (const x of a) { x }", ("array",), statement=True),
        Row("for with break", "for (const x of a) { break }", ("array",), statement=True),
        Row("for with continue", "for (const x of a) { continue }", ("array",), statement=True),
        Row("for of any", "for (const x of a) { break }", ("host",), statement=True),
        Row("for with arrows", "for (const x of a) { const f = () => x; f() }", ("array",), statement=True),
        Row("try catch", "try { throw a } catch (e) { e }", ("any",), statement=True),
        Row("try finally", "try { 1 } finally { 2 }", statement=True),
        Row("let", "let x = a; x = b; x", ("any", "any"), statement=True),
        Row("add to a name", "let x = a; x += b", ("string", "string"), statement=True),
        Row("count", "let x = 1; x++; --x", statement=True),
        Row("defaults assigned", "let x = a; x ??= b; x ||= b; x &&= b", ("any", "any"), statement=True),
        Row("change an item", "const x = [...a]; x[0] = b", ("array", "any"), statement=True),
        Row("change a member", "const x = {...a}; x.k = b; delete x.k", ("object", "any"), statement=True),
        Row("destructure into names", "let x, y; [x, y] = [a, b]", ("any", "any"), statement=True),
        Row("destructure an object into names", "let x; ({k0: x = 1} = a)", ("object",), statement=True),
        Row("while", "let i = 0; while (i < a) { i++ }", ("integer",), statement=True),
        Row("do", "let i = 0; do { i++ } while (i < a)", ("integer",), statement=True),
        Row("for with a counter", "for (let i = 0; i < a.length; i++) { a[i] }", ("array",), statement=True),
        Row("for in", "for (const k in a) { a[k] }", ("object",), statement=True),
        Row("switch", "switch (a) { case 1: 1; break; case b: 2; break; default: 3 }", ("any", "any"), statement=True),
        Row("function", "function f(x) { return x } f(a)", ("any",), statement=True),
        Row("pattern", "/a+b?/g.test(a)", ("string",), statement=True),
        Row("block of a case", "switch (a) { case 1: { a } default: { a } }", ("any",), statement=True),
        Row("bits", "[a & b, a | b, a ^ b, a << b, a >> b, a >>> b, ~a]", ("integer", "integer"), statement=True),
        Row("return", "((x) => { return x })(a)", ("any",), statement=True),
        Row("throw an error", "if (a != null) { throw new Error(a) }", ("string",), statement=True),
        Row("throw and see", "try { throw new Error(a) } catch (e) { e.message }", ("string",), statement=True),
        Row("many locals", "many()", prelude=f"const many = () => {{ {locals_}\nreturn 1 }}"),
        Row("many arrows", "many()", prelude=f"const many = () => {{ {arrows}\nreturn 1 }}"),
        Row("many tries", "many()", prelude=f"const many = () => {{ {tries}\nreturn 1 }}"),
        Row("many blocks", "many()", prelude=f"const many = () => {{ {blocks}\nreturn 1 }}"),
    ]


def border_rows() -> list[Row]:
    """Each way for values to enter and to leave."""
    reading = {
        "index": "a?.[1]",
        "member": "a?.k1",
        "key": 'a["k1"] ?? 1',
        "in": '"k1" in a',
        "length": "a?.length",
        "spread": "[...a]",
        "object spread": "({...a})",
        "call": "a.map(x => x)",
        "method": "a.slice(0, 1)",
        "argument": "Object.keys(a)",
        "values": "Object.values(a)",
        "any argument": "Array.isArray(a)",
        "truth": "a && 1",
        "not": "!a",
        "typeof": "typeof a",
        "type": "type(a)",
        "===": "a === b",
        "!= null": "a != null",
        "optional": "a?.nothing",
        "equals": "equals(a, b)",
        "stringify": "JSON.stringify(a)",
        "concat": "[1].concat(a)",
        "includes": "[a, a].includes(1)",
        "flat": "[[a], [a]].flat(3)",
        "in text": '"@(a)"',
        "plus": "a + a",
        "unique": "unique([a])",
        "fromEntries": "Object.fromEntries([[a, 1]])",
        "groupBy": "Object.groupBy([a, a], x => x)",
    }
    rows = [
        Row(f"host: {name}", code, ("host", "host") if "b" in code.split("(")[-1] else ("host",))
        for name, code in reading.items()
    ]
    data = ("any",)
    rows += [
        Row("host function: argument", "take(a)", data),
        Row("host function: arguments", "takes(a, a, a)", data),
        Row("host function: result", "give(1)?.length"),
        Row("host function: text", "say(1)"),
        Row("host function: queued", "queue(a)", data),
        Row("host function: now", "act(a)", data),
        Row("log", "log(a, b)", ("string", "any")),
        Row("log of data", 'log("x", a)', data),
        Row("log of a value", "log(a)", data),
        Row("ctx.log", 'ctx.log("x", a)', data),
        Row("$memory member", "$memory.k ?? 1"),
        Row("JSON kept", '$memory.setJson("k", a, 60)', data),
        Row("JSON of a conversation", 'ctx.memory.setJson("k", a, 60); ctx.memory.getJson("k")', data, statement=True),
        Row("keys of a session", 'session.keys("x")', prelude="range(900).map(i => session.setItem(String(i), 1))"),
        Row("keys of a memory", 'memory.keys("x")', prelude="range(900).map(i => memory.setItem(String(i), 1))"),
    ]
    return rows


def all_rows() -> list[Row]:
    return [*library_rows(), *operator_rows(), *statement_rows(), *changing_rows(), *border_rows()]
