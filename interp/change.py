"""Changes of arrays and objects: what generated code and the library call; each is charged before it happens.

Every change is of the script's own data, is noted in the run's journal where it may have to be taken back, and begins
an epoch: late bindings that were read before may differ.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.limits import Run


def set_member(run: Run, value: Any, name: str, new: Any) -> Any:
    """`value.name = new`; gives `new`."""
    raise fail("NO_CHANGE_YET")


def set_index(run: Run, value: Any, key: Any, new: Any) -> Any:
    """`value[key] = new`; gives `new`."""
    raise fail("NO_CHANGE_YET")


def delete_member(run: Run, value: Any, name: str) -> bool:
    """`delete value.name`: true."""
    raise fail("NO_CHANGE_YET")


def delete_index(run: Run, value: Any, key: Any) -> bool:
    """`delete value[key]`: true."""
    raise fail("NO_CHANGE_YET")
