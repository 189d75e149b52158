"""Rules from a table, over orders: checked when they are loaded, each mistake with its row; then run as fast as it goes.

    python examples/rules.py rules.csv

A rule is one condition over an `order`. What an order is, the host says once, as types.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NotRequired, TypedDict

import latebind


class Line(TypedDict):
    sku: str
    qty: int
    price: float


class Customer(TypedDict):
    id: int
    country: str
    vip: bool
    email: NotRequired[str]


class Order(TypedDict):
    id: int
    status: Literal["open", "paid", "sent"]
    total: float
    currency: Literal["EUR", "USD"]
    customer: Customer
    lines: list[Line]
    coupon: NotRequired[str]


@dataclass(frozen=True)
class Rule:
    """One row of the table."""

    name: str
    holds: latebind.Program


def load(path: Path) -> tuple[list[Rule], list[latebind.LatebindError]]:
    """The rules of a table with the columns `name` and `rule`, and what is wrong with the others, each at its row."""
    rules: list[Rule] = []
    errors: list[latebind.LatebindError] = []
    with path.open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table)
        for row in rows:
            source = latebind.Source(row["rule"], path.name, first_line=rows.line_num - row["rule"].count("\n"))
            try:
                rules.append(Rule(row["name"], latebind.compile(source, variables={"order": Order}, returns=bool)))
            except latebind.LatebindError as error:
                errors.append(error)
    return rules, errors


def matches(rules: Iterable[Rule], orders: Iterable[Order]) -> Iterator[tuple[int, str]]:
    """The orders and the rules that hold for them."""
    for order in orders:
        variables = {"order": order}
        for rule in rules:
            if rule.holds(variables):
                yield order["id"], rule.name


def main(path: str) -> int:
    """Load a table, and say what is wrong with it."""
    rules, errors = load(Path(path))
    for error in errors:
        print(error.render(), end="\n\n")
    print(f"{len(rules)} rules, {len(errors)} with mistakes")
    return 3 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).with_name("rules.csv"))))
