"""A script gives the same in a worker as in this process: value, locals, errors, effects, logs, steps and bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import latebind
from latebind.tests.host.isolation.twins import Twins, twins
from latebind.tests.late_cases import Case, cases_of
from latebind.tests.rows import Row, grouped, in_groups

_ROOT = Path(__file__).parents[2] / "language"
_CASES = [
    case
    for path in sorted(_ROOT.rglob("*.late"))
    for case in cases_of(path, _ROOT)
    if "Math.random" not in case.text and "uuid" not in case.text  # which differ from run to run
]

# A part of each chapter in `make test`, all of it in `make long`.
_WHOLE = ("blocks", "memory", "checker/names")
_SAMPLE = [case for index, case in enumerate(_CASES) if index % 12 == 0 or case.name.startswith(_WHOLE)]


@cache
def _twins(limits: str) -> Twins:
    _made.append(twins(tenants="required", limits=latebind.Limits(**json.loads(limits))))
    return _made[-1]


_made: list[Twins] = []


@pytest.fixture(scope="module", autouse=True)
def _closed() -> Iterator[None]:
    yield
    for pair in _made:
        pair.close()
    _made.clear()
    _twins.cache_clear()  # tests of this module may come again behind those of another


def check(case: Case) -> None:
    """Run the whole text of a case, with all that its headers say, in both."""
    headers = case.headers
    pair = _twins(json.dumps(headers.get("limits", {}), sort_keys=True))

    def act(ctx: latebind.Context) -> Any:
        with ctx.runtime.context(tenant=ctx.tenant, user=ctx.user, conversation=ctx.conversation) as writer:
            _fill(writer, headers)
        if how := headers.get("as"):
            return getattr(ctx, how)("\n".join(line for line in case.text.split("\n") if not line.startswith("//")))
        program = ctx.runtime.compile(case.text, variables=tuple(ctx.variables)) if ctx.variables else case.text
        return ctx.run(program, locals=headers.get("locals", {}))

    names = ("user", "conversation", "access", "variables")
    pair.both(act, **{name: headers[name] for name in names if name in headers})


def _fill(writer: latebind.Context, headers: dict[str, Any]) -> None:
    for key, value in headers.get("memory", {}).items():
        writer.app_memory.set_item(key, value)
    for header, memory in (("$memory", "user_memory"), ("ctx.memory", "memory")):
        for key, value in headers.get(header, {}).items():
            if isinstance(value, dict | list):
                getattr(writer, memory).set_json(key, value, 3600)
            else:
                getattr(writer, memory).set(key, value)


def _by_chapter(cases: list[Case]) -> dict[str, list[Row]]:
    return grouped(((case.name, (case,)) for case in cases), lambda name: name.partition("/")[0])


@in_groups(_by_chapter(_SAMPLE))
def test_a_sample_of_the_language(case: Case) -> None:
    check(case)


@pytest.mark.long
@in_groups(_by_chapter(_CASES))
def test_all_of_the_language(case: Case) -> None:
    check(case)
