"""Shapes: from Python's types and from JSON Schema, as JSON Schema and in words, and what a value has wrong."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation, localcontext
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, NamedTuple, NewType, NotRequired, TypedDict, TypeVar
from uuid import UUID

import msgspec
import pydantic
import pytest
from hypothesis import given
from hypothesis import strategies as st

import latebind
from latebind.host.declared import shape_in
from latebind.interp.shapes import model as s
from latebind.interp.shapes.validate import issues
from latebind.interp.shapes.words import words
from latebind.interp.values import DateValue
from latebind.memory.files import Blob

shape_of = partial(shape_in, "it")

T = TypeVar("T")
Sku = NewType("Sku", str)


class Color(enum.Enum):
    RED = "red"
    BLUE = "blue"


class Item(TypedDict):
    sku: str
    qty: int
    note: NotRequired[str]


class Point(NamedTuple):
    x: float
    y: float


@dataclass
class Order:
    """An order of the shop."""

    id: int
    items: list[Item]
    note: str | None = None
    tags: list[str] = field(default_factory=list)


@dataclass
class Tree:
    value: int
    children: list[Tree]


@dataclass
class Page(Generic[T]):
    rows: list[T]


class Struct(msgspec.Struct):
    code: Annotated[str, msgspec.Meta(min_length=2, max_length=3)]
    rate: float = 1.5


class Model(pydantic.BaseModel):
    age: int = pydantic.Field(ge=18, description="In years.")
    email: str | None = None


# Each declaration in words, with values that are right and values that are wrong.
TABLE: dict[Any, tuple[str, list[Any], list[Any]]] = {
    Any: ("any", [1, None, "x", [], {}], []),
    None: ("null", [None], [0, "", False]),
    bool: ("boolean", [True, False], [1, 0, "true", None]),
    int: ("whole number", [1, -3, 2.0], [1.5, "1", True, None, float("nan")]),
    float: ("number", [1, 1.5], ["1", True, None, float("inf")]),
    str: ("string", ["", "x"], [1, None, ["x"]]),
    bytes: ("blob", [Blob(b"x")], ["eA==", None]),
    datetime: (
        "date and time as ISO text",
        ["2026-02-03T04:05:06.000Z", datetime(2026, 2, 3, tzinfo=UTC)],
        ["2026-02-03T04:05:06", "soon", 1],
    ),
    date: ("date as ISO text", ["2026-02-03", date(2026, 2, 3)], ["2026-02-30", 20260203]),
    time: ("time as ISO text", ["04:05", time(4, 5)], ["25:00", None]),
    UUID: ("UUID", ["12345678-1234-5678-1234-567812345678"], ["12345678", 1]),
    Decimal: ("decimal text", ["0.10", Decimal("0.1")], ["a tenth", 0.1]),
    DateValue: ("Date", [DateValue(0)], ["1970-01-01", 0]),
    Literal["a", "b"]: ('"a" | "b"', ["a", "b"], ["c", 1, None]),
    Literal[1, True, None]: ("1 | true | null", [1, 1.0, True, None], [0, False, "1"]),
    Color: ("Color", ["red", Color.BLUE], ["green", 1]),
    list: ("any[]", [[], [1, "x"], (1,)], ["x", {}, None]),
    list[int]: ("(whole number)[]", [[], [1, 2]], [["x"], [1.5], "12", {"0": 1}]),
    tuple[int, str]: ("[whole number, string]", [[1, "x"], (1, "x")], [[1], [1, "x", 2], ["x", 1]]),
    tuple[int, ...]: ("(whole number)[]", [[], [1, 2, 3]], [["x"]]),
    set[str]: ("string[]", [["a"], {"a"}], ["a", [1]]),
    dict[str, int]: ("Record<string, whole number>", [{}, {"a": 1}], [{"a": "x"}, [], None]),
    dict: ("Record<string, any>", [{}, {"a": [1]}], [[], "x"]),
    Sku: ("string", ["x"], [1]),
    int | None: ("whole number | null", [1, None], ["x", 1.5]),
    str | list[str]: ("string | string[]", ["x", ["x"]], [1, [1]]),
    Annotated[int, msgspec.Meta(ge=1, le=5)]: ("whole number from 1, up to 5", [1, 5], [0, 6, 1.5]),
    Annotated[str, msgspec.Meta(pattern="^[A-Z]+$")]: ("string that matches /^[A-Z]+$/", ["AB"], ["ab", 1]),
    Annotated[list[int], msgspec.Meta(max_length=1)]: ("(whole number)[] of at most 1 item", [[], [1]], [[1, 2]]),
    Item: (
        "Item",
        [{"sku": "a", "qty": 1}, {"sku": "a", "qty": 1, "note": "n", "more": 1}],
        [{"sku": "a"}, {"sku": "a", "qty": "1"}, {"sku": "a", "qty": 1, "note": None}, []],
    ),
    Point: ("[number, number]", [Point(1, 2), [1, 2]], [[1], {"x": 1, "y": 2}]),
    Order: (
        "Order",
        [Order(1, [{"sku": "a", "qty": 1}]), {"id": 1, "items": []}],
        [{"id": 1, "items": [{"sku": 1, "qty": 1}]}, Order("x", []), {"items": []}],  # type: ignore[arg-type]
    ),
    Tree: (
        "Tree",
        [Tree(1, [Tree(2, [])]), {"value": 1, "children": [{"value": 2, "children": []}]}],
        [Tree(1, [Tree("x", [])]), {"value": 1, "children": [{"value": 2}]}],  # type: ignore[arg-type]
    ),
    Page[int]: ("Page[int]", [Page([1]), {"rows": []}], [{"rows": ["x"]}]),
    Struct: ("Struct", [Struct("ab"), {"code": "abc"}], [{"code": "a"}, {"code": "ab", "rate": "x"}]),
    Model: ("Model", [Model(age=20), {"age": 18, "email": None}], [{"age": 17}, {"age": "20"}, {}]),
}
ROWS = [pytest.param(declared, *row, id=str(declared)) for declared, row in TABLE.items()]


@pytest.mark.parametrize(("declared", "expected", "right", "wrong"), ROWS)
def test_types(declared: Any, expected: str, right: list[Any], wrong: list[Any]) -> None:
    shape = shape_of(declared)
    assert words(shape) == expected
    assert [value for value in right if issues(shape, value)] == []
    assert [value for value in wrong if not issues(shape, value)] == []


# JSON has no word for these, and shapes none for an array whose items differ.
NO_SCHEMA = (bytes, DateValue, Decimal, set[str])


def json_schema_of(declared: Any) -> dict[str, Any]:
    """What others write as JSON Schema for a type."""
    if declared in (Any, datetime, date, time, UUID, Model, Literal[1, True, None]):  # of which msgspec says less
        return pydantic.TypeAdapter(declared).json_schema()
    return msgspec.json.schema(declared)


@pytest.mark.parametrize(("declared", "expected", "right", "wrong"), ROWS)
def test_the_same_by_way_of_json_schema(declared: Any, expected: str, right: list[Any], wrong: list[Any]) -> None:
    if declared in NO_SCHEMA:
        return
    shape = shape_of(json_schema_of(declared))
    assert [value for value in right if issues(shape, value)] == []
    assert [value for value in wrong if not issues(shape, value)] == []


@pytest.mark.parametrize(
    "declared",
    [complex, Path, object(), 5, "Nowhere", Literal[b"x"], type, {"type": "text"}, {"not": {}}],
)
def test_what_no_value_of_a_script_can_be_is_refused(declared: Any) -> None:
    if declared == {"not": {}}:
        declared = {"not": {"type": "string"}}
    with pytest.raises(TypeError):
        shape_of(declared)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": "3"},
        {"type": "string", "minLength": -1},
        {"type": "string", "maxLength": 1.5},
        {"type": "string", "pattern": 5},
        {"type": "string", "pattern": "("},
        {"type": "string", "pattern": "\ud800"},
        {"type": "string", "format": 5},
        {"type": "number", "minimum": "1"},
        {"type": "number", "multipleOf": 0},
        {"type": "array", "minItems": "1"},
        {"type": "object", "properties": {"a": {"type": "number"}}, "required": "a"},
    ],
)
def test_a_keyword_with_a_wrong_value_is_refused(schema: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        shape_of(schema)


def test_a_pattern_of_an_annotation_that_cannot_be_searched_for_is_refused() -> None:
    with pytest.raises(TypeError, match="cannot be searched for"):
        shape_of(Annotated[str, pydantic.Field(pattern="a(")])


@pytest.mark.parametrize(
    ("schema", "value", "right"),
    [
        ({"type": "string", "pattern": "^."}, "\ud800", False),
        ({"type": "number"}, 10**400, False),
        ({"type": "number", "multipleOf": 0.5}, 10**400, False),
        ({"type": "integer", "multipleOf": 3}, 3 * 10**400, False),
        ({"type": "integer", "minimum": 0}, -(10**400), False),
    ],
)
def test_values_beyond_what_the_machine_knows(schema: dict[str, Any], value: Any, right: bool) -> None:
    assert (issues(shape_of(schema), value) == []) is right


def test_issues_have_paths_and_come_all_at_once() -> None:
    found = issues(shape_of(Order), {"id": "7", "items": [{"sku": "a", "qty": 1}, {"qty": 1.5}], "tags": None})
    assert [(issue.located("order"), issue.expected, issue.found) for issue in found] == [
        ("order.id", "whole number", '"7"'),
        ("order.items[1].sku", "string", "nothing"),
        ("order.items[1].qty", "whole number", "1.5"),
        ("order.tags", "array", "null"),
    ]


def test_a_key_that_is_no_name_stands_in_brackets() -> None:
    found = issues(shape_of(dict[str, int]), {"a b": "x"})
    assert found[0].located("counts") == 'counts["a b"]'


def test_a_wrong_member_of_one_option_is_told_where_it_is() -> None:
    found = issues(shape_of(Item | int), {"sku": "a", "qty": "x"})
    assert [issue.path for issue in found] == [("qty",)]


def test_strict_objects_know_no_other_member() -> None:
    shape = shape_of({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False})
    assert [(issue.path, issue.expected) for issue in issues(shape, {"b": 1})] == [(("b",), "no member `b`")]


def test_json_schema_of_references_and_nullable() -> None:
    shape = shape_of(
        {
            "$defs": {
                "node": {"type": "object", "properties": {"next": {"$ref": "#/$defs/node"}, "x": {"type": "integer"}}}
            },
            "$ref": "#/$defs/node",
        }
    )
    assert not issues(shape, {"x": 1, "next": {"x": 2, "next": {"x": 3}}})
    assert [issue.path for issue in issues(shape, {"next": {"next": {"x": "3"}}})] == [("next", "next", "x")]
    assert words(shape_of({"type": "string", "nullable": True})) == "string | null"
    assert words(shape_of({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]})) == "{ a?: any, b?: any }"


def test_unions_are_flat() -> None:
    assert s.union(s.STRING, s.union(s.NUMBER, s.NULL)) == s.UnionShape((s.STRING, s.NUMBER, s.NULL))
    assert s.union(s.STRING, s.ANY) == s.ANY
    assert s.union(s.STRING, s.STRING) == s.STRING
    assert s.union(s.LiteralShape((1,)), s.LiteralShape((True, 1.0))) == s.LiteralShape((1, True))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(VALUES, st.sampled_from([declared for declared in TABLE if declared not in NO_SCHEMA]))
def test_json_schema_means_the_same(value: Any, declared: Any) -> None:
    shape = shape_of(declared)
    assert bool(issues(shape, value)) == bool(issues(shape_of(json_schema_of(declared)), value))


@dataclass
class Node(Generic[T]):
    value: T
    next: Node[T] | None = None


@dataclass
class Pages(Generic[T]):
    all: Page[list[T]]
    mine: list[str] = field(default_factory=list)


def tree_of(kind: Any) -> Any:
    """A class of the same name for each kind of value."""

    @dataclass
    class Twig:
        value: Any
        twigs: list[Any]

    Twig.__annotations__.update(value=kind, twigs=list[Twig])
    return Twig


def test_types_of_one_name_are_told_apart() -> None:
    number = {"value": 1, "next": {"value": 2, "next": {"value": 3}}}
    text = {"value": "a", "next": {"value": "b", "next": {"value": "c"}}}
    nodes = shape_of(tuple[Node[int], Node[str]])
    assert issues(nodes, [number, text]) == []
    assert [issue.path for issue in issues(nodes, [text, text])] == [
        (0, "value"),
        (0, "next", "value"),
        (0, "next", "next", "value"),
    ]
    twigs = shape_of(tuple[tree_of(int), tree_of(str)])  # type: ignore[misc]
    grown: list[dict[str, Any]] = [{"value": each, "twigs": [{"value": each, "twigs": []}]} for each in (1, "a")]
    assert issues(twigs, grown) == []
    assert len(issues(twigs, grown[::-1])) == 4


def test_what_stands_for_a_type_variable_is_followed() -> None:
    shape = shape_of(Pages[int])
    assert issues(shape, {"all": {"rows": [[1]]}}) == []
    assert [issue.path for issue in issues(shape, {"all": {"rows": [["1"]]}})] == [("all", "rows", 0, 0)]


@dataclass
class Endless(Generic[T]):
    more: Endless[list[T]] | None


def test_a_type_that_holds_ever_larger_ones_is_refused() -> None:
    with pytest.raises(TypeError, match="ever larger"):
        shape_of(Endless[int])


def test_bounds_that_are_decimals_and_compiled_patterns() -> None:
    assert issues(shape_of(Annotated[float, pydantic.Field(gt=Decimal("0.5"))]), 0.5)
    assert issues(shape_of(Annotated[str, pydantic.Field(pattern=re.compile("^a"))]), "b")
    with pytest.raises(TypeError, match="cannot be searched for"):
        shape_of(Annotated[str, msgspec.Meta(pattern=r"(?P<a>b)")])


def test_a_decimal_is_one_whatever_the_hosts_context_traps() -> None:
    with localcontext() as context:
        context.traps[InvalidOperation] = False
        assert issues(shape_of(Decimal), "abc")


def test_what_a_class_fills_is_there() -> None:
    filled = latebind.compile("p.mine.length", variables={"p": Pages[int]})
    assert filled.warnings == ()
    schema = {"properties": {"n": {"type": "number", "default": 5}}}
    absent = latebind.compile("o.n + 1", variables={"o": schema})
    assert [found.code for found in absent.warnings] == ["MAY_BE_NULL"], "nothing puts the default there"
