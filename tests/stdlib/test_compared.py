"""`Date` in twelve time zones, and what `toLocaleString` and its kin write in every locale, are Node's.

The recorded cases are a sample; `make long` asks Node.js about thousands more. See `compared/comparing.py`.
"""

from __future__ import annotations

import subprocess
import sys
import zoneinfo
from collections import Counter
from collections.abc import Iterator

import pytest

from latebind.interp import time_values
from latebind.stdlib.locale_data import LOCALES
from latebind.tests.stdlib.compared import comparing
from latebind.tests.stdlib.compared.dates import ZONES

CASES = {what: comparing.recorded(what) for what in ("dates", "locales")}


@pytest.fixture(autouse=True)
def pinned_zones() -> Iterator[None]:
    """Zones as the package tzdata has them, which is pinned, whatever the machine knows."""
    zoneinfo.reset_tzpath(to=[])
    zoneinfo.ZoneInfo.clear_cache()
    time_values.known_zone.cache_clear()
    yield
    zoneinfo.reset_tzpath()
    zoneinfo.ZoneInfo.clear_cache()
    time_values.known_zone.cache_clear()


@pytest.mark.parametrize("half", [0, pytest.param(1, marks=pytest.mark.long)])
@pytest.mark.parametrize("what", CASES)
def test_recorded_answers(what: str, half: int) -> None:
    """Every other answer; `make long` asks the rest."""
    wrong = [
        f"{program.zone}: {program.text}\n  {answer}\n  now {late}"
        for program, answer in CASES[what][half::2]
        if (late := comparing.ask_late(program)) != answer
    ]
    assert not wrong, "\n".join(wrong[:10])


def test_the_sample_shows_everything() -> None:
    dates, locales = (Counter(program.about for program, _ in CASES[what]) for what in CASES)
    assert dates.keys() == {"iso", "people", "odd", "parts", "getters", "setters", "operators"}
    assert locales.keys() == {"number", "currency", "date", "time", "both", "styles", "odd"}
    assert all(count >= 60 for count in [*dates.values(), *locales.values()])
    assert {program.zone for program, _ in CASES["dates"]} == set(ZONES)
    for tag in LOCALES:
        assert sum(f'("{tag}"' in program.text for program, _ in CASES["locales"]) >= 20


def test_no_other_use_of_babel_changes_a_name() -> None:
    # In Babel 2.18, a name that stands alone is a link, and once followed it leads every language to the same place.
    code = """if True:
        from babel import Locale
        for tag in ("ja", "zh", "pt_PT", "ar"):
            data = Locale.parse(tag)
            for names in (data.months, data.days):
                for context in names.values():
                    for width in context.values():
                        list(width.items())
        import latebind
        date = "new Date(Date.UTC(2026, 11, 16))"
        shown = [f'{date}.toLocaleDateString("{tag}", {{ month: "long" }})' for tag in ("es", "pt", "fr", "it", "de")]
        shown += [f'{date}.toLocaleDateString("{tag}", {{ weekday: "short" }})' for tag in ("pt-BR", "pt-PT", "es")]
        print(latebind.eval(f"[{', '.join(shown)}]"))
    """
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    expected = ["diciembre", "dezembro", "décembre", "dicembre", "Dezember", "qua.", "quarta", "mié"]
    assert found.stdout.strip() == str(expected)


@pytest.mark.long
@pytest.mark.parametrize(("what", "count"), [("dates", 40_000), ("locales", 40_000)])
def test_generated_programs(what: str, count: int) -> None:
    node = comparing.find_node()
    assert node is not None, "needs Node.js 24"
    found = comparing.compare(comparing.programs_of(what, 1, count), node)
    print(f"{what}: {found.programs} programs, {found.values} with a value, {len(found.wrong)} answered otherwise")
    assert not found.wrong, "\n".join(found.wrong[:10])
    assert found.values > 0.75 * count
