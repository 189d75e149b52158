"""What is the same at every run of a script: its schemas, and the definition of its handler. `survey` and `kept` ask."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.library import Builtin, Library
from latebind.interp.modules import DEFINE_APART
from latebind.interp.purity import is_of_library
from latebind.interp.scope import Binding, Resolution

# What takes an array or an object apart, beside messages: elsewhere a script may get it again, and change it.
_TAKE_APART = frozenset(
    [
        *("z.object", "z.strictObject", "z.looseObject", "z.enum", "z.literal", "z.tuple", "z.union"),
        "z.discriminatedUnion",
        *("extend", "safeExtend", "pick", "omit", "partial", "required", "extract", "exclude"),
    ]
)


def makes_schemas(resolution: Resolution) -> bool:
    """Whether a script calls a function that makes schemas."""
    return any(isinstance(meaning, Builtin) and _makes_one(meaning) for meaning in resolution.static.values())


def _makes_one(entry: Builtin) -> bool:
    """Whether a function gives a schema, which nobody can change: `safeParse` and `toJSONSchema` give objects."""
    return entry.result == "schema" and is_of_library(entry)


def _method(library: Library, name: str) -> Builtin | None:
    """The method of schemas of this name, if all that have it give a schema."""
    own = [methods[name] for kind, methods in library.methods.items() if kind.endswith("schema") and name in methods]
    return own[0] if own and all(map(_makes_one, own)) else None


class Same:
    """What a script makes of schemas and nothing else, so that each run would make the same."""

    def __init__(self, resolution: Resolution, library: Library) -> None:
        self.resolution = resolution
        self.library = library
        self._names: dict[Binding, bool] = {}  # one that is mentioned often is looked at once

    def is_definition(self, node: n.Call) -> bool:
        """Whether this is the definition of a handler without its function, all of whose parts are always the same."""
        only = node.args[0] if len(node.args) == 1 else None
        named = getattr(node.callee, "name", None) == DEFINE_APART
        return named and isinstance(only, n.Object) and self._is_part(only, apart=True)

    def is_schema(self, node: n.Expr) -> bool:
        """Whether an expression is always the same schema: of calls without functions and names, or the name of one."""
        node = n.bare(node)
        if isinstance(node, n.Name):
            binding = self.resolution.names.get(node)
            return isinstance(binding, Binding) and self._is_name(binding)
        if not isinstance(node, n.Call) or node.optional:
            return False
        made: object = self.resolution.called(node.callee)
        if made is None and isinstance(callee := node.callee, n.Member) and not callee.optional:
            made = _method(self.library, callee.name) if self.is_schema(callee.object) else None
        if not isinstance(made, Builtin) or not _makes_one(made) or len(node.args) > len(made.params):
            return False
        apart = made.name in _TAKE_APART
        parts = zip(node.args, made.params, strict=False)
        return all(self._is_part(arg, apart=apart or param.name == "message") for arg, param in parts)

    def _is_name(self, binding: Binding) -> bool:
        known = self._names.get(binding)
        if known is None:
            self._names[binding] = False  # for what is within its own value
            value = binding.value if binding.kind == "const" and binding.top_level else None
            known = self._names[binding] = value is not None and self.is_schema(value)
        return known

    def _is_part(self, node: n.Expr | n.Spread, *, apart: bool) -> bool:
        """Whether an argument, or a part of one, is always the same; `apart`: it may be an array or an object."""
        if isinstance(node, n.Constant):
            return True
        if isinstance(node, n.Text):
            return all(isinstance(part, str) for part in node.parts)
        if isinstance(node, n.Unary):
            return node.op == "-" and isinstance(node.operand, n.Constant)
        if apart and isinstance(node, n.Array):
            return all(self._is_part(item, apart=True) for item in node.items)
        if apart and isinstance(node, n.Object):
            return all(
                isinstance(part, n.Property) and isinstance(part.key, str) and self._is_part(part.value, apart=True)
                for part in node.properties
            )
        return not isinstance(node, n.Spread) and self.is_schema(node)
