"""Calls: of the library, of the host's functions, of methods and of a script's own; and what callbacks are given."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes import members
from latebind.interp.checker.shapes.changes import changed_by
from latebind.interp.checker.shapes.functions import function
from latebind.interp.checker.shapes.narrowing import narrowed
from latebind.interp.checker.shapes.provenance import is_declared
from latebind.interp.checker.shapes.results import BY_KEY, FUNCTIONS, METHODS
from latebind.interp.checker.shapes.sizes import either
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.library import Builtin
from latebind.interp.names import nearest
from latebind.interp.scope import Binding
from latebind.interp.shapes import algebra as al
from latebind.interp.shapes import model as s
from latebind.interp.shapes.words import words


def known(c: ShapeState, base: n.Expr, node: n.Call) -> s.Shape | None:
    """A call of what is known by name; None where `base` is a value."""
    meaning = c.resolution.called(base)
    if isinstance(meaning, Builtin):
        return builtin(c, meaning, node)
    if isinstance(meaning, Binding) and meaning.arrow is not None:
        shapes = arguments(c, node)
        c.called()
        return applied(c, meaning.arrow, node, shapes)
    return None


def arguments(c: ShapeState, node: n.Call | n.New) -> list[s.Shape]:
    """What is known of the arguments of a call, functions among them; nothing of what follows a spread."""
    shapes = []
    for arg in node.args:
        if isinstance(arg, n.Spread):
            c.expression(arg)
            break
        shapes.append(c.expression(arg))
    else:
        return shapes
    for arg in node.args[len(shapes) + 1 :]:
        c.expression(arg)
    return shapes


def applied(c: ShapeState, arrow: n.Arrow, node: n.Call, shapes: list[s.Shape]) -> s.Shape:
    """What a function of the script gives for arguments of these shapes. What it does that these do not have is reported."""
    if arrow in c.applying or len(shapes) < len(node.args):
        return s.ANY
    for arg, param in zip(node.args, arrow.params, strict=False):
        if is_declared(c, arg):
            c.declared_patterns.add(param.target)
    given = tuple(map(al.widened, shapes))
    application = (arrow, given)
    if application not in c.applied:
        c.applying.add(arrow)
        with c.assuming({}):
            found = function(c, arrow, given)
        c.applying.discard(arrow)
        # Whether the end of a block is reached is not known so well that null there could be held against its caller.
        unsure = arrow.is_async or (isinstance(arrow.body, n.Block) and al.may_be_null(found))
        c.applied[application] = s.ANY if unsure else found
    return c.applied[application]


def builtin(c: ShapeState, entry: Builtin, node: n.Call) -> s.Shape:
    """A direct call of the library's or the host's."""
    takes = FUNCTIONS.get(entry.name)
    if takes is not None and takes.callback and len(node.args) > takes.at:
        shapes = _with_callback(c, node, takes.at)
    else:
        shapes = arguments(c, node)
    _expect(c, entry, node, shapes)
    if not entry.pure:
        c.called()
    if entry.name == "Object.assign" and not (node.args and isinstance(node.args[0], n.Object)):
        c.open = True
    if takes is not None:
        return takes.result(shapes)
    if entry.name in BY_KEY and (found := _stored(c, entry, node)) is not None:
        return found
    return result(entry)


def _with_callback(c: ShapeState, node: n.Call, at: int) -> list[s.Shape]:
    """The arguments' shapes, where the one at `at` is a function that gets what the first one holds."""
    shapes: list[s.Shape] = []
    for place, arg in enumerate(node.args):
        if isinstance(arg, n.Spread):
            c.expression(arg)
            shapes.append(s.ANY)
        elif place == at and isinstance(arg, n.Arrow):
            item = members.items(shapes[0]) if shapes else s.ANY
            shapes.append(function(c, arg, [item, s.INTEGER], declared=is_declared(c, node.args[0])))
        else:
            shapes.append(c.expression(arg))
    return shapes


def _stored(c: ShapeState, entry: Builtin, node: n.Call) -> s.Shape | None:
    """What a memory whose members are declared gives for a literal key; None where nothing is declared."""
    space, method = entry.name.rpartition(".")[::2]
    declared = c.declared.memories.get(space)
    key = node.args[0] if node.args else None
    if declared is None or not isinstance(key, n.Constant) or not isinstance(key.value, str):
        return None
    found = members.member(
        c, declared, key.value, key, node.callee.object if isinstance(node.callee, n.Member) else node, None
    )
    if not BY_KEY[entry.name]:
        return None
    if method == "getItem":
        return s.union(found, s.LiteralShape(("",)))
    default = s.NULL if len(node.args) < 2 or isinstance(node.args[1], n.Spread) else c.expression(node.args[1])
    return s.union(al.without_null(found), al.widened(default)) if al.is_known(default) else found


def result(entry: Builtin) -> s.Shape:
    """What a function of the library or the host gives, by its signature."""
    if entry.returns is not None:
        return entry.returns
    shapes = [al.PLAIN.get(kind.strip(), s.ANY) for kind in entry.result.split("|")]
    return s.union(*shapes)


def _expect(c: ShapeState, entry: Builtin, node: n.Call, shapes: list[s.Shape]) -> None:
    """Report arguments that are of no type that their parameter takes."""
    for place, shape in enumerate(shapes):
        if not entry.params or isinstance(node.args[place], n.Arrow):
            continue
        param = entry.params[min(place, len(entry.params) - 1)]
        if param.shape is not None:
            wrong = not al.overlap(shape, param.shape)
            expected = words(param.shape)
        else:
            kinds = al.kinds(shape)
            wanted = {"number" if kind == "integer" else kind for kind in param.types}
            wrong = bool(kinds) and "any" not in wanted and not wanted & (kinds or frozenset())
            expected = " or ".join(param.types)
        if wrong and (param.shape is not None or is_declared(c, node)):
            c.report(
                "DECLARED_ARGUMENT",
                node.args[place],
                number=place + 1,
                function=entry.name,
                expected=expected,
                text=c.text(node.args[place]),
                says=c.says(node.args[place], shape),
            )


def method(c: ShapeState, link: n.Member, node: n.Call, base: s.Shape) -> s.Shape:
    """`base.name(…)`: a method of a type, or a function that an object holds."""
    if not link.optional:
        base = members.there(c, base, link.object, f"?.{link.name}(…)")
    options = [option for option in al.literals_apart(base) if not isinstance(option, s.NullShape)]
    kinds = {al.kind_of_option(option) for option in options}
    entries = [c.library.methods.get(kind or "", {}).get(link.name) for kind in kinds]
    if not options or None in kinds:
        arguments(c, node)
        c.called()
        return s.ANY
    if all(entry is not None for entry in entries):
        found = [_of_kind(c, entry, link, node, base) for entry in entries if entry is not None]
        return either(*found)
    shape = _lacking(c, link, node, base, options)
    arguments(c, node)
    c.called()
    return shape


def _of_kind(c: ShapeState, entry: Builtin, link: n.Member, node: n.Call, base: s.Shape) -> s.Shape:
    """A method of a type of the library's."""
    takes = METHODS.get((entry.receiver or "", entry.name))
    own = al.of_kind(base, entry.receiver or "")
    if takes is None:
        shapes = arguments(c, node)
        _expect(c, entry, node, shapes)
        found = result(entry)
    else:
        declared = is_declared(c, link.object)
        shapes = [
            function(c, arg, takes.given(c, own, node), declared=declared)
            if isinstance(arg, n.Arrow)
            else c.expression(arg)
            for arg in node.args
        ]
        if not any(isinstance(arg, n.Spread) for arg in node.args):
            _expect(c, entry, node, shapes)
        if entry.name in _SELECTS and node.args:
            own = s.ArrayShape(_selected(c, node.args[0], members.items(own)))
        found = takes.result(own, shapes)
    if entry.changes:
        changed_by(c, entry.name, shapes, own)
    return found


# Methods of arrays that give items for which a callback holds.
_SELECTS = frozenset({"filter", "find", "findLast"})


def _selected(c: ShapeState, callback: n.Expr | n.Spread, item: s.Shape) -> s.Shape:
    """What is known of items for which a callback holds: `filter(x => x != null)`, `filter(Boolean)`."""
    if (
        isinstance(callback, n.Name)
        and callback.name == "Boolean"
        and not isinstance(c.resolution.names[callback], Binding)
    ):
        return al.truthy(item)
    if not isinstance(callback, n.Arrow) or isinstance(callback.body, n.Block) or not callback.params:
        return item
    target = callback.params[0].target
    binding = c.resolution.patterns.get(target) if isinstance(target, n.NamePattern) else None
    if binding is None:
        return item
    with c.silent(), c.assuming(c.settled()):
        c.bindings[binding] = item
        facts = narrowed(c, callback.body, holds=True)
    selected = facts.get((binding,), item)
    if c.resolution.changes:
        return selected
    for path, shape in facts.items():
        if path[0] is binding and len(path) == 2:
            selected = al.with_member(selected, path[1], shape)
    return selected


def _lacking(c: ShapeState, link: n.Member, node: n.Call, base: s.Shape, options: list[s.Shape]) -> s.Shape:
    """A method that some alternative has not: an object may hold a function of that name; no other may."""
    place = n.Name(link.name_start, link.end, link.name)
    for option in options:
        kind = al.kind_of_option(option) or ""
        if link.name in c.library.methods.get(kind, ()):
            return s.ANY
        if isinstance(option, s.RecordShape):
            return s.ANY
        if isinstance(option, s.ObjectShape):
            member = option.member(link.name)
            if c.open or link.name in c.loose or (member is None and option.extra is not None):
                return s.ANY
            if member is not None:
                _not_callable(c, link, c.known(link, member.shape))
                return s.ANY
    if not is_declared(c, link.object):
        return s.ANY
    names = [name for option in options for name in c.library.methods.get(al.kind_of_option(option) or "", ())]
    names += [each.name for option in options if isinstance(option, s.ObjectShape) for each in option.members]
    kinds = [al.kind_of_option(option) or "" for option in options]
    hint = next((found for kind in kinds if (found := c.library.unsupported.get(kind, {}).get(link.name))), None)
    near = nearest(link.name, names)
    hint = hint or (f"did you mean `{near}`?" if near else None)
    c.report(
        "UNDECLARED_MEMBER",
        place,
        object=c.text(link.object),
        name=link.name,
        says=c.says(link.object, base),
        hint=hint,
    )
    return s.ANY


def _not_callable(c: ShapeState, node: n.Node, shape: s.Shape) -> None:
    if al.is_known(shape) and al.without_null(shape) != al.NEVER and is_declared(c, node):
        c.report("DECLARED_CALL", node, text=c.text(node), says=c.says(node, shape))


def value(c: ShapeState, node: n.Call, shape: s.Shape) -> s.Shape:
    """A call of whatever `shape` is: no shape is that of a function."""
    arguments(c, node)
    _not_callable(c, node.callee, shape)
    c.called()
    return s.ANY


def new(c: ShapeState, node: n.New) -> s.Shape:
    """`new Date()` and its like."""
    shapes = arguments(c, node)
    if node.name == "Date":
        return s.DateShape()
    held = al.widened(members.iterated(shapes[0])) if shapes and not c.open else s.ANY
    if node.name == "Set":
        return s.SetShape(held)
    if node.name == "Map":
        pair = held.items if isinstance(held, s.TupleShape) and len(held.items) == 2 else (s.ANY, s.ANY)
        return s.MapShape(*pair)
    return s.ANY
