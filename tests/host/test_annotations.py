"""Annotations of host functions, kept in both directions: what scripts may pass, what arrives, what may be given back."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import pathlib
import uuid
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import (
    Annotated,
    Any,
    Final,
    Generic,
    Literal,
    NamedTuple,
    Never,
    NewType,
    NotRequired,
    Optional,
    Required,
    TypedDict,
    TypeVar,
)

import msgspec
import pydantic
import pytest

import latebind

Sku = NewType("Sku", str)


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Item(TypedDict):
    sku: str
    qty: NotRequired[int]


class Other(TypedDict):
    code: int


class Point(NamedTuple):
    x: float
    y: float


@dataclass
class Line:
    sku: str
    qty: int = 1
    when: dt.date | None = None


@dataclass
class Basket:
    lines: list[Line]
    colors: set[Color] = field(default_factory=set)


class Struct(msgspec.Struct):
    code: str
    rate: float = 1.5


class Renamed(msgspec.Struct, rename="camel"):
    my_name: str


class One(msgspec.Struct, tag="one"):
    x: int


class Two(msgspec.Struct, tag="two"):
    y: int


class Model(pydantic.BaseModel):
    age: int
    email: str | None = None

    @pydantic.field_validator("age")
    @classmethod
    def even(cls, age: int) -> int:
        if age % 2:
            raise ValueError("a secret of the host")
        return age


class Shade(enum.StrEnum):
    DARK = "dark"


class Needed(TypedDict, total=False):
    a: Required[int]
    b: str


UserId = NewType("UserId", int)
T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    it: T


@dataclass
class Tree:
    v: int
    kids: list[Tree] = field(default_factory=list)


UTC = dt.UTC
DAY = dt.date(2026, 2, 3)
NOON = dt.datetime(2026, 2, 3, 12, tzinfo=UTC)
ID = uuid.UUID("12345678-1234-5678-1234-567812345678")

# An annotation; what a script writes, and what arrives for it; what a script writes in vain; what may not be given back.
TABLE: list[tuple[Any, list[tuple[str, Any]], list[str], list[Any]]] = [
    (str, [('"a"', "a")], ["1", "null", '["a"]'], [1, None]),
    (int, [("2", 2), ("4 / 2", 2)], ['"2"', "1.5", "true"], ["2", 1.5, True]),
    (float, [("2", 2), ("1.5", 1.5)], ['"2"', "null"], ["2", None]),
    (bool, [("true", True)], ["1", '"true"', "null"], [1, "true"]),
    (None, [("null", None)], ["0", '""'], [0, ""]),
    (Any, [("1", 1), ("null", None), ('{a: "b"}', {"a": "b"})], [], []),
    (list, [('["a", 1]', ["a", 1])], ["{}", '"a"'], [{}, "a"]),
    (dict, [("{a: 1}", {"a": 1})], ["[]", '"a"'], [[], "a"]),
    (str | None, [('"a"', "a"), ("null", None)], ["1"], [1]),
    (Optional[int], [("2", 2), ("null", None)], ["1.5", '"a"'], ["a"]),  # noqa: UP045
    (int | str, [("2", 2), ('"a"', "a")], ["true", "[]"], [True, []]),
    (Literal["a", "b"], [('"a"', "a")], ['"c"', "1", "null"], ["c", 1]),
    (Literal[1, None, True], [("1", 1), ("null", None), ("true", True)], ["2", "false", '"1"'], [2, False]),
    (list[int], [("[1, 2]", [1, 2]), ("[]", [])], ['["x"]', "[1.5]", "[null]", '"12"'], [["x"], [1.5]]),
    (list[Literal["a"]], [('["a"]', ["a"])], ['["a", "b"]'], [["b"]]),
    (tuple[int, str], [('[1, "a"]', (1, "a"))], ["[1]", '["a", 1]', '[1, "a", 2]'], [(1,), ("a", 1)]),
    (tuple[int, ...], [("[1, 2]", (1, 2))], ['["a"]'], [("a",)]),
    (set[str], [('["a", "a"]', {"a"})], ["[1]", '"a"'], [{1}]),
    (frozenset[int], [("[1]", frozenset({1}))], ['["a"]'], [["a"]]),
    (dict[str, int], [("{a: 1}", {"a": 1})], ['{a: "x"}', "[]"], [{"a": "x"}]),
    (dict[str, list[float]], [("{a: [1.5]}", {"a": [1.5]})], ['{a: ["x"]}', "{a: 1}"], [{"a": 1}]),
    (Sequence[int], [("[1]", [1])], ['["a"]'], [["a"]]),
    (Mapping[str, int], [("{a: 1}", {"a": 1})], ['{a: "b"}'], [{"a": "b"}]),
    (Sku, [('"a"', "a")], ["1"], [1]),
    (Color, [('"red"', Color.RED)], ['"green"', "1"], ["green"]),
    (Level, [("2", Level.HIGH)], ["3", '"2"'], [3]),
    (dt.datetime, [('"2026-02-03T12:00:00Z"', NOON), ('new Date("2026-02-03T12:00:00Z")', NOON)], ['"soon"', '"2026-02-03T12:00:00"', "5"], ["soon"]),
    (dt.date, [('"2026-02-03"', DAY)], ['"2026-02-30"', "20260203"], ["2026-02-30"]),
    (dt.time, [('"04:05:00"', dt.time(4, 5))], ['"25:00:00"', "4"], ["noon"]),
    (uuid.UUID, [(f'"{ID}"', ID)], ['"12345"', "1"], ["12345"]),
    (decimal.Decimal, [('"0.10"', decimal.Decimal("0.10"))], ['"a tenth"', "true"], ["a tenth"]),
    (dt.date | str, [('"2026-02-03"', DAY), ('"soon"', "soon")], ["1"], [1]),
    (Item, [('{sku: "a"}', {"sku": "a"}), ('{sku: "a", qty: 2}', {"sku": "a", "qty": 2})], ["{}", '{sku: "a", qty: "2"}', "[]"], [{}, {"sku": 1}]),
    (Item | Other, [('{sku: "a"}', {"sku": "a"}), ("{code: 1}", {"code": 1})], ['{code: "x"}', "{}"], [{}]),
    (Point, [("[1, 2]", Point(1, 2))], ["[1]", "{x: 1, y: 2}"], [[1]]),
    (Line, [('{sku: "a", when: "2026-02-03"}', Line("a", 1, DAY))], ["{}", '{sku: "a", qty: 1.5}', '{sku: "a", when: "soon"}'], [{}, Line("a", "x")]),  # type: ignore[arg-type]
    (Basket, [('{lines: [{sku: "a"}], colors: ["red"]}', Basket([Line("a")], {Color.RED}))], ['{lines: [{qty: 1}]}', '{lines: [], colors: ["green"]}'], [{"lines": [1]}]),
    (Struct, [('{code: "a"}', Struct("a"))], ["{code: 1}", "{}"], [{"code": 1}]),
    (Model, [("{age: 4}", Model(age=4))], ['{age: "4"}', "{age: 3}", "{}"], [{"age": "4"}]),
    (list[Model], [("[{age: 4}]", [Model(age=4)])], ['[{age: "4"}]'], [[{"age": "4"}]]),
    (Renamed, [('{my_name: "a"}', Renamed("a"))], ["{my_name: 1}", "{}"], [{"my_name": 1}]),
    (One | Two, [("{x: 1}", One(1)), ("{y: 2}", Two(2))], ["{z: 1}"], [{"z": 1}]),
    (Literal[Color.RED], [('"red"', Color.RED)], ['"blue"'], ["blue"]),
    (Iterable[int], [("[1]", [1])], ['["a"]'], [["a"]]),
    (dict[int, str], [('{1: "a"}', {1: "a"})], ["{1: 2}", '{b: "c"}'], []),
    (Shade, [('"dark"', Shade.DARK)], ['"light"', "1"], ["light"]),
    (Needed, [("{a: 1}", {"a": 1}), ('{a: 1, b: "x"}', {"a": 1, "b": "x"})], ["{}", '{a: "1"}', '{b: "x"}'], [{}, {"b": "x"}]),
    (UserId, [("5", 5)], ["1.5", '"5"'], ["5"]),
    (Box[int], [("{it: 1}", Box(1))], ['{it: "a"}', "{}"], [{"it": "a"}]),
    (Tree, [("{v: 1, kids: [{v: 2}]}", Tree(1, [Tree(2)]))], ['{v: 1, kids: [{v: "a"}]}', "{kids: []}"], [{"v": 1, "kids": [{"v": "a"}]}]),
    (list[dict[str, int | None]], [("[{a: 1, b: null}]", [{"a": 1, "b": None}])], ['[{a: "x"}]', "[1]"], [[{"a": "x"}]]),
    (Final[int], [("1", 1)], ['"1"'], ["1"]),
    (object, [("1", 1), ("[null]", [None])], [], []),
    (pydantic.HttpUrl, [('"http://a.b/"', pydantic.HttpUrl("http://a.b/"))][:1], ["5", '"not a url"'], [5]),
    (Annotated[int, msgspec.Meta(ge=1, le=5)], [("5", 5)], ["0", "6", "1.5"], [0]),
    (Annotated[str, pydantic.Field(min_length=2)], [('"ab"', "ab")], ['"a"', "1"], ["a"]),
    (Annotated[str, msgspec.Meta(pattern="^[a-z]+$")], [('"ab"', "ab")], ['"AB"'], ["AB"]),
]  # fmt: skip
ROWS = [pytest.param(*row, id=str(row[0])) for row in TABLE]


@pytest.mark.parametrize(("annotation", "right", "wrong", "refused"), ROWS)
def test_arguments(annotation: Any, right: list[tuple[str, Any]], wrong: list[str], refused: list[Any]) -> None:
    got: list[Any] = []

    def take(value: Any) -> None:
        got.append(value)

    take.__annotations__["value"] = annotation
    runtime = latebind.Runtime()
    runtime.function(take)
    with runtime.context() as ctx:
        for text, expected in right:
            ctx.run(f"const value = {text}; take(value)")
            assert got[-1] == expected
            assert type(got[-1]) is type(expected)
        got.clear()
        for text in wrong:
            with pytest.raises(latebind.StrictError) as caught:
                ctx.run(f"take(JSON.parse(JSON.stringify({text})))")
            assert caught.value.code == "BAD_ARGUMENT", text
            assert "secret" not in caught.value.render()
    assert got == []


@pytest.mark.parametrize(("annotation", "right", "wrong", "refused"), ROWS)
def test_results(annotation: Any, right: list[tuple[str, Any]], wrong: list[str], refused: list[Any]) -> None:
    results: list[Any] = [value for _, value in right]

    def give() -> Any:
        return results.pop()

    give.__annotations__["return"] = annotation
    runtime = latebind.Runtime()
    runtime.function(give)
    with runtime.context() as ctx:
        while results:
            ctx.run("give()")
        for value in refused:
            results.append(value)
            with pytest.raises(latebind.HostError) as caught:
                ctx.run("give()")
            assert caught.value.code == "HOST_RESULT"


def test_the_table_has_thirty_rows() -> None:
    assert len(TABLE) >= 30
    assert all(right for _, right, _, _ in TABLE)


class Opaque:
    pass


@pytest.mark.parametrize(
    "annotation",
    [
        Opaque,
        complex,
        type,
        list[Opaque],
        "Nowhere",
        dt.timedelta,
        Exception,
        range,
        pathlib.Path,
        Callable,
        deque[int],
    ],
)
def test_what_cannot_be_checked_is_refused_when_it_is_registered(annotation: Any) -> None:
    def take(value: Any) -> None: ...

    def give() -> Any: ...

    take.__annotations__["value"] = give.__annotations__["return"] = annotation
    runtime = latebind.Runtime()
    with pytest.raises(TypeError, match="take: its parameter value cannot be checked"):
        runtime.function(take)
    with pytest.raises(TypeError, match="give: its result cannot be checked"):
        runtime.function(give)


@pytest.mark.parametrize("annotation", [Never, Awaitable[int]])
def test_what_only_a_result_may_be(annotation: Any) -> None:
    def take(value: Any) -> None: ...

    def give() -> Any:
        raise ValueError

    take.__annotations__["value"] = give.__annotations__["return"] = annotation
    runtime = latebind.Runtime()
    with pytest.raises(TypeError, match="take: its parameter value cannot be checked"):
        runtime.function(take)
    runtime.function(give)


def test_annotations_that_are_local_are_found() -> None:
    @dataclass
    class Local:
        a: int

    runtime = latebind.Runtime()

    @runtime.function
    def take(value: Local) -> int:
        return value.a

    assert runtime.context().eval("take({a: 2})") == 2


class TestKeywords:
    def test_they_are_one_object_that_stands_last(self) -> None:
        runtime = latebind.Runtime()

        @runtime.function(name="http_get")
        def get(
            url: str, *, timeout: float = 5, retries: int = 0, accept: Literal["json", "text"] = "json"
        ) -> list[Any]:
            """Fetches a page."""
            return [url, timeout, retries, accept]

        with runtime.context() as ctx:
            assert ctx.eval('http_get("x")') == ["x", 5, 0, "json"]
            assert ctx.eval('http_get("x", {retries: 2, accept: "text"})') == ["x", 5, 2, "text"]
            for call, path in (
                ('http_get("x", {retires: 2})', "did you mean `retries`?"),
                ('http_get("x", {accept: "xml"})', "argument 2.accept"),
                ('http_get("x", 5)', "found 5"),
            ):
                with pytest.raises(latebind.StrictError) as caught:
                    ctx.run(f"const call = () => {call}; call()")
                assert path in str(caught.value)
            text = ctx.eval('help("http_get")')
        assert text == (
            'http_get(url: string, options?: { timeout?: number, retries?: whole number, accept?: "json" | "text" }): any[]\n'
            "  Fetches a page."
        )

    def test_one_that_is_needed_makes_the_object_needed(self) -> None:
        runtime = latebind.Runtime()
        runtime.function(lambda *, to: to, name="send_to")
        with runtime.context() as ctx:
            assert ctx.eval('send_to({to: "ana"})') == "ana"
            with pytest.raises(latebind.CheckError):
                ctx.eval("send_to()")
            with pytest.raises(latebind.StrictError, match="expected any, found nothing"):
                ctx.eval("send_to({})")


class TestNamespaces:
    def test_dotted_names(self) -> None:
        runtime = latebind.Runtime()

        @runtime.function(name="request.params")
        def params(name: str) -> str:
            """A parameter of the request."""
            return f"<{name}>"

        runtime.function(lambda: 7, name="item.current")
        runtime.function(lambda: "deep", name="llm.response.last")
        runtime.function(lambda: "called", name="item")
        with runtime.context() as ctx:
            assert ctx.run('local q = "@(request.params("q"))"\nq').value == "<q>"
            assert ctx.eval("[item.current(), item(), llm.response.last()]") == [7, "called", "deep"]
            assert "request.params(name: string): string" in ctx.eval('help("request.params")')
            assert "request.params(name: string): string" in ctx.eval('help("request")')
            with pytest.raises(latebind.CheckError, match=r"did you mean `request\.params`"):
                ctx.eval('request.parms("q")')
            with pytest.raises(latebind.StrictError, match=r"argument 1 of `request\.params`"):
                ctx.eval("request.params(JSON.parse('1'))")

    @pytest.mark.parametrize("name", ["memory.x", "Math.twice", "a..b", ".a", "a.", "new", "new.x", "1a", "a b", ""])
    def test_names_that_nobody_can_write(self, name: str) -> None:
        with pytest.raises(ValueError):
            latebind.Runtime().function(lambda: 1, name=name)

    def test_a_word_of_the_language_may_follow_a_dot(self) -> None:
        runtime = latebind.Runtime()
        runtime.function(lambda: 1, name="order.new")
        assert runtime.context().eval("order.new()") == 1


def test_the_checker_knows_what_functions_take_and_give() -> None:
    runtime = latebind.Runtime()

    @runtime.function
    def find(sku: str, kind: Literal["tea", "mug"] = "tea") -> Line:
        return Line(sku)

    for source, code in (
        ('find("a").quantity', "UNDECLARED_MEMBER"),
        ('find("a", "cup")', "DECLARED_ARGUMENT"),
        ("find(5)", "DECLARED_ARGUMENT"),
    ):
        with pytest.raises(latebind.CheckError) as caught:
            runtime.compile(source, variables={"x": Any})
        assert caught.value.code == code


@dataclass
class Leaf:
    text: str


@dataclass
class Pair:
    left: Leaf | Pair
    right: Leaf | Pair | None = None


def test_alternatives_that_hold_each_other_are_made() -> None:
    runtime = latebind.Runtime()
    seen: list[object] = []

    @runtime.function
    def plant(tree: Leaf | Pair) -> Leaf | Pair:
        seen.append(tree)
        return tree

    script = "plant({ left: { left: { text: 'a' }, right: null }, right: { text: 'b' } }).left.left.text"
    assert runtime.context().run(script).value == "a"
    assert seen == [Pair(Pair(Leaf("a")), Leaf("b"))]


@dataclass
class Open:
    kind: Literal["open"]
    text: str
    next: Open | Closed | None = None


@dataclass
class Closed:
    kind: Literal["closed"]
    text: str
    next: Open | Closed | None = None


def test_a_blob_in_alternatives_that_hold_each_other_is_text() -> None:
    runtime = latebind.Runtime()

    @runtime.function
    def data() -> bytes:
        return b"x"

    @runtime.function
    def last(state: Open | Closed) -> str:
        while state.next is not None:
            state = state.next
        return state.text

    nested = "for (let i = 0; i < 20; i++) v = { kind: 'closed', text: '', next: v }"
    found = runtime.context().run(f"let v = {{ kind: 'closed', text: data() }}\n{nested}\nlast(v)")
    assert found.value == "eA=="
