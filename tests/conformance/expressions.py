"""Expressions: trees of the kind that is asked for, from the tables of `forms`, the literals of `pools`, and names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from random import Random

from latebind.tests.conformance import pools
from latebind.tests.conformance.forms import all_forms
from latebind.tests.conformance.kinds import (
    ANY,
    BASE,
    BOOLEAN,
    INT,
    NUMBER,
    STRING,
    VARIABLES,
    Kind,
    array,
    bind,
    fill,
    variables,
)
from latebind.tests.conformance.trees import Form, Tree, leaf

FORMS = all_forms()
_BY_RESULT: dict[str, list[Form]] = defaultdict(list)
for _form in FORMS:
    _BY_RESULT[_form.result.name].append(_form)

NULL = "null"
_LITERALS = ("place", "power", "size", "count", "code")  # arguments for which chance would choose too wildly
COMPARATORS = {
    "number": [
        "(a, b) => a - b",
        "(a, b) => b - a",
        "(a, b) => a % 3 - b % 3",
        "(a, b) => a && b ? a - b : 0",
        "(a, b) => Math.sign(a - b)",
    ],
    "any": [
        "(a, b) => a < b ? -1 : a > b ? 1 : 0",
        "(a, b) => a > b ? 1 : -1",
        "(a, b) => a < b ? 1 : 0",
        "(a, b) => a < b ? -1 : 0",
        "() => -1",
        "() => 1",
        "() => 0",
        "() => 0.5",
        "(a) => a === '' ? 1 : -1",
    ],
    "array": ["(a, b) => a.length - b.length", "(a, b) => b.length - a.length", "() => 0"],
    "dict": ["(a, b) => Object.keys(a).length - Object.keys(b).length", "() => 0", "() => -1"],
}
INDENTS = ["0", "1", "2", "2", "4", "10", "11", "1.9", "-1", "''", "'  '", "'\\t'", "'--'", "'0123456789abc'", "null"]
PARAMETERS = {"number": "xnv", "int": "ijk", "string": "stw", "boolean": "pqb", "array": ["xs", "all", "row"]}


@dataclass(frozen=True)
class Variable:
    """A name in scope. A late one is a function in JavaScript, called at each read."""

    name: str
    kind: Kind
    late: bool = False

    def read(self) -> Tree:
        return leaf(self.name, self.kind, f"{self.name}()" if self.late else None)


Scope = tuple[Variable, ...]


class Expressions:
    """Makes expressions. `odd` is the share of odd literals, `wrong` the chance that a slot gets a wrong kind."""

    def __init__(self, rng: Random, odd: float = 0.15, wrong: float = 0.0) -> None:
        self.rng = rng
        self.odd = odd
        self.wrong = wrong
        self.inside = 0  # how many functions are around: there `await` is no word of latebind's

    def make(self, kind: Kind, fuel: int, scope: Scope = ()) -> Tree:
        """An expression of about `fuel` operations whose value is of `kind`."""
        rng = self.rng
        if self.wrong and rng.random() < self.wrong:
            kind = rng.choice([pools.random_kind(rng), pools.random_kind(rng), Kind("nothing"), Kind("function")])
        if kind == ANY:
            kind = pools.random_kind(rng)
        if kind.name in BASE:
            if kind.name in _LITERALS or rng.random() < 0.7:
                return pools.special(kind.name, rng)
            kind = BASE[kind.name]
        known = [v for v in scope if bind(kind, v.kind, {})]
        if known and rng.random() < (0.45 if fuel > 0 else 0.8):
            return rng.choice(known).read()
        special = getattr(self, f"_{kind.name}", None)
        if special is not None:
            made: Tree = special(kind, fuel, scope)
            return made
        if fuel <= 0:
            return self.least(kind, scope)
        return self.operation(kind, fuel, scope)

    def operation(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        """A form that gives `kind`, with its slots filled."""
        rng = self.rng
        name = rng.choice(["T", kind.name, kind.name, kind.name])
        if kind == NUMBER and rng.random() < 0.3:
            name = "int"
        elif kind.name == "maybe" and rng.random() < 0.2:
            name = rng.choice(["T", kind.of[0].name])
        for _ in range(12):
            form = rng.choice(_BY_RESULT.get(name) or _BY_RESULT["T"])
            bound: dict[str, Kind] = {}
            if bind(form.result, kind, bound) and not (self.inside and "await" in form.operations):
                return self.fill(form, bound, fuel, scope, kind)
        return self.least(kind, scope)

    def fill(self, form: Form, bound: dict[str, Kind], fuel: int, scope: Scope, kind: Kind | None = None) -> Tree:
        """A tree of `form`; kinds that nothing decides are drawn."""
        rng = self.rng
        for name in VARIABLES:
            if name not in bound and any(name in variables(part) for part in (form.result, *form.slots)):
                bound[name] = pools.random_kind(rng, scalar=name == "S")
        shares = self._shares(len(form.slots), fuel - 1)
        kids = [self.make(fill(slot, bound), share, scope) for slot, share in zip(form.slots, shares, strict=True)]
        return Tree(form, tuple(kids), kind if kind is not None else fill(form.result, bound))

    def _shares(self, count: int, fuel: int) -> list[int]:
        shares = [0] * count
        for _ in range(max(fuel, 0) if count else 0):
            shares[self.rng.randrange(count)] += 1
        return shares

    def least(self, kind: Kind, scope: Scope) -> Tree:
        """The simplest expression of a kind: a literal."""
        rng = self.rng
        if kind.name == "array":
            items = [self.make(kind.of[0], 0, scope) for _ in range(rng.choice([0, 1, 2, 2, 3, 3, 4, 6]))]
            return _display("[", items, "]", kind)
        if kind.name == "dict":
            keys = rng.sample([k for k in pools.KEYS if k != "😀"], rng.choice([0, 1, 2, 2, 3]))
            if rng.random() < 0.5:
                keys = list(dict.fromkeys([*keys, *rng.sample("akb", rng.choice([1, 2]))]))
            items = [self.make(kind.of[0], 0, scope) for _ in keys]
            return _display("{ ", items, " }", kind, [f"{_key(key)}: " for key in keys])
        if kind.name == "maybe":
            if rng.random() < 0.35:
                return leaf(rng.choice([NULL, NULL, "undefined"]), kind, NULL)
            return self.make(kind.of[0], 0, scope)
        return pools.literal(kind, rng, self.odd)

    # Kinds that are made in their own way; `make` finds them by name.

    def _fn(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        return self.arrow(kind.of[:-1], kind.of[-1], fuel, scope)

    def _nothing(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        return leaf(NULL, kind)

    def _function(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        return leaf("(f) => f", kind, level="arrow")

    def _truth(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        return pools.truth(self.rng.choice(pools.TRUTHS))

    def _indent(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        return leaf(self.rng.choice(INDENTS), kind, level="unary")

    def _pairs(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        rng = self.rng
        pairs = [
            _display("[", [pools.special("key", rng), self.make(NUMBER, 0, scope)], "]", ANY)
            for _ in range(rng.choice([0, 1, 2, 3]))
        ]
        return _display("[", pairs, "]", kind)

    def _comparator(self, kind: Kind, fuel: int, scope: Scope) -> Tree:
        name = kind.of[0].name
        table = COMPARATORS.get("number" if name == "int" else name, [])
        ordered = ("number", "int", "string")
        text = self.rng.choice(table * 2 + COMPARATORS["any"] if name in ordered else table or COMPARATORS["any"][-5:])
        return leaf(text, kind, level="arrow")

    def arrow(self, params: tuple[Kind, ...], result: Kind, fuel: int, scope: Scope) -> Tree:
        """A function for a callback: may take fewer parameters than it is passed, and use what stands around it."""
        rng = self.rng
        count = rng.choice([len(params)] * 4 + list(range(len(params) + 1)))
        named = [Variable(self._parameter(kind, index), kind) for index, kind in enumerate(params[:count])]
        if len({v.name for v in named}) < len(named):
            named = [Variable(f"{v.name}{index}", v.kind) for index, v in enumerate(named)]
        names = {v.name for v in named}
        inner = (*(v for v in scope if v.name not in names), *named, *named)
        self.inside += 1
        body = self.make(result, max(fuel, 1 + (result == BOOLEAN)), inner)
        self.inside -= 1
        return function([v.name for v in named], body, Kind("fn", (*params, result)))

    def _parameter(self, kind: Kind, index: int) -> str:
        if kind.name in ("maybe", "dict"):
            return "vouz"[index % 4]
        return self.rng.choice(PARAMETERS[BASE.get(kind.name, kind).name])


def function(names: list[str], body: Tree, kind: Kind, operations: tuple[str, ...] = ("arrow",)) -> Tree:
    """An arrow function with an expression for a body. In JavaScript an absent argument must be null."""
    late = f"{names[0]} => <0>" if len(names) == 1 and len(names[0]) == 1 else f"({', '.join(names)}) => <0>"
    js = f"({', '.join(f'{name} = null' for name in names)}) => <0>"
    return Tree(Form(late, js, (body.kind,), ("body",), kind, "arrow", operations, soft=False), (body,), kind)


def _key(key: str) -> str:
    return key if key.isidentifier() else f"'{key}'"


def _display(start: str, items: list[Tree], end: str, kind: Kind, keys: list[str] | None = None) -> Tree:
    """An array or object literal of any length."""
    prefixes = keys or [""] * len(items)
    parts = ", ".join(f"{prefix}<{index}>" for index, prefix in enumerate(prefixes))
    text = f"{start}{parts}{end}" if items else f"{start.strip()}{end.strip()}"
    levels = ("arrow",) * len(items)
    form = Form(text, text, tuple(i.kind for i in items), levels, kind, soft="'" not in text)
    return Tree(form, tuple(items), kind)


__all__ = ["BOOLEAN", "FORMS", "INT", "STRING", "Expressions", "Scope", "Variable", "array", "function"]
