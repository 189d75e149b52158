"""What each reference means: the script's names, the host's, the library's, and members of namespaces."""

from __future__ import annotations

from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.checker.state import State
from latebind.interp.library import Builtin, Namespace
from latebind.interp.names import nearest
from latebind.interp.scope import Binding, Dynamic, Scope


def resolve(c: State, node: n.Name, *, read: bool = True) -> Binding | Builtin | Namespace | None:
    """Note and give the meaning of a reference: the script's names, then the host's, then the library's.

    `read` tells whether its value is wanted: that of an assignment's target is not.
    """
    name = node.name
    found: Binding | Builtin | Namespace | None = c.scope.find(name) or _outside(c, node)
    if not isinstance(found, Binding):
        return found
    c.result.names[node] = found
    c.mentions.bindings.add(found)
    found.read |= read
    if found.owner != c.scope.function:
        found.captured = True
    # Loops reuse their slots and parameters may be absent, so what is certain is not left to chance at run time.
    if found in c.pending and c.local is None:
        if found.owner == c.scope.function or found.kind == "param":
            c.report("READ_TOO_EARLY", node, name=name)
        if found.loop is not None:
            c.result.fresh.add(found.loop)
    if c.local is not None:
        c.local.reads.add(found)
        if c.certain and found.kind == "local":
            c.local.certain.append((found, node))
    return found


def _outside(c: State, node: n.Name) -> Binding | Builtin | Namespace | None:
    """The meaning of a name that the script does not bind; None, and a finding, where it has none."""
    name = node.name
    entry = c.library.globals.get(name)
    given = c.variables is not None and name in c.variables and not c.library.is_protected(name)
    if entry is not None and not given:
        c.result.names[node] = entry
        c.result.builtins.add(name)
        if isinstance(entry, Builtin):
            mention_builtin(c, entry)
        elif entry.memory:
            c.mentions.direct = True
        return entry
    if not given:
        hint = c.library.unsupported.get("global", {}).get(name)
        if hint is not None or c.variables is not None:
            _unknown(c, node, hint)
            return None
    if (binding := c.result.host.get(name)) is None:
        c.numbers += 1
        binding = c.result.host[name] = Binding(name, "host", c.numbers)
    return binding


def _unknown(c: State, node: n.Name, hint: str | None) -> None:
    """Report a name that means nothing, with the nearest one or `hint`."""
    c.report("UNKNOWN_NAME", node, name=node.name, hint=hint or c.library.name_hint(node.name, visible(c)))


def visible(c: State) -> list[str]:
    """All names that could stand here, the nearest scope's first."""
    found: list[str] = []
    scope: Scope | None = c.scope
    while scope is not None:
        found += scope.names
        scope = scope.parent
    names = [*found, *(c.variables or ()), *c.library.globals, "true", "false", "null", "undefined"]
    return [name for name in names if name[0] != "%"]  # which no script can write


def mention_builtin(c: State, entry: Builtin) -> None:
    """Note that a function of the library is mentioned, and what that touches."""
    c.result.functions.add(entry.name)
    if not entry.pure or entry.effect is not None:
        c.mentions.direct = True


def resolve_static(c: State, node: n.Expr) -> bool:
    """Resolve `Math.max`, `ctx.memory.get`: members of namespaces, which are known before anything runs.

    Gives whether the node is one of these.
    """
    if not isinstance(node, (n.Member, n.Index)):
        return False
    base: Any = node.object
    space: Any = None
    if isinstance(base, n.Name):
        if c.scope.find(base.name) is None and isinstance(c.library.globals.get(base.name), Namespace):
            space = resolve(c, base)
    elif isinstance(base, n.Member) and resolve_static(c, base):
        space = c.result.static.get(base)
    if not isinstance(space, Namespace):
        return False
    if isinstance(node, n.Member):
        _static_member(c, node, space)
        return True
    if space.read is None:
        c.report("NAMESPACE_VALUE", base, name=space.name, example=next(iter(space.members), "…"))
    c.result.static[node] = Dynamic(space)
    c.mentions.direct |= space.memory
    c.expression(node.index)
    return True


def namespace(c: State, node: n.Expr) -> Namespace | None:
    """The namespace that an expression surely is: `memory`, `ctx.memory`."""
    node = n.bare(node)
    if isinstance(node, n.Member):
        outer = namespace(c, node.object)
        found: Any = None if outer is None else outer.members.get(node.name)
    elif isinstance(node, n.Name) and c.scope.find(node.name) is None:
        found = c.library.globals.get(node.name)
        if not c.library.is_protected(node.name) and node.name in (c.variables or ()):
            found = None
    else:
        return None
    return found if isinstance(found, Namespace) else None


def _static_member(c: State, node: n.Member, space: Namespace) -> None:
    """Note the meaning of a namespace's member, or report that there is none."""
    member = space.members.get(node.name)
    if member is None:
        if space.read is not None:
            c.result.static[node] = Dynamic(space)
            c.mentions.direct |= space.memory
            return
        unsupported = c.library.unsupported.get(space.name, {}).get(node.name)
        near = nearest(node.name, space.members)
        hint = unsupported or (f"did you mean `{space.name}.{near}`?" if near else None)
        if hint is None and node.name in c.library.globals:
            hint = f"write `{node.name}` alone"
        elif hint is None and "getItem" in space.members and node not in c.called:
            hint = f'write `{space.name}.getItem("{node.name}")`'
        place = n.Name(node.name_start, node.end, node.name)
        c.report("UNKNOWN_MEMBER", place, namespace=space.name, name=node.name, hint=hint)
        return
    c.result.static[node] = member
    if isinstance(member, Builtin):
        mention_builtin(c, member)


def static_value(c: State, node: n.Expr) -> None:
    """Refuse a namespace within a namespace as a value; whoever is given a function that changes something may call it."""
    meaning = c.result.static.get(node)
    if isinstance(meaning, Namespace) and meaning.passable:
        c.mentions.direct = c.strays = True
    elif isinstance(meaning, Namespace) and meaning.call is None:
        example = next(iter(meaning.members), "…")
        c.report("NAMESPACE_VALUE", node, name=meaning.name, example=example)
    elif isinstance(meaning, Builtin) and meaning.promise and node not in c.called:
        c.report("PROMISE_CALL", node)
    elif isinstance(meaning, Builtin) and node not in c.called:
        c.strays |= not meaning.pure
        c.result.changes |= meaning.changes
