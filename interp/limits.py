"""Limits and the state of one run. Generated code, operators and builtins charge here before they make anything.

Steps and bytes count the same on every Python and machine: both come from the program and its data alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from os import urandom
from time import monotonic
from typing import Any, NoReturn, Protocol

from latebind.grammar.errors import LimitError, fail
from latebind.grammar.record import FrozenRecord

KB = 1024
MB = 1024 * KB


class Limits(FrozenRecord):
    """What one run may use. Strings are counted in code points, sources and keys in UTF-8 bytes, times in seconds."""

    source: int = 64 * KB
    nesting: int = 64
    nodes: int = 10_000
    steps: int = 1_000_000
    depth: int = 64
    string: int = 1 * MB
    host_string: int = 14 * MB
    array: int = 100_000
    object: int = 10_000
    charged: int = 32 * MB
    output: int = 1 * MB
    output_nodes: int = 100_000
    output_depth: int = 64
    pattern: int = 1 * KB
    subject: int = 100 * KB
    operations: int = 1_000
    blobs: int = 64 * MB
    key: int = 256
    seconds: float | None = None

    def __post_init__(self) -> None:
        counts = _COUNTS(self)
        if set(map(type, counts)) != {int} or min(counts) < 0 or self.seconds is not None:
            self._refuse()

    def _refuse(self) -> None:
        """Raise TypeError or ValueError for what is no limit, if anything is none."""
        for name in self._names:
            value = getattr(self, name)
            kind = int if name != "seconds" else (int, float, type(None))
            if not isinstance(value, kind) or isinstance(value, bool):
                raise TypeError(f"the limit {name} is a number, not {type(value).__name__}")
            if value is not None and not value >= 0:
                raise ValueError(f"the limit {name} must not be negative: {value!r}")


_COUNTS = attrgetter(*(name for name in Limits._names if name != "seconds"))

DEFAULT = Limits()

# What a program's size may not go beyond for its constant costs to be below the default steps.
_SIZES = frozenset({"source", "nesting", "nodes"})


def roomy(limits: Limits) -> bool:
    """Whether programs may do without a run: what they take then is below the default limits, and so below these."""
    if limits is DEFAULT:
        return True
    if limits.seconds is not None:
        return False
    for name in Limits._names:
        mine, usual = getattr(limits, name), getattr(DEFAULT, name)
        if name != "seconds" and (mine > usual if name in _SIZES else mine < usual):
            return False
    return True


# With a time limit, and in an event loop, steps are handed out in slices; the clock is looked at between them.
SLICE = 5_000

# What an element of an array and an entry of an object are charged, in bytes; and what each value of its own is charged
# beside that where many are made at once: a text beside its characters, a number or array or object within another.
ITEM = 8
ENTRY = 16
VALUE = 56
# What each change is charged that can be taken back, besides the values which that keeps.
NOTE = 48

# Texts up to this length are compared, hashed and joined without a charge, where that happens once.
FREE = 4096
# Objects of up to this many entries are spread without one, and as large containers of a host's are read.
FREE_ENTRIES = 32


class NeedsRun(Exception):
    """A program that was started without a run, as its cost is known, needs one after all: start it again with one."""


# How a change is taken back: what does so, the value, and what that was.
Change = tuple[Callable[[Any, Any], None], Any, Any]


class RunTransactions(Protocol):
    """The memory side of a run: its transactions, clock and log. `memory.transaction` implements it."""

    def transact(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run an `expr` block, again where another writer came between."""
        ...

    def statement(self, run: Run, body: Callable[[], Any]) -> Any:
        """Run a simple statement in a transaction of its own if none is open."""
        ...

    def now(self) -> float:
        """Seconds since the epoch, the same during a whole run."""
        ...

    def log(self, run: Run, message: str, data: Any) -> None:
        """Write to the host's log and the result's."""
        ...

    def let_others(self) -> None:
        """Let others have the event loop, if this run has had it for long."""
        ...

    def beside(self, work: Callable[[], Any]) -> Any:
        """What `work` gives, which takes long: others have the event loop meanwhile, where this run may wait."""
        ...


Entropy = Callable[[int], bytes]  # gives so many random bytes

# Late bindings that are being evaluated: the innermost one, and those around it.
Reading = tuple[Any, "Reading | None"]


class Run:
    """The budgets and the state of one evaluation. Nested evaluations share it. One task at a time.

    Class attributes are the defaults, so that `Run()` costs one allocation on the fast path; a run with limits of its
    own, or within a context, sets its own.
    """

    limits: Limits = DEFAULT
    steps: int = DEFAULT.steps  # left, before the reserve is asked
    reserve: int = 0
    bytes: int = DEFAULT.charged  # left
    depth: int = DEFAULT.depth  # left, for calls and late bindings together
    epoch: int = 0  # a late binding's value of an earlier epoch is evaluated anew
    reading: Reading | None = None  # the locals that are being evaluated: no writes then
    changes: bool = False  # the script changes arrays or objects: what the host lends is copied
    lent: dict[Any, tuple[Any, Any]]  # by identity, or by place: what the host lent, and the script's own copy
    made: dict[int, tuple[Any, Reading | str]]  # by identity: what locals made, and in which evaluation; what is
    # read-only, and the variable that holds it
    journal: list[Change] | None = None  # how to take back what changed, in order
    mark: int = 0  # how long it was when the innermost open block began
    whole: dict[int, tuple[int, Change]] | None = None  # by identity: where it has all of a value
    group: int = 0  # in a `Promise.all` in which a function waits, only what is as new as this may change; else 0
    groups: int = 0  # how often a function began to wait in one
    alone: bool = True  # whether a function that waits holds up nothing but its caller
    new: dict[int, tuple[Any, int]]  # by identity: what was made in a `Promise.all`, and the `groups` of that time
    ticks: int = 0  # turns of JavaScript's queue that the innermost function of a `Promise.all` has waited
    slowest: int = 0  # and the most that one of that `Promise.all` has
    exhausted: LimitError | None = None
    transactions: RunTransactions | None = None  # what the context lends: memories, clock, log
    deadline: float | None = None
    yields: bool = False  # whether others may have the event loop between slices
    timezone: str = "UTC"  # the IANA name of the zone that local time is in
    entropy: Entropy = urandom
    moment: float | None = None  # what the clock of a run without a context showed first
    entered: dict[int, tuple[Any, Any]] | None = None  # the host's containers that were read, and what they became
    patterns: dict[str, Any] | None = None  # the regular expressions that were compiled
    paid: Any = None  # of JavaScript's, those whose reading and compiling is charged: see `stdlib.patterns.matching`
    locals: Mapping[str, Any] = {}  # the script's own locals, once they are made
    session: Callable[[], Any] | None = None  # a weak reference to what evaluates it, where another process does

    def bind(self, limits: Limits, transactions: RunTransactions | None, *, yields: bool = False) -> Run:
        """Give this run limits and the memory side of its context, if it has one; returns itself.

        `yields`: between slices of steps it lets others have the event loop.
        """
        if limits is not DEFAULT:
            self.limits = limits
            self.steps = limits.steps
            self.bytes = limits.charged
            self.depth = limits.depth
        if limits.seconds is not None:
            self.deadline = monotonic() + limits.seconds
            self.reserve, self.steps = self.steps, 0
        elif yields and self.steps > SLICE:
            self.reserve, self.steps = self.steps - SLICE, SLICE
        if yields:
            self.yields = True
        self.transactions = transactions
        return self

    def charge(self, steps: int) -> None:
        """Take steps from the budget."""
        self.steps -= steps
        if self.steps < 0:
            self.out_of_steps()

    def out_of_steps(self) -> None:
        """What generated code calls when its own subtraction went below zero: go on with the reserve, or stop."""
        if self.exhausted is not None:
            raise self.exhausted
        if self.deadline is not None and monotonic() > self.deadline:
            self.stop("LIMIT_TIME", limit=self.limits.seconds)
        if self.reserve + self.steps < 0:
            self.stop("LIMIT_STEPS", limit=self.limits.steps)
        more = min(self.reserve, SLICE - self.steps)
        self.reserve -= more
        self.steps += more
        if self.yields and self.transactions is not None:
            self.transactions.let_others()

    @property
    def pause(self) -> Callable[[], None] | None:
        """What lets others have the event loop, where there are any."""
        return self.transactions.let_others if self.yields and self.transactions is not None else None

    @property
    def steps_used(self) -> int:
        """Steps taken so far."""
        return self.limits.steps - self.steps - self.reserve

    @property
    def steps_left(self) -> int:
        """Steps that can still be taken."""
        return self.steps + self.reserve

    def allocate(self, size: int) -> None:
        """Take `size` bytes from the budget, before they are made; 64 bytes are also a step."""
        self.bytes -= size
        if self.bytes < 0:
            self.out_of_bytes()
        if size >= 64:
            self.charge(size >> 6)

    def out_of_bytes(self) -> NoReturn:
        """What is called when a subtraction from `bytes` went below zero."""
        self.stop("LIMIT_BYTES", limit=f"{self.limits.charged} bytes in all")

    def scan(self, length: int) -> None:
        """Charge a look at each of `length` code points: a search, or a text made anew of them."""
        if length >= 64:
            self.charge(length >> 6)

    def match(self, length: int) -> None:
        """Charge hashing a text of `length` code points, or comparing it with an equal one: memory is all it takes."""
        if length >= 1024:
            self.charge(length >> 10)

    def values(self, count: int) -> None:
        """Charge so many values of their own that are about to be made, all at once."""
        self.charge(count)
        self.allocate(count * VALUE)

    def string(self, length: int) -> None:
        """Charge a string of `length` code points that is about to be made."""
        if length > self.limits.string:
            self.stop("LIMIT_STRING", limit=self.limits.string, found=length)
        self.allocate(length)

    def array(self, length: int) -> None:
        """Charge an array of `length` items that is about to be made."""
        if length > self.limits.array:
            self.stop("LIMIT_ARRAY", limit=self.limits.array, found=length)
        self.allocate(length * ITEM)

    def object(self, length: int) -> None:
        """Charge an object of `length` entries that is about to be made."""
        if length > self.limits.object:
            self.stop("LIMIT_OBJECT", limit=self.limits.object, found=length)
        self.allocate(length * ENTRY)

    def descend(self, levels: int) -> None:
        """Go down by so many levels of `depth`. Whoever calls this sets `depth` back."""
        self.depth -= levels
        if self.depth < 0:
            self.too_deep()

    def too_deep(self) -> NoReturn:
        """What generated code calls when it went deeper than `depth` allows."""
        self.stop("LIMIT_DEPTH", limit=self.limits.depth)

    def stop(self, code: str, **fields: Any) -> NoReturn:
        """Raise a limit error, now and at every later charge: limits are sticky."""
        if self.exhausted is None:
            error = fail(code, **fields)
            assert isinstance(error, LimitError)
            self.exhausted = error
            self.steps, self.reserve = -1, 0
        raise self.exhausted

    def roll_back(self, mark: int) -> None:
        """Take back what changed since the journal was `mark` entries long."""
        journal = self.journal
        while journal is not None and len(journal) > mark:
            undo, value, old = journal.pop()
            undo(value, old)
        self.epoch += 1

    # Within a context, its transactions run these; without one, a block is just its code.

    def transact(self, body: Callable[[], Any]) -> Any:
        """Run an `expr` block: all of its writes and changes happen, or none does."""
        self.epoch += 1
        if self.transactions is not None:
            return self.transactions.transact(self, body)
        outer, self.journal = self.journal, self.journal if self.journal is not None else []
        before, self.mark = self.mark, len(self.journal)
        try:
            return body()
        except BaseException:
            self.roll_back(self.mark)
            raise
        finally:
            self.journal, self.mark = outer, before

    def statement(self, body: Callable[[], Any]) -> Any:
        """Run a simple statement that may touch memory: a transaction of its own if none is open."""
        self.epoch += 1
        return body() if self.transactions is None else self.transactions.statement(self, body)
