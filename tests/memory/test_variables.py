"""`$memory`: kinds, lifetimes and sizes, at each limit and one past it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from typing import Any

import pytest

import latebind

Code = Callable[..., str]


def test_the_seed_writes_and_reads(ctx: latebind.Context) -> None:
    ctx.run("""
        // Primitivos (string, number, boolean) - TTL opcional
        $memory.set('nombre', 'Juan')
        $memory.set('intentos', 3)
        $memory.set('verificado', true)

        // Primitivo con TTL (expira en 1 hora)
        $memory.set('codigoTemporal', 'ABC123', 3600)

        // JSON - TTL requerido (máximo 1 día)
        $memory.setJson('preferencias', {
          idioma: 'es',
          notificaciones: true
        }, 86400)
    """)
    result = ctx.run("""
        const nombre = $memory.get('nombre')
        const otro = $memory.get('apodo', 'Invitado') // con valor por defecto
        const prefs = $memory.getJson('preferencias')
        const vacio = $memory.getJson('nada', {})
        return [nombre, otro, prefs, vacio, $memory.get('intentos') + 1, $memory.get('verificado')]
    """)
    assert result.value == ["Juan", "Invitado", {"idioma": "es", "notificaciones": True}, {}, 4, True]
    assert ctx.run("$memory.delete('codigoTemporal')").value == 1
    assert ctx.run("$memory.delete(['nombre', 'intentos', 'temporal'])").value == 2
    assert ctx.user_memory.keys() == ["preferencias", "verificado"]


def test_absent_keys(ctx: latebind.Context) -> None:
    script = (
        '[$memory.get("a"), $memory.get("a", null), $memory.get("a", [1]), $memory.getJson("a"), $memory.getFile("a")]'
    )
    assert ctx.run(script).value == [None, None, [1], None, None]


@pytest.mark.parametrize("value", ["text", "", 0, 3, -2.5, 123456789012345, 1e-7, True, False])
def test_types_are_kept(ctx: latebind.Context, value: Any) -> None:
    ctx.variables["value"] = value
    found = ctx.run('[$memory.set("a", value), $memory.get("a"), $memory.a]').value
    assert found == [value] * 3
    assert {type(item) for item in found} == {type(value)}
    assert ctx.user_memory.get("a") == value


def test_a_key_holds_one_value_of_one_kind(ctx: latebind.Context, code: Code) -> None:
    content = "aG9sYQ=="
    setters = {
        "get": '$memory.set("a", "x")',
        "getJson": '$memory.setJson("a", [1], 60)',
        "getFile": f'$memory.setFile("a", "{content}", 60, "text/plain")',
    }
    for right, setter in setters.items():
        ctx.run(setter)
        for getter in setters:
            if getter == right:
                ctx.run(f'$memory.{getter}("a")')
            else:
                assert code(f'$memory.{getter}("a")') == "WRONG_KIND"
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run('$memory.increment("a")')
        assert caught.value.code == "WRONG_KIND"
        assert f"$memory.{right}" in (caught.value.hint or "")
    ctx.run('$memory.set("a", 5)')
    assert ctx.run('$memory.get("a")').value == 5


class TestSizes:
    def test_strings_have_255_code_points(self, ctx: latebind.Context, code: Code) -> None:
        assert ctx.run('$memory.set("a", "😀".repeat(255)).length').value == 255
        assert code('$memory.set("a", "😀".repeat(255) + "x")') == "VALUE_TOO_LONG"

    @pytest.mark.parametrize("sign", ["", "-"])
    def test_numbers_have_15_digits_before_the_point(self, ctx: latebind.Context, code: Code, sign: str) -> None:
        assert ctx.run(f'$memory.set("a", {sign}999999999999999)').value == float(f"{sign}999999999999999")
        assert ctx.run(f'$memory.set("a", {sign}999999999999999.5)').value == float(f"{sign}999999999999999.5")
        assert code(f'$memory.set("a", {sign}1000000000000000)') == "VALUE_TOO_LONG"
        ctx.variables["id"] = 10**17
        assert code('$memory.set("a", id)') == "VALUE_TOO_LONG"

    def test_json_has_5120_bytes_of_compact_utf8(self, ctx: latebind.Context, code: Code) -> None:
        most = {"a": "ñ" * 2_556}
        assert len(json.dumps(most, ensure_ascii=False, separators=(",", ":")).encode()) == 5_120
        ctx.variables["value"] = most
        assert ctx.run('$memory.setJson("k", value, 60)').value == most
        ctx.variables["value"] = {"a": "ñ" * 2_556 + "x"}
        assert code('$memory.setJson("k", value, 60)') == "VALUE_TOO_LONG"
        ctx.variables["value"] = ["x" * 1_000_000]
        assert code('$memory.setJson("k", value, 60)') == "VALUE_TOO_LONG"

    @pytest.mark.parametrize("key", ["", "k" * 257, "ñ" * 129])
    def test_keys(self, ctx: latebind.Context, code: Code, key: str) -> None:
        for call in (
            "set('{}', 1)",
            "get('{}')",
            "delete('{}')",
            "delete(['a', '{}'])",
            "ttl('{}')",
            "increment('{}')",
        ):
            assert code("$memory." + call.replace("{}", key)) == "INVALID_KEY"

    @pytest.mark.parametrize("keys", [None, 5, True, b"ab", [None], [["a"]]])
    def test_what_a_host_deletes_by_no_key(self, ctx: latebind.Context, code: Code, keys: Any) -> None:
        assert code(lambda: ctx.user_memory.delete(keys)) == "INVALID_KEY"


class TestLifetimes:
    @pytest.mark.parametrize("ttl", ["0", "-1", "true", '"60"', "null", "[]"])
    def test_a_ttl_is_a_number_above_zero(self, code: Code, ttl: str) -> None:
        for call in (
            f'set("a", 1, {ttl})',
            f'setJson("a", 1, {ttl})',
            f'setFile("a", "", {ttl}, "text/plain")',
            f'increment("a", 1, {ttl})',
        ):
            assert code(f"$memory.{call}") == "INVALID_TTL"

    def test_infinite_ones_from_python(self, ctx: latebind.Context, code: Code) -> None:
        for ttl in (math.inf, math.nan):
            assert code(lambda ttl=ttl: ctx.user_memory.set("a", 1, ttl)) == "INVALID_TTL"

    def test_json_and_files_need_one(self, ctx: latebind.Context, code: Code) -> None:
        assert code('$memory.setJson("a", {})') == "TTL_REQUIRED"
        assert code('$memory.setFile("a", "")') == "TTL_REQUIRED"
        assert code(lambda: ctx.user_memory.set_json("a", {})) == "TTL_REQUIRED"

    def test_the_longest(self, ctx: latebind.Context, code: Code) -> None:
        ctx.run('$memory.setJson("a", {}, 86400); $memory.setFile("f", "", 604800, "text/plain")')
        assert ctx.run('[$memory.ttl("a"), $memory.ttl("f")]').value == [86_400, 604_800]
        assert code('$memory.setJson("a", {}, 86400.5)') == "TTL_TOO_LONG"
        assert code('$memory.setFile("f", "", 604801, "text/plain")') == "TTL_TOO_LONG"
        assert ctx.run('$memory.set("s", "x", 1e9); $memory.ttl("s")').value == 1e9

    def test_an_expired_value_is_gone_at_once(self, ctx: latebind.Context, clock: Any) -> None:
        ctx.run('$memory.set("a", 1, 10); $memory.set("b", 1)')
        clock.now += 9.5
        assert ctx.run('[$memory.get("a"), $memory.ttl("a"), $memory.ttl("b"), $memory.ttl("c")]').value == [
            1,
            1,
            None,
            None,
        ]
        clock.now += 0.5
        assert ctx.run('[$memory.get("a"), $memory.has("a"), $memory.keys(), $memory.delete("a")]').value == [
            None,
            False,
            ["b"],
            0,
        ]

    def test_setting_again_replaces_value_and_ttl(self, ctx: latebind.Context) -> None:
        assert ctx.run('$memory.set("a", 1, 10); $memory.set("a", 2); $memory.ttl("a")').value is None
        assert ctx.run('$memory.set("a", 3, 20); $memory.ttl("a")').value == 20

    def test_the_clock_of_expiry_is_not_the_runs_now(
        self, ctx: latebind.Context, runtime: latebind.Runtime, clock: Any
    ) -> None:
        @runtime.function
        def wait() -> None:
            clock.now += 100

        ctx.run('$memory.set("a", 1, 50)')
        script = 'const before = now()\nwait()\nconst gone = $memory.get("a", "gone")\nreturn [gone, before == now()]'
        assert ctx.run(script).value == ["gone", True]

    def test_within_one_block_too(self, ctx: latebind.Context, runtime: latebind.Runtime, clock: Any) -> None:
        @runtime.function
        def wait() -> None:
            clock.now += 100

        assert ctx.run('expr { $memory.set("a", 1, 50); wait(); $memory.get("a", "gone") }').value == "gone"


class TestIncrement:
    def test_from_nothing_and_on(self, ctx: latebind.Context) -> None:
        assert ctx.run('$memory.increment("n")').value == 1
        assert ctx.run('$memory.increment("n", 2.5)').value == 3.5
        assert ctx.run('$memory.increment("n", -3.5)').value == 0
        assert ctx.user_memory.increment("n", 7) == 7

    def test_the_time_left_stays_unless_given(self, ctx: latebind.Context, clock: Any) -> None:
        ctx.run('$memory.set("n", 1, 100)')
        clock.now += 40
        assert ctx.run('$memory.increment("n"); $memory.ttl("n")').value == 60
        assert ctx.run('$memory.increment("n", 1, 500); $memory.ttl("n")').value == 500
        assert ctx.run('$memory.increment("m", 1, 5); $memory.ttl("m")').value == 5

    def test_the_sum_obeys_the_limits(self, ctx: latebind.Context, code: Code) -> None:
        ctx.run('$memory.set("n", 999999999999999)')
        assert code('$memory.increment("n")') == "VALUE_TOO_LONG"
        assert ctx.user_memory.get("n") == 999_999_999_999_999


class TestProperties:
    def test_a_variable_by_name(self, ctx: latebind.Context) -> None:
        ctx.run("""
            $memory.set("nombre", "Juan")
            $memory.set("mi-var", 7)
            $memory.setJson("pedido", {id: "PED-123", estado: {hoy: "en camino"}}, 60)
        """)
        assert ctx.run('[$memory.nombre, $memory.pedido.estado.hoy, $memory["mi-var"]]').value == [
            "Juan",
            "en camino",
            7,
        ]

    def test_absent_names_follow_the_rule_of_missing_keys(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.StrictError) as caught:
            ctx.run("$memory.nombre")
        assert caught.value.code == "MISSING_KEY"
        assert ctx.run('[$memory.a ?? 1, $memory?.a, $memory.a == null, $memory["a"] || "x"]').value == [
            1,
            None,
            True,
            "x",
        ]
        with pytest.raises(latebind.StrictError):
            ctx.run("$memory.a.b ?? 1")

    def test_method_names_are_the_methods(self, ctx: latebind.Context) -> None:
        ctx.run('$memory.set("keys", "mine")')
        assert ctx.run('[$memory.get("keys"), $memory.keys()]').value == ["mine", ["keys"]]

    def test_a_file_gives_its_handle(self, ctx: latebind.Context) -> None:
        ctx.run('$memory.setFile("doc", "aG9sYQ==", 60, "text/plain")')
        assert ctx.run("$memory.doc.toRaw()").value == "hola"


class TestJson:
    @pytest.mark.parametrize(
        "value", [None, True, 0, 1.5, "x", [], {}, [None, [1, {"a": "b"}]], {"__proto__": 1, "": 2}, 10**18 + 1]
    )
    def test_comes_back_as_it_was(self, ctx: latebind.Context, value: Any) -> None:
        ctx.variables["value"] = value
        assert ctx.run('$memory.setJson("a", value, 60); $memory.getJson("a", "absent")').value == value

    def test_what_json_cannot_hold(self, ctx: latebind.Context, code: Code) -> None:
        assert code('$memory.setJson("a", () => 1, 60)') == "INVALID_VALUE"
        assert code('$memory.setJson("a", {f: [() => 1]}, 60)') == "INVALID_VALUE"
        assert (
            code('$memory.setFile("f", "", 60, "text/plain"); $memory.setJson("a", [$memory.f], 60)') == "INVALID_VALUE"
        )
        ctx.variables["value"] = [math.nan]
        assert code('$memory.setJson("a", value, 60)') == "INVALID_VALUE"

    def test_primitives_are_for_set(self, ctx: latebind.Context, code: Code) -> None:
        for value in ("null", "[]", "{}", "() => 1"):
            assert code(f'$memory.set("a", {value})') == "INVALID_VALUE"
        with pytest.raises(latebind.MemoryApiError, match="setJson"):
            ctx.run('$memory.set("a", {})')

    def test_python_gets_copies(self, ctx: latebind.Context) -> None:
        ctx.user_memory.set_json("a", {"items": []}, 60)
        ctx.user_memory.get_json("a")["items"].append(1)
        assert ctx.user_memory.get_json("a") == {"items": []}


def test_users_do_not_see_each_other(runtime: latebind.Runtime) -> None:
    contexts = [runtime.context(user=user, tenant=tenant) for user in ("a", "b") for tenant in (None, "t")]
    for number, ctx in enumerate(contexts):
        ctx.user_memory.set("k", number)
    assert [ctx.user_memory.get("k") for ctx in contexts] == [0, 1, 2, 3]


def test_without_a_user(runtime: latebind.Runtime, code: Code) -> None:
    with runtime.context(conversation="c") as ctx:
        assert code('$memory.set("a", 1)', ctx) == "UNAVAILABLE"
        assert code("$memory.nombre ?? 1", ctx) == "UNAVAILABLE"
        assert code(lambda: ctx.user_memory.get("a")) == "UNAVAILABLE"
        assert ctx.user_memory.available is False


def test_a_stricter_policy_applies_to_writes_alone(make_runtime: Callable[..., latebind.Runtime], code: Code) -> None:
    with make_runtime().context(user="u") as before:
        before.user_memory.set("a", "long text")
        before.user_memory.set_json("j", "x" * 100, 3600)
    policy = latebind.MemoryPolicy(text=4, json=10, longest_ttl=60, longest_json_ttl=60)
    with make_runtime(policies={"$memory": policy}).context(user="u") as ctx:
        assert ctx.run('[$memory.get("a"), $memory.getJson("j").length]').value == ["long text", 100]
        assert code('$memory.set("a", "12345")', ctx) == "VALUE_TOO_LONG"
        assert code('$memory.set("a", "1234", 61)', ctx) == "TTL_TOO_LONG"
        assert code('$memory.setJson("j", "123456789", 60)', ctx) == "VALUE_TOO_LONG"
        assert ctx.run('$memory.set("a", "1234", 60)').value == "1234"


def test_a_later_edition_of_the_seed_has_15_kb(make_runtime: Callable[..., latebind.Runtime]) -> None:
    policy = latebind.MemoryPolicy(json=15 * 1024)
    with make_runtime(policies={"$memory": policy}).context(user="u") as ctx:
        assert ctx.run('$memory.setJson("j", "x".repeat(15358), 60).length').value == 15_358
