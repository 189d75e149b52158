"""Reading a user's file of 10 MB, in Python and through a script, beside the bare reading of its chunks from the store."""

from __future__ import annotations

from random import Random
from tempfile import TemporaryDirectory

import latebind
from benchmarks.measure import ROUNDS, Call, interleaved, machine, ratio
from latebind.memory.store.protocol import Owner

SIZE = 10 * 1024 * 1024  # bytes


def main() -> None:
    data = b"%PDF-1.7\n".ljust(SIZE, b"\0")[: SIZE // 2] + Random(7).randbytes(SIZE // 2)
    with TemporaryDirectory() as folder, latebind.Runtime(memory=f"sqlite:///{folder}/files.db") as runtime:
        program = runtime.compile('$memory.getFile("f").toBase64()')
        with runtime.context(user="ana") as ctx:
            handle = ctx.user_memory.set_file("f", data, ttl=3600, mime="application/pdf")

            def chunks(_: object) -> object:
                with runtime.store().snapshot(runtime.clock()) as snapshot:
                    return snapshot.read_blob(Owner("user", "ana"), "f", handle.digest)

            runs: dict[str, Call] = {
                "chunks": chunks,
                "handle.to_bytes()": lambda _: handle.to_bytes(),
                "a script's toBase64()": lambda _: ctx.run(program).value,
            }
            timings = interleaved(runs, [None])
    print(f"{machine()}, median of {ROUNDS} rounds")
    for name, timing in timings.items():
        times = ratio(timing, timings["chunks"])
        print(f"{name:22} {timing.median * 1e3:6.2f} ms, {times.median:.2f} times the chunks")


if __name__ == "__main__":
    main()
