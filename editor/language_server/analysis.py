"""What is known of one region: its tree, what its names mean, what is wrong with it, the shapes of its values.

`analyse` asks the same functions in the same order as `latebind check`, so that both say the same; it leaves the
compiling out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from latebind.editor.language_server.regions import Region
from latebind.grammar import nodes as n
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import LatebindError
from latebind.grammar.incremental import IncrementalParser
from latebind.grammar.parser import parse, parse_template
from latebind.grammar.source import Source
from latebind.host.handlers import with_input
from latebind.host.runtime import Runtime
from latebind.host.templates import template_script
from latebind.interp.checker.shapes.dispatch import DISPATCH
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.details import examine
from latebind.interp.library import Builtin, Library
from latebind.interp.limits import Limits
from latebind.interp.modules import Purpose, is_module, linked
from latebind.interp.program import compile_program
from latebind.interp.purity import is_of_library
from latebind.interp.scope import Binding, Resolution
from latebind.interp.shapes import model as s
from latebind.interp.values import GIVEN

# So many lines or statements that do not parse are left out of a tree, to know the rest.
_MOST_LEFT_OUT = 8
# What a handler says of itself may take as long as this, and no longer.
_STEPS, _SECONDS = 100_000, 0.2


@dataclass(frozen=True, slots=True)
class Project:
    """What scripts are checked against: what a runtime has, `names` of variables that the host will give beside those it
    declares, and `advise`, which puts a hint into the words of whoever reads it."""

    limits: Limits
    library: Library
    declared: s.Declarations | None
    is_handler: Callable[[Source], bool]
    names: tuple[str, ...] = ()
    advise: Callable[[Diagnostic], Diagnostic] = field(default=lambda finding: finding)

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of all variables that are known."""
        return (*self.names, *(() if self.declared is None else self.declared.variables))


def project_of(
    runtime: Runtime, names: tuple[str, ...] = (), advise: Callable[[Diagnostic], Diagnostic] = lambda finding: finding
) -> Project:
    """The project of a runtime's scripts."""
    return Project(runtime.limits, runtime.library, runtime.declared, runtime.is_handler, names, advise)


class Tree(NamedTuple):
    """A tree, what its names mean, and the library that it was checked against, with what it imports."""

    script: n.Script
    resolution: Resolution
    library: Library


class Analysis:
    """What is known of a text: its findings, and a tree of it, which lacks what does not parse and is made when it is
    first needed."""

    def __init__(
        self,
        findings: tuple[Diagnostic, ...],
        declared: s.Declarations | None,
        tree: Callable[[], Tree],
        *,
        whole: bool = True,
    ) -> None:
        self.findings = findings
        self.declared = declared
        self.whole = whole  # nothing was left out of the tree
        self._make = tree

    @cached_property
    def _tree(self) -> Tree:
        return self._make()

    @property
    def script(self) -> n.Script:
        return self._tree.script

    @property
    def resolution(self) -> Resolution:
        return self._tree.resolution

    @property
    def library(self) -> Library:
        return self._tree.library

    @property
    def text(self) -> str:
        """The text that the tree is of."""
        return self.script.source.text

    @cached_property
    def _looking(self) -> tuple[Shapes, Iterator[n.Statement]]:
        """The shapes as far as they are known, and the statements that were not looked at yet."""
        shapes = Shapes(self.script, self.resolution, self.library, self.declared or s.Declarations({}, {}))
        return shapes, iter(self.script.body)

    def look(self, count: int | None = None) -> bool:
        """Look at the shapes of so many more statements, or of all; say whether there were as many."""
        shapes, left = self._looking
        looked = 0
        for statement in islice(left, count):
            shapes.statement(statement)
            looked += 1
        return looked == count

    @cached_property
    def shapes(self) -> Shapes:
        """What is known of the values."""
        self.look()
        return self._looking[0]

    @cached_property
    def outer(self) -> dict[str, tuple[str, s.Shape]]:
        """The names of the script's own top level: how each is bound, and what is known of what it holds."""
        scope = self.resolution.scopes.get(self.script)
        names = {} if scope is None else scope.names
        return {name: (binding.kind, self.shapes.of_binding(binding)) for name, binding in names.items()}


class Shapes(ShapeState):
    """The checker's pass over shapes, which here remembers what it saw of each expression."""

    def __init__(self, script: n.Script, resolution: Resolution, library: Library, declared: s.Declarations) -> None:
        super().__init__(DISPATCH, script, resolution, library, declared)
        self.seen: dict[n.Node, s.Shape] = {}

    def expression(self, node: n.Expr | n.Spread) -> s.Shape:
        shape = super().expression(node)
        if self.seen.get(node, s.ANY) == s.ANY:
            self.seen[node] = shape
        return shape

    def statement(self, node: n.Statement) -> s.Shape:
        if isinstance(node, n.ExportDefault):  # one that was not linked
            return self.expression(node.value)
        return s.ANY if isinstance(node, n.Import) else super().statement(node)

    def of(self, node: n.Expr) -> s.Shape:
        """What is known of an expression's value."""
        if node not in self.seen:
            with self.silent(), self.assuming({}):
                self.expression(node)
        return self.seen[node]

    def of_binding(self, binding: Binding) -> s.Shape:
        """What is known of what a name holds."""
        if binding.kind == "host":
            return self.declared.variables.get(binding.name, s.ANY)
        found = self.bindings.get(binding)
        if found is None and binding.value is not None and not binding.assigned:
            found = self.seen.get(binding.value)
        return s.ANY if found is None else found


def analyse(project: Project, region: Region, name: str, parser: IncrementalParser | None = None) -> Analysis:
    """What is known of a region of the file `name`. A `parser` keeps what it knows of a script's tree from one state of
    the text to the next, and spoils the analyses before."""
    if region.kind == "handler":
        return _handler(project, Source(region.text, name, typed=True))
    source = Source(region.text, name)
    parsed = _template if region.kind != "script" else _script if parser is None else parser.parse
    names = project.variables if region.known or project.names else None
    if region.kind == "script" and region.known and project.is_handler(source):
        return _handler(project, Source(region.text, name, typed=True))
    return _analysed(project, source, parsed, names, project.declared, "script")


def _script(source: Source, limits: Limits) -> n.Script:
    return parse(source, limits)


def _template(source: Source, limits: Limits) -> n.Script:
    return template_script(source, parse_template(source, limits), typed=True)


Parse = Callable[[Source, Limits], n.Script]


def _analysed(
    project: Project,
    source: Source,
    parsed: Parse,
    names: tuple[str, ...] | None,
    declared: s.Declarations | None,
    purpose: Purpose,
) -> Analysis:
    limits, library = project.limits, project.library
    try:
        script = parsed(source, limits)
    except LatebindError as error:
        broken = error.with_traceback(None)  # whose frames hold trees, and this function's error

        def left() -> Tree:
            whole = _template if parsed is _template else _script
            return _unlinked(_without_what_fails(source, whole, limits, broken), library, declared)

        return Analysis(_of_error(project, error), declared, left, whole=False)
    if purpose != "script" or is_module(script):
        taken = None if declared is None else declared.variables.get(GIVEN)
        try:
            script, library = linked(script, library, purpose, limits, taken)
        except LatebindError as error:
            return Analysis(
                _of_error(project, error), declared, lambda: _unlinked(parsed(source, limits), library, declared)
            )
    try:
        resolution, found = examine(script, library, names, declared)
    except LatebindError as error:
        tree = Tree(_empty(source), Resolution(), library)
        return Analysis(_of_error(project, error), declared, lambda: tree, whole=False)
    refused = any(finding.severity == "error" for finding in found)
    told = tuple(project.advise(finding) if refused else finding for finding in found)
    checked = Tree(script, resolution, library)
    return Analysis(told, declared, lambda: checked)


def _unlinked(script: n.Script, library: Library, declared: s.Declarations | None) -> Tree:
    """What can be known of a text in spite of its errors."""
    try:
        resolution, _ = examine(script, library, None, declared)
    except LatebindError:
        script, resolution = _empty(script.source), Resolution()
    return Tree(script, resolution, library)


def _of_error(project: Project, error: LatebindError) -> tuple[Diagnostic, ...]:
    found = getattr(error, "diagnostics", ()) or (error.diagnostic,)
    return tuple(project.advise(finding) for finding in found)


def _empty(source: Source) -> n.Script:
    return n.Script(0, len(source.text), source, ())


# handlers


def _handler(project: Project, source: Source) -> Analysis:
    """A handler. What its top level says of its input is evaluated where nothing but the library can be reached."""
    declared = project.declared
    names = (*project.variables, GIVEN)
    try:
        described = _described(project, source)
    except LatebindError as error:
        found = _analysed(project, source, _script, names, declared, "handle")
        return Analysis(
            _of_error(project, error),
            declared,
            lambda: Tree(found.script, found.resolution, found.library),
            whole=found.whole,
        )
    return _analysed(project, source, _script, names, with_input(declared, described.get("parsed")), "handle")


def _described(project: Project, source: Source) -> Mapping[str, Any]:
    """What a handler says of itself; nothing where it asks the host for that."""
    limits = replace(project.limits, steps=min(project.limits.steps, _STEPS), seconds=_SECONDS)
    program = compile_program(
        source,
        project.library,
        variables=project.variables,
        limits=limits,
        declared=project.declared,
        purpose="describe",
    )
    if program.references().variables or not reaches_library_alone(program.runner.script, program.runner.library):
        return {}
    described: Mapping[str, Any] = program()
    return described


def reaches_library_alone(script: n.Script, library: Library) -> bool:
    """Whether a script calls no function of the host's, and no memory."""
    resolution, _ = examine(script, library, None)
    return all(
        is_of_library(meaning)
        for meaning in [*resolution.static.values(), *resolution.names.values()]
        if isinstance(meaning, Builtin)
    )


# what does not parse

_STATEMENT = re.compile(r"(?m)^(?![ \t\r\n)\]}]|//|(?:else|catch|finally)\b)")


def _without_what_fails(source: Source, parsed: Parse, limits: Limits, error: LatebindError) -> n.Script:
    """The tree of a text without the lines, or the statements, that do not parse. Every offset is kept."""
    text, lines = source.text, set[int]()
    for _ in range(_MOST_LEFT_OUT):
        if error.span is None or error.code == "LIMIT_SOURCE":
            break
        at = len(text[: error.span.start + 1].rstrip()) - 1  # at the end of the text, the last line is meant
        if at < 0:
            break
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        if start in lines:
            starts = [found.start() for found in _STATEMENT.finditer(text)]
            start = max((each for each in starts if each <= at), default=0)
            end = min((each for each in starts if each > at), default=len(text))
        lines.add(start)
        end = len(text) if end < 0 else end
        text = text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]
        try:
            return parsed(Source(text, source.name, typed=source.typed), limits)
        except LatebindError as again:
            error = again.with_traceback(None)
    return _empty(source)
