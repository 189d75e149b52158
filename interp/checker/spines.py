"""Expressions with a left spine: operators, members, indices and calls (`a + b + …`, `a.b(c)[d]`); and `new`.

`spine` is the entry of their classes in `dispatch`; it walks a whole spine in a loop, as it may be very long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.checker.assignment import is_unknown
from latebind.interp.checker.changes import changes
from latebind.interp.checker.expressions import name
from latebind.interp.checker.names import mention_builtin, resolve_static, static_value
from latebind.interp.checker.promises import is_all, unawaited
from latebind.interp.checker.state import State, changing
from latebind.interp.checker.types import guarded_type
from latebind.interp.checker.warnings import (
    asked,
    comparison,
    default_of,
    lost_change,
    never_null,
    replaced,
    stringified,
)
from latebind.interp.library import Builtin, Namespace, arguments, count_words
from latebind.interp.names import nearest
from latebind.interp.scope import Binding, Dynamic
from latebind.interp.values import CONSTRUCTED_ERRORS, ERROR_NAMES, INSTANCES

# Methods that call a function at once, and keep it nowhere: the first argument, or the second.
_CALL_BACK = frozenset(
    "map flatMap filter forEach find findLast findIndex findLastIndex some every reduce reduceRight sort toSorted"
    " replace replaceAll".split()
)
# Others of arrays and texts, which call nothing.
_CALL_NOTHING = frozenset(
    "push pop shift unshift splice slice concat join includes indexOf at fill reverse trim split startsWith endsWith"
    " toLowerCase toUpperCase padStart padEnd toFixed".split()
)
# What moves the `lastIndex` of a pattern with the flag g or y.
_SEARCHES = frozenset({"test", "exec", "match", "matchAll", "replace", "replaceAll"})
_MEMORIES = frozenset({"memory", "session", "$memory", "ctx"})
_RANDOM = frozenset({"Math.random", "uuid"})


_Link = n.Binary | n.Logical | n.Member | n.Index | n.Call


def spine(c: State, node: _Link) -> None:
    """Check the innermost left operand, then what each link adds, outwards."""
    links: list[_Link] = []
    base: n.Expr = node
    while isinstance(base, (n.Binary, n.Logical, n.Member, n.Index, n.Call)):
        if isinstance(base, n.Call):
            c.called.add(base.callee)
        if resolve_static(c, base):
            static_value(c, base)
            break
        links.append(base)
        base = _left(base)
    else:
        if isinstance(base, n.Name) and isinstance(links[-1], n.Call):
            name(c, base)
        else:
            c.expression(base)
    certain = c.certain
    for link in reversed(links):
        _LINKS[type(link)](c, link)
    c.certain = certain


def _left(node: _Link) -> n.Expr:
    """What a link is written behind."""
    if isinstance(node, (n.Binary, n.Logical)):
        return node.left
    return node.callee if isinstance(node, n.Call) else node.object


def _binary(c: State, node: n.Binary) -> None:
    """Check the right operand; of `instanceof`, that it names an error."""
    if node.op == "instanceof":
        right = node.right
        if not (isinstance(right, n.Name) and (right.name in ERROR_NAMES or right.name in INSTANCES)):
            hint = "write `Array.isArray(x)`" if getattr(right, "name", "") == "Array" else None
            c.report("NOT_AN_ERROR_NAME", right, hint=hint)
        return
    if node.op == "|" and isinstance(node.right, n.Name) and is_unknown(c, node.right) and c.variables is not None:
        c.report(
            "UNKNOWN_NAME", node.right, name=node.right.name, hint="a `|` passes nothing on: call `f(x)` or `x.f()`"
        )
        return
    c.expression(node.right)
    comparison(c, node)


def _logical(c: State, node: n.Logical) -> None:
    """Check the right operand, which may not be evaluated."""
    guarded_type(c, node)
    if node.op == "??":
        never_null(c, node.left, node)
    c.uncertain(node.right)


def _member(c: State, node: n.Member) -> None:
    """Behind a `?.`, nothing is certain to be evaluated."""
    c.result.members.add(node.name)
    if node.optional:
        c.certain = False


def _index(c: State, node: n.Index) -> None:
    """Check the index."""
    if node.optional:
        c.certain = False
    c.expression(node.index)


def _call(c: State, node: n.Call) -> None:
    """Check the arguments, and what is called."""
    if node.optional:
        c.certain = False
    if node not in c.result.awaited and is_all(c, node):
        unawaited(c, node)
    _called(c, node)
    for arg in node.args:
        _argument(c, arg)
    callee = node.callee
    if isinstance(callee, n.Member) and callee not in c.result.static:
        c.result.searches |= callee.name in _SEARCHES and not _of_literal(callee.name, node)
        asked(c, node, callee.name)
        if changing(c.library.methods, callee.name):
            c.result.changes = True
            lost_change(c, node, callee.object)
            changes(c, node, callee.object, by=callee.name)
    else:
        c.result.changes |= isinstance(callee, n.Index)  # any method may be meant
        _known_call(c, node, callee)


def _called(c: State, node: n.Call) -> None:
    """Note functions that are called at once and kept nowhere, and calls of what may be any function."""
    known, name = c.result.called(node.callee), node.callee.name if isinstance(node.callee, n.Member) else ""
    if isinstance(known, Builtin) or name in _CALL_BACK:
        c.placed.update(arg for arg in node.args if isinstance(arg, n.Arrow))
        written = any(isinstance(arg, n.Arrow) for arg in node.args)
        c.mentions.calls |= not written and (not isinstance(known, Builtin) or known.takes_function)
    elif isinstance(known, Binding):
        c.mentions.calls |= known.kind != "const" or not known.arrow
    else:
        c.mentions.calls |= name not in _CALL_NOTHING


def _argument(c: State, node: n.Expr | n.Spread) -> None:
    """Check an argument; an assignment to an unknown name is likely meant as a name for it."""
    if isinstance(node, n.Assign) and isinstance(node.target, n.Name) and node.op == "=" and is_unknown(c, node.target):
        c.report("NAMED_ARGUMENT", node, name=node.target.name)
        c.expression(node.value)
    else:
        c.expression(node)


def _known_call(c: State, node: n.Call, callee: n.Expr) -> None:
    """Check a call of what may be known now: a function of the library, or an arrow that a name always stands for."""
    meaning: Any = None
    if isinstance(callee, n.Name):
        meaning = c.result.names.get(callee)
        if isinstance(meaning, Namespace):
            meaning = meaning.call
    elif isinstance(callee, n.Member):
        meaning = c.result.static.get(callee)
    spread = any(isinstance(arg, n.Spread) for arg in node.args)
    if isinstance(meaning, Dynamic) and isinstance(callee, n.Member):
        _data_call(c, callee, meaning.space)
    elif isinstance(meaning, Builtin):
        c.result.changes |= meaning.changes
        if meaning.changes and node.args and not isinstance(node.args[0], n.Spread):
            changes(c, node, node.args[0])
        builtin_call(c, node, meaning, spread)
        if meaning.name == "JSON.stringify" and node.args:
            stringified(c, node.args[0])
            if len(node.args) > 1:
                replaced(c, node.args[1])
    elif isinstance(meaning, Binding) and (arrow := meaning.arrow) is not None:
        if arrow.is_async and node not in c.result.awaited:
            c.report("ASYNC_CALL_CHECK", node, name=meaning.name)
        extra = len(node.args) > len(arrow.params) and not any(p.rest for p in arrow.params)
        if extra and not spread:
            count = len(arrow.params)
            c.report("EXTRA_ARGUMENTS", node, name=meaning.name, expected=arguments(str(count or "no"), count))
        meaning.as_value |= extra or spread or node.optional
        if not spread:
            for param, arg in zip(arrow.params, node.args, strict=False):
                if not isinstance(arg, n.Spread):
                    default_of(c, param, arg)


def _data_call(c: State, callee: n.Member, space: Namespace) -> None:
    """Report a call of what a memory holds: that is data, and the name is another language's for a function."""
    hint = c.library.unsupported.get(space.name, {}).get(callee.name)
    near = nearest(callee.name, [name for name, member in space.members.items() if isinstance(member, Builtin)])
    hint = hint or (f"did you mean `{space.name}.{near}`?" if near else None)
    place = n.Name(callee.name_start, callee.end, callee.name)
    c.report("UNKNOWN_MEMBER", place, namespace=space.name, name=callee.name, hint=hint)


def _of_literal(name: str, node: n.Call) -> bool:
    """Whether a search is for a literal that stands there: nobody sees where its next one starts."""
    return bool(node.args) and isinstance(node.args[0], n.Regex) and name not in ("test", "exec")


def new(c: State, node: n.New) -> None:
    """Refuse `new` with anything but `Error` and what the library constructs."""
    bare = all(isinstance(arg, n.Spread) for arg in node.args)  # which may add none
    (c.result.made if bare else c.result.made_of).add(node.name)
    space = c.library.globals.get(node.name)
    if isinstance(space, Namespace) and space.construct is not None:
        c.result.stateful |= node.name == "RegExp"
        if space.construct.clock and node.args:
            c.result.functions.add(space.construct.name)
            c.mentions.fresh = True
        else:
            mention_builtin(c, space.construct)
        builtin_call(c, node, space.construct, any(isinstance(arg, n.Spread) for arg in node.args))
    elif node.name not in CONSTRUCTED_ERRORS:
        hint = c.library.unsupported.get("new", {}).get(node.name)
        c.report("NEW_UNSUPPORTED", node, name=node.name, hint=hint)
    for arg in node.args:
        c.expression(arg)


def builtin_call(c: State, node: n.Call | n.New, entry: Builtin, spread: bool) -> None:
    """Check a library function's arguments, and what it may not do in a `local`."""
    count = len(node.args)
    many = entry.most is not None and count > entry.most
    if not spread and (count < entry.least or many):
        c.report(
            "WRONG_COUNT_CHECK",
            node,
            hint=c.library.unsupported.get("arguments", {}).get(entry.name) if many else None,
            function=entry.name,
            expected=count_words(entry),
            found=count,
            signature=entry.signature,
        )
    key = node.args[0] if node.args and entry.name.split(".")[0] in _MEMORIES else None
    if isinstance(key, n.Constant) and isinstance(key.value, str):
        c.result.memory_keys.add(key.value)
    if c.local is not None:
        if entry.effect == "write" and c.certain:
            c.report("WRITE_IN_LOCAL_CHECK", node, name=c.local.name, function=entry.name)
        elif entry.name in _RANDOM:
            c.report("RANDOM_IN_LOCAL", node, name=c.local.name, function=entry.name)


_LINKS: Mapping[type[n.Node], Callable[[State, Any], None]] = {
    n.Binary: _binary,
    n.Logical: _logical,
    n.Member: _member,
    n.Index: _index,
    n.Call: _call,
}
