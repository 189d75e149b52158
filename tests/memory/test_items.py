"""`memory` and `session`, in scripts and in Python: the seed's results, exactly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import latebind

SEED = """
expr {
  // Persistent task data
  "@(memory.setItem("task_123", "done"))"
  // Temporary request data
  "@(session.setItem("req_789", "temp"))"
}
local task = "@(memory.getItem("task_123"))" // "done"
local temp = "@(session.getItem("req_789"))" // "temp" (this request only)
"""


def test_the_seed_gives_done_and_temp_and_a_second_request_has_no_temp(runtime: latebind.Runtime) -> None:
    with runtime.context() as ctx:
        result = ctx.run(SEED)
        assert result.value == {"task": "done", "temp": "temp"}
        assert result["task"] == "done"
        assert result.locals() == {"task": "done", "temp": "temp"}
        assert result.errors == {}
    with runtime.context() as ctx:
        result = ctx.run('local task = memory.getItem("task_123")\nlocal temp = session.getItem("req_789")')
        assert result.locals() == {"task": "done", "temp": ""}


@pytest.mark.parametrize("space", ["memory", "session"])
class TestScripts:
    def test_results_of_the_four_operations(self, ctx: latebind.Context, space: str) -> None:
        def run(text: str) -> object:
            return ctx.run(text.replace("memory", space)).value

        assert run('memory.getItem("a")') == ""
        assert run('memory.setItem("a", "one")') == "one"
        assert run('memory.getItem("a")') == "one"
        assert run('memory.deleteItem("a")') == "one"
        assert run('memory.deleteItem("a")') == ""
        assert run("memory.clear()") == "Cleared 0 items"
        assert run('memory.setItem("a", "1"); memory.clear()') == "Cleared 1 item"
        assert run('for (const k of ["a", "b", "c"]) { memory.setItem(k, k) }; memory.clear()') == "Cleared 3 items"
        assert run('memory.getItem("b")') == ""

    def test_empty_text_is_a_value(self, ctx: latebind.Context, space: str) -> None:
        result = ctx.run(f'{space}.setItem("a", ""); [{space}.getItem("a"), {space}.has("a"), {space}.has("b")]')
        assert result.value == ["", True, False]

    @pytest.mark.parametrize(
        ("value", "text"),
        [("3", "3"), ("2.50", "2.5"), ("1e21", "1e+21"), ("true", "true"), ("false", "false"), ("-0", "0")],
    )
    def test_numbers_and_booleans_are_stored_as_their_text(
        self, ctx: latebind.Context, space: str, value: str, text: str
    ) -> None:
        assert ctx.run(f'{space}.setItem("a", {value}); {space}.getItem("a")').value == text

    @pytest.mark.parametrize(
        ("value", "hint"), [("[1]", "JSON.stringify"), ("{a: 1}", "JSON.stringify"), ("null", "??")]
    )
    def test_other_types_are_refused_with_a_hint(
        self, ctx: latebind.Context, space: str, value: str, hint: str
    ) -> None:
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run(f'{space}.setItem("a", {value})')
        assert caught.value.code == "INVALID_VALUE"
        assert hint in (caught.value.hint or "")

    def test_any_text_comes_back_as_it_was(self, ctx: latebind.Context, space: str) -> None:
        text = 'quotes " and \\ back, \n\r\t\x00\x7f, ñ 😀 "@(memory.clear())" {{x}} </script> \u2028'
        ctx.variables["text"] = text
        assert ctx.run(f'{space}.setItem("a", text); {space}.getItem("a")').value == text

    def test_half_a_surrogate_pair_is_no_text(
        self, ctx: latebind.Context, code: Callable[..., str], space: str
    ) -> None:
        ctx.variables["half"] = "a\ud800"
        assert code(f'{space}.setItem("a", half)') == "INVALID_VALUE"
        assert code(f'{space}.setItem(half, "a")') == "INVALID_KEY"
        assert code(f"{space}.getItem(half)") == "INVALID_KEY"

    def test_stored_text_is_never_evaluated(self, ctx: latebind.Context, space: str) -> None:
        ctx.run(f"{space}.setItem('a', '@(memory.clear())')")
        assert ctx.run(f'"<@({space}.getItem("a"))>"').value == "<@(memory.clear())>"

    def test_keys_are_sorted_and_may_be_asked_by_prefix(self, ctx: latebind.Context, space: str) -> None:
        script = f'for (const k of ["b", "a_2", "a%1", "a_1", "A"]) {{ {space}.setItem(k, "x") }}'
        ctx.run(script)
        assert ctx.run(f"{space}.keys()").value == ["A", "a%1", "a_1", "a_2", "b"]
        assert ctx.run(f'{space}.keys("a_")').value == ["a_1", "a_2"]
        assert ctx.run(f"{space}.size()").value == 5

    @pytest.mark.parametrize("key", ["", "ñ" * 129, "k" * 257])
    def test_bad_keys(self, ctx: latebind.Context, code: Callable[..., str], space: str, key: str) -> None:
        for call in ("getItem('{}')", "setItem('{}', 'v')", "deleteItem('{}')", "has('{}')"):
            assert code(f"{space}.{call.format(key)}") == "INVALID_KEY"

    def test_keys_at_the_limit(self, ctx: latebind.Context, space: str) -> None:
        for key in ("ñ" * 128, "k" * 256):
            assert ctx.run(f"{space}.setItem('{key}', 'v'); {space}.getItem('{key}')").value == "v"

    def test_values_at_the_limit_and_past_it(self, ctx: latebind.Context, code: Callable[..., str], space: str) -> None:
        assert ctx.run(f'{space}.setItem("a", "ñ".repeat(32768)).length').value == 32768
        assert code(f'{space}.setItem("a", "ñ".repeat(32768) + "x")') == "VALUE_TOO_LONG"


def test_a_bare_clear_is_memory_clear(ctx: latebind.Context) -> None:
    ctx.run('memory.setItem("a", "1"); session.setItem("a", "1")')
    assert ctx.run("clear()").value == "Cleared 1 item"
    assert ctx.session.size() == 1


def test_session_lasts_as_long_as_the_context(runtime: latebind.Runtime) -> None:
    with runtime.context() as ctx:
        ctx.run('session.setItem("a", "1")')
        assert ctx.run('session.getItem("a")').value == "1"
        assert ctx.session.get_item("a") == "1"
    with runtime.context() as ctx:
        assert ctx.run('session.getItem("a")').value == ""


def test_memory_lasts_across_runtimes(make_runtime: Callable[..., latebind.Runtime]) -> None:
    with make_runtime() as first, first.context() as ctx:
        ctx.run('memory.setItem("a", "1")')
    with make_runtime() as second, second.context() as ctx:
        assert ctx.app_memory.get_item("a") == "1"


def test_the_same_in_python(ctx: latebind.Context) -> None:
    for memory in (ctx.app_memory, ctx.session):
        assert memory.get_item("a") == ""
        assert memory.set_item("a", "one") == "one"
        assert memory.set_item("b", 2) == "2"
        assert memory.set_item("c", True) == "true"
        assert memory.get_item("b") == "2"
        assert memory.has("c") and not memory.has("d")
        assert memory.keys() == ["a", "b", "c"]
        assert memory.keys("b") == ["b"]
        assert memory.size() == 3
        assert memory.delete_item("a") == "one"
        assert memory.clear() == "Cleared 2 items"


def test_more_keys_than_a_page(ctx: latebind.Context) -> None:
    keys = [f"k{n:04}" for n in range(1_001)]
    for start in range(0, 1_001, 500):
        ctx.variables["keys"] = keys[start : start + 500]
        ctx.run('expr { for (const k of keys) { memory.setItem(k, "x") } }')
    assert ctx.app_memory.keys() == keys
    assert ctx.app_memory.clear() == "Cleared 1001 items"


def test_tenants_do_not_see_each_other(runtime: latebind.Runtime) -> None:
    contexts = [runtime.context(tenant=tenant) for tenant in (None, "a", "b", "a\0", "A")]
    for number, ctx in enumerate(contexts):
        ctx.app_memory.set_item("k", str(number))
    assert [ctx.app_memory.get_item("k") for ctx in contexts] == ["0", "1", "2", "3", "4"]
    assert contexts[1].app_memory.clear() == "Cleared 1 item"
    assert [ctx.app_memory.size() for ctx in contexts] == [1, 0, 1, 1, 1]


def test_without_a_store(tmp_path: Path, code: Callable[..., str]) -> None:
    with latebind.Runtime() as runtime, runtime.context(user="ana", conversation="c") as ctx:
        assert code('memory.getItem("a")', ctx) == "UNAVAILABLE"
        assert code('$memory.get("a")', ctx) == "UNAVAILABLE"
        assert code(lambda: ctx.app_memory.get_item("a")) == "UNAVAILABLE"
        assert ctx.run('session.setItem("a", "1"); [session.getItem("a"), ctx.memory.available]').value == ["1", False]
        assert ctx.run('try { memory.getItem("a") } catch (e) { [e.name, e.code, e.status] }').value == [
            "MemoryApiError",
            "UNAVAILABLE",
            503,
        ]
    assert not list(tmp_path.iterdir())
