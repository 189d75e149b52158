"""The signature of a host function, as scripts see it: parameters by position, keyword-only ones as a last object.

Annotations that cannot be found, and those that nobody can check, are refused when the function is registered.
"""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Awaitable, Callable, Coroutine
from os.path import dirname
from types import FrameType
from typing import Any, NamedTuple

from latebind.host.conversions import ANYTHING, Conversion, conversion_of
from latebind.interp.shapes import model as s
from latebind.interp.shapes.words import words

_HERE = dirname(__file__)

# What keyword-only parameters are together.
OPTIONS = "options"


class Parameter(NamedTuple):
    """One parameter of the Python function."""

    name: str
    conversion: Conversion
    optional: bool
    rest: bool = False


class Signature(NamedTuple):
    """What a host function takes and gives. `options` are its keyword-only parameters; `inject` asks for the context."""

    parameters: tuple[Parameter, ...]
    options: tuple[Parameter, ...]
    returns: Conversion
    inject: bool

    def text(self, name: str) -> str:
        """The signature as `help` shows it."""
        shown = [_shown(each, words(each.conversion.shape)) for each in self.parameters]
        if self.options:
            shown.append(_shown(self.last, words(self.last.conversion.shape)))
        return f"{name}({', '.join(shown)}): {words(self.returns.shape)}"

    def plain_text(self, name: str) -> str:
        """The signature by types' names alone, as the library's are written."""
        every = [*self.parameters, self.last] if self.options else self.parameters
        return f"{name}({', '.join(_shown(each, ' | '.join(each.conversion.types)) for each in every)}): any"

    @property
    def last(self) -> Parameter:
        """The parameter that keyword-only ones are to scripts."""
        members = tuple(s.Member(each.name, each.conversion.shape, each.optional) for each in self.options)
        shape = s.ObjectShape(members, strict=True)
        return Parameter(OPTIONS, Conversion(("any",), shape), all(each.optional for each in self.options))


def _shown(parameter: Parameter, type_: str) -> str:
    return f"{'...' if parameter.rest else ''}{parameter.name}{'?' if parameter.optional else ''}: {type_}"


def signature_of(function: Callable[..., Any], name: str) -> Signature:
    """Read the signature of a function that scripts call `name`.

    Raises ValueError for parameters that scripts cannot fill, TypeError for annotations that cannot be checked.
    """
    read = _Reader(function, name)
    given = list(inspect.signature(function).parameters.values())
    inject = bool(given) and given[0].kind is not given[0].KEYWORD_ONLY and read.is_context(given[0].annotation)
    positional: list[Parameter] = []
    options: list[Parameter] = []
    for parameter in given[1 if inject else 0 :]:
        if parameter.kind is parameter.VAR_KEYWORD:
            raise ValueError(f"{name}: scripts cannot fill **{parameter.name}: name its keys")
        conversion = read.conversion(parameter.name, parameter.annotation)
        rest = parameter.kind is parameter.VAR_POSITIONAL
        made = Parameter(parameter.name, conversion, parameter.default is not parameter.empty, rest)
        (options if parameter.kind is parameter.KEYWORD_ONLY else positional).append(made)
    if options and any(parameter.rest for parameter in positional):
        raise ValueError(f"{name}: after *{positional[-1].name} there is no place for keyword-only parameters")
    if options and any(parameter.optional for parameter in positional) and not all(each.optional for each in options):
        raise ValueError(f"{name}: give {options[0].name} a default: what is before it may be left out")
    return Signature(tuple(positional), tuple(options), read.returned(), inject)


class _Reader:
    """Annotations of one function, resolved one by one: one that cannot be found says which."""

    def __init__(self, function: Callable[..., Any], name: str) -> None:
        self._name = name
        target = inspect.unwrap(function)
        target = getattr(target, "func", target)  # of a partial
        if not inspect.isroutine(target) and not inspect.isclass(target) and callable(target):
            target = type(target).__call__
        self._annotations = dict(getattr(target, "__annotations__", {}) or {})
        self._globals = getattr(target, "__globals__", {})
        self._locals = _names_around()

    def _resolved(self, annotation: Any) -> Any:
        """An annotation that may be text. NameError where it names nothing that is there."""
        if not isinstance(annotation, str):
            return annotation
        holder = type("_", (), {"__annotations__": {"it": annotation}})
        around = {**self._globals, **self._locals}
        return typing.get_type_hints(holder, around, around, include_extras=True)["it"]

    def is_context(self, annotation: Any) -> bool:
        """Whether an annotation asks for the context of the run."""
        try:
            found = self._resolved(annotation)
        except Exception:
            return isinstance(annotation, str) and annotation.rpartition(".")[2] == "Context"
        return bool(getattr(found, "_latebind_context", False))

    def conversion(self, parameter: str, annotation: Any) -> Conversion:
        """How a parameter is taken."""
        if annotation is inspect.Parameter.empty:
            return ANYTHING
        return self._conversion(f"its parameter {parameter}", annotation)

    def returned(self) -> Conversion:
        """How a result is checked: what is awaited, of what is."""
        if "return" not in self._annotations:
            return ANYTHING
        return self._conversion("its result", self._annotations["return"], result=True)

    def _conversion(self, what: str, annotation: Any, *, result: bool = False) -> Conversion:
        try:
            found = self._resolved(annotation)
            if result and typing.get_origin(found) in (Awaitable, Coroutine):
                found = typing.get_args(found)[-1]
            if result and found in (typing.NoReturn, typing.Never):
                return ANYTHING
            return conversion_of(found)
        except NameError:
            reason = f"the annotation {annotation!r} names nothing that is there when it is registered"
        except (TypeError, SyntaxError) as error:
            reason = str(error)
        raise TypeError(f"{self._name}: {what} cannot be checked: {reason}") from None


def _names_around() -> dict[str, Any]:
    """The names where a function is registered: annotations that are text may name what is local there."""
    frame: FrameType | None = sys._getframe()
    while frame is not None and dirname(frame.f_code.co_filename) == _HERE:
        frame = frame.f_back
    return {} if frame is None else dict(frame.f_locals)
