"""Tree to Python: a checked script becomes one Python function, through Python's `ast`, never through source text."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from types import CodeType
from typing import TYPE_CHECKING

from latebind.grammar import nodes as n
from latebind.grammar.record import Record
from latebind.interp.compiler import blocks, each, entry, names
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import charge, with_run, without_run
from latebind.interp.compiler.codes import Code
from latebind.interp.compiler.cuts import share
from latebind.interp.compiler.dispatch import DISPATCH
from latebind.interp.compiler.emitter import DEFINITION, FUEL, LEVELS, MOMENT, RUN, Emitter, SourceSite
from latebind.interp.compiler.readings import NESTED
from latebind.interp.compiler.result_export import exported, result_export, script_end
from latebind.interp.inline import FUEL as MOST_FUEL
from latebind.interp.inline import MOST, STEPS
from latebind.interp.library import Library
from latebind.interp.limits import DEFAULT, Limits, Run
from latebind.interp.linking import FILENAME, Origin
from latebind.interp.scope import Resolution

if TYPE_CHECKING:
    from latebind.interp.compiler.entrance import Entrance

__all__ = ["Written", "write"]


class Written(Record):
    """A script as Python: a module that defines `main(variables, run, overrides)`, see `entry`.

    `entries` are the parts of the library that its names stand for, see `linking`. `cost` is what it charges at most
    where that is known, else None. `statement`: it is one simple statement that may touch a memory, whose transaction is
    for who runs it to begin. `sites` are what its lines lead back to, and `titles` says what each of its functions stands for.
    """

    tree: ast.Module
    entries: Mapping[str, Origin]
    cost: int | None
    statement: bool
    sites: tuple[SourceSite, ...]
    titles: Mapping[str, str]

    def code(self, *, always_with_run: bool = False) -> CodeType:
        """The code of `main`. `always_with_run`: it makes itself a run at once, where it is given none."""
        main = self.tree.body[0]
        assert isinstance(main, ast.FunctionDef)
        if always_with_run:
            body = next(part for part in main.body if isinstance(part, ast.Try)).body
            body.insert(0, entry.begin(py.call(entry.runner("run"))))
        code = compile(self.tree, FILENAME, "exec", dont_inherit=True)
        return next(part for part in code.co_consts if isinstance(part, CodeType))


def write(
    script: n.Script,
    resolution: Resolution,
    library: Library,
    limits: Limits = DEFAULT,
    hideable: Iterable[str] = (),
    zone: str = Run.timezone,
    entrance: Entrance | None = None,
) -> Written:
    """Write a checked script as Python. `hideable` are the builtins in it that a host's variables may hide; `zone` is the zone of
    local time where it runs without a context. `entrance` knows the shapes of its variables."""
    c = Emitter(DISPATCH, script, resolution, library, limits, zone)
    if not (resolution.changes or resolution.locals):
        c.entrance = entrance
    light = c.light
    written = _write(c, hideable)
    if resolution.locals and light and c.needs_run:  # what was written for the want of one is of no use
        return _write(Emitter(DISPATCH, script, resolution, library, limits, zone, light=False), hideable)
    return written


def _write(c: Emitter, hideable: Iterable[str]) -> Written:
    script, resolution, builder = c.script, c.resolution, c.builder
    body: list[py.Stmt] = []
    builder.slots = {c.name(binding) for binding in resolution.host.values()}
    if resolution.changes:
        begun = py.run(c.helper("begin_changes", None, py.load(RUN) if c.light else c.run()))
        builder.out.append(py.if_statement(with_run(), [begun]) if c.light else begun)
        names.fix(c)
    simple = _single_expression(script)
    touching = simple is not None and script.body[0] in resolution.touching
    statement = touching and not (c.light or resolution.changes or resolution.locals or resolution.gathers)
    if statement:
        # It is charged as the function is that a statement's part is elsewhere.
        builder.kind, builder.once = "inner", True
        builder.cost += blocks.TRANSACTION + DEFINITION
    if simple is not None and (statement or not touching):
        with c.learning():
            # What it needs defined stands before it.
            end = [py.give(exported(c, c.expression(simple)))] if statement else result_export(c, simple)
        builder.out += end
    else:
        # `L` are the script's own locals, for its value and for the host.
        c.ending = _ending(c, script)
        if c.ending is None:
            c.emit(py.assign("value", py.constant(None)))
        if resolution.locals and isinstance(blocks.last(script), n.LocalDef | n.VariableDef):
            c.emit(py.assign("L", py.dict_of([], [])))
        c.statement(script, "value")
        if c.ending is None:
            c.emit(py.give(py.load("value")))
        _note_locals(c)
        builder.out[:] = py.returns(
            builder.out, lambda end: [py.give(exported(c, Code(end.value or py.constant(None))))]
        )
        if c.ending is not None:
            with c.learning():
                end = script_end(c, c.ending)
            builder.out += end
    for name, binding in resolution.host.items():
        read = py.subscript(py.load("V"), py.constant(name))
        body.append(py.assign(c.name(binding), read))
        if binding in c.lent:
            body.append(py.assign(f"l{binding.number}", py.constant(None)))
    if c.entrance is not None:
        body += c.entrance.statements()
    if c.dynamic:
        body += _charged(c, builder.cost, script)
    if c.fueled:
        # What calls in place might have taken, had there been as many as there may be.
        body.append(py.assign(FUEL, py.constant(max(0, MOST_FUEL + STEPS * (MOST - c.inlined) - c.crowd))))
    if c.deep:
        body.append(py.assign(LEVELS, py.constant(DEFAULT.depth - (NESTED if c.readings is not None else 0))))
    if c.moment and not c.needs_run:
        body.append(py.if_statement(without_run(), [py.assign(MOMENT, c.helper("moment", None))]))
    if c.lends and not c.needs_run:
        body += names.lend_all(c, resolution.host)
    body += builder.out
    main = entry.main(c, body, hideable)
    if c.cuts:
        share(main, c.cuts)
    return Written(
        tree=ast.Module(body=[main], type_ignores=[]),
        entries=c.origins,
        cost=None if c.dynamic else builder.cost,
        statement=statement,
        sites=tuple(c.sites),
        titles=c.titles,
    )


def _ending(c: Emitter, script: n.Script) -> n.Expr | None:
    """The expression that a script of several statements ends in, if it does: it is written as it leaves."""
    last = script.body[-1] if script.body else None
    if not isinstance(last, n.ExpressionStatement) or last in c.resolution.touching:
        return None
    statement = isinstance(last.value, n.ExprBlock | n.Assign | n.Update) or each.called(c, last.value) is not None
    return None if statement else last.value


def _charged(c: Emitter, cost: int, script: n.Script) -> list[py.Stmt]:
    """The charge at a script's head. Where all calls may be in place, there is perhaps no run to charge."""
    if c.needs_run or not c.inlined:
        c.light = False
        return charge(c, cost, script)
    charged = py.call(py.attribute(py.load(RUN), "charge"), py.constant(max(cost, 1)))
    return [py.if_statement(with_run(), [py.run(py.at(charged, c.site(script)))])]


def _single_expression(script: n.Script) -> n.Expr | None:
    """The expression that is the whole script, the common case of hosts."""
    if len(script.body) != 1 or not isinstance(only := script.body[0], n.ExpressionStatement):
        return None
    return None if isinstance(only.value, n.ExprBlock) else only.value


def _note_locals(c: Emitter) -> None:
    """Keep the script's own locals where the host finds them, once all are made."""
    if not c.late_bindings:
        return
    out = c.builder.out
    names = {c.name(binding) for binding in c.late_bindings}
    last = max(i for i, statement in enumerate(out) if _assigns(statement, names))
    keys = [py.constant(binding.name) for binding in c.late_bindings]
    values = [py.load(c.name(binding)) for binding in c.late_bindings]
    noted = [
        py.assign("L", py.dict_of(keys, values)),
        py.assign_attribute(py.load(RUN), "locals", py.load("L")),
    ]
    out[last + 1 : last + 1] = noted if c.needs_run else [py.if_statement(with_run(), noted)]


def _assigns(statement: py.Stmt, names: set[str]) -> bool:
    """Whether a statement assigns one of these names, at once or where there is a run."""
    if isinstance(statement, ast.If):
        return any(_assigns(part, names) for part in statement.body)
    return isinstance(statement, ast.Assign) and getattr(statement.targets[0], "id", None) in names
