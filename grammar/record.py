"""Value classes made from their annotations, as `dataclasses` makes them, at a fifth of the time to import.

`latebind eval` is a process of a tenth of a second, and `dataclass` takes half a millisecond for each class: the
classes that every start imports are records. Those that hosts make (`Limits`, `MemoryPolicy`) are frozen records, and
dataclasses to whoever asks `dataclasses`, whose import alone is a sixth of such a process.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NoReturn, Self, TypeVar, cast, dataclass_transform

from latebind.grammar import inits

if TYPE_CHECKING:
    from dataclasses import Field

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
    _frozen = False

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, eq: bool | None = None
    ) -> RecordType:
        mine = [field for field in namespace.get("__annotations__", {}) if not field.startswith("_")]
        fields = tuple([field for base in bases for field in getattr(base, "__match_args__", ())] + mine)
        defaults = {field: namespace.pop(field) for field in mine if field in namespace}
        for base in bases:
            defaults = getattr(base, "_defaults", {}) | defaults
        init = _init(fields, defaults, mcs._frozen, "__post_init__" in namespace)
        init.__qualname__ = f"{name}.__init__"
        made = {
            "__slots__": tuple(mine),
            "__match_args__": fields,
            "_names": fields,
            "__init__": init,
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


@dataclass_transform(eq_default=True, frozen_default=True, kw_only_default=True)
class FrozenRecordType(RecordType):
    """Makes records whose fields are given by name, and cannot be set."""

    _frozen = True

    def __new__(
        mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, eq: bool | None = None
    ) -> FrozenRecordType:
        made = super().__new__(mcs, name, bases, namespace, eq=eq)
        init: FunctionType = made.__dict__["__init__"]
        names = made.__dict__["__match_args__"]
        init.__code__ = init.__code__.replace(co_argcount=1, co_kwonlyargcount=len(names))
        init.__kwdefaults__ = made.__dict__["_defaults"]
        init.__defaults__ = None
        init.__annotations__ = {field: namespace["__annotations__"][field] for field in names}
        return cast("FrozenRecordType", made)


def _init(fields: tuple[str, ...], defaults: dict[str, Any], frozen: bool, checked: bool) -> FunctionType:
    """The `__init__` that takes the fields in their order; those with a default stand last. It sets those of a `frozen`
    record as no one else can, and ends with `__post_init__` where it is `checked`."""
    factories = {field: value.factory for field, value in defaults.items() if isinstance(value, _Own)}
    given = [defaults[field] for field in fields[len(fields) - len(defaults) :] if field not in factories]
    names = {f"_{number}": field for number, field in enumerate(fields)} | {"self": "self"}
    code = _numbered(tuple([field in factories for field in fields]), frozen, checked).__code__
    named = code.replace(
        co_name="__init__",
        co_names=tuple([names.get(name, name) for name in code.co_names]),
        co_varnames=tuple([names[name] for name in code.co_varnames]),
        co_consts=tuple([names.get(const, const) for const in code.co_consts]),
    )
    return FunctionType(named, {**factories, "_set": object.__setattr__}, "__init__", tuple(given))


@cache
def _numbered(made: tuple[bool, ...], frozen: bool, checked: bool) -> FunctionType:
    """The `__init__` of a record whose fields are `_0`, `_1` …, for all that have as many, and make as many of them by
    calling what is named as the field: the one that is written in `inits.py`, else compiled."""
    name = shape_name(made, frozen, checked)
    written: FunctionType | None = getattr(inits, name, None)
    if written is not None:
        return written
    found: dict[str, Any] = {}
    exec(init_text(name, made, frozen, checked), found)
    init: FunctionType = found[name]
    return init


def shape_name(made: tuple[bool, ...], frozen: bool, checked: bool) -> str:
    """What the `__init__` of a shape is called: how many fields it sets, and which of them it makes."""
    numbers = "".join([f"_{number}" for number, is_made in enumerate(made) if is_made])
    return f"init_{len(made)}{numbers}{'_frozen' * frozen}{'_checked' * checked}"


def init_text(name: str, made: tuple[bool, ...], frozen: bool, checked: bool) -> str:
    """The `__init__` of a shape as a line of Python, under a name."""
    params = ["self", *(f"_{number}" for number, is_made in enumerate(made) if not is_made)]
    values = [f"_{number}{'()' if is_made else ''}" for number, is_made in enumerate(made)]
    form = "_set(self, '_{0}', {1})" if frozen else "self._{0} = {1}"
    body = [form.format(number, value) for number, value in enumerate(values)]
    if checked:
        body.append("self.__post_init__()")
    return f"def {name}({', '.join(params)}): {'; '.join(body) or 'pass'}\n"


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


class _Described:
    """The fields of a frozen record as `dataclasses` describes them, made when it is first asked."""

    def __get__(self, record: object, kind: Any) -> dict[str, Field[Any]]:
        return _described(kind)


@cache
def _described(kind: Any) -> dict[str, Field[Any]]:
    from dataclasses import field, make_dataclass

    annotations: dict[str, str] = kind.__init__.__annotations__
    defaults = {name: field(default=value) for name, value in kind._defaults.items()}
    members = [(name, annotation, defaults.get(name, field())) for name, annotation in annotations.items()]
    made: Any = make_dataclass(kind.__name__, members, frozen=True, kw_only=True)
    found: dict[str, Field[Any]] = made.__dataclass_fields__
    return found


class FrozenRecord(Record, metaclass=FrozenRecordType):
    """The base of records that hosts make: of fields given by name, checked by `__post_init__`, and frozen for good."""

    _names: ClassVar[tuple[str, ...]]
    __dataclass_fields__: ClassVar[_Described] = _Described()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        _refuse("assign to", name)

    def __delattr__(self, name: str) -> NoReturn:
        _refuse("delete", name)

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:
        for name, value in state[1].items():
            object.__setattr__(self, name, value)

    __replace__ = Record.replace


def _refuse(action: str, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot {action} field {name!r}")
