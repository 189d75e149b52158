"""Imports run one way: grammar ← interp ← stdlib ← the entry points."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LAYERS = ("grammar", "interp", "stdlib")
ENTRIES = {"__init__": 3, "testing": 4, "repl": 5, "__main__": 5}

MODULES = sorted(
    [
        *(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")),
        *(ROOT / f"{name}.py" for name in ENTRIES if (ROOT / f"{name}.py").exists()),
    ]
)


def level(parts: tuple[str, ...]) -> int:
    """How far up a module stands, from its dotted name after `latebind.`."""
    name = parts[0] if parts else "__init__"
    return LAYERS.index(name) if name in LAYERS else ENTRIES[name]


def imports(tree: ast.Module) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The line and the dotted name after `latebind.` of each import of the package itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are absolute"
            names = [node.module or ""]
            if node.module == "latebind":
                known = (*LAYERS, *ENTRIES)
                names = [f"latebind.{alias.name}" if alias.name in known else "latebind" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            package, *rest = name.split(".")
            if package == "latebind":
                yield node.lineno, tuple(rest)


def test_the_walk_finds_modules() -> None:
    assert len(MODULES) > 10


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports_run_one_way(path: Path) -> None:
    own = level(path.relative_to(ROOT).with_suffix("").parts)
    back = [
        f"line {line}: imports latebind{''.join('.' + part for part in parts)}"
        for line, parts in imports(ast.parse(path.read_text("utf-8")))
        if level(parts) > own
    ]
    assert not back
