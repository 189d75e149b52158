"""Inline forms of library functions give what their implementations give, for whatever they are called with."""

from __future__ import annotations

import copy
import decimal
import itertools
import math
import random
import re
import time
from contextlib import suppress
from functools import partial
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import LatebindError
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import Run
from latebind.interp.values import SAFE_INT
from latebind.stdlib.library import standard
from latebind.tests.forking import answer
from latebind.tests.rows import grouped, hold


class Text(str):
    pass


class Agreeable:
    """A host's value that Python finds equal to anything."""

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0


NUMBERS: list[Any] = [0, -0.0, 0.0, 1, 2, 3, -1, -2, 0.5, -0.5, -0.4, 1.5, -1.5, -2.5, 0.49999999999999994, 7.25]
NUMBERS += [SAFE_INT, -SAFE_INT, 2**53, 1e15, 1e16, 2**1100, math.nan, math.inf, -math.inf, 4096, 4097, True]
TEXTS: list[Any] = ["", "a", "ab", "abcabc", " a\t\ufeff", "ß", "ﬁ", "$&", "a,b,,c", "😀x", "x" * 5_000, Text("a")]
ARRAYS: list[Any] = [[], [1, 2, 3], [1.0, 2, -0.0], ["a", "b"], [True, False], [None], ["a", 1], [[1]], [Text("a")]]
ARRAYS += [[Agreeable()], list(range(5_000)), ["ab"] * 3_000, (1, 2), [math.nan], [Text("b"), "a"]]
OTHERS: list[Any] = [None, {"includes": 1}, {}, b"which no script can hold"]
OBJECTS: list[Any] = [{}, {"a": 1}, {"b": None, "a": [1]}, {"1": 1, "a": 2}, {"a": 1, "0": 2}, {"a:": 1, "-1": 0}]
OBJECTS += [{Text("a"): 1}, {1: 2}, {f"k{x}": x for x in range(40)}, {f"k{x}": x for x in range(5_000)}]
PAIRS: list[Any] = [[], [["a", 1]], [["b", 1], ["a", None]], [["a", 1], ["a", 2]], [["a", 1, 2]], [["a"]], [("a", 1)]]
PAIRS += [[[1, 2]], [[None, 1], [True, 2], [1, 3]], [[Text("a"), 1]], [{}], [["1", 1], ["a", 2]], [["x" * 2_000, 1]]]
DATES: list[Any] = ["2026-03-04T05:06:07.089+00:00", "1969-12-31T23:59:59Z", "0001-01-01T00:00:00+05:00", "2024-02-29"]
DATES += ["9999-12-31T23:59:59.999Z", "nothing", "2026-13-01T00:00:00Z", "2026-03-04T05:06:07", "2024-02-29T12:00:00Z"]
NESTED: list[Any] = [[[1], [2, [3]]], [[], [{}]], [[1], 2], [[(1, 2)]], [[1.5, "a"], [None, True]], [[*range(20_000)]]]
POOLS = {"number": NUMBERS, "integer": NUMBERS, "string": TEXTS, "array": [*ARRAYS, *NESTED, *PAIRS], "object": OBJECTS}
POOLS["error"] = TEXTS
POOLS["null"] = [None, 0, 2, 11, -1, 1.5, "", "--", "0123456789x", True]
# Texts that functions of these spaces are for.
TEXTS_FOR = {
    "decimal": ["1.10", "2.25", "0.5", "10", "-1.5", "007", ".5", "5.", "1e3", " 1", "", "1_0", "9" * 31, "0.00"]
}
TEXTS_FOR["date"] = ["2026-03-04T05:06:07.089+00:00", "2026-03-09T05:06:07Z", "0001-01-01T00:00:00+05:00", "2024-02-29"]
TEXTS_FOR["date"] += [
    "9999-12-31T23:59:59.999Z",
    "1969-12-31T23:59:59.001Z",
    "day",
    "days",
    "hour",
    "month",
    "",
    "week",
]
TEXTS_FOR["atob"] = ["YQ==", "YWI=", "YWJj", "YQ", "YQ=", "====", "Y Q==", "w6k=", "/+8=", "", "=", "YQ==YQ=="]
TEXTS_FOR["decodeURI"] = TEXTS_FOR["decodeURIComponent"] = ["%41", "a%2Cb", "%", "é", "%C3%A9", "plain", "%E0"]
POOLS["function"] = [*range(6)]
POOLS |= {"boolean": [True, False], "map": PAIRS, "set": [*ARRAYS, [3, 1, 2], ["b"], [1, 5]], "date": DATES}
# How a value of a class that hosts have not is made of what is in its pool.
MADE = {"error": "new Error({})", "map": "new Map({})", "set": "new Set({})", "date": "new Date({})"}
MADE["function"] = "[x => x, (x, y) => y, () => 1, (a, b) => a - b, (x, y, z) => z ?? y, (...xs) => xs.length][{}]"
ANY = [*NUMBERS, *TEXTS, *ARRAYS, *OTHERS]
CALLS = 25  # of a form; `make long` makes eight times as many others


def forms() -> dict[str, tuple[str, Builtin, int]]:
    """Every inline form, as a call of so many arguments `a`, `b`, …"""
    found: dict[str, tuple[str, Builtin, int]] = {}
    library = standard()
    spaces = {name: space for name, space in library.globals.items() if isinstance(space, Namespace)}
    members = {name: dict(space.members) for name, space in spaces.items()}
    for name, space in spaces.items():
        members[name] |= {"call": space.call, "new": space.construct}  # type: ignore[dict-item]
    for group, entries in [*members.items(), *library.methods.items(), ("", library.globals)]:
        for key, entry in entries.items():
            for form in entry.inline if isinstance(entry, Builtin) else ():
                assert isinstance(entry, Builtin)
                count = len(form.params.split())
                if form.callback or form.or_null:
                    continue  # see `test_an_arrow_in_place` and `test_what_may_be_no_number`
                if form.moment or entry.name == "Math.random":
                    continue  # see `test_the_moment_of_a_program` and `test_random_numbers`
                if any(kind[0] == "regexp" for kind in kinds(entry, count)):
                    continue  # see `test_a_plain_pattern_finds_what_the_other_engine_finds`
                shown = [
                    MADE.get(kind[0], "{}").format(name)
                    for kind, name in zip(kinds(entry, count), "abcd", strict=False)
                ]
                short = entry.name.rsplit(".", 1)[-1]
                if entry.receiver is None:
                    text = f"{'new ' * (key == 'new')}{entry.name}({', '.join(shown)})"
                else:
                    text = f"{shown[0]}.{short}({', '.join(shown[1:])})"
                found[f"{group}: {text}"] = text, entry, count
    return found


def kinds(entry: Builtin, count: int) -> list[tuple[str, ...]]:
    """The types that a call's arguments may have, the receiver's first."""
    own: list[tuple[str, ...]] = [] if entry.receiver is None else [(entry.receiver,)]
    return own + [entry.params[min(at, len(entry.params) - 1)].types for at in range(count - len(own))]


FORMS = forms()


def outcome(call: Any) -> str:
    try:
        return repr(call())
    except LatebindError as error:
        assert error.code != "INTERNAL"
        return str(error)


def combination(pools: list[list[Any]], number: int) -> list[Any]:
    """One of each pool: of all combinations, which are too many to be listed, that of this number."""
    found: list[Any] = []
    for pool in pools:
        number, at = divmod(number, len(pool))
        found.append(pool[at])
    return found


ALL_FORMS = grouped(((name, (name,)) for name in FORMS), lambda name: name.partition(":")[0])


@pytest.mark.parametrize("times", [1, pytest.param(8, marks=pytest.mark.long)])
@pytest.mark.parametrize("group", ALL_FORMS)
def test_in_place_and_called_are_the_same(group: str, times: int) -> None:
    hold(partial(check_form, times=times), ALL_FORMS[group])


def check_form(name: str, times: int) -> None:
    """Call a form with this and that, `times` as often as is usual."""
    text, entry, count = FORMS[name]
    program = latebind.compile(text)
    assert "S = Run()" not in program.runner.code_text()
    _details = program.runner.details()  # held for all errors, not made for each
    own = TEXTS_FOR.get(entry.name.partition(".")[0])
    pools = [
        ANY
        if "any" in kind
        else [*(own if own and kind[0] == "string" else POOLS[kind[0]]), *random.Random(at).sample(ANY, 4)]
        for at, kind in enumerate(kinds(entry, count))
    ]
    every = math.prod(map(len, pools))
    for number in random.Random(f"{name} {times}").sample(range(every), min(times * CALLS, every)):
        given = dict(zip("abcd", combination(pools, number), strict=False))
        alone = outcome(lambda given=given: program(given))
        called = outcome(lambda given=given: with_a_run(program, given))
        assert alone == called, given


LITERALS = [
    "2.5",
    "3.25",
    "4.5",
    "-0.5",
    "0.1",
    "1e300",
    "1e15",
    "3",
    "-1",
    "-0",
    "9007199254740991",
    '"a"',
    '""',
    '"1.5"',
    "null",
    "true",
]


@pytest.mark.parametrize("count", [3, pytest.param(len(LITERALS), marks=pytest.mark.long)])
@pytest.mark.parametrize("group", ALL_FORMS)
def test_in_place_and_called_with_literals_are_the_same(group: str, count: int) -> None:
    hold(partial(check_literals, count=count), ALL_FORMS[group])


def check_literals(name: str, count: int) -> None:
    """Call a form with so many literals at each place of a plain value; the others are variables."""
    text, entry, arguments = FORMS[name]
    chance = random.Random(f"{name} {count}")
    for name_of_it, kind in zip("abcd", kinds(entry, arguments), strict=False):
        if kind[0] in MADE or kind[0] in ("array", "object"):
            continue
        for literal in chance.sample(LITERALS, count):
            written = re.sub(rf"\b{name_of_it}\b", f"({literal})", text)
            try:
                program = latebind.compile(written)
            except LatebindError:
                continue  # what literals say is looked at before
            for _ in range(4):
                given = {
                    name: chance.choice([*POOLS.get(each[0], ANY), *chance.sample(ANY, 2)])
                    for name, each in zip("abcd", kinds(entry, arguments), strict=False)
                }
                alone = outcome(lambda given=given, program=program: program(given))
                assert alone == outcome(lambda given=given, program=program: with_a_run(program, given)), (
                    written,
                    given,
                )


ENDINGS = ["{}", "return {}", "await {}", "if (a) {{ return {} }}; 3", "const z = 1; {}", "local late = {}; late"]
ENDINGS += ["const f = async () => {{ return {} }}; await f()"]
ENDINGS += ["const f = async () => {{ return {} }}; const [x] = await Promise.all([f()]); x"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_in_place_however_a_script_ends(ending: str) -> None:
    """A value that is returned or awaited at once may be that of an `async` function, which is no reason for a run."""
    groups = ("string:", "array:", "number:", "Math:", "date:", "Date:")
    own = [form for form, (_, entry, _) in FORMS.items() if form.startswith(groups) and not entry.changes]
    found = {form: latebind.compile(ending.format(FORMS[form][0])).runner.code_text() for form in own}
    assert [form for form, code in found.items() if "S = Run()" in code] == []


KEYS: list[Any] = [3, 1, 2.5, -0.0, 0, -7, 2**51 - 1]
ODD_KEYS: list[Any] = [2**51, 2**53, math.nan, math.inf, "1", True, None, [1]]
PLAIN_COMPARISONS = ["a - b", "b - a", "a.k - b.k", "b.k - a.k", "a < b ? -1 : 1", "a.k > b.k ? 1 : -1"]
PLAIN_COMPARISONS += [
    "a.k < b.k ? 2 : a.k === b.k ? 0 : -2",
    "b.k - a.k || a.i - b.i",
    "a.k !== b.k ? a.k - b.k : b.i - a.i",
    "{ if (a.k < b.k) { return -1 } return a.k > b.k ? 1 : 0 }",
    "{ const x = a.k, y = b.k; return -(x - y) }",
]
ODD_COMPARISONS = ["a - a", "a.k - b.i", "b.k - b.k", "a.k - b", "a.k < b.k", "a.k < b.k ? -1 : -1", "a.k - b.k || a.k"]


@pytest.mark.parametrize("comparison", PLAIN_COMPARISONS + ODD_COMPARISONS)
def test_a_sort_by_what_a_comparison_compares(comparison: str) -> None:
    program = latebind.compile(f"xs.toSorted((a, b) => {comparison})")
    assert ("i_ordered" in program.runner.code_text()) is (comparison in PLAIN_COMPARISONS)
    chance = random.Random(comparison)
    for _ in range(100):
        keys = chance.choices([*KEYS, *ODD_KEYS] if chance.random() < 0.2 else KEYS, k=chance.randint(0, 8))
        keys = chance.choice([keys, keys, ["ab", "b", "", "é", "a"][: len(keys)]])
        items = [{"k": key, "i": index} for index, key in enumerate(keys)] if ".k" in comparison else keys
        given = {"xs": chance.choice([items, items, items, tuple(items), [*items, {}]])}
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: with_a_run(program, given)), given


ROWS: list[Any] = [[{"k": key, "i": at} for at, key in enumerate(keys)] for keys in ([], ["a", "b", "a"], [1, 1, 2])]
ROWS += [
    [{"k": key} for key in (1, True, 1.0, "1", Text("a"))],
    [{"k": [1, 2]}, {"k": (3,)}],
    [{}],
    ({"k": "a"},),
    None,
]
ROWS += [[{"k": "x" * 2_000}], [{"k": index % 7} for index in range(5_000)], [{"k": [1] * 200}] * 200, [1, None, "a"]]
ARROWS = [
    "x => x.k",
    "({ k }) => k",
    "(x, i) => i",
    "() => 7",
    "x => [x, x]",
    "x => x",
    "x => n / x.k",
    "(x, i) => x.k + i",
]
ARROWS += ["x => `${x.k}-${n}`", "x => x.k.map(y => y)", "(x, i) => i % n", "x => xs.length"]


@pytest.mark.parametrize("arrow", ARROWS)
@pytest.mark.parametrize(
    "call",
    [
        "Object.groupBy(xs, f)",
        "xs.flatMap(f)",
        "Array.from(xs, f)",
        "Array.from({ length: n }, f)",
        "new Set(xs).forEach(f)",
        "new Map(xs.map((x, i) => [i, x])).forEach(f)",
    ],
)
def test_an_arrow_in_place(call: str, arrow: str) -> None:
    program = latebind.compile(call.replace("f)", f"{arrow})"))
    _details, read = program.runner.details(), program.references().variables  # details are held for all errors
    rows, numbers = ROWS if "xs" in read else ROWS[:1], [3, 0, 2.5, "2", None, 5_000] if "n" in read else [3]
    for xs, n in itertools.product(rows, numbers):
        given = {"xs": xs, "n": n}
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: with_a_run(program, given)), given


@pytest.mark.parametrize(
    "items", ["xs.toSorted((a, b) => (a < b ? -1 : 1))", "Array.from(s)", "xs.flatMap(x => [x])", "s"]
)
@pytest.mark.parametrize("call", ["Object.groupBy({}, x => x)", "{}.flatMap(x => [x])", "Array.from({}, (x, i) => i)"])
def test_an_arrow_for_what_may_need_a_run(call: str, items: str) -> None:
    program = latebind.compile(call.format(items))
    for xs in ([3, 1, 2], ["b", "a"], [True], None):
        given = {"xs": xs, "s": "aba"}
        assert outcome(lambda given=given: program(given)) == outcome(lambda given=given: with_a_run(program, given))


@pytest.mark.parametrize("text", ["Object.groupBy(xs, x => x)", "xs.flatMap(x => [x])", "Array.from(xs, x => x)"])
def test_an_arrow_is_called_without_a_run(text: str) -> None:
    program = latebind.compile(text)
    program.runner.function.__globals__["h_needs_run"] = program.runner.function.__globals__["h_Closure"] = None
    assert len(program({"xs": ["a", "b"]})) == 2


@pytest.mark.parametrize(
    "call", ["xs.slice({})", "s.slice({}).trim()", "[...xs, {}].length", "new Set([...xs]).has({})"]
)
@pytest.mark.parametrize("count", [10, 40, 100])
def test_many_calls_need_no_run(call: str, count: int) -> None:
    calls = "".join(f"out.push({call.format(number)}); " for number in range(count))
    program = latebind.compile(f"const out = []; for (const x of xs) {{ out.push(x) }} {calls} out")
    for size in (3, 70, 5_000):
        given = {"xs": [*range(size)], "s": "ab " * size}
        found = outcome(lambda given=given: program(given))
        assert size > 3 or program.runner._restarts == 0
        assert found == outcome(lambda given=given: with_a_run(program, given))


@pytest.mark.parametrize("text", ["new Set(xs).forEach(x => [x])", "new Map([[1, xs]]).forEach(x => x.length)"])
def test_an_arrow_of_what_is_made_in_place_is_called_without_a_run(text: str) -> None:
    program = latebind.compile(text)
    program.runner.function.__globals__["h_Closure"] = None
    assert program({"xs": ["a"]}) is None
    assert program.runner._restarts == 0


@pytest.mark.parametrize("call", ["xs.slice(0)", "xs.concat([])", "[...xs]", "xs.filter(x => true)", "xs.toSorted()"])
def test_what_is_made_is_no_array_of_the_hosts(call: str) -> None:
    for xs in (["a", "b"], [], ["a"] * 100):
        found = latebind.compile(call)({"xs": xs})
        assert found == xs and found is not xs


@pytest.mark.parametrize("items", [*ARRAYS, *NESTED, "abca", None, {"a": 1}, [1, 1.0, True], [0, -0.0], [2**53, 2**53]])
def test_items_without_repetitions(items: Any) -> None:
    program = latebind.compile("[...new Set(xs)]")
    assert outcome(lambda: program({"xs": items})) == outcome(lambda: with_a_run(program, {"xs": items}))


@pytest.mark.parametrize(
    "text",
    ["now()", "Date.now()", "new Date()", 'log("x")', "console.log(1)", "uuid()", "Math.random()", "memory.keys()"],
)
def test_what_asks_its_context_has_one(text: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        assert runtime.compile(text).runner.asks != "nothing"
        assert runtime.compile("Math.floor(2.5)").runner.asks == "nothing"


def test_what_is_of_the_moment_says_so() -> None:
    entries = [entry for entry in standard().globals.values() if isinstance(entry, Builtin)]
    for space in standard().globals.values():
        if isinstance(space, Namespace):
            entries += [entry for entry in (*space.members.values(), space.call) if isinstance(entry, Builtin)]
    looked = set()
    for entry in entries:
        run = Run()
        if entry.least == 0 and entry.pure:
            with suppress(LatebindError):
                entry(run)
            assert entry.clock == (run.moment is not None), entry.name
            looked.add(entry.name)
    assert {"now", "Date.now"} < looked


def with_a_run(program: latebind.Program, given: dict[str, Any]) -> Any:
    """What the program gives where it has a run from the start."""
    run = Run()
    return program.runner.execute(run, given)[0]


def test_a_form_is_taken_where_a_program_needs_no_run() -> None:
    """Else all that is compared here would be the implementations with themselves."""
    program = latebind.compile("Math.floor(x) + xs.at(-1)")
    program.runner.function.__globals__["h_needs_run"] = None
    assert program({"x": 2.5, "xs": [1, 2]}) == 4


@pytest.mark.parametrize("call", ["Math.max(x, 2.5)", "Math.pow(x, 0.5)", "[1, x].indexOf(0.5)", "xs.with(0, 1.5)"])
def test_a_form_is_taken_with_fractions_that_the_script_writes(call: str) -> None:
    program = latebind.compile(call)
    program.runner.function.__globals__["h_small_run"] = None
    assert program({"x": 4, "xs": [1, 2]}) in (4, 2.0, -1, [1.5, 2])


def test_random_numbers() -> None:
    program = latebind.compile("[Math.random(), Math.random()]")
    found = [number for _ in range(200) for number in program()]
    assert program.runner._restarts == 0
    assert len(set(found)) == 400
    assert all(0 <= number < 1 and number * 2**53 % 1 == 0 for number in found)
    assert abs(sum(found) / 400 - 0.5) < 0.1
    assert answer(lambda: repr(program()[0])) != repr(program()[0])  # a copy of this process has others
    late = latebind.compile("local r = Math.random(); r === r")
    assert late() is True is with_a_run(late, {})


@pytest.mark.parametrize("item", ["EC", "MX", Text("EC"), 1, None, Agreeable()])
def test_a_literal_array_includes(item: Any) -> None:
    program = latebind.compile('["EC", "PE"].includes(x)')
    assert outcome(lambda: program({"x": item})) == outcome(lambda: with_a_run(program, {"x": item}))


PATTERNS = [
    "/a/",
    "/b+/g",
    "/^a/",
    "/[^a-c]x?/gi",
    "/(a)(b)/",
    "/(a)b*/g",
    r"/\\d+/",
    r"/\\s/g",
    "/a.c$/",
    "/.{2}/g",
    "/,/",
]
# A repeat behind which nothing stands, and those behind which something does.
PATTERNS += ["/(?:a|b+)/g", "/(a+|b)c/", "/(b+)|a/g", "/xa*/g", "/[xb]+?/g", "/x{1,}/g", r"/x+\b/", "/(?:xx*)?b*a/"]
PATTERNS += [
    r"/\d+/",
    r"/\D/g",
    r"/\W+/",
    r"/[^\d.]/g",
    r"/[\s,]+/",
    r"/\S+/g",
    "/a|b/g",
    "/^a|c$/",
    "/^(?:a|x)b?/",
    "/(a|x)(b|-)/",
    "/x(?:a-)?b/",
    "/(?:a)?b/",
    "/b|/",
    "/a||b/",
    "/(a)|b/",
    r"/\ba/",
    r"/a\b/g",
    "/a+?b/",
    "/[a-c]{2}/g",
    "/[a-c]{1,2}/g",
    "/[a-c]{2,}?/",
    "/x{0,2}-/",
    "/x{2,1}/",
    r"/^[^\s@]+b[^\s@]+c[^\s@]*$/",
    "/[-b]/g",
    "/[b-]/g",
    r"/[a\-c]/",
    "/[.*+?^$(){}|]/",
    "/[&&~~]/",
    r"/[\]x]/",
    "/a(?=b)/",
    "/a$b/",
    "/a^b/",
    "/(a|b)+/",
    "/((a)b)/",
]
PATTERNS += [
    r"/\\w+\\.\\w+/",
    "/A-/i",
    "/a|b/",
    "/a*/g",
    "/(?:a)/",
    "/a+?/",
    "/b$/g",
    "/(a)+/",
    "/[b-a]?x/",
    "/x{3}/",
    "/a+b+c+/",
    "/(\\w+)=(\\d+)/g",
    "/^(\\S+) (\\w+): (\\d+)ms$/",
    "/[^\\s@]+@[^\\s@]+\\.[a-z]+/",
    "/[áéíóúñ]+|[\\u0300-\\u036f]/g",
    "/[à-ü]\\s/",
    "/[a-\\uffff]+/g",
    "/[^\\u0080-\\uffff]/g",
    "/ñ/i",
]
SEARCHES = ["s.match({})", "s.search({})", "{}.test(s)", "{}.exec(s)", 's.replace({}, "-")', 's.replace({}, "$&!")']
SEARCHES += ["s.split({})", "{}.toString()", "s.matchAll({}).map(m => [m[0], m.index])", 's.replaceAll({}, "")']
SUBJECTS: list[Any] = [
    "",
    "a",
    "abc",
    "aabbcc",
    "xa-b",
    "a\nb c",
    "a.b x.y",
    "12 345",
    "é",
    "a,b,,c",
    "ABC",
    "a-",
    "x" * 600,
]
SUBJECTS += [
    "k=12,long=3",
    "at 12:30 db: 40ms",
    "db started: 40ms",
    "ana@mail.com",
    "Año nuevo ú",
    "e\u0301\u00a0ñ",
    "é😀a\ud800",
    "é😀a 👍🏽, b",
]
SUBJECTS += ["ab" * 40, None, Text("abc"), "xxx", "b\n", "\v a", 1]


# Every pattern, with half of the searches; `make long` looks with the others.
HALVES = {
    half: {
        search: [(pattern, (search, pattern)) for pattern in PATTERNS[(number + half) % 2 :: 2]]
        for number, search in enumerate(SEARCHES)
    }
    for half in (0, 1)
}


@pytest.mark.parametrize("half", [0, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("search", SEARCHES)
def test_a_plain_pattern_finds_what_the_other_engine_finds(search: str, half: int) -> None:
    hold(check_pattern, HALVES[half][search])


def check_pattern(search: str, pattern: str) -> None:
    try:
        program = latebind.compile(search.format(pattern))
    except latebind.LatebindError:
        return
    _details = program.runner.details()  # held for all errors, not made for each
    for subject in SUBJECTS:
        given = {"s": subject}
        assert outcome(lambda given=given: program(given)) == outcome(lambda given=given: with_a_run(program, given)), (
            given
        )


RE2 = [r"\\d+", r"\\D", r"a\\b", "a+?", "[a-c]{1,2}", "^a|c$", "(?:a|x)b?", "[^a-c.]", "[[:alpha:]]", r"\\S"]
RE2 += ["a", "b+", "^a", "[^a-c]x?", "(a)(b)", r"\\d+", "a.c", "x{3}", r"\\w+$", "a|b", "b*", r"a\\s"]


@pytest.mark.parametrize("pattern", RE2)
@pytest.mark.parametrize("call", ['matches(s, "{}")', 'findMatches(s, "{}")', 'replaceMatches(s, "{}", "-")'])
def test_a_plain_pattern_finds_what_re2_finds(call: str, pattern: str) -> None:
    program = latebind.compile(call.format(pattern))
    for subject in SUBJECTS:
        given = {"s": subject}
        assert outcome(lambda given=given: program(given)) == outcome(lambda given=given: with_a_run(program, given)), (
            given
        )


def test_plain_patterns_are_looked_for_in_place() -> None:
    for text in (
        "s.match(/a+/g)",
        "/a/.test(s)",
        's.replace(/[ab]/g, "")',
        'matches(s, "a")',
        "/^(\\S+) (\\d+) x$/.test(s)",
    ):
        program = latebind.compile(text)
        program({"s": "aab"})
        assert program.runner._restarts == 0
        assert "S = Run()" not in program.runner.code_text()


def test_texts_with_accents_are_looked_at_in_place() -> None:
    program = latebind.compile(
        "s.toLowerCase().normalize('NFD').replace(/[\\u0300-\\u036f]/g, '').replace(/[^a-z]+/g, '-')"
    )
    assert program({"s": "Ana María López"}) == "ana-maria-lopez"
    assert program({"s": "Ana 👍🏽 López"}) == "ana-lopez"
    assert program.runner._restarts == 0


LONG_TEXTS = ["ab," * 3_000, "a" * 9_000, "é" + "ab," * 3_000]
LONGER_TEXTS = [*LONG_TEXTS, "ab," * 1_500, "a" * 30_000]
LONG_SEARCHES = ["s.matchAll(/a/g).length", 's.replace(/[ab]/g, "xy").length', "s.split(/,/).length", "s.match(/a+b/g)"]
LONG_SEARCHES += ['findMatches(s, "a").length', 'replaceMatches(s, "a", "-").length', "/b,+/.test(s)", "s.search(/ba/)"]
LONG_SEARCHES += ['s.split(",").length', 's.split("").length', "s.split(s).length"]
LONG_SEARCHES += ['s.replaceAll("a", "xyz").length', 's.replace("b", "x").length', "s.matchAll(/./g).length"]


@pytest.mark.parametrize("texts", [LONG_TEXTS, pytest.param(LONGER_TEXTS, marks=pytest.mark.long)], ids=["some", "all"])
@pytest.mark.parametrize("search", LONG_SEARCHES)
def test_long_texts_take_fuel(search: str, texts: list[str]) -> None:
    program = latebind.compile(search)
    for text in texts:
        given = {"s": text}
        assert outcome(lambda given=given: program(given)) == outcome(lambda given=given: with_a_run(program, given))


def test_what_takes_fuel_needs_no_run() -> None:
    for text, given in [
        ("s.matchAll(/a/g).length", "ab," * 3_000),
        ("new Set(s).size", [*range(10_000)]),
        ("unique(s).length", ["ab", "b"] * 5_000),
        ("sum(s)", [*range(10_000)]),
        ("s.includes(7)", [*range(10_000)]),
        ('s.lastIndexOf("b")', ["ab", "b"] * 5_000),
        ('s.split(",").length', "ab," * 3_000),
        ('s.join(", ").length', ["ab", "b"] * 5_000),
        ('s.join(", ").length', [*range(10_000)]),
    ]:
        program = latebind.compile(text)
        program({"s": given})
        assert program.runner._restarts == 0, text


def test_fuel_ends() -> None:
    """What is too much for the fuel of a program is done with a run, and gives the same."""
    program = latebind.compile("[s.matchAll(/./g).length, s.matchAll(/a/g).length, s.matchAll(/b/g).length]")
    assert program({"s": "ab" * 6_000}) == [12_000, 6_000, 6_000]
    assert program.runner._restarts == 1


LOOPS = [
    "Math.max(...xs, 1)",
    "Math.min(0, ...xs)",
    "Math.max(...xs)",
    "xs.findLast(x => x > 1)",
    "xs.findLastIndex(x => x === 1)",
    "xs.reduceRight((sum, x) => sum + x, 0)",
    "xs.map(({k}) => k)",
    "xs.filter(([a, b]) => a < b).length",
    "xs.reduce((sum, {k}) => sum + k, 0)",
    "[...new Set(xs)]",
    "xs.map(x => x & 7 | x << 2 ^ x >>> 1)",
    "xs.map(x => x + 1)",
    "xs.filter(x => x > 1)",
    "xs.filter(x => x).map(x => `${x}!`)",
    "xs.map((x, i) => x * i)",
    "xs.some(x => x === 2)",
    "xs.every(x => x < 3)",
    "xs.find(x => x > 1)",
    "xs.findIndex(x => x === 1)",
    "xs.reduce((sum, x) => sum + x, 0)",
    'xs.reduce((text, x) => text + x, "")',
    "xs.map(x => x.k)",
    "xs.filter(x => x.k > 1).map(x => ({k: x.k, twice: x.k * 2}))",
    "xs.map(x => x.trim().toUpperCase())",
    'xs.filter(s => s.startsWith("a")).map(s => s.length)',
    "xs.map(x => x.slice(0, 2))",
    "xs.map(x => [x, 1])",
    "xs.map(x => Math.floor(x))",
    'xs.map(x => x.padStart(80, "-"))',
    "xs.map(x => x.repeat(70))",
    "[...xs, 1].length",
    "[0, ...xs, ...xs]",
    'xs.map(x => x.replace(/[b-z]+/g, "-"))',
    "xs.filter(x => /^a/.test(x)).map(x => x.match(/b/g))",
    "xs.map(x => JSON.parse(x))",
    "xs.map(x => [Array.isArray(x), x.toString()])",
]
LOOP_ITEMS: list[list[Any]] = [NUMBERS, TEXTS, [1, 2, 3], ["a", " ab ", "b"], [{"k": 1}, {"k": 2.5}, {"k": 3, "j": 1}]]
LOOP_ITEMS += [[{}], [None, 1], [[1], [2, 3]], ["x" * 65, "a"], [Agreeable()], ["ab" * 40]]


@pytest.mark.parametrize("text", LOOPS)
def test_a_loop_without_a_run_is_the_one_with_it(text: str) -> None:
    program = latebind.compile(text)
    assert "S = Run()" not in program.runner.code_text()
    chance = random.Random(text)
    for _ in range(150):
        items = chance.choices(chance.choice(LOOP_ITEMS), k=chance.choice([0, 1, 2, 5]))
        given = {"xs": chance.choice([items, items, items, tuple(items), {"a": items}, None])}
        assert outcome(lambda given=given: program(given)) == outcome(lambda given=given: with_a_run(program, given)), (
            given
        )


def test_what_is_long_is_charged() -> None:
    """Arrays, and texts that a loop makes, are worked on without a run while they are short together."""
    program = latebind.compile('xs.map(x => x + "!" + "?").length')
    long = [["a"] * 4096, ["a" * 70], ["a" * 30_000], ["a" * 40_000], ["a"] * 99_000]
    assert [program({"xs": xs}) for xs in long] == [4096, 1, 1, 1, 99_000]
    assert program.runner._restarts == 2


@pytest.mark.parametrize(
    ("limits", "without"),
    [
        ({}, True),
        ({"steps": 2_000_000}, True),
        ({"array": 200_000, "nodes": 5_000}, True),
        ({"steps": 999_999}, False),
        ({"seconds": 1.0}, False),
        ({"nodes": 20_000}, False),
        ({"output": 1_000}, False),
    ],
)
def test_programs_do_without_a_run_where_limits_are_no_lower(limits: dict[str, Any], without: bool) -> None:
    program = latebind.compile("xs.map(x => x + 1).slice(0, 2)", limits=latebind.Limits(**limits))
    assert ("S = p_run()" not in program.runner.code_text()) is without
    assert program({"xs": list(range(5_000))}) == [1, 2]


def test_a_program_that_always_needs_a_run_makes_one_at_once() -> None:
    program = latebind.compile('xs.map(x => x + "!").length')
    xs = ["a" * 70]
    for _ in range(500):
        assert program({"xs": xs}) == 1
    again = program.runner._restarts
    assert [program({"xs": xs}), program({"xs": ["b"]})] == [1, 1]
    assert program.runner._restarts == again
    with pytest.raises(latebind.ScriptError):
        program({"xs": ["a", None]})


UP_TO = "for (let i = 0; i < count; i++)"
GROWING = [
    "let n = 0; while (n < count) { n += 1 }; n",
    f"let n = 0; {UP_TO} {{ for (const x of [1, 2, 3]) {{ n += x }} }}; n",
    f"const out = []; {UP_TO} {{ out.push(i) }}; out.length",
    f"const out = []; {UP_TO} {{ out[i] = [i] }}; out.length",
    f"const rows = []; {UP_TO} {{ rows.push({{ a: [i], b: `${{i}}` }}) }}; rows.length",
    f"const o = {{}}; {UP_TO} {{ o[`k${{i}}`] = i }}; o.k1",
    f"const m = new Map(); {UP_TO} {{ m.set(i, i) }}; m.size",
    f"const seen = new Set(); {UP_TO} {{ seen.add(`k${{i}}`) }}; seen.size",
    f'let s = ""; {UP_TO} {{ s += "x" }}; s.length',
    f'let n = 0; {UP_TO} {{ n += "a,b,c".split(",").length }}; n',
    f'let n = 0; {UP_TO} {{ n += /b[cd]/.test("abc") ? 1 : 0 }}; n',
    f"const queue = [1, 2]; {UP_TO} {{ queue.push(queue.shift()) }}; queue.length",
    f"let n = 0; {UP_TO} {{ const copy = [1, 2, 3]; copy.sort((a, b) => b - a); n += copy[0] }}; n",
    f"let n = 0; {UP_TO} {{ n += [...[1, 2], i].map(x => x + 1).reduce((a, b) => a + b, 0) }}; n",
    "const down = n => n < 1 ? 0 : down(n - 1) + 1; down(count)",
    "const f = n => n < 1 ? 0 : [n].map(x => f(x - 1))[0] + 1; f(count)",
    "let calls = 0; const f = () => { calls += 1; return calls }; while (f() < count) { }; calls",
    "xs.map(x => xs.filter(y => y > x).length).length",
    " + ".join(["xs.map(x => x + 1).length"] * 60),
    "let n = 0; xs.forEach(x => { n += x }); n",
    "const out = []; xs.forEach((x, i) => { out.push(x + i) }); out.length",
    "[...xs].sort((a, b) => a - b)[0]",
    "xs.toSorted((a, b) => a < b ? -1 : 1)[0]",
    "const copy = { xs }; copy.xs.push(1); copy.xs.length",
    "const sum = { n: 0 }; for (const x of xs) { sum.n += x }; sum",
]


COUNTS = (3, 63, 64, 65, 1_000, 9_000, 11_000, 99_000, 101_000, 200_000)


@pytest.mark.parametrize("counts", [(64, 65, 11_000, 101_000, 200_000), pytest.param(COUNTS, marks=pytest.mark.long)])
@pytest.mark.parametrize("text", GROWING)
def test_what_reaches_a_limit_reaches_it_without_a_run(text: str, counts: tuple[int, ...]) -> None:
    program = latebind.compile(text)
    assert "S = Run()" not in program.runner.code_text()
    for count in counts:
        xs = list(range(count, 0, -1))
        given = {"count": count, "xs": xs}
        kept = xs[:]
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: with_a_run(program, given)), count
        assert xs == kept
        if alone == "LIMIT_STEPS" and "xs" not in text:
            break  # what counts further ends at the same turn


COMPARED: list[Any] = [
    1,
    1.0,
    True,
    "a",
    None,
    0,
    -0.0,
    False,
    [],
    {},
    [1, True],
    [True, 1],
    [1.0, 1],
    [[1], {"a": True}],
]
COMPARED += [
    [[1.0], {"a": 1}],
    {"a": 1, "b": [1]},
    {"b": [1.0], "a": 1},
    {"a": 1, "b": [True]},
    [NAN := math.nan],
    [NAN],
]
COMPARED += [[Agreeable()], [(1, True)], {Text("a"): 1}, {1: 1}, ["x" * 1_001], [list(range(40_000))], "x" * 1_001]
for _level in range(60):
    COMPARED[-3:-2] = [[COMPARED[-3]]]


@pytest.mark.parametrize("one", range(len(COMPARED)))
def test_deep_equality_is_that_of_the_implementation(one: int) -> None:
    program = latebind.compile("equals(a, b)")
    for other in COMPARED:
        for right in (other, copy.deepcopy(other)):
            given = {"a": COMPARED[one], "b": right}
            assert outcome(lambda given=given: program(given)) == outcome(
                lambda given=given: with_a_run(program, given)
            )


PERHAPS_NUMBERS: list[Any] = [
    None,
    True,
    0,
    -0.0,
    0.5,
    1e15,
    1e16,
    2**53 + 1,
    1e-7,
    math.nan,
    "",
    " ",
    "12",
    "12px",
    "-3",
    "0x1F",
]
PERHAPS_NUMBERS += [
    "-0",
    "1e3",
    "1e400",
    "-.5",
    ".5.",
    "9007199254740993",
    "１２",
    "abc",
    " 42 ",
    "5" + " " * 80,
    [1],
    {},
]


@pytest.mark.parametrize("function", ["Number", "parseInt", "parseFloat", "Number.parseInt", "Number.parseFloat"])
@pytest.mark.parametrize(
    "text",
    [
        "{}(x) || 'none'",
        "isNaN({}(x))",
        "[x].map(y => {}(y) || 1)",
        "let n = 0; for (const y of [x]) { n = {}(y) || 2 } n",
    ],
)
def test_what_may_be_no_number(function: str, text: str) -> None:
    program = latebind.compile(text.replace("{}", function))
    for number in PERHAPS_NUMBERS:
        given = {"x": number}
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: with_a_run(program, given)), number
    assert latebind.compile(text.replace("{}", function)).runner.function({"x": "12"}) in (12, False, [12])


CALLED_BACK = ["Boolean", "Number", "String", "parseInt", "isNaN", "Array.isArray", "Math.abs", "JSON.stringify"]
CALLED_FOR: list[list[Any]] = [[], ["1", "2"], [0, 1.5, -2], ["", None, "a", False, [1], {}], ["x"] * 5000]


@pytest.mark.parametrize("function", CALLED_BACK)
@pytest.mark.parametrize("method", ["map", "filter", "some", "every", "find", "findIndex"])
def test_a_function_of_the_library_that_is_called_back(function: str, method: str) -> None:
    once, again = f"xs.{method}({function})", f"const f = ys => ys.{method}({function}); [f(xs), f(xs)]"
    for program, items in itertools.product(map(latebind.compile, (once, again)), CALLED_FOR):
        given = {"xs": items}
        alone = outcome(lambda program=program, given=given: program(given))
        assert alone == outcome(lambda program=program, given=given: with_a_run(program, given)), items


ALONE = ["xs.filter(Boolean)", "const ys = xs.map(Number); ys", "xs.map(String).join('')", "throw Error(xs[0])"]
ALONE += [
    "const ys = [3, 1]; ys.push(1, 2, 3); ys.unshift(4, 5); ys.splice(1, 1, 6, 7); ys",
    "String(xs.length / 4) + String(xs.length > 1)",
]
ALONE += ["const ys = []; ys.push(xs.findLast(x => { return x > '1' })); ys", "JSON.stringify(xs, null, 2)"]
ALONE += ["const ys = structuredClone(xs); ys.push(xs.reduceRight((a, x) => { return a + x }, '')); ys"]
ALONE += [
    "const re = /\\d/g; const ys = []; let m; while ((m = re.exec('1 2')) !== null) { ys.push(m[0], re.lastIndex) } ys"
]
ALONE += ["const ns = range(200); let all = 0; for (const n of ns) { all += ns.includes(n + 1) ? 1 : 0 } all"]


@pytest.mark.parametrize("text", ALONE)
def test_it_needs_no_run(text: str) -> None:
    program, given = latebind.compile(text), {"xs": ["1", "2"]}
    alone = outcome(lambda: program(given))
    assert program.runner._restarts == 0
    assert alone == outcome(lambda: with_a_run(program, given))


@pytest.mark.parametrize("text", ["Date.now()", "new Date().getTime()", "new Date(now()).getTime()"])
def test_the_moment_of_a_program(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked for once, wherever a program asks."""
    moments = itertools.count(1_700_000_000.5)
    monkeypatch.setattr(time, "time", lambda: next(moments))
    alone, twice = latebind.compile(text), latebind.compile(f"[{text}, {text}]")
    assert [alone(), alone()] == [1_700_000_000_500, 1_700_000_001_500]
    assert alone.runner._restarts == 0
    assert with_a_run(alone, {}) == 1_700_000_002_500
    assert twice() == [1_700_000_003_500] * 2
    assert twice.runner._restarts == 0
    repeated = latebind.compile(f"[1, 2].map(x => {text})")
    assert repeated() == [1_700_000_004_500] * 2


DATED: list[Any] = [*DATES, "2026-03-04T24:00:00Z", "2026-03-04T05:06:07-05:30", 0, 1.5, -1, math.nan, None, True, [1]]


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">=", "-"])
def test_dates_that_are_made_to_be_compared(operator: str) -> None:
    program = latebind.compile(f"new Date(a) {operator} new Date(b)")
    for a, b in itertools.product(DATED, DATED):
        given = {"a": a, "b": b}
        alone = outcome(lambda given=given: program(given))
        assert alone == outcome(lambda given=given: with_a_run(program, given)), given


SUMS: list[list[Any]] = [[], [0.1] * 10, [-0.0], [1, 0.5, 2], [0.5, 2**52, 0.5], [2**53 - 1, 0.25], [1e300, -1e300]]
SUMS += [[math.nan, 1], [math.inf, 1], [10**400, 0.5], [True, 0.5], [0.5, "a"], [0.5, None], [1e16, 1.0, -1e16]]


@pytest.mark.parametrize("numbers", SUMS, ids=str)
def test_a_sum_is_that_of_the_loop(numbers: list[Any]) -> None:
    program, given = latebind.compile("xs.reduce((sum, x) => sum + x, 0)"), {"xs": numbers}
    assert outcome(lambda: program(given)) == outcome(lambda: with_a_run(program, given))


@pytest.mark.parametrize(("count", "length"), [(1, 1_048_576), (1, 1_048_577), (900, 1_100), (900, 1_200), (5_000, 8)])
@pytest.mark.parametrize(
    "text", ["xs.map(x => x.s)", "xs.map(x => ({ s: x.s, kind: 'of some length', more: [x.n, x.s] }))"]
)
def test_what_fits_into_the_output_leaves(text: str, count: int, length: int) -> None:
    program, given = latebind.compile(text), {"xs": [{"s": "y" * length, "n": 1}] * count}
    assert outcome(lambda: program(given)) == outcome(lambda: with_a_run(program, given))


@pytest.mark.parametrize("call", ["type(a)", "Boolean(a)", "[a].map(type)", "[a].filter(Boolean)", "[a].some(x => x)"])
def test_what_no_script_can_hold_is_told_of_where_it_is_asked(call: str) -> None:
    program = latebind.compile(f"const v = {call}; [v, v]")
    given = {"a": b""}
    assert outcome(lambda: program(given)) == outcome(lambda: with_a_run(program, given))


@pytest.mark.parametrize("call", ["add(a, b)", "multiply(a, b)", "compare(a, b)", "divide(a, b, 2)", "round(a, 1)"])
def test_what_a_host_makes_of_its_own_decimals_does_not_count(call: str) -> None:
    program = latebind.compile(f"decimal.{call}")
    for a, b in (("", "1"), ("1.2.3", "1"), ("123456.789", "0.00000001"), ("0.0000", "0.000001")):
        with decimal.localcontext(decimal.Context(prec=3, Emin=-2, Emax=2, capitals=0, traps=[])):
            own = outcome(lambda a=a, b=b: program({"a": a, "b": b}))
        assert own == outcome(lambda a=a, b=b: with_a_run(program, {"a": a, "b": b}))
