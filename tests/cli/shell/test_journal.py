"""What an input at the prompt replaces: kept up to a bound, in a temporary file where it is large."""

from __future__ import annotations

import pytest

import latebind
from latebind.cli.display import Screen
from latebind.cli.shell import journal
from latebind.cli.shell.commands import enter
from latebind.cli.shell.session import Shell
from latebind.memory.store.protocol import Entry, Owner, Put


def sitting(runtime: latebind.Runtime, printed: list[str], *answers: bool) -> Shell:
    """A prompt that prints its questions, too, and answers them."""
    replies = iter(answers)

    def reply(question: str) -> bool:
        printed.append(question)
        return next(replies)

    return Shell(runtime.context(user="ana"), Screen(printed.append), ask=reply)


def test_too_much_to_bring_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "MOST_KEPT", 2_000)
    printed: list[str] = []
    with latebind.Runtime(memory=":memory:") as runtime:
        shell = sitting(runtime, printed, True)
        for number in range(3):
            enter(shell, f"memory.setItem('k{number}', '{'x' * 900}')")
        printed.clear()
        enter(shell, "memory.clear()")
        enter(shell, ":undo")
    assert printed == [
        "remove 3 entries of memory, which is too much for `:undo` to bring back?",
        '"Cleared 3 items"',
        "error: cannot take back the last input: it replaced more than the 64 MB that are kept for that [UNDO_REFUSED]",
    ]


def test_a_file_whose_description_is_damaged_can_be_deleted() -> None:
    printed: list[str] = []
    with latebind.Runtime(memory=":memory:") as runtime:
        put = Put(Owner("user", "ana"), "f", Entry("file", '{"mime": "text/plain"}'), b"x")
        assert runtime.store().commit((), (put,), 1.0, "by another hand")
        shell = sitting(runtime, printed)
        enter(shell, "$memory.delete('f')")
        enter(shell, ":undo")
    assert printed == [
        "1",
        "error: cannot take back the last input: the file that $memory (ana) held is not known any more [UNDO_REFUSED]",
    ]


def test_a_copy_in_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "IN_MEMORY", 10)
    printed: list[str] = []
    with latebind.Runtime(memory=":memory:") as runtime:
        shell = sitting(runtime, printed, True)
        enter(shell, "memory.setItem('a', 'ä')")
        enter(shell, "$memory.setFile('f', btoa('hello'), 60, 'text/plain')")
        printed.clear()
        enter(shell, "expr { memory.clear(); $memory.delete(['f']) }")
        enter(shell, ":undo")
        assert runtime.context().app_memory.get_item("a") == "ä"
        enter(shell, "$memory.getFile('f').toBase64()")
    assert printed[0] == "remove 1 entry of memory and 1 entry of $memory (ana)?"
    assert printed[-1] == '{"size": 5, "base64": "aGVsbG8="}'


def test_a_dry_run_asks_nothing() -> None:
    printed: list[str] = []
    with latebind.Runtime(memory=":memory:") as runtime:
        shell = sitting(runtime, printed)
        enter(shell, "memory.setItem('a', '1')")
        printed.clear()
        enter(shell, ":dry memory.clear()")
        enter(shell, ":memory")
    assert printed[1:] == ['"Cleared 1 item"', 'a = "1"']
