"""What stands in a worker for values of a host's own classes.

Scripts look at such a value as they would in the host's process, and it becomes the same there, for the same charge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from latebind.grammar.errors import LatebindError
from latebind.host.isolation.failures import failure_of
from latebind.interp.convert import convert_by, from_host, host_size, kind_of, scalar
from latebind.interp.values import TYPE_NAMES, Handle

Form = dict[str, Any]  # an error as data, see `failures.py`


class Foreign:
    """A value that becomes `value`, or raises an error that says why it cannot be used."""

    __slots__ = ("error", "value")

    def __init__(self, value: Any, error: Form | None) -> None:
        self.value = value
        self.error = error

    def convert(self) -> Any:
        """What a script sees."""
        if self.error is not None:
            raise failure_of(self.error)
        return self.value


class ForeignText(Foreign):
    """The same, where it is text if it is anything: a date, a UUID."""

    __slots__ = ()


convert_by(Foreign, Foreign.convert)
convert_by(ForeignText, Foreign.convert, "string")


class Members(Mapping[str, Any]):
    """An object of a host: a mapping, a dataclass, a model. `error` is raised where one looks into it."""

    __slots__ = ("error", "members", "size")

    def __init__(self, members: dict[str, Any], size: int, error: Form | None) -> None:
        self.members = members
        self.size = size
        self.error = error

    def __getitem__(self, key: str) -> Any:
        return self.members[key]

    def __iter__(self) -> Iterator[str]:
        if self.error is not None:
            raise failure_of(self.error)
        return iter(self.members)

    def __len__(self) -> int:
        return self.size


class Text(str):
    """Text of a host's own class, which is text to Python too."""

    __slots__ = ()


class Whole(int):
    """A host's own int."""

    __slots__ = ()


class Fraction(float):
    """A host's own float."""

    __slots__ = ()


_NUMBERS_AND_TEXT: dict[type, Any] = {str: Text, int: Whole, float: Fraction}


def stand_in(value: Any, form: Callable[[LatebindError], Form]) -> tuple[Any, ...]:
    """A function of this module and its arguments, which make what stands for a value of a host's class.

    `form` makes data of the error that looking at it gives.
    """
    for cls, own in _NUMBERS_AND_TEXT.items():
        if isinstance(value, cls):
            return own, (cls.__new__(cls, value),)
    kind, size, error, found = kind_of(value), 0, None, None
    try:
        if kind is None and (inner := scalar(value)).__class__ not in TYPE_NAMES and not isinstance(inner, Handle):
            return stand_in(inner, form)  # an enum's, which is charged as it is
        if kind == "object" or kind == "array":
            size = host_size(value)
        found = from_host(value)
    except LatebindError as refused:
        error = form(refused)
    if kind == "array" and found is not None:
        return tuple, (found,)
    if kind == "object":
        return Members, (found or {}, size, error)
    return ForeignText if kind == "string" else Foreign, (found, error)


def refused(kind: str | None, error: Form) -> Any:
    """What stands for a value that cannot be used, where a worker passes it on: of the same kind as there."""
    if kind == "object":
        return Members({}, 0, error)
    return ForeignText(None, error) if kind == "string" else Foreign(None, error)


MAKERS = (Text, Whole, Fraction, Foreign, ForeignText, Members, tuple)
