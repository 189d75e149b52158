"""What the parts of the compiler hand to each other: a Python expression, with what is known of its value."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from latebind.grammar.record import Record
from latebind.interp.compiler import pyast
from latebind.interp.values import SAFE

if TYPE_CHECKING:
    from latebind.interp.shapes.model import Shape

# What is known of an expression's value while compiling.
ANY, NUMBER, STRING, BOOLEAN, NULL, ARRAY, OBJECT = ["any", "number", "string", "boolean", "null", "array", "object"]
# Of a branch that leaves: null, false, an empty text, zero or NaN.
FALSY = "falsy"
# The types of the library's objects that nothing else makes.
MADE = frozenset({"date", "map", "regexp", "set"})


# What a number is within, both included.
Bounds = tuple[float, float]
# A length or an index: more items fit into no memory.
COUNT: Bounds = (0, 2**40)


class Range(Record):
    """What is known of a value that is a number."""

    whole: bool = False
    bounds: Bounds | None = None
    learned: bool = False  # see `Code`


class Step(Record):
    """What is made of a read and a whole number while it is looked at, under a name: of a double as a double at once, which
    takes half as long as to add an int to it. It is about `scale` times the read."""

    name: str
    double: ast.expr
    whole: ast.expr
    scale: int


class Read(Record):
    """A value that a calculation reads, by its name; `most` is what the guard lets in, None for any number.

    Of `steps`, the guard makes and looks at the results instead. `known`, which is called with `most`, gives the test for
    what a name holds in all rounds of a loop, which is made once; None for what is `proven`.
    """

    name: ast.expr
    most: float | None
    steps: tuple[Step, ...] = ()
    known: Callable[[float | None], ast.expr | None] | None = None
    proven: Proven | None = None


class Proven:
    """A variable of a declared shape, or a member of one, that the program looks at when it is entered; see `entrance`.

    `source` reads a member. Where somebody `asked`, the value is of that kind. A number is then within `low` and `high`, as
    declared, and within ±`most`, as guards ask; of `steps`, the results are there. A text is shorter than `length`.
    `members` were read, too.
    """

    __slots__ = (
        *("asked", "high", "kind", "length", "low", "members", "most", "name", "shape", "source", "steps", "whole"),
    )

    def __init__(self, name: str, source: ast.expr | None, kind: str, shape: Shape) -> None:
        self.name = name
        self.source = source
        self.kind = kind
        self.shape = shape
        self.asked = False
        self.whole = False
        self.low, self.high = -math.inf, math.inf
        self.most = SAFE
        self.length: int | None = None
        self.steps: dict[object, Step] = {}
        self.members: dict[str, Proven] = {}

    def within(self, most: float | None) -> None:
        """Ask for a number that is no larger; None for any."""
        if most is not None:
            self.most = min(self.most, most)

    def shorter(self, length: int) -> None:
        """Ask for a text that is shorter."""
        self.length = length if self.length is None else min(self.length, length)


class Calculation:
    """`body` is right where all `reads` are numbers and the `results` hold; `slow` always is.

    The body is within `low` and `high`; `least`, of a single read, is how large that may be in a product.
    `double`: it is never an int, `whole`: it always is; `known`: it is a number for certain; `noisy`: it calls something. `order` are the
    reads that are bound to temporaries, as they must be evaluated. `doubles` has, of a result, the reads of which one that is a
    double makes it one, and what is left to ask then. `remainder` are the operands of a `%` that it
    is, names and what is known to be a small int that is not negative, and whether it is known. `quotient` are the operands of the
    `/` that it is.
    """

    __slots__ = (
        *("body", "depth", "double", "doubles", "high", "known", "least", "low", "noisy", "order"),
        *("quotient", "reads", "remainder", "results", "slow", "whole"),
    )

    def __init__(self, body: ast.expr, slow: ast.expr, depth: int, *, double: bool = False, known: bool = True) -> None:
        self.body = body
        self.slow = slow
        self.depth = depth
        self.low, self.high = -SAFE, SAFE
        self.least = SAFE
        self.double = double
        self.whole = False
        self.known = known
        self.noisy = False
        self.reads: dict[str, Read] = {}
        self.order: list[tuple[str, ast.expr]] = []
        self.results: list[ast.expr] = []
        self.doubles: dict[ast.expr, tuple[frozenset[str], ast.expr | None]] = {}
        self.quotient: tuple[ast.expr, ast.expr] | None = None
        self.remainder: list[tuple[ast.expr, bool]] | None = None

    @property
    def most(self) -> float:
        """The largest absolute value of the body."""
        return max(-self.low, self.high)

    @property
    def bounds(self) -> Bounds:
        """What the body is within."""
        return self.low, self.high


class Code(Record, eq=False):
    """A Python expression, what is known of its value, and how deep it is.

    `simple` expressions (names, constants) may be written more than once; all others are bound to a temporary first.
    `plain` ones leave a script as they are. `quiet` ones call nothing.
    """

    py: ast.expr
    kind: str = ANY
    depth: int = 1
    simple: bool = False
    value: Any = None  # of a constant
    plain: bool = False
    quiet: bool = False
    bounds: Bounds | None = None  # of a number, what it is within
    whole: bool = False  # it is an int
    # It is a number, as all that names are given says; what is charged where does not depend on that.
    learned: bool = False
    # It is a text, as all that names are given says, whatever its kind: what is charged does not depend on that, either.
    text: bool = False
    # What `new` made it, as all that the name is given says: a map, a date. What is charged does not depend on that, either.
    instance: str = ""
    bits: bool = False  # it is an int of 32 bits, with a sign
    read: tuple[str, str] | None = None  # a name and the key that is read from it
    calculation: Calculation | None = None  # what it is made of, where that is numbers
    proven: Proven | None = None  # what the program may look at where it is entered

    @property
    def held(self) -> str:
        """The kind of its value, as far as all that names are given says it, too."""
        return STRING if self.text else self.kind


def constant_code(value: Any) -> Code:
    """The code of a value that is known while compiling."""
    kind = {bool: BOOLEAN, str: STRING, int: NUMBER, float: NUMBER, type(None): NULL}[type(value)]
    if kind == NUMBER and not -SAFE <= value <= SAFE:
        kind = ANY
    plain = not isinstance(value, float) or bool(value % 1)
    return Code(pyast.constant(value), kind, simple=True, value=value, plain=plain)


def range_of(code: Code) -> Range | None:
    """What is known of a number, whatever is read of it; None where it may be none."""
    if code.kind != NUMBER:
        return None
    found = code.calculation
    if found is None or found.reads or found.results:
        return Range(code.whole, code.bounds, code.learned)
    return Range(found.whole, found.bounds, code.learned)


def is_index(code: Code) -> bool:
    """Whether a key is known to be a whole number, and not below zero."""
    if code.value is not None:
        return code.value.__class__ is int and bool(code.value >= 0)
    known = range_of(code)
    return known is not None and known.whole and known.bounds is not None and known.bounds[0] >= 0


def deepest(codes: Iterable[Code], least: int = 0) -> int:
    """The depth of an expression that guards and then uses all of these, each at least `least` deep."""
    return 3 + max((code.depth for code in codes), default=least)


class Facts:
    """What is known at a point of an expression: the names that hold objects, those that hold what has entered and has a member,
    those that hold numbers or dates, which Python orders, and the members that names hold."""

    __slots__ = ("entered", "members", "objects", "ordered")

    def __init__(self) -> None:
        self.entered: set[str] = set()
        self.objects: set[str] = set()
        self.ordered: set[str] = set()
        self.members: dict[tuple[str, str], str] = {}

    def copy(self) -> Facts:
        """The same facts, to be added to for a while."""
        made = Facts()
        made.entered |= self.entered
        made.objects |= self.objects
        made.ordered |= self.ordered
        made.members |= self.members
        return made
