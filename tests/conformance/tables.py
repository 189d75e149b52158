"""The table of what is compared: every operator, and every function and method that both languages have.

Operators are templates, functions are signatures; `forms` reads both. `JS` says where JavaScript must be spelled
otherwise to be the language that the law speaks of.
"""

from __future__ import annotations

from latebind.tests.conformance.kinds import words

# operation, result, level, template; `«kind@level»` is a slot. The last column is JavaScript's template if it differs.
OPERATORS: list[tuple[str, ...]] = [
    ("+", "number", "add", "«number@add» + «number@mul»"),
    ("+", "int", "add", "«int@add» + «int@mul»"),
    ("+", "string", "add", "«string@add» + «string@mul»"),
    ("+", "string", "add", "«string@add» + «number@mul»"),
    ("+", "string", "add", "«boolean@add» + «string@mul»"),
    ("+", "string", "add", "«number@add» + «string@mul»"),
    ("-", "number", "add", "«number@add» - «number@mul»"),
    ("-", "int", "add", "«int@add» - «int@mul»"),
    ("*", "number", "mul", "«number@mul» * «number@pow»"),
    ("*", "int", "mul", "«int@mul» * «int@pow»"),
    ("/", "number", "mul", "«number@mul» / «number@pow»"),
    ("%", "number", "mul", "«number@mul» % «number@pow»"),
    ("%", "int", "mul", "«int@mul» % «int@pow»"),
    ("**", "int", "pow", "«int@numeral» ** «power@unary»"),
    ("-x", "number", "unary", "-«number@post»"),
    ("-x", "int", "unary", "-«int@post»"),
    ("+x", "number", "unary", "+«number@post»"),
    ("!", "boolean", "unary", "!«T@unary»"),
    ("!", "boolean", "unary", "!!«T@unary»"),
    ("typeof", "string", "unary", "typeof «T@unary»"),
    ("typeof", "string", "unary", "typeof «[T]@unary»"),
    ("typeof", "string", "unary", "typeof «(T) => T@unary»"),
    ("await", "T", "unary", "await «T@unary»", "(<0>)"),
    ("<", "boolean", "rel", "«number@rel» < «number@add»"),
    ("<", "boolean", "rel", "«string@rel» < «string@add»"),
    ("<=", "boolean", "rel", "«number@rel» <= «number@add»"),
    ("<=", "boolean", "rel", "«string@rel» <= «string@add»"),
    (">", "boolean", "rel", "«number@rel» > «number@add»"),
    (">", "boolean", "rel", "«string@rel» > «string@add»"),
    (">=", "boolean", "rel", "«number@rel» >= «number@add»"),
    (">=", "boolean", "rel", "«string@rel» >= «string@add»"),
    ("<", "boolean", "rel", "«few@rel» < «few@add»"),
    ("<", "boolean", "rel", "«needle@rel» < «needle@add»"),
    ("<=", "boolean", "rel", "«few@rel» <= «few@add»"),
    ("<=", "boolean", "rel", "«needle@rel» <= «needle@add»"),
    (">", "boolean", "rel", "«few@rel» > «few@add»"),
    (">", "boolean", "rel", "«needle@rel» > «needle@add»"),
    (">=", "boolean", "rel", "«few@rel» >= «few@add»"),
    (">=", "boolean", "rel", "«needle@rel» >= «needle@add»"),
    ("==", "boolean", "eq", "«few@eq» == «few@rel»"),
    ("!=", "boolean", "eq", "«few@eq» != «few@rel»"),
    ("===", "boolean", "eq", "«few@eq» === «few@rel»"),
    ("!==", "boolean", "eq", "«few@eq» !== «few@rel»"),
    ("object-spread", "{int}", "post", "{ a: «few», ...{ a: «few», b: «few» }, b: «few» }"),
    ("in", "boolean", "rel", "«key@rel» in «{T}@add»"),
    ("==", "boolean", "eq", "«S@eq» == «S@rel»"),
    ("!=", "boolean", "eq", "«S@eq» != «S@rel»"),
    ("===", "boolean", "eq", "«S@eq» === «S@rel»"),
    ("!==", "boolean", "eq", "«S@eq» !== «S@rel»"),
    ("===", "boolean", "eq", "«T|null@eq» === null"),
    ("==", "boolean", "eq", "«T|null@eq» == undefined", "<0> == null"),
    ("!==", "boolean", "eq", "undefined !== «T|null@rel»", "null !== <0>"),
    ("!=", "boolean", "eq", "«T|null@eq» != null"),
    ("&&", "boolean", "and", "«boolean@and» && «boolean@eq»"),
    ("&&", "T", "and", "«T@and» && «T@eq»"),
    ("||", "boolean", "or", "«boolean@or» || «boolean@and»"),
    ("||", "T", "or", "«T|null@or» || «T@and»"),
    ("??", "T", "coal", "«T|null@eq» ?? «T@eq»"),
    ("??", "T", "coal", "«T|null@eq» ?? «T|null@eq» ?? «T@eq»"),
    ("??", "any", "coal", "«truth@eq» ?? «int@eq»"),
    ("||", "any", "or", "«truth@or» || «int@and»"),
    ("&&", "any", "and", "«truth@and» && «int@eq»"),
    ("!", "boolean", "unary", "!«truth@unary»"),
    ("?:", "int", "cond", "«truth@coal» ? 1 : 2"),
    ("Boolean", "boolean", "post", "Boolean(«truth»)"),
    ("array.filter", "any", "post", "[«truth», «truth»].filter((x) => x).length"),
    ("array.some", "boolean", "post", "[«truth»].some((x) => x)"),
    ("array.every", "boolean", "post", "[«truth»].every((x) => x)"),
    ("array.find", "any", "post", "[«truth», 7].find((x) => x)"),
    ("array.findLastIndex", "int", "post", "[1, «truth»].findLastIndex((x) => x)"),
    ("?:", "T", "cond", "«boolean@coal» ? «T@arrow» : «T@arrow»"),
    ("?:", "T", "cond", "«U@coal» ? «T@arrow» : «T@arrow»"),
    ("()", "T", "post", "(«T@arrow»)"),
    ("array", "[T]", "post", "[«T»]"),
    ("array", "[T]", "post", "[«T», «T»]"),
    ("array", "[T]", "post", "[«T», «T», «T», ]"),
    ("array-spread", "[T]", "post", "[«T», ...«[T]»]"),
    ("array-spread", "[T]", "post", "[...«[T]», ...«[T]», «T»]"),
    ("array-spread", "[string]", "post", "[...«string»]"),
    ("object", "{T}", "post", "{ a: «T», 'b-c': «T» }"),
    ("object", "{T}", "post", "{ k: «T», k: «T» }"),
    ("object", "{T}", "post", "{ if: «T», \"\": «T», }"),
    ("object-computed", "{T}", "post", "{ [«key»]: «T», [«string»]: «T» }"),
    ("object-computed", "{T}", "post", "{ [`${«string»}k`]: «T» }"),
    ("object-spread", "{T}", "post", "{ ...«{T}», ...«{T}» }"),
    ("object-spread", "{T}", "post", "{ a: «T», ...«{T}», x: «T» }"),
    ("object-spread", "{T}", "post", "{ ...null, b: «T» }"),
    ("object-spread", "{T}", "post", "{ ...(«boolean» ? «{T}» : null) }"),
    ("string-index", "string|null", "post", "«string@post»[«place»]", "(<0>[<1>] ?? null)"),
    ("array-index", "T|null", "post", "«[T]@post»[«place»]", "(<0>[<1>] ?? null)"),
    ("array-index", "T", "post", "[«T», «T»][1]"),
    ("array-index", "T", "post", "(«[T]@post»[«index»] ?? «T@eq»)"),
    ("object-index", "T", "post", "(«{T}@post»[«key»] ?? «T@eq»)"),
    ("object-index", "boolean", "eq", "«{T}@post»[«key»] == null"),
    ("object-index", "T", "post", "{ 7: «T» }[7]"),
    ("member", "T", "post", "{ a: «T» }.a"),
    ("member", "T", "post", "{ a: { if: «T» } }.a.if"),
    ("member", "T|null", "post", "«{T}@post».a", "(<0>.a ?? null)"),
    ("member", "T", "post", "(«{T}@post».zz ?? «T@eq»)"),
    ("member", "boolean", "eq", "«{T}@post».b !== undefined", "(<0>.b ?? null) !== null"),
    ("member", "T", "post", "((«{T}@post».p || «{T}@post».a) ?? «T@eq»)"),
    ("?.", "T|null", "chain", "«{T}|null@post»?.a", "(<0>?.a ?? null)"),
    ("?.", "T|null", "chain", "{ o: «{T}|null» }?.o?.k", "({ o: <0> }?.o?.k ?? null)"),
    ("?.", "T|null", "chain", "«{{T}}|null@post»?.a?.b", "(<0>?.a?.b ?? null)"),
    ("?.", "T|null", "chain", "«{{T}}|null@post»?.a.b", "(<0>?.a.b ?? null)"),
    ("?.", "T|null", "chain", "(«{{T}}|null@post»?.a).b", "(((<0>?.a) ?? null).b ?? null)"),
    ("?.", "int|null", "chain", "«string|null@post»?.length", "(<0>?.length ?? null)"),
    ("?.", "string|null", "chain", "«string|null@post»?.trim().slice(«index»)", "(<0>?.trim().slice(<1>) ?? null)"),
    ("?.[]", "T|null", "chain", "«[T]|null@post»?.[«index»]", "(<0>?.[<1>] ?? null)"),
    ("?.[]", "T|null", "chain", "«{T}|null@post»?.[«key»]", "(<0>?.[<1>] ?? null)"),
    ("?.[]", "T|null", "chain", "«[[T]]|null@post»?.[0]?.at(«index»)", "(<0>?.[0]?.at(<1>) ?? null)"),
    ("?.()", "T|null", "chain", "«(int) => T@post»?.(«int»)", "(<0>?.(<1>) ?? null)"),
    ("?.()", "T|null", "chain", "null?.(«T»)", "(null?.(<0>) ?? null)"),
    ("?.()", "T|null", "chain", "{ f: null }.f?.(«T»)", "({ f: null }.f?.(<0>) ?? null)"),
    ("call", "T", "post", "«(int, string) => T@post»(«int», «string»)"),
    ("call", "T", "post", "«(int) => T@post»(«int», «U»)"),
    ("call", "T", "post", "{ f: «(U) => T» }.f(«U»)"),
    ("call-spread", "number", "post", "Math.max(...«[number]», «number»)"),
    ("call-spread", "T", "post", "«(T, T) => T@post»(...[«T», «T»])"),
    ("template", "string", "post", "`x ${«string»}-${«number»}`"),
    ("template", "string", "post", "`${«boolean»}`"),
    ("template", "string", "post", "`${«string»}\\n\\${x}${`${«number»}`}`"),
    ("interpolation", "string", "post", '"<@(«string»)>"', "`<${<0>}>`"),
    ("interpolation", "string", "post", '"a@(«number»)b@(«boolean»)"', "`a${<0>}b${<1>}`"),
    ("interpolation", "string", "post", '"""\n  @(«string»)\n    x @(«number»)\n  """', "`${<0>}\\n  x ${<1>}`"),
    ("interpolation", "string", "post", '"\\@(x)@("@(«string»)" + \'"\')"', "`@(x)${(<0>) + '\"'}`"),
    ("interpolation", "T", "post", '"@(«T»)"', "(<0>)"),
]  # fmt: skip

# The receiver is a string, or what stands before the name.
STRING = """
at(index): string|null
charAt(index): string
codePointAt(index): int|null
concat(...string): string
hay.endsWith(needle, index=): boolean
hay.includes(needle, index=): boolean
hay.indexOf(needle, index=): int
hay.lastIndexOf(needle, index=): int
cased.normalize(unicode=): string
padEnd(size, string=): string
padStart(size, string=): string
repeat(count): string
hay.replace(needle, replacement): string
hay.replace(needle, (string, int) => string): string
hay.replaceAll(needle, replacement): string
hay.replaceAll(needle, (string, int) => string): string
slice(index=, index=): string
hay.split(needle, size=): [string]
split(): [string]
hay.startsWith(needle, index=): boolean
substring(index, index=): string
cased.toLowerCase(): string
toString(): string
cased.toUpperCase(): string
white.trim(): string
white.trimEnd(): string
white.trimStart(): string
"""

ARRAY = """
at(index): T|null
concat(...[T]): [T]
concat(T): [T]
entries(): [any]
every((T, int) => boolean): boolean
filter((T, int) => boolean): [T]
filter((T, int, [T]) => boolean): [T]
find((T, int) => boolean): T|null
findIndex((T, int) => boolean): int
findLast((T, int) => boolean): T|null
findLastIndex((T, int) => boolean): int
flatMap((T, int) => [U]): [U]
flatMap((T) => U): [U]
forEach((T, int) => U): U|null
includes(S, index=): boolean
indexOf(S, index=): int
join(string=): string
keys(): [int]
lastIndexOf(S, index=): int
map((T, int) => U): [U]
map((T, int, [T]) => U): [U]
reduce((U, T, int) => U, U): U
reduce((T, T) => T): T
reduceRight((U, T, int) => U, U): U
reduceRight((T, T) => T): T
slice(index=, index=): [T]
some((T, int) => boolean): boolean
toReversed(): [T]
toSorted(comparator): [T]
toSpliced(index, index=): [T]
toSpliced(index, index, ...T): [T]
with(index, T): [T]
"""

NUMBER = """
toFixed(digits=): string
toPrecision(precision=): string
toString(radix=): string
"""

FUNCTIONS = """
Math.abs(number): number
Math.acos(unit): number
Math.acosh(positive): number
Math.asin(unit): number
Math.asinh(number): number
Math.atan(number): number
Math.atan2(number, number): number
Math.atanh(unit): number
Math.cbrt(number): number
Math.ceil(fraction): number
Math.clz32(number): int
Math.cos(number): number
Math.cosh(number): number
Math.exp(number): number
Math.expm1(number): number
Math.floor(fraction): number
Math.fround(number): number
Math.hypot(...number): number
Math.imul(number, number): number
Math.log(positive): number
Math.log10(positive): number
Math.log1p(positive): number
Math.log2(positive): number
Math.max(number, ...number): number
Math.min(number, ...number): number
Math.pow(positive, number): number
Math.round(fraction): number
Math.sign(number): int
Math.sin(number): number
Math.sinh(number): number
Math.sqrt(positive): number
Math.tan(number): number
Math.tanh(number): number
Math.trunc(fraction): number
Number(numeric): number
Number(boolean): int
Number(number): number
Number.isFinite(any): boolean
Number.isInteger(any): boolean
Number.isSafeInteger(any): boolean
Number.parseFloat(prefix): number
Number.parseInt(prefix, radix=): int
parseFloat(prefix): number
parseInt(prefix, radix=): int
String(string): string
String(number): string
String(boolean): string
Boolean(T): boolean
Array.isArray(any): boolean
Array.from(string): [string]
Array.from([T], (T, int) => U): [U]
Array.from([T]): [T]
Array.of(...T): [T]
Object.keys({T}): [string]
Object.values({T}): [T]
Object.entries({T}): [any]
Object.fromEntries(pairs): {any}
Object.hasOwn({T}, key): boolean
Object.groupBy([T], (T, int) => string): {[T]}
JSON.stringify(any): string
JSON.stringify(any, nothing, indent): string
JSON.parse(json): any
encodeURIComponent(uri): string
encodeURI(uri): string
decodeURIComponent(uri): string
decodeURI(uri): string
btoa(string): string
atob(base64): string
"""

# Written as a template rather than a signature, with operation, result, template, and JavaScript's where it differs.
SPECIAL_CALLS: list[tuple[str, ...]] = [
    ("string.length", "int", "post", "«string@post».length"),
    ("array.length", "int", "post", "«[T]@post».length"),
    ("string.split", "[string]", "post", '«string@post».split("")'),
    ("string.split", "[string]", "post", '«string@post».split(",")'),
    ("string.split", "string", "post", '«hay@post».split(«needle»).join(«string»)'),
    ("array.flat", "[T]", "post", "«[[T]]@post».flat()"),
    ("array.flat", "any", "post", "[[«T», [«T», [«T»]]], []].flat(«index»)"),
    ("array.map", "[string]", "post", "«[number]@post».map(String)"),
    ("array.map", "[number]", "post", "[«numeric», «numeric»].map(Number)"),
    ("array.map", "[number]", "post", "[«prefix», «prefix»].map(parseFloat)"),
    ("array.map", "[number]", "post", "[«prefix», «prefix»].map(parseInt)"),
    ("array.map", "[number]", "post", "«[number]@post».map(Math.floor)"),
    ("array.reduce", "number", "post", "«[number]@post».reduce(Math.max)"),
    ("array.reduce", "any", "post", "«[T]@post».reduce((acc, x, i, all) => [...acc, [i, x, all.length]], [])"),
    ("array.reduceRight", "any", "post", "«[T]@post».reduceRight((acc, x, i, all) => [...acc, [i, x, all.length]], [])"),
    ("array.reduceRight", "string", "post", "«[string]@post».reduceRight((acc, x, i) => `${acc}${i}${x}`)"),
    ("array.map", "any", "post", "«[T]@post».map((x, i, all) => [i, x, all.length])"),
    ("array.filter", "[T]", "post", "«[T]@post».filter((x, i, all) => i % 2 === 0 || i === all.length - 1)"),
    ("array.reduce", "number", "post", "«[number]@post».reduce((a, b) => Math.max(a, b))"),
    ("array.filter", "[T]", "post", "«[T|null]@post».filter(Boolean)"),
    ("array.filter", "[T]", "post", "«[T|null]@post».filter((v) => v !== null)"),
    ("array.join", "string", "post", "«[T|null]@post».map((v) => v ?? 0).join(«string»)"),
    ("array.reduce", "any", "post", "«[T]@post».filter(«(T, int) => boolean»).map(«(T, int) => U»).reduce((a, b) => [...a, b], [])"),
    ("array.map", "[U]", "post", "«[T]@post».map(«(T, int) => U»).map(«(U, int) => U»)"),
    ("array.some", "boolean", "post", "«[T]@post».map(«(T) => U»).some(«(U, int) => boolean»)"),
    ("array.find", "any", "post", "«[T]@post».filter(«(T, int) => boolean»).find(«(T, int) => boolean»)", "(<0>.filter(<1>).find(<2>) ?? null)"),
    ("array.every", "boolean", "post", "«[T]@post».filter(«(T) => boolean»).map(«(T, int) => U»).every(«(U) => boolean»)"),
    ("array.map", "any", "post", "«[[T]]@post».map((xs) => xs.map(«(T, int) => U»).filter((x, i) => i % 2 === 0))"),
    ("array.join", "string", "post", "[«number», «string», «boolean»].join(«string»)"),
    ("array.includes", "boolean", "post", "[«S», null, «S|null»].includes(«S|null»)"),
    ("array.indexOf", "int", "post", "«[few]@post».indexOf(«few», «index»)"),
    ("array.lastIndexOf", "int", "post", "«[few]@post».lastIndexOf(«few», «index»)"),
    ("array.includes", "boolean", "post", "«[few]@post».includes(«few», «index»)"),
    ("array.keys", "[int]", "post", "[...«[T]@post».keys()]"),
    ("array.values", "[T]", "post", "[...«[T]@post».values()]"),
    ("array.toSorted", "[number]", "post", "Array.from({ length: 40 }, (_, i) => i * 7 % 13 + i / 64).toSorted(«comparator:number»)"),
    ("array.toSorted", "[string]", "post", "«[string]@post».toSorted()"),
    ("array.toSorted", "[T]", "post", "[«T», «T», «T», «T», «T», «T»].toSorted(«comparator»)"),
    ("array.toSorted", "[any]", "post", "[«number», «string», «boolean», null].toSorted()"),
    ("Array.from", "[int]", "post", "Array.from({ length: «size» }, (_, i) => i)"),
    ("Array.from", "any", "post", "Array.from({ length: «size» })", "Array.from({ length: <0> }, () => null)"),
    ("Object.keys", "any", "post", "Object.keys(«[T]»)"),
    ("Object.fromEntries", "{T}", "post", "Object.fromEntries(«[T]@post».map((v, i) => [`k${i}`, v]))"),
    ("Object.fromEntries", "{T}", "post", "Object.fromEntries(Object.entries(«{T}»).toReversed())"),
    ("Object.groupBy", "any", "post", "Object.groupBy(«[S]», (v) => v === «S@rel»)"),
    ("JSON.parse", "T", "post", "JSON.parse(JSON.stringify(«T»))"),
    ("JSON.stringify", "string", "post", "JSON.stringify({ b: «T», a: «U» })"),
    ("JSON.stringify", "string", "post", "JSON.stringify(«{T}», [«key», 'a', 'k'])"),
    ("JSON.stringify", "string", "post", "JSON.stringify(«{T}», (k, v) => k === '' ? v : «U»)"),
    ("JSON.stringify", "string", "post", "JSON.stringify([«T», [«U»]], (k, v) => k === '1' ? [k, v] : v, «indent»)"),
    ("JSON.stringify", "string", "post", "JSON.stringify({ a: [«T», null, {}], b: [], c: { d: «U» } }, null, «indent»)"),
    ("Number", "number", "post", "Number(`${«number»}`)"),
    ("encodeURIComponent", "string", "post", "decodeURIComponent(encodeURIComponent(«string»))"),
    ("atob", "string", "post", "atob(btoa(«string»))"),
    ("boolean.toString", "string", "post", "(«boolean»).toString()"),
    ("String.fromCodePoint", "string", "post", "String.fromCodePoint(«code», «code»)", "whole.fromCodePoint(<0>, <1>)"),
    ("Math.max", "number", "post", "Math.max(«number», «number»)"),
    ("Math.min", "number", "post", "Math.min(«number», «number»)"),
    ("**", "number", "pow", "«positive@numeral» ** «number@unary»"),
    ("**", "number", "pow", "«number@numeral» ** «power@unary»"),
    ("Math.atan2", "number", "post", "Math.atan2(«number» * 0, -1)"),
    ("Error", "string", "post", "new Error(«string»).message"),
    ("Error", "string", "post", "Error(«string»).name"),
    ("Error", "string", "coal", "new Error(«string»).code ?? «string@eq»"),
    ("instanceof", "boolean", "rel", "new Error(«string») instanceof Error"),
    ("instanceof", "boolean", "rel", "«T@rel» instanceof TypeError"),
    ("TypeError", "string", "post", "TypeError(«string»).name"),
    ("RangeError", "boolean", "rel", "RangeError(«string») instanceof Error"),
    ("SyntaxError", "string", "post", "SyntaxError(«string»).message"),
    ("URIError", "boolean", "rel", "URIError(«string») instanceof TypeError"),
    ("ReferenceError", "string", "post", "`${ReferenceError(«string»)}`"),
    ("error.toString", "string", "post", "new Error(«string»).toString()"),
]  # fmt: skip

# Where JavaScript must be asked otherwise. `whole` (in `node.js`) is the function on real characters, not on the
# stand-ins that make one unit of each code point.
JS = {
    "string.codePointAt": "(whole.codePointAt(<all>) ?? null)",
    "string.normalize": "whole.normalize(<all>)",
    "string.toLowerCase": "whole.toLowerCase(<all>)",
    "string.toUpperCase": "whole.toUpperCase(<all>)",
    "array.entries": "[...<0>.entries()]",
    "array.keys": "[...<0>.keys()]",
    "JSON.parse": "whole.JSONparse(<all>)",
    "encodeURIComponent": "whole.encodeURIComponent(<all>)",
    "encodeURI": "whole.encodeURI(<all>)",
    "decodeURIComponent": "whole.decodeURIComponent(<all>)",
    "decodeURI": "whole.decodeURI(<all>)",
    "btoa": "whole.btoa(<all>)",
    "atob": "whole.atob(<all>)",
}

CONSTANTS = words(
    "Math.E Math.LN10 Math.LN2 Math.LOG10E Math.LOG2E Math.PI Math.SQRT1_2 Math.SQRT2 Number.EPSILON "
    "Number.MAX_SAFE_INTEGER Number.MAX_VALUE Number.MIN_SAFE_INTEGER Number.MIN_VALUE"
)
