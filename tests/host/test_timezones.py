"""Local time of scripts: the context's zone, and the zone that a program is compiled with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

import latebind
from latebind.grammar.errors import StrictError

LOCAL = 'new Date("2024-05-31T10:00").toISOString()'


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", "2024-05-31T10:00:00.000Z"),
        ("America/Guayaquil", "2024-05-31T15:00:00.000Z"),
        ("Australia/Lord_Howe", "2024-05-30T23:30:00.000Z"),
    ],
)
def test_local_time_is_that_of_the_context(zone: str, expected: str) -> None:
    runtime = latebind.Runtime()
    with runtime.context(timezone=zone) as ctx:
        assert ctx.run(LOCAL).value == expected
        assert ctx.eval(LOCAL) == expected
        assert ctx.render("{{" + LOCAL + "}}") == expected
        assert ctx.run(f"local late = {LOCAL}").value == {"late": expected}
        assert ctx.run(f"expr {{ {LOCAL} }}").value == expected
    assert latebind.compile(LOCAL, timezone=zone)() == expected
    assert latebind.compile(LOCAL, timezone=zone, limits=latebind.Limits(steps=50))() == expected


def test_one_program_serves_every_zone() -> None:
    runtime = latebind.Runtime()
    program = runtime.compile("new Date(0).getHours()")
    assert [_hours(runtime, program, zone) for zone in ("UTC", "America/Guayaquil", "Asia/Kolkata", "UTC")] == [
        0,
        19,
        5,
        0,
    ]


def _hours(runtime: latebind.Runtime, program: Any, zone: str) -> Any:
    with runtime.context(timezone=zone) as ctx:
        return ctx.run(program).value


def test_a_run_within_a_run_is_in_its_zone() -> None:
    runtime = latebind.Runtime()

    @runtime.function
    def inner(ctx: latebind.Context) -> float:
        return float(ctx.eval("new Date(0).getHours()"))

    with runtime.context(timezone="America/Guayaquil") as ctx:
        assert ctx.run("[inner(), new Date(0).getHours()]").value == [19, 19]


def test_a_program_whose_builtins_are_hidden_keeps_its_zone() -> None:
    program = latebind.compile("[new Date(0).getHours(), sum]", timezone="America/Guayaquil")
    assert program({"sum": 1}) == [19, 1]


@pytest.mark.parametrize("zone", ["Mars/Base", "", "utc", "localtime", "right/UTC", "../UTC", "America", "Factory"])
def test_what_is_no_zone_is_said_at_the_call(zone: str) -> None:
    with pytest.raises(ValueError, match="no time zone"):
        latebind.Runtime().context(timezone=zone)
    with pytest.raises(ValueError, match="no time zone"):
        latebind.compile("1", timezone=zone)


def test_a_zone_is_a_name() -> None:
    zone: Any = UTC
    with pytest.raises(TypeError, match="timezone must be a str"):
        latebind.Runtime().context(timezone=zone)


def test_what_is_a_moment_enters_as_text() -> None:
    at = datetime(2024, 5, 31, 10, tzinfo=timezone(timedelta(hours=-5)))
    assert latebind.eval("[at, new Date(at).getTime()]", {"at": at}) == ["2024-05-31T15:00:00.000Z", 1717167600000]


def test_a_datetime_without_a_zone_is_refused() -> None:
    with pytest.raises(StrictError) as caught:
        latebind.eval("at", {"at": datetime(2024, 5, 31, 10)})
    assert caught.value.code == "NAIVE_DATETIME"
    assert "ZoneInfo" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("value", "text"),
    [("9.50", "9.50"), ("-0.10", "-0.10"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("12345678901234567890.1", None)],
)
def test_a_decimal_enters_as_its_text(value: str, text: str | None) -> None:
    assert latebind.eval("x", {"x": Decimal(value)}) == (text or value)
    assert latebind.eval('decimal.add(x, "0")', {"x": Decimal(value)}) == (text or value)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "sNaN", "1e999999", "1e-999999"])
def test_a_decimal_that_cannot_be_written_out_is_refused(value: str) -> None:
    with pytest.raises(StrictError) as caught:
        latebind.eval("x", {"x": Decimal(value)})
    assert caught.value.code == "FOREIGN_VALUE"


def test_dates_leave_as_text() -> None:
    runtime = latebind.Runtime()
    seen: list[Any] = []

    @runtime.function
    def keep(value: Any) -> None:
        seen.append(value)

    with runtime.context() as ctx:
        ctx.run("keep(new Date(0)); keep({ at: [new Date(0)] }); log('at', new Date(0))")
        assert ctx.resolve("{{new Date(0)}}") == "1970-01-01T00:00:00.000Z"
    assert seen == ["1970-01-01T00:00:00.000Z", {"at": ["1970-01-01T00:00:00.000Z"]}]
