"""Documents: trees whose texts are templates, checked when they are compiled and filled in as a whole."""

from __future__ import annotations

import asyncio
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import latebind
from latebind.host.results import RunReport

FLOW = {
    "name": "cart",
    "greeting": "Hello {{ user.name }}",
    "count": "{{ items.length }}",
    "items": "@(items)",
    "steps": [{"say": "{{ items[0] }}!", "wait": 1.5, "last": True, "next": None}],
    "literal": "\\{{ not this }}",
    7: ("@(1)", "two"),
}
VARIABLES = {"user": {"name": "Ana"}, "items": ["tea", "mug"]}
FILLED = {
    "name": "cart",
    "greeting": "Hello Ana",
    "count": 2,
    "items": ["tea", "mug"],
    "steps": [{"say": "tea!", "wait": 1.5, "last": True, "next": None}],
    "literal": "{{ not this }}",
    7: [1, "two"],
}


def test_a_tree_is_filled_in_with_types_kept(runtime: latebind.Runtime) -> None:
    flow = runtime.document(FLOW, name="cart.yaml", variables=tuple(VARIABLES))
    with runtime.context(variables=VARIABLES) as ctx:
        assert ctx.resolve(flow) == FILLED
        assert ctx.resolve(flow) is not ctx.resolve(flow)


def test_parts(runtime: latebind.Runtime) -> None:
    flow = runtime.document(FLOW)
    assert [*flow] == [*FLOW]
    assert ("steps" in flow, "stops" in flow, len(flow), len(flow["steps"]), len(flow["name"])) == (
        True,
        False,
        7,
        1,
        0,
    )
    assert (flow.path, flow["steps"][0]["say"].path, flow[7][0].path) == ("", "steps[0].say", "[7][0]")
    assert [part.path for part in flow["steps"]] == ["steps[0]"]
    assert flow.variables() == ("items", "user")
    assert flow["greeting"].variables() == ("user",)
    with runtime.context(variables={"items": ["tea"]}) as ctx:
        assert ctx.resolve(flow["steps"][0]["say"]) == "tea!"
        assert ctx.resolve(flow["steps"])[0]["wait"] == 1.5
    with pytest.raises(KeyError):
        flow["stops"]
    with pytest.raises(IndexError):
        flow["steps"][1]
    with pytest.raises(TypeError, match="name has no parts"):
        flow["name"]["x"]


@pytest.mark.parametrize(
    ("tree", "path", "code"),
    [
        ("{{ ", "", "UNCLOSED_INTERPOLATION"),
        ({"a": {"b": ["x", "{{ 1 + }}"]}}, "a.b[1]", "UNEXPECTED"),
        ({"a b": "{{ totl }}"}, '["a b"]', "UNKNOWN_NAME"),
        ({"ask-name": {"0": "@()"}}, 'ask-name["0"]', "EMPTY_INTERPOLATION"),
        ([[{1: "{{ total.x y }}"}]], "[0][0][1]", "MISSING_SEMICOLON"),
    ],
)
def test_an_error_says_where(runtime: latebind.Runtime, tree: Any, path: str, code: str) -> None:
    with pytest.raises(latebind.DocumentError) as caught:
        runtime.document(tree, name="flow.yaml", variables=("total",))
    error = caught.value
    assert list(error.errors) == [path]
    found = error.errors[path]
    assert found.source is not None
    assert found.source.name == (f"flow.yaml:{path}" if path else "flow.yaml")
    assert f"--> {found.source.name}:1:" in error.render()
    assert error.to_dict()["errors"][path]["source"] == found.source.name
    assert pickle.loads(pickle.dumps(error)).to_dict() == error.to_dict()


def test_all_errors_are_told_at_once(runtime: latebind.Runtime) -> None:
    tree = {f"s{number}": "{{ nobody }}" for number in range(9)} | {"good": "{{ total }}"}
    with pytest.raises(latebind.DocumentError, match=r"s8:1:4") as caught:
        runtime.document(tree, variables=["total"])
    assert list(caught.value.errors) == [f"s{number}" for number in range(9)]
    assert caught.value.message == "the document <document> is wrong at s0, s1, s2, s3, s4 and 4 more"


def test_what_fails_when_it_is_filled_in_says_where(runtime: latebind.Runtime) -> None:
    flow = runtime.document({"a": [{"say": "{{ item.name }}"}]}, name="flow.yaml")
    with runtime.context(variables={"item": {}}) as ctx, pytest.raises(latebind.StrictError) as caught:
        ctx.resolve(flow)
    assert "--> flow.yaml:a[0].say:1:9" in caught.value.render()
    with runtime.context() as ctx, pytest.raises(latebind.LatebindError, match="item") as unknown:
        ctx.resolve(flow)
    assert unknown.value.to_dict()["source"] == "flow.yaml:a[0].say"


def test_what_is_missing_may_be_empty(runtime: latebind.Runtime) -> None:
    flow = runtime.document({"a": "[{{ item.name }}]", "b": "{{ nobody }}", "c": "{{ item.price }}"})
    with runtime.context(variables={"item": {"price": 4}}) as ctx:
        assert ctx.resolve(flow, missing="empty") == {"a": "[]", "b": "", "c": 4}
        assert ctx.resolve(flow["c"]) == 4


def test_they_never_write(runtime: latebind.Runtime, ctx: latebind.Context) -> None:
    with pytest.raises(latebind.StrictError) as caught:
        ctx.resolve(runtime.document(["{{ memory.setItem('a', 'b') }}"]))
    assert caught.value.code == "READ_ONLY"
    assert ctx.app_memory.keys() == []


def test_what_is_inserted_is_not_scanned_again(runtime: latebind.Runtime) -> None:
    with runtime.context(variables={"text": "{{ 1 }} @(2)"}) as ctx:
        assert ctx.resolve(runtime.document({"a": "{{ text }}", "b": "<{{ text }}>"})) == {
            "a": "{{ 1 }} @(2)",
            "b": "<{{ 1 }} @(2)>",
        }


def test_all_texts_see_one_moment(runtime: latebind.Runtime, ctx: latebind.Context) -> None:
    @runtime.function
    def meanwhile() -> str:
        with runtime.context() as other:
            other.app_memory.set_item("n", "2")
        return "done"

    ctx.app_memory.set_item("n", "1")
    flow = runtime.document(["{{ memory.getItem('n') }}", "{{ now() }}", "{{ memory.getItem('n') }}", "{{ now() }}"])
    before, moment, after, same = ctx.resolve(flow)
    assert (before, moment) == (after, same)
    changed = runtime.document(["{{ memory.getItem('n') }}", "{{ meanwhile() }}", "{{ memory.getItem('n') }}"])
    found = ctx.resolve(changed)
    assert found[1] == "done"
    assert ctx.app_memory.get_item("n") == "2"


def test_no_text_sees_what_another_changed(runtime: latebind.Runtime) -> None:
    given = {"xs": [1], "o": {"a": [1]}}
    flow = runtime.document(
        ["{{ xs.push(2) }}", "{{ [xs.push(3), o.a.push(4), xs].length }}", {"c": "{{ xs.push(5) }}"}]
    )
    with runtime.context(variables=given) as ctx:
        assert ctx.resolve(flow) == [2, 3, {"c": 2}]
        assert ctx.resolve(runtime.document(["{{ o.a.push(4) }}", "{{ o.a.push(5) && o }}", "{{ o }}"])) == [
            2,
            {"a": [1, 5]},
            {"a": [1]},
        ]
    assert given == {"xs": [1], "o": {"a": [1]}}


def test_all_texts_share_the_limits_of_one_run() -> None:
    with latebind.Runtime(limits=latebind.Limits(steps=2_000)) as runtime, runtime.context() as ctx:
        text = "{{ range(100).map(x => x * 2).length }}"
        assert ctx.resolve(runtime.document([text])) == [100]
        with pytest.raises(latebind.LimitError):
            ctx.resolve(runtime.document([text] * 10))


def test_a_run_is_reported_once() -> None:
    reports: list[RunReport] = []
    with latebind.Runtime(on_run=reports.append) as runtime, runtime.context() as ctx:
        ctx.resolve(runtime.document(["{{ 1 }}", "{{ 2 }}"], name="two.yaml"))
        with pytest.raises(latebind.StrictError):
            ctx.resolve(runtime.document(["{{ 1 }}", "{{ null }}x", "{{ 2 }}"], name="bad.yaml"))
    assert [(report.name, report.code is None) for report in reports] == [("two.yaml", True), ("bad.yaml", False)]


def test_a_host_function_may_fill_one_in(runtime: latebind.Runtime) -> None:
    parts: dict[str, latebind.Document] = {}

    @runtime.function
    def texts(ctx: latebind.Context) -> Any:
        return ctx.resolve(parts["texts"])

    parts["texts"] = runtime.document({"hello": "Hello {{ user }}"})
    with runtime.context(variables={"user": "Ana"}) as ctx:
        assert ctx.run("texts().hello").value == "Hello Ana"


def test_plain_values_stay(runtime: latebind.Runtime, ctx: latebind.Context) -> None:
    tree = [date(2025, 1, 2), datetime(2025, 1, 2, tzinfo=UTC), b"x", Decimal("1.50"), 10**30, float("inf")]
    assert ctx.resolve(runtime.document(tree)) == tree
    for document, value in ((runtime.document(5), 5), (runtime.document({}), {}), (runtime.document("a"), "a")):
        assert document
        assert ctx.resolve(document) == value


@pytest.mark.parametrize("value", [object(), {1, 2}, print, 1j])
def test_what_is_no_tree_is_refused(runtime: latebind.Runtime, value: object) -> None:
    with pytest.raises(TypeError, match=r"flow:a\[0\]: .* not "):
        runtime.document({"a": [value]}, name="flow")


@pytest.mark.parametrize("value", [5, None, {"a": "{{ 1 }}"}, b"{{ 1 }}"])
def test_only_documents_and_templates_are_resolved(ctx: latebind.Context, value: Any) -> None:
    with pytest.raises(TypeError, match="resolve takes"):
        ctx.resolve(value)


def test_what_aliases_can_make_is_bounded(runtime: latebind.Runtime) -> None:
    circle: list[Any] = []
    circle.append(circle)
    with pytest.raises(latebind.DocumentError) as caught:
        runtime.document({"a": circle})
    assert [error.code for error in caught.value.errors.values()] == ["LIMIT_OUTPUT_DEPTH"]
    many: Any = "{{ 1 }}"
    for _ in range(30):
        many = [many, many]
    with pytest.raises(latebind.DocumentError) as caught:
        latebind.Runtime(limits=latebind.Limits(output_nodes=1_000)).document(many)
    assert [error.code for error in caught.value.errors.values()] == ["LIMIT_OUTPUT_NODES"]


def test_functions_of_the_host_may_be_awaited(runtime: latebind.Runtime) -> None:
    @runtime.function
    async def rate(currency: str) -> float:
        await asyncio.sleep(0)
        return 1.25

    flow = runtime.document({"a": "{{ rate('EUR') * 100 }}", "b": ["x {{ rate('USD') }}"]})

    async def main() -> Any:
        async with runtime.context() as ctx:
            return await ctx.aresolve(flow)

    assert asyncio.run(main()) == {"a": 125, "b": ["x 1.25"]}


def test_threads_share_one(runtime: latebind.Runtime) -> None:
    flow = runtime.document({"a": "{{ n * 2 }}", "b": "{{ nobody }}"})

    def fill(number: int) -> Any:
        with runtime.context(variables={"n": number}) as ctx:
            return ctx.resolve(flow, missing="empty")["a"]

    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(fill, range(100))] == [number * 2 for number in range(100)]


def test_with_isolation() -> None:
    with latebind.Runtime(memory=":memory:", isolation="process") as runtime:
        with pytest.raises(latebind.DocumentError):
            runtime.document(["{{ nobody }}"], variables=())
        flow = runtime.document(FLOW)
        with runtime.context(variables=VARIABLES) as ctx:
            assert ctx.resolve(flow) == FILLED
        with runtime.context(variables={"items": ["tea"]}) as ctx:
            assert ctx.resolve(flow, missing="empty")["greeting"] == "Hello "


trees = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["{{ 1 + 1 }}", "<@('x')>"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


def expected(tree: Any, ctx: latebind.Context) -> Any:
    if isinstance(tree, dict):
        return {key: expected(item, ctx) for key, item in tree.items()}
    if isinstance(tree, list):
        return [expected(item, ctx) for item in tree]
    return ctx.resolve(tree) if isinstance(tree, str) else tree


@given(trees)
def test_a_document_is_its_templates_one_by_one(tree: Any) -> None:
    with latebind.Runtime() as runtime, runtime.context() as ctx:
        try:
            wanted = expected(tree, ctx)
        except latebind.LatebindError:
            return  # text that happens to be a broken template, or has a character that no template may have
        assert json.dumps(ctx.resolve(runtime.document(tree))) == json.dumps(wanted)
