"""What is found out about a whole script, each once it is first asked: the parts of the compiler share it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cached_property

from latebind.grammar import nodes as n
from latebind.interp.compiler.given import Given
from latebind.interp.compiler.owned import changes_own, is_looked_at
from latebind.interp.compiler.ranges import Ranges
from latebind.interp.compiler.readings import calls_a_change, changes_outside, evaluates_much
from latebind.interp.compiler.same import Same, makes_schemas
from latebind.interp.compiler.stores import Stores
from latebind.interp.compiler.texts import texts
from latebind.interp.compiler.undoing import notes_little
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.scope import Binding, Resolution

# With no more calls than these, all may be in place, with fuel.
_FEW_CALLS = 6


class Survey:
    """A script as a whole, with what the checker and the library say of it."""

    def __init__(self, script: n.Script, resolution: Resolution, library: Library) -> None:
        self.script = script
        self.resolution = resolution
        self.library = library

    @cached_property
    def changes_own(self) -> bool:
        """Whether all that the script changes is what it made itself."""
        return changes_own(self.script, self.resolution)

    @cached_property
    def same(self) -> Same:
        """What the script makes anew at each run, and always the same."""
        return Same(self.resolution, self.library)

    @cached_property
    def makes_schemas(self) -> bool:
        """Whether the script calls a function that makes schemas."""
        return makes_schemas(self.resolution)

    @cached_property
    def is_brief(self) -> bool:
        """Whether the script has few calls, or loops, which take fuel in any case."""
        if self.resolution.changes and any(isinstance(node, n.Loop) for node in n.walk(self.script)):
            return True
        return sum(isinstance(node, n.Call | n.New) for node in n.walk(self.script)) <= _FEW_CALLS

    @cached_property
    def deletes(self) -> bool:
        """Whether the script takes entries out of objects."""
        return any(isinstance(node, n.Delete) for node in n.walk(self.script))

    @cached_property
    def notes_little(self) -> bool:
        """Whether what is noted to take the script's changes back is not much."""
        return not self.resolution.changes or notes_little(self.script, self.resolution, self.library)

    @cached_property
    def keeps_functions(self) -> bool:
        """Whether a function may be held by an array or object."""
        return Stores(self.resolution, self.script).keeps_functions

    @cached_property
    def leaves_locals(self) -> bool:
        """Whether nothing that a local gives is changed: no array or object that the script did not make elsewhere, and no
        map, set or date at all."""
        if not self.changes_own or self.resolution.stateful:
            return False
        calls = (node for node in n.walk(self.script) if isinstance(node, n.Call))
        return all(is_looked_at(node) for node in calls if calls_a_change(node, self.resolution, self.library))

    @cached_property
    def holds_functions(self) -> bool:
        """Whether some object literal holds an arrow."""
        held = (node.value for node in n.walk(self.script) if isinstance(node, n.Property))
        return any(isinstance(n.bare(value), n.Arrow) for value in held)

    @cached_property
    def calls(self) -> Counter[Binding]:
        """How many calls of each function there are by its name."""
        callees = (node.callee for node in n.walk(self.script) if isinstance(node, n.Call))
        meant = (self.resolution.names.get(callee) for callee in callees if isinstance(callee, n.Name))
        return Counter(binding for binding in meant if isinstance(binding, Binding))

    @cached_property
    def ranges(self) -> Ranges:
        """What is known of the numbers that names hold which are assigned to."""
        return Ranges(self._given)

    @cached_property
    def texts(self) -> Set[Binding]:
        """The names that hold nothing but texts, and are assigned to."""
        return texts(self._given)

    @cached_property
    def _given(self) -> Given:
        return Given(self.script, self.resolution)

    @property
    def is_orderless(self) -> bool:
        """Whether nobody can tell in which order the callbacks of two stages of a pipeline run."""
        return not (self.resolution.catches or self.resolution.touching or self.resolution.moves)

    @property
    def may_be_light(self) -> bool:
        """Whether the script may do without a run that repeats or changes something: one without memory, whose functions change
        nothing that a local must not, nor a function that waits in a `Promise.all`."""
        resolution = self.resolution
        waits = resolution.gathers and resolution.waits
        if (resolution.locals or waits) and changes_outside(self.script, resolution, self.library):
            return False
        if resolution.varies and evaluates_much(self.script, resolution):
            return False
        kept = resolution.locals or resolution.gathers
        if resolution.changes and (resolution.read_only or (kept and resolution.stateful and resolution.searches)):
            return False
        meanings = (*resolution.static.values(), *resolution.names.values())
        return not resolution.touching or all(map(_touches_nothing, meanings))


def _touches_nothing(meaning: object) -> bool:
    """Whether what a name stands for touches no memory: such as `Object.assign`, which counts as what may; or where there is
    no context, as `log`, whose forms say what it gives then."""
    entry = meaning.call if isinstance(meaning, Namespace) else meaning
    if isinstance(entry, Builtin):
        return entry.effect is None and (entry.pure or entry.changes or bool(entry.inline))
    return isinstance(entry, Binding | int | float) or (entry is None and not _is_memory(meaning))


def _is_memory(meaning: object) -> bool:
    return isinstance(meaning, Namespace) and (meaning.memory or meaning.read is not None)
