"""Value classes made from their annotations, as `dataclasses` makes them, at a fifth of the time to import.

`latebind eval` is a process of a tenth of a second, and `dataclass` takes half a millisecond for each class: the
classes that every start imports are records. Hosts meet plain dataclasses (`Limits`, `MemoryPolicy`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import Any, ClassVar, Literal, Self, TypeVar, cast, dataclass_transform

T = TypeVar("T")


def own(factory: Callable[[], T], *, init: Literal[False] = False) -> T:
    """A field of a mutable record that is no parameter: each starts with one that `factory` makes."""
    return cast("T", _Own(factory))


class _Own:
    def __init__(self, factory: Callable[[], object]) -> None:
        self.factory = factory


@dataclass_transform(eq_default=True, frozen_default=True)
class RecordType(type):
    """Makes `__init__` for the fields of a class, which is compared and hashed by them unless `eq=False`.

    A record is frozen to type checkers; nothing is done at run time to enforce it.
    """

    _by_value = True

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, eq: bool | None = None
    ) -> RecordType:
        mine = [field for field in namespace.get("__annotations__", {}) if not field.startswith("_")]
        fields = tuple([field for base in bases for field in getattr(base, "__match_args__", ())] + mine)
        defaults = {field: namespace.pop(field) for field in mine if field in namespace}
        for base in bases:
            defaults = getattr(base, "_defaults", {}) | defaults
        made = {
            "__slots__": tuple(mine),
            "__match_args__": fields,
            "__init__": _init(fields, defaults),
            "_defaults": defaults,
            "_values": attrgetter(*fields or ["__class__"]),
        }
        if not (mcs._by_value if eq is None else eq):
            made |= {"__eq__": object.__eq__, "__hash__": object.__hash__}
        return super().__new__(mcs, name, bases, made | namespace)


@dataclass_transform(eq_default=False, field_specifiers=(own,))
class MutableRecordType(RecordType):
    """Makes records that type checkers let programs change, and that are equal to themselves alone."""

    _by_value = False


def _init(fields: tuple[str, ...], defaults: dict[str, Any]) -> FunctionType:
    """The `__init__` that takes the fields in their order; those with a default stand last."""
    factories = {field: value.factory for field, value in defaults.items() if isinstance(value, _Own)}
    given = [defaults[field] for field in fields[len(fields) - len(defaults) :] if field not in factories]
    names = {f"_{number}": field for number, field in enumerate(fields)} | {"self": "self"}
    code = _numbered(tuple([field in factories for field in fields])).__code__
    named = code.replace(
        co_names=tuple([names[name] for name in code.co_names]),
        co_varnames=tuple([names[name] for name in code.co_varnames]),
    )
    return FunctionType(named, factories, "__init__", tuple(given))


@cache
def _numbered(made: tuple[bool, ...]) -> FunctionType:
    """The `__init__` of a record whose fields are `_0`, `_1` …: compiled once for all that have as many, and make as many
    of them by calling what is named as the field."""
    params = ["self", *(f"_{number}" for number, is_made in enumerate(made) if not is_made)]
    body = "".join(
        [f"\n    self._{number} = _{number}{'()' if is_made else ''}" for number, is_made in enumerate(made)]
    )
    found: dict[str, Any] = {}
    exec(f"def __init__({', '.join(params)}):{body or ' pass'}\n", found)
    init: FunctionType = found["__init__"]
    return init


class _Shown:
    """What all records are shown by: their fields."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]]

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
        return f"{type(self).__name__}({shown})"


class Record(_Shown, metaclass=RecordType):
    """The base of records: shown by their fields, compared by them, copied with changes by `replace`."""

    __match_args__: ClassVar[tuple[str, ...]]
    _values: ClassVar[attrgetter[Any]]

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed."""
        return type(self)(**{name: getattr(self, name) for name in self.__match_args__} | changes)

    def __eq__(self, other: object) -> bool:
        return self._values(self) == self._values(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        return hash(self._values(self))


class MutableRecord(_Shown, metaclass=MutableRecordType):
    """The base of records whose fields may be set. Each is equal to itself alone."""
