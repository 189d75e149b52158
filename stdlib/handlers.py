"""`define`, the modules that are built in, and what runs a handler: the hidden entries that `interp/modules.py` calls."""

from __future__ import annotations

from typing import Any

from latebind.grammar.errors import InputError, InputIssue, fail
from latebind.interp.access import call_awaited
from latebind.interp.convert import enter, type_name
from latebind.interp.leaving import to_host
from latebind.interp.lending import lend
from latebind.interp.library import Builtin, Closure, ErrorClass, Module, Modules, builtin, callback
from latebind.interp.limits import Run
from latebind.interp.modules import CALL, DEFINE, DEFINE_APART, DESCRIBE, INPUT
from latebind.interp.values import AsyncFunction, Handle
from latebind.stdlib.schemas.json_schema import written
from latebind.stdlib.schemas.methods import methods
from latebind.stdlib.schemas.model import Schema
from latebind.stdlib.schemas.table import namespace

# The module of the systems whose handlers run as they stand, and neutral names for what it exports.
BUILT_IN = ("@jelou/functions", "latebind")
_KNOWN = ("name", "description", "input", "handler")


_FUNCTIONS = (Closure, AsyncFunction, Builtin)


class Definition(Handle):
    """What `define` gives: a handler and what it says of itself."""

    kind = "handler"

    def __init__(
        self, name: str | None, description: str | None, input: Schema | None, function: Any, rest: Any
    ) -> None:
        self.name = name
        self.description = description
        self.input = input
        self.function = function
        self.rest: dict[str, Any] = rest

    def same(self, other: Any) -> bool:
        return self is other


def _definition(run: Run, given: dict[str, Any], function: Any) -> Definition:
    """The definition that an object describes. Raises BAD_DEFINITION for what is of a wrong kind."""
    given = {key: enter(run, value) for key, value in given.items()}
    for key in ("name", "description"):
        if given.get(key) is not None and not isinstance(given[key], str):
            raise fail("BAD_DEFINITION", key=key, expected="a string", found=type_name(given[key]))
    schema = given.get("input")
    if schema is not None and not isinstance(schema, Schema):
        hint = "write `z.object({ … })`" if isinstance(schema, dict) else None
        raise fail("BAD_DEFINITION", key="input", expected="a schema", found=type_name(schema), hint=hint)
    rest = {key: value for key, value in given.items() if key not in _KNOWN}
    return Definition(given.get("name"), given.get("description"), schema, function, rest)


def _define(run: Run, given: dict[str, Any]) -> Definition:
    function = given.get("handler")
    if function.__class__ not in _FUNCTIONS:
        raise fail("BAD_DEFINITION", key="handler", expected="a function", found=type_name(function))
    return _definition(run, given, function)


def _define_apart(run: Run, given: dict[str, Any]) -> Definition:
    return _definition(run, given, None)


def _handler(run: Run, value: Any) -> Definition:
    """The handler that a module exports: what `define` gave, a function, or an object with one."""
    if value.__class__ in _FUNCTIONS:
        return Definition(None, None, None, value, {})
    if isinstance(value, dict) and value.get("handler").__class__ in _FUNCTIONS:
        return _define(run, value)
    if not isinstance(value, Definition):
        raise fail("NOT_A_HANDLER", found=type_name(value))
    return value


def _describe(run: Run, value: Any) -> dict[str, Any]:
    """What `runtime.handler` wants to know, as data."""
    found = _handler(run, value)
    schemas = (
        {}
        if found.input is None
        else {"input": written(run, found.input), "parsed": written(run, found.input, output=True)}
    )
    rest = {key: written(run, value) if isinstance(value, Schema) else value for key, value in found.rest.items()}
    options = {key: to_host(value) for key, value in rest.items() if type_name(value) != "function"}
    return {"name": found.name, "description": found.description, "options": options, **schemas}


def _input(run: Run, value: Any, given: Any) -> Any:
    """The input as the handler gets it. Raises InputError with all that is wrong with it."""
    schema = _handler(run, value).input
    given = lend(run, given) if run.changes else enter(run, given)
    if schema is None:
        return given
    made, issues = schema.parse(run, given)
    if issues:
        raise InputError.of([InputIssue(issue.path, issue.message, issue.code) for issue in issues])
    return made


def _call(run: Run, value: Any, given: Any, ctx: Any) -> Any:
    """What the handler gives, where it is no function that the source shows."""
    function = _handler(run, value).function
    if function.__class__ is AsyncFunction:
        function = function.closure
    if function.__class__ is Closure:
        return callback(run, function, 2)(given, ctx)
    return call_awaited(run, function, given)


DEFINE_ENTRY = builtin(
    "define(definition: object): handler", "A handler: its name, its input and what it does.", _define
)


def _hidden() -> dict[str, Builtin]:
    """What scripts reach by exporting a handler, and in no other way."""
    return {
        DEFINE: DEFINE_ENTRY,
        DEFINE_APART: builtin("define(definition: object): handler", "A handler.", _define_apart),
        DESCRIBE: builtin("describe(handler: any): object", "What a handler says of itself.", _describe),
        INPUT: builtin("input(handler: any, given: any): any", "The input, checked.", _input),
        CALL: builtin("handle(handler: any, input: any, ctx: any): any", "What a handler gives.", _call, pure=False),
    }


def modules() -> Modules:
    """The modules that are built in."""
    z = namespace()
    exports = {"define": DEFINE_ENTRY, "z": z, "MemoryApiError": ErrorClass("MemoryApiError")}
    found = {name: Module(name, exports) for name in BUILT_IN}
    zod = {**z.members, "z": z, "default": z}
    found |= {name: Module(name, zod) for name in ("zod", "zod/v4")}
    return Modules(found, _hidden(), methods())
