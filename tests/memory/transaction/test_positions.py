"""Wherever a script may have an expression, that may touch a memory: in a transaction of its own, and again where
another writer came between."""

from __future__ import annotations

import pytest

import latebind

WRITE = 'rival(memory.getItem("k"), memory.setItem("n", "1"))'  # gives null

POSITIONS = """
const x = WRITE
let x; x = WRITE
let x; x ??= WRITE
const o = {}; o.k = WRITE
const o = {}; o[`${WRITE ?? 1}`] = 1
const o = {}; o.k = 1; delete o[`${WRITE ?? "k"}`]
const xs = []; xs.push(WRITE, 2)
const [a = WRITE, b = a ?? 2] = []; const f = () => [a, b]; f()
const { a = WRITE, ...b } = { c: 1 }; [a, b]
const { a: { b = WRITE } = {} } = {}; b
const [...[a = WRITE]] = []; a
let [a = WRITE] = []; a = 1; expr { a++ }; a
var [a = WRITE] = []; a
let a; [a = WRITE] = []; a
const o = {}; [o.a = WRITE, o[`${o.a ?? 1}`] = 2] = []; o
for (const x of [WRITE]) x
for (const [x = WRITE] of [[]]) x
for (const { x = WRITE } of [{}]) { const f = () => x; f() }
for (let [x = WRITE, y = 1] of [[]]) { x = y }
for (var [x = WRITE] of [[]]) x
for (const k in { k: WRITE }) k
for (let [i = WRITE] = []; i; ) i
for (let i = WRITE; i; i++) i
for (let i = 0; WRITE; i++) i
for (let i = 0; i < 1; i = WRITE ?? 1) i
while (WRITE) 1
do 1; while (WRITE)
if (WRITE) 1
if (0) 1; else if (WRITE) 2
switch (WRITE) { case 1: 2 }
switch (1) { case WRITE: 2 }
switch (1) { case 2: 3; default: 4; case WRITE: 5 }
switch (1) { case 1: const [a = WRITE] = []; a }
try { WRITE } finally { 1 }
try { throw {} } catch ({ a = WRITE }) { a }
try { throw [] } catch ([a = WRITE]) { const f = () => a; f() }
try { throw 1 } catch { WRITE }
try { 1 } finally { WRITE }
try { throw [WRITE] } catch (e) { e }
return WRITE
const f = (a = WRITE) => a; f()
const f = ([a = WRITE], { b } = { b: 1 }) => [a, b]; f([])
const f = async () => { const [a = WRITE] = []; return a }; await f()
expr { const [a = WRITE] = []; a }
[1].forEach(() => { const [a = WRITE] = []; a })
[2, 1].sort((a, b) => WRITE ?? a - b)
"ab".replace(/a/, () => WRITE ?? "x")
({ [`${WRITE ?? "k"}`]: 1 })
1 && (WRITE ?? 2)
`${WRITE ?? 1}`
"@(WRITE ?? 1) and text"
""".strip().splitlines()


@pytest.mark.parametrize("text", POSITIONS)
def test_a_write_stands_in_every_position(text: str) -> None:
    with latebind.Runtime(memory=":memory:") as runtime:
        context, other = runtime.context(user="ana"), runtime.context(user="eve")
        reads: list[str] = []

        def rival(read: str, _: object) -> None:
            reads.append(read)
            if len(reads) <= 2:
                other.app_memory.set_item("k", str(len(reads)))

        runtime.function(rival)
        context.run(text.replace("WRITE", WRITE))
        assert context.app_memory.get_item("n") == "1"
        assert reads[:3] == ["", "1", "2"]
