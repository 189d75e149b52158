"""Shapes that a host declares: by `compile`, for a whole runtime, for memories, and in worker processes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypedDict

import msgspec
import pydantic
import pytest
from typing_extensions import ReadOnly

import latebind
from latebind.interp.shapes.declare import shape_of

pytestmark = pytest.mark.usefixtures("zygote")


@dataclass
class Data:
    total: float
    note: str | None = None


class Typed(TypedDict):
    total: float


class Struct(msgspec.Struct):
    total: float


class Model(pydantic.BaseModel):
    total: float


SCHEMA = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        (Data, Data(5)),
        (Typed, {"total": 5}),
        (Struct, Struct(5)),
        (Model, Model(total=5)),
        (SCHEMA, {"total": 5}),
        (shape_of(Typed), {"total": 5}),
    ],
)
def test_a_program_of_declared_variables(declared: Any, value: Any) -> None:
    program = latebind.compile("order.total > 3", variables={"order": declared}, returns=bool)
    assert program({"order": value}) is True
    with pytest.raises(latebind.CheckError) as caught:
        latebind.compile("order.totl > 3", variables={"order": declared})
    assert [(d.code, d.hint) for d in caught.value.diagnostics] == [("UNDECLARED_MEMBER", "did you mean `total`?")]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"variables": "order"}, 'variables=("order",)'),
        ({"variables": b"order"}, 'variables=("order",)'),
        ({"variables": 5}, "not int"),
        ({"variables": [1]}, "the name of a variable is a str, not int"),
        ({"variables": {1: int}}, "the name of a variable is a str, not int"),
        ({"variables": {"price": 9.5}}, r"variables\['price'\]: 9.5 is no type"),
        ({"variables": {"order": {"type": "text"}}}, "the type is one of"),
        ({"variables": {"order": complex}}, "complex is no type"),
        ({"returns": "bool"}, "returns: "),
        ({"returns": 5}, "returns: 5 is no type"),
    ],
)
def test_a_wrong_declaration_is_told_at_the_call(options: dict[str, Any], words: str) -> None:
    for compile in (latebind.compile, latebind.Runtime().compile):
        with pytest.raises(TypeError, match=words.replace("(", r"\(").replace(")", r"\)")):
            compile("1", **options)


@pytest.mark.parametrize("shapes", [5, "order", {"order": 5}, {1: int}])
def test_a_wrong_declaration_for_a_runtime_is_told_at_the_call(shapes: Any) -> None:
    with pytest.raises(TypeError):
        latebind.Runtime(shapes=shapes)


class Profile(TypedDict, total=False):
    name: str
    visits: int


@pytest.fixture(params=["here", "workers"])
def runtime(request: pytest.FixtureRequest) -> Iterator[latebind.Runtime]:
    shapes = {"order": Data, "$memory": Profile, "session": {"properties": {"step": {"enum": ["name", "done"]}}}}
    made = latebind.Runtime(memory=":memory:", shapes=shapes, isolation=None if request.param == "here" else "process")
    with made:
        yield made


def codes(error: latebind.LatebindError) -> list[str]:
    found = error.diagnostics if isinstance(error, latebind.CheckError) else ()
    return [each.code for each in found] or [error.code]


def test_what_a_runtime_declares_holds_for_every_text(runtime: latebind.Runtime) -> None:
    with runtime.context(user="ana", variables={"order": {"total": 5}}) as ctx:
        assert ctx.eval("order.total > 3") is True
        assert ctx.eval("order.note") is None
        assert ctx.render("{{order.total}}") == "5"
        assert ctx.run("order.total").value == 5
        for broken in ("order.totl", "$memory.nmae", '$memory.get("nmae")', 'session.getItem("step") === "nmae"'):
            with pytest.raises(latebind.CheckError):
                ctx.run(broken)
        with pytest.raises(latebind.CheckError):
            ctx.render("{{order.totl}}")


def test_what_memories_are_declared_as(runtime: latebind.Runtime) -> None:
    program = runtime.compile('$memory.get("visits", 0) + 1', returns=int)
    with runtime.context(user="ana") as ctx:
        assert ctx.run(program).value == 1
        with pytest.raises(latebind.CheckError) as caught:
            ctx.run("$memory.visits.trim()")
        assert codes(caught.value) == ["UNDECLARED_MEMBER", "MAY_BE_NULL"]


def test_a_result_is_compared_wherever_it_leaves(runtime: latebind.Runtime) -> None:
    program = runtime.compile("JSON.parse(text)", variables={"text": str}, returns=list[int])
    assert program({"text": "[1, 2]"}) == [1, 2]
    with pytest.raises(latebind.StrictError) as direct:
        program({"text": '[1, "2"]'})
    with runtime.context(variables={"text": '[1, "2"]'}) as ctx, pytest.raises(latebind.StrictError) as within:
        ctx.run(program)
    assert str(direct.value) == str(within.value)
    assert direct.value.code == "RESULT_SHAPE"


def test_builtins_that_variables_hide_are_declared_too() -> None:
    program = latebind.compile("order.total + sum([1])", variables={"order": Data, "text": str}, returns=float)
    assert program({"order": Data(1)}) == 2
    assert program({"order": Data(1), "round": 3}) == 2


def test_a_certain_result_is_not_compared_again() -> None:
    program = latebind.compile("order.total > 3", variables={"order": Data}, returns=bool)
    assert (
        program.runner.code_text() == latebind.compile("order.total > 3", variables={"order": Data}).runner.code_text()
    )
    calls = [node for node in ast.walk(ast.parse(program.runner.code_text())) if isinstance(node, ast.Attribute)]
    assert "_declared" not in {call.attr for call in calls}


def test_alternatives_in_conditions_do_not_take_exponential_time() -> None:
    condition = "a"
    for _ in range(12):
        condition = f"(({condition}) && a) || b"
    shapes = {"a": Literal["x", "y"] | None, "b": bool | None}
    latebind.compile(condition, variables=shapes)
    latebind.compile(" && ".join(["(a === 'x') === b"] * 300), variables=shapes)
    latebind.compile(" ?? ".join(["a"] * 1000), variables=shapes)


def test_help_knows_what_is_declared(runtime: latebind.Runtime) -> None:
    with runtime.context(user="ana") as ctx:
        assert ctx.eval('help("order")') == "order: Data\n  total: number\n  note?: string | null"
        assert ctx.eval('help("order.total")') == "order.total: number"
        assert ctx.eval('help("Math.max")').startswith("Math.max(")
        with pytest.raises(latebind.LatebindError, match="did you mean `order`"):
            ctx.eval('help("ordr")')


# Changes that no checker sees.
_CHANGE = "const put = (xs, x) => xs.push(x); put(table.rows, 3)"


class Table(TypedDict):
    rows: ReadOnly[list[int]]


@pytest.mark.parametrize(
    "declared",
    [
        ReadOnly[Any],
        ReadOnly[Table],
        Annotated[ReadOnly[Table], "rates of the day"],
        ReadOnly[Annotated[dict[str, list[int]], "rates of the day"]],
        {"readOnly": True},
        {"readOnly": True, "type": "object", "properties": {"rows": {"type": "array"}}, "required": ["rows"]},
    ],
)
def test_a_variable_that_is_declared_read_only(declared: Any) -> None:
    table = {"rows": [1, 2]}
    for compile in (latebind.compile, latebind.Runtime().compile):
        with pytest.raises(latebind.CheckError) as caught:
            compile("table.rows.push(3)", variables={"table": declared})
        assert codes(caught.value) == ["READ_ONLY_VARIABLE_CHECK"]
        with pytest.raises(latebind.StrictError) as refused:
            compile(_CHANGE, variables={"table": declared})({"table": table})
        assert refused.value.code == "READ_ONLY_VARIABLE"
        copied = compile(
            "const own = structuredClone(table); own.rows.push(3); own.rows", variables={"table": declared}
        )
        assert copied({"table": table}) == [1, 2, 3]
        assert compile("table.rows.map(x => x + 1)", variables={"table": declared})({"table": table}) == [2, 3]
    assert table == {"rows": [1, 2]}


@pytest.mark.parametrize("declared", [Any, Table, {"readOnly": False}, {}, dict[str, Any]])
def test_a_variable_that_is_not(declared: Any) -> None:
    table = {"rows": [1, 2]}
    assert latebind.compile(_CHANGE, variables={"table": declared})({"table": table}) == 3
    assert table == {"rows": [1, 2]}


def test_what_other_variables_hold_of_one_that_is_read_only() -> None:
    rows = [1, 2]
    variables = {"own": {"rows": rows}, "table": {"rows": rows}}
    shapes = {"own": Any, "table": ReadOnly[Any]}
    for text in (
        "const put = xs => xs.push(3); put(own.rows); table",
        "own.rows.push(3); table",
        "own.rows = 1; table",
    ):
        program = latebind.compile(text, variables=shapes)
        if "= 1" in text:
            assert program(variables) == {"rows": [1, 2]}
            continue
        with pytest.raises(latebind.StrictError) as caught:
            program(variables)
        assert caught.value.code == "READ_ONLY_VARIABLE"


@pytest.mark.parametrize("isolation", [None, "process"])
def test_a_runtime_declares_what_is_read_only(isolation: Literal["process"] | None) -> None:
    shapes = {"table": ReadOnly[Table], "own": Any}
    variables = {"table": {"rows": [1, 2]}, "own": {"n": 1}}
    with latebind.Runtime(shapes=shapes, isolation=isolation) as runtime:
        with runtime.context(variables=variables) as ctx:
            assert ctx.run("own.n = table.rows[1]; own").value == {"n": 2}
            for text, code in (("table.rows = []", "READ_ONLY_VARIABLE_CHECK"), (_CHANGE, "READ_ONLY_VARIABLE")):
                with pytest.raises(latebind.LatebindError) as caught:
                    ctx.run(text)
                assert codes(caught.value) == [code]
        again = runtime.compile(_CHANGE, variables={"table": Table})
        with runtime.context(variables=variables) as ctx:
            assert ctx.run(again).value == 3


def test_what_is_read_only_is_charged_and_fails_where_it_is_mentioned() -> None:
    program = latebind.compile("const n = 1\nconst f = x => { x.a = n }\nf(table)", variables={"table": ReadOnly[Any]})
    with pytest.raises(latebind.LatebindError) as foreign:
        program({"table": {"rows": [object()]}})
    assert ":3:3\n" in str(foreign.value)
    runtime = latebind.Runtime(limits=latebind.Limits(charged=2_000))
    with runtime.context(variables={"table": {"rows": [[]] * 2 + [[n] for n in range(50)]}}) as ctx:
        with pytest.raises(latebind.LimitError) as caught:
            ctx.run(
                runtime.compile(
                    "let a = 1; a++; const o = {}; o.a = table.rows.length", variables={"table": ReadOnly[Any]}
                )
            )
    assert caught.value.code == "LIMIT_BYTES"


@pytest.mark.parametrize("name", ["memory", "$memory", "session", "ctx.memory"])
def test_a_memory_is_not_declared_read_only(name: str) -> None:
    with pytest.raises(TypeError, match="only variables are read-only"):
        latebind.Runtime(shapes={name: ReadOnly[Profile]})
