"""The table of rules in `examples/`: two hundred of them, checked when they are loaded, each mistake with its row."""

from __future__ import annotations

import csv
import random
import sys
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import latebind

EXAMPLES = Path(__file__).parents[2] / "examples"
TABLE = EXAMPLES / "rules.csv"


@pytest.fixture(scope="module")
def rules() -> ModuleType:
    spec = util.spec_from_file_location("latebind_rules", EXAMPLES / "rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[spec.name] = util.module_from_spec(spec)  # where dataclasses look for names
    spec.loader.exec_module(module)
    return module


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def order(source: random.Random, number: int) -> dict[str, Any]:
    """An order as the shop has them."""
    lines = [
        {"sku": f"s{i}", "qty": source.randrange(1, 10), "price": round(source.random() * 60, 2)}
        for i in range(source.randrange(1, 6))
    ]
    made: dict[str, Any] = {
        "id": number,
        "status": source.choice(["open", "paid", "sent"]),
        "total": round(source.random() * 1000, 2),
        "currency": source.choice(["EUR", "USD"]),
        "customer": {"id": number, "country": source.choice(["EC", "PE", "CO", "DE"]), "vip": source.random() < 0.2},
        "lines": lines,
    }
    if source.random() < 0.3:
        made["coupon"] = source.choice(["SUMMER1", "VIP", "A1"])
    return made


def test_two_hundred_rules_hold_for_the_orders_that_they_did_without_shapes(rules: ModuleType) -> None:
    loaded, errors = rules.load(TABLE)
    assert errors == []
    assert len(loaded) == 200
    source = random.Random(1)
    orders = [order(source, number) for number in range(50)]
    found = set(rules.matches(loaded, orders))
    for row in rows():
        bare = latebind.compile(row["rule"].replace("order.coupon", "order?.coupon"))
        for each in orders:
            assert ((each["id"], row["name"]) in found) == bare({"order": each}), row


MISTAKES = [
    ("order.totl > 100", "UNDECLARED_MEMBER", 7, "did you mean `total`?"),
    ("order.customer.contry === 'EC'", "UNDECLARED_MEMBER", 16, "did you mean `country`?"),
    ("order.lines.some(line => line.quantity > 3)", "UNDECLARED_MEMBER", 31, None),
    ("order.status === 'payed'", "NEVER_EQUAL", 1, None),
    ("order.total > '100'", "DECLARED_PAIR", 1, None),
    ("order.customer > 3", "DECLARED_KIND", 1, None),
    ("order.id.startsWith('7')", "UNDECLARED_MEMBER", 10, None),
    ("order.total * 2", "RESULT_KIND", 1, None),
    ("order.coupon", "RESULT_KIND", 1, None),
    ("ordr.total > 1", "UNKNOWN_NAME", 1, "did you mean `order`?"),
    ("order.total >", "UNEXPECTED_END", 14, None),
]


def test_each_mistake_is_told_with_its_row_and_its_place(rules: ModuleType, tmp_path: Path) -> None:
    table = rows()
    spoilt = {17 * (number + 1): mistake for number, mistake in enumerate(MISTAKES)}
    for number, (rule, *_) in spoilt.items():
        table[number]["rule"] = rule
    path = tmp_path / "rules.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, ["name", "rule"])
        writer.writeheader()
        writer.writerows(table)
    loaded, errors = rules.load(path)
    assert len(loaded) == 200 - len(MISTAKES)
    for error, (number, (rule, code, column, hint)) in zip(errors, spoilt.items(), strict=True):
        assert error.code == code
        where = error.source.place(error.diagnostic.span.start)
        assert (where.line, where.column) == (number + 2, column)
        assert hint is None or error.hint == hint
        shown = error.render()
        assert f"rules.csv:{number + 2}:{column}" in shown
        assert rule in shown


def test_it_says_so_on_the_command_line(rules: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert rules.main(str(TABLE)) == 0
    assert capsys.readouterr().out == "200 rules, 0 with mistakes\n"
