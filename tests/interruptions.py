"""Ctrl-C at each place of a run where Python looks for signals, one after the other: nothing is left to chance."""

from __future__ import annotations

import contextlib
import dis
import gc
import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from types import CodeType, FrameType
from typing import Any

import latebind

_ROOT = os.path.join(os.path.dirname(latebind.__file__), "")
_WATCHED = (_ROOT + "interp", _ROOT + "stdlib", _ROOT + "memory", _ROOT + "host", contextlib.__file__)


@cache
def _places(code: CodeType) -> dict[tuple[int, int], str]:
    """Where an exception may come from outside, as pairs of instructions that follow each other.

    That is after calls, where functions begin, and where loops begin again. Left out is where the exception would count
    as one of the second instruction and not of the first.
    """
    entries: Any = dis.Bytecode(code).exception_entries  # type: ignore[attr-defined]

    def handler(offset: int) -> Any:
        return next((entry.target for entry in entries if entry.start <= offset < entry.end), None)

    found: dict[tuple[int, int], str] = {}
    instructions = list(dis.get_instructions(code))
    for first, second in pairwise(instructions):
        if first.opname in ("CALL", "CALL_KW", "CALL_FUNCTION_EX", "RESUME", "JUMP_BACKWARD"):
            then = first.argval if first.opname == "JUMP_BACKWARD" else second.offset
            if handler(first.offset) == handler(then):
                found[-1 if first.opname == "RESUME" else first.offset, then] = first.opname
    return found


class _Interruption:
    """Raises KeyboardInterrupt at the place with the number `left`. `place` says which that was."""

    def __init__(self, number: int) -> None:
        self.left = number
        self.place: str | None = None
        self.last = -1  # the instruction before, -1 where it was none of the same function

    def call(self, frame: FrameType, event: str, arg: object) -> Any:
        self.last = -1
        if not frame.f_code.co_filename.startswith(_WATCHED):
            return None
        frame.f_trace_opcodes = True
        return self.step

    def step(self, frame: FrameType, event: str, arg: object) -> Any:
        if event == "return":
            self.last = -1
        elif event == "opcode":
            place = _places(frame.f_code).get((self.last, frame.f_lasti))
            self.last = frame.f_lasti
            if place is not None:
                self.left -= 1
                if self.left == 0:
                    self.place = f"{frame.f_code.co_filename}:{frame.f_lineno} {frame.f_code.co_name}, after {place}"
                    raise KeyboardInterrupt
        return self.step


def interrupted_everywhere(work: Callable[[], object]) -> Iterator[str]:
    """Do `work` once for each place, and interrupt it there: after each time, where that was."""
    number = -2  # twice without: Python 3.13 traces little of what is traced for the first time
    while True:
        number += 1
        interruption = _Interruption(number)
        sys._getframe().f_trace_opcodes = True  # or Python 3.12 does not trace those of others
        gc.disable()  # what it finds may be of other tests, and an exception in its finalizers is nobody's
        sys.settrace(interruption.call)
        try:
            work()
        except KeyboardInterrupt:
            pass
        finally:
            sys.settrace(None)
            gc.enable()
        if interruption.place is not None:
            yield interruption.place
        elif number > 0:
            return
