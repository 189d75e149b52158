"""What of `expr` blocks is to be taken back where one fails: for `blocks`, which runs them without a run where it may.

Without a run nothing is taken back, and nothing is noted for it: a block that fails where somebody may catch the error
starts the program again with one. What a note takes is charged then, so there must not be much of it.
"""

from __future__ import annotations

from latebind.grammar import nodes as n
from latebind.interp.compiler.readings import calls_a_change
from latebind.interp.library import Builtin, Library
from latebind.interp.scope import Binding, Resolution

# Methods that change one item or entry, which is all that is noted of them.
_SMALL = frozenset(
    {"push", "pop", "shift", "set", "add", "setFullYear", "setMonth", "setDate", "setHours", "setMinutes"}
)


def notes_little(script: n.Script, resolution: Resolution, library: Library) -> bool:
    """Whether each change of the script is noted in few bytes: nothing that moves or takes away many items is kept whole."""
    for node in n.walk(script):
        if isinstance(node, n.Delete):
            return False
        if isinstance(node, n.Assign | n.Update) and isinstance(node.target, n.Member) and node.target.name == "length":
            return False
        if isinstance(node, n.Call) and calls_a_change(node, resolution, library):
            callee = n.bare(node.callee)
            if not isinstance(callee, n.Member) or (callee.name not in _SMALL and not _assigns(callee, resolution)):
                return False
    return True


def _assigns(callee: n.Member, resolution: Resolution) -> bool:
    """Whether it is `Object.assign`."""
    return callee.name == "assign" and isinstance(resolution.static.get(callee), Builtin)


def changes_nothing(block: n.Node, resolution: Resolution, library: Library) -> bool:
    """Whether a block has nothing to take back: no assignment, no call that changes something, and none of a function of the
    script's, none of which is kept anywhere."""
    if resolution.stateful and resolution.searches:  # a search may move where the next one starts
        return False
    for node in n.walk(block):
        if isinstance(node, n.Assign | n.Update | n.Delete | n.For | n.ForIn):
            return False
        if isinstance(node, n.Call):
            named = [*node.args, n.bare(node.callee)]
            if any(isinstance(part, n.Name) and _is_own(part, resolution) for part in named):
                return False
            if not isinstance(named[-1], n.Member | n.Name) or calls_a_change(node, resolution, library):
                return False
    return True


def _is_own(name: n.Name, resolution: Resolution) -> bool:
    """Whether a name may be of a function of the script's."""
    binding = resolution.names.get(name)
    return isinstance(binding, Binding) and (binding.arrow is not None or binding.kind == "param")
