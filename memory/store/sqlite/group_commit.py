"""Commits that share one sync to the disk, for `?durability=full`.

A commit queues its job and waits until it may write. Whoever may, does all that is queued in one transaction, with
one sync, and so the others find their jobs done. 16 threads commit 1.5 times as much as one after the other where a
sync takes 0.2 ms, and 9 times as much where it takes 2 ms.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from itertools import filterfalse
from operator import attrgetter

from latebind.grammar.errors import MemoryApiError
from latebind.grammar.record import MutableRecord, own
from latebind.memory.store.protocol import Write
from latebind.memory.store.sqlite.connections import ConnectionPool, PooledConnection
from latebind.memory.store.sqlite.errors import busy
from latebind.memory.store.sqlite.interruption import acquire_into, call_into
from latebind.memory.store.sqlite.reader import SqliteReader
from latebind.memory.store.sqlite.waiting import Deadline
from latebind.memory.store.sqlite.writer import TIDY_EVERY, Checks, begin, perform, tidy

_MOST = 256  # jobs of one transaction


class Job(MutableRecord):
    """A commit that waits for its outcome: `done` is not empty once there is one. Jobs of one transaction share it."""

    checks: Checks
    writes: Sequence[Write]
    now: float
    done: list[object] = own(list)
    held: bool = False
    error: Exception | None = None


_is_done = attrgetter("done")


class GroupCommit:
    """The commits of one store. Those that wait are in `pool.queue`, which a child of a fork has for itself."""

    def __init__(self, pool: ConnectionPool) -> None:
        self._pool = pool

    def commit(self, checks: Checks, writes: Sequence[Write], now: float, timeout: float) -> bool:
        """Compare and write, synced to the disk. False, and nothing written, where a check does not hold.

        CONFLICT after `timeout` seconds of waiting for other writers.
        """
        pool = self._pool
        job = Job(checks, writes, now)
        lock, held = pool.writers_lock(), list[bool]()
        try:
            with pool.order:
                pool.queue.append(job)
            try:
                deadline = Deadline(timeout)
                acquire_into(held, lock, deadline.left)
                if not held:
                    raise pool.in_use()
                self._lead(job, deadline)
            finally:
                if held:
                    lock.release()
        except MemoryApiError:  # that others do not let go, or what opening the file says
            if self._withdraw(job):
                raise
        except BaseException:
            self._withdraw(job)
            raise
        if job.error is not None:
            raise job.error
        return job.held

    def _withdraw(self, job: Job) -> bool:
        """Give up a job, unless it is done or somebody is doing it: then its outcome is awaited."""
        pool = self._pool
        while not job.done:
            with pool.order:
                if job in pool.queue:
                    pool.queue.remove(job)
                    return True
            time.sleep(0.001)
        return False

    def _lead(self, own: Job, deadline: Deadline) -> None:
        """Do what is queued until `own` is done. Jobs that an interruption left undone go back to the queue."""
        pool = self._pool
        while not own.done:
            connection = pool.take_to_write()
            batch: list[Job] = []
            undone = filterfalse(_is_done, batch)  # is asked at the end
            try:
                with pool.order:
                    batch += pool.queue[:_MOST]
                    del pool.queue[:_MOST]
                self._together(connection, batch)
            finally:
                pool.queue[:0] = undone  # with no call before it: see interruption.py
                pool.give(connection)
            if not own.done and not deadline.pause():
                raise busy(pool.path)

    def _together(self, connection: PooledConnection, batch: list[Job]) -> None:
        """Do jobs in one transaction; each by itself where one of them fails, for each to have its own error.

        Where another process is writing nothing is done.
        """
        done: list[object] = []
        for job in batch:
            job.done = done
        begun = False
        try:
            with connection.driver:  # rolls back, whatever comes
                if not begin(connection):
                    return
                begun = True
                for job in batch:
                    reader = SqliteReader(self._pool, connection, job.now)
                    job.held = perform(reader, connection, job.checks, job.writes, job.now)
                self._pool.confirm(connection)
                # In one step, for all: a job that is committed must not go back to the queue.
                call_into(done, connection.execute, "COMMIT")
        except Exception as error:
            if begun and len(batch) > 1:
                for job in batch:
                    self._together(connection, [job])
                return
            for job in batch:
                job.error = self._error(connection, error)
            done.append(error)
            return
        self._pool.confirmed()
        connection.commits += 1
        if connection.commits % TIDY_EVERY == 0:
            tidy(connection, batch[-1].now)

    def _error(self, connection: PooledConnection, error: Exception) -> Exception:
        if isinstance(error, (sqlite3.Error, UnicodeEncodeError)):
            translated = self._pool.failed(connection, error)
            translated.__cause__ = error
            return translated
        return error
