"""Quotas of a scope, and what a context allows scripts to do."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import latebind
from latebind.memory.transaction import attempts
from latebind.tests.waiting import LIMIT

Code = Callable[..., str]
Make = Callable[..., latebind.Runtime]


def test_the_default_entries_of_a_user_and_a_conversation(ctx: latebind.Context, code: Code) -> None:
    for space in ("$memory", "ctx.memory"):
        ctx.run(
            f"for (const half of range(2)) {{ expr {{ for (const i of range(499)) {{ {space}.set(`k${{half}}-${{i}}`, 1) }} }} }}"
        )
        ctx.run(f'{space}.set("a", 1); {space}.set("b", 1)')
        assert code(f'{space}.set("c", 1)') == "QUOTA_EXCEEDED"
        ctx.run(f'{space}.set("a", 2); {space}.delete("b"); {space}.set("c", 1)')
        assert code(f'{space}.set("d", 1)') == "QUOTA_EXCEEDED"


def test_bytes_count_keys_and_stored_json(make_runtime: Make, code: Code) -> None:
    with make_runtime(policies={"memory": latebind.MemoryPolicy(total=20)}).context() as ctx:
        memory = ctx.app_memory
        memory.set_item("ñ", "12345678")  # 2 + 10
        memory.set_item("b", "12345")  # 1 + 7
        assert code(lambda: memory.set_item("c", "")) == "QUOTA_EXCEEDED"
        assert code(lambda: memory.set_item("b", "123456")) == "QUOTA_EXCEEDED"
        memory.set_item("b", "12")
        memory.set_item("b", "12345")
        memory.delete_item("b")
        memory.set_item("c", "12345")


def test_bytes_of_files(make_runtime: Make, code: Code) -> None:
    policy = latebind.MemoryPolicy(total_files=10)
    with make_runtime(policies={"$memory": policy}).context(user="u") as ctx:
        memory = ctx.user_memory
        memory.set_file("a", b"x" * 6, ttl=60, mime="text/plain")
        memory.set_file("b", b"x" * 4, ttl=60, mime="text/plain")
        assert code(lambda: memory.set_file("c", b"x", ttl=60, mime="text/plain")) == "QUOTA_EXCEEDED"
        assert code(lambda: memory.set_file("b", b"x" * 5, ttl=60, mime="text/plain")) == "QUOTA_EXCEEDED"
        memory.set("b", 1)
        memory.set_file("c", b"x" * 4, ttl=60, mime="text/plain")


def test_what_a_block_frees_and_takes_counts(make_runtime: Make, code: Code) -> None:
    with make_runtime(policies={"memory": latebind.MemoryPolicy(entries=2)}).context() as ctx:
        ctx.run('memory.setItem("a", "1"); memory.setItem("b", "1")')
        ctx.run('expr { memory.deleteItem("a"); memory.setItem("c", "1") }')
        assert (
            code(
                'expr { memory.clear(); memory.setItem("x", "1"); memory.setItem("y", "1"); memory.setItem("z", "1") }',
                ctx,
            )
            == "QUOTA_EXCEEDED"
        )
        assert ctx.app_memory.keys() == ["b", "c"]
        ctx.run('expr { memory.clear(); memory.setItem("x", "1"); memory.setItem("y", "1") }')
        assert ctx.app_memory.keys() == ["x", "y"]


def test_expired_entries_take_no_room(make_runtime: Make, code: Code, clock: Any) -> None:
    with make_runtime(policies={"$memory": latebind.MemoryPolicy(entries=1)}).context(user="u") as ctx:
        ctx.run('$memory.set("a", 1, 10)')
        assert code('$memory.set("b", 1)', ctx) == "QUOTA_EXCEEDED"
        clock.now += 10
        ctx.run('$memory.set("b", 1)')


@pytest.mark.parametrize("again", ["a", "b"])
def test_what_expires_within_a_block_takes_no_room(make_runtime: Make, clock: Any, again: str) -> None:
    runtime = make_runtime(policies={"$memory": latebind.MemoryPolicy(entries=2)})

    @runtime.function
    def wait() -> None:
        clock.now += 11

    with runtime.context(user="u") as ctx:
        ctx.run(f"""
            expr {{
              $memory.set("x", 1)
              $memory.set("y", 1)
              try {{ $memory.set("z", 1) }} catch (err) {{ log(err.code) }}  // from then on each call counts
              $memory.delete("y")
              $memory.set("a", 1, 10)
              wait()
              $memory.set("{again}", 2, 10)
              $memory.set("{again}", 3, 20)
            }}
        """)
        assert ctx.user_memory.keys() == [again, "x"]
        wait()
        assert ctx.user_memory.get(again) == 3


def test_the_session_has_entries_too(make_runtime: Make, code: Code) -> None:
    with make_runtime(policies={"session": latebind.MemoryPolicy(entries=1)}).context() as ctx:
        ctx.run('session.setItem("a", "1"); session.setItem("a", "2")')
        assert code('session.setItem("b", "1")', ctx) == "QUOTA_EXCEEDED"


def test_the_session_has_bytes_too(make_runtime: Make, code: Code) -> None:
    """What is undone, deleted or replaced gives its bytes back."""
    with make_runtime(policies={"session": latebind.MemoryPolicy(total=20)}).context() as ctx:
        ctx.run('session.setItem("ñ", "12345678"); session.setItem("b", "12345")')  # 2 + 10 and 1 + 7
        assert code('session.setItem("c", "")', ctx) == "QUOTA_EXCEEDED"
        assert code('session.setItem("b", "123456")', ctx) == "QUOTA_EXCEEDED"
        with pytest.raises(latebind.ThrownError):
            ctx.run('expr { session.deleteItem("b"); session.setItem("ñ", ""); throw "no" }')
        assert code('session.setItem("c", "")', ctx) == "QUOTA_EXCEEDED"
        ctx.run('session.setItem("b", "1"); session.setItem("c", "1")')
        assert code(lambda: ctx.session.set_item("c", "12")) == "QUOTA_EXCEEDED"
        ctx.run('session.clear(); session.setItem("a", "x".repeat(17))')
        assert code('session.setItem("c", "")', ctx) == "QUOTA_EXCEEDED"


def test_many_writers_fill_a_quota_exactly(make_runtime: Make) -> None:
    """Each adds until it is refused, and is told so at the call."""
    runtime = make_runtime(policies={"$memory": latebind.MemoryPolicy(entries=100, total=None)}, commit_timeout=LIMIT)
    script = """
        const add = (n) => {
          try { expr { $memory.set("@(who)-@(n)", n); $memory.set("@(who)-@(n)b", n) } } catch (err) { return err.code }
          return "added"
        }
        range(12).map(add)
    """

    def fill(who: int) -> list[str]:
        with runtime.context(user="u", variables={"who": who}) as ctx:
            return list(ctx.run(script).value)

    with ThreadPoolExecutor(8) as pool:
        outcomes = [outcome for outcomes in pool.map(fill, range(8)) for outcome in outcomes]
    assert outcomes.count("added") == 50
    assert outcomes.count("QUOTA_EXCEEDED") == 46
    with runtime.context(user="u") as ctx:
        assert len(ctx.user_memory.keys()) == 100


def test_a_quota_is_passed_at_a_call(make_runtime: Make) -> None:
    with make_runtime(policies={"memory": latebind.MemoryPolicy(entries=2)}).context() as ctx:
        result = ctx.run("""
            expr {
              memory.setItem("a", "1")
              try { memory.setItem("b", "1"); memory.setItem("c", "1"); log("never") } catch (err) { memory.setItem("a", err.code) }
            }
        """)
        assert ctx.app_memory.get_item("a") == "QUOTA_EXCEEDED"
        assert ctx.app_memory.keys() == ["a", "b"]
        assert not result.logs


@pytest.mark.parametrize("way", ["plain", "in turn", "dry"])
def test_what_a_block_frees_in_the_end_makes_room(
    make_runtime: Make, code: Code, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if way == "in turn":
        monkeypatch.setattr(attempts, "MAX_OPTIMISTIC_ATTEMPTS", 0)
    with make_runtime(policies={"memory": latebind.MemoryPolicy(entries=1)}).context() as ctx:
        ctx.app_memory.set_item("a", "1")
        result = ctx.run('expr { log("once"); memory.setItem("b", "1"); memory.deleteItem("a") }', dry_run=way == "dry")
        assert len(result.effects) == 2
        assert len(result.logs) == 1
        assert ctx.app_memory.keys() == (["a"] if way == "dry" else ["b"])
        script = (
            'expr { log("once"); memory.setItem("x", "1"); try { memory.setItem("y", "1") } catch (e) { log(e.code) } }'
        )
        ctx.app_memory.clear()
        result = ctx.run(script, dry_run=way == "dry")
        assert [entry.message for entry in result.logs] == ["once", "QUOTA_EXCEEDED"]
        assert len(result.effects) == 1


@pytest.mark.parametrize("way", ["plain", "atomic", "dry"])
def test_nothing_is_sent_for_a_block_that_passes_a_quota(make_runtime: Make, code: Code, way: str) -> None:
    runtime = make_runtime(policies={"memory": latebind.MemoryPolicy(entries=1)})
    sent: list[str] = []
    runtime.function(sent.append, name="send", effect="now")
    runtime.function(sent.append, name="send_later", effect="after_commit")
    with runtime.context() as ctx:
        for call in ("send", "send_later"):
            script = f'expr {{ memory.setItem("a", "1"); memory.setItem("b", "1"); {call}("x") }}'
            assert code(lambda: ctx.run(script, atomic=way == "atomic", dry_run=way == "dry")) == "QUOTA_EXCEEDED"  # noqa: B023
        assert not sent
        if way == "plain":
            ctx.run('expr { memory.setItem("a", "1"); send("x"); try { memory.setItem("b", "1") } catch (e) { } }')
            assert sent == ["x"]
            assert ctx.app_memory.keys() == ["a"]


READS = ['memory.getItem("a")', 'memory.has("a")', "memory.keys()", "memory.size()"]
WRITES = ['memory.setItem("a", "1")', 'memory.deleteItem("a")']


@pytest.mark.parametrize(
    ("level", "allowed", "forbidden"),
    [
        ("none", [], [*READS, *WRITES, "memory.clear()", "clear()"]),
        ("read", READS, [*WRITES, "memory.clear()", "clear()"]),
        ("write", [*READS, *WRITES], ["memory.clear()", "clear()"]),
        ("admin", [*READS, *WRITES, "memory.clear()", "clear()"], []),
    ],
)
def test_levels(runtime: latebind.Runtime, code: Code, level: str, allowed: list[str], forbidden: list[str]) -> None:
    with runtime.context(access={"memory": level}) as ctx:
        for script in allowed:
            ctx.run(script)
        for script in forbidden:
            assert code(script, ctx) == "FORBIDDEN"


def test_what_access_does_not_name_is_closed_but_for_the_session(runtime: latebind.Runtime, code: Code) -> None:
    with runtime.context(user="u", conversation="c", access={"$memory": "write"}) as ctx:
        ctx.run('$memory.set("a", 1); session.setItem("a", "1"); session.clear()')
        assert code('memory.getItem("a")', ctx) == "FORBIDDEN"
        assert code('ctx.memory.get("a")', ctx) == "FORBIDDEN"
    with runtime.context(user="u", access={"$memory": "none", "session": "read"}) as ctx:
        assert code("$memory.a ?? 1", ctx) == "FORBIDDEN"
        assert code('session.setItem("a", "1")', ctx) == "FORBIDDEN"


def test_access_is_for_scripts_not_for_python(runtime: latebind.Runtime) -> None:
    with runtime.context(user="u", access={}) as ctx:
        assert ctx.app_memory.set_item("a", "1") == "1"
        assert ctx.user_memory.set("a", 1) == 1


def test_access_is_checked_when_the_context_is_made(runtime: latebind.Runtime) -> None:
    for access in ({"memroy": "read"}, {"memory": "all"}):
        with pytest.raises(ValueError):
            runtime.context(access=access)


@pytest.mark.parametrize("options", [{"text": 0}, {"entries": -1}, {"total": "1"}, {"file": True}])
def test_a_policy_holds_numbers_above_zero(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        latebind.MemoryPolicy(**options)
