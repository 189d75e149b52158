"""Value classes made from their annotations, as `dataclasses` makes them, at a fifth of the time to import.

`latebind eval` is a process of a tenth of a second, and `dataclass` takes half a millisecond for each class: the
classes that every start imports are records. Hosts meet plain dataclasses (`Limits`, `MemoryPolicy`).
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(eq_default=True, frozen_default=True)
class RecordType(type):
    """Makes `__init__` for the fields of a class, which is compared and hashed by them unless `eq=False`.

    A record is frozen to type checkers; nothing is done at run time to enforce it.
    """

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, eq: bool = True) -> RecordType:
        own = [field for field in namespace.get("__annotations__", {}) if not field.startswith("_")]
        fields = tuple([field for base in bases for field in getattr(base, "__match_args__", ())] + own)
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        for base in bases:
            defaults = getattr(base, "_defaults", {}) | defaults
        made = {
            "__slots__": tuple(own),
            "__match_args__": fields,
            "__init__": _init(fields, defaults),
            "_defaults": defaults,
            "_values": attrgetter(*fields or ["__class__"]),
        }
        if not eq:
            made |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
        return super().__new__(mcs, name, bases, made | namespace)


def _init(fields: tuple[str, ...], defaults: dict[str, Any]) -> FunctionType:
    """The `__init__` that takes the fields in their order; those with a default stand last."""
    given = fields[len(fields) - len(defaults) :]
    names = {f"_{number}": field for number, field in enumerate(fields)} | {"self": "self"}
    code = _numbered(len(fields)).__code__
    named = code.replace(
        co_names=tuple([names[name] for name in code.co_names]),
        co_varnames=tuple([names[name] for name in code.co_varnames]),
    )
    return FunctionType(named, {}, "__init__", tuple([defaults[field] for field in given]))


@cache
def _numbered(count: int) -> FunctionType:
    """The `__init__` of a record whose fields are `_0`, `_1` …: compiled once for all that have as many."""
    body = "".join([f"\n    self._{number} = _{number}" for number in range(count)]) or " pass"
    made: dict[str, Any] = {}
    exec(f"def __init__({', '.join(['self', *(f'_{number}' for number in range(count))])}):{body}\n", made)
    init: FunctionType = made["__init__"]
    return init


class Record(metaclass=RecordType):
    """The base of records: shown by their fields, compared by them, copied with changes by `replace`."""

    __match_args__: ClassVar[tuple[str, ...]]
    _values: ClassVar[attrgetter[Any]]

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return type(self)(**{name: getattr(self, name) for name in self.__match_args__} | changes)

    def __eq__(self, other: object) -> bool:
        return self._values(self) == other._values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values(self))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({shown})"
