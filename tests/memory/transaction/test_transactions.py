"""Transactions: whole or not at all, as if nobody else wrote meanwhile. Another writer comes between by a host function
that uses a context of its own: what another process would do, at a known moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

import latebind


class Rival:
    """Writes `memory` as somebody else would: `rival(key, value)` in a script, each time or only the first times."""

    def __init__(self, runtime: latebind.Runtime) -> None:
        self.context = runtime.context(user="ana")
        self.times = 10**9
        self.calls = 0
        runtime.function(self.write, name="rival")

    def write(self, key: str, value: str) -> None:
        self.calls += 1
        if self.calls <= self.times:
            self.context.app_memory.set_item(key, value)


@pytest.fixture
def rival(runtime: latebind.Runtime) -> Iterator[Rival]:
    yield Rival(runtime)


def items(ctx: latebind.Context) -> dict[str, str]:
    keys = ctx.app_memory.keys()
    return {key: ctx.app_memory.get_item(key) for key in keys}


class TestWholeOrNotAtAll:
    @pytest.mark.parametrize(
        "end",
        [
            'throw Error("no")',
            "throw 1",
            "null.x",
            'JSON.parse("{")',
            "1 / 0",
            "({}).a",
            'memory.setItem("", "x")',
            "range(1e9)",
            "local loop = loop2\nlocal loop2 = (() => loop)()\nloop",
            "for (const i of range(100000)) { for (const j of range(1000)) { i + j } }",
        ],
    )
    def test_an_error_or_a_limit_leaves_nothing(self, ctx: latebind.Context, end: str) -> None:
        ctx.run('memory.setItem("a", "before"); session.setItem("s", "before")')
        script = f'expr {{ memory.setItem("a", "after"); memory.setItem("b", "1"); session.setItem("s", "after"); session.setItem("t", "1"); {end} }}'
        with pytest.raises(latebind.ScriptError):
            ctx.run(script)
        assert items(ctx) == {"a": "before"}
        assert ctx.session.get_item("s") == "before"
        assert not ctx.session.has("t")

    def test_a_simple_statement_is_one_too(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.ThrownError):
            ctx.run('const both = () => { memory.setItem("a", "1"); throw Error("no") }\nboth()')
        assert items(ctx) == {}

    def test_statements_before_it_stay(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.ThrownError):
            ctx.run('memory.setItem("a", "1")\nif (true) { memory.setItem("b", "1") }\nthrow Error("no")')
        assert items(ctx) == {"a": "1", "b": "1"}

    def test_what_was_written_before_a_caught_error_stays_in_the_block(self, ctx: latebind.Context) -> None:
        script = 'expr { try { memory.setItem("a", "1"); JSON.parse("{") } catch (e) { memory.setItem("b", "1") } }'
        ctx.run(script)
        assert items(ctx) == {"a": "1", "b": "1"}

    def test_leaving_by_return_commits(self, ctx: latebind.Context) -> None:
        assert ctx.run('expr { memory.setItem("a", "1"); return 7 }\nreturn 8').value == 7
        assert items(ctx) == {"a": "1"}

    @pytest.mark.parametrize("word", ["break", "continue"])
    def test_so_does_leaving_a_loop(self, ctx: latebind.Context, word: str) -> None:
        ctx.run(
            f'for (const k of ["a", "b"]) {{ expr {{ memory.setItem(k, "1"); {word} }}\nmemory.setItem("never", "1") }}'
        )
        assert items(ctx) == ({"a": "1"} if word == "break" else {"a": "1", "b": "1"})

    def test_reads_see_the_blocks_own_writes(self, ctx: latebind.Context) -> None:
        ctx.run('memory.setItem("old", "1")')
        script = """
            expr {
              memory.setItem("new", "2"); memory.setItem("old", "3"); memory.deleteItem("old")
              const seen = [memory.getItem("new"), memory.getItem("old"), memory.has("old"), memory.keys(), memory.size()]
              const cleared = memory.clear()
              memory.setItem("last", "4");
              [seen, cleared, memory.keys(), memory.getItem("new"), memory.size(), memory.clear()]
            }
        """
        assert ctx.run(script).value == [
            ["2", "", False, ["new"], 1],
            "Cleared 1 item",
            ["last"],
            "",
            1,
            "Cleared 1 item",
        ]
        assert items(ctx) == {}

    def test_cancellation_leaves_nothing(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def interrupt() -> None:
            raise KeyboardInterrupt

        script = 'try { expr { memory.setItem("a", "1"); interrupt() } } catch (e) { memory.setItem("b", "1") } finally { memory.setItem("c", "1") }'
        with pytest.raises(KeyboardInterrupt):
            ctx.run(script)
        assert items(ctx) == {}
        assert ctx.run("1").value == 1


class TestSavepoints:
    def test_a_nested_block_takes_back_its_own_writes(self, ctx: latebind.Context) -> None:
        ctx.run("""
            expr {
              memory.setItem("a", "1"); session.setItem("s", "1")
              try { expr { memory.setItem("a", "2"); memory.setItem("b", "2"); session.setItem("s", "2"); throw Error("no") } } catch (e) { }
              memory.setItem("c", memory.getItem("a") + memory.getItem("b") + session.getItem("s"))
            }
        """)
        assert items(ctx) == {"a": "1", "c": "11"}

    def test_a_nested_clear_too(self, ctx: latebind.Context) -> None:
        ctx.run('memory.setItem("kept", "1")')
        ctx.run("""
            expr {
              memory.setItem("a", "1")
              try { expr { clear(); memory.setItem("b", "2"); throw Error("no") } } catch (e) { }
            }
        """)
        assert items(ctx) == {"a": "1", "kept": "1"}

    def test_its_reads_stay_in_the_checks(self, ctx: latebind.Context, rival: Rival) -> None:
        rival.times = 1
        result = ctx.run("""
            expr {
              const seen = (() => { try { expr { const n = memory.getItem("n"); throw n } } catch (e) { return e } })()
              rival("n", "changed")
              memory.setItem("copy", "<" + seen + ">")
            }
        """)
        assert result.stats.reruns == 1
        assert items(ctx) == {"copy": "<changed>", "n": "changed"}


class TestAsIfAlone:
    def test_a_changed_read_runs_the_block_again(self, ctx: latebind.Context, rival: Rival) -> None:
        rival.times = 3
        result = ctx.run("""
            expr {
              const n = Number(memory.getItem("n") || "0")
              rival("n", String(n + 10))
              memory.setItem("n", n + 1)
            }
        """)
        assert items(ctx) == {"n": "31"}
        assert result.stats.reruns == 3
        assert [effect.to_dict() for effect in result.effects] == [
            {"scope": "memory", "action": "set", "key": "n", "old": "30", "new": "31"}
        ]

    def test_a_change_and_back_is_none(self, ctx: latebind.Context, rival: Rival) -> None:
        result = ctx.run('expr { memory.getItem("n"); rival("n", "1"); rival("n", ""); memory.setItem("x", "1") }')
        assert result.stats.reruns == 1  # absent is not empty text
        assert (
            ctx.run(
                'expr { memory.getItem("n"); rival("n", "1"); rival("n", ""); memory.setItem("x", "1") }'
            ).stats.reruns
            == 0
        )

    @pytest.mark.parametrize("blind", ['memory.setItem("n", "mine")', "memory.clear()"])
    def test_blind_writes_never_conflict(self, ctx: latebind.Context, rival: Rival, blind: str) -> None:
        assert ctx.run(f'expr {{ {blind}; rival("n", "theirs") }}').stats.reruns == 0
        assert ctx.app_memory.get_item("n") in ("mine", "")

    @pytest.mark.parametrize("listing", ["memory.keys()", 'memory.keys("n")', "memory.size()"])
    def test_a_new_key_changes_a_listing(self, ctx: latebind.Context, rival: Rival, listing: str) -> None:
        rival.times = 1
        result = ctx.run(
            f'expr {{ const seen = {listing}; rival("n1", "x"); memory.setItem("seen", JSON.stringify(seen)) }}'
        )
        assert result.stats.reruns == 1
        assert items(ctx)["seen"] in ('["n1"]', "1")

    def test_other_keys_do_not(self, ctx: latebind.Context, rival: Rival) -> None:
        assert ctx.run('expr { memory.keys("n"); rival("m", "x"); memory.setItem("a", "1") }').stats.reruns == 0

    def test_a_rerun_restores_the_session_and_drops_logs(self, ctx: latebind.Context, rival: Rival) -> None:
        rival.times = 2
        result = ctx.run("""
            session.setItem("tries", "0")
            expr {
              log("try")
              session.setItem("tries", Number(session.getItem("tries")) + 1)
              memory.getItem("n"); rival("n", uuid()); memory.setItem("done", session.getItem("tries"))
            }
        """)
        assert result.stats.reruns == 2
        assert items(ctx)["done"] == "1"
        assert [entry.message for entry in result.logs] == ["try"]

    def test_a_rerun_takes_back_what_it_changed(self, ctx: latebind.Context, rival: Rival) -> None:
        rival.times = 2
        result = ctx.run("""
            const xs = [1]
            const o = { b: 1, a: 2 }
            const m = new Map([["k", [1]]])
            const d = new Date(0)
            const r = /a/g
            let n = 0
            const count = () => n++
            expr {
              memory.getItem("n"); rival("n", uuid()); memory.setItem("done", "1")
              xs.push(2); xs.reverse(); o.c = 3; delete o.b; m.get("k").push(2); m.set("z", 1)
              d.setUTCDate(2); r.test("aa"); count()
              try { expr { xs.push(9); count(); throw new Error("taken back") } } catch (e) { o.failed = n }
            };
            [xs, o, [...m], d.getTime(), r.lastIndex, n]
        """)
        assert result.stats.reruns == 2
        assert result.value == [
            [2, 1],
            {"a": 2, "c": 3, "failed": 1},
            [["k", [1, 2]], ["z", 1]],
            86_400_000,
            1,
            1,
        ]

    def test_late_values_are_forgotten(self, ctx: latebind.Context, rival: Rival) -> None:
        rival.times = 1
        ctx.run(
            'local n = memory.getItem("n")\nexpr { const seen = n; rival("n", "new"); memory.setItem("seen", seen) }'
        )
        assert items(ctx)["seen"] == "new"

    def test_its_steps_are_charged(self, make_runtime: Callable[..., latebind.Runtime]) -> None:
        runtime = make_runtime(limits=latebind.Limits(steps=5_000))
        rival = Rival(runtime)
        with runtime.context() as ctx:
            script = 'expr { memory.getItem("n"); for (const i of range(200)) { i + 1 }; rival("n", uuid()); memory.setItem("x", "1") }'
            rival.times = 1
            assert ctx.run(script).stats.reruns == 1
            rival.times, rival.calls = 10**9, 0
            with pytest.raises(latebind.LimitError) as caught:
                ctx.run(script)
        assert caught.value.code == "LIMIT_STEPS"

    def test_after_a_while_it_is_a_conflict(self, make_runtime: Callable[..., latebind.Runtime]) -> None:
        runtime = make_runtime(commit_timeout=0.2)
        Rival(runtime)
        with runtime.context() as ctx:
            script = 'session.setItem("s", "0"); try { expr { session.setItem("s", "1"); memory.getItem("n"); rival("n", uuid()); memory.setItem("x", "1") } } catch (e) { return [e.name, e.code, e.status, session.getItem("s")] }'
            assert ctx.run(script).value == ["MemoryApiError", "CONFLICT", 409, "0"]
            assert not ctx.app_memory.has("x")
            with pytest.raises(latebind.MemoryApiError) as caught:
                ctx.run('expr { memory.getItem("n"); rival("n", uuid()); memory.setItem("x", "1") }')
            assert caught.value.retryable

    def test_an_error_from_two_moments_is_a_rerun(self, ctx: latebind.Context, rival: Rival) -> None:
        ctx.run('memory.setItem("a", "1"); memory.setItem("b", "1")')
        rival.times = 2
        result = ctx.run("""
            expr {
              const a = memory.getItem("a")
              rival("b", "2")
              const b = memory.getItem("b")
              if (a === "1" && b === "2") { rival("a", "2"); throw Error("a and b are of two moments") };
              [a, b]
            }
        """)
        assert result.value == ["2", "2"]
        assert result.stats.reruns == 1

    def test_an_error_from_one_moment_is_reported(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.ThrownError) as caught:
            ctx.run('expr { if (memory.getItem("a") === "") { throw Error("mine") } }')
        assert caught.value.message == "mine"

    def test_one_snapshot_for_a_statement(self, ctx: latebind.Context, rival: Rival, runtime: latebind.Runtime) -> None:
        @runtime.function(pure=True)
        def meddle(x: str) -> str:
            # Against the rules: a pure function that writes. It shows which moment the second read sees.
            import threading

            thread = threading.Thread(target=lambda: rival.context.app_memory.set_item("b", "new"))
            thread.start()
            thread.join()
            return x

        ctx.run('memory.setItem("a", "old"); memory.setItem("b", "old")')
        # Where reads are not of one moment, they must be true together at the end: nobody has written `a`.
        with runtime.store().snapshot(0.0) as snapshot:
            seen = "old" if snapshot.one_moment else "new"
        assert ctx.run('[memory.getItem("a"), meddle("x"), memory.getItem("b")]').value == ["old", "x", seen]
        assert ctx.run('memory.getItem("b")').value == "new"


class TestLateLocals:
    def test_a_local_sees_what_others_write(self, ctx: latebind.Context, rival: Rival) -> None:
        script = 'local task = memory.getItem("task")\nconst first = task\nrival("task", "done")\nreturn [first, task]'
        assert ctx.run(script).value == ["", "done"]

    @pytest.mark.parametrize(
        "call",
        [
            'memory.setItem("a", "1")',
            'session.setItem("a", "1")',
            '$memory.set("a", 1)',
            "clear()",
            'ctx.memory.delete("a")',
        ],
    )
    def test_a_write_in_a_local_is_refused(self, ctx: latebind.Context, call: str) -> None:
        with pytest.raises(latebind.CheckError) as certain:
            ctx.run(f"local x = {call}\nx")
        assert certain.value.code == "WRITE_IN_LOCAL_CHECK"
        with pytest.raises(latebind.StrictError) as uncertain:
            ctx.run(f"const write = () => {call}\nlocal x = write()\nx")
        assert uncertain.value.code == "WRITE_IN_LOCAL"
        assert items(ctx) == {}

    def test_locals_of_a_result_are_of_one_moment_and_stay(self, ctx: latebind.Context, rival: Rival) -> None:
        result = ctx.run('local a = memory.getItem("a")\nlocal bad = null.x\nconst value = 1\nvalue + 1')
        rival.write("a", "late")
        assert result["a"] == "late"
        rival.write("a", "later")
        assert result.locals() == {"a": "late"}
        assert result.errors["bad"].code == "MEMBER_OF_NULL"
        with pytest.raises(latebind.ThrownError):
            result["bad"]
        with pytest.raises(KeyError):
            result["nothing"]


class TestAtomicAndDry:
    def test_an_atomic_run_is_one_transaction(self, ctx: latebind.Context, rival: Rival) -> None:
        with pytest.raises(latebind.ThrownError):
            ctx.run('memory.setItem("a", "1")\nsession.setItem("s", "1")\nthrow Error("no")', atomic=True)
        assert items(ctx) == {} and ctx.session.size() == 0
        rival.times = 1
        result = ctx.run('const n = memory.getItem("n")\nrival("n", "1")\nmemory.setItem("m", n + "!")\nn', atomic=True)
        assert (result.value, result.stats.reruns) == ("1", 1)
        assert items(ctx) == {"m": "1!", "n": "1"}

    def test_a_value_that_cannot_leave_fails_an_atomic_run(self, ctx: latebind.Context) -> None:
        with pytest.raises(latebind.StrictError):
            ctx.run('memory.setItem("a", "1")\nreturn () => 1', atomic=True)
        assert items(ctx) == {}

    @pytest.mark.parametrize("atomic", [False, True])
    def test_a_dry_run_writes_nothing_and_lists_all(self, ctx: latebind.Context, atomic: bool) -> None:
        ctx.run('memory.setItem("a", "1"); session.setItem("s", "1")')
        script = """
            memory.setItem("a", "2")
            expr { $memory.set("n", 5); session.setItem("s", "2"); memory.deleteItem("a") }
            try { expr { memory.setItem("never", "1"); throw Error("no") } } catch (e) { }
            memory.clear()
            local late = [memory.getItem("a"), session.getItem("s"), $memory.n];
            [memory.getItem("a"), memory.size(), session.getItem("s"), $memory.n]
        """
        result = ctx.run(script, dry_run=True, atomic=atomic)
        assert result.value == ["", 0, "2", 5]
        assert result["late"] == ["", "2", 5]
        assert [tuple(effect.to_dict().values()) for effect in result.effects] == [
            ("memory", "set", "a", "1", "2"),
            ("$memory", "set", "n", None, 5),
            ("session", "set", "s", "1", "2"),
            ("memory", "delete", "a", "2", None),
            ("memory", "clear", None, None, None),
        ]
        assert items(ctx) == {"a": "1"}
        assert ctx.session.get_item("s") == "1"
        assert not ctx.user_memory.has("n")

    def test_runs_within_a_dry_run_are_part_of_it(self, ctx: latebind.Context, runtime: latebind.Runtime) -> None:
        @runtime.function
        def inner(context: latebind.Context) -> str:
            return str(context.run('memory.setItem("b", memory.getItem("a") + "2")').value)

        result = ctx.run('memory.setItem("a", "1"); inner(); memory.getItem("b")', dry_run=True)
        assert result.value == "12"
        assert [effect.to_dict()["key"] for effect in result.effects] == ["a", "b"]
        assert items(ctx) == {}

    def test_statements_of_a_dry_run_fail_as_others_do(self, ctx: latebind.Context) -> None:
        script = 'const f = () => { memory.setItem("a", "1"); throw Error("no") }\ntry { f() } catch (e) { }\nmemory.has("a")'
        assert ctx.run(script, dry_run=True).value is False
        assert ctx.run(script).value is False
        assert ctx.run(script, atomic=True).value is True

    def test_a_statement_of_a_dry_run_sees_what_others_have_written_meanwhile(
        self, ctx: latebind.Context, rival: Rival
    ) -> None:
        script = """
            const seen = memory.getItem("a")
            try { expr { memory.setItem("b", "mine"); throw Error("no") } } catch (e) { }
            rival("a", "1")
            rival("b", "2")
            const then = [memory.getItem("a"), memory.getItem("b"), memory.keys()];
            [seen, then]
        """
        assert ctx.run(script, dry_run=True).value == ["", ["1", "2", ["a", "b"]]]


class TestOperations:
    def test_a_thousand_and_no_more(self, ctx: latebind.Context) -> None:
        script = 'for (const i of range({n})) {{ memory.getItem("a") }}'
        assert ctx.run(script.format(n=1_000)).stats.operations == 1_000
        with pytest.raises(latebind.LimitError) as caught:
            ctx.run(script.format(n=1_001))
        assert caught.value.code == "LIMIT_OPERATIONS"

    def test_repeated_attempts_do_not_count_against_the_limit(
        self, make_runtime: Callable[..., latebind.Runtime]
    ) -> None:
        runtime = make_runtime(limits=latebind.Limits(operations=3))
        rival = Rival(runtime)
        rival.times = 5
        with runtime.context() as ctx:
            result = ctx.run('expr { memory.getItem("n"); rival("n", uuid()); memory.setItem("x", "1") }')
        assert result.stats.reruns == 5
        assert result.stats.operations == 12


def test_python_calls_in_a_host_function_are_part_of_the_block(
    ctx: latebind.Context, runtime: latebind.Runtime
) -> None:
    @runtime.function
    def both(context: latebind.Context, value: str) -> str:
        context.app_memory.set_item("from python", value)
        return context.app_memory.get_item("from script")

    with pytest.raises(latebind.ThrownError):
        ctx.run('expr { memory.setItem("from script", "1"); both("2"); throw Error("no") }')
    assert items(ctx) == {}
    result = ctx.run('expr { memory.setItem("from script", "1"); both("2") + memory.getItem("from python") }')
    assert result.value == "12"
    with pytest.raises(latebind.StrictError):
        ctx.run('local x = both("3")\nx')
