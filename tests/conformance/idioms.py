"""What is written out rather than put together: whole programs with slots, links of chains, and what throws."""

from __future__ import annotations

from latebind.tests.conformance.kinds import words

# latebind's spelling, JavaScript's if it differs, the kinds of the slots.
IDIOMS: list[tuple[str, str | None, str]] = [
    ("const add = a => b => a + b\nadd(<0>)(<1>)", None, "number, number"),
    ("const f = (n) => n <= 1 ? 1 : n * f(n - 1);\nf(<0>)", None, "size"),
    ("const f = (n) => n < 2 ? n : f(n - 1) + f(n - 2);\nf(<0>)", None, "size"),
    ("const even = (n) => n <= 0 ? true : odd(n - 1);\nconst odd = (n) => n <= 0 ? false : even(n - 1);\neven(<0>)", None, "size"),
    ("const f = (first, ...rest) => [rest.length, first, ...rest];\nf(<0>, ...<1>)", None, "number, [number]"),
    ("const f = ({ a, b = a }, [c, d = c] = [<1>]) => `${a}${b}${c}${d}`;\n[f({ a: <0> }), f({ a: <0>, b: <1> }, [<0>])]", None, "string, string"),
    ("const x = <0>;\nconst f = (y) => { const x = y + 1;\nreturn x };\n[f(<1>), x]", None, "string, number"),
    ("const f = (x = <0>, y = x) => [x, y];\n[f(), f(<1>), f(null), f(1, <0>)]", None, "number, number"),
    (
        "local a = b + <0>;\nlocal b = c * 2;\nlocal c = <1>;\n[a, b, c, a]",
        "const a = () => b() + <0>;\nconst b = () => c() * 2;\nconst c = () => (<1>);\n[a(), b(), c(), a()]",
        "number, number",
    ),
    ("const fs = [1, 2, 3].map(i => () => i + <0>);\nfs.map(f => f())", None, "number"),
    ("const compose = (...fs) => x => fs.reduce((acc, f) => f(acc), x);\ncompose(x => x + 1, x => x * 2)(<0>)", None, "number"),
    ("const f = (a, b) => b;\n[f(1) ?? <0>, f(1, <1>, 3)]", "const f = (a = null, b = null) => b;\n[f(1) ?? <0>, f(1, <1>, 3)]", "number, number"),
    ("const pairs = (xs) => xs.flatMap((x, i) => xs.slice(i + 1).map(y => [x, y]));\npairs(<0>)", None, "[string]"),
    ("const seen = (xs) => xs.filter((x, i, all) => all.indexOf(x) === i);\nseen(<0>)", None, "[number]"),
    ("const count = (xs) => xs.reduce((acc, x) => ({ ...acc, [`${x}_`]: (acc[`${x}_`] ?? 0) + 1 }), {});\ncount(<0>)", None, "[string]"),
    ("const walk = (t) => Array.isArray(t) ? t.map(walk) : t + <0>;\nwalk([1, [2, [<1>]], []])", None, "number, number"),
    ("const { a, b: [c, { d = <0> }] } = { a: <1>, b: [a0, {}] };\n[a, c, d]".replace("a0", "<0>"), None, "number, string"),
    (
        "const f = (xs) => { for (const x of xs) { if (x === 1) { continue }\nif (x === 3) { break }\nif (x === 2) { return 'two' } }\n"
        "return 'none' };\nf(<0>)",
        None,
        "[few]",
    ),
    ("const f = (xs) => { for (let x of xs) { if (x !== 2) { continue }\nreturn x }\nreturn null };\nf(<0>) ?? <1>", None, "[few], number"),
    ("const f = (x) => { try { if (x === 1) { throw x }\nreturn 'try' } catch (e) { return e } finally { x } };\n[f(<0>), f(<0>)]", None, "few"),
    ("const f = (x) => { try { return <0> } finally { if (x === 1) { return x } } };\n[f(1), f(<1>)]", None, "number, few"),
    ("for (const x of <0>) { if (x === 2) { break } }\n`${<1>}`", None, "[few], number"),
]  # fmt: skip

WORDS = words("for if else break continue return throw try finally local const let")

# Numbers around which calculations go wrong.
EDGES = words(
    "0 1 -1 2 3 7 10 -7 0 1 2 3 2147483648 4294967296 94906267 9007199254740991 -9007199254740991 4503599627370496 1e15 0.5 0.1 "
    "-0.5 1e-7 1e300 -0 3.7 -2.5 100 9007199254740990 3037000500 1e8 123456789 4/2 6/3"
)

# What chains go through. Every link is taken from something that has it, from null and from what lacks it.
LINKED = "{ a: { b: [1, { c: null, a: 'x' }], f: (x) => ({ a: x }) }, n: null, f: () => null, s: 'text' }"
LINKS = words(".a .b .c .n .f(1) .f() .s .zz [0] [1] ['a'] ['n'] .f?.(1) .n?.(1) .zz?.(1) .s?.(1)") + words(
    "?.a ?.a ?.b ?.b ?.c ?.n ?.n ?.f(2) ?.zz ?.[0] ?.[1] ?.['b'] ?.(1) ?.f?.(3) ?.n?.(null.x) .length ?.length .at(0) ?.at(-1) ?.trim()"
)

# Expressions that make JavaScript throw something that a script can catch.
FAILING = [
    "JSON.parse('{')", "JSON.parse('')", "decodeURIComponent('%')", "decodeURI('%E0')", "[].reduce((a, b) => a)", "null.x",
    "[].reduceRight((a, b) => a)", "'x'.repeat(-1)", "(1).toFixed(101)", "(1).toPrecision(0)", "(5).toString(1)",
    "'x'.normalize('nope')", "[1].with(5, 0)", "({ a: null }).a.b", "[null][0].x", "null[0]", "({ f: 1 }).f()", "atob('*')",
    "(null)()", "'x'.repeat(1e300)", "new Error('made')",
]  # fmt: skip


def failing_js(text: str) -> str:
    """JavaScript's spelling of one of `FAILING`."""
    for name in ("JSON.parse", "decodeURIComponent", "decodeURI", "atob"):
        text = text.replace(f"{name}(", f"whole.{name.replace('.', '')}(")
    return text.replace("new Error", "makeError")
