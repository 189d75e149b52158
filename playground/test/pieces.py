"""How the scanner colours each script of the tests, for `tokens.test.mjs`: lines of JSON, `[name, text, pieces]`."""

from __future__ import annotations

import json
from pathlib import Path

import latebind
from latebind.grammar.highlight import pieces
from latebind.grammar.parser import parse
from latebind.grammar.source import Source

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Write those that parse: what an editor shows of a broken text is its own."""
    for path in sorted(
        [*ROOT.glob("tests/language/**/*.late"), *ROOT.glob("*/*.late"), *ROOT.glob("playground/*/*.late")]
    ):
        for number, text in enumerate(path.read_text("utf-8").split("\n---\n")):
            try:
                parse(Source(text))
            except latebind.LatebindError:
                continue
            print(json.dumps([f"{path.name}:{number}", text, [[*piece] for piece in pieces(text)]]))


if __name__ == "__main__":
    main()
