"""The memories as scripts see them: one row a function, with the access it needs, over the classes that do the work.

Those of items stand here, those of variables in `variable_namespaces.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from latebind.grammar.record import Record
from latebind.interp.library import Builtin, Implementation, Namespace, builtin
from latebind.interp.limits import Run
from latebind.interp.values import MISSING
from latebind.memory.items import Items
from latebind.memory.transaction.transaction import no_context
from latebind.memory.transaction.view import View

# Steps of a call: each goes to the store.
_COST = 50


class Row(Record):
    """One function of a memory. `level` is the access it needs; from `write` on, it is an effect."""

    signature: str
    doc: str
    method: Callable[..., Any]
    level: str = "read"


def _implementation(space: str, row: Row, function: str) -> Implementation:
    """What a call of a memory's function does: ask for the memory, and have it do the work."""
    method, level = row.method, row.level

    # Each argument in its place: Python calls what has a list of them in a slower way.
    def call(run: Run, first: Any = MISSING, second: Any = MISSING, third: Any = MISSING, fourth: Any = MISSING) -> Any:
        transactions: Any = run.transactions
        if transactions is None:
            raise no_context()
        view: View = transactions.view
        environment = view.environment
        memory = environment.unrestricted.get(space) or environment.space(space, level, function)
        if second is MISSING:
            return method(memory, view) if first is MISSING else method(memory, view, first)
        if third is MISSING:
            return method(memory, view, first, second)
        if fourth is MISSING:
            return method(memory, view, first, second, third)
        return method(memory, view, first, second, third, fourth)

    return call


def _entry(space: str, row: Row, owner: str) -> Builtin:
    name = row.signature.partition("(")[0]
    return builtin(
        row.signature,
        row.doc,
        _implementation(space, row, f"{owner}.{name}" if owner else name),
        owner=owner,
        pure=False,
        reads=row.level == "read",
        effect=None if row.level == "read" else "write",
        cost=_COST,
    )


def members(space: str, rows: Iterable[Row]) -> dict[str, Builtin]:
    """The functions of a memory, by the name behind its own."""
    entries = (_entry(space, row, space) for row in rows)
    return {entry.name.removeprefix(f"{space}."): entry for entry in entries}


_CLEAR = Row("clear(): string", "Delete all items; says how many there were.", Items.clear, "admin")

_ITEMS = (
    Row("getItem(id: string): string", "The item's text, or an empty string where there is none.", Items.get_item),
    Row(
        "setItem(id: string, value: any): string",
        "Store text (a number or boolean as its text); gives what was stored.",
        Items.set_item,
        "write",
    ),
    Row(
        "deleteItem(id: string): string",
        "Delete an item; gives its text, or an empty string.",
        Items.delete_item,
        "write",
    ),
    _CLEAR,
    Row("has(id: string): boolean", "Whether there is such an item, be it empty text.", Items.has),
    Row(
        "keys(prefix?: string): array",
        "The ids of all items, or of those that start with `prefix`, sorted.",
        Items.keys,
    ),
    Row("size(): number", "How many items there are.", Items.size),
)


def memory_globals() -> dict[str, Namespace | Builtin]:
    """What scripts can name of memories of items: `memory`, `session` and `clear`."""
    spaces = (
        Namespace(
            "memory",
            "Text that lasts, shared by the whole application.",
            members("memory", _ITEMS),
            protected=True,
            memory=True,
        ),
        Namespace("session", "Text for this request alone.", members("session", _ITEMS), protected=True, memory=True),
    )
    return {**{space.name: space for space in spaces}, "clear": _entry("memory", _CLEAR, "")}
