"""`ctx.memory`: defaults with a type, and its limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import latebind

Code = Callable[..., str]


def test_the_seeds_cart_in_the_languages_spelling(ctx: latebind.Context) -> None:
    ctx.variables["input"] = {"productId": "p1", "name": "Pan", "price": 1.5, "quantity": 2}
    script = """
        const empty = { items: [], total: 0 };
        const cart = await ctx.memory.getJson("cart", empty);
        const items = [...cart.items, { id: input.productId, price: input.price, quantity: input.quantity }];
        const total = items.reduce((sum, i) => sum + i.price * i.quantity, 0);
        await ctx.memory.setJson("cart", { items, total }, 86400);
        return total;
    """
    assert [ctx.run(script).value for _ in range(3)] == [3, 6, 9]


@pytest.mark.parametrize(
    ("stored", "default", "found"),
    [
        ('"3"', "0", 3),
        ('" 2.5 "', "0", 2.5),
        ("3", '""', "3"),
        ("2.50", '""', "2.5"),
        ("true", '""', "true"),
        ('"true"', "false", True),
        ('"false"', "true", False),
        ("3", "0", 3),
        ("true", "false", True),
        ('"x"', '"d"', "x"),
        ("3", "null", 3),
    ],
)
def test_get_gives_the_type_of_its_default(ctx: latebind.Context, stored: str, default: str, found: Any) -> None:
    value = ctx.run(f'ctx.memory.set("k", {stored}); ctx.memory.get("k", {default})').value
    assert value == found
    assert type(value) is type(found)


@pytest.mark.parametrize(
    ("stored", "default"),
    [
        ('"x"', "0"),
        ('""', "0"),
        ("true", "0"),
        ("1", "false"),
        ('"yes"', "false"),
        ('"TRUE"', "false"),
        ("1", "[]"),
        ("1", "{}"),
    ],
)
def test_what_cannot_convert_is_an_error(code: Code, stored: str, default: str) -> None:
    assert code(f'ctx.memory.set("k", {stored}); ctx.memory.get("k", {default})') == "WRONG_KIND"


def test_without_a_default_the_value_is_as_stored(ctx: latebind.Context) -> None:
    script = 'ctx.memory.set("a", "3"); ctx.memory.set("b", 3); [ctx.memory.get("a"), ctx.memory.get("b"), ctx.memory.get("c")]'
    assert ctx.run(script).value == ["3", 3, None]


class TestLimits:
    def test_a_day_is_the_default_and_the_longest(self, ctx: latebind.Context, code: Code, clock: Any) -> None:
        ctx.run('ctx.memory.set("a", 1); ctx.memory.set("b", 1, 86400); ctx.memory.setJson("j", 1, 86400)')
        assert code('ctx.memory.set("a", 1, 86401)') == "TTL_TOO_LONG"
        assert code('ctx.memory.setJson("a", 1, 86401)') == "TTL_TOO_LONG"
        assert code('ctx.memory.setJson("a", 1)') == "TTL_REQUIRED"
        clock.now += 86_399
        script = '[ctx.memory.get("a"), ctx.memory.get("b"), ctx.memory.getJson("j")]'
        assert ctx.run(script).value == [1, 1, 1]
        clock.now += 1
        assert ctx.run(script).value == [None, None, None]

    def test_255_characters(self, ctx: latebind.Context, code: Code) -> None:
        assert ctx.run('ctx.memory.set("a", "ñ".repeat(255)).length').value == 255
        with pytest.raises(latebind.MemoryApiError, match="setJson") as caught:
            ctx.run('ctx.memory.set("a", "ñ".repeat(256))')
        assert caught.value.code == "VALUE_TOO_LONG"

    def test_64_kb_of_json(self, ctx: latebind.Context, code: Code) -> None:
        assert ctx.run('ctx.memory.setJson("a", "x".repeat(65534), 60).length').value == 65_534
        assert code('ctx.memory.setJson("a", "x".repeat(65535), 60)') == "VALUE_TOO_LONG"

    def test_kinds(self, code: Code) -> None:
        assert code('ctx.memory.set("a", {})') == "INVALID_VALUE"
        assert code('ctx.memory.setJson("j", 1, 60); ctx.memory.get("j")') == "WRONG_KIND"
        assert code('ctx.memory.set("s", 1); ctx.memory.getJson("s")') == "WRONG_KIND"


def test_it_is_unavailable_where_the_host_says_so(make_runtime: Callable[..., latebind.Runtime], code: Code) -> None:
    runtime = make_runtime(conversation_enabled=lambda tenant: tenant == "with key")
    for tenant, available in (("with key", True), ("without", False), (None, False)):
        with runtime.context(conversation="c", tenant=tenant) as ctx:
            assert ctx.run("ctx.memory.available").value is available
            assert ctx.memory.available is available
            if not available:
                for call in ('get("a")', 'set("a", 1)', 'getJson("a")', 'setJson("a", 1, 60)', 'delete("a")'):
                    assert code(f"ctx.memory.{call}", ctx) == "UNAVAILABLE"


def test_a_misspelt_member_names_the_right_one(ctx: latebind.Context) -> None:
    with pytest.raises(latebind.LatebindError, match="available"):
        ctx.run("ctx.memory.avaliable")


def test_await_is_optional_and_conversations_are_apart(runtime: latebind.Runtime) -> None:
    for conversation in ("a", "b"):
        with runtime.context(conversation=conversation) as ctx:
            assert ctx.run('ctx.memory.get("k", "none")').value == "none"
            ctx.run(f'ctx.memory.set("k", "{conversation}")')
            assert ctx.run('await ctx.memory.get("k")').value == conversation
            assert ctx.memory.get("k") == conversation


def test_log_goes_to_the_host_and_the_result(ctx: latebind.Context, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="latebind"):
        result = ctx.run('ctx.log("Memory API failed\\nforged", { status: 429 }); log("plain")')
    assert [(entry.message, entry.data) for entry in result.logs] == [
        ("Memory API failed\nforged", {"status": 429}),
        ("plain", None),
    ]
    assert caplog.messages == ["Memory API failed\ufffdforged", "plain"]
    assert "429" not in caplog.text


def test_errors_have_the_seeds_members(ctx: latebind.Context) -> None:
    result = ctx.run("""
        try {
          ctx.memory.set("step", "x".repeat(256), 3600);
        } catch (err) {
          if (err instanceof MemoryApiError) {
            return [err.name, err.status, err.code, err.isRateLimit(), err.retryAfter];
          }
          throw err;
        }
    """)
    assert result.value == ["MemoryApiError", 413, "VALUE_TOO_LONG", False, None]
