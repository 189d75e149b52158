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


class Waits:
    """How long answers take, by what was asked: milliseconds on the clock, and of processor time of the server, which
    other programs on the machine do not lengthen (None where the system does not say)."""

    def __init__(self, server: int) -> None:
        self.tasks = Path(f"/proc/{server}/task")
        self.clock: dict[str, list[float]] = {}
        self.processor: dict[str, list[float | None]] = {}

    def ask(self, name: str, answer: Callable[[], object]) -> None:
        self._rest()
        used, begun = self._used(), time.perf_counter()
        answer()
        took, uses = time.perf_counter() - begun, self._used()
        self.clock.setdefault(name, []).append(took * 1_000)
        self.processor.setdefault(name, []).append(None if used is None or uses is None else uses - used)

    def _used(self) -> float | None:
        """What the server's threads have used so far, in milliseconds."""
        if not self.tasks.exists():
            return None
        return sum(int((each / "schedstat").read_text().split()[0]) for each in self.tasks.iterdir()) / 1e6

    def _rest(self) -> None:
        """Wait until the server does nothing: what it looks at in advance counts for no answer."""
        before = -1.0
        while (now := self._used()) is not None and now > before:
            before = now
            time.sleep(0.05)

    def print(self) -> None:
        print(f"{'':44}{'clock':>16}{'processor':>16}")
        print(f"{'':44}" + f"{'p50':>8}{'p95':>8}" * 2)
        for name, times in self.clock.items():
            figures = [half_and_most(times)]
            used = [each for each in self.processor[name] if each is not None]
            figures += [half_and_most(used)] if used else []
            print(f"{name:44}" + "".join(f"{half:8.1f}{most:8.1f}" for half, most in figures))


def half_and_most(times: list[float]) -> tuple[float, float]:
    """What half of the answers take, and what nineteen of twenty take."""
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def main() -> None:
    text = script()
    with tempfile.TemporaryDirectory() as folder:
        editor = Editor(Path(folder))
        process = editor.client._server
        assert process is not None
        waits = Waits(process.pid)
        uri = editor.open("large.late", text)
        editor.diagnostics(uri)
        file, at = editor.file(uri), text.index("const a250")
        typed = "const total = a12.toFixed(2)\n"
        screen = lsp.Range(lsp.Position(960, 0), lsp.Position(1_040, 0))
        part = lsp.SemanticTokensRangeParams(file, screen)

        def stroke(start: int, end: int, key: str) -> None:
            editor.edit(uri, start, end, key)
            editor.diagnostics(uri)

        for number in range(KEYSTROKES):
            key = typed[number % len(typed)]
            waits.ask("findings, while a line is typed", lambda at=at, key=key: stroke(at, at, key))  # type: ignore[misc]
            at += 1
            where = {"text_document": file, "position": editor.at(uri, "", at)["position"]}
            waits.ask(
                "completion",
                lambda where=where: editor.ask(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionParams(**where)),  # type: ignore[misc]
            )
        for _ in range(KEYSTROKES % len(typed)):  # what is no whole line is taken back
            at -= 1
            stroke(at, at + 1, "")
        inner = editor.texts[uri].index(" * 2", at)
        for number in range(KEYSTROKES):
            waits.ask("findings, where the script stays whole", lambda: stroke(inner, inner, "1"))
            where = {"text_document": file, "position": editor.at(uri, "a250", 1)["position"]}
            waits.ask("hover", lambda where=where: editor.ask(lsp.TEXT_DOCUMENT_HOVER, lsp.HoverParams(**where)))  # type: ignore[misc]
            waits.ask("symbols", lambda: editor.ask(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, lsp.DocumentSymbolParams(file)))
            waits.ask("colours of a screen", lambda: editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, part))
            if number % 14 == 13:
                stroke(inner, inner + 14, "")
        every = lsp.SemanticTokensParams(file)
        for _ in range(10):
            waits.ask("colours of all", lambda: editor.ask(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, every))
            waits.ask(
                "values of a screen",
                lambda: editor.ask(lsp.TEXT_DOCUMENT_INLAY_HINT, lsp.InlayHintParams(file, screen)),
            )
        editor.end()
    print(machine())
    waits.print()


if __name__ == "__main__":
    main()
