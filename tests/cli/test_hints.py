"""Hints of the library that name what a host would write are put into the words of the command line and the prompt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import latebind
from latebind.cli.hints import LIMITS, WORDS, advise, advised
from latebind.grammar.diagnostics import Diagnostic
from latebind.grammar.errors import LatebindError
from latebind.grammar.messages import MESSAGES
from latebind.tests.rooms import modules

# Names of the Python API, as hints write them.
_PYTHON = re.compile(r"\bctx\.(?:run|eval|arun)|\bruntime\.|(?<![?\w])\w+=…|make it with|make the runtime|Limits\(")
# What the command line cannot bring about: it makes contexts, and runs functions that are coroutines in an event loop.
_ELSEWHERE = {
    MESSAGES["ASYNC_FUNCTION"].hint,
    "deliver by `await runtime.adeliver()`",
    "run it with runtime.context(…)",
}


def hints() -> set[str]:
    """All hints that stand in the package."""
    found = {row.hint for row in MESSAGES.values() if row.hint}
    for path in modules():
        if path.parts[-2] != "cli":
            text = path.read_text("utf-8")
            found |= set(re.findall(r"hint=\"([^\"]*)\"", text)) | set(re.findall(r"hint='([^']*)'", text))
    return found


def test_each_hint_that_speaks_of_the_python_api_has_other_words() -> None:
    assert {hint for hint in hints() if _PYTHON.search(hint)} - _ELSEWHERE - WORDS.keys() == set()
    assert WORDS.keys() - hints() == set()
    for words in (*WORDS.values(), *LIMITS.values()):
        assert not _PYTHON.search(words.command_line)
        assert not _PYTHON.search(words.at_prompt)


@pytest.mark.parametrize("code", [code for code, row in MESSAGES.items() if row.hint and "host sets" in row.hint])
def test_a_limit_names_the_option_that_sets_it(code: str) -> None:
    hint = MESSAGES[code].hint
    assert hint is not None
    for prompt in (False, True):
        found = advised(Diagnostic(code, "too much", hint), prompt=prompt).hint
        assert found is not None
        if code != "WORKERS_BUSY":
            assert "host" not in found
            assert ("--" in found) == (code in LIMITS)


def test_all_findings_of_an_error_are_put_so() -> None:
    with pytest.raises(LatebindError) as caught:
        latebind.compile("price * quantity", variables=())
    advise(caught.value, prompt=False)
    assert "add --var price=…" in caught.value.render()
    assert "add --var quantity=…" in caught.value.render()


def test_the_modules_are_looked_at() -> None:
    assert Path("host/environment.py").name in {path.name for path in modules()}
