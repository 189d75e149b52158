"""Evaluation: a compiled expression called with variables, against the same in Python and in other evaluators.

`python -m benchmarks.evaluate` measures, prints the table, and writes evaluate.md and evaluate.svg. Names of workloads
as arguments measure these alone, and write nothing.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import Any

from benchmarks.chart import bars, figure
from benchmarks.measure import ROUNDS, Call, Ratio, interleaved, machine, ratio, write
from benchmarks.peers import LATEBIND, PEERS, Peer
from benchmarks.workloads import SETS, WORKLOADS, Workload

# What the project asks of itself: the most times as long as the Python lambda; and how far ahead of each peer.
TARGETS = {
    "arithmetic": 3.0,
    "policy": 2.5,
    "text": 3.0,
    "nested": 2.5,
    "pipeline": 2.2,
    "ternaries": 2.5,
    "object": 2.0,
}
AHEAD = 2.0


@dataclass(frozen=True, slots=True)
class Row:
    """One workload's results. `microseconds` is the lambda's; `failed` says which expression a peer cannot evaluate."""

    workload: Workload
    microseconds: float
    ratios: dict[str, Ratio]
    failed: dict[str, str]


def measure(workload: Workload, peers: list[Peer]) -> Row:
    """Check that all give the same values, then time those that do."""
    wanted = [workload.native(variables) for variables in workload.inputs]
    contenders: dict[str, Call] = {"lambda": workload.native}
    failed: dict[str, str] = {}
    for peer in peers:
        text = workload.peers.get(peer.name, workload.text)
        try:
            call = peer.prepare(text)
            found = [call(variables) for variables in workload.inputs]
        except Exception as error:
            if peer is LATEBIND:
                raise
            failed[peer.name] = f"`{text}`: {_first_line(error)}"
            continue
        for got, want, variables in zip(found, wanted, workload.inputs, strict=True):
            assert _same(got, want), f"{peer.name}, {workload.name}: {got!r} instead of {want!r} for {variables!r}"
        contenders[peer.name] = call
    timings = interleaved(contenders, workload.inputs)
    base = timings.pop("lambda")
    ratios = {name: ratio(timing, base) for name, timing in timings.items()}
    return Row(workload, base.median * 1e6, ratios, failed)


def _first_line(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0][:100]


def _same(got: Any, want: Any) -> bool:
    """Equal values: peers calculate with decimals or sort keys, and Python's `sum` has been compensating since 3.12."""
    if isinstance(want, dict):
        return got.keys() == want.keys() and all(_same(got[key], want[key]) for key in want)
    if isinstance(want, list):
        return len(got) == len(want) and all(map(_same, got, want))
    if isinstance(want, float):
        return math.isclose(got, want, rel_tol=1e-12)
    return bool(got == want)


def table(rows: list[Row], peers: list[Peer]) -> str:
    """The ratios as a Markdown table; the middle half of the rounds in small print."""
    lines = [
        "| | " + " | ".join(["lambda, µs", *(peer.name for peer in peers)]) + " |",
        "|---|" + "---:|" * (len(peers) + 1),
    ]
    for row in rows:
        cells = [row.workload.name, figure(row.microseconds)]
        for peer in peers:
            found = row.ratios.get(peer.name)
            cells.append("cannot" if found is None else _cell(found, strong=peer is LATEBIND))
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(found: Ratio, strong: bool) -> str:
    median = f"**{figure(found.median)}**" if strong else figure(found.median)
    return f"{median} <sub>{figure(found.low)}–{figure(found.high)}</sub>"


def verdicts(rows: list[Row]) -> list[str]:
    """What misses its target."""
    found: list[str] = []
    for row in rows:
        own = row.ratios["latebind"].median
        name = row.workload.name
        if own > TARGETS[name]:
            found.append(f"{name}: {figure(own)} times the lambda, more than {TARGETS[name]}")
        for peer, other in row.ratios.items():
            if peer != "latebind" and other.median < AHEAD * own:
                found.append(f"{name}: {peer} takes only {figure(other.median / own)} times as long as latebind")
    return found


def page(rows: list[Row], peers: list[Peer], missed: list[str]) -> str:
    """evaluate.md."""
    versions = ", ".join(f"{peer.package} {peer.version}" for peer in peers if peer is not LATEBIND)
    failed = [f"- {name}, {row.workload.name}: {why}" for row in rows for name, why in row.failed.items()]
    expressions = [f"- {row.workload.name}: `{row.workload.text}`" for row in rows]
    parts = [
        "# Evaluation\n",
        "How many times as long as a hand-written Python lambda: the median of "
        f"{ROUNDS} interleaved rounds over {SETS} sets of variables, and in small print their middle half. "
        f"Made by `python -m benchmarks.evaluate` on {machine()}; {versions}.\n",
        table(rows, peers) + "\n",
        "![The same as bars](evaluate.svg)\n",
        "The expressions:\n",
        "\n".join(expressions) + "\n",
    ]
    if failed:
        parts += ["What a peer cannot express:\n", "\n".join(failed) + "\n"]
    parts.append("All targets are met.\n" if not missed else "Missed: " + "; ".join(missed) + ".\n")
    return "\n".join(parts)


def main(arguments: list[str]) -> None:
    installed = [peer for peer in PEERS if peer.version is not None]
    for peer in PEERS:
        if peer not in installed:
            print(f"{peer.package} is not installed: left out", file=sys.stderr)
    peers = [LATEBIND, *installed]
    rows: list[Row] = []
    for workload in WORKLOADS:
        if not arguments or workload.name in arguments:
            print(f"measuring {workload.name}", file=sys.stderr)
            rows.append(measure(workload, peers))
    missed = verdicts(rows)
    print(table(rows, peers))
    for row in rows:
        for name, why in row.failed.items():
            print(f"{name} cannot evaluate {row.workload.name}: {why}")
    print("\n".join(missed) or "all targets are met")
    if not arguments:
        write("evaluate.md", page(rows, peers, missed))
        values = {row.workload.name: {name: found.median for name, found in row.ratios.items()} for row in rows}
        title = "Time of one evaluation, as a multiple of a Python lambda's"
        write("evaluate.svg", bars(title, values, [peer.name for peer in peers]))


if __name__ == "__main__":
    main(sys.argv[1:])
