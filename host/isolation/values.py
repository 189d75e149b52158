"""Values on their way into a worker, and what stands there for those that stay: handles, and what a host passed in vain.

The runtime pickles, as nobody but it writes what a worker reads. Objects of the host's own classes are converted while
they are pickled, as they would be where a script first looks at them; what cannot be converted says so there.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from io import BytesIO
from typing import Any

from latebind.grammar.errors import LatebindError, fail
from latebind.host.isolation.failures import form_of
from latebind.host.isolation.foreign import MAKERS, stand_in
from latebind.host.isolation.frames import not_here
from latebind.host.isolation.violations import whole
from latebind.interp.library import Builtin
from latebind.interp.values import SCALARS, Closure, DateValue, ErrorValue, Handle


class RemoteHandle(Handle):
    """A file or a blob that the runtime keeps, under a number. Two of one number are the same."""

    __slots__ = ("compare", "kind", "length", "number", "read")

    def __init__(
        self,
        kind: str,
        number: int,
        length: int | None,
        compare: Callable[[int, str], bool],
        read: Callable[[int], str],
    ) -> None:
        self.kind = kind
        self.number = number
        self.length = length
        self.compare = compare
        self.read = read

    def as_text(self) -> str:
        return self.read(self.number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RemoteHandle) and self.number == other.number

    def __hash__(self) -> int:
        return hash(self.number)

    def same(self, other: Any) -> bool:
        """`===`; a blob may be compared with base64 text, which only the runtime can do."""
        return self.compare(self.number, other) if isinstance(other, str) else self == other


_MOST_ERRORS = 1_000


class Lent:
    """What a worker has been given of a run that stays here: handles and errors, by number. Equal handles have one.

    Of the errors it has the first thousand; where one of them comes back, it is that same one.
    """

    __slots__ = ("_errors", "_handles", "_numbers")

    def __init__(self) -> None:
        self._handles: list[Handle] = []
        self._numbers: dict[Handle, int] = {}
        self._errors: list[LatebindError] = []

    def number(self, handle: Handle) -> int:
        """The number of a handle."""
        found = self._numbers.get(handle)
        if found is None:
            found = self._numbers[handle] = len(self._handles)
            self._handles.append(handle)
        return found

    def handle(self, number: int) -> Handle:
        """The handle of a number. Raises Violation where none was given."""
        return self._handles[whole(number, 0, len(self._handles) - 1)]

    def form(self, error: LatebindError) -> dict[str, Any]:
        """An error as a worker gets it, with its number if it has one."""
        if len(self._errors) >= _MOST_ERRORS:
            return form_of(error)
        self._errors.append(error)
        return form_of(error, len(self._errors) - 1)

    def error(self, number: int) -> LatebindError:
        """The error of a number. Raises Violation where none was given."""
        return self._errors[whole(number, 0, len(self._errors) - 1)]


# What pickles call in a worker, which says how two handles are compared.

_looking: list[tuple[Callable[[int, str], bool], Callable[[int], str]]] = []


def look_by(compare: Callable[[int, str], bool], read: Callable[[int], str]) -> None:
    """Handles are compared with text, and read as text, by these from now on."""
    _looking[:] = [(compare, read)]


def make_handle(kind: str, number: int, length: int | None) -> Handle:
    return RemoteHandle(kind, number, length, *_looking[0])


def make_error(*fields: Any) -> ErrorValue:
    return ErrorValue(*fields)


def make_function(name: str) -> Closure:
    return Closure(not_here, 0, name=name)


_OWN = frozenset(map(id, (make_handle, make_error, make_function, DateValue, *MAKERS)))


class _Pickler(pickle.Pickler):
    """Python's pickler asks `reducer_override` for all but None, bool, int, float, str, bytes, list, dict, tuple, set."""

    def __init__(self, out: BytesIO, lent: Lent) -> None:
        super().__init__(out, protocol=5)
        self.lent = lent

    def reducer_override(self, value: Any) -> Any:
        if id(value) in _OWN:
            return NotImplemented
        if isinstance(value, DateValue):
            return DateValue, (value.time,)
        if isinstance(value, Handle):
            return make_handle, (value.kind, self.lent.number(value), value.length)
        if value.__class__ is ErrorValue:
            return make_error, (value.name, value.message, value.code, value.status, value.retry_after)
        if isinstance(value, Closure | Builtin):
            return make_function, (value.name,)
        return stand_in(value, self.lent.form)


def packed(message: tuple[Any, ...], lent: Lent) -> bytes:
    """A message to a worker, with values of the host in it. LIMIT_DATA_DEPTH where they are nested too deep to copy."""
    if all(part.__class__ in SCALARS for part in message):
        return pickle.dumps(message, 5)
    out = BytesIO()
    try:
        _Pickler(out, lent).dump(message)
    except RecursionError:
        raise fail("LIMIT_DATA_DEPTH", limit="a copy can be") from None
    return out.getvalue()
