"""A bar chart as SVG text: groups of horizontal bars on a logarithmic scale, readable on a light and a dark page."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

_COLOURS = ["#2f81f7", "#8b949e", "#d29922", "#a371f7", "#db6d28", "#3fb950"]
_WIDTH, _LEFT, _RIGHT = 840, 110, 90
_BAR, _STEP, _GAP = 9, 12, 14
_TOP = 64
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.small { font-size: 10px; fill: #59636e }
.grid { stroke: #8b949e; stroke-opacity: .35 }
.one { stroke: #8b949e; stroke-width: 1.5 }
@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .small { fill: #9198a1 } }
"""


def bars(title: str, groups: Mapping[str, Mapping[str, float | None]], names: Sequence[str]) -> str:
    """`groups` has the bars' values by group and name, all ≥ 1 or None: no bar. The first name stands out."""
    found = [value for group in groups.values() for value in group.values() if value is not None]
    decades = math.ceil(math.log10(max(found)))
    scale = (_WIDTH - _LEFT - _RIGHT) / decades
    height = _TOP + len(groups) * (_STEP * len(names) + _GAP) + 10

    def x(value: float) -> float:
        return _LEFT + max(math.log10(value), 0.0) * scale

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(title)}">',
        f"<style>{_STYLE}</style>",
        f'<text x="8" y="18" font-weight="bold">{escape(title)}</text>',
        *_legend(names),
        *_grid(decades, x, height),
    ]
    y = _TOP
    for group, values in groups.items():
        middle = y + _STEP * len(names) / 2 + 3
        parts.append(f'<text x="{_LEFT - 10}" y="{middle:g}" text-anchor="end">{escape(group)}</text>')
        for position, name in enumerate(names):
            parts += _bar(x, y + position * _STEP, values.get(name), _COLOURS[position % len(_COLOURS)], position == 0)
        y += _STEP * len(names) + _GAP
    return "\n".join([*parts, "</svg>", ""])


def _legend(names: Sequence[str]) -> list[str]:
    parts: list[str] = []
    at = 8.0
    for position, name in enumerate(names):
        colour = _COLOURS[position % len(_COLOURS)]
        parts.append(f'<rect x="{at:g}" y="28" width="10" height="10" rx="2" fill="{colour}"/>')
        parts.append(f'<text x="{at + 14:g}" y="37" class="small">{escape(name)}</text>')
        at += 26 + 6.2 * len(name)
    return parts


def _grid(decades: int, x: object, height: float) -> list[str]:
    assert callable(x)
    parts: list[str] = []
    for decade in range(decades + 1):
        at, kind = x(10.0**decade), "grid" if decade else "one"
        parts.append(f'<line x1="{at:g}" x2="{at:g}" y1="{_TOP - 6}" y2="{height - 8}" class="{kind}"/>')
        parts.append(f'<text x="{at:g}" y="{_TOP - 10}" class="small" text-anchor="middle">{10**decade}×</text>')
    return parts


def _bar(x: object, y: float, value: float | None, colour: str, strong: bool) -> list[str]:
    assert callable(x)
    if value is None:
        return [f'<text x="{_LEFT + 4}" y="{y + 9:g}" class="small">cannot</text>']
    width = max(x(value) - _LEFT, 1.0)
    weight = ' font-weight="bold"' if strong else ""
    return [
        f'<rect x="{_LEFT}" y="{y:g}" width="{width:.1f}" height="{_BAR}" rx="2" fill="{colour}"/>',
        f'<text x="{_LEFT + width + 4:.1f}" y="{y + 9:g}" class="small"{weight}>{figure(value)}</text>',
    ]


def figure(value: float) -> str:
    """Two digits that count, or three: `1.63`, `24.1`, `661`."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"
