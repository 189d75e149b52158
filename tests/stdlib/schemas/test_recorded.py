"""Schemas beside zod 4: what they take, what they make of it, what they say is wrong, and their JSON Schema.

`record.js` asks zod about the cases of `cases.js`; a schema is written the same here and there. `names.js` lists what
zod has: each name is there, or has a hint.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.stdlib.handlers import modules
from latebind.stdlib.unsupported import UNSUPPORTED
from latebind.tests.rows import in_groups, split

RECORDED: list[dict[str, Any]] = [
    json.loads(line) for line in (Path(__file__).parent / "recorded.jsonl").read_text("utf-8").splitlines()
]
SCHEMAS = split([(found["schema"], (found,)) for found in RECORDED], 6)
RUNTIME = latebind.Runtime()

# zod writes the patterns of its formats; which format it is says enough.
_LEFT_OUT = ("pattern", "allOf", "format")


def comparable(schema: Any) -> Any:
    """A JSON Schema without what zod's patterns are, and without defaults that a function makes."""
    if isinstance(schema, list):
        return [comparable(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    left_out = _LEFT_OUT if schema.get("type") == "string" and "format" in schema else ("allOf",)
    made = schema.get("default") == "made"
    return {
        key: comparable(value)
        for key, value in schema.items()
        if key not in left_out and not (made and key == "default")
    }


def test_there_are_answers() -> None:
    assert len(RECORDED) > 80
    answers = [answer for found in RECORDED for _, answer in found["answers"]]
    assert len(answers) > 1_000
    assert 200 < sum(answer["success"] for answer in answers) < 900


@in_groups(SCHEMAS)
def test_what_zod_answers(found: dict[str, Any]) -> None:
    text = f'import {{ z }} from "zod"; const s = {found["schema"]}; const found = s.safeParse(value); found'
    program = RUNTIME.compile(text, variables=("value",))
    for value, expected in found["answers"]:
        assert json.dumps(program({"value": value})) == json.dumps(expected), value


@in_groups(SCHEMAS)
def test_the_json_schema_that_zod_writes(found: dict[str, Any]) -> None:
    text = f'import {{ z, define }} from "latebind"; export default define({{ input: {found["schema"]}, handler: () => 1 }})'
    expected = found["written"]["input"]
    if expected is None:  # zod cannot say it
        assert any(
            f".{kind}(" in found["schema"] for kind in ("date", "undefined", "void", "transform", "custom", "catch")
        )
        return
    assert comparable(RUNTIME.handler(text).input_schema) == comparable(expected)


def test_every_schema_and_method_has_a_case() -> None:
    cases = "\n".join(found["schema"] for found in RECORDED)
    functions = {name for name in modules().named["zod"].exports["z"].members if name not in ("coerce", "iso")}
    methods = {name for table in modules().methods.values() for name in table}
    missing = {name for name in functions | methods if f".{name}(" not in cases}
    # What asks and writes is used by these tests and `imports.late`; the last two are other names for what is there.
    asking = {"toJSONSchema", "safeParse", "parse", "isOptional", "isNullable", "prettifyError", "flattenError", "meta"}
    assert missing == {*asking, "loose", "strip"}


NAMES: dict[str, list[str]] = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))


@pytest.mark.parametrize("owner", NAMES)
def test_every_name_of_zod_is_there_or_explained(owner: str) -> None:
    z = modules().named["zod"].exports["z"]
    spaces = {"z": z.members, "z.coerce": z.members["coerce"].members, "z.iso": z.members["iso"].members}
    known = spaces.get(owner) or modules().methods[owner]
    assert len(NAMES[owner]) > 3
    assert [name for name in NAMES[owner] if name not in known and name not in UNSUPPORTED[owner]] == []


def test_no_hint_is_for_what_is_there() -> None:
    z = modules().named["zod"].exports["z"]
    assert [name for name in UNSUPPORTED["z"] if name in z.members] == []
