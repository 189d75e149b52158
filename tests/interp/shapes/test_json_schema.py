"""Shapes from JSON Schema: what stands together in a schema holds together, references lead where they say, and what cannot be
said or is no schema is refused where it is declared."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

import latebind
from latebind.host.declared import shape_in
from latebind.interp.shapes.validate import issues
from latebind.interp.shapes.words import words

shape_of = partial(shape_in, "it")

OBJECT = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "number"}}}
LISTS = {
    "a": {"type": "array", "items": {"type": "string"}},
    "b": {"type": "array", "items": {"type": "number"}},
    "c": {"$ref": "#/properties/a/items"},
    "d": {"$ref": "#/properties/b/items"},
}
# Schemas in words, with values that are right and values that are wrong.
TABLE: list[tuple[dict[str, Any], str, list[Any], list[Any]]] = [
    ({"type": "object", "required": ["a"]}, "{ a: any }", [{"a": None}, {"a": 1, "b": 2}], [{}, []]),
    ({"properties": {"b": {}}, "required": ["a"]}, "{ b?: any, a: any }", [{"a": 1}], [{"b": 1}]),
    ({**OBJECT, "anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, "", [{"a": "x"}, {"b": 1}], [{}, {"a": 1}]),
    ({"allOf": [OBJECT], "required": ["a"]}, "{ a: string, b?: number }", [{"a": "x"}], [{}, {"a": 1}]),
    ({"allOf": [OBJECT, {"properties": {"a": {}, "c": {}}}]}, "{ a?: string, b?: number, c?: any }", [{}], [{"a": 1}]),
    ({"type": "object", "oneOf": [OBJECT, {"type": "string"}]}, "{ a?: string, b?: number }", [{}], ["x"]),
    ({"$defs": {"N": {"type": "number"}}, "$ref": "#/$defs/N", "minimum": 3}, "number from 3", [3], [2, "x"]),
    ({"anyOf": [{"type": "string"}, {"type": "number"}], "minimum": 3}, "", ["x", 3], [2, None]),
    ({"type": "string", "enum": ["a", 1]}, '"a"', ["a"], [1]),
    ({"type": ["string", "null"], "enum": ["a", None]}, '"a" | null', ["a", None], ["b"]),
    ({"type": "integer", "const": 2}, "2", [2, 2.0], [3]),
    ({"enum": [1, 5, "abc"], "minimum": 2, "maxLength": 2}, "5", [5], [1, "abc"]),
    ({"type": "object", "properties": LISTS}, "", [{"c": "x", "d": 1}], [{"c": 1}, {"d": "x"}]),
    ({"anyOf": [{"type": "number"}, {"$ref": "#/anyOf/0"}]}, "number", [1], ["x"]),
    ({"additionalProperties": {"type": "number"}, "propertyNames": {"enum": ["a"]}}, "", [{"a": 1}], [{"b": 1}]),
    ({"prefixItems": [{"type": "number"}], "maxItems": 1}, "[number]", [[1]], [[1, 2], []]),
    ({"type": "array", "maxItems": 1.0}, "any[] of at most 1 item", [[1]], [[1, 2]]),
    ({"type": "number", "minimum": 0, "exclusiveMinimum": True}, "number above 0", [0.5], [0]),
    ({"type": "number", "maximum": 5, "exclusiveMaximum": False}, "number up to 5", [5], [6]),
    ({"type": "number", "multipleOf": 0.01}, "number a multiple of 0.01", [19.99, 0.3, 5, 1e300], [0.001, 10**400]),
    ({"type": "number", "multipleOf": 2}, "number a multiple of 2", [2**60, 4.0], [2**60 + 1]),
    ({"type": "number"}, "number", [2**70], [10**400, "1"]),
    ({"type": "string", "pattern": r"^\u00e9\s$"}, r"string that matches /^\u00e9\s$/", ["é\xa0"], ["e "]),
    ({"type": "string", "pattern": r"^\p{L}\/[😀-😎]$"}, "", ["é/😁"], ["1/😁"]),
    ({"type": "string", "pattern": r"^(?!x)\w\-\w"}, "", ["a-b"], ["x-b"]),
    ({"type": "string", "format": "decimal"}, "decimal text", ["1.50", "-.5", "1e5"], ["NaN", "1_0", "٣", ""]),
]


@pytest.mark.parametrize(("schema", "expected", "right", "wrong"), TABLE)
def test_schemas(schema: dict[str, Any], expected: str, right: list[Any], wrong: list[Any]) -> None:
    shape = shape_of(schema)
    assert words(shape) == expected or not expected
    assert [value for value in right if issues(shape, value)] == []
    assert [value for value in wrong if not issues(shape, value)] == []


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ({"type": "number", "minimum": "5"}, "`minimum` is a number, not '5'"),
        ({"type": "number", "maximum": float("nan")}, "`maximum` is a number, not nan"),
        ({"type": "number", "multipleOf": 0}, "`multipleOf` is above 0, not 0"),
        ({"type": "string", "minLength": "3"}, "`minLength` is a whole number from 0, not '3'"),
        ({"type": "array", "maxItems": -1}, "`maxItems` is a whole number from 0, not -1"),
        ({"type": "string", "pattern": "("}, "cannot be searched for"),
        ({"type": "string", "pattern": 5}, "`pattern` is a string, not 5"),
        ({"prefixItems": [{}], "minItems": 3}, "how many items follow"),
        ({"enum": "ab"}, "#/enum is no array"),
        ({"properties": {}, "required": True}, "#/required is no array"),
        ({"$ref": "#/$defs/A", "$defs": {"A": {"allOf": [{"$ref": "#/$defs/A"}, OBJECT]}}}, "holds itself"),
        ({"allOf": [{"type": "string", "pattern": "a"}, {"type": "string", "pattern": "b"}]}, "two parts"),
        ({"properties": {}, "propertyNames": {"pattern": "a"}}, "beside names"),
    ],
)
def test_what_cannot_be_said_is_told_where_it_is_declared(schema: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message.replace("(", r"\(")):
        latebind.compile("x", variables={"x": schema})


def test_alternatives_that_hold_each_other_are_compared_once() -> None:
    kinds = ("number", "add", "multiply", "negate")
    sides = {"left": {"$ref": "#/$defs/node"}, "right": {"$ref": "#/$defs/node"}}
    options = [{"properties": {**sides, "kind": {"const": kind}}, "required": ["kind"]} for kind in kinds]
    shape = shape_of({"$ref": "#/$defs/node", "$defs": {"node": {"anyOf": options}}})
    tree: dict[str, Any] = {"kind": "number"}
    for depth in range(50):
        tree = {"kind": kinds[depth % 3 + 1], "left": tree, "right": {"kind": "number"}}
    assert issues(shape, tree) == []
    tree["right"]["kind"] = "ad"
    assert issues(shape, tree)


def test_a_result_that_is_no_finite_number_is_told() -> None:
    for value in (10**400, 10**5000):
        with pytest.raises(latebind.LatebindError, match="found Infinity"):
            latebind.compile("x", variables=("x",), returns=str)({"x": value})
