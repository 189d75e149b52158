"""What is evaluated: seven expressions of the kind that hosts keep in rules, messages and flows.

Each is written in latebind, in Python, and in each peer's own idiom where its syntax is another one. All take the same
dicts and must give the same values.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Variables = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Workload:
    """One expression, and the variables that it is evaluated with. `peers` has what differs from `text`."""

    name: str
    text: str
    native: Callable[[Variables], Any]
    inputs: list[Variables]
    peers: Mapping[str, str] = field(default_factory=dict)


SETS = 50
_random = random.Random(20)
_CITIES = ["Quito", "São Paulo", "Lima", "Bogotá", "Guayaquil"]


def _orders() -> list[Variables]:
    return [
        {
            "price": round(_random.uniform(1, 500), 2),
            "qty": _random.randint(1, 20),
            "discount": round(_random.uniform(0, 1), 2),
            "tax": _random.choice([0.0, 0.12, 0.15]),
            "shipping": _random.choice([0, 4.5, 12]),
        }
        for _ in range(SETS)
    ]


def _accesses() -> list[Variables]:
    def one() -> Variables:
        return {
            "user": {
                "id": f"u{_random.randint(1, 5)}",
                "role": _random.choice(["admin", "editor", "editor", "viewer", "viewer"]),
                "active": _random.random() < 0.9,
                "team": _random.choice(["sales", "support"]),
                "level": _random.randint(1, 5),
            },
            "resource": {
                "owner": f"u{_random.randint(1, 5)}",
                "team": _random.choice(["sales", "support"]),
                "level": _random.randint(1, 5),
                "status": _random.choice(["open", "open", "archived"]),
            },
        }

    return [one() for _ in range(SETS)]


def _messages() -> list[Variables]:
    return [
        {
            "name": _random.choice(["Ana", "Luis", "María José", "Zoë"]),
            "order": _random.randint(10_000, 99_999),
            "count": _random.randint(1, 9),
            "city": _random.choice(_CITIES),
            "courier": _random.choice(["DHL", "Servientrega"]),
            "day": _random.choice(["Monday", "Tuesday", "Friday"]),
        }
        for _ in range(SETS)
    ]


def _customers() -> list[Variables]:
    def one(index: int) -> Variables:
        address = {"street": "Av. Amazonas", "city": _random.choice(_CITIES)} if index % 5 else {"street": "?"}
        contact: Variables = {"phone": "593"}
        if index % 3:
            contact["address"] = address
        return {"order": {"id": index, "customer": {"name": "Ana", "contact": contact}}, "home": "Cuenca"}

    return [one(index) for index in range(SETS)]


def _carts() -> list[Variables]:
    def item() -> Variables:
        return {
            "sku": f"p{_random.randint(100, 999)}",
            "price": round(_random.uniform(1, 90), 2),
            "qty": _random.randint(1, 6),
            "active": _random.random() < 0.7,
        }

    return [{"items": [item() for _ in range(100)], "least": 20} for _ in range(SETS)]


def _amounts() -> list[Variables]:
    return [{"amount": _random.choice([50, 250, 1_200, 4_999.5, 7_000, 25_000])} for _ in range(SETS)]


def _tickets() -> list[Variables]:
    return [
        {
            "order": {"id": index, "price": round(_random.uniform(1, 90), 2), "qty": _random.randint(1, 6)},
            "customer": {"name": "Ana", "city": _random.choice(_CITIES), "points": _random.randint(0, 2_000)},
            "channel": _random.choice(["web", "whatsapp"]),
            "extras": {"gift": _random.random() < 0.5, "note": "ring twice"},
        }
        for index in range(SETS)
    ]


WORKLOADS = [
    Workload(
        "arithmetic",
        "price * qty * (1 - discount) * (1 + tax) + shipping",
        lambda v: v["price"] * v["qty"] * (1 - v["discount"]) * (1 + v["tax"]) + v["shipping"],
        _orders(),
        {"cel": "price * double(qty) * (1.0 - discount) * (1.0 + tax) + double(shipping)"},
    ),
    Workload(
        "policy",
        'user.active && (user.role == "admin" || user.id == resource.owner'
        ' || user.team == resource.team && user.level >= resource.level && resource.status != "archived")',
        lambda v: (
            v["user"]["active"]
            and (
                v["user"]["role"] == "admin"
                or v["user"]["id"] == v["resource"]["owner"]
                or (
                    v["user"]["team"] == v["resource"]["team"]
                    and v["user"]["level"] >= v["resource"]["level"]
                    and v["resource"]["status"] != "archived"
                )
            )
        ),
        _accesses(),
        dict.fromkeys(
            ["zen", "simpleeval", "jinja2"],
            'user.active and (user.role == "admin" or user.id == resource.owner'
            ' or user.team == resource.team and user.level >= resource.level and resource.status != "archived")',
        )
        | {
            "asteval": 'user["active"] and (user["role"] == "admin" or user["id"] == resource["owner"]'
            ' or user["team"] == resource["team"] and user["level"] >= resource["level"]'
            ' and resource["status"] != "archived")'
        },
    ),
    Workload(
        "text",
        '"Hi @(name), order @(order) with @(count) items goes to @(city) by @(courier) on @(day)."',
        lambda v: (
            f"Hi {v['name']}, order {v['order']} with {v['count']} items goes to {v['city']} by {v['courier']} on {v['day']}."
        ),
        _messages(),
        {
            "zen": "`Hi ${name}, order ${order} with ${count} items goes to ${city} by ${courier} on ${day}.`",
            "cel": '"Hi " + name + ", order " + string(order) + " with " + string(count) + " items goes to " + city'
            ' + " by " + courier + " on " + day + "."',
            "jinja2": '"Hi " ~ name ~ ", order " ~ order ~ " with " ~ count ~ " items goes to " ~ city ~ " by " ~ courier'
            ' ~ " on " ~ day ~ "."',
        }
        | dict.fromkeys(
            ["simpleeval", "asteval"],
            'f"Hi {name}, order {order} with {count} items goes to {city} by {courier} on {day}."',
        ),
    ),
    Workload(
        "nested",
        "order.customer.contact?.address?.city ?? home",
        lambda v: v["order"]["customer"].get("contact", {}).get("address", {}).get("city", v["home"]),
        _customers(),
        {
            "zen": "order.customer.contact.address.city ?? home",
            "cel": "has(order.customer.contact) && has(order.customer.contact.address)"
            " && has(order.customer.contact.address.city) ? order.customer.contact.address.city : home",
            "jinja2": "order.customer.contact.address.city | default(home)",
        }
        | dict.fromkeys(
            ["simpleeval", "asteval"],
            'order["customer"].get("contact", {}).get("address", {}).get("city", home)',
        ),
    ),
    Workload(
        "pipeline",
        "items.filter(i => i.active && i.price >= least).map(i => i.price * i.qty).reduce((sum, x) => sum + x, 0)",
        lambda v: sum(i["price"] * i["qty"] for i in v["items"] if i["active"] and i["price"] >= v["least"]),
        _carts(),
        {
            "zen": "sum(map(filter(items, #.active and #.price >= least), #.price * #.qty))",
            "cel": "sum(items.filter(i, i.active && i.price >= double(least)).map(i, i.price * double(i.qty)))",
            "jinja2": 'items | selectattr("active") | selectattr("price", "ge", least) | map(price * qty) | sum',
            "simpleeval": "sum([i.price * i.qty for i in items if i.active and i.price >= least])",
            "asteval": 'sum([i["price"] * i["qty"] for i in items if i["active"] and i["price"] >= least])',
        },
    ),
    Workload(
        "ternaries",
        "amount >= 10000 ? 0.2 : amount >= 5000 ? 0.15 : amount >= 1000 ? 0.1 : amount >= 200 ? 0.05 : amount > 100 ? 0.01 : 0",
        lambda v: (
            0.2
            if v["amount"] >= 10000
            else 0.15
            if v["amount"] >= 5000
            else 0.1
            if v["amount"] >= 1000
            else 0.05
            if v["amount"] >= 200
            else 0.01
            if v["amount"] > 100
            else 0
        ),
        _amounts(),
        {
            "cel": "double(amount) >= 10000.0 ? 0.2 : double(amount) >= 5000.0 ? 0.15 : double(amount) >= 1000.0 ? 0.1"
            " : double(amount) >= 200.0 ? 0.05 : double(amount) > 100.0 ? 0.01 : 0.0"
        }
        | dict.fromkeys(
            ["simpleeval", "asteval", "jinja2"],
            "0.2 if amount >= 10000 else 0.15 if amount >= 5000 else 0.1 if amount >= 1000 else 0.05"
            " if amount >= 200 else 0.01 if amount > 100 else 0",
        ),
    ),
    Workload(
        "object",
        "{ id: order.id, customer: { name: customer.name, city: customer.city, vip: customer.points > 1000 },"
        " total: order.price * order.qty, tags: [channel, customer.city], ...extras }",
        lambda v: {
            "id": v["order"]["id"],
            "customer": {
                "name": v["customer"]["name"],
                "city": v["customer"]["city"],
                "vip": v["customer"]["points"] > 1000,
            },
            "total": v["order"]["price"] * v["order"]["qty"],
            "tags": [v["channel"], v["customer"]["city"]],
            **v["extras"],
        },
        _tickets(),
        {
            "zen": "merge([{id: order.id, customer: {name: customer.name, city: customer.city,"
            " vip: customer.points > 1000}, total: order.price * order.qty, tags: [channel, customer.city]}, extras])",
            "cel": 'merge({"id": order.id, "customer": {"name": customer.name, "city": customer.city,'
            ' "vip": customer.points > 1000}, "total": order.price * double(order.qty),'
            ' "tags": [channel, customer.city]}, extras)',
            "jinja2": 'dict({"id": order.id, "customer": {"name": customer.name, "city": customer.city,'
            ' "vip": customer.points > 1000}, "total": order.price * order.qty, "tags": [channel, customer.city]}, **extras)',
            "simpleeval": 'merge({"id": order.id, "customer": {"name": customer.name, "city": customer.city,'
            ' "vip": customer.points > 1000}, "total": order.price * order.qty, "tags": [channel, customer.city]}, extras)',
            "asteval": 'dict({"id": order["id"], "customer": {"name": customer["name"], "city": customer["city"],'
            ' "vip": customer["points"] > 1000}, "total": order["price"] * order["qty"],'
            ' "tags": [channel, customer["city"]]}, **extras)',
        },
    ),
]
