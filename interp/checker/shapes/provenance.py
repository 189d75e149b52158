"""Whether what is known of an expression comes from a declaration of the host's: only then there is something to report.

What a script writes itself is its own business until it runs: `try { null.a } catch (err) { … }` is a right program.
"""

from __future__ import annotations

from typing import Any

from latebind.grammar import nodes as n
from latebind.interp.checker.shapes.state import ShapeState
from latebind.interp.library import Builtin, Namespace
from latebind.interp.scope import Binding, Dynamic


def is_declared(c: ShapeState, node: n.Node) -> bool:
    """Whether some name or call in an expression stands for what the host declares."""
    work: list[Any] = [node]
    seen: set[Binding] = set()
    while work:
        each = work.pop()
        if isinstance(each, tuple):
            work += each
        elif isinstance(each, n.Node) and each in c.declared_patterns:
            return True
        elif isinstance(each, n.Name):
            meaning: object = c.resolution.names.get(each)
            if isinstance(meaning, Binding) and meaning not in seen:
                seen.add(meaning)
                if meaning in c.declared_names or (meaning.kind == "host" and meaning.name in c.declared.variables):
                    return True
                if meaning.kind == "local" and meaning.value is not None:
                    work.append(meaning.value)
            elif _says(c, meaning):
                return True
        elif isinstance(each, n.Node):
            if _says(c, c.resolution.static.get(each)):
                return True
            work += [getattr(each, name) for name in each.__match_args__]
    return False


def _says(c: ShapeState, meaning: object) -> bool:
    """Whether a memory is declared that is meant, or a function of the host's says what it gives."""
    if isinstance(meaning, Dynamic):
        meaning = meaning.space
    if isinstance(meaning, Namespace):
        return meaning.name in c.declared.memories
    if isinstance(meaning, Builtin):
        return meaning.returns is not None or meaning.name.rpartition(".")[0] in c.declared.memories
    return False
