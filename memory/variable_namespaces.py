"""The memories of variables as scripts see them: `$memory` of a user, and `ctx.memory` of a conversation."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import fail
from latebind.interp.library import Builtin, Namespace
from latebind.interp.limits import Run
from latebind.interp.names import nearest
from latebind.memory.namespaces import Row, members
from latebind.memory.transaction.transaction import view_of
from latebind.memory.user_variables import UserVariables as User
from latebind.memory.variables import Conversation
from latebind.stdlib.general import GENERAL

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


def variable_globals() -> dict[str, Namespace | Builtin]:
    """What scripts can name of these: `$memory` and `ctx`."""
    conversation = Namespace(
        "ctx.memory",
        "Values of one conversation, for a day at most; `available` says whether there is one.",
        members("ctx.memory", _CONVERSATION),
        read=_read_conversation,
        memory=True,
        passable=True,
    )
    spaces = (
        Namespace(
            "$memory",
            "One user's variables: `$memory.nombre` reads one.",
            members("$memory", _USER),
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
    return {space.name: space for space in spaces}
