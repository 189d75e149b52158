"""Names: what a script binds, where, and what each reference means. The checker builds this; the compiler reads it."""

from __future__ import annotations

from typing import Literal

from latebind.grammar import nodes as n
from latebind.grammar.record import MutableRecord, Record, own
from latebind.interp.library import Builtin, Namespace

Kind = Literal["local", "const", "let", "var", "function", "param", "catch", "for", "host"]


# How a call is awaited: under `await`, by what a function returns, or among the others of a `Promise.all`.
Wait = Literal["await", "return", "all"]


class Binding(MutableRecord):
    """One name in one scope. `number` makes its slot in generated code; user names never get there.

    `node` is where it is bound (None for a host variable); `value` the expression it is bound to, where that is plain.
    """

    name: str
    kind: Kind
    number: int
    node: n.Node | None = None
    value: n.Expr | None = None
    top_level: bool = False
    reads: set[Binding] = own(set)  # what its value mentions, arrow bodies included
    certain: list[tuple[Binding, n.Name]] = own(list)  # locals that its value surely reads
    owner: int = 0  # the number of the scope's function
    touches: bool = False  # its value may touch a memory or have an effect
    varies: bool = False  # its value may differ between two readings
    captured: bool = False  # a function within the scope's function mentions it
    loop: n.Loop | None = None  # the innermost loop around it, within its function
    as_value: bool = False  # mentioned other than in a plain call
    read: bool = False  # something reads it
    alone: bool = False  # declared as one name, or as a part of an object that nothing else depends on
    hides: Binding | None = None  # the name of the script that it hides in its scope
    assigned: bool = False  # some assignment changes it
    moves: bool = False  # it may change while an expression that reads it is evaluated
    numeric: bool = True  # every assignment gives a number, or fails
    cell: bool = False  # kept in a `Cell`: functions share it, or a transaction may have to take its changes back

    @property
    def shared(self) -> bool:
        """Whether functions share it as a name of Python's, and some assign to it."""
        return self.captured and self.assigned and not self.cell

    @property
    def constant(self) -> bool:
        """Whether nothing may be assigned to it."""
        return self.kind in ("local", "const", "for", "host")

    @property
    def arrow(self) -> n.Arrow | None:
        """The function that this name always stands for, if it does."""
        return self.value if isinstance(self.value, n.Arrow) and not self.assigned else None


class Scope(MutableRecord):
    """The names of one block. `function` numbers the innermost arrow around it, 0 for the script itself.

    `beside` are names that the block may not define again: the parameters of the function whose body it is.
    """

    parent: Scope | None
    function: int
    names: dict[str, Binding] = own(dict)
    beside: dict[str, Binding] = own(dict)

    def find(self, name: str) -> Binding | None:
        """The binding of a name, from here outwards; None where the script has none."""
        scope: Scope | None = self
        while scope is not None:
            if (found := scope.names.get(name)) is not None:
                return found
            scope = scope.parent
        return None


class Dynamic(Record):
    """A member of a namespace that is data: `$memory.nombre`."""

    space: Namespace


Meaning = Binding | Builtin | Namespace


class Resolution(MutableRecord):
    """What the checker found out: the meaning of each name, and the scope of each block and arrow."""

    names: dict[n.Name, Meaning] = own(dict)
    patterns: dict[n.NamePattern, Binding] = own(dict)
    scopes: dict[n.Node, Scope] = own(dict)
    host: dict[str, Binding] = own(dict)
    builtins: set[str] = own(set)
    awaited: dict[n.Node, Wait] = own(dict)  # calls whose value is awaited at once
    gathers: bool = False  # some `Promise.all` awaits several at once
    callbacks: set[n.Node] = own(set)  # functions in one that may be `async`, as arguments
    waits: set[n.Arrow] = own(set)  # `async` functions that wait somewhere
    touching: set[n.Node] = own(set)  # statements and expressions that may touch a memory
    fresh: set[n.Loop] = own(set)  # loops with names that a function may keep: new in each round
    functions: set[str] = own(set)
    members: set[str] = own(set)  # the names of members of what is no namespace
    made: set[str] = own(set)  # what `new` makes of nothing, by name
    made_of: set[str] = own(set)  # what it makes of arguments
    blocks: int = 0  # how many `expr` blocks there are
    catches: bool = False  # there is a `try`
    memory_keys: set[str] = own(set)
    varies: bool = False  # some local may differ between two readings
    moves: bool = False  # some name may change while an expression is evaluated
    changes: bool = False  # something changes arrays or objects
    read_only: frozenset[str] = frozenset()  # the host's variables that nothing may change
    locals: bool = False  # there are locals
    stateful: bool = False  # some regular expression remembers where its next search starts
    searches: bool = False  # something moves that
    guarded: set[n.Node] = own(set)  # `typeof` of what is compared with null beside it
    absent: set[n.Node] = own(set)  # reads of declared members that give null where these are absent
    fits: frozenset[str] | None = None  # the compiler's kinds that are what the host declares of the result, if it does
    static: dict[n.Node, Namespace | Builtin | Dynamic | int | float] = own(dict)  # `Math.max`, `ctx.memory`

    def called(self, callee: n.Expr) -> Binding | Builtin | None:
        """What a call of `callee` calls, where that is known: of a namespace, its own function."""
        found: object = self.static.get(callee)
        if found is None and isinstance(callee, n.Name):
            found = self.names.get(callee)
        if isinstance(found, Namespace):
            return found.call
        return found if isinstance(found, Binding | Builtin) else None
