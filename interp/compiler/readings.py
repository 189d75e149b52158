"""Where the locals of a script are read, and what is changed in functions: what `late` asks of a script beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from latebind.grammar import nodes as n
from latebind.grammar.nodes import walk
from latebind.grammar.record import Record
from latebind.interp.checker.state import changing
from latebind.interp.library import Builtin, Library
from latebind.interp.scope import Binding, Resolution

# Of locals that are written where they are read, so many stand in each other, each of so many nodes.
NESTED = 2
_LARGEST = 40
# What is quicker made again than kept: so many nodes, read in so many places.
_CHEAP, _FEW = 9, 4
# Evaluations of locals that one reading may take where nothing is kept of those that vary.
_MOST_EVALUATIONS = 20


class _Frame(Record, eq=False):
    """What may be evaluated another number of times than what is around it: a function, a local's value, a loop."""

    node: n.Node
    outer: _Frame | None


def _framed(script: n.Script) -> Iterator[tuple[n.Node, _Frame]]:
    """All nodes of a script, each with the frame that it stands in."""
    work: list[tuple[n.Node, _Frame]] = [(script, _Frame(script, None))]
    while work:
        node, frame = work.pop()
        yield node, frame
        if isinstance(node, n.Arrow | n.LocalDef | n.Loop):
            frame = _Frame(node, frame)
        work += [(part, frame) for part in n.inner(node)]


def _function(frame: _Frame) -> n.Node | None:
    """The innermost function or local's value that a frame is in."""
    around: _Frame | None = frame
    while around is not None:
        if isinstance(around.node, n.Arrow | n.LocalDef):
            return around.node
        around = around.outer
    return None


def changes_outside(script: n.Script, resolution: Resolution, library: Library) -> bool:
    """Whether a function or a local's value may change what is not made by it: a `local` must not call that."""
    declared: dict[Binding, n.Node | None] = {}
    changes: list[tuple[n.Node, n.Node]] = []
    for node, frame in _framed(script):
        function = _function(frame)
        if isinstance(node, n.NamePattern) and (binding := resolution.patterns.get(node)) is not None:
            declared.setdefault(binding, function)
        elif function is not None and isinstance(node, n.Assign | n.Update | n.Delete | n.Call | n.For | n.ForIn):
            changes.append((node, function))
    return any(
        calls_a_change(node, resolution, library)
        if isinstance(node, n.Call)
        else not _own_name(node, function, resolution, declared)
        for node, function in changes
    )


def calls_a_change(call: n.Call, resolution: Resolution, library: Library) -> bool:
    """Whether a call may be of what changes its receiver, or an argument."""
    callee = n.bare(call.callee)
    meaning = resolution.static.get(callee)
    if isinstance(meaning, Builtin):
        return meaning.changes
    if isinstance(callee, n.Index):
        return resolution.changes
    if not resolution.changes or not isinstance(callee, n.Member) or meaning is not None:
        return False
    return changing(library.methods, callee.name)


def _own_name(node: n.Node, function: n.Node, resolution: Resolution, declared: dict[Binding, n.Node | None]) -> bool:
    """Whether what is assigned at a node is a name of the function that it stands in."""
    if isinstance(node, n.For | n.ForIn):
        return all(_is_first(part, resolution) for part in walk(node.target))
    target = node.target if isinstance(node, n.Assign | n.Update) else node
    if not isinstance(target, n.Name):
        return False
    binding = resolution.names.get(target)
    return isinstance(binding, Binding) and declared.get(binding, None) is function


def _is_first(part: n.Node, resolution: Resolution) -> bool:
    """Whether a part of a loop's pattern makes its names, and reads no place."""
    if isinstance(part, n.NamePattern):
        binding = resolution.patterns.get(part)
        return binding is not None and binding.node is part
    return not isinstance(part, n.Member | n.Index)


def evaluates_much(script: n.Script, resolution: Resolution) -> bool:
    """Whether a reading of some local that varies, evaluated anew like all that it reads, would take many evaluations."""
    found = [resolution.patterns[node.target] for node in walk(script) if isinstance(node, n.LocalDef)]
    counts: dict[Binding, int] = {}
    for binding in _inner_first(found, resolution):
        inner = () if binding.value is None else _locals(binding.value, resolution)
        counts[binding] = 1 + sum(counts.get(other, _MOST_EVALUATIONS) for other in inner if other.varies)
        if binding.varies and counts[binding] > _MOST_EVALUATIONS:
            return True
    return False


def _inner_first(found: Iterable[Binding], resolution: Resolution) -> list[Binding]:
    """Locals in an order in which those that a value mentions come before it, unless these mention it, too."""
    order: list[Binding] = []
    seen: set[Binding] = set()
    work = [(binding, False) for binding in found]
    while work:
        binding, is_last = work.pop()
        if is_last:
            order.append(binding)
        elif binding not in seen:
            seen.add(binding)
            work.append((binding, True))
            if binding.value is not None:
                work += [(other, False) for other in _locals(binding.value, resolution)]
    return order


class Readings(Record):
    """The locals that may be written where they are read: in one place, which is come to once unless they vary, or in few if
    they are cheap. They are small, and call nothing that takes a level of depth but what they name. `levels` are those that reading another one
    takes: its own, and those of the locals in place around it."""

    in_place: frozenset[Binding]
    levels: dict[Binding, int]


def readings(script: n.Script, resolution: Resolution, library: Library) -> Readings:
    """Where the locals of a script are read."""
    found = _Places(resolution, library)
    for node, frame in _framed(script):
        if isinstance(node, n.LocalDef):
            found.defined[resolution.patterns[node.target]] = frame
        elif isinstance(node, n.Name):
            binding = resolution.names.get(node)
            if isinstance(binding, Binding) and binding.kind == "local":
                found.read.setdefault(binding, []).append(frame)
    for binding in _inner_first(found.defined, resolution):
        found.levels[binding] = found.level(binding)
    in_place = frozenset(binding for binding in found.defined if found.levels[binding])
    return Readings(
        in_place,
        {binding: 1 + max(found.around(frame, in_place) for frame in frames) for binding, frames in found.read.items()},
    )


class _Places:
    """What is known of the locals of one script: the frames where they are defined and read."""

    def __init__(self, resolution: Resolution, library: Library) -> None:
        self.resolution = resolution
        self.library = library
        self.defined: dict[Binding, _Frame] = {}
        self.read: dict[Binding, list[_Frame]] = {}
        self.levels: dict[Binding, int] = {}

    def level(self, binding: Binding) -> int:
        """How many locals stand in each other where this one is written in place; 0 where it is not."""
        if not self._once(binding) or binding.value is None or not self._is_small(binding.value):
            return 0
        inner = (self.levels.get(other, NESTED) for other in _locals(binding.value, self.resolution))
        deepest = max(inner, default=0)
        return deepest + 1 if deepest < NESTED else 0

    def around(self, frame: _Frame | None, in_place: frozenset[Binding]) -> int:
        """How many locals in place a frame stands in."""
        count = 0
        while frame is not None:
            if isinstance(frame.node, n.LocalDef):
                binding = self.resolution.patterns[frame.node.target]
                if binding not in in_place:
                    break
                count += 1
                frame = self.read[binding][0]
            else:
                frame = frame.outer
        return count

    def _once(self, binding: Binding) -> bool:
        read = self.read.get(binding, ())
        if 1 < len(read) <= _FEW and binding.value is not None:
            return self._is_cheap(binding.value)
        if len(read) != 1 or binding.arrow is not None:
            return False
        frame: _Frame | None = read[0]
        while not binding.varies and frame is not None and isinstance(frame.node, n.LocalDef):
            if self.resolution.patterns[frame.node.target].varies:
                return False
            frame = frame.outer
        return binding.varies or frame is self.defined[binding]

    def _is_cheap(self, value: n.Expr) -> bool:
        """Whether a value is a number, text or boolean of little that is no local itself."""
        nodes = [*walk(value)]
        base = n.bare(value)
        operates = isinstance(base, n.Binary | n.Unary | n.Text | n.Constant)
        operates = operates and not (isinstance(base, n.Text) and base.lone)
        calls = any(isinstance(node, n.Call | n.New | n.Arrow) for node in nodes)
        return operates and len(nodes) <= _CHEAP and not calls and not any(_locals(value, self.resolution))

    def _is_small(self, value: n.Expr) -> bool:
        nodes = [*walk(value)]
        if len(nodes) > _LARGEST:
            return False
        callbacks: set[n.Node] = set()
        for node in nodes:
            if isinstance(node, n.Call):
                if not self._calls_the_library(node):
                    return False
                callbacks |= {arg for arg in node.args if isinstance(arg, n.Arrow) and isinstance(arg.body, n.Expr)}
            elif isinstance(node, n.ExprBlock | n.Assign | n.Update | n.Delete | n.Block):
                return False
        return all(node in callbacks for node in nodes if isinstance(node, n.Arrow))

    def _calls_the_library(self, call: n.Call) -> bool:
        """Whether a call is of a function of the library, or of a method, and these call no function but one in place."""
        callee = n.bare(call.callee)
        meaning = self.resolution.called(callee)
        entries: Iterable[Builtin]
        if isinstance(meaning, Builtin):
            entries = [meaning]
        elif isinstance(callee, n.Member):
            entries = [each[callee.name] for each in self.library.methods.values() if callee.name in each]
        else:
            return False
        calls = any(entry.takes_function for entry in entries)
        return not calls or any(isinstance(arg, n.Arrow) for arg in call.args)


def _locals(value: n.Expr, resolution: Resolution) -> Iterator[Binding]:
    """The locals that an expression mentions."""
    for node in walk(value):
        if isinstance(node, n.Name):
            binding = resolution.names.get(node)
            if isinstance(binding, Binding) and binding.kind == "local":
                yield binding
