"""The memories as scripts see them: one row a function, with the access it needs, over the classes that do the work."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from latebind.grammar.errors import fail
from latebind.grammar.record import Record
from latebind.interp.library import Builtin, Implementation, Namespace, builtin
from latebind.interp.limits import Run
from latebind.interp.names import nearest
from latebind.memory.files import FILE
from latebind.memory.items import Items
from latebind.memory.transaction.transaction import no_context, view_of
from latebind.memory.transaction.view import View
from latebind.memory.user_variables import UserVariables as User
from latebind.memory.variables import Conversation
from latebind.stdlib.general import GENERAL

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

    def call(run: Run, *args: Any) -> Any:
        transactions: Any = run.transactions
        if transactions is None:
            raise no_context()
        view: View = transactions.view
        environment = view.environment
        memory = environment.unrestricted.get(space) or environment.space(space, level, function)
        return method(memory, view, *args)

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


def _members(space: str, rows: Iterable[Row]) -> dict[str, Builtin]:
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


_USER = (
    Row("set(key: string, value: any, ttl?: any): any", "Store a string, number or boolean.", User.set, "write"),
    Row("get(key: string, default?: any): any", "The string, number or boolean, or the default.", User.get),
    Row("setJson(key: string, value: any, ttl?: any): any", "Store JSON for at most a day.", User.set_json, "write"),
    Row("getJson(key: string, default?: any): any", "The JSON value, or the default.", User.get_json),
    Row(
        "setFile(key: string, content: any, ttl?: any, mime?: any): file",
        "Store a file for at most a week: base64 text or a blob, with its MIME type.",
        User.set_file,
        "write",
    ),
    Row("getFile(key: string): file | null", "The file's handle: `toUrl()`, `toBase64()`, `toRaw()`.", User.get_file),
    Row(
        "delete(keys: string | array): number",
        "Delete a key, or several; gives how many there were.",
        User.delete,
        "write",
    ),
    Row("has(key: string): boolean", "Whether there is a value.", User.has),
    Row("keys(prefix?: string): array", "All keys, or those that start with `prefix`, sorted.", User.keys),
    Row("ttl(key: string): number | null", "The seconds that are left; null where there is no end.", User.ttl),
    Row(
        "increment(key: string, by?: number, ttl?: any): number",
        "Add to a number, 0 where there is none; gives the sum. The time left stays unless given.",
        User.increment,
        "write",
    ),
)

_CONVERSATION = (
    Row(
        "set(key: string, value: any, ttl?: any): any",
        "Store a string, number or boolean, for a day unless said otherwise.",
        Conversation.set,
        "write",
    ),
    Row(
        "get(key: string, default?: any): any",
        "The string, number or boolean, as the type of the default.",
        Conversation.get,
    ),
    Row(
        "setJson(key: string, value: any, ttl?: any): any",
        "Store JSON for at most a day.",
        Conversation.set_json,
        "write",
    ),
    Row("getJson(key: string, default?: any): any", "The JSON value, or the default.", Conversation.get_json),
    Row(
        "delete(keys: string | array): number",
        "Delete a key, or several; gives how many there were.",
        Conversation.delete,
        "write",
    ),
)


def _read_variable(run: Run, name: str) -> Any:
    """`$memory.nombre`: a variable of any kind."""
    view = view_of(run)
    return view.environment.space("$memory", "read", f"$memory.{name}").member(view, name)


def _read_conversation(run: Run, name: str) -> Any:
    if name == "available":
        return run.transactions is not None and view_of(run).environment.available("ctx.memory")
    near = nearest(name, ["available", *(row.signature.partition("(")[0] for row in _CONVERSATION)])
    hint = f"did you mean `ctx.memory.{near}`?" if near else None
    raise fail("NO_MEMBER", kind="conversation memories", name=name, hint=hint)


def memory_globals() -> dict[str, Namespace | Builtin]:
    """What scripts can name: `memory`, `session`, `$memory`, `ctx` and `clear`."""
    conversation = Namespace(
        "ctx.memory",
        "Values of one conversation, for a day at most; `available` says whether there is one.",
        _members("ctx.memory", _CONVERSATION),
        read=_read_conversation,
        memory=True,
        passable=True,
    )
    spaces = (
        Namespace(
            "memory",
            "Text that lasts, shared by the whole application.",
            _members("memory", _ITEMS),
            protected=True,
            memory=True,
        ),
        Namespace("session", "Text for this request alone.", _members("session", _ITEMS), protected=True, memory=True),
        Namespace(
            "$memory",
            "One user's variables: `$memory.nombre` reads one.",
            _members("$memory", _USER),
            read=_read_variable,
            protected=True,
            memory=True,
        ),
        Namespace(
            "ctx",
            "The conversation: `ctx.memory`, `ctx.log`.",
            {"memory": conversation, "log": GENERAL.entries["log"].replace(name="ctx.log")},
            protected=True,
            passable=True,
        ),
    )
    return {**{space.name: space for space in spaces}, "clear": _entry("memory", _CLEAR, "")}


def memory_methods() -> dict[str, dict[str, Builtin]]:
    """The methods of the values that memories give, by type."""
    return {"file": FILE.entries, "blob": {}}
