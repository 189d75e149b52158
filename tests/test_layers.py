"""The house's imports: they run one way through the rooms, without a circle; lazy ones are listed, each with its reason.

Lazy imports, and those for type checkers alone, count like any other: a circle is a circle. `lazy_imports.txt` lists the
lazy ones, with what they save; `LATEBIND_UPDATE_GOLDEN=1 pytest tests/test_layers.py` brings its rows up to date, and
leaves it to you to say why.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from latebind.tests.rooms import ROOT, modules

# From the ground up. What stands on one level must not import each other.
LEVELS = (
    ("grammar",),
    ("interp",),
    ("stdlib",),
    ("memory",),
    ("host",),
    ("", "testing"),  # the package itself: its names, loaded when they are used
    ("editor",),
    ("cli",),
    ("repl",),
    ("__main__",),
)
LEVEL = {room: level for level, rooms in enumerate(LEVELS) for room in rooms}

LAZY_IMPORTS = Path(__file__).with_name("lazy_imports.txt")


class Import(NamedTuple):
    """One import of the package's own: which module imports which, where, and whether only when it is used."""

    source: str
    target: str
    line: int
    lazy: bool


def named_modules() -> dict[str, Path]:
    """The dotted name after `latebind.` of each module, and its file."""
    parts = {path: path.relative_to(ROOT).with_suffix("").parts for path in modules()}
    return {".".join(each[:-1] if each[-1] == "__init__" else each): path for path, each in parts.items()}


MODULES = named_modules()


def statements(node: ast.AST, lazy: bool = False) -> Iterator[tuple[ast.stmt, bool]]:
    """Each statement within one, and whether it stands in a function. No expression has a statement in it."""
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        for child in getattr(node, field, ()):
            within = lazy or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
            if isinstance(child, ast.stmt):
                yield child, within
            yield from statements(child, within)


def imports(source: str, tree: ast.Module) -> Iterator[Import]:
    """Each import of the package's own in a file, wherever it stands."""
    for node, lazy in statements(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{source}:{node.lineno}: imports are absolute"
            module = node.module or ""
            if module.split(".")[0] == "latebind":
                for alias in node.names:
                    deeper = f"{module}.{alias.name}".partition(".")[2]
                    target = deeper if deeper in MODULES else module.partition(".")[2]
                    yield Import(source, target, node.lineno, lazy)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "latebind":
                    yield Import(source, alias.name.partition(".")[2], node.lineno, lazy)


@cache
def all_imports() -> list[Import]:
    return [found for name, path in MODULES.items() for found in imports(name, ast.parse(path.read_text("utf-8")))]


def level(module: str) -> int:
    return LEVEL[module.split(".")[0]]


def backward(found: list[Import]) -> list[Import]:
    """Imports that run up the house, or between two rooms of one level. What the package names is loaded lazily by it."""
    return [
        entry
        for entry in found
        if level(entry.target) > level(entry.source)
        or (level(entry.target) == level(entry.source) and entry.source.split(".")[0] != entry.target.split(".")[0])
    ]


def circles(found: list[Import]) -> list[list[str]]:
    """Groups of modules that reach each other, by Tarjan's algorithm."""
    edges: dict[str, set[str]] = {}
    for entry in found:
        edges.setdefault(entry.source, set()).add(entry.target)
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    groups: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for target in sorted(edges.get(module, ())):
            if target not in order:
                visit(target)
                low[module] = min(low[module], low[target])
            elif target in stack:
                low[module] = min(low[module], order[target])
        if low[module] == order[module]:
            group = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(group) > 1:
                groups.append(sorted(group))

    for module in sorted(edges):
        if module not in order:
            visit(module)
    return groups


def test_the_walk_finds_modules_and_imports() -> None:
    found = all_imports()
    assert len(MODULES) > 100
    assert len(found) > 300
    assert {entry.target for entry in found} <= MODULES.keys()


def test_imports_run_one_way() -> None:
    assert backward(all_imports()) == []


def test_there_is_no_circle() -> None:
    assert circles(all_imports()) == []


@pytest.mark.parametrize(
    ("source", "code", "refused"),
    [
        ("stdlib.math", "from latebind.interp.limits import Run", False),
        ("stdlib.math", "from latebind.memory.codec import check_key", True),
        ("stdlib.math", "def f():\n    from latebind.host import runtime", True),
        ("cli.display", "from latebind.host.runtime import Runtime", False),
        ("cli.display", "import latebind.repl", True),
    ],
)
def test_the_walk_sees_an_arrow_back(source: str, code: str, refused: bool) -> None:
    assert bool(backward(list(imports(source, ast.parse(code))))) == refused


def test_the_walk_sees_a_circle() -> None:
    there = Import("interp.text", "interp.convert", 1, False)
    back = Import("interp.convert", "interp.text", 1, True)
    assert circles([there]) == []
    assert circles([there, back]) == [["interp.convert", "interp.text"]]


def lazy_rows(found: list[Import]) -> list[str]:
    """The pairs of modules of which one imports the other only when it is used, as `source -> target`."""
    return sorted({f"{entry.source or 'latebind'} -> {entry.target or 'latebind'}" for entry in found if entry.lazy})


def listed() -> dict[str, str]:
    """The rows of the list, each with its reason."""
    lines = [line for line in LAZY_IMPORTS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return {row.strip(): why.strip() for row, _, why in (line.partition(":") for line in lines)}


def test_each_lazy_import_is_listed_with_its_reason() -> None:
    rows, reasons = lazy_rows(all_imports()), listed()
    if os.environ.get("LATEBIND_UPDATE_GOLDEN"):
        head = [line for line in LAZY_IMPORTS.read_text("utf-8").splitlines(keepends=True) if line.startswith("#")]
        lines = [f"{row}: {reasons.get(row, '')}".rstrip() + "\n" for row in rows]
        LAZY_IMPORTS.write_text("".join([*head, "\n", *lines]), "utf-8")
    assert {"not listed": [row for row in rows if row not in reasons]} == {"not listed": []}
    assert {"gone": [row for row in reasons if row not in rows]} == {"gone": []}
    assert {"without a reason": [row for row, why in reasons.items() if not why]} == {"without a reason": []}


def test_the_walk_sees_a_lazy_import() -> None:
    code = "from latebind.interp import text\ndef f():\n    import latebind.interp.limits\n    import json\n"
    assert lazy_rows(list(imports("stdlib.math", ast.parse(code)))) == ["stdlib.math -> interp.limits"]
