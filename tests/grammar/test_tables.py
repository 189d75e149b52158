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
    cells = tables.cells()
    assert all(0 <= place < tables.STATES * tables.WIDTH for place in cells)
    assert all(cell % tables.WIDTH == 0 and cell < tables.STATES * tables.WIDTH for cell in cells.values() if cell > 0)
    assert min(cells.values()) >= -len(tables.RULES)
    assert 0 not in cells.values()
