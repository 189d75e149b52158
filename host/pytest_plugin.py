"""For pytest: collects the cases of `*.test.late` files, and gives hosts' tests a clock that stands still and a runtime.

`latebind_app = "module:name"` in pytest's configuration names the runtime of the host, whose functions both have.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from latebind.host.cases.parsing import Case
    from latebind.host.cases.running import Failure
    from latebind.host.context import Context
    from latebind.host.runtime import Runtime


class FrozenClock:
    """Seconds since the epoch, which pass when the test says so: `clock.advance(60)`. Pass it as `Runtime(clock=…)`."""

    def __init__(self, now: float = 1_735_689_600.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass. What expires meanwhile is gone."""
        self.now += seconds


# cases of scripts


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addini("latebind_app", "the runtime whose functions scripts under test call: module:name", default="")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    return CaseFile.from_parent(parent, path=file_path) if file_path.name.endswith(".test.late") else None


class CaseFile(pytest.File):
    """A file of cases."""

    def collect(self) -> Iterator[pytest.Item]:
        from latebind.host.cases.parsing import cases_of

        for case in cases_of(self.path.read_text("utf-8-sig"), str(self.path)):
            yield CaseItem.from_parent(self, name=f"{case.line} {case.title}".rstrip(), case=case)


class CaseFailed(Exception):
    """What a case expects does not hold."""


class CaseItem(pytest.Item):
    """One case."""

    def __init__(self, *, case: Case, **more: Any) -> None:
        super().__init__(**more)
        self.case = case

    def runtest(self) -> None:
        """Run the case, in an event loop: functions of the host may be coroutines."""
        from latebind.host.cases.running import Defaults, failures
        from latebind.host.greenlets import run_waiting

        with runtime_of(self.config) as app:
            wrong: list[Failure] = asyncio.run(run_waiting(partial(failures, self.case, app, Defaults())))
        if wrong:
            raise CaseFailed("\n".join(failure.render() for failure in wrong))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """The failures as `latebind test` prints them, without Python's frames."""
        return str(excinfo.value) if excinfo.errisinstance(CaseFailed) else super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.case.line - 1, self.name


def runtime_of(config: pytest.Config, **options: Any) -> Runtime:
    """A runtime with the functions of the host that the configuration names, or without any."""
    from latebind.host.apps import load_app
    from latebind.host.runtime import Runtime

    app: str = config.getini("latebind_app")
    return load_app(app).replace(**options) if app else Runtime(**options)


# fixtures


@pytest.fixture
def frozen_clock() -> FrozenClock:
    """A clock that stands still, at the start of 2025."""
    return FrozenClock()


@pytest.fixture
def runtime(request: pytest.FixtureRequest, frozen_clock: FrozenClock) -> Iterator[Runtime]:
    """A runtime with the host's functions and an empty store in memory, whose time is `frozen_clock`'s."""
    with runtime_of(
        request.config,
        memory=":memory:",
        clock=frozen_clock,
        secret="for tests",
        files_url="http://127.0.0.1",
        files=None,
    ) as made:
        yield made


@pytest.fixture
def context(runtime: Runtime) -> Iterator[Context]:
    """A context of the user, the conversation and, where the host keeps tenants apart, the tenant `test`."""
    tenant = "test" if runtime.settings.tenants == "required" else None
    with runtime.context(user="test", conversation="test", tenant=tenant) as made:
        yield made


# The same, for hosts that have fixtures of these names of their own.


@pytest.fixture
def latebind_clock(frozen_clock: FrozenClock) -> FrozenClock:
    """`frozen_clock`."""
    return frozen_clock


@pytest.fixture
def latebind_runtime(latebind_clock: FrozenClock) -> Iterator[Runtime]:
    """A runtime with an empty store in memory, whose time is `latebind_clock`'s, and no functions."""
    from latebind.host.runtime import Runtime

    with Runtime(memory=":memory:", clock=latebind_clock, secret="for tests", files_url="http://127.0.0.1") as runtime:
        yield runtime


@pytest.fixture
def latebind_context(latebind_runtime: Runtime) -> Iterator[Context]:
    """A context of the user and the conversation `test` of `latebind_runtime`."""
    with latebind_runtime.context(user="test", conversation="test") as context:
        yield context
