"""`*.test.late` files: what a case says is read, run and compared, and what does not hold is shown."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.host.cases.comparing import difference
from latebind.host.cases.parsing import cases_of
from latebind.host.cases.running import Defaults, Failure, failures
from latebind.host.greenlets import run_waiting
from latebind.tests.line_events import line_events


def run(text: str, app: latebind.Runtime | None = None, **defaults: Any) -> list[Failure]:
    """What does not hold of all the cases of a text."""
    app = app or latebind.Runtime()
    return [wrong for case in cases_of(text, "some.test.late") for wrong in failures(case, app, Defaults(**defaults))]


HOLDS = {
    "values": '1 + 1 //=> 2\n;[1, 2].map(x => x * 2) //=> [2, 4.0]\n;({b: 1, a: null}) //=> {"a": null, "b": 1}',
    "on several lines": '//variables {"a": [1,\n//  2], "b":\n//  3}\n[...a, b]\n//=> [1,\n//  2, 3]',
    "a case of an empty script": "// nothing\nconst a = 1 //=> {}",
    "errors": "const a = 1\na.b.c //!! NO_MEMBER\nnull.x //!!\na.b //!! have no member `b`\na //=> 1",
    "errors of the checker": "totl + prise //!! UNKNOWN_NAME prise",
    "syntax errors": "1 + //!! UNEXPECTED",
    "memories before and after": (
        '//user ana\n//conversation c\n//memory {"a": "1"}\n//$memory {"b": 2, "c": {"d": [3]}}\n//ctx.memory {"e": true}\n'
        '//session {"f": "g"}\nmemory.setItem("a", memory.getItem("a") + $memory.b); $memory.delete("c"); '
        'session.setItem("f", ""); ctx.memory.set("e", ctx.memory.get("e") ? "yes" : "no", 60)\n'
        '//memory=> {"a": "12"}\n//$memory=> {"b": 2}\n//session=> {"f": ""}\n//ctx.memory=> {"e": "yes"}\n'
        '//writes=> {"memory": {"a": "12"}, "$memory": {"c": null}, "session": {"f": ""}, "ctx.memory": {"e": "yes"}}'
    ),
    "what a failed block leaves": 'expr { memory.setItem("a", "1"); throw "no" }\n//!! no\n//memory=> {}',
    "locals, their errors and logs": 'local a = 1; local b = a.x; log("hello"); 5\n//locals=> {"a": 1}\n//errors=> {"b": "NO_MEMBER"}\n//logs=> ["hello"]',
    "overrides": '//override {"rate": 0.5}\nlocal rate = 0.1; local total = 10 * rate; total //=> 5',
    "access": '//access {"memory": "read"}\nmemory.setItem("a", "1") //!! FORBIDDEN',
    "the clock": 'now() //=> "2025-01-01T00:00:00.000Z"\n//then 90\nnow() //=> "2025-01-01T00:01:30.000Z"',
    "a clock of its own": '//clock 2030-02-03T04:05:06+01:00\nnow() //=> "2030-02-03T03:05:06.000Z"',
    "a zone": '//timezone America/Bogota\nnew Date("2025-01-01T00:00").toISOString() //=> "2025-01-01T05:00:00.000Z"',
    "expiry": '//user ana\n//$memory {"o": {"a": 1}}\n$memory.getJson("o", null) //=> {"a": 1}\n//then 3600\n$memory.getJson("o", null) //=> null',
    "a session ends with its turn": '//session {"a": "1"}\nsession.setItem("b", "2") //=> "2"\n//then\n[session.getItem("a"), session.getItem("b")] //=> ["1", ""]',
    "templates": '//as render\n//variables {"name": "Ana"}\nHello {{name}}\n//=> "Hello Ana"',
    "templates of several lines": '// a letter\n//as render\nHello\n\nyou\n//=> "Hello\\n\\nyou"',
    "templates with a type": '//as resolve\n//variables {"xs": [1]}\n{{xs}}\n//=> [1]',
    "expressions": "//as eval\n1 + 1 //=> 2",
    "cases are apart": 'memory.setItem("a", "1") //=> "1"\n---\nmemory.getItem("a") //=> ""',
    "each line begins anew": 'memory.setItem("a", memory.getItem("a") + "1") //=> "1"\nmemory.getItem("a") //=> "1"',
    "lines that fail are left out of later turns": 'const a = 1\na.b //!! NO_MEMBER\nmemory.setItem("a", "1") //=> "1"\n//then\nmemory.getItem("a") //=> "1"',
    "links to files": '//user ana\n$memory.setFile("n", btoa("x"), 60, "text/plain").toUrl().startsWith("http") //=> true',
}


@pytest.mark.parametrize("text", HOLDS.values(), ids=HOLDS.keys())
def test_what_holds(text: str) -> None:
    assert [wrong.render() for wrong in run(text)] == []


FAILS = {
    "a value": ("1 + 1 //=> 3", (1, "the value", ["- 3", "+ 2"])),
    "true is not 1": ("true //=> 1", (1, "the value", ["- 1", "+ true"])),
    "null is not absent": ("({a: null}) //=> {}", (1, "the value", ["- {}", '+ {"a": null}'])),
    "writes": ('memory.setItem("a", "1")\n//writes=> {}', (2, "what is written", ["- {}", '+ {"memory": {"a": "1"}}'])),
    "logs": ('log("a")\n//logs=> []', (2, "what is logged", ["- []", '+ ["a"]'])),
    "no error": ("1 //!! NO_MEMBER", (1, "it did not fail", ['- "NO_MEMBER"', "+ 1"])),
    "a second turn": ("1 //=> 1\n//then\n2 //=> 3", (3, "the value", ["- 3", "+ 2"])),
}


@pytest.mark.parametrize(("text", "expected"), FAILS.values(), ids=FAILS.keys())
def test_what_does_not_hold_is_shown(text: str, expected: tuple[int, str, list[str]]) -> None:
    (wrong,) = run(text)
    assert (wrong.line, wrong.what, wrong.shown) == expected


def test_an_error_that_nobody_expected_is_shown_with_its_place() -> None:
    (wrong,) = run("// a title\n\nconst a = 1\na.b //=> 1")
    assert (wrong.line, wrong.what) == (4, "it failed")
    assert " --> some.test.late:4:3" in wrong.shown


def test_another_error_than_the_one_expected_is_shown() -> None:
    (wrong,) = run("null.x //!! NO_MEMBER")
    assert wrong.what == "the error"
    assert wrong.shown[0] == "- NO_MEMBER"
    assert "[MEMBER_OF_NULL]" in wrong.shown[1]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("1 + 1", 1, "nothing is expected here"),
        ("1 //=> 1\n2", 2, "code after the last expectation"),
        ("1 //=> 1\n---\n\n//usr ana\n1 //=> 1", 4, "there is no header `//usr`"),
        ("//user\n1 //=> 1", 1, "expected something after `//user`"),
        ("//variables [1]\n1 //=> 1", 1, "`[1]` cannot be read"),
        ("//clock yesterday\n1 //=> 1", 1, "`yesterday` cannot be read"),
        ("//clock 2025-01-01T00:00:00\n1 //=> 1", 1, "cannot be read"),
        ("//as a poem\n1 //=> 1", 1, "cannot be read"),
        ("1 //=> {a: 1}", 1, "expected JSON"),
        ("1 //log=> []", 1, "nothing can be expected of `log`"),
        ("1 //logs!! []", 1, "expected `//!!`"),
        ("//run other.late\n1 //=> 1", 2, "a script of its own"),
        ("1 //=> 1\n//then soon\n1 //=> 1", 2, "expected seconds"),
        *(
            (f"1 //=> 1\n//then {pause}\n1 //=> 1", 2, "expected seconds")
            for pause in ("nan", "inf", "-5", "1_000", "٣", "1e300")
        ),
        ("//user \n1 //=> 1", 1, "expected something after `//user`"),
        ("//seed 1_000\n1 //=> 1", 1, "cannot be read"),
        ("//seed ٣\n1 //=> 1", 1, "cannot be read"),
        ('//variables {"a": 1e999}\n1 //=> 1', 1, "cannot be read"),
        ("1 //=> NaN", 1, "expected JSON"),
        pytest.param("1 //=> " + "[" * 100_000, 1, "expected JSON", id="brackets without end"),
        ("//timezone Mars/Olympus\n1 //=> 1", 1, "there is no time zone 'Mars/Olympus'"),
        ('//access {"memory": "all"}\n1 //=> 1', 1, "access is one of none, read, write, admin, not 'all'"),
        ('//memory {"a": null}\n1 //=> 1', 1, "`//memory`: `memory.setItem` cannot store null"),
        ('//$memory {"a": 1}\n1 //=> 1', 1, "`//$memory`: the memory is not available: this context has no user"),
        ("1 //=> 1\n//then\n1", 3, "nothing is expected here"),
        ('//returns {"stock": 1}\n1 //=> 1', 1, "`stock`, which is no function"),
        ("", 1, "nothing is expected here"),
    ],
)
def test_a_case_that_is_not_written_as_it_should_be(text: str, line: int, problem: str) -> None:
    with pytest.raises(latebind.LatebindError) as caught:
        run(text)
    assert caught.value.code == "BAD_CASE"
    assert caught.value.message.startswith(f"some.test.late:{line}: ")
    assert problem in caught.value.message


def test_a_script_whose_name_no_file_can_have() -> None:
    with pytest.raises(latebind.LatebindError, match="cannot read") as caught:
        run("//run a\0b.late\n//=> 1")
    assert caught.value.code == "FILE_UNREADABLE"


def test_lines_and_titles() -> None:
    cases = cases_of("\n// one\n//user ana\n1 //=> 1\n---\n2 //=> 2\n// not a title\n---\n\n// three\n//=> 3\n", "x")
    assert [(case.line, case.title) for case in cases] == [(1, "one"), (6, ""), (9, "three")]


def test_windows_lines_are_lines() -> None:
    assert run("//user ana\r\n1 + 1 //=> 2\r\n---\r\n2 //=> 2\r\n") == []
    (case,) = cases_of("//user ana\r\n//=> 2\r\n", "some.test.late")
    assert case.turns[0].headers == {"user": "ana"}


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_any_end_of_a_line_ends_it(end: str) -> None:
    first, second = cases_of(end.join(["//user ana", "1", "null.x //=> 3", "---", "", "1 //=> 2", ""]), "x.test.late")
    assert first.turns[0].headers == {"user": "ana"}
    assert (second.line, second.turns[0].expectations[0].line) == (5, 6)


def test_line_ends_that_may_stand_in_a_string_are_counted() -> None:
    text = '"a\u2028b\u2029c"\nnull.x\n//=> 1\n---\n1\n//=> 2\n'
    first, second = cases_of(text, "x.test.late")
    assert (first.turns[0].expectations[0].line, second.line) == (5, 7)
    (failure,) = failures(first, latebind.Runtime(), Defaults())
    assert " --> x.test.late:4:6" in failure.shown


def test_the_script_beside_it_and_another(tmp_path: Path) -> None:
    (tmp_path / "sum.late").write_text("a + b", "utf-8")
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "product.late").write_text("a * b", "utf-8")
    text = '//variables {"a": 2, "b": 5}\n//=> 7\n//then\n//run flows/product.late\n//=> 10'
    (case,) = cases_of(text, str(tmp_path / "sum.test.late"))
    assert failures(case, latebind.Runtime(), Defaults()) == []
    (case,) = cases_of("//run gone.late\n//=> 1", str(tmp_path / "sum.test.late"))
    with pytest.raises(latebind.LatebindError, match="FILE_MISSING"):
        failures(case, latebind.Runtime(), Defaults())


HANDLER = """
import { define, z } from "@jelou/functions"

export default define({
  name: "twice",
  description: "Twice a number",
  input: z.object({ count: z.number() }),
  handler: async (input: { count: number }, ctx) => {
    await ctx.memory.set("last", input.count, 60)
    return { twice: input.count * 2 }
  },
})
"""


def test_a_handler(tmp_path: Path) -> None:
    (tmp_path / "twice.ts").write_text(HANDLER, "utf-8")
    (tmp_path / "twice.test.late").write_text(
        '//run twice.ts\n//conversation c\n//input {"count": 4}\n//=> {"twice": 8}\n//ctx.memory=> {"last": 4}\n'
        '//then\n//input {"count": "four"}\n//!! count\n//ctx.memory=> {"last": 4}',
        "utf-8",
    )
    path = tmp_path / "twice.test.late"
    (case,) = cases_of(path.read_text("utf-8"), str(path))
    assert [wrong.render() for wrong in failures(case, latebind.Runtime(), Defaults())] == []


def test_defaults(runtime: latebind.Runtime) -> None:
    text = '$memory.set("a", 1)\n//$memory=> {"a": 1}\n;[x, y] //=> [1, 3]'
    assert run(f'//variables {{"y": 3}}\n{text}', user="ana", variables={"x": 1, "y": 2}) == []


@pytest.fixture
def shop(tmp_path: Path) -> latebind.Runtime:
    """A host whose functions must not be called by tests, but for `stock`."""
    made = latebind.Runtime(memory=f"sqlite:///{tmp_path}/shop.db", tenants="required")

    @made.function
    async def stock(product: str) -> int:
        await asyncio.sleep(0)
        return 7

    @made.function(effect="after_commit")
    def order(product: str, count: int) -> None:
        raise AssertionError("called")

    @made.function(effect="now")
    async def charge(amount: float) -> dict[str, Any]:
        raise AssertionError("called")

    script = made.compile("order('tea', 1); charge(5)", name="inner.late")

    @made.function
    def inner(ctx: latebind.Context) -> Any:
        return ctx.run(script).value

    return made


def test_functions_with_an_effect_are_not_called(shop: latebind.Runtime, tmp_path: Path) -> None:
    text = """
stock("tea") //=> 7
order("tea", 5); charge(2) //=> null
//calls=> [["order", "tea", 5], ["charge", 2]]
---
//returns {"stock": 1, "charge": {"ok": true}}
stock("tea") //=> 1
charge(2).ok //=> true
//then
//returns {"charge": {"ok": false}}
stock("tea") //=> 7
charge(2).ok //=> false
---
// nor are those that a program of the host's calls, which knows nothing of tests
inner() //=> null
---
expr { order("tea", 5); throw "no" } //!! no
//memory=> {}
"""
    wrong = asyncio.run(run_waiting(partial(run, text, shop)))
    assert [each.render() for each in wrong] == []
    assert not (tmp_path / "shop.db").exists()


def test_randomness_is_the_same_each_time() -> None:
    (value,) = run("[Math.random(), uuid()] //=> 0")
    assert run(f"[Math.random(), uuid()] //=> {value.shown[1][2:]}") == []
    (other,) = run("//seed 1\n[Math.random(), uuid()] //=> 0")
    assert other.shown != value.shown


@pytest.mark.parametrize(
    ("expected", "found", "lines"),
    [
        (1, 1.0, []),
        ({"a": 1, "b": [2]}, {"b": [2.0], "a": 1}, []),
        (1, True, ["- 1", "+ true"]),
        (0, False, ["- 0", "+ false"]),
        ("1", 1, ['- "1"', "+ 1"]),
        ("é", "e", ['- "é"', '+ "e"']),
        ([], {}, ["- []", "+ {}"]),
    ],
)
def test_differences(expected: Any, found: Any, lines: list[str]) -> None:
    assert difference(expected, found) == lines


def test_a_long_difference_shows_where_it_is() -> None:
    rows = [{"name": f"a name that is long, number {number}"} for number in range(9)]
    lines = difference(rows, [*rows[:4], {"name": "another"}, *rows[5:]])
    assert [line for line in lines if line[0] in "+-"] == [
        '-     "name": "a name that is long, number 4"',
        '+     "name": "another"',
    ]


def test_a_very_long_difference_is_found_without_a_look_at_each_pair() -> None:
    numbers = [number / 7 for number in range(300)]
    events = line_events(lambda: difference(numbers, [number + 1 / 14 for number in numbers]))
    assert events < 100 * len(numbers)
    rows = [{"name": f"a name, number {number}"} for number in range(200)]
    lines = difference(rows, [*rows[:4], {"name": "another"}, *rows[5:]])
    assert [line for line in lines if line[0] in "+-@"] == [
        "@@ -12,7 +12,7 @@",
        '-     "name": "a name, number 4"',
        '+     "name": "another"',
    ]
