"""Programs as people write automation code: `tests/language/automation`, whose values are what Node.js gives.

`make conformance ARGS=--automation` asks Node for each value again, with its clock at that of the scripts, and writes
it behind the script's last line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from latebind.tests.conformance.outcomes import ask_node
from latebind.tests.late_cases import NOW

SCRIPTS = Path(__file__).parent.parent / "language" / "automation"
_SEPARATOR, _MARK = "---\n", " //=> "

# `new Date()` and `Date.now()` say what the clock of the scripts' tests does.
_CLOCK = f"""\
(() => {{
  const Real = globalThis.RealDate ??= Date, now = {int(NOW * 1000)};
  globalThis.Date = class extends Real {{
    constructor(...parts) {{ super(...(parts.length ? parts : [now])) }}
    static now() {{ return now }}
  }};
}})();
"""


def programs(path: Path) -> Iterator[str]:
    """The programs of a file, without their values."""
    for case in path.read_text(encoding="utf-8").split(_SEPARATOR):
        lines = case.rstrip("\n").split("\n")
        yield "\n".join([*lines[:-1], lines[-1].partition(_MARK)[0]])


def record() -> int:
    """Write what Node gives behind each program, and give their number."""
    count = 0
    for path in sorted(SCRIPTS.glob("*.late")):
        texts = list(programs(path))
        cases = []
        for text, outcome in zip(texts, ask_node([_CLOCK + text for text in texts]), strict=True):
            if "value" not in outcome:
                raise RuntimeError(f"no value: {outcome}\n{text}")
            cases.append(f"{text}{_MARK}{json.dumps(outcome['value'], ensure_ascii=False)}\n")
        path.write_text(_SEPARATOR.join(cases), encoding="utf-8")
        count += len(cases)
    return count
