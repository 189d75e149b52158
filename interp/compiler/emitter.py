"""The state of one compilation: the Python functions being built, the sites of the source, names of helpers and slots.

The parts of the compiler reach each other through it: `expression` and `statement` compile a node by its entry in the
one table of `dispatch`.

Every name of the script becomes a slot: `n7` for the binding number 7, `t3` for a temporary, `h_add` for a helper.
No text of the script ever stands in the generated code but as a constant.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from latebind.grammar import nodes as n
from latebind.grammar.record import Record
from latebind.interp.compiler import pyast as py
from latebind.interp.compiler.builders import PARTS, BuilderKind, FunctionBuilder
from latebind.interp.compiler.codes import ANY, Code, Facts, Proven, Range
from latebind.interp.compiler.readings import Readings
from latebind.interp.compiler.survey import Survey
from latebind.interp.helpers import ACCESS, HELPERS, TAKES_RUN
from latebind.interp.inline import FUELED, MOST, SPARE
from latebind.interp.library import Builtin, Library, Namespace
from latebind.interp.limits import FREE, FREE_ENTRIES, Limits, roomy
from latebind.interp.linking import WHOLE, Origin
from latebind.interp.scope import Binding, Resolution

if TYPE_CHECKING:
    from latebind.interp.compiler.entrance import Entrance

# Deeper Python expressions are cut into functions: CPython's compiler recurses on them, on any thread's stack.
DEEPEST = 24

# Steps for a Python function that is made where a script comes by.
DEFINITION = 2

# The run, in generated code.
RUN = "S"
# What a program that was started without a run may still take, and how deep it may still go; see `charges`.
FUEL, LEVELS = "F", "D"
# The moment at which it began, in milliseconds since 1970, where it mentions that.
MOMENT = "M"

# What an arrow without a name is called in a chain.
ARROW = "an arrow function"

# Take the emitter, the node, and: whether it is read leniently; the Python name that gets the statement's value.
CompileExpression = Callable[["Emitter", Any, bool], Code]
CompileStatement = Callable[["Emitter", Any, "str | None"], None]


class SourceSite(Record):
    """Where generated code came from. `slot` is the name that holds the object of a member access, or the array of an
    index, and `key` the one that holds this."""

    node: n.Node
    slot: str | None = None
    key: str | None = None


class Dispatch(Record):
    """Which function compiles a node, by the node's class."""

    expressions: Mapping[type[n.Node], CompileExpression]
    statements: Mapping[type[n.Node], CompileStatement]


class _Learned:
    """For a while, the facts are others, and what is written stands in a branch more. A context manager of a class takes a third
    of one that is made of a generator."""

    __slots__ = ("branching", "c", "facts")

    def __init__(self, c: Emitter, facts: Facts | None, branching: int) -> None:
        self.c, self.facts, self.branching = c, facts, branching

    def __enter__(self) -> None:
        self._swap(self.branching)

    def __exit__(self, *_: object) -> None:
        self._swap(-self.branching)

    def _swap(self, branching: int) -> None:
        c = self.c
        self.facts, c.facts = c.facts, self.facts
        c.branching += branching


class Emitter:
    """What the parts of the compiler share. `limits` and `zone` are those that the program will run with
    where it has no context. `light`: it may do without a run, as far as nothing that is found out says otherwise."""

    def __init__(
        self,
        dispatch: Dispatch,
        script: n.Script,
        resolution: Resolution,
        library: Library,
        limits: Limits,
        zone: str,
        light: bool = True,
    ) -> None:
        self.dispatch = dispatch
        self.script = script
        self.resolution = resolution
        self.library = library
        self.survey = Survey(script, resolution, library)
        self.limits = limits
        self.roomy = roomy(limits)
        self.zone = zone
        self.entries: dict[tuple[Builtin | Namespace, str], str] = {}
        self.origins: dict[str, Origin] = {}  # of the library's entries and their parts, by the names that they have
        self.inlined = 0  # how many calls are in place where there is no run
        self.crowd = 0  # what calls in place take of fuel that stand behind as many as there may be
        self.ways: list[tuple[int, int]] | None = None  # of one call: as how many each counts, and its fuel
        self.branches: dict[ast.expr, Code] = {}  # what is known of branches of expressions
        self.holders: set[ast.expr] = set()  # expressions that most often give an array, an object or an error
        self.fresh: set[ast.expr] = set()  # expressions that give an array that nothing else holds
        self.leaving: n.Node | None = None  # the expression that is the whole program, whose value leaves
        self.leaving_map: n.Node | None = None  # the call of `map` whose array leaves, until its items are written so
        # How many values are in one of its items, and how long their keys are.
        self.leaving_sizes: tuple[int, int] = (1, 0)
        # What stands at no place of its own fails where the value leaves: at the last statement.
        self.sites: list[SourceSite] = [SourceSite(script.body[-1] if script.body else script)]
        self.titles: dict[str, str] = {}  # what a Python function stands for, in a chain: `local total`
        self.builder = FunctionBuilder("script")  # the function that is being built, the innermost one
        self.builders = [self.builder]  # with those around it, the innermost last
        self.kinds: dict[Binding, str] = {}
        self.shared: set[str] = set()  # names that functions share and assign to
        self.known: dict[Binding, Range] = {}  # of names that hold numbers, what is known of these
        self.aliases: dict[Binding, str] = {}
        self.standing: dict[Binding, Code] = {}  # names that are read once, where their value is to stand
        self.ending: n.Expr | None = None  # the expression that the script ends in, where it is written as it leaves
        # Functions that stand in place of their calls, with their definitions.
        self.in_place: dict[Binding, ast.stmt] = {}
        self.called: set[Binding] = set()  # functions that are called where there may be no run
        self.steps: dict[n.Node, int] = {}  # of a call of an arrow that calls nothing
        self.lent: set[Binding] = set()  # variables whose lent values have a slot
        self.facts: Facts | None = None
        self.entrance: Entrance | None = None  # where variables are of declared shapes
        self.branching = 0  # in how many branches of expressions what is written stands
        self.temporaries = 0
        self.functions = 0
        self.cuts: set[str] = set()  # the functions that hold what was too deep
        self.continued: set[str] = set()  # the flags of `switch` that some `continue` sets
        self.keeping = False  # what is written is made once, see `kept`
        self.dynamic = False  # the cost depends on data: charges are needed
        self.needs_run = False
        self.light = light and self.roomy and self.survey.may_be_light
        self.fueled = False  # something takes fuel
        self.moment = False  # a call in place gives the moment at which the program began
        self.deep = False  # and a function, a level of depth
        self.untyped: set[n.Node] = set()  # reductions whose value is not of the kind of the initial one
        self.beside = 0  # in how many calls that have a loop beside them: no other is written twice in these
        self.retries = False  # an error without a run is found out with one
        self.settled = False  # in a `Promise.all` where there is no run: its functions are called like any other
        self.late_bindings: list[Binding] = []  # top-level locals, in order
        self.readings: Readings | None = None  # where locals are read, once that was asked

    def expression(self, node: n.Expr, lenient: bool = False) -> Code:
        """Compile an expression. `lenient`: a missing key that is read directly is null instead of an error."""
        self.builder.cost += 1
        return self.cut(self.dispatch.expressions[type(node)](self, node, lenient))

    def statement(self, node: n.Statement | n.Block | n.Script, value: str | None = None) -> None:
        """Compile a statement or a block of them; assign its value to the Python name `value`, if one is given."""
        self.dispatch.statements[type(node)](self, node, value)

    def emit(self, statement: ast.stmt) -> None:
        """Append a Python statement to the current function."""
        self.builder.out.append(statement)

    def define(self, name: str, params: Iterable[str], body: list[ast.stmt]) -> None:
        """Define a Python function here. Whoever comes by makes it anew, so that is charged."""
        self.builder.cost += DEFINITION
        self.emit(py.define(name, params, body))

    def site(self, node: n.Node, slot: str | None = None, key: str | None = None) -> int:
        """A line number that leads back to `node`."""
        self.sites.append(SourceSite(node, slot, key))
        return len(self.sites)

    def temporary(self) -> str:
        """A new name for a value."""
        self.temporaries += 1
        return f"t{self.temporaries}"

    def function(self, title: str | None = None) -> str:
        """A new Python function's name; `title` is how a chain of locals and calls calls it."""
        self.functions += 1
        name = f"f{self.functions}"
        if title is not None:
            self.titles[name] = title
        return name

    def helper(self, name: str, node: n.Node | None, *args: ast.expr, slot: str | None = None) -> ast.expr:
        """A call of a helper, at `node`."""
        called = py.call(self.named(name), *([self.run_if_any()] if name in TAKES_RUN else []), *args)
        return called if node is None else py.at(called, self.site(node, slot))

    @staticmethod
    def named(name: str) -> ast.expr:
        """A helper."""
        assert name in ACCESS or name in HELPERS, name
        return py.load(f"h_{name}")

    def made(self, code: ast.expr) -> ast.expr:
        """A new array or object: where some may be changed by what made them alone, that is noted."""
        return self.helper("made", None, self.run_or_none(), code) if self.notes_made else code

    def made_by(self, entry: Builtin, code: ast.expr) -> ast.expr:
        """What a library function gives; the same of what of it is new."""
        if entry.makes == 0 or not self.notes_made:
            return code
        if entry.makes == 1:
            return self.made(code)
        return self.helper("made_within", None, self.run_or_none(), code, py.constant(entry.makes))

    @property
    def notes_made(self) -> bool:
        """Whether something may be changed by what made it alone."""
        return self.resolution.changes and (self.resolution.locals or self.resolution.gathers)

    def entry(self, value: Builtin | Namespace, part: str = WHOLE) -> ast.expr:
        """A library entry or a part of it, as a global of the generated code; see `linking`."""
        name = self.entries.get((value, part))
        if name is None:
            name = self.entries[value, part] = f"b{len(self.entries)}"
            self.origins[name] = Origin(value, part)
        return py.load(name)

    def run(self) -> ast.expr:
        """The run, for what cannot do without one."""
        self.needs_run = True
        return py.load(RUN)

    def takes_fuel(self) -> bool:
        """Whether what is written here may be repeated without a run, for fuel: nothing that the program has needs one yet."""
        if self.needs_run or not self.light:
            return False
        if not self.fueled:
            if self.inlined > MOST + SPARE - FUELED:
                self.light = False
                return False
            self.inlined += FUELED
            self.fueled = True
        return True

    def run_or_fuel(self) -> ast.expr:
        """The run, for what does without one in a program that has fuel."""
        return py.load(RUN) if self.takes_fuel() else self.run()

    def same_in_each_round(self, name: str) -> bool:
        """Whether a Python name holds a variable of the host, in a loop that is a function of its own."""
        builder = self.builder
        return builder.kind == "loop" and name in self.builders[0].slots and name not in builder.slots

    def once(self, key: object, value: ast.expr) -> ast.expr:
        """A name for what the loop that is being built finds out before its first round; `key` tells it from others."""
        found = self.builder.head.get(key)
        if found is None:
            found = self.builder.head[key] = (self.temporary(), value)
        return py.load(found[0])

    @property
    def lends(self) -> bool:
        """Whether the script works on copies of what its variables hold, as it may change that."""
        return self.resolution.changes and not self.survey.changes_own

    def may_be_alone(self) -> bool:
        """Whether the program may do without a run, as far as is known yet."""
        return self.light and not self.needs_run

    def run_or_none(self) -> ast.expr:
        """The run, for what does without one."""
        return py.load(RUN) if self.may_be_alone() else self.run()

    @property
    def repeated(self) -> bool:
        """Whether what is written here may be evaluated more than once."""
        for builder in reversed(self.builders):
            if builder.targets or not (builder.once or builder.kind == "script"):
                return True
        return False

    def free_text(self) -> int:
        """How long a string may be that is joined without a charge: what runs once may be longer than what is repeated.

        What is repeated takes a step for each part, and 64 bytes are a step.
        """
        if self.limits.string <= 16 * FREE:
            return 0
        once = self.builder.kind == "script" and not self.builder.targets
        return FREE if once else 64

    def free_entries(self) -> int:
        """How many entries of an object may be spread without a charge, as for text."""
        if self.limits.object <= 16 * FREE_ENTRIES:
            return 0
        once = self.builder.kind == "script" and not self.builder.targets
        return FREE_ENTRIES if once else 8

    @staticmethod
    def run_if_any() -> ast.expr:
        """The run, for helpers that ask for one only where there is much to charge."""
        return py.load(RUN)

    def stores(self, binding: Binding) -> None:
        """Note that the current function assigns to a name."""
        name = self.name(binding)
        self.builder.stored.add(name)
        if binding.shared:
            self.shared.add(name)

    def assigned_outside(self, builder: FunctionBuilder) -> list[str]:
        """The names of functions around one that it assigns to, as functions share them."""
        return sorted((builder.stored & self.shared) - builder.defined)

    def range_of(self, binding: Binding) -> Range | None:
        """What is known of the number that a name holds; None where it may be none, or nothing is known."""
        if not binding.assigned:
            return self.known.get(binding)
        if binding.kind != "let":
            return None
        return self.survey.ranges.of(binding)

    def name(self, binding: Binding) -> str:
        """The Python name that holds a binding's value."""
        return self.aliases.get(binding) or f"n{binding.number}"

    def bound(self, code: Code) -> tuple[ast.expr, ast.expr]:
        """An expression for its first use, and one for all later uses."""
        if code.simple:
            return code.py, code.py
        name = self.temporary()
        self.note(code, name)
        return py.walrus(name, code.py), py.load(name)

    def note(self, code: Code, name: str) -> None:
        """A name holds a code's value from here on."""
        if code.read is not None and self.facts is not None:
            self.facts.members[code.read] = name

    def branch_value(self, code: Code) -> ast.expr:
        """A code's expression as a branch of a conditional one; what is known of it is noted."""
        if code.kind == ANY and not code.plain and code.calculation is None and code.proven is None:
            return code.py
        made = py.own(code.py) if py.is_shared(code.py) else code.py
        self.branches[made] = code.replace(py=made)
        return made

    def operands(self, codes: list[Code]) -> tuple[list[ast.expr], list[ast.expr]]:
        """Several operands: tests that bind them in order and are never true, and names to use afterwards."""
        binding: list[ast.expr] = []
        names: list[ast.expr] = []
        for code in codes:
            first, again = self.bound(code)
            if not code.simple:
                binding.append(py.is_(first, py.constant(...)))
            names.append(again)
        return binding, names

    @staticmethod
    def guard(binding: list[ast.expr], tests: list[ast.expr]) -> ast.expr:
        """The tests, after all operands are bound: where they fail, the slow path has them all."""
        return py.any_of([*binding, py.all_of(tests)])

    @contextmanager
    def building(self, kind: BuilderKind) -> Iterator[FunctionBuilder]:
        """Emit into a new Python function, which the caller defines where it wants it."""
        outer, self.builder = self.builder, (builder := FunctionBuilder(kind))
        self.builders.append(builder)
        facts, self.facts = self.facts, None
        try:
            yield builder
        finally:
            self.builders.pop()
            self.builder = outer
            self.facts = facts
            if kind in PARTS:
                outer.leaf &= builder.leaf

    @contextmanager
    def into(self, out: list[ast.stmt]) -> Iterator[list[ast.stmt]]:
        """Emit the current function's statements into `out` for a while: a branch, a loop's body."""
        builder = self.builder
        outer, builder.out = builder.out, out
        try:
            yield out
        finally:
            builder.out = outer

    def learning(self) -> _Learned:
        """Gather facts, while one expression is written."""
        return _Learned(self, None if self.resolution.changes else Facts(), 0)

    def branch(self, *, certain: bool = False) -> _Learned:
        """Write what may not be evaluated: what is learned there does not hold after it. `certain`: it is, but perhaps as it
        is written anew."""
        return _Learned(self, None if self.facts is None else self.facts.copy(), not certain)

    def looked_at(self, code: Code, *, already: bool = False) -> Proven | None:
        """What is known of a value as the program looks at it where it is entered: from now on if it does not `already`, and the
        value is needed in any case."""
        found = code.proven
        if found is None or not (found.asked or (self.unconditional and not already)):
            return None
        found.asked = True
        return found

    def kind(self, code: Code) -> str:
        """The kind of a code's value, be it as the program has looked at it."""
        found = self.looked_at(code)
        return code.held if found is None else found.kind

    @property
    def unconditional(self) -> bool:
        """Whether what is written is evaluated wherever the program comes to its end, as far as is known, or again and again."""
        return not self.branching and self.builder.kind in ("script", "loop")

    def cut(self, code: Code) -> Code:
        """The same value from a function of its own, where the expression has become too deep: how deep it is depends on how it is
        written, so that is not charged."""
        if code.depth < DEEPEST:
            return code
        name = self.function()
        self.emit(py.define(name, (), [py.give(code.py)]))  # `cuts.share` sees to the names that it binds
        if self.facts is not None:  # of temporaries that are its own now
            self.facts.entered &= self.builder.slots
            self.facts.objects &= self.builder.slots
            self.facts.ordered &= self.builder.slots
            self.facts.members.clear()
        self.cuts.add(name)
        return Code(py.call(py.load(name)), code.kind, 2, plain=code.plain, learned=code.learned)

    def whole(self, made: ast.expr) -> ast.expr:
        """The value of a statement, where all of it was cut last: it may be as deep there as in a function of its own."""
        last = self.builder.out[-1] if self.builder.out else None
        if not isinstance(last, ast.FunctionDef) or last.name not in self.cuts:
            return made
        (end,) = last.body
        if not isinstance(made, ast.Call) or not isinstance(made.func, ast.Name) or made.func.id != last.name:
            return made
        assert isinstance(end, ast.Return) and end.value is not None
        self.builder.out.pop()
        return end.value
