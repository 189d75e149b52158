"""Draws the picture of README: a sitting at the prompt, typed into a real terminal, as SVG.

python website/prompt_svg.py docs/prompt.svg
"""

from __future__ import annotations

import html
import os
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

pexpect: Any = import_module("pexpect")  # neither has types
pyte: Any = import_module("pyte")

ROWS, COLUMNS = 24, 78
LETTER, LINE, EDGE = 8.4, 18, 18
TYPED = (
    "local total = price * qty",
    "const price = 9.5",
    "let qty = 3",
    '"you pay @(total)"',
    "qty = 10",
    '"you pay @(total)"',
    'memory.setItem("visits", 1)',
    'memory.getItm("visits")',
)
CLEAR, DROP_LINE = "\x0c", "\x03"  # Ctrl-L, Ctrl-C
COLOURS = {
    "default": "#d8d4ea",
    "black": "#7f7a95",
    "red": "#ff8a96",
    "green": "#86d9a0",
    "brown": "#ffcf7a",
    "blue": "#8fb8ff",
    "magenta": "#c9a5ff",
    "cyan": "#7fd8e6",
    "white": "#f4f2fc",
    "brightblack": "#8f8aa6",
    "brightred": "#ff8a96",
    "brightgreen": "#86d9a0",
    "brightbrown": "#ffcf7a",
    "brightblue": "#8fb8ff",
    "brightmagenta": "#c9a5ff",
    "brightcyan": "#7fd8e6",
    "brightwhite": "#ffffff",
}


def sitting() -> Any:
    """The screen after all has been typed."""
    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.ByteStream(screen)
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "TERM": "xterm-256color",
            "HOME": folder,
            "XDG_STATE_HOME": folder,
            "XDG_DATA_HOME": folder,
        }
        env |= {"LATEBIND_MEMORY": f"sqlite:///{folder}/demo.db"}
        process: Any = pexpect.spawn(sys.executable, ["-m", "latebind"], env=env, dimensions=(ROWS, COLUMNS))
        screen.write_process_input = process.send  # it says where the cursor is, when asked

        def draw(quiet: float) -> None:
            until = time.monotonic() + quiet
            while time.monotonic() < until:
                try:
                    stream.feed(process.read_nonblocking(65536, timeout=0.1))
                    until = time.monotonic() + quiet
                except pexpect.TIMEOUT:
                    pass

        draw(6)
        process.send(CLEAR)
        draw(1)
        for line in TYPED:
            process.send(line)
            draw(1)
            process.send("\r")
            draw(2)
        process.send(DROP_LINE)
        draw(1)
        process.terminate(force=True)
    return screen


def drawn(screen: Any) -> str:
    """A screen as SVG: each run of letters of one look is a text of its own."""
    written = [row for row in range(ROWS) if "".join(screen.buffer[row][x].data for x in range(COLUMNS)).strip()]
    last = written[-2]  # the last one is the toolbar
    width, height = COLUMNS * LETTER + 2 * EDGE, (last + 1) * LINE + 2 * EDGE + 22
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" role="img"'
        ' font-family="ui-monospace, Menlo, Consolas, DejaVu Sans Mono, monospace" font-size="14">',
        "<title>A sitting at the prompt of latebind: a local follows what it depends on</title>",
        f'<rect width="{width:.0f}" height="{height}" rx="12" fill="#1b1826"/>',
        *(
            f'<circle cx="{22 + 18 * i}" cy="20" r="5.5" fill="{c}"/>'
            for i, c in enumerate(("#ff6b6b", "#ffd166", "#6bd490"))
        ),
    ]
    for row in range(last + 1):
        cells = [screen.buffer[row][x] for x in range(COLUMNS)]
        start = 0
        while start < COLUMNS:
            end = start + 1
            look = cells[start].fg, cells[start].bold
            while end < COLUMNS and (cells[end].fg, cells[end].bold) == look:
                end += 1
            text = "".join(cell.data for cell in cells[start:end])
            if text.strip():
                lead = len(text) - len(text.lstrip())
                colour = COLOURS.get(look[0]) or f"#{look[0]}"
                weight = ' font-weight="600"' if look[1] else ""
                x, y = EDGE + (start + lead) * LETTER, EDGE + 22 + (row + 0.75) * LINE
                shown = html.escape(text.strip())
                parts.append(
                    f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}"{weight} xml:space="preserve"'
                    f' textLength="{len(text.strip()) * LETTER:.1f}">{shown}</text>'
                )
            start = end
    return "\n".join([*parts, "</svg>", ""])


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(drawn(sitting()), encoding="utf-8")
