"""Generated code guards its fast paths by exact classes. Values of subclasses take the slow paths, and must give the same.

Each expression is evaluated twice: with Python's own values, and with twins of them that no guard lets in.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from enum import Enum
from functools import partial
from random import Random
from types import MappingProxyType
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError, ThrownError

Variables = dict[str, Any]


class Whole(int):
    pass


class Double(float):
    pass


class Text(str):
    pass


def twin(value: Any) -> Any:
    """The same value, of classes that scripts' values do not have."""
    twins: dict[type, Any] = {int: Whole, float: Double, str: Text}
    if value.__class__ is dict:
        return MappingProxyType({key: twin(item) for key, item in value.items()})
    if value.__class__ is list:
        return tuple(twin(item) for item in value)
    return twins.get(value.__class__, lambda same: same)(value)


COMMON: list[float] = [0, 1, -1, 2, 3, 7, 0.0, -0.0, 0.5, -2.5, 4.0, 100]
LARGE: list[float] = [
    2**26,
    2**26 + 1,
    2**30,
    2**51,
    2**51 + 1.0,
    2**52,
    2.0**52,
    2**53 - 1,
    2**53,
    -(2**53),
    10**17,
    -(2**60),
]
ODD: list[float] = [1e300, 1e-300, math.inf, math.nan]
OTHERS: list[Any] = [True, False, None, "", "a", "b", "5", "x" * 5000]
LITERALS = ["0", "1", "2", "0.5", "(-1)", "3", "100", "1e21", '"a"', '""', "true", "null"]
READS = ["x", "y", "x", "y", "o.a", "o.b", "p.a", "p.b", "p.c.a", "o?.a", "o.zz", "p.c?.a", "xs[0]", "xs.length"]
READS += [
    "o[x]",
    "(o[y] ?? x)",
    "xs[x]",
    "(x in o)",
    '("a" in p)',
    '(typeof x === "string")',
    '(typeof y !== "number")',
]
SWITCH = '(v => { switch (v) { case "a": return 1; case 2: return "b"; case x: return 3; default: return 4 } })'
EXPRESSIONS = 100  # of a seed
OPERATORS = ["+", "-", "*", "/", "%", "+", "-", "*", "/", "%", "**", "<", "<=", ">", ">=", "==", "!=", "===", "!=="]
OPERATORS += ["&", "|", "^", "<<", ">>", ">>>"]


class Maker:
    """Makes expressions and variables, the same for each seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def scalar(self) -> Any:
        choose = self.random.choice
        return choose(COMMON) if self.random.random() < 0.6 else choose([*COMMON, *LARGE, *ODD, *OTHERS])

    def variables(self) -> Variables:
        def entries() -> Variables:
            return {"a": self.scalar(), "b": self.scalar()}

        items = [entries() for _ in range(self.random.randint(0, 4))]
        return {"x": self.scalar(), "y": self.scalar(), "o": entries(), "p": {**entries(), "c": entries()}, "xs": items}

    def expression(self, depth: int, names: tuple[str, ...] = ()) -> str:
        choose = self.random.choice

        def part() -> str:
            return self.expression(depth - 1, names)

        if depth == 0:
            return choose([choose(LITERALS), choose(READS), choose([*READS, *names, *(f"{n}.a" for n in names)])])
        forms = [lambda: f"({part()} {choose(OPERATORS)} {part()})"] * 4
        forms += [
            lambda: f"({part()} {choose(['&&', '||'])} {part()})",
            lambda: f"({part()} ?? {part()})",
            lambda: f"({part()} ? {part()} : {part()})",
            lambda: f"(!{part()})",
            lambda: f"({choose('-+~')}{part()})",
            lambda: f"({part()} ** 2)",
            lambda: f"(typeof {part()})",
            lambda: f'"<@({part()})> @({part()})"',
            lambda: f"[{part()}, {part()}]",
            lambda: f"({{ k: {part()}, ...o, l: {part()} }})",
            lambda: self.pipeline(depth, names),
            lambda: f"({{ k: {part()}, l: {{ ...o, m: {part()} }}, ...p }})",
            lambda: f"{SWITCH}({part()})",
            lambda: f"({part()})[{part()}]",
            lambda: f"[[{part()}, {part()}], {part()}].map(([i, j]) => i ?? j)",
            lambda: f"[o, {part()}].map(({{ a }}) => a)",
            lambda: (
                f"(u => {{ const w = u{choose(['++', '--'])}; u {choose('+-')}= {part()}; return [w, --u, ++u] }})({part()})"
            ),
            lambda: f"(u => {{ const w = {{ u }}; w.u{choose(['++', '--'])}; return w.u-- }})({part()})",
        ]
        return choose(forms)()

    def pipeline(self, depth: int, names: tuple[str, ...]) -> str:
        name = f"i{depth}"
        body = [self.expression(depth - 1, (*names, name)) for _ in range(3)]
        start = self.random.choice(["0", '""', "x"])
        ends = ["", f".some({name} => {body[1]})", f".find({name} => {body[1]})", f".map({name} => {body[1]})"]
        ends += [f".reduce((sum, {name}) => sum + {body[1]}, {start})", f".reduce((sum, {name}) => {body[1]}, {start})"]
        return f"xs.filter({name} => {body[0]}){self.random.choice(ends)}"


def outcome(evaluate: Callable[[Variables], Any], variables: Variables) -> str:
    """The value as text that tells `4` from `4.0` and `1` from `true`, or the error's code."""
    try:
        return repr(evaluate(variables))
    except LatebindError as error:
        assert error.code != "INTERNAL"
        return error.code


@pytest.mark.parametrize("seed", [*range(6), *(pytest.param(seed, marks=pytest.mark.long) for seed in range(6, 30))])
def test_slow_paths_give_the_same(seed: int) -> None:
    make = Maker(seed)
    values = 0
    for _ in range(EXPRESSIONS):
        program = latebind.compile(make.expression(make.random.randint(1, 3)))
        for _ in range(4):
            variables = make.variables()
            fast = outcome(program, variables)
            slow = outcome(program, {name: twin(value) for name, value in variables.items()})
            assert fast == slow, f"{program.source.text} with {variables}"
            values += not fast.isupper()
    assert values > EXPRESSIONS / 2


def within(context: latebind.Context, text: str, _: Variables) -> Any:
    return context.eval(text)


class Count(Enum):
    one = 1


class Word(Enum):
    ab = "ab"


OF_HOSTS = [
    ("let n = x; const old = n++; [old, old + 1, old < 2, n]", 1, [1, 2, True, 2]),
    ("let n = x; const old = n--; old * 2", 1, 2),
    ("const o = { n: x }; const old = o.n++; [old + 1, o.n]", 1, [2, 2]),
    ("[3, 1, 2].toSorted((a, b) => (a < b ? -x : a > b ? x : 0))", 1, [1, 2, 3]),
    ("[3, 1, 2].toSorted(() => x)", 1, [3, 1, 2]),
    ("[3, 1, 2].sort(() => x)", 1, [3, 1, 2]),
    ("const xs = [1, 2]; xs.length = x; xs", 1, [1]),
    ("new Array(x).fill(0)", 1, [0]),
    ("isNaN(Number(x))", "ab", True),
    ("isNaN(Number(x))", " ", False),
    ("isNaN(Number(x))", 1, False),
]


@pytest.mark.parametrize(("text", "plain", "wanted"), OF_HOSTS)
def test_numbers_and_texts_of_a_hosts_classes(text: str, plain: Any, wanted: Any) -> None:
    program = latebind.compile(text)
    members: list[Any] = [*Count, *Word]
    for value in [plain, twin(plain), *(member for member in members if member.value == plain)]:
        assert program({"x": value}) == wanted
    if plain == 1:
        assert program({"x": 1.0}) == program({"x": Double(1.0)}) == wanted


COUNTING = ["let n = x; n++; n", "let n = x; ++n", "let n = x; n--; n", "let n = x; --n", "let n = x; n += 1; n"]
COUNTING += [
    "const o = { n: x }; o.n++; o.n",
    "const xs = [x]; xs[0]--; xs",
    "let n = x; [1].forEach(() => { n++ }); n",
]
COUNTING += [
    "let n = x; const f = () => n--; f(); n",
    "const f = n => { n++; return n }; f(x)",
    "for (let n = x; ; n--) { if (n !== x) { n } }",
]


@pytest.mark.parametrize("text", COUNTING)
def test_what_cannot_be_counted_with_is_refused_on_either_side(text: str) -> None:
    program = latebind.compile(text)
    for value in (2**53, 2**60, 10**400, 2.0**60):
        for x in (value, -value):
            assert outcome(program, {"x": x}) in ("UNSAFE_NUMBER", "NOT_FINITE"), x


def test_what_is_thrown_says_what_it_is() -> None:
    for value, message in ((Word.ab, "ab"), (Text("ab"), "ab"), (Count.one, "1"), (b"x", "the script threw a value")):
        with pytest.raises(ThrownError, match=f"^error: {message} "):
            latebind.eval("(() => { throw x })()", {"x": value})


def test_not_a_number_is_none() -> None:
    for value, wanted in ((math.nan, True), (Double(math.nan), True), (math.inf, False)):
        assert latebind.compile("[isNaN(Number(x)), !isNaN(Number(x))]")({"x": value}) == [wanted, not wanted]
    for text, value in (
        *(("Array.from({ length: x })", value) for value in (math.nan, math.inf, -math.inf)),
        *(("JSON.stringify([1], null, x)", value) for value in (math.nan, -math.inf)),
        ("sum([x, 1.5])", 10**400),
        ("new Array(x).fill(0)", math.nan),
    ):
        assert outcome(latebind.compile(text), {"x": value}).startswith("NOT_FINITE")


def test_what_is_evaluated_within_a_context_is_the_same() -> None:
    make = Maker(99)
    with latebind.Runtime() as runtime:
        for _ in range(100):
            text, variables = make.expression(2), make.variables()
            with runtime.context(variables=variables) as context:
                alone = outcome(latebind.compile(text), variables)
                assert outcome(partial(within, context, text), variables) == alone


SPREADS: list[Any] = [
    {},
    None,
    {"a": 1, "b": True, "c": None, "d": "text", "e": 0.5},
    {"whole": 4.0, "least": -0.0, "large": 1e20},
    {"inner": {"a": [1.0]}, "items": [{"b": 2.0}]},
    {"k": "x" * 5_000},
    {"k" * 300: 1},
    {f"k{i}": i for i in range(100)},
    {f"k{i}": i for i in range(9_999)},
    {f"k{i}": i for i in range(10_001)},
    {"long": "x" * 2_000_000},
    {"k": math.nan},
    {"k": len},
    {"k": (1.0, 2)},
    {1: "a"},
    {Text("k"): 1},
    [1, 2],
]


@pytest.mark.parametrize("number", range(len(SPREADS)))
@pytest.mark.parametrize("literal", ["{ k: y, ...x }", "{ ...x, k: y }", "{ k: y, l: { ...x }, m: [{ ...x, k: y }] }"])
def test_a_literal_leaves_as_any_other_object(literal: str, number: int) -> None:
    given: Variables = {"x": SPREADS[number], "y": 2.0}
    here = outcome(latebind.compile(literal), given)
    assert here == outcome(latebind.compile(f"((made) => made)({literal})"), given)


def test_what_a_literal_spreads_is_copied() -> None:
    extras: Variables = {"tags": ["a"]}
    made = latebind.compile("{ id: 1, ...extras }")({"extras": extras})
    made["tags"].append("b")
    assert extras == {"tags": ["a"]}


ITEMS: list[Any] = [*SPREADS, 1, 2.0, -0.0, 1e20, True, None, "text", "x" * 1001, [1.0], Text("t"), Double(2.0), 2**70]


@pytest.mark.parametrize("count", [1, 3, 40, 300])
@pytest.mark.parametrize(
    "body", ["x", "({ k: x, y })", "[x, [y, 4.0]]", "({ k: [x], y: { x }, l: x })", "x ?? y", "((y * 2))", "`${y}`"]
)
def test_what_a_map_makes_leaves_as_any_other_array(body: str, count: int) -> None:
    made, usual = latebind.compile(f"xs.map(x => {body})"), latebind.compile(f"((made) => made)(xs.map(x => {body}))")
    for item in ITEMS:
        given: Variables = {"xs": [0, item] * count, "y": 2.5}
        assert outcome(made, given) == outcome(usual, given)
    with latebind.Runtime() as runtime, runtime.context(variables={"xs": [1.5], "y": 1}) as context:
        assert context.eval(f"xs.map(x => {body})") == latebind.compile(f"xs.map(x => {body})")({"xs": [1.5], "y": 1})


DEEP = f"({{ a: {'{ a: ' * 8}l.qty + 1{' }' * 8} }})"  # it is cut into functions, which is not charged
STEPS = [
    ("lines.map(l => l.price * l.qty)", 219),
    ("lines.map(l => ({ a: l.price, b: [l.qty, 1] }))", 369),
    ("lines.map(l => (((l.price))))", 189),
    (f"lines.map(l => {DEEP})", 999),
    ("const q = 1; ({ a: lines.length, b: [q, (q)] })", 12),
    ("const q = 1; ({ ...lines[0], q })", 42),
    ("let q = 1; q = 2; [q, { q }, lines]", 10),
    (f"const l = lines[0]; {DEEP}", 37),
]


@pytest.mark.parametrize(("text", "steps"), STEPS)
def test_what_is_made_as_it_leaves_takes_as_many_steps_as_ever(text: str, steps: int) -> None:
    lines = [{"price": 2.5, "qty": 2}] * 30
    with latebind.Runtime() as runtime, runtime.context(variables={"lines": lines}) as context:
        found = context.run(runtime.compile(text))
        assert found.stats.steps == steps
        assert found.value == runtime.compile(text)({"lines": lines})


@pytest.mark.parametrize(
    "end", ["{ k: x, l: [x, y, x] }", "[x, { y }, 4.0]", "{ ...x, k: y }", "{ a: x, b: { ...x } }", "[...y]"]
)
def test_the_literal_at_a_scripts_end_leaves_as_any_other_value(end: str) -> None:
    for before in ("const z = 1", "let z = 1; z = 2", "const z = []; z.push(1)", "const f = () => 1; f()"):
        made, usual = latebind.compile(f"{before}; ({end})"), latebind.compile(f"{before}; const made = {end}; made")
        for item in ITEMS:
            given: Variables = {"x": item, "y": [2.0]}
            assert outcome(made, given) == outcome(usual, given)


SPREAD = ["{ ...x, k: y, ...z }", "{ ...x, items: 1 }", "{ ...z, inner: { ...z, ...x } }", "{ a: x, ...z, ...x }"]


@pytest.mark.parametrize("literal", SPREAD)
def test_what_is_spread_leaves_as_any_other_object(literal: str) -> None:
    inner: Any = {"a": [1.0, "t"]}
    made, usual = latebind.compile(literal), latebind.compile(f"((made) => made)({literal})")
    for first in SPREADS:
        for second in (
            {"inner": inner, "k": 2.0},
            {"inner": inner, "items": [{"b": 3.0}] * 40},
            {"k": "x" * 1001},
            None,
        ):
            given: Variables = {"x": first, "y": 2.0, "z": second}
            assert outcome(made, given) == outcome(usual, given)
    assert inner == {"a": [1.0, "t"]}


COMPARED = ["{} - {}", "({} - {})", "(({} - {}))"]  # in parentheses, each comparison takes a step more, and is called


@pytest.mark.parametrize("sides", [("a", "b"), ("b", "a"), ("a.k", "b.k"), ("b.k", "a.k")])
@pytest.mark.parametrize("method", ["toSorted", "sort"])
def test_a_sort_by_numbers_takes_the_steps_of_its_comparisons(method: str, sides: tuple[str, str]) -> None:
    random = Random(7)
    with latebind.Runtime() as runtime:
        for count in (0, 1, 2, 5, 70, 1_000):
            numbers = [random.choice([random.randint(-9, 9), random.random(), -0.0]) for _ in range(count)]
            rows: list[Any] = (
                [{"k": number, "at": at} for at, number in enumerate(numbers)] if "." in sides[0] else numbers
            )
            results = []
            for form in COMPARED:
                text = f"const ys = [...xs]; let n = 0; n = 1; ys.{method}((a, b) => {form.format(*sides)})"
                with runtime.context(variables={"xs": rows}) as context:
                    found = context.run(runtime.compile(text))
                    results.append((repr(found.value), found.stats.steps))
            (one, first), (two, second), (three, third) = results
            assert one == two == three
            assert second - first == third - second


def test_a_sort_by_what_is_no_number_is_refused_as_ever() -> None:
    for items in ([1, "a"], [1, None], [1, math.nan], [2**53, 1], [{"k": 1}, {}], [{"k": 1}, 2]):
        for form in ("a - b", "a.k - b.k"):
            texts = [f"let n = 0; n = 1; [...xs].sort((a, b) => {body})" for body in (form, f"({form})")]
            assert len({outcome(latebind.compile(text), {"xs": items}) for text in texts}) == 1


@pytest.mark.parametrize(("time", "wanted"), [(5, 1970), (-5, True), (50, True), ("none", False)])
def test_a_date_that_was_compared_is_compared_again(time: Any, wanted: Any) -> None:
    """What was compared with a number is not looked at again: it may be a date, and stays one."""
    text = "[new Date(x)].map(d => (d > 0 ? (d < 10 ? d.getFullYear() : d >= 20) : d <= -1))[0]"
    program = latebind.compile(text)
    assert "h_ordered" in program.runner.code_text()
    assert program({"x": time}) == wanted


ADDED = ["i.a * i.b", "i.a + i.b", "1 - i.a", "-i.a", "i.a / i.b", "i.a % 2", "i.a * y * (1 + i.b)"]


@pytest.mark.parametrize("start", ["0", "1.5", "y", "-0", "'t'", "null"])
@pytest.mark.parametrize("added", ADDED)
def test_what_a_map_calculates_is_added_up_as_any_other_number(added: str, start: str) -> None:
    random = Random(7)
    sums = latebind.compile(f"xs.map(i => {added}).reduce((sum, x) => sum + x, {start})")
    usual = latebind.compile(f"xs.map(i => {added}).reduce((sum, x, at) => sum + x, {start})")
    for _ in range(60):
        values: list[Any] = random.choices([*COMMON, *COMMON, *COMMON, *LARGE, *ODD, *OTHERS], k=8)
        rows = [{"a": a, "b": b} for a, b in zip(values[:4], values[4:], strict=True)]
        given: Variables = {"xs": rows[: random.randint(0, 4)], "y": random.choice(COMMON)}
        assert outcome(sums, given) == outcome(usual, given), given


def test_a_double_that_is_looked_at_last_tells_of_the_results_only_what_is_so() -> None:
    program = latebind.compile("price * qty * (1 - rate) + fee")
    for price, qty, rate, fee in [
        (2, 3, 0.5, 1),
        (0, -3, 0.5, 0),
        (2.5, 4, 0, 0),
        (0, -1, 0, 0),
        (2**26, 2**26, 0.5, 0),
    ]:
        given: Variables = {"price": price, "qty": qty, "rate": rate, "fee": fee}
        found, wanted = program(given), price * qty * (1 - rate) + fee
        assert found == wanted and found.__class__ is (int if float(wanted).is_integer() else float)
    for rate in (-1e300, math.inf, math.nan, 2.0**53):
        with pytest.raises(LatebindError):
            program({"price": 1.5, "qty": 2, "rate": rate, "fee": 0})
