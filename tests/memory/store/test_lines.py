"""The lines of one process: threads and tasks come one by one, in order, whatever becomes of those before them."""

from __future__ import annotations

import asyncio
import os
import threading
from functools import partial

import pytest

from latebind.host import greenlets
from latebind.memory.store import lines as lines_module
from latebind.memory.store.lines import Lines, Place, TooLateError
from latebind.memory.store.protocol import Waiting
from latebind.tests.loops import LOOPS, Loop, abandon, run
from latebind.tests.memory.store.lines import grown, patient, standing
from latebind.tests.waiting import LIMIT, end, wait_until

__all__ = ["patient"]

KEY = "k"


def stand(lines: Lines, order: list[str], name: str, waiting: Waiting | None = None) -> None:
    """Note when it is the first."""
    with lines.first(KEY, end(), waiting):
        order.append(name)


def thread_in(lines: Lines, order: list[str], name: str) -> threading.Thread:
    """A thread that has a place in the line."""
    before = standing(lines)
    thread = threading.Thread(target=stand, args=[lines, order, name])
    thread.start()
    wait_until(partial(grown, lines, before), "a place in the line")
    return thread


async def tasks_in(lines: Lines, order: list[str], names: str) -> list[asyncio.Task[None]]:
    """Tasks that have places in the line, one behind the other."""
    tasks = []
    for name in names:
        work = partial(stand, lines, order, name, greenlets)
        tasks.append(asyncio.create_task(greenlets.run_waiting(work)))
        await asyncio.sleep(0)
    return tasks


def test_threads_go_in_the_order_in_which_they_came(patient: None) -> None:
    lines, order = Lines(), list[str]()
    with lines.first(KEY, end(), None):
        threads = [thread_in(lines, order, name) for name in "abcdef"]
        assert order == []
    for thread in threads:
        thread.join()
    assert order == list("abcdef")
    assert lines._lines == {}, "nothing is kept"


@LOOPS
def test_tasks_and_threads_stand_in_one_line(patient: None, loop: Loop) -> None:
    lines, order = Lines(), list[str]()

    async def main() -> None:
        with lines.first(KEY, end(), None):
            threads = [thread_in(lines, order, "a")]
            tasks = await tasks_in(lines, order, "bc")
            threads.append(thread_in(lines, order, "d"))
            tasks += await tasks_in(lines, order, "e")
        await asyncio.gather(*tasks)
        for thread in threads:
            await asyncio.to_thread(thread.join)

    run(loop, main())
    assert order == list("abcde")
    assert lines._lines == {}


def test_who_waits_for_another_entry_does_not_wait(patient: None) -> None:
    lines = Lines()
    with lines.first(KEY, end(), None), lines.first("other", end(), None):
        assert standing(lines) == 2


def test_who_waits_for_too_long_is_told_and_gives_up_its_place(patient: None) -> None:
    lines, order = Lines(), list[str]()
    with lines.first(KEY, end(), None):
        with pytest.raises(TooLateError), lines.first(KEY, 0.0, None):
            order.append("nobody")
        assert standing(lines) == 1
    assert order == []


def test_who_waits_for_too_long_may_go_on(patient: None) -> None:
    lines = Lines()
    with lines.first(KEY, end(), None), lines.first(KEY, 0.0, None, None):
        assert standing(lines) == 2


def test_one_that_is_collected_while_the_lines_are_changed_leaves(patient: None) -> None:
    lines = Lines()
    with lines.first(KEY, end(), None):
        left = lines.first("another", end(), None)
        left.__enter__()
        with lines._lock:
            del left  # as Python may at any time: it must not wait for who collects it
        assert lines.notes("another") == []


@LOOPS
def test_a_task_that_is_cancelled_gives_up_its_place(patient: None, loop: Loop) -> None:
    lines, order = Lines(), list[str]()

    async def main() -> None:
        with lines.first(KEY, end(), None):
            tasks = await tasks_in(lines, order, "abc")
            tasks[1].cancel()
            with pytest.raises(asyncio.CancelledError):
                await tasks[1]
            assert standing(lines) == 3
        await asyncio.gather(tasks[0], tasks[2])

    run(loop, main())
    assert order == ["a", "c"]


def test_who_holds_up_others_for_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, order = Lines(), list[str]()
    with lines.first(KEY, end(), None):
        monkeypatch.setattr(lines_module, "_LONGEST", 0.01)
        stand(lines, order, "a")
        stand(lines, order, "b")
        assert order == ["a", "b"]
    assert lines._lines == {}, "it leaves as if nothing had happened"


def test_tasks_whose_loop_has_ended_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, order = Lines(), list[str]()
    abandoned = asyncio.new_event_loop()
    with lines.first(KEY, end(), None):
        tasks = abandoned.run_until_complete(tasks_in(lines, order, "ab"))
        thread = thread_in(lines, order, "c")
        abandon(abandoned, *tasks)
        monkeypatch.setattr(lines_module, "_LONGEST", 0.01)
    thread.join()
    assert order == ["c"]
    greenlets.let_go_abandoned()
    assert not greenlets.awaited, "other tests find none"


def test_a_child_of_a_fork_stands_in_no_line_of_its_parent(patient: None) -> None:
    lines = Lines()
    with lines.first(KEY, end(), None), lines._lock:
        child = os.fork()
        if child == 0:
            with lines.first(KEY, end(), None):
                os._exit(7 if standing(lines) == 1 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7


def test_the_first_is_woken_by_what_it_waits_for(patient: None) -> None:
    lines, order = Lines(), list[str]()

    def wait() -> None:
        with lines.first(KEY, end(), None, note="its note") as place:
            place.wait(LIMIT)
            order.append("woken")
            place.wait(LIMIT)
            order.append("and again")

    thread = threading.Thread(target=wait)
    thread.start()
    wait_until(lambda: lines.notes(KEY) == ["its note"], "its place")
    lines.wake(KEY)
    wait_until(lambda: order == ["woken"], lambda: order)
    lines.wake(KEY)
    thread.join()
    assert order == ["woken", "and again"]
    assert lines.notes(KEY) == []
    lines.wake(KEY)  # nobody


def test_the_first_goes_on_for_as_long_as_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second is how long it may do nothing: whoever waits at its place shows that it goes on."""
    clock = 1_000.0
    monkeypatch.setattr(lines_module, "monotonic", lambda: clock)
    lines = Lines()
    with lines.first(KEY, 2_000.0, None) as place:
        line = lines._lines[KEY]
        line.append(other := Place(""))
        for _ in range(5):
            clock += 0.9
            place.wait(0.0)
            assert not lines._is_first(line, other)
        clock += 1.1
        assert lines._is_first(line, other)
        line.append(third := Place(""))
        clock += 1.1
        assert lines._is_first(line, third)
        lines._leave(KEY, line, third)
        assert lines._is_first(line, other), "it goes on, late as it is"
    assert lines._lines == {}
