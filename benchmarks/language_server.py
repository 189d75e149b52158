"""The language server: how long an editor waits after a keystroke in a script of 2 000 lines.

`python -m benchmarks.language_server` measures and prints, in milliseconds, what half and what nineteen of twenty answers
take.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from lsprotocol import types as lsp

from benchmarks.measure import machine
from latebind.tests.editor.lsp_editor import Editor

LINES = 2_000
KEYSTROKES = 60


def script() -> str:
    """A script of so many lines: definitions that depend on each other, conditions, comments."""
    lines: list[str] = []
    for number in range(LINES // 4):
        lines += [
            f"const a{number} = {number} * 2",
            f"local b{number} = a{number} + 1",
            f"// what comes of {number}",
            f"if (b{number} > 3) {{ console.log(a{number}) }}" if number % 5 == 0 else f"const c{number} = [b{number}]",
        ]
    return "\n".join(lines) + "\n"


def waited(answer: Callable[[], object]) -> float:
    begun = time.perf_counter()
    answer()
    return (time.perf_counter() - begun) * 1_000


def main() -> None:
    text = script()
    with tempfile.TemporaryDirectory() as folder:
        editor = Editor(Path(folder))
        uri = editor.open("large.late", text)
        editor.diagnostics(uri)
        file, at = editor.file(uri), text.index("const a250")
        typed = "const total = a12.toFixed(2)\n"
        found: dict[str, list[float]] = {}
        screen = lsp.Range(lsp.Position(960, 0), lsp.Position(1_040, 0))
        part = lsp.SemanticTokensRangeParams(file, screen)

        def ask(name: str, answer: Callable[[], object]) -> None:
            found.setdefault(name, []).append(waited(answer))

        for number in range(KEYSTROKES):
            key = typed[number % len(typed)]
            begun = time.perf_counter()
            editor.edit(uri, at, at, key)
            at += 1
            where = {"text_document": file, "position": editor.at(uri, "", at)["position"]}
            ask(
                "completion after a keystroke",
                lambda where=where: editor.ask(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionParams(**where)),  # type: ignore[misc]
            )
            editor.diagnostics(uri)
            found.setdefault("findings after a keystroke", []).append((time.perf_counter() - begun) * 1_000)
            ask("hover", lambda where=where: editor.ask(lsp.TEXT_DOCUMENT_HOVER, lsp.HoverParams(**where)))  # type: ignore[misc]
            ask("symbols", lambda: editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(file)))
            ask("colours of a screen", lambda: editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, part))
        every = lsp.SemanticTokensParams(file)
        for _ in range(10):
            ask("colours of all", lambda: editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, every))
            ask(
                "values of a screen",
                lambda: editor.ask(lsp.TEXT_DOCUMENT_INLAY_HINT, lsp.InlayHintParams(file, screen)),
            )
        editor.end()
    print(machine())
    print(f"{'':32}{'p50':>8}{'p95':>8}")
    for name, times in found.items():
        p95 = statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]
        print(f"{name:32}{statistics.median(times):8.1f}{p95:8.1f}")


if __name__ == "__main__":
    main()
