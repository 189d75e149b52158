"""A lease on a conversation: who holds it runs messages, others wait in the order in which they came.

Two entries of the store, one that names the holder and one that lists who waits; so every store has leases. Both end by
themselves where their process does. The holder's name is random (a counter may repeat after a failover) and a check of
each commit: who was paused for longer than the lease lasts writes nothing. `host.incoming` takes and renews them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from time import monotonic

from latebind.grammar.errors import LatebindError, fail
from latebind.memory.store.lines import Lines, TooLateError
from latebind.memory.store.pauses import attempts
from latebind.memory.store.protocol import Check, Delete, Entry, Owner, Put, Reader, Store, Write
from latebind.memory.transaction.environment import Environment

SECONDS = 15.0  # that a lease lasts, and a place in the queue, from when it was last renewed
RENEWAL = 5.0  # seconds between two renewals

_FIRST_PAUSE = 0.002  # seconds between looks; longer for those who are further behind
_LONGEST_PAUSE = 0.05
_HOLDER, _QUEUE = "holder", "queue"

Place = tuple[str, float]  # a name, and the second in which its place in the queue is lost


class Lease:
    """One run's lease, or its wait for one. `process` holds it: a child of a fork has inherited nothing.

    Those of one process stand in one of its `lines`, and the first of them looks for all: it keeps their places in the
    store's queue, and they have nothing to do.
    """

    def __init__(self, owner: Owner, clock: Callable[[], float], lines: Lines) -> None:
        self.owner = owner
        self._clock = clock  # seconds since the epoch
        self._lines = lines
        self.process = os.getpid()
        self._name = f"{lines.name}{os.urandom(12).hex()}"
        self.check = Check(owner, _HOLDER, Entry("string", self._name))

    def take(self, environment: Environment, seconds: float) -> None:
        """Wait at most so long until all have ended who came before, and `commit_timeout` for a locked store: CONFLICT
        after that, and the place is given up or ends by itself. Who is stopped by anything else has to `leave`.
        """
        until = monotonic() + seconds
        try:
            with self._lines.first(self.owner, until, environment.waits_by(), note=self._name) as place:
                for _ in attempts(until, place.wait, _FIRST_PAUSE, _LONGEST_PAUSE):
                    if self._attempt(environment, until):
                        return
        except TooLateError:
            pass
        self.leave(environment)
        raise fail(
            "CONFLICT",
            problem=f"other messages of this conversation took longer than {seconds:g} s",
            hint="try again; Runtime(serialize_timeout=…) sets how long a message waits",
        )

    def _attempt(self, environment: Environment, until: float) -> bool:
        """Take the lease where it is free and this process's place the first; else see that all of the process have one."""
        now, until = self._clock(), min(until, monotonic() + environment.commit_timeout)
        with environment.store().snapshot(now) as snapshot:
            holder, waiting = snapshot.read_many([(self.owner, _HOLDER), (self.owner, _QUEUE)])
        names = self._names()
        seen = Check(self.owner, _QUEUE, waiting)
        queue = _live(waiting, now)
        kept = self._with_places(queue, names, now)
        if holder is None and kept[0][0] == self._name:
            writes: list[Write] = [self._held(now)]
            if waiting is not None or len(kept) > 1:
                writes.append(self._line(kept[1:], now))
            return environment.commit([Check(self.owner, _HOLDER, None), seen], writes, until)
        if kept != queue:
            environment.commit([seen], [self._line(kept, now)], until)
        return False

    def _names(self) -> list[str]:
        """The names of those of this process who wait, in the order in which they came."""
        names = self._lines.notes(self.owner)
        return names if self._name in names else [self._name, *names]  # who has held up the others stands there no more

    def _with_places(self, queue: Sequence[Place], names: Sequence[str], now: float) -> list[Place]:
        """The queue with places for all of this process who wait, in their order, for long enough; and for nobody else of it."""
        ours, kept = iter(names), list[Place]()
        for place in queue:
            if not place[0].startswith(self._lines.name):
                kept.append(place)
            elif (name := next(ours, None)) is not None:
                kept.append((name, place[1] if place[1] >= now + SECONDS - RENEWAL else now + SECONDS))
        return kept + [(name, now + SECONDS) for name in ours]

    def _held(self, now: float) -> Put:
        return Put(self.owner, _HOLDER, Entry("string", self._name, now + SECONDS))

    def _line(self, queue: Sequence[Place], now: float) -> Write:
        if not queue:
            return Delete(self.owner, _QUEUE)
        last = max(until for _, until in queue)
        return Put(self.owner, _QUEUE, Entry("json", json.dumps(queue), last))

    def leave(self, environment: Environment) -> None:
        """Give up a place. Where that fails, it ends by itself."""
        until = monotonic() + environment.commit_timeout
        try:
            while True:
                now = self._clock()
                with environment.store().snapshot(now) as snapshot:
                    waiting = snapshot.read(self.owner, _QUEUE)
                queue = _live(waiting, now)
                rest = self._with_places(
                    queue, [name for name in self._lines.notes(self.owner) if name != self._name], now
                )
                if rest == queue:
                    break
                if environment.commit([Check(self.owner, _QUEUE, waiting)], [self._line(rest, now)], until):
                    break
            self.end(environment.store())  # its last attempt may have succeeded
        except LatebindError:
            pass

    # while it is held

    def renew(self, store: Store) -> bool:
        """Hold on for longer; false where it was lost."""
        now = self._clock()
        return store.commit([self.check], [self._held(now)], now, os.urandom(12).hex())

    def end(self, store: Store) -> None:
        """Let the next one run. Where the lease was lost, nothing is done."""
        store.commit([self.check], [Delete(self.owner, _HOLDER)], self._clock(), os.urandom(12).hex())
        self._lines.wake(self.owner)

    def is_held(self, reader: Reader) -> bool:
        """Whether nobody has taken it meanwhile, and its time is not over."""
        found = reader.read(self.owner, _HOLDER)
        return found is not None and found.value == self._name


def lost() -> LatebindError:
    """The error of a run that was paused for so long that another one goes on."""
    return fail(
        "CONFLICT",
        problem="this run was held up for longer than its lease on the conversation lasts: it may write nothing more",
        hint="what it wrote before stays; look for what stopped the process",
        passing=False,
    )


def _live(waiting: Entry | None, now: float) -> list[Place]:
    """The places of a queue whose time is not over."""
    return [] if waiting is None else [(name, until) for name, until in json.loads(waiting.value) if until > now]
