"""`?outbox=on`: what is to be called after a commit is stored with it, and delivered at least once, in order."""

from __future__ import annotations

import asyncio
import logging
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import latebind
from latebind.host.outbox import Delivery, _is_gone, _machine
from latebind.memory.bookkeeping import outbox_owner
from latebind.memory.store.protocol import Entry, OutboxByTenant, Put
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.stores import KINDS, empty_store
from latebind.tests.waiting import LIMIT, looks, pause, rounds

WRITER = Path(__file__).with_name("outbox_writer.py")


@pytest.fixture(params=KINDS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    url = empty_store(request.param, request, tmp_path)
    return f"{url}{'&' if '?' in url else '?'}outbox=on"


@pytest.fixture
def runtime(url: str) -> Iterator[latebind.Runtime]:
    with latebind.Runtime(memory=url) as made:
        yield made


@pytest.fixture
def sent(runtime: latebind.Runtime) -> list[tuple[str | None, str]]:
    found: list[tuple[str | None, str]] = []

    @runtime.function(effect="after_commit")
    def send(ctx: latebind.Context, text: str) -> None:
        found.append((ctx.user, text))

    return found


Sent = list[tuple[str | None, str]]


def test_calls_wait_for_their_delivery(runtime: latebind.Runtime, sent: Sent) -> None:
    with runtime.context(user="ana") as ctx:
        result = ctx.run('expr { memory.setItem("k", "1"); send("a"); send("b") }\nsend("c")')
        assert [effect.to_dict().get("call") for effect in result.effects] == [None, "send", "send", "send"]
    with runtime.context() as ctx:
        ctx.run('send("d")')
    assert sent == []
    assert runtime.deliver() == Delivery(delivered=4)
    assert sent == [("ana", "a"), ("ana", "b"), ("ana", "c"), (None, "d")]
    assert runtime.deliver() == Delivery()


@pytest.mark.parametrize(
    "script",
    [
        'try { expr { send("no"); throw Error("no") } } catch (e) { }',
        'expr { try { expr { send("no"); throw Error("no") } } catch (e) { }; memory.setItem("k", "1") }',
    ],
)
def test_a_block_that_fails_sends_nothing(runtime: latebind.Runtime, sent: Sent, script: str) -> None:
    with runtime.context() as ctx:
        ctx.run(script)
        ctx.run('send("no")', dry_run=True)
    assert runtime.deliver() == Delivery()
    assert sent == []


def test_a_block_that_runs_again_sends_once(runtime: latebind.Runtime, sent: Sent) -> None:
    rival, times = runtime.context(), iter(range(100))

    @runtime.function
    def meddle() -> None:
        if next(times) < 3:
            rival.app_memory.set_item("n", str(next(times)))

    with runtime.context() as ctx:
        result = ctx.run('expr { const n = memory.getItem("n"); meddle(); send("x" + n); memory.setItem("m", n) }')
    assert result.stats.reruns == 2
    assert runtime.deliver().delivered == 1
    assert [text for _, text in sent] == ["x3"]


@pytest.mark.parametrize("memory", [":memory:?outbox=on", "sqlite:///{}/other.db?durability=full&outbox=on"])
def test_other_stores(tmp_path: Path, memory: str) -> None:
    sent: list[str] = []
    with latebind.Runtime(memory=memory.format(tmp_path), tenants="required") as runtime:
        runtime.function(sent.append, name="send", effect="after_commit")
        with runtime.context(tenant="acme") as ctx:
            ctx.run('send("a")')
            ctx.run('memory.setItem("k", "1"); send("b")', atomic=True)
            assert ctx.app_memory.keys() == ["k"]
        assert runtime.admin(tenant="acme").usage()["entries"] == 1, "messages are nobody's data"
        assert list(runtime.admin().export()) == []
        assert runtime.deliver().delivered == 2
    assert sent == ["a", "b"]


def test_messages_of_tenants(url: str) -> None:
    """Each tenant's are delivered for it, in order, and are nobody's data; one can be discarded."""
    sent: Sent = []
    with latebind.Runtime(memory=url) as runtime:

        @runtime.function(effect="after_commit")
        def send(ctx: latebind.Context, text: str) -> None:
            sent.append((ctx.tenant, text))

        tenants = [None, "acme", "{a}:b*", "", "é\n%7B"]
        for tenant in tenants:
            with runtime.context(tenant=tenant or None) as ctx:
                ctx.run('expr { memory.setItem("k", "1"); send("a"); send("b") }\nsend("c")')
                assert ctx.app_memory.keys() == ["k"]
            assert runtime.admin(tenant=tenant or None).usage()["entries"] == 1
            assert len(list(runtime.admin(tenant=tenant or None).export())) == 1
        given_up = runtime.deliver(attempts=0).given_up
        of_acme = [message for message in given_up if message.tenant == "acme"]
        assert [message.arguments for message in of_acme] == [("a",), ("b",), ("c",)]
        runtime.discard(of_acme[1])
        assert runtime.deliver() == Delivery(delivered=len(given_up) - 1)
        assert runtime.deliver() == Delivery()
    for tenant in {tenant or None for tenant in tenants}:
        texts = [text for whose, text in sent if whose == tenant]
        assert texts == (["a", "c"] if tenant == "acme" else ["a", "b", "c"] * (2 if tenant is None else 1))


def test_without_an_outbox_or_a_store(tmp_path: Path) -> None:
    sent: list[str] = []
    for memory in (None, f"sqlite:///{tmp_path}/bot.db", f"sqlite:///{tmp_path}/bot.db?outbox=off"):
        with latebind.Runtime(memory=memory) as runtime:
            runtime.function(sent.append, name="send", effect="after_commit")
            runtime.context().run('send("a")')
            if memory is not None:
                assert runtime.deliver() == Delivery()
            else:
                with pytest.raises(latebind.MemoryApiError, match="no store"):
                    runtime.deliver()
    assert sent == ["a"] * 3


def test_what_fails_is_tried_again_and_holds_up_its_conversation_alone(
    runtime: latebind.Runtime, caplog: pytest.LogCaptureFixture
) -> None:
    sent: list[str] = []
    broken = True

    @runtime.function(effect="after_commit")
    def send(ctx: latebind.Context, text: str) -> None:
        if broken and text == "a1":
            raise OSError("no network")
        sent.append(f"{text} for {ctx.user} {ctx.conversation} {ctx.tenant}")

    for text, user, conversation in [("a1", "ana", "c1"), ("a2", "ana", "c1"), ("b", "ana", "c2"), ("c", "bob", "c1")]:
        with runtime.context(user=user, conversation=conversation, tenant="t") as ctx:
            ctx.run(f'send("{text}")')
    with caplog.at_level(logging.ERROR, "latebind"):
        for attempt in (1, 2, 3):
            found = runtime.deliver(attempts=3)
            assert (found.delivered, found.waiting, found.given_up) == (2 if attempt == 1 else 0, 1, ())
            (failed,) = found.failed
            assert (failed.function, failed.arguments, failed.attempts) == ("send", ("a1",), attempt)
            assert (failed.tenant, failed.user, failed.conversation) == ("t", "ana", "c1")
            assert failed.problem == "OSError: no network"
    assert sent == ["b for ana c2 t", "c for bob c1 t"]
    assert [record.getMessage() for record in caplog.records] == [
        f"send was not delivered, attempt {n}" for n in (1, 2, 3)
    ]

    found = runtime.deliver(attempts=3)  # given up: it holds up nobody any more
    assert (found.delivered, found.failed, [given_up.attempts for given_up in found.given_up]) == (1, (), [3])
    assert sent[2:] == ["a2 for ana c1 t"]
    broken = False
    assert runtime.deliver(attempts=4).delivered == 1
    assert sent[3:] == ["a1 for ana c1 t"]
    assert runtime.deliver(attempts=4) == Delivery()


def test_an_exception_that_cannot_say_what_it_is(runtime: latebind.Runtime) -> None:
    sent: list[str] = []

    class Silent(Exception):
        def __str__(self) -> str:
            raise RuntimeError("no words")

    @runtime.function(effect="after_commit")
    def send(text: str) -> None:
        if text == "a":
            raise Silent
        sent.append(text)

    for user in "ab":
        with runtime.context(user=user) as ctx:
            ctx.run(f'send("{user}")')
    found = runtime.deliver()
    assert ([failed.problem for failed in found.failed], sent) == (["Silent"], ["b"])


def test_what_nobody_knows_waits_for_who_does(runtime: latebind.Runtime, url: str, sent: Sent) -> None:
    with runtime.context() as ctx:
        ctx.run('send("a")')
    with latebind.Runtime(memory=url) as other:
        other.function(lambda text: None, name="send", effect="now")
        (failed,) = other.deliver().failed
        assert "registered" in failed.problem
    assert runtime.deliver().delivered == 1
    assert sent == [(None, "a")]


def test_a_message_is_discarded(runtime: latebind.Runtime, sent: Sent) -> None:
    with runtime.context() as ctx:
        ctx.run('send("a"); send("b")')
    (message, other) = runtime.deliver(attempts=0).given_up
    runtime.discard(message)
    assert other.arguments == ("b",)
    assert runtime.deliver().delivered == 1
    assert sent == [(None, "b")]


DAMAGED = ["{", "[]", "{}", '"text"', "[" * 100_000, '{"function": 1, "arguments": []}', "NaN"]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_a_message_that_another_hand_has_damaged(runtime: latebind.Runtime, sent: Sent, text: str) -> None:
    """It keeps nothing behind it waiting, is told, and can be discarded."""
    with runtime.context() as ctx:
        ctx.run('send("a")')
    if isinstance(store := runtime.store(), OutboxByTenant):
        (tenant,) = store.outboxes()
        outbox = outbox_owner(tenant, by_tenant=True)
    else:
        outbox = outbox_owner(None, by_tenant=False)
    assert store.commit((), (Put(outbox, "0", Entry("json", text)),), runtime.clock(), "by another hand")
    found = runtime.deliver()
    assert (found.delivered, sent) == (1, [(None, "a")])
    (message,) = found.given_up
    assert (message.function, message.problem) == ("", "the stored message `0` is damaged")
    runtime.discard(message)
    assert runtime.deliver() == Delivery()


def test_what_the_outbox_cannot_keep(runtime: latebind.Runtime, sent: Sent) -> None:
    @runtime.function(effect="after_commit")
    def attach(file: object) -> None: ...

    with runtime.context(user="ana") as ctx:
        with pytest.raises(latebind.StrictError) as caught:
            ctx.run('expr { memory.setItem("k", "1"); attach($memory.setFile("f", btoa("x"), 60, "text/plain")) }')
        assert caught.value.code == "BAD_ARGUMENT"
        assert ctx.app_memory.keys() == []
        ctx.run('attach([1, 0.5, true, null, { a: "é" }])')
    assert runtime.deliver().delivered == 1


@LOOPS
def test_coroutines(runtime: latebind.Runtime, loop: Loop) -> None:
    sent: list[str] = []

    @runtime.function(effect="after_commit")
    async def send(ctx: latebind.Context, text: str) -> None:
        await rounds(2)
        await ctx.arun('memory.setItem("sent", "1")')
        sent.append(text)

    async def main() -> None:
        await runtime.context().arun('expr { memory.setItem("k", "1"); send("a"); send("b") }')
        assert sent == []
        assert (await runtime.adeliver()).delivered == 3

    runtime.context().run('send("first")')
    with pytest.raises(latebind.HostError) as caught:
        runtime.deliver()
    assert caught.value.code == "ASYNC_FUNCTION"
    assert "adeliver" in (caught.value.hint or "")
    run(loop, main())
    assert sent == ["first", "a", "b"]


def test_one_delivers_at_a_time(runtime: latebind.Runtime, url: str) -> None:
    begun, go_on = threading.Event(), threading.Event()
    sent: list[str] = []

    @runtime.function(effect="after_commit")
    def send(text: str) -> None:
        begun.set()
        go_on.wait(LIMIT)
        sent.append(text)

    runtime.context().run('send("a"); send("b")')
    thread = threading.Thread(target=runtime.deliver)
    thread.start()
    assert begun.wait(LIMIT)
    with latebind.Runtime(memory=url) as other:
        assert other.deliver() == Delivery(busy=True)
    go_on.set()
    thread.join()
    assert sent == ["a", "b"]
    assert runtime.deliver() == Delivery()


@pytest.mark.parametrize("interruption", [KeyboardInterrupt, asyncio.CancelledError])
def test_a_delivery_that_is_interrupted(runtime: latebind.Runtime, interruption: type[BaseException]) -> None:
    sent: list[str] = []

    @runtime.function(effect="after_commit")
    def send(text: str) -> None:
        sent.append(text)
        if len(sent) == 2:
            raise interruption

    runtime.context().run('send("a"); send("b"); send("c")')
    with pytest.raises(interruption):
        runtime.deliver()
    assert runtime.deliver() == Delivery(delivered=2)
    assert sent == ["a", "b", "b", "c"]


# processes


def start(url: str, work: str, times: int = 0) -> subprocess.Popen[str]:
    arguments = [sys.executable, str(WRITER), url, work, str(times)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=os.environ)


def test_processes_write_and_one_delivers_in_order(url: str) -> None:
    deliverer = start(url, "deliver")
    writers = [start(url, "write", 25) for _ in range(4)]
    for writer in writers:
        assert writer.communicate()[0].count("committed") == 25
    assert deliverer.stdout
    assert [int(deliverer.stdout.readline()) for _ in range(100)] == list(range(1, 101))
    deliverer.kill()
    deliverer.communicate()


@pytest.mark.skipif(not os.path.exists("/proc/self/ns/pid"), reason="needs processes whose numbers are their own")
def test_a_lease_of_another_container() -> None:
    """Its processes have other numbers, whatever the name of its machine."""
    nobody = subprocess.Popen([sys.executable, "-c", ""])
    nobody.wait()
    machine = _machine()
    assert _is_gone(f"{nobody.pid} nonce {machine}")
    assert not _is_gone(f"{nobody.pid} nonce {machine.replace('pid:[', 'pid:[1')}")
    assert not _is_gone(f"{nobody.pid} nonce {os.uname().nodename}")  # of an earlier latebind
    assert not _is_gone(f"{os.getpid()} nonce {machine}")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
@pytest.mark.parametrize("options", ["", "&durability=full"], ids=["normal", "full"])
@pytest.mark.parametrize(
    "kills",
    [pytest.param(2, marks=pytest.mark.slow), pytest.param(100, marks=[pytest.mark.long, pytest.mark.timeout(1_800)])],
)
def test_killed_writers_and_deliverers(url: str, kills: int, options: str) -> None:
    """Each number that was counted is delivered: what comes first, in order; some again, after a kill."""
    url += options if not url.startswith("redis") else ""  # those of the tests have no replicas
    chance = random.Random(7)
    delivered: list[int] = []
    acknowledged = 0
    for _ in range(kills):
        writer, deliverer = start(url, "write"), start(url, "deliver")
        assert writer.stdout
        assert deliverer.stdout
        writer.stdout.readline()
        delivered.append(int(deliverer.stdout.readline()))
        acknowledged += 1
        for process in chance.sample([writer, deliverer], 2):
            pause(chance)
            process.kill()
        acknowledged += writer.communicate()[0].count("committed")
        delivered += map(int, deliverer.communicate()[0].split())
    with latebind.Runtime(memory=url) as runtime:
        runtime.function(delivered.append, name="send", effect="after_commit")
        for _ in looks("the lease of a deliverer that was killed"):
            if not runtime.deliver().busy:
                break
        counted = int(runtime.context().app_memory.get_item("n"))
    assert counted >= acknowledged
    first = list(dict.fromkeys(delivered))
    print(f"{kills} kills: {counted} counted, {len(delivered) - len(first)} delivered again")
    assert first == list(range(1, counted + 1))
