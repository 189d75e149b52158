"""Answers of a PostgreSQL server that are lost or late, servers that crash, standbys that take over."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import MemoryApiError
from latebind.host import greenlets
from latebind.memory.store.conformance.base import APP, in_thread, keys, read, text
from latebind.memory.store.postgres.backend import PostgresStore
from latebind.memory.store.postgres.connections import Connections
from latebind.memory.store.protocol import Check
from latebind.tests.loops import LOOPS, Loop, run
from latebind.tests.memory.store import postgres_stores
from latebind.tests.memory.store.postgres_stores import PUTS, put, refused, requests_of
from latebind.tests.postgres_server import Server, missing
from latebind.tests.tcp_link import Link
from latebind.tests.waiting import LIMIT, wait_until

url, store = postgres_stores.url, postgres_stores.store
link, linked = postgres_stores.link, postgres_stores.linked


@PUTS
def test_a_commit_whose_answer_is_lost_was_made_once(
    linked: PostgresStore, link: Link, putting: Callable[..., bool]
) -> None:
    for number in range(5):
        link.lose_reply(requests_of(putting))
        assert putting(linked, f"{number}", Check(APP, "k", read(linked, "k")))
        assert link.lost.wait(LIMIT)
        link.lost.clear()
        assert read(linked, "k") == text(f"{number}")


@PUTS
@LOOPS
def test_in_an_event_loop_too(linked: PostgresStore, link: Link, putting: Callable[..., bool], loop: Loop) -> None:
    linked.wait_by(greenlets)

    def work() -> None:
        link.lose_reply(requests_of(putting))
        assert putting(linked, "second", Check(APP, "k", text("first")))
        assert read(linked, "k") == text("second")

    run(loop, greenlets.run_waiting(work))
    assert link.lost.is_set()


@PUTS
def test_a_commit_that_comes_late_is_refused(
    linked: PostgresStore, link: Link, putting: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("latebind.memory.store.postgres.session._GRACE", 0.1)
    link.hold_request(requests_of(putting))
    error = refused(lambda: putting(linked, "late", timeout=0.0))
    assert (error.code, error.retryable) == ("CONFLICT", True), "for certain: it was not written"
    assert link.held.is_set()
    assert read(linked, "k") == text("first")
    link.release()
    assert link.delivered.wait(LIMIT)
    assert read(linked, "k") == text("first")


@PUTS
def test_who_has_time_left_writes_again(
    linked: PostgresStore, link: Link, putting: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = Connections.execute

    def impatient(self: Connections, connection: Any, sql: Any, parameters: Any, until: float) -> Any:
        if requests_of(putting) not in sql.sql or link.held.is_set():
            return execute(self, connection, sql, parameters, until)
        with monkeypatch.context() as patch:
            patch.setattr("latebind.memory.store.postgres.session._GRACE", 0.1)
            return execute(self, connection, sql, parameters, 0.0)

    monkeypatch.setattr(Connections, "execute", impatient)
    link.hold_request(requests_of(putting))
    assert putting(linked, "second", timeout=LIMIT)
    assert link.held.is_set()
    assert putting(linked, "third")
    link.release()
    assert link.delivered.wait(LIMIT)
    assert read(linked, "k") == text("third")


def test_a_server_that_does_not_come_back(linked: PostgresStore, link: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(linked.database, "timeout", 0.05)
    link.lose_reply(b".put(")
    link.is_cut = True  # for new connections: that in use is lost with the answer
    error = refused(lambda: put(linked, "second", timeout=0.0))
    assert (error.code, error.status, error.retryable) == ("UNKNOWN_OUTCOME", 503, False)
    gone = refused(lambda: read(linked, "k"))
    assert (gone.code, gone.retryable) == ("UNAVAILABLE", True)
    link.repair()
    assert read(linked, "k") == text("second")


def test_reads_go_on_with_other_connections(linked: PostgresStore, link: Link) -> None:
    for _ in range(3):
        link.cut()
        link.repair()
        assert read(linked, "k") == text("first")
        assert keys(linked) == ["k"]


class Counters:
    """Threads that count: `sure` is how many counts were acknowledged, `maybe` of how many nobody can say."""

    def __init__(self, url: str, number: int = 3) -> None:
        self.url, self.sure, self.maybe = url, 0, 0
        self._lock, self._done = threading.Lock(), threading.Event()
        self._threads = [in_thread(self._work) for _ in range(number)]

    def _work(self) -> None:
        with latebind.Runtime(memory=self.url, commit_timeout=LIMIT) as runtime, runtime.context() as ctx:
            program = runtime.compile('expr { memory.setItem("n", Number(memory.getItem("n") || "0") + 1) }')
            while not self._done.is_set():
                try:
                    ctx.run(program)
                except MemoryApiError as error:
                    if error.code == "UNKNOWN_OUTCOME":
                        with self._lock:
                            self.maybe += 1
                else:
                    with self._lock:
                        self.sure += 1

    def wait_for_more(self, number: int = 20) -> None:
        before = self.sure
        wait_until(lambda: self.sure >= before + number, lambda: (self.sure, self.maybe))

    def stop(self) -> None:
        """End them, and compare with what is stored."""
        self._done.set()
        for thread in self._threads:
            thread.join(LIMIT)
        with latebind.Runtime(memory=self.url) as runtime, runtime.context() as ctx:
            counted = int(ctx.app_memory.get_item("n"))
        assert self.sure <= counted <= self.sure + self.maybe
        print(f"{self.sure} acknowledged, {counted} counted, {self.maybe} unknown")


def own_server(**settings: str) -> Server:
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    return Server(None, None, **settings)


def test_a_server_that_crashes_loses_nothing_and_doubles_nothing() -> None:
    """Threads count while it is killed and started again: each count that was acknowledged, and no other."""
    own = own_server(fsync="on")
    try:
        counters = Counters(own.store())
        for _ in range(2):
            counters.wait_for_more()
            own.stop(signal.SIGQUIT)
            own.start()
        counters.wait_for_more()
        counters.stop()
    finally:
        own.remove()


@pytest.mark.slow
def test_a_synchronous_standby_that_takes_over_has_all_that_was_acknowledged() -> None:
    """Replication is cut first: a primary that is only killed has sent everything, and would prove nothing."""
    primary = own_server(fsync="on", wal_level="replica", hot_standby="on")
    replication = Link(primary.port)
    standby = primary.standby(replication.port)
    try:
        primary.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
        primary.execute("SELECT pg_reload_conf()")
        together = "SELECT sync_state FROM pg_stat_replication"
        wait_until(lambda: primary.execute(together) == [("sync",)], lambda: primary.execute(together))
        both = primary.store(durability="full", target_session_attrs="read-write")
        counters = Counters(both.replace(f":{primary.port}/", f":{primary.port},127.0.0.1:{standby.port}/"))
        counters.wait_for_more()
        replication.cut()
        waiting = "SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        wait_until(lambda: primary.execute(waiting) == [(True,)], lambda: primary.execute(waiting))
        primary.stop(signal.SIGQUIT)
        standby.execute("SELECT pg_promote()")
        counters.wait_for_more()
        counters.stop()
    finally:
        replication.close()
        primary.remove()
        standby.remove()
