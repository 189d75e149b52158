"""What the compiler makes of ten programs, kept as a listing so that a reviewer sees it, and each change of it.

LATEBIND_UPDATE_GOLDEN=1 writes generated.txt anew. Python writes some expressions otherwise from version to version, so
the listing is that of 3.11.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import latebind

LISTING = Path(__file__).with_name("generated.txt")
PROGRAMS = [
    "price * qty",
    'user.active && user.role === "admin"',
    '["EC", "PE"].includes(country)',
    "name.trim().toUpperCase()",
    "items.filter(x => x.active).map(x => x.price)",
    "items.toSorted((a, b) => b.price - a.price)",
    "`${name} has ${n} points`",
    "({ id: order.id, city: customer?.city ?? home })",
    "local total = price * qty; total > 100 ? total * 0.9 : total",
    "let sum = 0; for (const x of xs) { sum += x }; sum",
]


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the listing is that of Python 3.11")
def test_the_generated_code() -> None:
    parts = [f"// {text}\n\n{latebind.compile(text).runner.code_text()}\n" for text in PROGRAMS]
    found = "\n".join(parts)
    if "LATEBIND_UPDATE_GOLDEN" in os.environ:
        LISTING.write_text(found, "utf-8")
    assert found == LISTING.read_text("utf-8")
