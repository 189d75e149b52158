"""Patterns on the engine of a browser find what Node.js found: here, Node.js stands in for the page."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from latebind.stdlib.patterns import browser, engine
from latebind.stdlib.patterns.browser import BrowserEngine, Script
from latebind.stdlib.patterns.engine import BUDGET, Kept
from latebind.tests.rooms import ROOT
from latebind.tests.stdlib.patterns.answers import node
from latebind.tests.stdlib.patterns.recording import SETS, mine, read

PAGE = ROOT / "tests" / "stdlib" / "patterns" / "browser.js"
RECORDED = read()


class Page:
    """A process of Node.js that compiles patterns and finds them."""

    def __init__(self) -> None:
        command = [node(), str(PAGE), browser.FINDER]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.asked = 0

    def ask(self, **question: Any) -> Any:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        self.asked += 1
        return json.loads(self.process.stdout.readline())

    def finder(self, source: str) -> Any:
        return partial(self._find, self.ask(make=source))

    def _find(self, number: int, text: str, start: int, sticky: bool) -> Any:
        return self.ask(find=number, text=text, start=start, sticky=sticky)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    there = Page()
    made = BrowserEngine(Script(str, there.finder))
    monkeypatch.setattr(engine, "engine", lambda: made)
    monkeypatch.setattr(engine, "PROGRAMS", Kept(BUDGET))
    yield there
    there.process.communicate()


def compared(page: Page, name: str, every: int) -> None:
    asked = SETS[name]
    wrong = [question for question, outcome in RECORDED[name][::every] if mine(question, asked) != outcome]
    assert not wrong
    assert page.asked > len(RECORDED[name]) // every


@pytest.mark.parametrize("name", SETS)
def test_answers_are_those_of_node(page: Page, name: str) -> None:
    """Of one pattern in thirty; `make long` asks for all."""
    compared(page, name, 30)


@pytest.mark.long
@pytest.mark.parametrize("name", SETS)
def test_all_answers_are_those_of_node(page: Page, name: str) -> None:
    compared(page, name, 1)


def test_there_is_no_page_around_a_process() -> None:
    assert browser.page() is None
    assert isinstance(engine.engine(), engine.Re2)
