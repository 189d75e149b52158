"""What is known only when all is read: what touches a memory, and which locals surely need themselves."""

from __future__ import annotations

from latebind.interp.checker.state import State
from latebind.interp.scope import Binding


def settle(c: State) -> None:
    """Follow the names through their definitions; note what touches a memory, report locals that need themselves."""
    for binding, mentions in c.defined:
        binding.touches |= mentions.direct
        binding.reads |= mentions.bindings
    changed = True
    while changed:
        changed = False
        for binding, _ in c.defined:
            if not binding.touches and any(other.touches for other in binding.reads):
                binding.touches = changed = True
    for node, mentions in c.collected:
        if mentions.direct or any(binding.touches for binding in mentions.bindings):
            c.result.touching.add(node)
    c.result.varies = any(b.touches for b, _ in c.defined if b.kind == "local")
    _cycles(c)


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
