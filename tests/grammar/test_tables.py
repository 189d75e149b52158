"""The tables that are committed are those of the grammar that is committed."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

import latebind
from latebind.grammar import tables, tree

ROOT = Path(latebind.__file__ or "").parent


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    pytest.importorskip("lark")
    path = ROOT / ".dev" / "build_tables.py"
    if not path.exists():
        pytest.skip("only a checkout can build the tables")
    spec = importlib.util.spec_from_file_location("build_tables", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_are_up_to_date(builder: ModuleType) -> None:
    """A conflict in the grammar would raise here."""
    written = (ROOT / "grammar" / "tables.py").read_text("utf-8")
    assert builder.build() == written, "run `make tables`"


def test_every_rule_has_its_function() -> None:
    assert all(callable(getattr(tree, name)) for name, _, _ in tables.RULES)
    named = {name for name, _, _ in tables.RULES}
    public = {name for name, value in vars(tree).items() if getattr(value, "__module__", "") == tree.__name__}
    assert {name for name in public if not name.startswith("_")} - named == {"Rest"}


def test_cells_lead_to_rows() -> None:
    columns = tables.columns()
    assert len(columns) == len(tables.TERMINALS) + len(tables.NONTERMINALS)
    assert {len(column) for column in columns} == {tables.STATES}
    assert max(map(max, columns)) < tables.STATES
    assert min(map(min, columns)) == -len(tables.RULES)
