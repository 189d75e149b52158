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
from latebind.interp.shapes.validate import check_pattern
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


class Annotations:
    """One conversion: classes that contain themselves are found again by name."""

    def __init__(self) -> None:
        self._open: dict[Any, str] = {}
        self._definitions: dict[str, s.Shape] = {}
        self._recursive: set[str] = set()

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
        given = tuple(arguments.get(each, each) if _hashable(each) else each for each in get_args(annotation))
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
            return self._alias(annotation, origin.__value__, dict(zip(origin.__type_params__, given, strict=False)))
        if isinstance(origin, type) and (variables := getattr(origin, "__parameters__", ())):
            return self._class(origin, annotation, dict(zip(variables, given, strict=False)))
        raise TypeError(f"{annotation!r} is no type that a value of a script can have")

    def _tuple(self, given: tuple[Any, ...], arguments: _Arguments) -> s.Shape:
        if len(given) == 2 and given[1] is Ellipsis:
            return s.ArrayShape(self.shape(given[0], arguments))
        return s.TupleShape(tuple(self.shape(each, arguments) for each in given if each != ()))

    def _alias(self, alias: Any, value: Any, arguments: _Arguments) -> s.Shape:
        return self._named(alias, str(alias), lambda: self.shape(value, arguments))

    def _class(self, cls: type, key: Any, arguments: _Arguments) -> s.Shape:
        name = cls.__name__ if key is cls else f"{cls.__name__}[{', '.join(map(_type_name, get_args(key)))}]"
        return self._named(key, name, lambda: self._class_shape(cls, name, arguments))

    def _named(self, key: Any, name: str, make: Callable[[], s.Shape]) -> s.Shape:
        """What `make` gives; by name, where it needs itself."""
        if key in self._open:
            self._recursive.add(self._open[key])
            return s.NamedShape(self._open[key], self._definitions)
        self._open[key] = name
        try:
            made = make()
        finally:
            del self._open[key]
        if name in self._recursive:
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
            default = s.MISSING if field.default is NO_DEFAULT else field.default
            doc = field.metadata.get("description") or field.metadata.get("doc")
            yield s.Member(field.name, self.shape(hints[field.name], arguments), not missing, _plain(default), doc)

    def _struct(self, cls: Any, arguments: _Arguments) -> Iterable[s.Member]:
        names, defaults, hints = cls.__struct_fields__, cls.__struct_defaults__, _hints(cls)
        required = len(names) - len(defaults)
        for index, name in enumerate(names):
            default = s.MISSING if index < required else defaults[index - required]
            optional = index >= required and type(default).__name__ != "NoDefault"
            yield s.Member(name, self.shape(hints[name], arguments), optional, _plain(default))

    def _pydantic(self, cls: Any, arguments: _Arguments) -> Iterable[s.Member]:
        for name, field in cls.model_fields.items():
            shape = constrained(self.shape(field.annotation, arguments), field.metadata)
            default = _plain(field.default) if not field.is_required() else s.MISSING
            yield s.Member(name, shape, not field.is_required(), default, field.description)


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


def _type_name(annotation: Any) -> str:
    return getattr(annotation, "__name__", None) or str(annotation)


def _hashable(value: Any) -> bool:
    return getattr(type(value), "__hash__", None) is not None and not isinstance(value, list)


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


def _plain(default: Any) -> Any:
    """A default as a script can have it; MISSING for any other."""
    if isinstance(default, enum.Enum):
        default = default.value
    return default if default is None or default.__class__ in (bool, int, float, str) else s.MISSING


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
    found = {own: getattr(bounds, name, None) for name, own in names.items()}
    if isinstance(pattern := found.get("pattern"), str):
        check_pattern(pattern)
    return shape.replace(**{own: bound for own, bound in found.items() if isinstance(bound, int | float | str)})


__all__ = ["Annotations", "constrained", "is_read_only"]
