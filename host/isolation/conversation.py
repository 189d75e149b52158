"""The worker's end of the line: it asks, and does what it is told while it waits for the answer.

The two speak in turn, and what is under way is a stack of frames that both count: what the runtime began (a run, the
locals of a result), and each transaction that the worker opened in it. A message of the runtime says how many frames it
leaves open: it may answer the last question, begin something within it, or give up what lies above.
"""

from __future__ import annotations

import os
import pickle
from typing import Any

from latebind.grammar.errors import LatebindError, LimitError
from latebind.host.isolation.failures import failure_of
from latebind.host.isolation.frames import ACTIVATIONS, BEGIN, HEADER, REFUSED, frame
from latebind.interp.limits import Run

Message = tuple[Any, ...]


class Unwind(BaseException):
    """What is being evaluated was given up. `message` is for whoever has as many frames open as it says."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.depth: int = message[1]


class Block:
    """A transaction. `depth` is its place among the frames once the runtime has been told of it, 0 before.

    `quiet`: so far, nothing can go wrong at its end, and nobody needs to wait for it.
    """

    __slots__ = ("depth", "kind", "quiet")

    def __init__(self, kind: str, quiet: bool) -> None:
        self.kind = kind
        self.quiet = quiet
        self.depth = 0


class Conversation:
    """`depth` counts the frames that are open. `blocks` are the transactions of what is under way, outermost first.

    `told`: of so many of them the runtime has heard. `inside`: it had one open itself when it began what is under way.
    """

    def __init__(self, line: int) -> None:
        self.line = line
        self.depth = 0
        self.blocks: list[Block] = []
        self.told = 0
        self.inside = False
        self.dry = False
        self.out: list[bytes] = []

    def activate(self, message: Message) -> None:
        """Do what the runtime begins, and say what came of it."""
        raise NotImplementedError

    def post(self, data: bytes) -> None:
        self.out.append(data)

    def flush(self) -> None:
        data = memoryview(b"".join(self.out))
        self.out.clear()
        while data:
            data = data[os.write(self.line, data) :]

    def receive(self) -> Message:
        (length,) = HEADER.unpack(self._exactly(HEADER.size))
        message: Message = pickle.loads(self._exactly(length))
        return message

    def _exactly(self, size: int) -> bytes:
        data = os.read(self.line, size)
        if len(data) == size:
            return data
        parts = [data]
        missing = size - len(data)
        while missing:
            if not parts[-1]:
                os._exit(0)  # the runtime is gone
            parts.append(os.read(self.line, missing))
            missing -= len(parts[-1])
        return b"".join(parts)

    def converse(self) -> Message:
        """Send what there is to send, and wait for what concerns the frames that are open now, or those below."""
        self.flush()
        message = self.receive()
        while True:
            if message[0] not in ACTIVATIONS or message[1] != self.depth:
                return message
            try:
                self.activate(message)
            except Unwind as unwind:
                message = unwind.message
            else:
                message = self.receive()

    def ask(self, kind: int, run: Run | None, *parts: Any) -> Any:
        """The value that the runtime answers with. Raises the error that it answers with."""
        return self.answer(kind, run, *parts)[6]

    def answer(self, kind: int, run: Run | None, *parts: Any) -> Message:
        """The runtime's answer: its value, and behind it the index of the argument that is the value instead, if one is."""
        self.post(frame([kind, *parts] if run is None else [kind, *state_of(run), *parts]))
        message = self.converse()
        if message[1] != self.depth or message[0] > REFUSED:
            raise Unwind(message)
        if run is not None:
            set_state(run, message[2:5])
            if self.told:
                self.blocks[0].quiet = message[5]
        if message[0] == REFUSED:
            raise self.failure(run, message[6], message[7])
        return message

    def failure(self, run: Run | None, form: dict[str, Any], sticky: bool) -> LatebindError:
        """An error of the runtime's, raised here."""
        error = failure_of(form)
        if sticky and run is not None and isinstance(error, LimitError):
            run.exhausted = error
            run.steps, run.reserve = -1, 0
        return error

    def tell_of_blocks(self) -> None:
        for block in self.blocks[self.told :]:
            self.post(frame([BEGIN, block.kind]))
            self.depth += 1
            block.depth = self.depth
        self.told = len(self.blocks)


def state_of(run: Run) -> list[int]:
    """What is left of a run's budget, its epoch and depth, and whether it reads a local."""
    return [run.steps + run.reserve, run.bytes, run.epoch, run.depth, 0 if run.reading is None else 1]


def set_state(run: Run, state: tuple[Any, ...]) -> None:
    """What the runtime says is left: steps, bytes, and the epoch."""
    steps, run.bytes, run.epoch = state
    if run.exhausted is None:
        run.steps, run.reserve = (steps, 0) if run.deadline is None else (0, steps)
