"""What was nearly free once, and let the step limit allow minutes: each is charged for what it does, or bounded before.

Steps and bytes are counted here, and what the compiler writes; the audit measures times.
"""

from __future__ import annotations

import ast
import pickle
import sys
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import HostError, LatebindError, LimitError, ScriptError
from latebind.grammar.source import Source
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.program import compile_program
from latebind.stdlib.library import standard
from latebind.tests.small_stack import on_small_stack

LONG = "a" * 500_000
OTHER = "a" * 250_000 + "b" + "a" * 249_999


def equal_to(text: str) -> str:
    """The same text as another object, as a script makes one."""
    return text[:1] + text[1:]


class Counted(Mapping[str, Any]):
    """A host's mapping that counts how often it is gone through."""

    def __init__(self, size: int) -> None:
        self.data = {f"k{index}": index for index in range(size)}
        self.walks = 0

    def __getitem__(self, key: str) -> Any:
        return self.data[key]

    def __iter__(self) -> Iterator[str]:
        self.walks += 1
        return iter(self.data)

    def __len__(self) -> int:
        return len(self.data)


def used(text: str, variables: dict[str, Any] | None = None) -> tuple[int, int]:
    """The steps and bytes that a script takes; all of them where it reaches a limit."""
    run = Run()
    try:
        compile_program(Source(text), standard()).runner.execute(run, dict(variables or {}))
    except LimitError as error:
        if error.code == "LIMIT_STEPS":
            return DEFAULT.steps, DEFAULT.charged - max(run.bytes, 0)
    return min(run.steps_used, DEFAULT.steps), DEFAULT.charged - max(run.bytes, 0)


def test_a_literal_is_paid_once_in_a_run() -> None:
    once, _ = used("/^[a-z]{2,9}$/.test('x')")
    often, _ = used("for (const i of xs) { /^[a-z]{2,9}$/.test('x') }", {"xs": [0] * 100})
    assert once > 40
    assert often < 100 * once / 2


def test_more_literals_than_are_kept_are_paid_again() -> None:
    pieces = "; ".join(f"/{'a{{0,900}}' * 2}{i}/.test('x')" for i in range(100))
    once, _ = used(pieces)
    again, _ = used(f"for (const i of xs) {{ {pieces} }}", {"xs": [0, 1]})
    assert again > 1.9 * once


def defined(count: int, text: str) -> str:
    return "const f = () => {\n" + "\n".join(text.replace("#", str(i)) for i in range(count)) + "\nreturn 1 }\nf()\nf()"


# A script, its variables, and the least that it takes: a step stands for a microsecond or less.
STEPS: dict[str, tuple[str, dict[str, Any], int]] = {
    "locals": (defined(300, "local l# = #"), {}, 3_000),
    "arrows": (defined(300, "const f# = x => x"), {}, 3_000),
    "try": (defined(300, "try { 1 } finally { 2 }"), {}, 1_200),
    "expr": (defined(200, "expr { 1 }"), {}, 3_200),
    "references in a replacement": ('"y".replaceAll("y", "$q".repeat(100000))', {}, 100_000),
    "references in replaceMatches": ('replaceMatches("y", "y", "$q".repeat(100000))', {}, 100_000),
    "compiling a pattern": ('matches("x", "a{0,900}" + i)', {"i": "b"}, 1_000),
    "compiling a class": ('matches("x", "\\\\p{L}{1,9}" + i)', {"i": "b"}, 500),
    "a chain of rounds": ('new RegExp("a{0,900}".repeat(10)).test("x")', {}, 50_000),
    "a chain of rounds in a literal": ("/" + "a{0,900}" * 10 + "/.test('x')", {}, 50_000),
    "reading a pattern": ('new RegExp("a?".repeat(500)).flags', {}, 4_000),
    "reading literals": ("; ".join(f"/{'a?' * 400}{i}/.flags" for i in range(10)), {}, 30_000),
    "a method that is missing": (
        "for (const i of xs) { try { o.fff() } catch (e) { 1 } }",
        {"xs": [0] * 20, "o": {**{f"f{i}": i for i in range(4_000)}}},
        20_000,
    ),
    "a method like others": (
        f"const o = {{{', '.join(f'f{i}: x => x' for i in range(50))}}}\nfor (const i of xs) {{ try {{ o.fff() }} catch (e) {{ 1 }} }}",
        {"xs": [0] * 20},
        20_000,
    ),
    "searching": ('matches(t, "(a?b?){30}c")', {"t": "ab" * 2_000}, 1_000),
    "lastIndexOf": ("a.lastIndexOf(b)", {"a": LONG, "b": OTHER}, 20_000),
    "a short search": ("a.indexOf(b)", {"a": "a" * 2_400, "b": "a" * 600 + "b" + "a" * 600}, 1_000),
    "indexOf of a long text": ("xs.indexOf(b)", {"xs": [LONG] * 1_000, "b": equal_to(LONG) + "b"}, 400_000),
    "unique of long texts": ("unique(xs)", {"xs": [LONG, equal_to(LONG)] * 100}, 80_000),
    "a replacer of long keys": ("JSON.stringify(1, xs)", {"xs": [LONG, equal_to(LONG)] * 100}, 80_000),
    "sorting long texts": ("xs.toSorted()", {"xs": [LONG, equal_to(LONG)] * 100}, 400_000),
    "groupBy of long texts": ("Object.groupBy(xs, x => x)", {"xs": [LONG, equal_to(LONG)] * 100}, 80_000),
    "===": ("a === b", {"a": LONG, "b": equal_to(LONG)}, 400),
    "!==": ("a !== b", {"a": LONG, "b": equal_to(LONG)}, 400),
    "<": ("a < b", {"a": LONG, "b": equal_to(LONG)}, 400),
    "== of joined texts": ('(a + "x") == (b + "x")', {"a": LONG, "b": equal_to(LONG)}, 16_000),
    "equals": ("equals(a, b)", {"a": [LONG], "b": [equal_to(LONG)]}, 400),
    "a long key": ("o[k]", {"o": {LONG: 1}, "k": equal_to(LONG)}, 400),
    "in": ("k in o", {"o": {LONG: 1}, "k": equal_to(LONG)}, 400),
    "hasOwnProperty": ("o.hasOwnProperty(k)", {"o": {LONG: 1}, "k": equal_to(LONG)}, 400),
    "Object.hasOwn": ("Object.hasOwn(o, k)", {"o": {LONG: 1}, "k": equal_to(LONG)}, 400),
    "a computed key": ("({[a]: 1, [b]: 2})", {"a": LONG, "b": equal_to(LONG)}, 400),
    "a rest of an object": (
        f"const {{{', '.join(f'k{i} = 1' for i in range(500))}, ...rest}} = o",
        {"o": {f"x{i}": i for i in range(10_000)}},
        10_000,
    ),
    "a tuple": ("t[1]", {"t": tuple(range(50_000))}, 50_000),
    "a mapping": ("m.k1", {"m": Counted(10_000)}, 10_000),
    "reading a date": ('date.parse("1".repeat(45) + "x", "MD".repeat(15))', {}, 1_000),
    "a zone": ('date.format(0, "YYYY", "Europe/Madrid")', {}, 60),
    "a caught error": ("xs.map(x => { try { throw x } catch (e) { return 1 } })", {"xs": [1] * 100}, 2_000),
    "a failing local": ("\n".join(f"local l{i} = o.nam{i}" for i in range(20)), {"o": {"name": 1}}, 10_000),
}


@pytest.mark.parametrize("name", STEPS)
def test_steps_are_charged(name: str) -> None:
    text, variables, least = STEPS[name]
    assert used(text, variables)[0] >= least


BYTES: dict[str, tuple[str, int]] = {
    "characters": ('"€".repeat(50000).split("")', 50_000 * 60),
    "parts": ('"a,".repeat(50000).split(",")', 50_000 * 50),
    "entries": ("range(9000).entries()", 9_000 * 60),
    "parsed arrays": ('JSON.parse("[" + "[],".repeat(50000) + "0]")', 50_000 * 60),
}


@pytest.mark.parametrize("name", BYTES)
def test_bytes_are_charged(name: str) -> None:
    text, least = BYTES[name]
    assert used(text)[1] >= least


def test_equal_hashes_are_not_sought_out() -> None:
    class Hashed(int):
        compared = 0

    # Each of these has the same hash in Python; in a dict of them each would be compared with all before it.
    numbers = [index * (2**61 - 1) for index in range(1, 20_001)]
    assert len({hash(number) for number in numbers}) == 1
    assert latebind.eval("unique(xs).length", {"xs": numbers}) == 20_000
    assert latebind.eval("unique(xs)", {"xs": [2**60, 2.0**60, 0.5, 0.5, 1, 1.0, True, None, None, "1"]}) == (
        [2**60, 0.5, 1, True, None, "1"]
    )
    keys = {type(key) for key in _keys_of_unique(numbers)}
    assert int not in keys


def _keys_of_unique(numbers: list[int]) -> list[Any]:
    from latebind.stdlib.general import number_key

    return [number_key(number) for number in numbers]


@pytest.fixture
def context() -> Iterator[latebind.Context]:
    with latebind.Runtime(memory=":memory:") as runtime:

        @runtime.function
        def take(value: Any) -> None: ...

        @runtime.function(effect="after_commit")
        def queue(value: Any) -> None: ...

        @runtime.function(effect="now")
        def act(value: Any) -> None: ...

        with runtime.context(user="ana", variables={"xs": list(range(1_000))}) as made:
            yield made


@pytest.mark.parametrize("call", ['log("x", xs)', "log(xs)", "queue(xs)", "act(xs)", "take(xs)", "queue({a: [xs]})"])
def test_what_is_handed_over_is_charged(context: latebind.Context, call: str) -> None:
    stats = context.run(f"range(20).map(i => {{ {call} }})\nnull").stats
    assert stats.steps >= 20_000
    assert stats.bytes >= 20 * (8_000 if call != "log(xs)" else 3_000)


@pytest.mark.parametrize("call", ['log("x", xs)', "queue(xs)"])
def test_what_is_kept_reaches_a_limit(context: latebind.Context, call: str) -> None:
    with pytest.raises(LimitError):
        context.run(f"range(100000).map(i => {{ {call} }})\nnull")


def test_stored_json_is_charged_when_it_is_read(context: latebind.Context) -> None:
    context.run('$memory.setJson("k", range(1500).map(i => []), 60)')
    assert context.run('$memory.getJson("k").length').stats.bytes >= 1_500 * 60


def test_keys_of_a_session_are_charged(context: latebind.Context) -> None:
    for index in range(500):
        context.session.set_item(f"k{index}", index)
    assert context.run('session.keys("x")').stats.steps >= 500


def test_a_mapping_is_read_once_in_a_run() -> None:
    mapping = Counted(1_000)
    used("xs.map(x => m.k1 + m.k2)", {"xs": [1] * 50, "m": mapping})
    assert mapping.walks <= 2  # its keys are looked at, then all of it


def test_locals_of_a_result_share_the_budget_of_the_run() -> None:
    locals_ = "\n".join(f"local l{index} = xs" for index in range(200))
    with latebind.Runtime() as runtime, runtime.context(variables={"xs": list(range(10_000))}) as context:
        result = context.run(f"{locals_};\n1")
        assert {error.code for error in result.errors.values()} <= {"LIMIT_STEPS", "LIMIT_BYTES"}
        assert result.errors


# compiling


def nested(levels: int, start: str = "0") -> str:
    text = "String(0)"
    for _ in range(levels):
        text = f"[1].reduce((a, b) => {text}, {start})"
    return text


def written(text: str) -> int:
    """How many nodes of Python's the compiler writes for a script."""
    tree = compile_program(Source(text), standard()).runner.details().written.tree
    return sum(1 for _ in ast.walk(tree))


@pytest.mark.parametrize("start", ["0", '""', "true"])
def test_nested_reductions_are_compiled_in_linear_size(start: str) -> None:
    assert written(nested(8, start)) < 3 * written(nested(4, start))


FAMILIES: dict[str, Any] = {
    "sum": lambda n: " + ".join(["a"] * n),
    "product": lambda n: " * ".join(["(a + 1)"] * n),
    "texts": lambda n: " + ".join(['"@(a)"'] * n),
    "conjunction": lambda n: " && ".join(["a"] * n),
    "ternaries": lambda n: "[" + ", ".join(["a ? 1 : 2"] * n) + "]",
    "comparisons": lambda n: " && ".join(["a === b"] * n),
    "members": lambda n: "[" + ", ".join(["a?.b?.c"] * n) + "]",
    "locals": lambda n: "\n".join(f"local l{i} = a" for i in range(n)),
    "constants": lambda n: "\n".join(f"const c{i} = a" for i in range(n)),
    "arrows": lambda n: "\n".join(f"const f{i} = x => x" for i in range(n)),
    "try": lambda n: "try { a } catch (e) { b } finally { c }\n" * n,
    "if": lambda n: "if (a) { b } else { c }\n" * n,
    "else if": lambda n: ("if (a) { b } " + "else if (a) { b } " * 20 + "\n") * (n // 20),
    "loops": lambda n: "for (const x of a) { x }\n" * n,
    "expr": lambda n: "expr { a }\n" * n,
    "maps": lambda n: "a" + ".map(x => x)" * (n // 20),
    "nested maps": lambda n: "a.map(x => " * (n // 40) + "1" + ")" * (n // 40),
    "nested reductions": lambda n: nested(n // 40),
    "nested reductions of arrows": lambda n: "a.map(x => () => " * (n // 40) + "1" + ")" * (n // 40),
    "patterns": lambda n: "const {" + ", ".join(f"k{i} = 1" for i in range(n)) + "} = a",
    "objects": lambda n: "[" + ", ".join(f"{{k{i}: a}}" for i in range(n)) + "].length",
    "spreads": lambda n: "({" + ", ".join(["...a"] * n) + "})",
    "calls": lambda n: "f(" * (n // 16) + "1" + ")" * (n // 16),
}


@pytest.mark.parametrize("name", FAMILIES)
def test_the_compiler_writes_in_proportion(name: str) -> None:
    small, large = written(FAMILIES[name](80)), written(FAMILIES[name](320))
    assert large < 5 * small


# depth

DEEP = {
    "expr": "const f = n => { expr { if (n > 0) { f(n - 1) } } return n }; f(150)",
    "finally": "const f = n => { try { if (n > 0) { f(n - 1) } } finally { 1 } return n }; f(150)",
    "loop": "const f = n => { for (const x of [1]) { const g = () => x; if (n > 0) { f(n - 1) } } return n }; f(150)",
    "if": f"const f = n => {{ {'if (true) { ' * 12} if (n > 0) {{ f(n - 1) }} {'}' * 12} return n }}; f(150)",
    "expr value": "const f = n => (expr { n > 0 ? f(n - 1) : 0 }); f(150)",
    "nested finally": f"const f = n => {{ {'try { ' * 40} f(n + 1) {'} finally { 1 }' * 40} return n }}; f(0)",
}


@pytest.mark.parametrize("name", DEEP)
def test_depth_is_counted_through_blocks(name: str) -> None:
    # A host that raised Python's own limit is not what stops a script: that is the depth, on small stacks too.
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    try:
        error = on_small_stack(lambda: used_or_error(DEEP[name]))
    finally:
        sys.setrecursionlimit(before)
    assert isinstance(error, LimitError) and error.code == "LIMIT_DEPTH"
    assert "64" in error.message


def used_or_error(text: str) -> Any:
    with latebind.Runtime() as runtime, runtime.context() as context:
        try:
            return context.run(text).value
        except LatebindError as error:
            return error


# what leaves


def test_an_empty_match_within_a_character() -> None:
    assert latebind.eval(r'findMatches("aé", "\\B").map(m => m.index)') == [2]
    assert latebind.eval(r'replaceMatches("éé", "\\B", "-")') == "-é-é-"
    assert latebind.eval(r'matches("é", "\\B")') is True


@pytest.mark.parametrize("thrown", ["x => x", "[x => x]", "String", "({f: () => 1})"])
def test_a_function_that_is_thrown_does_not_leave(thrown: str) -> None:
    with pytest.raises(ScriptError) as caught:
        latebind.eval("(() => { throw " + thrown + " })()")
    assert caught.value.__dict__.get("value") is None
    assert pickle.loads(pickle.dumps(caught.value)).code == caught.value.code


def test_what_is_thrown_leaves_as_a_copy() -> None:
    held = {"a": [1]}
    with pytest.raises(latebind.ThrownError) as caught:
        latebind.eval("(() => { throw x })()", {"x": held})
    assert caught.value.value == held and caught.value.value is not held


class Broken(Mapping[str, Any]):
    def __init__(self, error: type[BaseException]) -> None:
        self.error = error

    def __getitem__(self, key: str) -> Any:
        raise self.error("db-7 is down")

    def __iter__(self) -> Iterator[str]:
        raise self.error("db-7 is down")

    def __len__(self) -> int:
        raise self.error("db-7 is down")


@pytest.mark.parametrize("error", [ConnectionError, KeyError, ZeroDivisionError, TypeError])
@pytest.mark.parametrize(
    "text", ["m.a", "m?.a", "[m].map(x => x.a)", "({...m})", "m", "[m]", "equals(m, m)", '"a" in m']
)
def test_a_mapping_that_raises_tells_nothing(text: str, error: type[BaseException]) -> None:
    with pytest.raises(HostError) as caught:
        latebind.eval(text, {"m": Broken(error)})
    assert caught.value.code == "HOST_VALUE_FAILED"
    assert "db-7" not in caught.value.render()
    assert isinstance(caught.value.__cause__, error)


@pytest.mark.parametrize(
    "text",
    [
        "throw new Error(x)",
        "throw x",
        "o[x]",
        "o[x]()",
        "null[x]",
        "JSON.parse(x)",
        "Math.abs(1)[x]",
        "help(x)",
        "date.parse('1', x)",
        "date.add(0, 1, x)",
        "date.format(0, 'YYYY', x)",
        "Number(x)",
        "matches('x', x.slice(0, 900) + '(')",
        "session.getItem(x)",
        "session.setItem('k', x)",
        "$memory.set('k', x)",
        "$memory.setFile('k', x, 60, x)",
    ],
)
def test_messages_are_short(text: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        with runtime.context(user="ana", variables={"x": "wörd" * 250_000, "o": {}}) as context:
            with pytest.raises(LatebindError) as caught:
                context.run(text)
    assert len(caught.value.render()) < 20_000
    assert len(str(caught.value.to_dict())) < 20_000


@pytest.mark.parametrize(
    "zone", ["localtime", "LOCALTIME", "posixrules", "posix/Europe/Madrid", "right/UTC", "x" * 10**6]
)
def test_zones_that_are_none_of_ianas(zone: str) -> None:
    with pytest.raises(ScriptError) as caught:
        latebind.eval("date.format(0, 'YYYY', zone)", {"zone": zone})
    assert caught.value.code == "UNKNOWN_ZONE"


def test_a_search_that_nothing_could_interrupt_is_refused() -> None:
    with pytest.raises(LimitError) as caught:
        latebind.eval('matches(t, "(a?){500}b")', {"t": "a" * 100_000})
    assert caught.value.code == "LIMIT_SUBJECT"


def test_the_clock_is_looked_at_often() -> None:
    # Between two looks at the clock there are no more steps than this, whatever a script does.
    run = Run().bind(Limits(seconds=60), None)
    most = 0
    for _ in range(100):
        run.charge(1)
        most = max(most, run.steps)
        run.charge(run.steps + 1)
    assert most <= 5_000


def test_a_line_of_the_console_is_refused_before_it_is_made() -> None:
    texts = ["a" * 500_000] * 20_000  # of which one text would have 10 GB
    for name in ("log", "info", "warn", "error", "debug"):
        with pytest.raises(LimitError) as caught:
            latebind.eval(f"console.{name}(...xs)", {"xs": texts})
        assert caught.value.code == "LIMIT_STRING"


def test_lines_of_the_console_cost_what_those_of_the_log_do() -> None:
    steps, size = used("for (const x of xs) { log(t) }", {"xs": [0] * 50, "t": "a" * 10_000})
    of_console, its_size = used("for (const x of xs) { console.log(t) }", {"xs": [0] * 50, "t": "a" * 10_000})
    assert of_console >= steps
    assert its_size >= size
