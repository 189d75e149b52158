"""What the names of a prompt hold between its inputs, as scripts have it: arrays, dates and maps stay what they are.

`cli/shell/session.py` makes a `Kept` for each run of an input, whose first line calls its two functions.
"""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

from latebind.cli.display import to_json
from latebind.grammar.errors import LatebindError
from latebind.interp.convert import type_name
from latebind.interp.iterating import entries_of
from latebind.interp.leaving import to_host
from latebind.interp.library import Builtin, builtin
from latebind.interp.limits import Run
from latebind.interp.values import Closure, KeyedValue

# How values are written that are no JSON.
_MADE = {"date": "new Date({})", "map": "new Map({})", "set": "new Set({})"}


class Kept:
    """What the names of a prompt hold, for one run: `$kept` gives it, and `$keep` takes how to read a name.

    With `copied`, a run gets copies: nothing that it changes lasts.
    """

    def __init__(self, values: dict[str, Any], *, copied: bool = False) -> None:
        self.values = values
        self.copies: dict[int, Any] | None = {} if copied else None
        self.readers: dict[str, Closure] = {}

    def functions(self) -> dict[str, Builtin]:
        """The two functions, as globals of an input's library."""
        give = builtin("kept(name: string): any", "", self._give)
        take = builtin("keep(name: string, read: function): null", "", self._keep)
        return {"$kept": give, "$keep": take}

    def _give(self, run: Run, name: str) -> Any:
        value = self.values[name]
        return value if self.copies is None else deepcopy(value, self.copies)

    def _keep(self, run: Run, name: str, read: Closure) -> None:
        self.readers[name] = read

    def now(self) -> Outcome:
        """What the names hold now."""
        found = Outcome({}, [], [])
        for name, read in self.readers.items():
            try:
                value = read.code()
            except Exception:  # the run ended before its line
                found.unset.append(name)
                continue
            if _holds_function(value):
                found.functions.append(name)
            elif name not in self.values or value is not self.values[name]:
                found.values[name] = value
        return found


class Outcome(NamedTuple):
    """What names hold after a run: new values; those that hold functions, which last for one run; those without any."""

    values: dict[str, Any]
    functions: list[str]
    unset: list[str]


def _holds_function(value: Any) -> bool:
    work, seen = [value], set[int]()
    for item in work:  # grows while it is walked
        if type_name(item) == "function":
            return True
        if id(item) not in seen:
            seen.add(id(item))
            if isinstance(item, KeyedValue):
                work += entries_of(item)
            elif isinstance(item, list | dict):
                work += item.values() if isinstance(item, dict) else item
    return False


def written(value: Any) -> str:
    """What follows a name in a declaration that gives it this value; nothing where no text does."""
    made = _MADE.get(type_name(value), "{}")
    try:
        text = to_json(to_host([*entries_of(value)] if isinstance(value, KeyedValue) else value), 10**9)
    except LatebindError:
        return ""
    return f" = {made.format(text)}"
