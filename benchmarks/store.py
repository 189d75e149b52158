"""The SQLite store, against bare prepared statements and other stores: calls, growth, commits that are synced.

`python -m benchmarks.store` measures and writes store.md. Arguments measure parts of it and write nothing: `calls`,
`growth`, `synced`; `--largest N` is the most keys that growth goes to (1 000 000; 5 000 000 takes minutes).
"""

from __future__ import annotations

import argparse
import gc
import itertools
import os
import random
import statistics
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.chart import figure
from benchmarks.measure import Ratio, Timing, machine, ratio, write
from benchmarks.stores import CONTENDERS, Bare, Contender, Latebind, Pairs
from latebind.memory.store.protocol import Check, Entry, ListingCheck, Owner, Put

ROUNDS = 15
KEYS = 1_000
CALLS = 500  # of one contender in one round
APP = Owner("app")

# What the project asks of itself: the most times as long as the bare statements.
TARGETS = {"get": 1.3, "set": 1.6, "set, another length": 1.6, "transaction of 100": 1.3}
# A get of one of 1 000 keys in a scope of many, compared with a scope that has no others; and how much more a get of any
# key may grow than SQLite's own lookup does, whose pages no longer fit the processor's cache.
GROWTH = 1.15

_numbers = itertools.count()


def value(length: int | None = 40) -> str:
    """A JSON text that was never written before, of so many characters; None: of 20 to 60."""
    number = next(_numbers)
    return f'"{number:08}'.ljust((length or 20 + number * 7919 % 41) - 1, "x") + '"'


def name(number: int) -> str:
    return f"key:{number:07}"


def some_keys(count: int, among: int = KEYS) -> list[str]:
    return [name(random.randrange(among)) for _ in range(count)]


def some_pairs(count: int, length: int | None = 40) -> Pairs:
    return [(key, value(length)) for key in some_keys(count)]


Sample = Callable[[Contender], float]


def timed(work: Callable[[], object], times: int) -> float:
    gc.collect()
    gc.disable()
    try:
        start = perf_counter()
        work()
        return (perf_counter() - start) / times
    finally:
        gc.enable()


def again(work: Callable[[], None], times: int) -> None:
    for _ in range(times):
        work()


def sample_get(store: Contender) -> float:
    keys, get = some_keys(CALLS), store.get
    return timed(lambda: [get(key) for key in keys], CALLS)


def sample_set(store: Contender, pairs: Pairs) -> float:
    writes, put = store.prepare(pairs), store.set
    return timed(lambda: [put(write) for write in writes], len(writes))


def sample_delete(store: Contender) -> float:
    pairs, delete = new_pairs(), store.delete
    store.transaction(store.prepare(pairs))
    return timed(lambda: [delete(key) for key, _ in pairs], len(pairs))


def sample_transaction(store: Contender) -> float:
    batches = [store.prepare(some_pairs(100)) for _ in range(CALLS // 100)]
    return timed(lambda: [store.transaction(batch) for batch in batches], len(batches))


def new_pairs() -> Pairs:
    return [(f"new {next(_numbers)}", value()) for _ in range(CALLS)]


SAMPLES: dict[str, Sample] = {
    "get": sample_get,
    "set": lambda store: sample_set(store, some_pairs(CALLS)),
    "set, another length": lambda store: sample_set(store, some_pairs(CALLS, None)),
    "set, a new key": lambda store: sample_set(store, new_pairs()),
    "delete": sample_delete,
    "transaction of 100": sample_transaction,
}


def check(store: Contender) -> None:
    """Each store does what it is timed for."""
    store.set(store.prepare([("k", "1")])[0])
    assert store.get("k") == "1", store.name
    store.transaction(store.prepare([("k", "2"), ("l", "3")]))
    assert (store.get("k"), store.get("l")) == ("2", "3"), store.name
    store.delete("l")
    assert store.get("l") is None, store.name


def measure_calls(folder: Path) -> dict[str, dict[str, Timing]]:
    """Seconds of each call, by store; all stores take turns in each round, another one starting each time."""
    stores = [contender(str(folder / contender.name)) for contender in CONTENDERS if contender.version()]
    for store in stores:
        check(store)
        store.transaction(store.prepare([(name(number), value()) for number in range(KEYS)]))
    found: dict[str, dict[str, Timing]] = {}
    for call, sample in SAMPLES.items():
        print(f"measuring {call}", file=sys.stderr)
        rounds: dict[str, list[float]] = {store.name: [] for store in stores}
        for turn in range(ROUNDS + 1):
            for store in stores[turn % len(stores) :] + stores[: turn % len(stores)]:
                seconds = sample(store)
                if turn:  # the first round only warms up
                    rounds[store.name].append(seconds)
        found[call] = {store: Timing(tuple(seconds)) for store, seconds in rounds.items()}
    for store in stores:
        store.close()
    return found


def calls_table(found: dict[str, dict[str, Timing]]) -> tuple[str, list[str]]:
    """The ratios as a Markdown table, and what misses its target."""
    names = [store for store in next(iter(found.values())) if store != Bare.name]
    lines = ["| | sqlite3, µs | " + " | ".join(names) + " |", "|---|" + "---:|" * (len(names) + 1)]
    missed: list[str] = []
    for call, timings in found.items():
        ratios = {store: ratio(timings[store], timings[Bare.name]) for store in names}
        cells = [f"{timings[Bare.name].median * 1e6:.1f}", *(_cell(each) for each in ratios.values())]
        lines.append(f"| {call} | " + " | ".join(cells) + " |")
        own = ratios[Latebind.name].median
        if own > TARGETS.get(call, own):
            missed.append(f"{call}: {figure(own)} times the bare statements, more than {TARGETS[call]}")
    return "\n".join(lines), missed


def _cell(found: Ratio) -> str:
    return f"{figure(found.median)} <sub>{figure(found.low)}–{figure(found.high)}</sub>"


# growth

NEAR, FAR, BARE = "get of one of 1 000 neighbours", "get of any key", "the same, sqlite3"


def measure_growth(folder: Path, largest: int) -> tuple[str, list[str]]:
    """Calls in scopes of more and more keys, in turns, as a Markdown table, and what misses its target."""
    calls = {size: _growth_calls(folder, size) for size in _sizes(largest)}
    columns = list(calls[KEYS])
    rounds: dict[int, dict[str, list[float]]] = {size: {each: [] for each in columns} for size in calls}
    for turn in range(ROUNDS * 2):
        for each in columns:
            for size, samples in calls.items():
                seconds = samples[each]()
                if turn:
                    rounds[size][each].append(seconds)
    found = {size: {each: Timing(tuple(figures)) for each, figures in row.items()} for size, row in rounds.items()}
    lines = ["| keys | " + " | ".join(f"{each}, µs" for each in columns) + " | file, MB |"]
    lines.append("|---:|" + "---:|" * (len(columns) + 1))
    missed: list[str] = []
    for size, timings in found.items():
        cells = [f"{statistics.quantiles(timing.rounds, n=4)[0] * 1e6:.1f}" for timing in timings.values()]
        megabytes = os.path.getsize(folder / f"own {size}") / 1e6
        lines.append(f"| {size:,} | " + " | ".join(cells) + f" | {megabytes:.1f} |")
        near, far, bare = (ratio(timings[each], found[KEYS][each]).median for each in (NEAR, FAR, BARE))
        if near > GROWTH:
            missed.append(f"{NEAR}: {size:,} keys take {figure(near)} times as long as {KEYS:,}, more than {GROWTH}")
        if far > GROWTH * bare:
            missed.append(f"{FAR}: {size:,} keys take {figure(far)} times as long as {KEYS:,}, sqlite3 {figure(bare)}")
    return "\n".join(lines), missed


def _sizes(largest: int) -> Iterator[int]:
    size = KEYS
    while size < largest:
        yield size
        size *= 10
    yield largest


def _growth_calls(folder: Path, size: int) -> dict[str, Callable[[], float]]:
    """What is measured in a scope of so many keys, which is made first."""
    print(f"making {size:,} keys", file=sys.stderr)
    own, bare = Latebind(str(folder / f"own {size}")), Bare(str(folder / f"bare {size}"))
    for start in range(0, size, 10_000):
        pairs = [(name(number), value()) for number in range(start, min(size, start + 10_000))]
        own.transaction(own.prepare(pairs))
        bare.transaction(bare.prepare(pairs))
    store, prefix = own.store, name(size // 2)[:-2]
    with store.snapshot(1.0) as snapshot:
        listing = ListingCheck(APP, "", snapshot.fingerprint(APP))

    def listed() -> None:
        with store.snapshot(1.0) as snapshot:
            assert len(snapshot.keys(APP, prefix)) == 100

    def used() -> None:
        with store.snapshot(1.0) as snapshot:
            assert snapshot.usage(APP).entries == size

    def checked() -> None:
        assert store.commit((listing,), (), 1.0, "id")

    # The same few keys again and again: how far a lookup has to go is what grows, not what the disk has to read.
    anywhere = some_keys(CALLS, size)
    neighbours = [name(size // 2 - KEYS // 2 + random.randrange(KEYS)) for _ in range(CALLS)]
    return {
        NEAR: lambda: timed(lambda: [own.get(key) for key in neighbours], CALLS),
        FAR: lambda: timed(lambda: [own.get(key) for key in anywhere], CALLS),
        BARE: lambda: timed(lambda: [bare.get(key) for key in anywhere], CALLS),
        "set": lambda: sample_set(own, [(key, value()) for key in neighbours]),
        "100 keys of a prefix": lambda: timed(partial(again, listed, 20), 20),
        "usage": lambda: timed(partial(again, used, 100), 100),
        "check of a listing": lambda: timed(partial(again, checked, 100), 100),
    }


# commits that are synced


def measure_synced(folder: Path) -> str:
    """Commits a second with `?durability=full`, by threads, each counting in a key of its own."""
    lines = ["| threads | commits a second |", "|---:|---:|"]
    for threads in (1, 4, 16):
        print(f"measuring {threads} threads", file=sys.stderr)
        own = Latebind(str(folder / f"synced {threads}"), "?durability=full")
        seconds = [_synced(own, threads, 2_000 // threads) for _ in range(5)]
        lines.append(f"| {threads} | {2_000 / statistics.median(seconds):,.0f} |")
        own.close()
    return "\n".join(lines)


def _synced(own: Latebind, threads: int, times: int) -> float:
    store = own.store

    def work(thread: int) -> None:
        key = name(thread)
        for _ in range(times):
            with store.snapshot(1.0) as snapshot:
                seen = snapshot.read(APP, key)
            entry = Entry("number", str(int(seen.value if seen else "0") + 1))
            assert store.commit((Check(APP, key, seen),), (Put(APP, key, entry),), 1.0, "id")

    workers = [threading.Thread(target=work, args=(thread,)) for thread in range(threads)]
    start = perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return perf_counter() - start


# all of it


def page(calls: str, growth: str, synced: str, missed: list[str]) -> str:
    """store.md."""
    others = [contender for contender in CONTENDERS if contender.package and contender.version()]
    versions = ", ".join(f"{contender.package} {contender.version()}" for contender in others)
    parts = [
        "# Store",
        "How many times as long as bare prepared statements of Python's sqlite3 with the same pragmas: the median of "
        f"{ROUNDS} interleaved rounds of {CALLS} calls among {KEYS:,} keys, and in small print the middle half of the "
        "rounds. Each write writes a value that was never written before, of 40 characters, or of 20 to 60 for another "
        "length; arguments are made beforehand. Made by "
        f"`python -m benchmarks.store` on {machine()}, SQLite {Bare.version()}; {versions}.",
        calls,
        "Scopes of more and more keys, measured in turns; the first quartile of the rounds. Of any key, SQLite's pages "
        "no longer fit the processor's cache:",
        growth,
        "Commits that wait for the disk, `?durability=full`; those of several threads share a sync:",
        synced,
        "All targets are met." if not missed else "Missed: " + "; ".join(missed) + ".",
    ]
    return "\n\n".join(parts) + "\n"


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.store")
    parser.add_argument("parts", nargs="*", choices=[[], "calls", "growth", "synced"])
    parser.add_argument("--largest", type=int, default=1_000_000)
    chosen = parser.parse_args(arguments)
    for contender in CONTENDERS:
        if not contender.version():
            print(f"{contender.package} is not installed: left out", file=sys.stderr)
    parts = chosen.parts or ["calls", "growth", "synced"]
    found: dict[str, str] = {}
    missed: list[str] = []
    with TemporaryDirectory() as folder:
        if "calls" in parts:
            found["calls"], missed = calls_table(measure_calls(Path(folder)))
        if "growth" in parts:
            found["growth"], more = measure_growth(Path(folder), chosen.largest)
            missed += more
        if "synced" in parts:
            found["synced"] = measure_synced(Path(folder))
    print("\n\n".join(found.values()))
    print("\n".join(missed) or "all targets are met")
    if not chosen.parts:
        write("store.md", page(found["calls"], found["growth"], found["synced"], missed))


if __name__ == "__main__":
    main(sys.argv[1:])
