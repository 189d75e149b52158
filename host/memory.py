"""The memories in Python: `ctx.app_memory`, `ctx.session`, `ctx.user_memory`, `ctx.memory`.

Outside of a run each call is a transaction of its own; in a host function, part of the script's. Each method has a form
for event loops, made of it by `awaited`: `await ctx.user_memory.aset("name", "Ana")`.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterable, Mapping
from functools import partial
from typing import Any, BinaryIO, Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast

from latebind.host.arguments import check_type
from latebind.host.environment import ContextEnvironment, closed
from latebind.host.greenlets import run_waiting
from latebind.interp.values import MISSING
from latebind.memory.codec import check_key
from latebind.memory.files import FileHandle, Stream
from latebind.memory.items import Items, Space, item_text
from latebind.memory.user_variables import UserVariables
from latebind.memory.variables import Conversation, Variables

Kind = TypeVar("Kind", bound=Space)
Vars = TypeVar("Vars", bound=Variables)
P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Primitive = str | int | float | bool


class Awaited(Protocol[P, T_co]):
    """A method that gives a coroutine."""

    def __get__(self, instance: Any, owner: Any = None) -> Callable[P, Coroutine[Any, Any, T_co]]: ...


def awaited(method: Callable[Concatenate[Any, P], T]) -> Awaited[P, T]:
    """The form of a method for event loops, with the same parameters: while a store makes it wait, the loop goes on."""

    async def call(self: Any, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return await run_waiting(partial(method, self, *args, **kwargs))

    call.__name__ = f"a{method.__name__}"
    call.__qualname__ = f"{method.__qualname__.rpartition('.')[0]}.{call.__name__}"
    call.__doc__ = f"`{method.__name__}`, in an event loop."
    call.__wrapped__ = method  # type: ignore[attr-defined]  # for `inspect.signature`
    return cast("Awaited[P, T]", call)


class _Facade(Generic[Kind]):
    """A memory of a context. `_name` is what scripts call it."""

    __slots__ = ("_environment",)
    _name: str

    def __init__(self, environment: ContextEnvironment) -> None:
        self._environment = environment

    @property
    def _space(self) -> Kind:
        if self._environment.closed:
            raise closed()
        space: Kind = self._environment.space(self._name)
        return space


class _ItemsFacade(_Facade[Items]):
    """What `memory` and `session` share."""

    __slots__ = ()

    def get_item(self, key: str) -> str:
        """The item's text, or `""` where there is none."""
        environment = self._environment
        if environment.closed:
            raise closed()
        items: Items = environment.spaces.get(self._name) or environment.space(self._name)
        if environment.transactions is None and items.owner is not None:
            # What hosts call all the time: there is nothing to note and nothing to commit.
            key = check_key(key, items.limits.key)
            return item_text(environment.read_alone(items.owner, key), key)
        return environment.within(items.get_item, key)

    def set_item(self, key: str, value: Primitive) -> str:
        """Store text, a number or boolean as its text; gives what was stored."""
        return self._environment.within(self._space.set_item, key, value)

    def delete_item(self, key: str) -> str:
        """Delete an item; gives its text, or `""`."""
        return self._environment.within(self._space.delete_item, key)

    def clear(self) -> str:
        """Delete all items: `Cleared 3 items`."""
        return self._environment.within(self._space.clear)

    def has(self, key: str) -> bool:
        """Whether there is such an item, be it empty text."""
        return self._environment.within(self._space.has, key)

    def keys(self, prefix: str = "") -> list[str]:
        """The ids of the items that start with `prefix`, sorted."""
        return self._environment.within(self._space.keys, prefix)

    def size(self) -> int:
        """How many items there are."""
        return self._environment.within(self._space.size)

    aget_item = awaited(get_item)
    aset_item = awaited(set_item)
    adelete_item = awaited(delete_item)
    aclear = awaited(clear)
    ahas = awaited(has)
    akeys = awaited(keys)
    asize = awaited(size)


class AppMemory(_ItemsFacade):
    """`memory`: text that lasts, shared by the whole application."""

    __slots__ = ()
    _name = "memory"


class Session(_ItemsFacade):
    """`session`: text for as long as the context lasts."""

    __slots__ = ()
    _name = "session"


class _VariablesFacade(_Facade[Vars]):
    """What `$memory` and `ctx.memory` share."""

    __slots__ = ()

    @property
    def available(self) -> bool:
        """Whether there is a store, and somebody whose memory this is."""
        if self._environment.closed:
            raise closed()
        return self._environment.available(self._name)

    def set(self, key: str, value: Primitive, ttl: float | None = None) -> Any:
        """Store a string, number or boolean; gives what was stored."""
        return self._environment.within(self._space.set, key, value, _given(ttl))

    def set_json(self, key: str, value: Any, ttl: float | None = None) -> Any:
        """Store anything that JSON can hold; gives what was stored. It needs a TTL, in seconds."""
        return self._environment.within(self._space.set_json, key, value, _given(ttl))

    def get_json(self, key: str, default: Any = None) -> Any:
        """The JSON value, or the default."""
        return self._environment.within(self._space.get_json, key, default)

    def delete(self, keys: str | Iterable[str]) -> int:
        """Delete a key, or several; gives how many there were."""
        wanted = keys if isinstance(keys, str) or not isinstance(keys, Iterable) else list(keys)
        return self._environment.within(self._space.delete, wanted)

    aset = awaited(set)
    aset_json = awaited(set_json)
    aget_json = awaited(get_json)
    adelete = awaited(delete)


class ConversationMemory(_VariablesFacade[Conversation]):
    """`ctx.memory`: values of one conversation, for a day at most."""

    __slots__ = ()
    _name = "ctx.memory"

    def get(self, key: str, default: Any = None) -> Any:
        """The string, number or boolean, as the type of the default."""
        return self._environment.within(self._space.get, key, default)

    aget = awaited(get)


class UserMemory(_VariablesFacade[UserVariables]):
    """`$memory`: one user's variables and files."""

    __slots__ = ()
    _name = "$memory"

    def get(self, key: str, default: Any = None) -> Any:
        """The string, number or boolean, or the default."""
        return self._environment.within(self._space.get, key, default)

    def set_file(
        self,
        key: str,
        data: bytes | bytearray | memoryview | BinaryIO | str,
        *,
        ttl: float | None = None,
        mime: str | None = None,
    ) -> FileHandle:
        """Store a file: bytes, a binary file to read, or base64 text. It needs a TTL and its MIME type."""
        given: Any = Stream(cast(BinaryIO, data)) if hasattr(data, "read") else data
        return self._environment.within(
            self._space.set_file, key, given, _given(ttl), MISSING if mime is None else mime
        )

    def get_file(self, key: str) -> FileHandle | None:
        """The handle of a file: `to_bytes()`, `to_base64()`, `to_raw()`, `to_url()`."""
        return self._environment.within(self._space.get_file, key)

    def read_file(self, key: str, digest: str) -> tuple[bytes, str] | None:
        """Content and MIME type of a file, None unless it is the one of this digest."""
        return self._environment.within(self._space.read_file, key, digest)

    def has(self, key: str) -> bool:
        """Whether there is a value."""
        return self._environment.within(self._space.has, key)

    def keys(self, prefix: str = "") -> list[str]:
        """The keys that start with `prefix`, sorted."""
        return self._environment.within(self._space.keys, prefix)

    def ttl(self, key: str) -> float | None:
        """The seconds that are left; None where there is no end."""
        return self._environment.within(self._space.ttl, key)

    def increment(self, key: str, by: float = 1, ttl: float | None = None) -> int | float:
        """Add to a number, 0 where there is none; gives the sum. The time left stays unless given."""
        return self._environment.within(self._space.increment, key, by, _given(ttl))

    def assign(self, values: Mapping[str, Any], ttl: float | None = None) -> None:
        """Store several values at once, as a Variable node does: objects and arrays as JSON, which needs a TTL."""
        check_type("user_memory.assign", values, Mapping, "a dict of keys and values")
        self._environment.within(self._space.assign, values, _given(ttl))

    aget = awaited(get)
    aset_file = awaited(set_file)
    aget_file = awaited(get_file)
    aread_file = awaited(read_file)
    ahas = awaited(has)
    akeys = awaited(keys)
    attl = awaited(ttl)
    aincrement = awaited(increment)
    aassign = awaited(assign)


def _given(ttl: float | None) -> Any:
    return MISSING if ttl is None else ttl
