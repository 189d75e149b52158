"""The playground's examples, and what its page asks of latebind. `make playground-test` tries the page itself."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from latebind.tests.rooms import ROOT

PLAYGROUND = ROOT / "playground"
EXAMPLES = sorted((PLAYGROUND / "examples").glob("*.late"))


def load_from(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bridge = load_from(PLAYGROUND / "bridge.py")


@pytest.fixture
def page() -> Iterator[Any]:
    page = bridge.Page(":memory:")
    yield page
    page.runtime.close()


def test_there_are_ten_examples_that_start_with_a_seed() -> None:
    assert len(EXAMPLES) == 10
    assert "task_123" in EXAMPLES[0].read_text("utf-8")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_runs_dry_and_for_good(page: Any, path: Path) -> None:
    text = path.read_text("utf-8")
    lent = re.search("^// variables: (.*)$", text, re.M)
    variables = json.loads(lent[1]) if lent else {}
    for commit in (False, True, False):
        answer = page.run(text, variables, commit)
        assert answer["ok"], answer.get("error")
        assert not answer["diagnostics"]
    assert page.sent == (["¡Hola, Ana! (1)"] if "send(" in text else [])


def test_a_dry_run_writes_nothing_and_says_what_a_run_would(page: Any) -> None:
    script = '$memory.set("n", 1)\nmemory.setItem("a", "1")\nlocal a = memory.getItem("a")'
    row = {"space": "memory", "key": "a", "before": None, "after": '"1"'}
    for _ in range(2):
        answer = page.run(script, {}, commit=False)
        assert row in answer["memory"]
    assert page.memories()["memory"] == {}
    page.run(script, {}, commit=True)
    assert row | {"before": '"1"'} in page.run("1", {}, commit=False)["memory"]


def test_the_graph_has_what_reads_what(page: Any) -> None:
    script = (
        'local total = price * twice(qty)\nfunction twice(x) { return x * 2 }\nconst qty = memory.getItem("q") || 2'
    )
    graph = page.run(script, {"price": 4, "other": 1}, commit=False)["graph"]
    assert {node["id"]: node["kind"] for node in graph["nodes"]} == {
        "total": "local",
        "price": "variable",
        "twice": "function",
        "qty": "const",
        "memory q": "memory",
    }
    arrows = [["price", "total"], ["twice", "total"], ["qty", "total"], ["memory q", "qty"]]
    assert sorted(graph["edges"]) == sorted(arrows)
    assert next(node["value"] for node in graph["nodes"] if node["id"] == "total") == "16"


def test_places_count_as_editors_count(page: Any) -> None:
    text = '"😀" + nam'
    [finding] = page.run(text, {"name": 1}, commit=False)["diagnostics"]
    assert (finding["from"], finding["to"], finding["fix"]) == (7, 10, "name")
    completed = page.complete('"😀" + nam', 10, {"name": 1})
    assert completed["from"] == 7
    assert [item["label"] for item in completed["items"]] == ["name"]


def test_what_fails_keeps_what_is_there_in_sight(page: Any) -> None:
    page.run('memory.setItem("a", "1")', {}, commit=True)
    answer = page.run("local b = 1\nb.c", {}, commit=True)
    assert answer["error"].startswith("error: ")
    assert answer["memory"] == [{"space": "memory", "key": "a", "before": '"1"', "after": '"1"'}]
    assert page.clear() == {"cleared": 1}


def test_the_worker_asks_in_json() -> None:
    bridge.open_page(":memory:")
    asked = {"ask": "run", "text": "price * 2", "variables": {"price": 21}, "commit": False}
    assert json.loads(bridge.answer(json.dumps(asked)))["value"] == "42"


def test_the_tables_of_the_editor_are_fresh() -> None:
    """`make playground` writes them."""
    tables = json.loads((PLAYGROUND / "codemirror-latebind" / "tables.json").read_text("utf-8"))
    assert tables == json.loads(json.dumps(bridge.tables()))


def test_the_archive_has_what_the_page_imports() -> None:
    names = load_from(PLAYGROUND / "pack.py").files()
    assert "bridge.py" in names and "latebind/memory/store/sqlite/backend.py" in names
    assert not any(name.endswith(".so") or "redis" in name for name in names)
