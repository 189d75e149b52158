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
    """One run's lease, or its wait for one. `process` holds it: a child of a fork has inherited nothing."""

    def __init__(self, owner: Owner, clock: Callable[[], float]) -> None:
        self.owner = owner
        self._clock = clock  # seconds since the epoch
        self.process = os.getpid()
        self._name = os.urandom(12).hex()
        self.check = Check(owner, _HOLDER, Entry("string", self._name))

    def take(self, environment: Environment, seconds: float) -> None:
        """Wait at most so long until all have ended who came before, and `commit_timeout` for a locked store: CONFLICT
        after that, and the place is given up or ends by itself. Who is stopped by anything else has to `leave`.
        """
        until = monotonic() + seconds
        for _ in attempts(until, environment.pause, _FIRST_PAUSE, _LONGEST_PAUSE):
            if self._attempt(environment, until):
                return
        self.leave(environment)
        raise fail(
            "CONFLICT",
            problem=f"other messages of this conversation took longer than {seconds:g} s",
            hint="try again; Runtime(serialize_timeout=…) sets how long a message waits",
        )

    def _attempt(self, environment: Environment, until: float) -> bool:
        """Take the lease where it is free and this run's place the first; else see that there is a place."""
        now, until = self._clock(), min(until, monotonic() + environment.commit_timeout)
        with environment.store().snapshot(now) as snapshot:
            holder, waiting = snapshot.read_many([(self.owner, _HOLDER), (self.owner, _QUEUE)])
        queue = [place for place in _places(waiting) if place[1] > now]
        position = next((index for index, (name, _) in enumerate(queue) if name == self._name), len(queue))
        seen = Check(self.owner, _QUEUE, waiting)
        if holder is None and position == 0:
            rest = queue[1:]
            writes: list[Write] = [self._held(now)]
            if waiting is not None:
                writes.append(self._line(rest, now))
            return environment.commit([Check(self.owner, _HOLDER, None), seen], writes, until)
        if position == len(queue) or queue[position][1] < now + SECONDS - RENEWAL:
            queue[position:] = [(self._name, now + SECONDS), *queue[position + 1 :]]
            environment.commit([seen], [self._line(queue, now)], until)
        return False

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
                rest = [place for place in _places(waiting) if place[0] != self._name]
                if len(rest) == len(_places(waiting)):
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


def _places(waiting: Entry | None) -> list[Place]:
    return [] if waiting is None else [(name, until) for name, until in json.loads(waiting.value)]
