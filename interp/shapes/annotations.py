"""Shapes of Python's types: annotations, dataclasses, TypedDict, NamedTuple, Enum, msgspec structs, pydantic models.

Neither msgspec nor pydantic is imported: their classes are known by what they carry.
"""

from __future__ import annotations

import collections.abc as abc
import enum
import sys
import typing
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import fields as dataclass_fields
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import PurePath
from types import NoneType, UnionType
from typing import Any, get_args, get_origin
from uuid import UUID

from latebind.interp.shapes import model as s
from latebind.interp.shapes.json_schema import from_schema
from latebind.interp.shapes.patterns import searched
from latebind.interp.values import DateValue

_Arguments = Mapping[Any, Any]  # what stands for the type variables of a generic class

_SIMPLE: Mapping[Any, s.Shape] = {
    Any: s.ANY,
    object: s.ANY,
    None: s.NULL,
    NoneType: s.NULL,
    bool: s.BOOLEAN,
    int: s.INTEGER,
    float: s.NUMBER,
    str: s.STRING,
    typing.LiteralString: s.STRING,
    bytes: s.BlobShape(),
    bytearray: s.BlobShape(),
    memoryview: s.BlobShape(),
    datetime: s.StringShape(format="date-time"),
    date: s.StringShape(format="date"),
    time: s.StringShape(format="time"),
    UUID: s.StringShape(format="uuid"),
    Decimal: s.StringShape(format="decimal"),
    DateValue: s.DateShape(),
    list: s.ArrayShape(s.ANY),
    tuple: s.ArrayShape(s.ANY),
    set: s.ArrayShape(s.ANY),
    frozenset: s.ArrayShape(s.ANY),
    dict: s.RecordShape(s.ANY),
}

_ARRAYS = (
    abc.Iterable,
    list,
    set,
    frozenset,
    abc.Sequence,
    abc.MutableSequence,
    abc.Collection,
    abc.Set,
    abc.MutableSet,
)
_MAPPINGS = (dict, abc.Mapping, abc.MutableMapping)

# What a bound of `Annotated[…]`, `msgspec.Meta` or pydantic's `Field` is called there, and in a shape.
_NUMBER_BOUNDS = {"ge": "minimum", "gt": "above", "le": "maximum", "lt": "below", "multiple_of": "multiple_of"}
_SIZE_BOUNDS = {"min_length": "least", "max_length": "most"}


# So many types hold each other at most, one within the next.
_MOST_OPEN = 40


class Annotations:
    """One conversion: classes that contain themselves are found again by name."""

    def __init__(self) -> None:
        self._open: dict[Any, str] = {}  # what is being looked at, and its name among the definitions
        self._definitions: dict[str, s.Shape] = {}
        self._recursive: dict[Any, str] = {}

    def shape(self, annotation: Any, arguments: _Arguments | None = None) -> s.Shape:
        """The shape of an annotation. Raises TypeError for what no value of a script can be, or nobody can check."""
        arguments = arguments or {}
        if isinstance(annotation, s.Shape):
            return annotation
        if isinstance(annotation, typing.TypeVar):
            return self._variable(annotation, arguments)
        try:
            simple = _SIMPLE.get(annotation)
        except TypeError:  # what is not hashable is no type
            simple = None
        if simple is not None:
            return simple
        if hasattr(annotation, "__supertype__"):  # NewType
            return self.shape(annotation.__supertype__, arguments)
        if hasattr(annotation, "__value__"):  # `type X = …`
            return self._alias(annotation, annotation.__value__, {})
        origin = get_origin(annotation)
        if origin is not None:
            return self._generic(annotation, origin, arguments)
        if isinstance(annotation, str):
            raise TypeError(f"the annotation {annotation!r} names nothing that can be found")
        if isinstance(annotation, type):
            return self._class(annotation, annotation, {})
        raise TypeError(f"{annotation!r} is no type that a value of a script can have")

    def _variable(self, variable: typing.TypeVar, arguments: _Arguments) -> s.Shape:
        if variable in arguments:
            return self.shape(arguments[variable])
        if variable.__constraints__:
            return s.union(*(self.shape(each) for each in variable.__constraints__))
        return s.ANY if variable.__bound__ is None else self.shape(variable.__bound__)

    def _generic(self, annotation: Any, origin: Any, arguments: _Arguments) -> s.Shape:
        """`list[int]`, `Literal["a"]`, `A | B`, `Annotated[…]`, `Page[Order]`."""
        if origin is typing.Literal:
            return s.LiteralShape(_literals(_flat_literals(annotation)))
        given = tuple(_substituted(each, arguments) for each in get_args(annotation))
        if origin is typing.Annotated:
            return constrained(self.shape(given[0], arguments), annotation.__metadata__)
        if origin in (typing.Union, UnionType):
            return s.union(*(self.shape(each, arguments) for each in given))
        if origin in _WRAPPERS or is_read_only(origin):
            return self.shape(given[0], arguments)
        if origin is tuple:
            return self._tuple(given, arguments)
        if origin in _ARRAYS:
            return s.ArrayShape(self.shape(given[0], arguments))
        if origin in _MAPPINGS:
            key = self.shape(given[0], arguments)
            return s.RecordShape(self.shape(given[1], arguments), None if key in (s.ANY, s.STRING) else _key(key))
        if hasattr(origin, "__value__"):
            return self._alias(
                (origin, given), origin.__value__, dict(zip(origin.__type_params__, given, strict=False))
            )
        if isinstance(origin, type) and (variables := getattr(origin, "__parameters__", ())):
            return self._class(origin, (origin, given), dict(zip(variables, given, strict=False)))
        raise TypeError(f"{annotation!r} is no type that a value of a script can have")

    def _tuple(self, given: tuple[Any, ...], arguments: _Arguments) -> s.Shape:
        if len(given) == 2 and given[1] is Ellipsis:
            return s.ArrayShape(self.shape(given[0], arguments))
        return s.TupleShape(tuple(self.shape(each, arguments) for each in given if each != ()))

    def _alias(self, alias: Any, value: Any, arguments: _Arguments) -> s.Shape:
        return self._named(alias, _name_of(alias), lambda: self.shape(value, arguments))

    def _class(self, cls: type, key: Any, arguments: _Arguments) -> s.Shape:
        name = _name_of(key)
        return self._named(key, name, lambda: self._class_shape(cls, name, arguments))

    def _named(self, key: Any, name: str, make: Callable[[], s.Shape]) -> s.Shape:
        """What `make` gives; by name, where it needs itself."""
        if key in self._open:
            self._recursive[key] = self._open[key]
            return s.NamedShape(self._open[key], self._definitions)
        known = self._recursive.get(key)
        if known is not None and known in self._definitions:
            return self._definitions[known]
        while name in self._definitions or name in self._open.values():  # of another class
            name += "'"
        if len(self._open) > _MOST_OPEN:
            raise TypeError(f"{name} holds ever larger types of its kind")
        self._open[key] = name
        try:
            made = make()
        finally:
            del self._open[key]
        if key in self._recursive:
            self._definitions[name] = made
        return made

    def _class_shape(self, cls: type, name: str, arguments: _Arguments) -> s.Shape:
        """A class of the host's: the first of these that knows it."""
        if issubclass(cls, enum.Enum):
            return s.LiteralShape(_literals([member.value for member in cls]), name)
        if (blob := _BLOBS.get(f"{cls.__module__}.{cls.__qualname__}")) is not None:
            return blob
        if typing.is_typeddict(cls):
            members: Iterable[s.Member] = self._typed_dict(cls, arguments)
        elif issubclass(cls, tuple) and hasattr(cls, "_fields"):
            hints = _hints(cls)
            return s.TupleShape(tuple(self.shape(hints.get(each, Any), arguments) for each in hints))
        elif hasattr(cls, "model_fields"):
            members = self._pydantic(cls, arguments)
        elif hasattr(cls, "__struct_fields__"):
            members = self._struct(cls, arguments)
        elif hasattr(cls, "__dataclass_fields__"):
            members = self._dataclass(cls, arguments)
        elif hasattr(cls, "__get_pydantic_core_schema__"):
            return from_schema(sys.modules["pydantic"].TypeAdapter(cls).json_schema())
        else:
            return self._base(cls)
        return s.ObjectShape(tuple(members), name=name, doc=_doc(cls))

    def _base(self, cls: type) -> s.Shape:
        """A class that is a text, a number or a collection of Python's."""
        for base, shape in _SIMPLE.items():
            if base not in (object, Any) and isinstance(base, type) and issubclass(cls, base):
                return shape
        if cls in _ARRAYS:
            return s.ArrayShape(s.ANY)
        if cls in _MAPPINGS:
            return s.RecordShape(s.ANY)
        if issubclass(cls, PurePath):
            raise TypeError(f"{cls.__name__} is no value of a script: take a str")
        raise TypeError(f"{cls.__name__} is no type that a value of a script can have")

    def _typed_dict(self, cls: Any, arguments: _Arguments) -> Iterable[s.Member]:
        for name, hint in _hints(cls).items():
            word = get_origin(hint)  # where annotations are texts, `__required_keys__` has not looked into them
            optional = word is typing.NotRequired or (name not in cls.__required_keys__ and word is not typing.Required)
            yield s.Member(name, self.shape(hint, arguments), optional)

    def _dataclass(self, cls: Any, arguments: _Arguments) -> Iterable[s.Member]:
        hints = _hints(cls)
        for field in dataclass_fields(cls):
            missing = field.default is NO_DEFAULT and field.default_factory is NO_DEFAULT
            doc = field.metadata.get("description") or field.metadata.get("doc")
            yield s.Member(field.name, self.shape(hints[field.name], arguments), not missing, True, doc)

    def _struct(self, cls: Any, arguments: _Arguments) -> Iterable[s.Member]:
        names, defaults, hints = cls.__struct_fields__, cls.__struct_defaults__, _hints(cls)
        required = len(names) - len(defaults)
        for index, name in enumerate(names):
            optional = index >= required and type(defaults[index - required]).__name__ != "NoDefault"
            yield s.Member(name, self.shape(hints[name], arguments), optional, True)

    def _pydantic(self, cls: Any, arguments: _Arguments) -> Iterable[s.Member]:
        for name, field in cls.model_fields.items():
            shape = constrained(self.shape(field.annotation, arguments), field.metadata)
            yield s.Member(name, shape, not field.is_required(), True, field.description)


_WRAPPERS = (
    typing.Required,
    typing.NotRequired,
    typing.Final,
    typing.ClassVar,
)
_TYPING = ("typing", "typing_extensions")
# What bytes are to scripts, by name: the class is the memory's.
_BLOBS = {"latebind.memory.files.Blob": s.BlobShape()}


def is_read_only(origin: Any) -> bool:
    """Whether this is `ReadOnly` (PEP 705): `typing`'s, from Python 3.13 on, or `typing_extensions`'."""
    return getattr(origin, "_name", None) == "ReadOnly" and getattr(origin, "__module__", "") in _TYPING


def _hints(cls: Any) -> dict[str, Any]:
    """The annotations of a class, resolved. TypeError where a name of them cannot be found."""
    try:
        return typing.get_type_hints(cls, include_extras=True)
    except NameError as error:
        raise TypeError(f"an annotation of {cls.__name__} cannot be found: {error}") from None


def _doc(cls: type) -> str | None:
    """The first line of what a class says of itself; what dataclasses write there is the signature."""
    text = (cls.__dict__.get("__doc__") or "").strip().partition("\n")[0]
    return text if text and not text.startswith(f"{cls.__name__}(") else None


def _name_of(key: Any) -> str:
    """What a class or an alias is called, with what it is given: `Page[Order]`."""
    if not isinstance(key, tuple):
        return _type_name(key)
    origin, given = key
    return f"{_type_name(origin)}[{', '.join(map(_type_name, given))}]"


def _type_name(annotation: Any) -> str:
    return getattr(annotation, "__name__", None) or str(annotation)


def _substituted(annotation: Any, arguments: _Arguments) -> Any:
    """An annotation with what its type variables stand for."""
    if isinstance(annotation, typing.TypeVar):
        return arguments.get(annotation, annotation)
    if isinstance(annotation, type):
        return annotation
    variables = getattr(annotation, "__parameters__", ())
    return annotation[tuple(arguments.get(each, each) for each in variables)] if variables else annotation


def _flat_literals(annotation: Any) -> list[Any]:
    return [each.value if isinstance(each, enum.Enum) else each for each in get_args(annotation)]


def _literals(values: Iterable[Any]) -> tuple[None | bool | int | float | str, ...]:
    found = tuple(values)
    for value in found:
        if not isinstance(value, bool | int | float | str | None):
            raise TypeError(f"{value!r} is no literal that a script can write")
    return found


def _key(key: s.Shape) -> s.Shape | None:
    """The shape of a mapping's keys, which are strings to scripts whatever they are in Python."""
    texts = isinstance(key, s.StringShape) or (
        isinstance(key, s.LiteralShape) and all(isinstance(v, str) for v in key.values)
    )
    return key if texts else None


def constrained(shape: s.Shape, metadata: Iterable[Any]) -> s.Shape:
    """A shape with the bounds that `Annotated` carries: annotated-types', msgspec's or pydantic's."""
    for each in metadata:
        if isinstance(each, s.Shape):
            return each
        if isinstance(each, abc.Iterable) and not isinstance(each, str | bytes):
            shape = constrained(shape, each)
            continue
        shape = constrained(_with_bounds(shape, each), getattr(each, "metadata", None) or ())  # of pydantic's `Field`
        doc = getattr(each, "description", None)
        if isinstance(doc, str):
            shape = shape.replace(doc=doc)
    return shape


def _with_bounds(shape: s.Shape, bounds: Any) -> s.Shape:
    if isinstance(shape, s.UnionShape):
        return s.union(*(_with_bounds(option, bounds) for option in shape.options))
    names: Mapping[str, str] = {}
    if isinstance(shape, s.NumberShape):
        names = _NUMBER_BOUNDS
    elif isinstance(shape, s.StringShape):
        names = {**_SIZE_BOUNDS, "pattern": "pattern"}
    elif isinstance(shape, s.ArrayShape):
        names = _SIZE_BOUNDS
    found = {own: _bound(own, getattr(bounds, name, None)) for name, own in names.items()}
    return shape.replace(**{own: bound for own, bound in found.items() if bound is not None})


def _bound(name: str, bound: Any) -> Any:
    """A bound as shapes have it; None where there is none that is theirs."""
    if name == "pattern":
        text = getattr(bound, "pattern", bound)  # of a compiled one
        return searched(text) if isinstance(text, str) else None
    if isinstance(bound, Decimal):
        bound = int(bound) if bound == bound.to_integral_value() else float(bound)
    return bound if isinstance(bound, int | float) and not isinstance(bound, bool) else None


__all__ = ["Annotations", "constrained", "is_read_only"]
