"""Modules: what `import` and `export default` mean. `program` hands a parsed script over before it is checked.

Imports become globals of a library of the script's own, which nothing hides. What a module exports by default is the
value of the script; a handler (see `Purpose`) goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import CheckError, fail, finding
from latebind.grammar.parser import parse
from latebind.grammar.tree_limits import Bounds
from latebind.interp.checker.state import names_of
from latebind.interp.lending import lend
from latebind.interp.library import Builtin, ErrorClass, Library, Module, Namespace, builtin
from latebind.interp.limits import Run
from latebind.interp.names import nearest
from latebind.interp.values import GIVEN

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Shape

# What a source is compiled for. As a `script`, what it exports by default is its value; to `describe` it, what
# `runtime.handler` wants to know of that; to `handle`, its handler runs with the variable `GIVEN` as its input.
Purpose = Literal["script", "describe", "handle"]

# No script can write this name.
_EXPORTED = "%exported"
# The entries of the library that scripts only reach by exporting a handler; `stdlib/handlers.py` has them.
DEFINE = "%define"
DEFINE_APART = "%define_apart"
DESCRIBE = "%describe"
INPUT = "%input"
CALL = "%call"


def is_module(script: n.Script) -> bool:
    """Whether a script imports or exports anything."""
    return any(isinstance(statement, n.Import | n.ExportNames | n.ExportDefault) for statement in script.body)


def exports_handler(script: n.Script) -> bool:
    """Whether a script exports a handler, by what it looks like: a function, an object with one, or where it imports
    `define`."""
    defines = any(
        name.imported == "define"
        for statement in script.body
        if isinstance(statement, n.Import)
        for name in statement.names
    )
    return any(
        defines or isinstance(value, n.Arrow) or _has_handler(value)
        for statement in script.body
        for value in _defaults(script, statement)
    )


def _defaults(script: n.Script, statement: n.Statement) -> Iterator[n.Expr]:
    """What a statement exports by default, as it is written; a name stands for what it is defined as."""
    if isinstance(statement, n.ExportDefault):
        yield _defined_as(script, statement.value)
    elif isinstance(statement, n.ExportNames) and statement.module is None:
        for name in statement.names:
            if name.target.name == "default":
                yield _defined_as(script, n.Name(name.start, name.end, name.imported))


def _defined_as(script: n.Script, value: n.Expr) -> n.Expr:
    """What a name of a function or a `const` stands for, as it is written; any other value is itself."""
    value = n.bare(value)
    if not isinstance(value, n.Name):
        return value
    for statement in script.body:
        if isinstance(statement, n.FunctionDef) and statement.target.name == value.name:
            return statement.value
        if not isinstance(statement, n.VariableDef) or statement.kind != "const":
            continue
        for declared in statement.declarations:
            target = declared.target
            if isinstance(target, n.NamePattern) and target.name == value.name:
                return declared.value or value
    return value


def _has_handler(value: n.Expr) -> bool:
    return isinstance(value, n.Object) and any(getattr(item, "key", None) == "handler" for item in value.properties)


def linked(
    script: n.Script, library: Library, purpose: Purpose, limits: Bounds, taken: Shape | None = None
) -> tuple[n.Script, Library]:
    """The script without its imports and exports, and the library that it is checked against. `taken` is what a handler's
    input is once it is parsed.

    Raises CheckError for modules and names that there are not, and for a handler that is none.
    """
    link = _Link(script, library, limits)
    body = [made for statement in script.body for made in link.statement(statement)]
    if purpose != "script" or link.exported is not None:
        body += link.end(purpose)
    if link.findings:
        raise refused(script, link.findings)
    whole = link.library()
    if taken is not None:
        whole = whole.with_globals({INPUT: link.modules.hidden[INPUT].replace(returns=taken)})
    return n.Script(script.start, script.end, script.source, tuple(body)), whole


def refused(script: n.Script, findings: list[Diagnostic]) -> CheckError:
    """The error for findings, the first of which it is."""
    first = findings[0]
    error = CheckError(first.code, first.message, hint=first.hint, span=first.span, source=script.source)
    error.diagnostics = tuple(findings)
    return error


class _Link:
    """One script on its way."""

    def __init__(self, script: n.Script, library: Library, limits: Bounds) -> None:
        self.script = script
        self.limits = limits
        self.base = library
        self.modules = library.modules()
        self.globals: dict[str, Builtin | Namespace] = {}
        self.findings: list[Diagnostic] = []
        self.exported: n.ExportDefault | None = None
        self.own = {name.name for statement in script.body for name in _defined(statement)}
        self.imported = {name.target.name for node in script.body if isinstance(node, n.Import) for name in node.names}
        self.entry: n.Arrow | None = None  # the handler, where it is written in place

    def library(self) -> Library:
        """The library with what was imported."""
        return self.base.with_imports(self.modules, self.globals)

    def report(self, code: str, node: n.Node, hint: str | None = None, **fields: Any) -> None:
        self.findings.append(finding(code, node.span, hint=hint, **fields))

    def statement(self, statement: n.Statement) -> list[n.Statement]:
        """What a statement of the script's own becomes."""
        if isinstance(statement, n.Import):
            return self._import(statement)
        if isinstance(statement, n.ExportNames):
            return self._export_names(statement)
        if isinstance(statement, n.ExportDefault):
            return self._export(statement)
        return [statement]

    # imports

    def _import(self, node: n.Import) -> list[n.Statement]:
        if node.names and all(self._only_a_type(name.target.name) for name in node.names):
            return []
        module = self._module(node, node.module)
        return [] if module is None else [made for name in node.names for made in self._name(name, module)]

    def _module(self, node: n.Node, wanted: str) -> Module | None:
        """The module of a name; what is none is reported."""
        module = self.modules.named.get(wanted)
        if module is None:
            near = nearest(wanted, self.modules.named)
            known = ", ".join(f'"{name}"' for name in self.modules.named)
            hint = f'did you mean "{near}"?' if near else f"there are {known}; a host adds its own: `runtime.module(…)`"
            self.report("UNKNOWN_MODULE", node, hint=hint, module=wanted)
        return module

    def _name(self, node: n.ImportName, module: Module) -> list[n.Statement]:
        local = node.target.name
        if local in self.globals or local in self.own:
            self.report("DUPLICATE_NAME", node.target, name=local)
            return []
        if node.imported == "*":
            self.globals[local] = _whole(local, module)
            return []
        if node.imported not in module.exports:
            if not self._only_a_type(local):
                self._unknown(node, node.imported, module)
            return []
        found = module.exports[node.imported]
        if isinstance(found, ErrorClass):
            if local != found.name:
                self.report("IMPORT_ERROR_NAME", node, name=found.name)
        elif isinstance(found, Builtin | Namespace):
            self.globals[local] = found
        else:
            self.globals[f"%{local}"] = _constant(found, (module.name, node.imported))
            value = n.Call(node.start, node.end, n.Name(node.start, node.end, f"%{local}"), (), False)
            declared = n.Declaration(node.start, node.end, node.target, value)
            return [n.VariableDef(node.start, node.end, "const", (declared,))]
        return []

    def _unknown(self, node: n.Node, name: str, module: Module) -> None:
        """Report a name that a module does not export."""
        near = nearest(name, module.exports)
        hint = self.base.unsupported.get(_space_of(module), {}).get(name) or (
            f"did you mean `{near}`?" if near else None
        )
        self.report("UNKNOWN_EXPORT", node, hint=hint, module=module.name, name=name)

    def _only_a_type(self, name: str) -> bool:
        """Whether what was imported is mentioned in types alone, which are erased."""
        return self.script.source.typescript and all(
            name not in _mentions(found) for found in walk(self.script) if isinstance(found, n.Name | n.ExportNames)
        )

    # the exports

    def _export_names(self, node: n.ExportNames) -> list[n.Statement]:
        """What is exported by name concerns nobody, but must be there; one name may be the default."""
        module = None if node.module is None else self._module(node, node.module)
        made: list[n.Statement] = []
        for name in node.names:
            if node.module is None:
                if (
                    name.imported not in self.own
                    and name.imported not in self.imported
                    and not self.script.source.typescript
                ):
                    self.report("UNKNOWN_NAME", name, name=name.imported)
                elif name.target.name == "default":
                    value = n.Name(name.start, name.end, name.imported)
                    made += self._export(n.ExportDefault(node.start, node.end, value))
            elif module is not None and name.imported not in module.exports:
                if not self.script.source.typescript:
                    self._unknown(name, name.imported, module)
            elif module is not None and name.target.name == "default":
                target = n.NamePattern(name.start, name.end, "%default")
                made += self._name(n.ImportName(name.start, name.end, name.imported, target), module)
                value = n.Name(name.start, name.end, "%default")
                made += self._export(n.ExportDefault(node.start, node.end, value))
        return made

    def _export(self, node: n.ExportDefault) -> list[n.Statement]:
        if self.exported is not None:
            self.report("EXPORTED_TWICE", node)
            return []
        self.exported = node
        value = self._definition(node.value)
        target = n.NamePattern(node.start, node.end, _EXPORTED)
        declared = n.Declaration(node.start, node.end, target, value)
        return [n.VariableDef(node.start, node.end, "const", (declared,))]

    def _definition(self, value: n.Expr) -> n.Expr:
        """What is exported. A handler that is written in the definition is taken out: its statements are to be
        transactions of their own, as those of a script are."""
        written = self._written(value)
        if written is None or any(isinstance(item, n.Spread) for item in written.properties):
            return value
        rest: list[n.Property | n.Spread] = []
        for item in written.properties:
            assert isinstance(item, n.Property)
            function = self._function(item.value) if item.key == "handler" else None
            if function is None:
                rest.append(item)
            else:
                self.entry = function
        name = DEFINE if self.entry is None else DEFINE_APART
        return _call(value, name, n.Object(written.start, written.end, tuple(rest)))

    def _written(self, value: n.Expr) -> n.Object | None:
        """The object that describes the handler: what `define` is called with, or what stands alone."""
        value = n.bare(value)
        if self._function(value) is not None:
            return n.Object(value.start, value.end, (n.Property(value.start, value.end, "handler", value),))
        if isinstance(value, n.Call) and isinstance(value.callee, n.Name) and len(value.args) == 1:
            define = self.modules.hidden.get(DEFINE)
            if define is None or self.globals.get(value.callee.name) is not define:
                return None
            only = value.args[0]
            return only if isinstance(only, n.Object) else None
        named = isinstance(value, n.Object) and any(
            getattr(item, "key", None) == "handler" for item in value.properties
        )
        return value if isinstance(value, n.Object) and named else None

    def _function(self, value: n.Expr) -> n.Arrow | None:
        """The function that a handler is, where it is known: one that is written in place, or has a name."""
        if isinstance(value, n.Arrow):
            return value
        if not isinstance(value, n.Name):
            return None
        # The tree of a function cannot stand in two places: the text has another one.
        found = _defined_as(parse(self.script.source, self.limits), value)
        return found if isinstance(found, n.Arrow) else None

    # the end of the script

    def end(self, purpose: Purpose) -> list[n.Statement]:
        """The last statements: what the script is for."""
        if self.exported is None:
            end = n.Name(self.script.end, self.script.end, "")
            self.report("NO_HANDLER", end)
            return []
        at = self.exported
        exported = n.Name(at.start, at.start, _EXPORTED)
        if purpose == "script":
            return [n.ExpressionStatement(at.start, at.end, exported)]
        if purpose == "describe":
            return [n.ExpressionStatement(at.start, at.end, _call(at, DESCRIBE, exported))]
        given = _call(at, INPUT, exported, n.Name(at.start, at.start, GIVEN))
        if self.entry is None:
            return [
                n.Return(
                    at.start, at.end, _awaited(_call(at, CALL, exported, given, n.Name(at.start, at.start, "ctx")))
                )
            ]
        return [self._inlined(self.entry, given)]

    def _inlined(self, arrow: n.Arrow, given: n.Expr) -> n.Statement:
        """A handler as statements of the script's own, in a block of their own."""
        at, body = arrow, arrow.body
        if not arrow.is_async:
            for found in walk(body, functions=False):
                if isinstance(found, n.Unary) and found.op == "await":
                    self.report("AWAIT_IN_ARROW", found)
        values = (given, n.Name(at.start, at.start, "ctx"))
        mentioned = {found.name for found in walk(arrow) if isinstance(found, n.Name)}
        head: list[n.Statement] = []
        if not arrow.params:
            head.append(n.ExpressionStatement(at.start, at.start, given))
        for param, value in zip(arrow.params, values, strict=False):
            if isinstance(value, n.Name) and isinstance(param.target, n.NamePattern) and param.target.name == "ctx":
                continue  # it is what `ctx` means anyway
            unread = isinstance(param.target, n.NamePattern) and param.target.name not in mentioned
            head.append(n.ExpressionStatement(at.start, at.start, value) if unread else _bound(param, value))
        if len(arrow.params) > len(values) or any(param.rest for param in arrow.params):
            self.report("HANDLER_PARAMETERS", arrow.params[-1])
        if isinstance(body, n.Block):
            inner = body
        else:
            inner = n.Block(body.start, body.end, (n.Return(body.start, body.end, body),))
        block = n.BlockStatement(inner.start, inner.end, inner)
        return n.BlockStatement(at.start, at.end, n.Block(at.start, at.end, (*head, block)))


def _call(at: n.Node, name: str, *args: n.Expr) -> n.Call:
    return n.Call(at.start, at.end, n.Name(at.start, at.start, name), args, False)


def _awaited(node: n.Expr) -> n.Expr:
    return n.Unary(node.start, node.end, "await", node)


def _bound(param: n.Param, value: n.Expr) -> n.Statement:
    """A parameter as a definition. Where it has a default, an array brings that along."""
    target: n.Pattern = param.target
    if param.default is not None:
        element = n.PatternElement(param.start, param.end, param.target, param.default)
        target, value = (
            n.ArrayPattern(param.start, param.end, (element,), None),
            n.Array(param.start, param.end, (value,)),
        )
    declared = n.Declaration(param.start, param.end, target, value)
    return n.VariableDef(param.start, param.end, "let", (declared,))


def _defined(statement: n.Statement) -> list[n.NamePattern]:
    if isinstance(statement, n.LocalDef | n.FunctionDef):
        return [statement.target]
    if isinstance(statement, n.VariableDef):
        return [name for declaration in statement.declarations for name in names_of(declaration.target)]
    return []


def _mentions(node: n.Name | n.ExportNames) -> tuple[str, ...]:
    """The names whose values a node asks for. What is exported by another name than `default` may be a type."""
    if isinstance(node, n.Name):
        return (node.name,)
    return tuple(name.imported for name in node.names if name.target.name == "default" and node.module is None)


def _space_of(module: Module) -> str:
    """The namespace that a module is about, by whose name hints are kept."""
    space = module.exports.get("default")
    return space.name if isinstance(space, Namespace) else ""


def _whole(local: str, module: Module) -> Namespace:
    """`import * as local`: all exports as one namespace."""
    members: dict[str, Builtin | Namespace | int | float] = {
        name: found for name, found in module.exports.items() if isinstance(found, Builtin | Namespace)
    }
    data = {name: found for name, found in module.exports.items() if name not in members}
    space = module.exports.get("default")
    if isinstance(space, Namespace):  # its hints are those of that name
        local, members = space.name, {**space.members, **members}

    def read(run: Run, name: str) -> Any:
        if name in data and not isinstance(data[name], ErrorClass):
            return lend(run, data[name], (module.name, name)) if run.changes else data[name]
        near = nearest(name, module.exports)
        raise fail("NO_MEMBER", kind="this module", name=name, hint=f"did you mean `{near}`?" if near else None)

    return Namespace(local, f'What "{module.name}" exports.', members, read=read if data else None)


def _constant(value: Any, place: tuple[str, str]) -> Builtin:
    def read(run: Run) -> Any:
        return lend(run, value, place) if run.changes else value

    return builtin("constant(): any", "A value of a module.", read)


def walk(node: n.Node, *, functions: bool = True) -> Iterator[n.Node]:
    """A node and all below it; without `functions`, not what stands in functions within it."""
    work = [node]
    while work:
        here = work.pop()
        if functions or not isinstance(here, n.Arrow):
            yield here
            work += n.inner(here)
