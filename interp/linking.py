"""What the names in generated code stand for: helpers, what inline forms mention, and entries of a library.

The compiler notes of which entry a name is which `part`; `runner` asks for the values of the names that the code has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from latebind.grammar.record import Record
from latebind.interp.access import Access
from latebind.interp.helpers import ACCESS, HELPERS, NAMES
from latebind.interp.inline import LATER
from latebind.interp.inline import NAMES as INLINE
from latebind.interp.library import Builtin, Library, Namespace

# How errors recognise generated code in a traceback: no file can have this name.
FILENAME = "<latebind>"

# Of an entry: itself; its implementation; what calls with spreads call; what charges a call with so many arguments and
# makes it (`direct2`); what the inline form of that number calls (`form0`).
WHOLE, IMPLEMENTATION, SPREAD, DIRECT, FORM, LEAVING = "", "implementation", "spread", "direct", "form", "leaving"
# The most arguments, the receiver among them, of what charges a call and makes it.
MOST_ARGUMENTS = 4


class Origin(Record, eq=False):
    """The part of a library's entry that a name stands for."""

    entry: Builtin | Namespace
    part: str


def names_of(code: CodeType) -> list[str]:
    """The globals of code and of the functions in it; and names of attributes, which are none of them."""
    names = [*code.co_names]
    for part in code.co_consts:
        if part.__class__ is CodeType:
            names += names_of(part)
    return names


def globals_of(code: CodeType, entries: Mapping[str, Origin], library: Library, runner: object) -> dict[str, Any]:
    """What the names in generated code stand for, `p_again` for `_again` of its runner. It has no builtins of Python's."""
    found: dict[str, Any] = {"__builtins__": _NO_BUILTINS}
    access: Access | None = None
    for name in names_of(code):
        if name in entries:
            found[name] = part_of(entries[name])
        elif name in NAMES:
            found[name] = NAMES[name]
        elif name[:2] == "p_":
            found[name] = getattr(runner, name[1:])
        elif name[:2] == "i_":
            mentioned = name[2:]
            found[name] = LATER[mentioned]() if mentioned in LATER else INLINE[mentioned]
        elif name[:2] == "h_":
            helper = name[2:]
            if helper in ACCESS:
                access = access or Access(library)
                found[name] = getattr(access, helper)
            else:
                found[name] = HELPERS[helper]
    return found


_NO_BUILTINS: dict[str, Any] = {}


def part_of(origin: Origin) -> Any:
    """The value of a part."""
    entry, part = origin.entry, origin.part
    if part == WHOLE:
        return entry
    assert isinstance(entry, Builtin)
    if part == IMPLEMENTATION:
        return entry.implementation
    if part == SPREAD:
        return entry.spread
    if part.startswith(LEAVING):
        return entry.inline[int(part.removeprefix(LEAVING))].leaving
    if part.startswith(FORM):
        form = entry.inline[int(part.removeprefix(FORM))]
        return form.call if form.load is None else form.load()
    return _direct(int(part.removeprefix(DIRECT)), entry.cost, entry.implementation)


@lru_cache(maxsize=1_024)
def _direct(count: int, cost: int, implementation: Callable[..., Any]) -> Callable[..., Any]:
    """What charges a call with so many arguments and makes it."""
    return _CALLS[count](cost, implementation)


def _call_1(cost: int, implementation: Callable[..., Any]) -> Callable[..., Any]:
    def call(run: Any, first: Any) -> Any:
        run.steps -= cost
        if run.steps < 0:
            run.out_of_steps()
        return implementation(run, first)

    return call


def _call_2(cost: int, implementation: Callable[..., Any]) -> Callable[..., Any]:
    def call(run: Any, first: Any, second: Any) -> Any:
        run.steps -= cost
        if run.steps < 0:
            run.out_of_steps()
        return implementation(run, first, second)

    return call


def _call_3(cost: int, implementation: Callable[..., Any]) -> Callable[..., Any]:
    def call(run: Any, first: Any, second: Any, third: Any) -> Any:
        run.steps -= cost
        if run.steps < 0:
            run.out_of_steps()
        return implementation(run, first, second, third)

    return call


def _call_4(cost: int, implementation: Callable[..., Any]) -> Callable[..., Any]:
    def call(run: Any, first: Any, second: Any, third: Any, fourth: Any) -> Any:
        run.steps -= cost
        if run.steps < 0:
            run.out_of_steps()
        return implementation(run, first, second, third, fourth)

    return call


_CALLS = {1: _call_1, 2: _call_2, 3: _call_3, 4: _call_4}
