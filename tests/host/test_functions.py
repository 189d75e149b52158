"""Functions of the host: what scripts may pass, what comes back, when they are called, what of their errors shows."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable
from typing import Any

import pytest

import latebind
from latebind.tests.small_stack import on_small_stack


class TestArguments:
    def test_by_annotation(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def show(s: str, n: float, i: int, b: bool, xs: list[int], o: dict[str, Any], x: Any = "d", *more: str) -> Any:
            return [s, n, i, b, xs, o, x, list(more)]

        assert ctx.run('show("a", 1.5, 2, true, [1], {k: null})').value == [
            "a",
            1.5,
            2,
            True,
            [1],
            {"k": None},
            "d",
            [],
        ]
        assert ctx.run('show("a", 1, 2, true, [], {}, null, "m", "n")').value[6:] == [None, ["m", "n"]]
        for call in (
            "show(1, 1, 1, true, [], {})",
            'show("a", "1", 1, true, [], {})',
            'show("a", 1, 1.5, true, [], {})',
            'show("a", 1, 1, 1, [], {})',
            'show("a", 1, 1, true, {}, {})',
            'show("a", 1, 1, true, [], [])',
            "show(null, 1, 1, true, [], {})",
            'show("a", 1, 1, true, [], {}, 1, 2)',
        ):
            with pytest.raises(latebind.StrictError) as caught:
                ctx.run(call)
            assert caught.value.code == "BAD_ARGUMENT"

    def test_unions_take_each_of_their_types(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def maybe(x: str | None = None) -> str:
            return repr(x)

        assert ctx.run('[maybe(), maybe(null), maybe("a")]').value == ["None", "None", "'a'"]
        with pytest.raises(latebind.StrictError):
            ctx.run("maybe(1)")

    def test_the_count_is_checked_before_anything_runs(self, runtime: latebind.Runtime) -> None:
        runtime.function(lambda a, b=1: a, name="f")
        for call in ("f()", "f(1, 2, 3)"):
            with pytest.raises(latebind.CheckError):
                runtime.compile(call)

    def test_they_are_copies(self, runtime: latebind.Runtime) -> None:
        @runtime.function
        def spoil(xs: list[Any]) -> None:
            xs.append("spoilt")
            xs[0]["a"] = "spoilt"

        given = [{"a": 1}]
        with runtime.context(variables={"xs": given}) as ctx:
            assert ctx.run("spoil(xs); xs").value == [{"a": 1}]
        assert given == [{"a": 1}]

    def test_they_are_bounded_and_functions_do_not_leave(
        self, ctx: latebind.Context, runtime: latebind.Runtime
    ) -> None:
        runtime.function(lambda x: None, name="f")
        with pytest.raises(latebind.LimitError):
            ctx.run('f(range(3).map(() => "x".repeat(500000)))')
        with pytest.raises(latebind.StrictError):
            ctx.run("f(() => 1)")

    def test_whole_numbers_arrive_as_int(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        runtime.function(lambda x: type(x).__name__, name="kind")
        assert ctx.run("[kind(4 / 2), kind(2), kind(0.5), kind(-0)]").value == ["int", "int", "float", "int"]


class TestResults:
    def test_what_they_return_is_adopted(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        runtime.function(lambda: (1, {"at": datetime.datetime(2025, 1, 2, tzinfo=datetime.UTC)}), name="f")
        assert ctx.run("const [n, o] = f(); [n, o.at]").value == [1, "2025-01-02T00:00:00.000Z"]

    def test_what_scripts_cannot_hold_is_an_error(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        runtime.function(lambda: b"bytes", name="raw")
        runtime.function(lambda: object(), name="thing")
        for call in ("raw()", "thing()"):
            with pytest.raises(latebind.LatebindError):
                ctx.run(call)

    def test_long_text_is_charged(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        runtime.function(lambda n: "x" * n, name="text")
        assert ctx.run("text(2000000).length").value == 2_000_000
        with pytest.raises(latebind.LimitError):
            ctx.run("text(15000000).length")


class TestContexts:
    def test_the_first_parameter_is_filled_in(self, runtime: latebind.Runtime) -> None:
        @runtime.function
        def whoami(ctx: latebind.Context, greeting: str) -> str:
            return f"{greeting} {ctx.user}"

        with runtime.context(user="ana") as ctx:
            assert ctx.run('whoami("hola")').value == "hola ana"
            with pytest.raises(latebind.CheckError):
                ctx.run('whoami("bob", "hola")')

    def test_also_as_text(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        def whoami(ctx: Any) -> Any:
            return ctx.user

        whoami.__annotations__["ctx"] = "unknown_here.Context"
        runtime.function(whoami)
        assert ctx.run("whoami()").value == "ana"

    def test_a_template_within_a_run_does_not_write(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def render(context: latebind.Context, text: str) -> str:
            return context.render(text)

        assert ctx.run("expr { memory.setItem('a', '1'); render('{{memory.getItem(\"a\")}}') }").value == "1"
        with pytest.raises(latebind.StrictError) as caught:
            ctx.run('render(\'{{memory.setItem("a", "2")}}\')')
        assert caught.value.code == "READ_ONLY"
        ctx.run("render('x'); memory.setItem('a', '3')")

    def test_a_run_within_a_run_shares_its_budget_and_transaction(
        self, ctx: latebind.Context, runtime: latebind.Runtime
    ) -> None:
        @runtime.function
        def inner(context: latebind.Context, script: str) -> Any:
            return context.run(script).value

        assert ctx.run(
            "local a = 1\nexpr { memory.setItem('x', '1'); [inner('local a = memory.getItem(\"x\"); a'), a] }"
        ).value == ["1", 1]
        with pytest.raises(latebind.ThrownError):
            ctx.run("expr { inner('memory.setItem(\"y\", \"1\")'); throw Error('no') }")
        assert not ctx.app_memory.has("y")
        with pytest.raises(latebind.LimitError):
            ctx.run("for (const i of range(600)) { inner('for (const j of range(2000)) { j }') }")


class TestErrors:
    def test_nothing_of_the_inside_shows(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def boom() -> None:
            raise KeyError("/etc/secret")

        assert ctx.run("try { boom() } catch (e) { [e.name, e.message, e.code, e instanceof HostError] }").value == [
            "HostError",
            "`boom` failed",
            "HOST_FUNCTION_FAILED",
            True,
        ]
        with pytest.raises(latebind.HostError) as caught:
            ctx.run("1 + boom()")
        assert "secret" not in str(caught.value) + str(caught.value.to_dict())
        assert isinstance(caught.value.__cause__, KeyError)
        assert caught.value.source is not None and caught.value.span is not None

    def test_an_error_of_their_own_choice_passes(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def limited() -> None:
            raise latebind.MemoryApiError("RATE_LIMITED", "slow down", status=429, retry_after=2)

        @runtime.function
        def refuse() -> None:
            raise latebind.HostError("NO_MONEY", "the account is empty")

        assert ctx.run("try { limited() } catch (e) { [e.code, e.isRateLimit(), e.retryAfter] }").value == [
            "RATE_LIMITED",
            True,
            2,
        ]
        assert ctx.run("try { refuse() } catch (e) { [e.name, e.code, e.message] }").value == [
            "HostError",
            "NO_MONEY",
            "the account is empty",
        ]

    @pytest.mark.parametrize("error", [SystemExit, KeyboardInterrupt])
    def test_what_ends_the_process_goes_through_untouched(
        self, ctx: latebind.Context, runtime: latebind.Runtime, error: type[BaseException]
    ) -> None:
        @runtime.function
        def leave() -> None:
            raise error

        with pytest.raises(error):
            ctx.run("try { leave() } catch (e) { 1 } finally { memory.setItem('finally', '1') }")
        assert not ctx.app_memory.has("finally")

    def test_recursion_in_a_host_function_is_its_own_failure(
        self, ctx: latebind.Context, runtime: latebind.Runtime
    ) -> None:
        def deep() -> Any:
            return deep()

        runtime.function(deep)
        limit = sys.getrecursionlimit()
        assert ctx.run("try { deep() } catch (e) { e.code }").value == "HOST_FUNCTION_FAILED"
        assert sys.getrecursionlimit() == limit


class TestEffects:
    @pytest.fixture
    def calls(self, runtime: latebind.Runtime) -> list[Any]:
        made: list[Any] = []

        @runtime.function(effect="after_commit")
        def send(ctx: latebind.Context, text: str) -> str:
            made.append(("send", text, ctx.app_memory.get_item("n")))
            return "ignored"

        @runtime.function(effect="now")
        def charge(amount: float) -> str:
            made.append(("charge", amount))
            return "paid"

        return made

    def test_after_the_commit_in_order_and_null_in_the_script(self, ctx: latebind.Context, calls: list[Any]) -> None:
        result = ctx.run('expr { const r = send("one"); memory.setItem("n", "1"); send("two"); r }')
        assert result.value is None
        assert calls == [("send", "one", "1"), ("send", "two", "1")]
        assert [effect.to_dict().get("call", "write") for effect in result.effects] == ["send", "write", "send"]

    def test_not_after_a_failure(self, ctx: latebind.Context, calls: list[Any]) -> None:
        with pytest.raises(latebind.ThrownError):
            ctx.run('expr { send("one"); throw Error("no") }')
        ctx.run('expr { try { expr { send("inner"); throw Error("no") } } catch (e) { }; send("outer") }')
        assert calls == [("send", "outer", "")]

    def test_all_are_called_even_where_one_fails(
        self, ctx: latebind.Context, runtime: latebind.Runtime, calls: list[Any]
    ) -> None:
        @runtime.function(effect="after_commit")
        def fails() -> None:
            raise OSError("no network")

        script = 'try { expr { memory.setItem("n", "1"); fails(); send("still") } } catch (e) { [e.name, e.code, memory.getItem("n")] }'
        assert ctx.run(script).value == ["HostError", "EFFECT_FAILED", "1"]
        assert calls == [("send", "still", "1")]

    def test_now_gives_its_result(self, ctx: latebind.Context, calls: list[Any]) -> None:
        assert ctx.run("charge(5)").value == "paid"
        assert calls == [("charge", 5)]

    def test_reads_are_validated_first_and_then_it_is_not_run_again(
        self, ctx: latebind.Context, runtime: latebind.Runtime, calls: list[Any]
    ) -> None:
        rival = runtime.context()
        times = iter(range(100))

        @runtime.function
        def once(key: str, at: float) -> None:
            if next(times) == at:
                rival.app_memory.set_item(key, "changed")

        result = ctx.run('expr { const n = memory.getItem("n"); once("n", 0); charge(1); memory.setItem("paid", n) }')
        assert result.stats.reruns == 1
        assert calls == [("charge", 1)]
        assert ctx.app_memory.get_item("paid") == "changed"

        calls.clear()
        times = iter(range(100))
        script = 'try { expr { memory.getItem("m"); charge(2); once("m", 0); memory.setItem("paid", "twice") } } catch (e) { e.code }'
        assert ctx.run(script).value == "CONFLICT"
        assert calls == [("charge", 2)]
        assert ctx.app_memory.get_item("paid") == "changed"

    def test_a_call_that_happened_stays_in_the_list(self, ctx: latebind.Context, calls: list[Any]) -> None:
        result = ctx.run('try { expr { charge(1); memory.setItem("n", "1"); throw Error("no") } } catch (e) { 7 }')
        assert [effect.to_dict() for effect in result.effects] == [{"call": "charge", "arguments": [1], "when": "now"}]

    def test_a_dry_run_calls_neither(self, ctx: latebind.Context, calls: list[Any]) -> None:
        result = ctx.run('expr { send("one"); [charge(5), send("two")] }', dry_run=True)
        assert result.value == [None, None]
        assert calls == []
        assert [effect.to_dict() for effect in result.effects] == [
            {"call": "send", "arguments": ["one"], "when": "after_commit"},
            {"call": "charge", "arguments": [5], "when": "now"},
            {"call": "send", "arguments": ["two"], "when": "after_commit"},
        ]

    @pytest.mark.parametrize("call", ['send("x")', "charge(1)"])
    def test_not_in_a_local_a_template_or_eval(self, ctx: latebind.Context, calls: list[Any], call: str) -> None:
        for run in (
            lambda: ctx.run(f"local x = {call}\nx"),
            lambda: ctx.eval(call),
            lambda: ctx.render("{{" + call + "}}"),
        ):
            with pytest.raises(latebind.StrictError):
                run()
        assert calls == []


class TestRegistration:
    def test_names(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        runtime.function(len, name="size")
        runtime.function(name="twice")(lambda x: x * 2)
        assert ctx.run('[size("abc"), twice(2)]').value == [3, 4]
        for name in ("memory", "session", "$memory", "ctx", "Math", "JSON"):
            with pytest.raises(ValueError):
                runtime.function(lambda: 1, name=name)
        with pytest.raises(ValueError):
            runtime.function(lambda: 1)

    def test_a_function_may_replace_one_of_the_library(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        runtime.function(lambda: "mine", name="now")
        assert ctx.run("now()").value == "mine"

    @pytest.mark.parametrize("function", [lambda **more: 1, lambda *xs, a: 1, lambda x=1, *, a: 1])
    def test_what_scripts_cannot_call(self, runtime: latebind.Runtime, function: Callable[..., Any]) -> None:
        with pytest.raises(ValueError):
            runtime.function(function, name="f")

    def test_pure_ones_have_no_effect(self, runtime: latebind.Runtime) -> None:
        with pytest.raises(ValueError):
            runtime.function(lambda: 1, name="f", pure=True, effect="now")

    def test_late_values_of_pure_functions_are_reused_and_others_not(
        self, ctx: latebind.Context, runtime: latebind.Runtime
    ) -> None:
        counts = {"pure": 0, "plain": 0}

        def count(kind: str) -> int:
            counts[kind] += 1
            return counts[kind]

        runtime.function(lambda: count("pure"), name="pure", pure=True)
        runtime.function(lambda: count("plain"), name="plain")
        assert ctx.run("local a = pure()\nlocal b = plain();\n[a + a, b + b]").value == [2, 3]

    @pytest.mark.parametrize("way", ["run", "eval", "resolve"])
    def test_runs_within_runs_share_a_depth_that_small_stacks_bear(
        self, ctx: latebind.Context, runtime: latebind.Runtime, way: str
    ) -> None:
        @runtime.function
        def again(inner: latebind.Context) -> Any:
            return inner.run("again()").value if way == "run" else getattr(inner, way)(text)

        text = "{{again()}}" if way == "resolve" else "again()"
        refused = on_small_stack(lambda: ctx.run("try { again() } catch (e) { 1 } finally { again() }"))
        assert isinstance(refused, latebind.LimitError)
        assert refused.code == "LIMIT_DEPTH"

    def test_a_run_that_failed_within_a_run_gives_its_depth_back(
        self, ctx: latebind.Context, runtime: latebind.Runtime
    ) -> None:
        @runtime.function
        def attempt(inner: latebind.Context) -> str:
            try:
                return str(inner.eval("(x => (y => y.a.b)(x))({})"))
            except latebind.ScriptError as error:
                return error.code

        assert ctx.run("Array.from({length: 100}, () => attempt())").value == ["MISSING_KEY"] * 100

    def test_other_runtimes_do_not_know_them(self, runtime: latebind.Runtime) -> None:
        runtime.function(lambda: 1, name="mine")
        with latebind.Runtime() as other, pytest.raises(latebind.CheckError):
            other.compile("mine()", variables=())
