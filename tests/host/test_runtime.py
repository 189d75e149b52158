"""Runtime, Context, Program and Result as hosts use them."""

from __future__ import annotations

import copy
import inspect
import json
import pickle
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

import latebind


class TestExpressions:
    def test_eval(self) -> None:
        assert latebind.eval("price * qty", {"price": 9.5, "qty": 3}) == 28.5
        assert latebind.eval("4 / 2") == 2
        assert type(latebind.eval("4 / 2")) is int

    def test_one_expression_and_no_more(self, ctx: latebind.Context) -> None:
        for text in ("local a = 1", "1; 2", "const a = 1\na", "return 1", ""):
            for evaluate in (latebind.eval, ctx.eval):
                with pytest.raises(latebind.ParseError):
                    evaluate(text)

    def test_no_memory_but_an_error_that_says_so(self) -> None:
        for text in ('memory.getItem("a")', 'session.getItem("a")', "$memory.a", 'ctx.memory.get("a")'):
            with pytest.raises(latebind.MemoryApiError) as caught:
                latebind.eval(text)
            assert caught.value.code == "UNAVAILABLE"
        assert latebind.eval("ctx.memory.available") is False

    def test_compile(self) -> None:
        total = latebind.compile("price * qty", variables=("price", "qty"))
        assert [total({"price": n, "qty": 2}) for n in range(3)] == [0, 2, 4]
        with pytest.raises(latebind.CheckError):
            latebind.compile("prize", variables=("price",))

    def test_a_program_is_a_function(self) -> None:
        program = latebind.compile("1 + 1", name="flow.late")
        assert isinstance(program, latebind.Program)
        assert inspect.isfunction(program)
        assert "flow.late" in repr(program)
        assert (program.name, program.source.text, program.warnings) == ("flow.late", "1 + 1", ())
        assert copy.deepcopy(program) is program
        with pytest.raises(pickle.PicklingError):
            pickle.dumps(program)

    def test_eval_in_a_context_reads_and_never_writes(self, ctx: latebind.Context) -> None:
        ctx.app_memory.set_item("a", "1")
        ctx.variables["x"] = 2
        assert ctx.eval('memory.getItem("a") + x') == "12"
        for text in ('memory.setItem("a", "2")', "clear()", 'session.setItem("a", "1")'):
            with pytest.raises(latebind.StrictError) as caught:
                ctx.eval(text)
            assert caught.value.code == "READ_ONLY"


class TestContexts:
    @pytest.mark.parametrize("name", ["user", "conversation", "tenant"])
    @pytest.mark.parametrize("value", ["", 7, b"x", True, ["x"]])
    def test_ids_are_text_that_is_not_empty(self, runtime: latebind.Runtime, name: str, value: Any) -> None:
        with pytest.raises(TypeError):
            runtime.context(**{name: value})

    def test_ids_are_text(self, runtime: latebind.Runtime) -> None:
        with pytest.raises(ValueError, match="surrogate"):
            runtime.context(user="a\ud800")

    def test_tenants_required(self) -> None:
        with latebind.Runtime(tenants="required") as runtime:
            with pytest.raises(TypeError):
                runtime.context(user="u")
            assert runtime.context(tenant="t").tenant == "t"
        with pytest.raises(ValueError):
            latebind.Runtime(tenants="maybe")  # type: ignore[arg-type]

    def test_closed_ones_have_no_memories(self, runtime: latebind.Runtime) -> None:
        with runtime.context(user="ana", conversation="c") as ctx:
            file = ctx.user_memory.set_file("f", b"hello", ttl=60, mime="text/plain")
        for memory in ("app_memory", "session", "user_memory", "memory"):
            with pytest.raises(RuntimeError, match="closed"):
                getattr(ctx, memory)
        assert file.to_bytes() == b"hello"  # what was given out stays usable

    def test_nobody_pickles_them(self, runtime: latebind.Runtime) -> None:
        for made in (runtime, runtime.context()):
            with pytest.raises(TypeError, match="make one where it is used"):
                pickle.dumps(made)

    def test_closed_ones_run_nothing(self, runtime: latebind.Runtime) -> None:
        with runtime.context() as ctx:
            result = ctx.run('local a = memory.getItem("a")\nconst b = 1\nb + 1')
        with pytest.raises(RuntimeError):
            ctx.run("1")
        assert result["a"] == ""

    def test_one_task_at_a_time(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def elsewhere(context: latebind.Context) -> str:
            found: list[str] = []

            def use() -> None:
                for call in (lambda: context.run("1"), lambda: context.app_memory.get_item("a")):
                    try:
                        call()
                    except RuntimeError as error:
                        found.append(type(error).__name__)

            thread = threading.Thread(target=use)
            thread.start()
            thread.join()
            return " ".join(found)

        assert ctx.run("elsewhere()").value == "RuntimeError RuntimeError"
        assert ctx.run("1").value == 1

    def test_variables_are_borrowed_and_never_changed(self, runtime: latebind.Runtime) -> None:
        given = {"cart": {"items": [3, 1, 2]}}
        with runtime.context(variables=given) as ctx:
            value = ctx.run("[cart.items.toSorted((a, b) => a - b), {...cart, n: 1}, cart]").value
        assert given == {"cart": {"items": [3, 1, 2]}}
        value[2]["items"].append("copied")
        assert given == {"cart": {"items": [3, 1, 2]}}

    def test_a_variable_that_is_missing_is_named_before_the_first_statement(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.LatebindError, match="inptu"):
            ctx.run('memory.setItem("a", "1"); inptu.answer')
        assert not ctx.app_memory.has("a")

    def test_locals_from_the_host(self, ctx: latebind.Context) -> None:
        script = "local rate = 0.2\nlocal price = 100 * (1 + rate)\nprice"
        assert ctx.run(script).value == 120
        result = ctx.run(script, locals={"rate": 0.5})
        assert (result.value, result["rate"]) == (150, 0.5)
        with pytest.raises(latebind.LatebindError, match="rate"):
            ctx.run(script, locals={"rat": 1})

    def test_a_moved_clock_does_not_move_now_within_a_run(self) -> None:
        moments = iter(range(1_000, 2_000))
        with latebind.Runtime(clock=lambda: float(next(moments))) as runtime, runtime.context() as ctx:
            assert ctx.run("const a = now()\nconst b = now()\nreturn a == b").value is True


class TestResults:
    SCRIPT = 'local a = 1\nlocal bad = null.x\nlocal f = () => 1\nlog("l", [1])\nmemory.setItem("k", "v")\nconst end = 5\nend + 1'

    def test_plain_data(self, ctx: latebind.Context) -> None:
        found = ctx.run(self.SCRIPT).to_dict()
        assert json.loads(json.dumps(found)) == found
        assert found["value"] == 6
        assert found["locals"] == {"a": 1}
        assert found["errors"]["bad"]["code"] == "MEMBER_OF_NULL"
        assert found["logs"] == [{"message": "l", "data": [1]}]
        assert found["effects"] == [{"scope": "memory", "action": "set", "key": "k", "old": None, "new": "v"}]
        assert found["stats"]["operations"] == 1 and found["stats"]["steps"] > 0

    def test_its_json_is_utf_8_whatever_a_host_gives(self, runtime: latebind.Runtime) -> None:
        with runtime.context(variables={"half": "é\ud83d"}) as ctx:
            text = ctx.run("[half, {[half]: 1}]").to_json()
        assert json.loads(text.encode())["value"] == ["é\ud83d", {"é\ud83d": 1}]
        assert '"é\\ud83d"' in text

    def test_picklable_and_complete_when_pickled(self, ctx: latebind.Context) -> None:
        copy = pickle.loads(pickle.dumps(ctx.run(self.SCRIPT)))
        assert copy.value == 6 and copy["a"] == 1 and "bad" in copy.errors and "a" in copy and "f" not in copy

    def test_a_script_of_definitions_is_their_object(self, ctx: latebind.Context) -> None:
        result = ctx.run("local a = b + 1\nlocal b = 1")
        assert result.value == result.locals() == {"a": 2, "b": 1}

    def test_what_leaves_is_bounded(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.LimitError):
            ctx.run('range(3).map(() => "x".repeat(400000))')
        with pytest.raises(latebind.StrictError) as caught:
            ctx.run("const f = () => 1; f")
        assert caught.value.code == "FUNCTION_LEAVES" and caught.value.source is not None

    def test_reports_have_figures_and_no_values(self, tmp_path: Path) -> None:
        reports: list[latebind.RunReport] = []
        with latebind.Runtime(memory=":memory:", on_run=reports.append) as runtime, runtime.context() as ctx:
            ctx.run(runtime.compile('memory.setItem("k", "secret")', name="flow.late"))
            ctx.eval("1 + 1")
            with pytest.raises(latebind.ThrownError):
                ctx.run('throw Error("secret")')
        assert [(report.name, report.operations, report.code) for report in reports] == [
            ("flow.late", 1, None),
            ("<input>", 0, None),
            ("<input>", 0, "THROWN"),
        ]
        assert "secret" not in repr(reports)

    def test_a_report_that_fails_does_not_fail_the_run(self, caplog: pytest.LogCaptureFixture) -> None:
        def fail(report: latebind.RunReport) -> None:
            raise OSError

        with latebind.Runtime(on_run=fail) as runtime, runtime.context() as ctx:
            assert ctx.run("1").value == 1
        assert "on_run" in caplog.text


class TestRuntimes:
    def test_programs_are_shared_between_threads(self, runtime: latebind.Runtime) -> None:
        program = runtime.compile("local a = x + 1\nlocal b = a + a;\n[a, b]", variables=("x",))
        wrong: list[Any] = []

        def run(n: int) -> None:
            for x in range(n, n + 100):
                with runtime.context(variables={"x": x}) as ctx:
                    if (value := ctx.run(program).value) != [x + 1, 2 * x + 2]:
                        wrong.append(value)

        threads = [threading.Thread(target=run, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong

    def test_after_close_the_memory_is_unavailable(self) -> None:
        runtime = latebind.Runtime(memory=":memory:")
        ctx = runtime.context()
        ctx.app_memory.set_item("a", "1")
        runtime.close()
        runtime.close()
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.app_memory.get_item("a")
        assert caught.value.code == "UNAVAILABLE"

    def test_a_store_that_was_passed_stays_open(self) -> None:
        from latebind.memory.store.urls import open_store

        store = open_store(":memory:")
        for _ in range(2):
            with latebind.Runtime(memory=store) as runtime, runtime.context() as ctx:
                ctx.app_memory.set_item("a", "1")
        store.close()

    def test_policies_name_memories(self) -> None:
        with pytest.raises(ValueError):
            latebind.Runtime(policies={"memroy": latebind.MemoryPolicy()})

    def test_admin(self, runtime: latebind.Runtime) -> None:
        with runtime.context(user="ana", tenant="acme") as ctx:
            ctx.user_memory.set("a", 1)
            ctx.app_memory.set_item("b", "2")
        with runtime.context(user="ana") as ctx:
            ctx.user_memory.set("other", 1)
        admin = runtime.admin(tenant="acme")
        assert sorted(scope.kind for scope in admin.scopes()) == ["app", "user"]
        records = list(admin.export())
        assert admin.erase(user="ana") == 1
        assert admin.usage()["entries"] == 1
        assert admin.import_(records) == 2
        with runtime.context(user="ana", tenant="acme") as ctx:
            assert ctx.user_memory.get("a") == 1
        with pytest.raises(TypeError):
            runtime.admin(tenant="")

    def test_a_store_that_cannot_be_opened(self, tmp_path: Path) -> None:
        (tmp_path / "broken.db").write_bytes(b"no database " * 100)
        ctx = latebind.Runtime(memory=f"sqlite:///{tmp_path / 'broken.db'}").context()
        with pytest.raises(latebind.MemoryApiError) as caught:
            ctx.run('memory.getItem("a")')
        assert caught.value.code == "UNAVAILABLE"


class TestImport:
    def test_all_names_are_there(self) -> None:
        for name in latebind.__all__:
            assert getattr(latebind, name) is not None
        assert set(latebind.__all__) <= set(dir(latebind))
        with pytest.raises(AttributeError):
            latebind.nothing  # type: ignore[attr-defined]  # noqa: B018

    def test_it_loads_next_to_nothing(self) -> None:
        script = "import sys; before = set(sys.modules); import latebind; print(*sorted(set(sys.modules) - before))"
        found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert found.stdout.split() == ["latebind"]

    def test_a_store_and_an_event_loop_are_loaded_when_they_are_used(self) -> None:
        script = (
            "import sys, latebind\n"
            "with latebind.Runtime(memory=':memory:') as runtime, runtime.context() as ctx: ctx.run('session.size()')\n"
            "print(*sorted({'sqlite3', 'sqlite_utils', 'asyncio', 'greenlet', 'itsdangerous', 'filetype', 'logging',"
            " 'lark', 'click', 'prompt_toolkit'} & set(sys.modules)))"
        )
        found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert found.stdout.split() == []


@pytest.mark.parametrize("text", ["const a = 1", "export const a = 1", "1; let b"])
def test_a_definition_without_locals_is_an_empty_object_at_the_end(text: str) -> None:
    assert latebind.compile(text)() == {}
    result = latebind.Runtime().context().run(text)
    assert (result.value, result.errors) == ({}, {})


PURE = [
    "a * 2 + 1",
    '["EC", "PE"].includes(country) && a > 2',
    "text.split(',').map(x => x.trim())",
    "Math.floor(a / 3) + text.length",
    "text.repeat(a)",
    "`${country}: ${missing ?? 1}`",
    "a.b.c",
    "'x'.repeat(2000000)",
    "/a+b/.test(text)",
]


class TestWhatAPureRunUses:
    """It may go uncounted until somebody asks: the figures are those of a run that was counted from the first."""

    @pytest.mark.parametrize("script", PURE)
    @pytest.mark.parametrize("variables", [{}, {"xs": [1]}])
    def test_it_is_counted_exactly(self, script: str, variables: dict[str, Any]) -> None:
        with latebind.Runtime() as runtime:
            given = {"a": 7, "country": "PE", "text": "a, b,aab" * 30, **variables}
            program = runtime.compile(script)
            assert program.runner.asks == "nothing"

            def outcome(**options: Any) -> object:
                ctx = runtime.context(variables=given)
                try:
                    result = ctx.run(program, **options)
                except latebind.LatebindError as error:
                    return str(error), error.to_dict()
                ctx.variables.update(a=1, text="")
                ctx.close()
                return result.value, result.stats.replace(milliseconds=0.0), result.locals(), result.effects

            assert outcome() == outcome(atomic=True)

    def test_its_result_is_copied_and_pickled(self, ctx: latebind.Context) -> None:
        result = ctx.run(ctx.runtime.compile("[1, 2].includes(2)"))
        for again in (pickle.loads(pickle.dumps(result)), copy.copy(result)):
            assert again.to_dict() == result.to_dict()
        assert result.stats.steps == ctx.run("[1, 2].includes(2)", dry_run=True).stats.steps > 0
