"""Small runs: of one call of the library, in a program that has no run and no form that stands in place of the call.

An array is asked for null, a text is cut at half of its length, which is a double: the entry knows what to do then, and takes
no more than a form does. Otherwise the program starts again with a run, as it would for any such call.
"""

from __future__ import annotations

from typing import Any, NoReturn

from latebind.interp.inline import BYTES, CALLED, STEPS
from latebind.interp.limits import NeedsRun, Run
from latebind.interp.values import DateValue, ErrorValue, MapValue, RegexValue, SetValue


class SmallRun(Run):
    """The run of a call that counts as one in place. What takes more needs the program's."""

    steps = STEPS
    bytes = STEPS * BYTES

    def out_of_steps(self) -> None:
        raise NeedsRun

    def stop(self, code: str, **fields: Any) -> NoReturn:
        raise NeedsRun


class _Called(SmallRun):
    """That of a call which takes fuel."""

    steps = CALLED
    bytes = CALLED * BYTES


# What has methods of the library and of no one else: an object holds functions of its own.
_RECEIVERS = frozenset({bool, int, float, str, list, type(None), DateValue, ErrorValue, MapValue, RegexValue, SetValue})


def small_run(receiver: Any = None) -> Run | None:
    """The run of a call that stands once; None of a method of what may have others than the library's."""
    return SmallRun() if receiver.__class__ in _RECEIVERS else None


def fueled_run(receiver: Any = None) -> Run | None:
    """The same of a call that is repeated, for which the program has taken `CALLED` of its fuel."""
    return _Called() if receiver.__class__ in _RECEIVERS else None
