"""What annotations of host functions ask for: arguments are checked and made into it, results are checked against it.

Plain types are compared by the call itself. All others are compared with their shape, and made by msgspec, or by the
host's own pydantic where an annotation names something of its. What nobody can check is refused: a TypeError.
"""

from __future__ import annotations

import dataclasses
import sys
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from latebind.grammar.errors import fail
from latebind.interp.limits import Run
from latebind.interp.shapes import model as s
from latebind.interp.shapes.declare import shape_of
from latebind.interp.shapes.validate import Issue, issues
from latebind.memory.files import Blob

Make = Callable[[Any], Any]

# Annotations whose values are already what the call has checked, and what scripts call these types.
PLAIN: dict[Any, tuple[str, ...]] = {
    str: ("string",),
    bool: ("boolean",),
    int: ("number",),
    float: ("number",),
    list: ("array",),
    list[Any]: ("array",),
    dict: ("object",),
    dict[str, Any]: ("object",),
    type(None): ("null",),
    None: ("null",),
    Any: ("any",),
    object: ("any",),
}


class Conversion(NamedTuple):
    """How the values of one annotation are checked and made.

    `types` are the names of types that the call itself checks. `make` is None where a value is what is wanted already.
    `plain` makes a result into values that scripts can hold, where it is not made of such.
    """

    types: tuple[str, ...]
    shape: s.Shape
    whole: bool = False
    make: Make | None = None
    plain: Make | None = None

    @property
    def compares(self) -> bool:
        """Whether there is more to compare than a type's name."""
        return self.types == ("any",) and not isinstance(self.shape, s.AnyShape)


ANYTHING = Conversion(("any",), s.ANY)


def conversion_of(annotation: Any) -> Conversion:
    """How an annotation's values are taken. Raises TypeError for what no value of a script can be made into."""
    shape = shape_of(annotation)
    names = _plain_names(annotation)
    if names is not None:
        parts = set(typing.get_args(annotation)) or {annotation}
        return Conversion(names, shape, whole=int in parts and float not in parts)
    return Conversion(("any",), shape, make=_maker(annotation), plain=_plainer(annotation))


def _plain_names(annotation: Any) -> tuple[str, ...] | None:
    """The names of a plain annotation's types; None where it says more than they do."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        found = [_plain_names(part) for part in typing.get_args(annotation)]
        if None in found:
            return None
        names = tuple(dict.fromkeys(name for part in found for name in part or ()))
        return ("any",) if "any" in names else names
    try:
        return PLAIN.get(annotation)
    except TypeError:  # what is not hashable
        return None


def with_texts(run: Run, shape: s.Shape, value: Any) -> Any:
    """A copy of a script's value with base64 text in place of each blob that stands where text is asked for."""
    shape = s.resolved(shape)
    if isinstance(value, Blob):
        kinds = {type(s.resolved(option)) for option in s.options_of(shape)}
        if s.StringShape not in kinds or s.BlobShape in kinds:
            return value
        assert value.length is not None
        run.allocate(value.length)
        return value.as_text()
    if not has_blob(value):
        return value
    if isinstance(shape, s.UnionShape):
        meant = [option for option in s.options_of(shape) if _may_be_meant(option, value)]
        made = ((option, with_texts(run, option, value)) for option in meant)
        return next((each for option, each in made if not issues(option, each)), value)
    if isinstance(value, list):
        return [with_texts(run, _item(shape, place), each) for place, each in enumerate(value)]
    if isinstance(value, dict):
        return {key: with_texts(run, _member(shape, key), each) for key, each in value.items()}
    return value


def _may_be_meant(option: s.Shape, value: Any) -> bool:
    """Whether the literals of an alternative are those of the value, as far as it is an object: without going into what it holds,
    which may be one of the same alternatives."""
    if not isinstance(option, s.ObjectShape) or not isinstance(value, dict):
        return True
    told = (member for member in option.members if isinstance(member.shape, s.LiteralShape) and member.name in value)
    return not any(issues(member.shape, value[member.name]) for member in told)


def has_blob(value: Any) -> bool:
    """Whether a value is a blob or has one within it."""
    if isinstance(value, list | dict):
        return any(map(has_blob, value.values() if isinstance(value, dict) else value))
    return isinstance(value, Blob)


def _item(shape: s.Shape, place: int) -> s.Shape:
    """What an array's item is asked to be."""
    if isinstance(shape, s.ArrayShape):
        return shape.item
    if isinstance(shape, s.TupleShape):
        return shape.items[place] if place < len(shape.items) else shape.rest or s.ANY
    return s.ANY


def _member(shape: s.Shape, key: str) -> s.Shape:
    """What an object's member is asked to be."""
    if isinstance(shape, s.RecordShape):
        return shape.value
    if isinstance(shape, s.ObjectShape):
        return next((each.shape for each in shape.members if each.name == key), shape.extra or s.ANY)
    return s.ANY


def compare(function: str, number: int, conversion: Conversion, value: Any) -> None:
    """Raise BAD_ARGUMENT where an argument is not of its shape: the first thing that is wrong, with its path."""
    found = issues(conversion.shape, value)
    if found:
        raise wrong_argument(function, number, found[0])


def wrong_argument(function: str, number: int, issue: Issue) -> Exception:
    """The error for an argument, or something in it."""
    hint = f"at `{issue.located(f'argument {number}')}`" if issue.path else _HINTS.get((issue.expected, issue.found))
    error = fail(
        "BAD_ARGUMENT", number=number, function=function, expected=issue.expected, found=issue.found, hint=hint
    )
    error.argument = function, number - 1
    return error


_HINTS = {("blob", "file"): "write `await file.toBase64()`"}


def _maker(annotation: Any, around: dict[Any, Make] | None = None) -> Make:
    """What makes a value of the annotation: pydantic where it names something of pydantic's, else msgspec.

    Alternatives that msgspec cannot tell apart (`date | str`, two dataclasses) are told apart by their shapes. `around` has
    the classes that this one is part of, which it may hold in turn.
    """
    around = {} if around is None else around
    if _mentions_pydantic(annotation, set()):
        return _by_pydantic(annotation)
    if _has_own_names(annotation) and (made := _by_parts(annotation, around)) is not None:
        return made
    try:
        return _by_msgspec(annotation)
    except TypeError:
        made = _by_parts(annotation, around)
        if made is None:
            raise
        return made


def _mentions_pydantic(annotation: Any, seen: set[int]) -> bool:
    """Whether an annotation is one of pydantic's, or has one within it."""
    if id(annotation) in seen:
        return False
    seen.add(id(annotation))
    if hasattr(annotation, "__get_pydantic_core_schema__") or hasattr(annotation, "__pydantic_fields__"):
        return True
    if type(annotation).__module__.partition(".")[0] == "pydantic":
        return True
    parts = [*typing.get_args(annotation), *getattr(annotation, "__metadata__", ())]
    if isinstance(annotation, type) and hasattr(annotation, "__annotations__"):
        try:
            parts += typing.get_type_hints(annotation, include_extras=True).values()
        except (NameError, TypeError):
            return False
    return any(_mentions_pydantic(part, seen) for part in parts)


def _by_pydantic(annotation: Any) -> Make:
    pydantic = sys.modules["pydantic"]
    try:
        adapter = pydantic.TypeAdapter(annotation)
    except pydantic.PydanticUserError as error:
        raise TypeError(str(error).partition("\n")[0]) from None
    names = {"by_name": True} if tuple(map(int, pydantic.VERSION.split(".")[:2])) >= (2, 11) else {}
    return lambda value: adapter.validate_python(_with_bytes(value), **names)


def _plainer(annotation: Any) -> Make:
    """What makes a result plain: keys that are numbers become text, and so do pydantic's own types."""
    if _mentions_pydantic(annotation, set()):
        adapter = sys.modules["pydantic"].TypeAdapter(annotation)
        return lambda value: adapter.dump_python(value, mode="json", warnings=False)

    def plain(value: Any) -> Any:
        import msgspec

        return msgspec.to_builtins(value, str_keys=True)

    return plain


def _by_msgspec(annotation: Any) -> Make:
    import msgspec

    try:
        # What it cannot convert at all is known before there is a value.
        msgspec.json.Decoder(annotation, dec_hook=_no_hook)
    except (TypeError, ValueError) as error:
        raise TypeError(str(error)) from None

    def make(value: Any) -> Any:
        return msgspec.convert(
            _with_bytes(value), annotation, builtin_types=(bytes, bytearray), str_keys=True, dec_hook=_given
        )

    return make


def _has_own_names(annotation: Any) -> bool:
    """Whether msgspec asks for other names than the members': structs that are renamed, or told apart by a tag."""
    parts = typing.get_args(annotation) or (annotation,)
    return any(
        getattr(part, "__struct_fields__", None) != getattr(part, "__struct_encode_fields__", None)
        or getattr(getattr(part, "__struct_config__", None), "tag", None) is not None
        for part in parts
    )


def _by_parts(annotation: Any, around: dict[Any, Make]) -> Make | None:
    """What makes a value of an annotation from those of its parts; None where it has none."""
    origin, parts = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _maker(parts[0], around)
    if origin is typing.Literal:
        meant = {(type(value), value): part for part in parts for value in (getattr(part, "value", part),)}
        return lambda value: meant.get((type(value), value), value)
    if origin in (typing.Union, types.UnionType):
        options = [(shape_of(part), _maker(part, around)) for part in parts]
        return lambda value: next(make(value) for shape, make in options if not issues(shape, value))
    if len(parts) == 1 and isinstance(origin, type) and issubclass(origin, Iterable):
        item, made = _maker(parts[0], around), origin if origin in (set, frozenset) else list
        return lambda value: made(item(each) for each in value)
    if origin is tuple:
        makers = [_maker(part, around) for part in parts if part is not Ellipsis]
        repeated = parts[-1] is Ellipsis
        return lambda value: tuple((makers[0] if repeated else makers[place])(each) for place, each in enumerate(value))
    if origin is dict:
        keys, values = (_maker(part, around) for part in parts)
        return lambda value: {keys(key): values(each) for key, each in value.items()}
    if isinstance(annotation, type) and _has_members(annotation):
        return _by_members(annotation, around)
    return None


def _by_members(cls: type, around: dict[Any, Make]) -> Make:
    """What makes a value of a class from those of its members."""
    if cls in around:
        return lambda value: around[cls](value)
    members: dict[str, Make] = {}

    def make(value: Any) -> Any:
        return cls(**{key: members[key](each) for key, each in value.items() if key in members})

    around[cls] = make
    members.update((name, _maker(hint, around)) for name, hint in typing.get_type_hints(cls).items())
    return make


def _has_members(cls: type) -> bool:
    """Whether a class is made of its members by name."""
    return dataclasses.is_dataclass(cls) or typing.is_typeddict(cls) or hasattr(cls, "__struct_fields__")


def _no_hook(wanted: type, value: Any) -> Any:
    raise NotImplementedError


def _given(wanted: type, value: Any) -> Any:
    """A value of a class that msgspec does not know: a blob."""
    return Blob(value) if wanted is Blob and isinstance(value, bytes) else value


def _with_bytes(value: Any) -> Any:
    """A value with bytes in place of its blobs."""
    if isinstance(value, Blob):
        return value.data
    if isinstance(value, list):
        return [_with_bytes(item) for item in value]
    if isinstance(value, dict):
        return {key: _with_bytes(item) for key, item in value.items()}
    return value
