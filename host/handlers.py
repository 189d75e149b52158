"""Handlers: modules that export `define({ … })`, made by `Runtime.handler` and run by `Context.handle`."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from latebind.interp.shapes.json_schema import from_schema
from latebind.interp.shapes.model import ANY, Declarations
from latebind.interp.values import GIVEN

if TYPE_CHECKING:
    from latebind.grammar.diagnostics import Diagnostic
    from latebind.grammar.source import Source
    from latebind.interp.program import Program

_NO_INPUT: Mapping[str, Any] = {"type": "object", "properties": {}}


@dataclass(frozen=True, slots=True, eq=False)
class Handler:
    """A handler, checked and compiled: immutable, to be shared between threads.

    `name` and `description` are what its definition says; without a name it is that of the file. `input_schema` is what
    it takes as JSON Schema, as language models are told; `options` is what else its definition holds, as plain data.
    """

    name: str
    description: str | None
    input_schema: Mapping[str, Any]
    options: Mapping[str, Any]
    program: Program = field(repr=False)

    @property
    def source(self) -> Source:
        """Its text."""
        return self.program.source

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What the checker found that does not keep it from running."""
        return self.program.warnings

    def tool(self, style: Literal["anthropic", "openai"] = "anthropic") -> dict[str, Any]:
        """The handler as a tool for a language model, in the form that the API of one of these takes."""
        described = {"name": self.name, "description": self.description or ""}
        if style == "anthropic":
            return {**described, "input_schema": deepcopy(dict(self.input_schema))}  # which hosts adapt to their models
        if style == "openai":
            return {"type": "function", "function": {**described, "parameters": deepcopy(dict(self.input_schema))}}
        raise ValueError(f'style is "anthropic" or "openai", not {style!r}')


def with_input(declared: Declarations | None, schema: Mapping[str, Any] | None) -> Declarations:
    """What a host declares, and what a handler's input is once it is parsed: the checker knows its members."""
    found = declared or Declarations({}, {})
    shape = ANY if schema is None else from_schema(_plain(schema))
    return found.replace(variables={**found.variables, GIVEN: shape})


# What the checker is told of a schema: kinds and members. Bounds and forms were checked when the input was parsed.
_TOLD = frozenset(
    [
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "prefixItems",
        "anyOf",
        "const",
        "enum",
        "description",
    ]
)


def _plain(schema: Any) -> Any:
    """A JSON Schema with nothing but what shapes can say."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    found = {key: _plain(value) for key, value in schema.items() if key in _TOLD and key not in _VALUES}
    if "properties" in schema:
        found["properties"] = {key: _plain(value) for key, value in schema["properties"].items()}
    return found | {key: schema[key] for key in _VALUES if key in schema}


_VALUES = ("const", "enum", "required", "type", "description")


def handler_of(program: Program, described: Mapping[str, Any]) -> Handler:
    """The handler of a compiled module, which says this of itself."""
    stem = program.name.replace("\\", "/").rpartition("/")[2].partition(".")[0]
    return Handler(
        described["name"] or stem,
        described["description"],
        described.get("input", _NO_INPUT),
        described["options"],
        program,
    )
