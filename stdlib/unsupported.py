"""What JavaScript has and latebind does not support, each with the hint that says what to write instead.

`UNSUPPORTED` goes into the `Library`; checker and property access show a hint where a script names one of these.
Keys are type names (members of values), names of namespaces, `global` (names on their own), `unknown` and `new`. Where a
host's variables are not known yet, a name of `global` is refused: none that a host may well use (`location`) stands there.
Those of `unknown` are refused only where nobody gives them; what stands under `far`, too, where no name is near.
"""

from __future__ import annotations

from collections.abc import Mapping

from latebind.stdlib.schemas import unsupported as schemas

Hints = dict[str, str]


def _hints(table: dict[str, str]) -> Hints:
    """Split keys that are several names with one hint: `"size count": …`."""
    return {name: hint for names, hint in table.items() for name in names.split()}


_MARKUP = 'build the markup yourself: `"<b>@(text)</b>"`'
_PATTERN = "write `matches(text, pattern)`, `findMatches` or `replaceMatches`, with the pattern as a string"
_NO_PROTOTYPE = "objects here hold their own keys and nothing else"
_IMMUTABLE = "hand on a copy, `{...o}`, where others must not change it"
_ORDER = "`a < b ? -1 : a > b ? 1 : 0` compares two strings"
_NO_NAN = "there is no NaN here: `parseNumber(text) ?? 0` says what to use instead"
_NO_INFINITY = "there is no Infinity here: write `Number.MAX_SAFE_INTEGER`, and `Number.MIN_SAFE_INTEGER` for -Infinity"
_NO_TIMERS = "a script runs once, from top to bottom: the host schedules it"
_NO_NETWORK = "a script reaches only what the host registers: ask for a function of its own"
_DATES = "make a date of the text: `new Date(text)`"
_TO_ISO = "write `d.toISOString()`, or `d.toLocaleString(locale)` for people"
_BYTES = "there are no bytes here: text is in UTF-8, `btoa(text)` gives base64"
_NO_MODULES = "a script has no modules: what it may call is there already, see `help()`"
_REFLECTION = "functions can only be called here"

_VALUE: Hints = _hints(
    {
        "constructor": "write `type(x)`",
        "valueOf": "the value itself: leave the call out",
        "toLocaleString": "numbers and dates have it: `x.toLocaleString(locale)`",
        "propertyIsEnumerable": "write `Object.hasOwn(o, key)`",
        "then": "calls give their results at once: write `const value = await f(x)`, and go on with that",
        "catch": "write `try { … } catch (err) { … }`",
        "finally": "write `try { … } finally { … }`",
        "isPrototypeOf __proto__ __defineGetter__ __defineSetter__ __lookupGetter__ __lookupSetter__": _NO_PROTOTYPE,
    }
)

_ITEMS: Hints = _hints(
    {
        "setRecord set store save put": "write `memory.setItem(id, value)`",
        "getRecord get load": "write `memory.getItem(id)`",
        "exists contains includes": "write `memory.has(id)`",
        "deleteRecord removeItem delete remove unset": "write `memory.deleteItem(id)`",
        "setJson": "write `memory.setItem(id, JSON.stringify(value))`",
        "getJson": "write `JSON.parse(memory.getItem(id))`",
        "length count": "write `memory.size()`",
        "key": "write `memory.keys()[i]`",
    }
)

UNSUPPORTED: Mapping[str, Hints] = {
    "string": {
        **_VALUE,
        **_hints(
            {
                "trimLeft": "write `trimStart()`",
                "trimRight": "write `trimEnd()`",
                "localeCompare": _ORDER,
                "getFullYear getMonth getDate getDay getHours getMinutes getSeconds": _DATES,
                "getTime toISOString toLocaleDateString toLocaleTimeString": _DATES,
                "size count": "write `length`",
                "contains": "write `includes(text)`",
                "upper": "write `toUpperCase()`",
                "lower": "write `toLowerCase()`",
                "isEmpty": 'write `text === ""`',
                "equals isEqual": "write `a === b`",
                "isNotEmpty": 'write `text !== ""`',
                "isBlank": 'write `text.trim() === ""`',
                "toInt toInteger toLong toFloat toDouble toNumber toDecimal": "write `Number(text)`",
                "strip": "write `trim()`",
                "capitalize capitalized": "write `text[0].toUpperCase() + text.slice(1)`",
                "find": "write `indexOf(text)`",
                "startswith": "write `startsWith(text)`",
                "endswith": "write `endsWith(text)`",
                "format": 'write `"… @(value) …"`',
                "toLocaleUpperCase": "write `toUpperCase()`",
                "toLocaleLowerCase": "write `toLowerCase()`",
                "join": "write `items.join(text)`: it is the array's",
                "test exec": "write `/pattern/.test(text)`: it is the pattern's",
                "matches": "write `matches(text, pattern)`",
                "title toTitleCase titleize": "write `text.replace(/\\b\\p{L}/gu, first => first.toUpperCase())`",
                "reverse reversed": 'write `[...text].reverse().join("")`',
                "mid left": "write `slice(from, to)`",
                "right": "write `slice(-count)`",
                "toDate toDateTime": _DATES,
                "toJson fromJson parseJson": "write `JSON.parse(text)`",
                "urlEncode": "write `encodeURIComponent(text)`",
                "urlDecode": "write `decodeURIComponent(text)`",
                "isNumeric isdigit isDigit": "write `parseNumber(text) != null`",
                "map filter forEach reduce some every": "write `[...text].map(x => …)`, and the others of arrays likewise",
                "isWellFormed toWellFormed": "strings here are always well formed",
                "anchor big blink bold fixed fontcolor fontsize italics link small strike sub sup": _MARKUP,
            }
        ),
    },
    "array": {
        **_VALUE,
        **_hints(
            {
                "toString": 'write `items.join(",")` or `JSON.stringify(items)`',
                "size count": "write `length`",
                "contains has": "write `includes(x)`",
                "first": "write `items.at(0)`",
                "last": "write `items.at(-1)`",
                "isEmpty": "write `items.length === 0`",
                "equals isEqual": "write `equals(a, b)`",
                "toArray": "it is an array already",
                "next": "this is an array here: write `[0]` for its first item, and `for (const x of …)` for all",
                "sum": "write `sum(items)`",
                "unique uniq distinct": "write `unique(items)`",
                "max": "write `Math.max(...items)`",
                "min": "write `Math.min(...items)`",
                "add append": "write `push(x)`",
                "addAll extend": "write `push(...others)`",
                "remove removeAt": "write `splice(index, 1)`, or `items.filter(x => …)` with what stays",
                "delete": "write `splice(index, 1)`",
                "insert": "write `splice(index, 0, x)`",
                "clear": "write `items.length = 0`",
                "isNotEmpty": "write `items.length > 0`",
                "joinToString": "write `join(text)`",
                "group groupBy": "write `Object.groupBy(items, f)`",
                "pluck select collect mapBy": "write `items.map(x => x.key)`",
                "where findAll reject grep": "write `items.filter(x => …)`",
                "any": "write `items.some(x => …)`",
                "all": "write `items.every(x => …)`",
                "each": "write `items.forEach(x => …)`",
                "index": "write `indexOf(x)`",
                "sorted sortBy orderBy sort_by": "write `items.toSorted((a, b) => a.key - b.key)`",
                "reversed": "write `toReversed()`",
                "take limit head": "write `slice(0, count)`",
                "skip drop": "write `slice(count)`",
                "flatten": "write `flat()`",
                "compact": "write `items.filter(Boolean)`",
                "average avg mean": "write `sum(items) / items.length`",
                "removeDuplicates dedupe uniqBy": "write `unique(items)`",
                "merge union addRange": "write `[...items, ...others]`",
                "toJsonString toJSON toJson": "write `JSON.stringify(items)`",
                "split": "write `text.split(separator)`: it is the string's",
            }
        ),
    },
    "object": {
        **_VALUE,
        **_hints(
            {
                "toString": "write `JSON.stringify(value)`",
                "isEmpty": "write `Object.keys(o).length === 0`",
                "isNotEmpty": "write `Object.keys(o).length > 0`",
                "containsKey hasKey has": "write `key in o`",
                "keys": "write `Object.keys(o)`",
                "values": "write `Object.values(o)`",
                "entries items": "write `Object.entries(o)`",
                "get getOrNull getOrDefault": "write `o[key] ?? null`",
                "set put": "write `o[key] = value`",
                "update putAll": "write `Object.assign(o, others)`",
                "remove": "write `delete o[key]`",
                "size count": "write `Object.keys(o).length`",
            }
        ),
    },
    "number": {
        **{name: hint for name, hint in _VALUE.items() if name != "toLocaleString"},
        **_hints(
            {
                "toExponential": "write `toPrecision(digits)`",
                "toInt toInteger toLong": "write `Math.trunc(x)`",
                "toFloat toDouble toNumber": "it is a number already",
                "abs round floor ceil": "write `Math.round(x)`, and the others of `Math` likewise",
            }
        ),
    },
    "boolean": _VALUE,
    "error": {**_VALUE, **_hints({"stack": "the host sees where an error arose", "cause": "put it into the message"})},
    "date": {
        **{name: hint for name, hint in _VALUE.items() if name not in ("toLocaleString", "valueOf")},
        **_hints(
            {
                "toString toDateString toTimeString toUTCString toGMTString": _TO_ISO,
                "getYear": "write `getFullYear()`",
                "setYear": "write `setFullYear(year)`",
                "plus add minus subtract": 'write `date.add(d, 1, "day")`',
                "toFormat": 'write `date.format(d.toISOString(), "DD/MM/YYYY")`, or `d.toLocaleDateString(locale)`',
                "toISO toISODate": "write `d.toISOString()`, or `.slice(0, 10)` of that",
                "toMillis": "write `d.getTime()`",
                "year month day hour minute second": "write `d.getFullYear()`, and the others of `Date` likewise",
                "diff": 'write `date.diff(a, b, "days")`',
                "toTemporalInstant": "write `getTime()`",
                "format": 'write `date.format(d.toISOString(), "DD/MM/YYYY")`, or `d.toLocaleDateString(locale)`',
            }
        ),
    },
    "function": {
        **_VALUE,
        **_hints(
            {
                "call apply": "call it: `f(x)`, `f(...items)`",
                "bind": "write an arrow function: `x => f(1, x)`",
                "length name arguments caller prototype toString": _REFLECTION,
            }
        ),
    },
    "map": _hints(
        {
            "length count": "write `size`",
            "put": "write `set(key, value)`",
            "contains containsKey hasKey includes": "write `has(key)`",
            "remove": "write `delete(key)`",
            "isEmpty": "write `m.size === 0`",
            "toArray": "write `[...m]`, and `[...m.values()]` for its values",
            "toObject toJSON": "write `Object.fromEntries(m)`",
            "getOrDefault": "write `m.get(key) ?? value`",
            "map filter reduce some every find sort slice": "write `[...m].map(([key, value]) => …)`, and the others likewise",
        }
    ),
    "set": _hints(
        {
            "length count": "write `size`",
            "push append put": "write `add(x)`",
            "contains includes": "write `has(x)`",
            "remove": "write `delete(x)`",
            "isEmpty": "write `s.size === 0`",
            "toArray toList": "write `[...s]`",
            "map filter reduce some every find sort slice join": "write `[...s].map(x => …)`, and the others likewise",
        }
    ),
    "Object": _hints(
        {
            "freeze isFrozen seal isSealed preventExtensions isExtensible": _IMMUTABLE,
            "create": "write `{}`",
            "is": "write `===`, or `equals(a, b)` for arrays and objects",
            "getOwnPropertyNames": "write `Object.keys(o)`",
            "getOwnPropertySymbols getPrototypeOf setPrototypeOf prototype length name": _NO_PROTOTYPE,
            "defineProperty defineProperties": "write `{...o, key: value}`",
            "getOwnPropertyDescriptor getOwnPropertyDescriptors": "write `Object.entries(o)`",
        }
    ),
    "Array": _hints(
        {"fromAsync": "host functions that wait are called like any other", "prototype length name": _NO_PROTOTYPE}
    ),
    "Number": _hints(
        {
            "NaN": _NO_NAN,
            "POSITIVE_INFINITY NEGATIVE_INFINITY": _NO_INFINITY,
            "prototype length name": _NO_PROTOTYPE,
        }
    ),
    "String": _hints(
        {
            "raw": "write the backslashes twice",
            "prototype length name": _NO_PROTOTYPE,
        }
    ),
    "Boolean": _hints({"prototype length name": _NO_PROTOTYPE}),
    "Math": _hints({"f16round": "write `Math.fround(x)`", "sumPrecise": "write `sum(numbers)`"}),
    "JSON": _hints({"rawJSON isRawJSON": "whole numbers keep all their digits already"}),
    "Date": _hints({"prototype length name": _NO_PROTOTYPE}),
    "Promise": _hints(
        {
            "resolve": "the value itself: leave `Promise.resolve(…)` out",
            "reject": "write `throw new Error(message)`",
            "allSettled": "catch in the function, and write `await Promise.all(xs.map(f))`",
            "race any": "functions run one after the other here: call the one whose value you want",
            "withResolvers try": "calls give their results at once: call the function",
            "prototype length name": _NO_PROTOTYPE,
        }
    ),
    **{kind: _hints(table) for kind, table in schemas.UNSUPPORTED.items()},
    "console": _hints({"table dir group groupEnd time timeEnd trace count": "write `console.log(x)`"}),
    "memory": _ITEMS,
    "session": {name: hint.replace("memory.", "session.") for name, hint in _ITEMS.items()},
    "$memory": _hints(
        {
            "setItem": "write `$memory.set(key, value)`",
            "getItem": "write `$memory.get(key, null)`",
            "setRecord store save put": "write `$memory.setJson(key, value, ttl)`",
            "getRecord load": "write `$memory.getJson(key, null)`",
            "exists": "write `$memory.has(key)`",
            "deleteItem removeItem remove deleteRecord unset": "write `$memory.delete(key)`",
            "clear": "write `$memory.delete($memory.keys())`",
            "size length count": "write `$memory.keys().length`",
            "incr increase": "write `$memory.increment(key)`",
        }
    ),
    "ctx.memory": _hints(
        {
            "setItem": "write `ctx.memory.set(key, value)`",
            "getItem": "write `ctx.memory.get(key, null)`",
            "setRecord store save put": "write `ctx.memory.setJson(key, value, ttl)`",
            "getRecord load": "write `ctx.memory.getJson(key, null)`",
            "has exists": "write `ctx.memory.get(key, null) != null`",
            "deleteItem removeItem remove deleteRecord unset": "write `ctx.memory.delete(key)`",
            "clear": "write `ctx.memory.delete([…])` with the keys",
            "increment incr increase": 'write `ctx.memory.set(key, Number(ctx.memory.get(key, "0")) + 1)`',
        }
    ),
    # functions that are given more than they take
    "arguments": _hints(
        {
            "Math.round Math.floor Math.ceil Math.trunc": "write `round(x, digits)`",
            "JSON.parse": "there is no reviver here: change what `JSON.parse(text)` gives",
        }
    ),
    "global": _hints(
        {
            "NaN": _NO_NAN,
            "isFinite": 'every number here is finite; `type(x) == "number"` tells whether it is one',
            "Infinity": _NO_INFINITY,
            "WeakMap": "write `new Map()`",
            "isset": "write `x != null`",
            "strlen": "write `text.length`",
            "today Today": "write `new Date()`",
            "WeakSet": "write `new Set()`",
            "queueMicrotask": "call the function: calls give their results at once",
            "Symbol": "there are no symbols: write `for (const x of xs)` or `[...xs]`, and texts as keys",
            "Reflect Proxy WeakRef FinalizationRegistry Function": _REFLECTION,
            "BigInt BigInt64Array BigUint64Array": "whole numbers from the host, `Number(text)` and JSON stay exact",
            "Intl": "write `x.toLocaleString(locale, options)`, for numbers and for dates",
            "globalThis window": "names stand for themselves: there is no global object",
            "require module exports": 'write `import { a } from "module"` and `export default …`',
            "Buffer __filename __dirname": _NO_MODULES,
            "setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate": _NO_TIMERS,
            "fetch XMLHttpRequest WebSocket URL URLSearchParams Request Response Headers FormData": _NO_NETWORK,
            "localStorage sessionStorage": "write `memory.setItem(key, text)` or `session.setItem(key, text)`",
            "unescape": "write `decodeURIComponent(text)`",
            "eval": "text is never run as a program; `JSON.parse(text)` reads data",
            "ArrayBuffer SharedArrayBuffer DataView Atomics TextEncoder TextDecoder Blob File": _BYTES,
            "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array": _BYTES,
            "Float32Array Float64Array WebAssembly": _BYTES,
            "EvalError AggregateError DOMException": "throw an `Error` whose message says what is wrong",
            "print": "write `log(message)`",
            "None": "write `null`",
            "True": "write `true`",
            "False": "write `false`",
        }
    ),
    "unknown": _hints(
        {
            "len": "write `x.length`",
            "str STR": "write `String(x)`",
            "int": "write `Math.trunc(Number(x))`",
            "float": "write `Number(text)`",
            "max min abs floor ceil sqrt pow": "write `Math.max(a, b)`, and the others of `Math` likewise",
            "pass": "leave it out: a body may be empty, `{ }`",
            "elif elsif elseif": "write `else if (condition) { … }`",
            "IF IIF": "write `condition ? a : b`",
            "CONCATENATE CONCAT": 'write `a + b`, or `"@(a) @(b)"`',
            "LEN": "write `x.length`",
            "SUM": "write `sum(numbers)`",
            "UPPER LOWER": "write `text.toUpperCase()` or `text.toLowerCase()`",
            "TODAY NOW moment dayjs luxon DateTime": "write `new Date()`",
            "VLOOKUP XLOOKUP": "write `rows.find(row => row.key === key)`",
            "crypto": "write `uuid()`, or `hash.sha256(text)`",
            "alert": "write `log(message)`",
            "arguments": "take them as a rest parameter: `(...args) => args.length`",
            "lodash": "arrays have `map`, `filter`, `find` and `reduce`; `help()` shows what else is there",
            "document navigator": "a script sees no page: the host gives what it may know, as variables",
            "$json $input $node $items $item $binary $prevNode $workflow $execution $env $vars $parameter $runIndex $itemIndex": (
                "the host gives data as variables: write their names"
            ),
            "$now $today": "write `new Date()`",
            "$if iif ifs IFS": "write `condition ? a : b`",
            "$ifEmpty ifempty ifEmpty default IFERROR IFNA IFNULL NVL COALESCE coalesce": "write `x ?? y`, or `x || y` where empty text counts, too",
            "AND": "write `a && b`",
            "OR": "write `a || b`",
            "NOT": "write `!a`",
            "XOR": "write `a !== b`, of two booleans",
            "ISBLANK isblank empty isempty": 'write `x == null || x === ""`',
            "ISNUMBER ISTEXT ISLOGICAL isinstance typeOf": 'write `type(x) === "number"`',
            "LEFT": "write `text.slice(0, count)`",
            "RIGHT": "write `text.slice(-count)`",
            "MID": "write `text.slice(from, to)`",
            "TRIM": "write `text.trim()`",
            "PROPER": "write `text.replace(/\\b\\p{L}/gu, first => first.toUpperCase())`",
            "SUBSTITUTE REPLACE": "write `text.replaceAll(a, b)`",
            "FIND SEARCH": "write `text.indexOf(part)`",
            "SPLIT TEXTSPLIT": "write `text.split(separator)`",
            "TEXTJOIN JOIN": "write `items.join(separator)`",
            "TEXT formatNumber": "write `x.toFixed(2)`, or `x.toLocaleString(locale)`",
            "VALUE parsenumber": "write `Number(text)`",
            "COUNT COUNTA": "write `items.length`",
            "COUNTIF COUNTIFS": "write `items.filter(x => …).length`",
            "SUMIF SUMIFS SUMPRODUCT": "write `sum(items.filter(x => …).map(x => x.key))`",
            "AVERAGE average": "write `sum(items) / items.length`",
            "MAX MIN ABS MOD POWER SQRT INT FLOOR CEILING": "write `Math.max(a, b)`, and the others of `Math` likewise",
            "FILTER": "write `items.filter(x => …)`",
            "SORT SORTBY sorted": "write `items.toSorted((a, b) => a - b)`",
            "UNIQUE": "write `unique(items)`",
            "INDEX MATCH LOOKUP HLOOKUP": "write `rows.find(row => row.key === key)`",
            "CHOOSE": "write `({ a: 1, b: 2 })[key]`",
            "DATE DATEVALUE": "write `new Date(text)`",
            "YEAR MONTH DAY HOUR MINUTE WEEKDAY": "write `d.getFullYear()`, and the others of `Date` likewise",
            "DATEDIF DAYS dateDifference": 'write `date.diff(a, b, "days")`',
            "formatDate strftime": 'write `date.format(text, "DD/MM/YYYY")`',
            "parseDate strptime": "write `new Date(text)`",
            "addDays addHours addMinutes addMonths addYears addSeconds timedelta": 'write `date.add(text, 1, "day")`',
            "emptystring": 'write `""`',
            "emptyarray": "write `[]`",
            "process": "the host gives what a script may know, as variables",
        }
    ),
    "far": _hints(
        {
            "self": "latebind has no objects with methods of their own: pass the object as an argument",
            "_": "arrays have `map`, `filter`, `find` and `reduce`; `help()` shows what else is there",
            "$jmespath": "write `items.map(x => x.key)`, `items.filter(x => …)`",
            "length count size": "write `x.length`",
            "first": "write `items.at(0)`",
            "last": "write `items.at(-1)`",
            "upper lower upcase downcase capitalize": "write `text.toUpperCase()` or `text.toLowerCase()`",
            "contains": "write `x.includes(y)`",
            "enumerate zip": "write `items.map((x, index) => …)`",
            "dict": "write `{ key: value }`",
            "bool": "write `Boolean(x)`",
            "nil NULL Null nothing Nothing": "write `null`",
            "TRUE Yes yes": "write `true`",
            "FALSE No no": "write `false`",
        }
    ),
    "new": _hints(
        {
            "Object": "write `{}`",
            "WeakMap": "write `new Map()`",
            "WeakSet": "write `new Set()`",
            "Promise": "calls give their results at once: call the function, or write an `async` one",
            "String Number Boolean": "leave `new` out: `String(x)`",
            "Intl": "write `x.toLocaleString(locale, options)`, for numbers and for dates",
            "URL URLSearchParams": "put the address together with `encodeURIComponent(text)`",
            "Function": "write an arrow function: `x => x + 1`",
        }
    ),
}
