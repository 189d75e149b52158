"""What is known only when all is read: what touches a memory, and which locals surely need themselves."""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.checker.changes import refused
from latebind.interp.checker.state import State
from latebind.interp.checker.warnings import unread
from latebind.interp.scope import Binding


def settle(c: State) -> None:
    """Follow the names through their definitions; note what touches a memory, report locals that need themselves."""
    c.result.locals = any(binding.kind == "local" for binding, _ in c.defined)
    if c.result.locals:
        for _, mentions in (*c.defined, *c.collected):
            mentions.direct |= mentions.fresh
    for binding, mentions in c.defined:
        binding.touches |= mentions.direct
        binding.reads |= mentions.bindings
    _touch(c)
    if c.result.touching and _strays(c):
        for mentions in (*(each for _, each in c.defined), *(each for _, each in c.collected)):
            mentions.direct |= mentions.calls
        for binding, mentions in c.defined:
            binding.touches |= mentions.direct
        _touch(c)
    c.result.changes |= c.result.stateful and c.result.searches
    _vary(c)
    _cycles(c)
    refused(c)
    unread(c)


def _touch(c: State) -> None:
    """Note what touches a memory by what it mentions."""
    changed = True
    while changed:
        changed = False
        for binding, _ in c.defined:
            if not binding.touches and binding.reads and any(other.touches for other in binding.reads):
                binding.touches = changed = True
    for node, mentions in c.collected:
        if mentions.direct or any(binding.touches for binding in mentions.bindings):
            c.result.touching.add(node)


def _strays(c: State) -> bool:
    """Whether a function that touches a memory may be called where nothing mentions it: one that is no more than a value, as
    what is assigned, or one under a name that is used as a value."""
    values = any(isinstance(node, n.Arrow) and node in c.result.touching for node, _ in c.collected)
    named = (binding for binding, _ in c.defined if isinstance(binding.value, n.Arrow) and binding.touches)
    return c.strays or values or any(binding.as_value or binding.assigned for binding in named)


def _vary(c: State) -> None:
    """Note which locals may differ between two readings, and which names must be kept in cells."""
    for binding, _ in c.defined:
        binding.varies |= binding.touches
    changed = True
    while changed:
        changed = False
        for binding, _ in c.defined:
            if (
                not binding.varies
                and binding.reads
                and any(
                    other.varies or other.assigned or (c.result.changes and other.kind != "local")
                    for other in binding.reads
                )
            ):
                binding.varies = changed = True
    c.result.varies = any(b.varies for b, _ in c.defined if b.kind == "local")
    _slots(c)


def _slots(c: State) -> None:
    """Note which names must be kept in cells, and which loops need new names for each turn.

    Where nothing is assigned or changed, no function of a turn outlives it. Functions may share a name of Python's where nobody
    takes changes back, or asks who made them: a `let` or `var` outside of loops, each of whose functions has its own.
    """
    bindings = {*c.result.patterns.values()}
    watched = c.result.locals or c.result.gathers or bool(c.result.touching)
    still = not c.result.changes and not any(binding.assigned for binding in bindings)
    for binding in bindings:
        shared = binding.loop is None and binding.kind in ("let", "var") and not watched
        binding.cell = binding.assigned and ((binding.captured and not shared) or bool(c.result.touching))
        if binding.captured and binding.loop is not None and not still:
            c.result.fresh.add(binding.loop)


def _cycles(c: State) -> None:
    """Report each cycle of certain readings once, at the reading that closes it."""
    state: dict[Binding, int] = {}
    for start, _ in c.defined:
        if start.kind != "local" or start in state:
            continue
        path = [start]
        walks = [iter(start.certain)]
        state[start] = 1
        while walks:
            step = next(walks[-1], None)
            if step is None:
                walks.pop()
                state[path.pop()] = 2
                continue
            binding, node = step
            if state.get(binding) == 1:
                names = [b.name for b in path[path.index(binding) :]]
                c.report("CYCLE_CHECK", node, path=" → ".join([*names, binding.name]))
            elif binding not in state:
                state[binding] = 1
                path.append(binding)
                walks.append(iter(binding.certain))
