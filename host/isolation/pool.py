"""The worker processes of one runtime: at most so many, each bound to one tenant for its whole life.

A worker that has served a tenant never serves another: where all are taken, one that idles is killed and a new one is
started. Runs wait in the order in which they came.

An interruption (Ctrl-C) may come anywhere. So the pool itself holds those workers alone that idle; one that is lent is
held by whoever has it, and where it is dropped instead of given back its line is closed, and its place is free.
"""

from __future__ import annotations

import os
import weakref
from collections import deque
from collections.abc import Hashable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock
from time import monotonic

from latebind.grammar.errors import fail
from latebind.host.greenlets import can_wait, wait
from latebind.host.isolation import launcher
from latebind.host.isolation.frames import END, parse
from latebind.host.isolation.lines import Gone, Late, Line
from latebind.host.isolation.options import Isolation, Wall
from latebind.host.isolation.processes import WorkerProcess
from latebind.host.isolation.violations import Violation, string
from latebind.interp.limits import Limits

_START = 30.0  # seconds for a worker to say its first word: the machine may be busy, and the zygote loads everything
_SPARED = 1.0  # seconds that a worker idles at least, where somebody may ask for locals that it keeps
_SCARCE = 60.0  # seconds since the last such worker had to go, in which workers are said to be scarce
_LONGEST = 1_000_000.0  # seconds for a worker to compute in one run: systems do not count to infinity
_LOOK = 0.1  # seconds between looks of a run that waits at whether there is a place now


class _Waiter:
    """A run that waits: for a worker of this tenant, or its place, or (`wanted`) for one worker, None if that has ended."""

    def __init__(self, key: Hashable, wanted: WorkerProcess | None) -> None:
        self.key = key
        self.wanted = wanted
        self.got: Future[WorkerProcess | None] = Future()


class Pool:
    """Thread-safe. Its workers belong to one process: the child of a fork starts its own."""

    def __init__(self, isolation: Isolation, limits: Limits) -> None:
        launcher.check_platform()
        self.isolation = isolation
        self.seconds = min(max(isolation.seconds, limits.seconds or 0), _LONGEST)
        self.closed = False
        self._empty()
        _pools.add(self)

    def _empty(self) -> None:
        self._lock = Lock()
        self._workers: weakref.WeakSet[WorkerProcess] = weakref.WeakSet()  # all, and places for those that start
        self._idle: dict[WorkerProcess, None] = {}  # that which has idled longest comes first
        self._waiters: deque[_Waiter] = deque()
        self._zygote: launcher.Zygote | None = None
        self._scarce_until = 0.0

    # taking and giving back

    def take(self, key: Hashable, *, patient: bool = True) -> WorkerProcess:
        """A worker of this tenant, for the caller alone. WORKERS_BUSY, WORKER_START.

        Who is not `patient` gets one more than there may be instead of waiting: it has one already, and others may wait
        for that.
        """
        waiter = _Waiter(key, None)
        with self._lock:
            self._check_open()
            found = self._take_idle(key)
            if found is None and ((not self._waiters and self._room()) or not patient):
                found = self._place(key)
            elif found is None:
                self._waiters.append(waiter)
                self._let_start()
        found = found or self._await(waiter)
        assert found is not None
        if found.line is None:
            self._start(found)
        return found

    def take_this(self, worker: WorkerProcess) -> bool:
        """Have this worker, once it is free. False where it has ended."""
        waiter = _Waiter(worker.key, worker)
        with self._lock:
            if not worker.alive:
                return False
            if worker in self._idle:
                del self._idle[worker]
                return True
            self._waiters.appendleft(waiter)
        return self._await(waiter) is not None

    def give(self, worker: WorkerProcess) -> None:
        """Take a worker back. One that cannot be used again is killed."""
        with self._lock:
            usable = worker.alive and worker.answering and worker.used < self.seconds * 1000 and not self.closed
            if usable and self._keep(worker):
                return
            self._end(worker)
            self._let_start()
        self._let_go_of_zygote()

    def kill(self, worker: WorkerProcess) -> None:
        """End a worker, whatever it does."""
        with self._lock:
            self._end(worker)
            self._let_start()
        self._let_go_of_zygote()

    def end_of(self, worker: WorkerProcess) -> int | None:
        """How a worker has ended, as `wait` says it."""
        return None if self._zygote is None else self._zygote.death(worker.number)

    @property
    def scarce(self) -> bool:
        """Whether others wait, or lately waited: what a worker keeps for later may then be gone."""
        return bool(self._waiters) or monotonic() < self._scarce_until

    # the rest is done while the lock is held

    def _check_open(self) -> None:
        if self.closed:
            raise fail("UNAVAILABLE", reason="the runtime is closed")

    def _room(self) -> bool:
        return len(self._workers) < self.isolation.most

    def _take_idle(self, key: Hashable) -> WorkerProcess | None:
        """The worker of this tenant that has idled least. Those that have ended meanwhile are forgotten."""
        for worker in [worker for worker in reversed(self._idle) if worker.key == key]:
            if worker.line is not None and worker.line.waits:
                del self._idle[worker]
                return worker
            self._end(worker)
        return None

    def _place(self, key: Hashable) -> WorkerProcess:
        place = WorkerProcess(key, self.isolation.memory)
        self._workers.add(place)
        return place

    def _keep(self, worker: WorkerProcess) -> bool:
        """Hand a worker on to who waits for it, or let it idle. False where its place is needed for another."""
        for waiter in self._waiters:
            if waiter.wanted is worker or (waiter.wanted is None and waiter.key == worker.key):
                self._waiters.remove(waiter)
                waiter.got.set_result(worker)
                return True
            if waiter.wanted is None:  # those who wait longer come first
                break
        waits = any(waiter.wanted is None for waiter in self._waiters)
        if len(self._workers) > self.isolation.most or (waits and not worker.kept):
            return False
        if waits:
            self._scarce_until = monotonic() + _SCARCE
        worker.idle_since = monotonic()
        self._idle[worker] = None
        return True

    def _end(self, worker: WorkerProcess) -> None:
        self._workers.discard(worker)
        self._idle.pop(worker, None)
        for waiter in [waiter for waiter in self._waiters if waiter.wanted is worker]:
            self._waiters.remove(waiter)
            waiter.got.set_result(None)
        worker.hang_up()
        if self._zygote is not None and worker.number:
            self._zygote.kill(worker.number)

    def _let_start(self) -> None:
        """Give places to those who wait, for as long as there are any."""
        for waiter in [waiter for waiter in self._waiters if waiter.wanted is None]:
            found = self._take_idle(waiter.key)
            if found is None and not self._room():
                leaves = self._one_to_leave()
                if leaves is None:
                    return
                self._end(leaves)
            self._waiters.remove(waiter)
            waiter.got.set_result(found or self._place(waiter.key))

    def _one_to_leave(self) -> WorkerProcess | None:
        """The worker that idles and is missed least. One that keeps locals is spared for a while."""
        for worker in self._idle:
            if not worker.kept:
                return worker
        oldest = next(iter(self._idle), None)
        if oldest is None:
            return None
        self._scarce_until = monotonic() + _SCARCE
        return oldest if oldest.idle_since < monotonic() - _SPARED else None

    # waiting, without the lock

    def _await(self, waiter: _Waiter) -> WorkerProcess | None:
        seconds = self.isolation.wait
        until = monotonic() + seconds
        try:
            if can_wait():
                wait(self._wait_in_loop(waiter, until))
            else:
                self._wait(waiter, until)
            return waiter.got.result(0)
        except TimeoutError:
            self._leave(waiter)
            raise fail("WORKERS_BUSY", seconds=f"{seconds:g}") from None
        except BaseException:
            self._leave(waiter)
            raise

    def _leave(self, waiter: _Waiter) -> None:
        """Wait no more. What came too late goes to others."""
        with self._lock:
            if waiter in self._waiters:
                self._waiters.remove(waiter)
        if waiter.got.done() and waiter.got.exception() is None and (worker := waiter.got.result()) is not None:
            self.give(worker)

    def _wait(self, waiter: _Waiter, until: float) -> None:
        while not waiter.got.done() and (left := until - monotonic()) > 0:
            with suppress(TimeoutError):
                waiter.got.exception(min(_LOOK, left))
            with self._lock:
                self._let_start()

    async def _wait_in_loop(self, waiter: _Waiter, until: float) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        arrived = asyncio.Event()

        def tell(_: object) -> None:
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(arrived.set)

        waiter.got.add_done_callback(tell)
        while not waiter.got.done() and (left := until - monotonic()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(arrived.wait(), min(_LOOK, left))
            with self._lock:
                self._let_start()

    def _start(self, worker: WorkerProcess) -> None:
        """Make a process of a place."""
        try:
            zygote = self._zygote = launcher.zygote()
            worker.number, sock = zygote.fork(self.isolation, self.seconds)
            worker.line = Line(sock)
            try:
                worker.walls = _greeting(worker.line)
            except Late as late:
                launcher.abandon(zygote)
                raise fail("WORKER_START", reason=f"it said nothing within {_START:g} s") from late
            for wall in worker.walls:
                if not wall.stands and wall.name in self.isolation.require:
                    raise fail("WORKER_START", reason=f"the wall `{wall.name}` does not stand here: {wall.detail}")
            worker.answering = True
            self._check_open()
        except BaseException:
            self.kill(worker)
            raise

    def report(self) -> tuple[Wall, ...]:
        """Which walls stand, as a worker found when it started."""
        with self._lock:
            known = next((worker for worker in self._workers if worker.walls), None)
        if known is None:
            known = self.take(_NOBODY)
            self.give(known)
        return known.walls

    # the end

    def close(self) -> None:
        """End the workers that idle, and each of the others as soon as it is given back."""
        with self._lock:
            self.closed = True
            waiters = list(self._waiters)
            self._waiters.clear()
            for worker in list(self._idle):
                self._end(worker)
        for waiter in waiters:
            waiter.got.set_exception(fail("UNAVAILABLE", reason="the runtime is closed"))
        self._let_go_of_zygote()

    def _let_go_of_zygote(self) -> None:
        if self.closed and not self._workers:
            self._zygote = None

    def after_fork(self) -> None:
        """In the child of a fork: the workers are the parent's."""
        for worker in list(self._workers):
            worker.hang_up()
        self._empty()


_NOBODY = object()  # whose worker shows what walls there are


def _greeting(line: Line) -> tuple[Wall, ...]:
    try:
        message = parse(line.receive(_START))
        if message[0] != END or len(message) != 2:
            raise Violation("no greeting")
        return tuple(Wall(string(name), stands is True, string(detail)) for name, stands, detail in message[1])
    except (Gone, Violation, ValueError, TypeError) as error:
        raise fail("WORKER_START", reason="it ended at once") from error


_pools: weakref.WeakSet[Pool] = weakref.WeakSet()


def _after_fork() -> None:
    for pool in _pools:
        pool.after_fork()
    launcher.forget()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
