"""The transactions of a run in a worker: bodies run here, all else is the runtime's. `Worker` makes one for each run.

A block is told of with the first question within it; one that asks nothing is none to the runtime.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from latebind.grammar.errors import LimitError
from latebind.host.isolation.conversation import Block, Conversation, Message, Unwind, set_state, state_of
from latebind.host.isolation.frames import AGAIN, DONE, FAILED, KEPT, LOG, NOW, RAISE, REFUSED, frame, frame_of_value
from latebind.interp.leaving import to_host
from latebind.interp.limits import Run


class RemoteTransactions:
    """Implements `interp.limits.RunTransactions` for one run, by asking."""

    def __init__(self, worker: Conversation) -> None:
        self.worker = worker
        self.moment: float | None = None

    def statement(self, run: Run, body: Callable[[], Any]) -> Any:
        if self.worker.inside or self.worker.blocks:
            return body()
        return self._whole(run, body, Block("statement", not self.worker.dry), undo=False)

    def let_others(self) -> None:
        """Do nothing: a worker has no event loop."""

    def beside(self, work: Callable[[], Any]) -> Any:
        """What `work` gives: a worker has no event loop."""
        return work()

    def transact(self, run: Run, body: Callable[[], Any]) -> Any:
        if self.worker.inside or self.worker.blocks:
            return self._savepoint(run, body)
        return self._whole(run, body, Block("block", not self.worker.dry), undo=True)

    def now(self) -> float:
        moment = self.moment
        if moment is None:
            moment = self.moment = float(self.worker.ask(NOW, None))
        return moment

    def log(self, run: Run, message: str, data: Any) -> None:
        copy = to_host(data, run.limits, run)
        self.worker.tell_of_blocks()
        self.worker.post(frame_of_value([LOG, message], copy))
        self.worker.flush()

    def _savepoint(self, run: Run, body: Callable[[], Any]) -> Any:
        """A block within a block: if it fails, what it changed is taken back. Nobody needs to wait for that."""
        worker, block = self.worker, Block("nested", True)
        worker.blocks.append(block)
        outer, run.journal = run.journal, run.journal if run.journal is not None else []
        before, run.mark = run.mark, len(run.journal)
        try:
            value = body()
        except Unwind:
            raise
        except BaseException:
            run.roll_back(run.mark)
            self._close(block, FAILED)
            raise
        finally:
            run.journal, run.mark = outer, before
        self._close(block, DONE)
        return value

    def _close(self, block: Block, how: int) -> None:
        worker = self.worker
        worker.blocks.pop()
        if block.depth:
            worker.told -= 1
            worker.post(frame([how, False]))
            worker.depth = block.depth - 1

    def _whole(self, run: Run, body: Callable[[], Any], block: Block, *, undo: bool) -> Any:
        """A block until it stands. `undo`: where it fails, what it changed of the script's data is taken back, too."""
        worker = self.worker
        blocks = worker.blocks
        blocks.append(block)
        run.journal = []
        try:
            return self._stand(run, body, block)
        except BaseException:
            if undo:
                run.roll_back(0)
            raise
        finally:
            run.journal = None
            worker.blocks, worker.told = blocks, 0
            blocks.clear()
            if block.depth:
                worker.depth = block.depth - 1

    def _stand(self, run: Run, body: Callable[[], Any], block: Block) -> Any:
        worker, blocks, start = self.worker, self.worker.blocks, (run.depth, run.reading)
        while True:
            value, failure, message = self._attempt(run, body, block)
            if message is None:
                return value
            set_state(run, message[2:5])
            if message[0] == AGAIN:
                run.roll_back(0)
                run.depth, run.reading = start
                worker.blocks, worker.told, worker.depth = blocks, 1, block.depth
                del blocks[1:]
                worker.out.clear()
                block.quiet = not worker.dry
                continue
            if message[0] == KEPT:
                return value
            if message[0] == RAISE:
                assert failure is not None
                raise failure
            raise worker.failure(run, message[6], message[7])

    def _attempt(
        self, run: Run, body: Callable[[], Any], block: Block
    ) -> tuple[Any, BaseException | None, Message | None]:
        """Run the body. Gives its value or its failure, and what the runtime says; no message where all is well."""
        worker, value, failure = self.worker, None, None
        try:
            value = body()
        except Unwind as unwind:
            return None, None, _mine(unwind.message, block)
        except BaseException as error:
            if not block.depth:
                run.epoch += 1
                raise
            failure = error
            worker.post(frame([FAILED, True, *state_of(run), isinstance(error, LimitError)]))
        else:
            if not block.depth:
                return value, None, None
            if block.quiet:
                worker.post(frame([DONE, False]))
                return value, None, None
            worker.post(frame([DONE, True, *state_of(run)]))
        return value, failure, _mine(worker.converse(), block)


def _mine(message: Message, block: Block) -> Message:
    """A message that ends a block or repeats it; what is for a frame below goes on there."""
    if message[0] == AGAIN:
        mine = message[1] == block.depth
    else:
        mine = message[0] in (REFUSED, KEPT, RAISE) and message[1] == block.depth - 1
    if not mine:
        raise Unwind(message)
    return message
