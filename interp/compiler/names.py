"""Names: how a binding's slot is read, defined and assigned; whether that slot is Python's own or a `Cell`."""

from __future__ import annotations

from collections.abc import Mapping

from latebind.grammar import nodes as n
from latebind.interp.compiler import late
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.charges import without_run
from latebind.interp.compiler.codes import ANY, ARRAY, NUMBER, OBJECT, Code, Range
from latebind.interp.compiler.emitter import Emitter
from latebind.interp.library import Namespace
from latebind.interp.scope import Binding


def read(c: Emitter, node: n.Node, binding: Binding) -> Code:
    """The value of a binding. A `local` is evaluated anew unless its value still holds."""
    if (standing := c.standing.pop(binding, None)) is not None:
        return standing
    # What the host gives is there; all else may be read above its definition.
    slot = py.load(c.name(binding)) if binding.kind == "host" else py.load_at(c.name(binding), c.site(node))
    known = c.range_of(binding)
    kind = _kind(c, binding) if known is None else NUMBER
    known = known or Range()
    learned = known.learned and not (binding.assigned and c.kinds.get(binding) == NUMBER)
    simple = not (binding.cell or binding.shared or binding.moves)
    text = binding.assigned and binding.kind == "let" and binding in c.survey.texts
    made = Code(slot, kind, simple=simple, bounds=known.bounds, whole=known.whole, learned=learned, text=text)
    if binding.cell:
        return made.replace(py=py.at(py.attribute(slot, "value"), c.site(node)), depth=2)
    if binding.kind in ("const", "let") and not binding.assigned and (instance := instance_of(c, binding.value)):
        return made.replace(instance=instance)
    if binding.shared:
        return made.replace(depth=2)
    if binding.kind == "host" and c.lends and binding.name not in c.resolution.read_only:
        lent = c.helper("lend", node, c.run_or_fuel(), slot, py.constant(binding.name))
        return Code(_kept(c, binding, lent) if c.builder.kind == "script" else lent, ANY, 2)
    if c.entrance is not None and (found := c.entrance.read(binding, slot)) is not None:
        return found
    if binding.kind != "local" or binding.arrow is not None:
        return made
    return late.read(c, node, binding)


def _kind(c: Emitter, binding: Binding) -> str:
    """What is known of a binding: of one that is bound to a literal alone, above its definition too."""
    kind = c.kinds.get(binding)
    if kind is not None or binding.kind != "const" or binding.cell or binding.value is None:
        return kind or ANY
    return _LITERALS.get(type(n.bare(binding.value)), ANY)


def instance_of(c: Emitter, value: n.Expr | None) -> str:
    """The type of the library's objects that a value is surely of: a map, if it is `new Map()`."""
    value = None if value is None else n.bare(value)
    if isinstance(value, n.Regex):
        return "regexp"
    space = c.library.globals.get(value.name) if isinstance(value, n.New) else None
    return space.construct.result if isinstance(space, Namespace) and space.construct is not None else ""


_LITERALS: Mapping[type[n.Node], str] = {n.Array: ARRAY, n.Object: OBJECT}


def _kept(c: Emitter, binding: Binding, lent: py.Expr) -> py.Expr:
    """What is lent for a variable, which is found out once: other functions ask the run again, for the same."""
    name = f"l{binding.number}"
    c.lent.add(binding)
    c.builder.stored.add(name)
    return py.if_else(py.is_not(py.load(name), py.constant(None)), py.load(name), py.walrus(name, lent))


def fix(c: Emitter) -> None:
    """Lend the variables that nothing may change, before others lend what these hold, too."""
    mentions = {found: node for node, found in reversed(c.resolution.names.items()) if isinstance(found, Binding)}
    for name, binding in c.resolution.host.items():
        if name in c.resolution.read_only and (node := mentions.get(binding)) is not None:
            slot = c.name(binding)
            c.emit(py.assign(slot, c.helper("lend_read_only", node, c.run(), py.load(slot), py.constant(name))))


def lend_all(c: Emitter, variables: Mapping[str, Binding]) -> list[py.Stmt]:
    """What a program that may change what its variables hold, and has no run, does with them at its head."""
    lent = [c.name(binding) for binding in variables.values()]
    if not lent:
        return []
    copied = py.assign_all(lent, c.helper("copies", None, py.tuple_of(map(py.load, lent))))
    kept = [
        py.assign(f"l{binding.number}", py.load(c.name(binding))) for binding in variables.values() if binding in c.lent
    ]
    return [py.if_statement(without_run(), [copied, *kept])]


def define(c: Emitter, binding: Binding, value: py.Expr, kind: str = ANY, known: Range | None = None) -> None:
    """Give a binding its first value; `kind` is what is known of that, and `known`, where it is a number."""
    if (known_kind := kind_of(binding, kind)) != ANY or not binding.assigned:
        c.kinds[binding] = known_kind
    if known is not None and not binding.assigned:
        c.known[binding] = known
    name = c.name(binding)
    c.builder.defined.add(name)
    if binding.cell:
        value = c.helper("Cell", None, c.run_or_fuel(), value)
    c.emit(py.assign(name, value))


def kind_of(binding: Binding, kind: str) -> str:
    """What is known of a binding for good whose first value is of a `kind`: nothing, if what is assigned to it may be another."""
    return kind if not binding.assigned or (kind == NUMBER and binding.numeric) else ANY


def store(c: Emitter, node: n.Node, binding: Binding, value: py.Expr) -> py.Expr:
    """An expression that assigns to a binding, and gives the value."""
    name = c.name(binding)
    if binding.cell:
        site = c.site(node)
        return py.at(py.call(py.attribute(py.load_at(name, site), "set"), value), site)
    if c.resolution.varies:
        value = c.helper("changed", None, c.run_or_none(), value)
    c.stores(binding)
    made, asked = py.walrus(name, value), _asked(c, node, binding)
    return made if asked is None else py.after([py.is_(asked, py.constant(...))], made)


def _asked(c: Emitter, node: n.Node, binding: Binding) -> py.Expr | None:
    """What asks whether a name is defined that a function assigns to; None where it surely is."""
    if not binding.shared or binding.kind == "var" or c.name(binding) in c.builder.defined:
        return None
    return py.load_at(c.name(binding), c.site(node))


def store_alone(c: Emitter, node: n.Node, binding: Binding, value: py.Expr) -> None:
    """Assign to a binding, where nobody asks for the value. The next statement begins an epoch of its own."""
    if binding.cell:
        c.emit(py.run(store(c, node, binding, value)))
        return
    name = c.name(binding)
    c.stores(binding)
    if (asked := _asked(c, node, binding)) is not None:
        c.emit(py.run(asked))
    c.emit(py.assign(name, value))
