"""Programs picked by hand: corners that chance would seldom reach. A pair is latebind's spelling and JavaScript's."""

from __future__ import annotations

from latebind.tests.conformance.forms import javascript
from latebind.tests.conformance.kinds import ANY
from latebind.tests.conformance.programs import Program
from latebind.tests.conformance.trees import leaf

PICKED: list[str | tuple[str, str]] = [
    # precedence and associativity
    "2 ** 3 ** 2", "-(2 ** 2)", "(-2) ** 2", "10 - 3 - 2", "100 / 10 / 5", "7 % 4 % 2", "2 * 3 % 4", "1 + 2 * 3 - 4 / 2",
    "'a' + 1 + 2", "1 + 2 + 'a'", "true + 'a'", "!0 + ''", "-1 + 1", "- -1", "+ +1", "!!'0'", "!'' && !0", "1 < 2 == true",
    "1 < 2 === 2 > 1", "1 + 1 === 2 && 3 > 2 || false", "false ? 1 : true ? 2 : 3", "(true ? 0 : 1) ? 'a' : 'b'",
    "true || false && false", "(null ?? 0) || 5", "null ?? (0 || 5)", "null ?? undefined ?? 0", "typeof 1 + 2", "typeof (1 + 2)",
    "!true === false", "'b' in { b: 1 } && true", "-'x'.length", "2 + -3 * -2", "1 - -1", "[1, 2][0] + [3, 4][1]",
    # numbers
    "0.1 + 0.2", "0.1 * 3", "0.3 - 0.1", "1 / 3", "4 / 2", "1e3 + 1", "5 % 3", "-5 % 3", "5 % -3", "-5 % -3", "5.5 % 2", "-0.5 % 1",
    "0 * -1", "-0 + 0", "0 / -5", "9007199254740991 - 1", "9007199254740991 + 1", "9007199254740991 * 1", "2 ** 53", "2 ** 53 - 1",
    "2 ** -1", "0 ** 0", "(-8) ** 2", "7 ** 18", "3 ** 33", "94906267 * 94906267", "1e300 * 1e10", "1 / 0", "-1 / 0", "0 / 0", "5 % 0",
    "0.1 + 0.7", "1.1 * 1.1", "4.35 * 100", "1.005 * 1000", "123456.789 * 1000", "1e15 + 0.3", "4503599627370496.5 + 1",
    "1e21 + 1", "1e21", "`${1e21}`", "`${123456789012345683968}`", "`${1e-7}`", "`${0.000001}`", "`${-1e-7}`", "`${1e300}`", "`${5e-324}`",
    "`${-0}`", "'' + -0", "String(-0)", "(-0).toFixed(2)", "(-0.001).toFixed(2)", "(0.5).toFixed(0)", "(1.5).toFixed(0)", "(2.5).toFixed(0)",
    "(-2.5).toFixed(0)", "(1.005).toFixed(2)", "(1.45).toFixed(1)", "(8.345).toFixed(2)", "(1e21).toFixed(2)", "(0.000001).toFixed(7)",
    "(123.456).toPrecision(4)", "(0.00001).toPrecision(1)", "(1e21).toPrecision(3)", "(99.99).toPrecision(3)", "(1234.5).toPrecision(2)",
    "(255).toString(16)", "(-255).toString(2)", "(0.5).toString(2)", "(0.1).toString(3)", "(1e21).toString(36)", "(3.14159).toString(8)",
    "Math.round(2.5)", "Math.round(-2.5)", "Math.round(0.49999999999999994)", "Math.round(-0.2)", "Math.round(4503599627370495.5)",
    "Math.max()", "Math.min(1, 2, -3)", "Math.max(-0, 0)", "Math.max(...[1, 5, 3])", "Math.sign(-3)", "Math.trunc(-4.7)", "Math.fround(5.5)",
    "Math.fround(5.05)", "Math.clz32(1)", "Math.imul(4294967295, 5)", "Math.imul(0.5, 2)", "Math.abs(-0)", "Math.floor(-0.5)", "Math.ceil(-0.5)",
    "[3, 1, 2].toSorted((a, b) => a - b)", "[-0].includes(0)", "[0].indexOf(-0)", "-0 === 0",
    # exact integers of text: refused wherever a double would have lost digits
    "Number('9007199254740993') - Number('9007199254740992')", "JSON.parse('12345678901234567891') * 1",
    "Math.abs(JSON.parse('-12345678901234567891')) - 12345678901234567000", "Number('9007199254740993') % 10",
    "Number('9007199254740993') < Number('9007199254740992')", "Math.max(Number('9007199254740993'), 1) + 0",
    "[Number('9007199254740993')].map(x => x + 1)", "-Number('9007199254740993') + 1", "parseInt('9007199254740993') + 0",
    # strings: code points
    "'a😀b'.length", "'a😀b'[1]", "'a😀b'.slice(1, 2)", "'😀😀'.split('')", "'a😀'.padStart(4, '😀')", "'😀' < '\\uffee'", "'😀'.at(-1)",
    "['\\uffee', '😀'].toSorted()", "'😀x'.indexOf('x')", "'x😀y'.substring(1, 2)", "'a😀b'.toReversed", "[...'a😀b']", "'😀'.repeat(2)",
    ("'\\u{1F600}' === '😀'", "true"), ("'\\ud83d\\ude00' === '😀'", "true"), "'😀'.charAt(0)", ("'😀'.codePointAt(0)", "128512"), "'😀ab'.at(1)",
    # strings
    "'abc'.slice(-2)", "'abc'.slice(2, 1)", "'abc'.substring(2, 1)", "'abc'.slice(-1, 0)", "'abc'.substring(-1, 2)", "'abc'.indexOf('')",
    "'abc'.lastIndexOf('')", "'abc'.indexOf('', 10)", "'abc'.lastIndexOf('c', -1)", "'aXbX'.replace('X', '$&$&')", "'aXb'.replace('X', '$$')",
    "'aXb'.replace('X', '$`')", "'aXb'.replace('X', \"$'\")", "'abc'.replace('', '-')", "'abc'.replaceAll('', '-')", "'aaa'.replaceAll('aa', 'b')",
    "'aXb'.replace('X', '$1')", "'aXb'.replace('X', (m) => m + m)", "''.split('')", "''.split(',')", "'a,b,'.split(',')", "'abc'.split('')",
    "'a,b,c'.split(',', 2)", "'abc'.split('abc')", "'x'.padStart(0)", "'x'.padEnd(5, '')", "'x'.padEnd(6, 'ab')", "'ß'.toUpperCase()",
    "'ΟΔΟΣ'.toLowerCase()", "'İ'.toLowerCase()", "'ŉ'.toUpperCase()", "'ﬁ'.toUpperCase()", "'\\u0085x'.trim()", "'\\ufeffx\\u00a0'.trim()",
    "'\\u180ex'.trim()", "'\\x1cx'.trim()", "'\\u2028x\\u2029'.trim()", "'a'.concat('b', 'c')", "'abc'.includes('')", "'abc'.startsWith('b', 1)",
    "'abc'.endsWith('b', 2)", "'a' < 'B'", "'a' < 'aa'", "'' < 'a'", "'10' < '9'", "'é' === 'e\\u0301'", "'e\\u0301'.normalize() === 'é'",
    "'x'.repeat(0)", "'ab'.repeat(2.9)", "'ab'.at(5) ?? 'none'", "'ab'[5] ?? 'none'", "'a-b-c'.replaceAll('-', (m, i) => i)",
    # truthiness
    "[0, -0, '', '0', ' ', 'false', null, [], {}, [0], true, false].map(x => x ? 1 : 0)", "[] && 1", "'' || 'x'", "0 ?? 1", "'' ?? 1",
    "0 || null", "null || 0", "1 && 0", "null && 1", "Boolean('0')", "Boolean([])", "!{}", "[1, 0, '', null, 'a'].filter(Boolean)",
    "if ('0') { 1 } else { 2 }", "if ([]) { 1 } else { 2 }", "if (0) { 1 } else if ('') { 2 } else { 3 }",
    # arrays
    "[1, [2, [3, [4]]]].flat()", "[1, [2, [3, [4]]]].flat(2)", "[1, [2]].flat(0)", "[1, [2]].flat(-1)", "[[1, 2], [3]].flatMap(x => x)",
    "[1, 2].flatMap(x => [x, [x]])", "[1, 2, 3].at(-1)", "[1, 2, 3].slice(-2, -1)", "[1, 2, 3].toSpliced(1, 1)", "[1, 2, 3].toSpliced(-1)",
    "[1, 2, 3].toSpliced(1, 0, 9, 8)", "[1, 2, 3].toSpliced(0, 100)", "[1, 2, 3].toSpliced(5, 1, 4)", "[1, 2, 3].with(-1, 9)", "[].reduce((a, b) => a, 1)",
    "[5].reduce((a, b) => a + b)", "[1, 2, 3].reduce((a, b, i) => a + b * i)", "[1, 2, 3].reduceRight((a, b) => `${a}${b}`)", "[1, 2, 1].lastIndexOf(1)",
    "[1, 2, 1].lastIndexOf(1, -2)", "[1, 2, 1].indexOf(1, -1)", "[1, 2].includes('1')", ("[null].includes(undefined)", "[null].includes(null)"), "['10', '9', '1'].toSorted()",
    "['b', 'a', 'C'].toSorted()", "[[2, 'a'], [1, 'b'], [2, 'c'], [1, 'd']].toSorted((a, b) => a[0] - b[0])", "[3, 1, 2].toReversed()", "[1, 2].join('')",
    "[].join()", "['a'].join('-')", "[true, 'a', 1.50].join(' ')", "Array.from('a😀')", "Array.from([1, 2], x => x * 2)", "Array.of(7).length",
    ("Array.from({ length: 3 })", "[null, null, null]"), "Array.from({ length: 3 }, (_, i) => i * i)", "Array.isArray('a')", "[1, 2, 3].map(parseInt)",
    "['1', '2', '3'].map(parseInt)", "['1', '2', '3'].map(Number)", "[1, 2].map(String)", "[1, 2, 3].map((x, i, all) => all.length - i)",
    "[1, 2, 3].filter((x, i, all) => all.indexOf(x) === i)", "[1, 2, 3].reduce(Math.max)", "[1, 2, 3, 4].find(x => x > 2)", "[1].find(x => x > 2) ?? 'none'",
    "[1, 2, 3, 4].findLast(x => x < 3)", "[1, 2].findLastIndex(x => x > 5)", "[].every(x => false)", "[].some(x => true)", "[1, 2].forEach(x => x) ?? 'null'",
    ("['a', 'b'].entries()", "[...['a', 'b'].entries()]"), "[...[1, 2].keys()]", "[1, 2, 3].toSorted(() => 0)",
    "[5, 1, 4].toSorted((a, b) => a > b ? 1 : -1)", "[5, 1, 4, 1].toSorted((a, b) => a < b ? 1 : 0)", "[1, 2, 3].concat(4, [5], [[6]])",
    # objects
    "({ a: 1, ...{ a: 2, b: 3 }, b: 4 })", "({ ...null })", "({ ...undefined, a: 1 })", "({ a: 1 }).b ?? 'none'", "({ a: null }).a ?? 'none'",
    "Object.keys({ b: 1, a: 2 })", "Object.values({ b: 1, a: 2 })", "Object.entries({ b: 1, a: [2] })", "Object.fromEntries([['a', 1], ['a', 2]])",
    "Object.hasOwn({ a: null }, 'a')", "'a' in { a: null }", "const a = 1; const b = 2; ({ a, b })", "({ ['a' + 1]: 2 })", "({ 1.5: 'x' })[1.5]", "({ 'a b': 1 })['a b']",
    "const { a, ...rest } = { a: 1, b: 2, c: 3 }; rest", "const { a: { b = 5 } = {} } = {}; b", "const { a = 1 } = { a: null }; a", "const [x = 1, y = 2] = [null]; [x, y]",
    "const [a, , b] = [1, 2, 3]; [a, b]", "const [a, ...b] = [1]; b", "const { ['a' + 'b']: c } = { ab: 1 }; c", "({ a: { b: { c: 1 } } })?.a?.b?.c",
    "({ a: null })?.a?.b?.c ?? 'none'", "null?.a.b.c ?? 'none'", "(null?.a)?.b ?? 'none'", "({}).a?.b ?? 1", "({ f: null }).f?.(1) ?? 'none'",
    "({ f: x => x * 2 }).f(4)", "({ f: x => x * 2 }).f?.(4)", "({ 'if': 1, class: 2, new: 3 }).class", "({ __proto__x: 1 }).__proto__x",
    "Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even')",
    "Object.groupBy(['aa', 'b', 'cc'], (x, i) => `${i}`)",
    # prototype members that latebind lacks: errors, or JavaScript's answer
    "({}).toString ?? 'none'", "'toString' in {}", "({})['constructor'] ?? 1", "({}).constructor?.name ?? 1", "({}).hasOwnProperty?.('a') ?? 1",
    "'abc'.constructor ?? 1", "[].push ?? 1", "[].sort ?? 1", "(1).toLocaleString ?? 1", "'a'.localeCompare?.('b') ?? 1", "(x => x).name ?? 1", "[].nothing ?? 1",
    "'a'.nothing ?? 1", "(5).nothing ?? 1", "true.nothing ?? 1", "[1, 2]['0'] ?? 1", "[1]['length']", "'abc'['length']", "[1, 2][-1] ?? 1", "[1, 2][0.5] ?? 1",
    "const { length } = [1, 2]; length", "const { toString = 1 } = {}; toString", "const { constructor = 1 } = {}; constructor", "const { length = 5 } = 'abc'; length",
    "Object.keys([4, 5])", "Object.values([4, 5])", "Object.entries('ab')", "Object.hasOwn([1], 'length')", "const { hasOwnProperty = 1, ...rest } = { a: 1 }; rest",
    "({ toString: 1 }).toString", "({ constructor: 1 })?.constructor", "'valueOf' in { a: 1 }", "JSON.parse('{\"__proto__\":1}').__proto__", "({ 'a': 1 }).a.b ?? 2",
    # equality
    "1 == 1", "null == undefined", "null == 0", "0 == null", "'' == null", ("null === undefined", "true"), "1 === '1'", "'a' == 'a'", "true == true", "1 == '1'", "true == 1",
    "[] == []", "[1] === [1]", "null != null", "({}).a == null", "({}).a === undefined", "[1, 2].includes(3) == false", "'1' === 1 || 2 === 2", "0 == ''", "false == 0",
    # JSON
    "JSON.stringify({ b: 1, a: [1, 'x', null, true], c: {} })", "JSON.stringify([1, { a: 2 }], null, 2)", "JSON.stringify({ a: [] , b: {} }, null, '\\t')",
    "JSON.stringify('\\u2028\"\\\\\\n\\x07\\x7f')", "JSON.stringify('ñ😀')", "JSON.stringify(1e21)", "JSON.stringify(-0)", "JSON.stringify(null)", "JSON.stringify('a')",
    "JSON.stringify({ a: 1, b: 2 }, ['b'])", "JSON.stringify({ a: 1, b: [1] }, (k, v) => k === 'a' ? v + 1 : v)", "JSON.stringify([null])", "JSON.stringify({ a: null })",
    "JSON.parse(' [1, 2.50, -0, 1e3, true, null, \"\\\\u0041\"] ')", "JSON.parse('{\"a\": {\"b\": []}}')", "JSON.parse('')", "JSON.parse('[1,]')", "JSON.parse('NaN')",
    "JSON.parse('01')", "JSON.parse('\\u00a01')", "JSON.parse('\"\\n\"')", "JSON.parse('{\"a\":1,\"b\":2,\"a\":3}')", "JSON.parse('\"\\\\ud83d\\\\ude00\"') === '😀'",
    # conversion
    "Number(' 12 ')", "Number('0x1f')", "Number('0b11')", "Number('1e3')", "Number('.5')", "Number('5.')", "Number('1_000')", "Number('12px')", "Number('')",
    "Number('Infinity')", "Number('１２')", "Number('\\u0085 1')", "Number('\\ufeff1')", "Number(true)", "Number('-0x10')", "Number('+5')", "parseInt('12px')",
    "parseInt('0x1f')", "parseInt('0x1f', 16)", "parseInt('1f', 16)", "parseInt('101', 2)", "parseInt(' -42abc')", "parseInt('')", "parseInt('9', 8)", "parseInt('1e3')",
    "parseFloat('3.14abc')", "parseFloat('.5.5')", "parseFloat('1e')", "parseFloat('-.5e-3x')", "parseFloat('Infinity')", "parseFloat(' \\n7')", "parseInt(5.9)",
    "parseInt(0.0000005)", "parseInt(1e21)", "String(true)", "String(1.50)", "`${true}${1.0}`", "String(new Error('x'))", "String('a')", "encodeURIComponent('a b&ñ😀/?')",
    "encodeURI('https://x.y/a b?c=ñ#d')", "decodeURIComponent('%F0%9F%98%80%20')", "decodeURI('%2F%20')", "decodeURIComponent('%')", "decodeURIComponent('%C0%80')",
    ("btoa('ñ')", "'w7E='"), ("atob('w7E=')", "'ñ'"), ("atob('YQ')", "whole.atob('YQ')"), ("atob('Y')", "whole.atob('Y')"), "btoa('a')", "typeof 1", "typeof 'a'", "typeof []", "typeof {}", "typeof (() => 1)",
    # functions and scope
    "const f = (a, b = a + 1, ...c) => [a, b, c]; f(1)", "const f = (a, b = a + 1, ...c) => [a, b, c]; f(1, 2, 3, 4)", "(({ a, b: [c] }) => a + c)({ a: 1, b: [2] })",
    "const f = ([a, b] = [1, 2]) => a + b; [f(), f([3, 4])]", "const f = (x) => { return { a: x } }; f(1)", "const f = x => ({ a: x }); f(1)", "(() => 5)()", "(x => y => x + y)(1)(2)",
    "const f = (n) => n === 0 ? 0 : n + f(n - 1); f(20)", ("const x = 1; const f = () => x; { x: f() }.x", "const x = 1; const f = () => x; ({ x: f() }).x"), "const x = 1; [2].map(x => x * 2).concat(x)", "const fs = [1, 2, 3].map(i => () => i); fs.map(f => f())",
    "const f = (x) => { if (x) { return 1 } return 2 }; [f(0), f(1)]", "const f = (xs) => { for (const x of xs) { if (x > 1) { return x } } return null }; [f([1, 2, 3]), f([])]",
    "const f = (xs) => { for (const x of xs) { if (x === 2) { continue } if (x === 4) { break } if (x === 3) { return 'three' } } return 'none' }; [f([2, 3]), f([4, 3]), f([])]",
    "const f = () => { try { return 'try' } finally { 'finally' } }; f()", "const f = () => { try { throw 1 } catch (e) { return e } finally { 2 } }; f()",
    "const f = () => { try { return 1 } finally { return 2 } }; f()", "const f = () => { for (const x of [1, 2]) { try { continue } finally { if (x === 2) { return x } } } }; f()",
    ("const f = (a, b) => b; f(1) ?? 'null'", "const f = (a, b = null) => b; f(1) ?? 'null'"), "const f = (a, b = 5) => b; f(1, null) ?? 'null'", "const f = a => a; [1, 2].map(f)",
    "for (const c of 'a😀') { if (c === '😀') { 1 } } 'done'", "const g = (...xs) => xs.length; g(...[1, 2], 3, ...[])", "const f = (x, i) => i; [7, 8].map(f)",
    "const f = () => {}; f() ?? 'null'", "const f = (x) => { x; }; f(1) ?? 'null'", "const a = () => b; const b = 1; a()", "const a = b; const b = 1; a", "let x = 1; x",
    # what is evaluated, and when
    "({ f: null }).f?.(decodeURIComponent('%')) ?? 1", "({ f: null }).f?.(1).x.y ?? 5", "({}).f?.(null.x) ?? 2", "'abc'.slice?.(1)", "null?.f(null.x) ?? 3", "null?.[null.x] ?? 4",
    "try { null.split(decodeURIComponent('%')) } catch (e) { e.name }", "try { null.reduce((a, b) => a, decodeURIComponent('%')) } catch (e) { e.name }", "try { null[decodeURIComponent('%')] } catch (e) { e.name }",
    "try { null.f(decodeURIComponent('%')) } catch (e) { e.name }", "try { (5)(decodeURIComponent('%')) } catch (e) { e.name }", "try { ({ f: 1 }).f(decodeURIComponent('%')) } catch (e) { e.name }",
    "[1, 0].map(x => JSON.parse(x ? '1' : '{')).find(x => x === 1)", "[{ a: 1 }, null].map(x => x.a).some(x => x === 1)", "[0, 1].filter(x => JSON.parse(x ? '{' : '1')).every(x => x === 2)",
    "[1, 2, 3].map(x => x * 2).filter(x => x > 2).reduce((a, b) => a + b, 0)", "[3, 1].map(x => x).findIndex(x => x === 1)", "[1, null].find(x => x === 1)", "[1, null].some(x => x.toFixed() === '1')",
    "false && null.x", "true || null.x", "1 ?? null.x", "true ? 1 : null.x", "const f = (x, y = null.z) => x; f(1, 2)", "[1].map((x, i) => x).concat([null].filter(x => x?.y))", "const { a = null.x } = { a: 1 }; a",
    "try { [null.x, JSON.parse('{')] } catch (e) { e.name }", "try { [JSON.parse('{'), null.x] } catch (e) { e.name }", "try { JSON.parse('{') + null.x } catch (e) { e.name }", "try { `${JSON.parse('{')}${null.x}` } catch (e) { e.name }",
    "try { ({ [JSON.parse('{')]: null.x }) } catch (e) { e.name }", "try { JSON.parse('{')[null.x] } catch (e) { e.name }", "try { Math.max(JSON.parse('{'), null.x) } catch (e) { e.name }", "try { null.x < JSON.parse('{') } catch (e) { e.name }",
    "try { [...JSON.parse('{'), null.x] } catch (e) { e.name }", "try { ({ ...null.x, a: JSON.parse('{') }) } catch (e) { e.name }", "try { 'x'.padStart(JSON.parse('{'), null.x) } catch (e) { e.name }",
    # large numbers
    "`${Math.trunc(1e300)}`", "`${Math.floor(1e21)} ${Math.round(1e22)} ${Math.ceil(-1e21)}`", "String(Math.abs(-1e21))", "[1e21, 1e300].map(Math.floor).join()", "Math.max(1e21, 1)", "Number.MAX_VALUE",
    # exceptions
    "try { throw 'x' } catch (e) { e }", "try { throw { code: 5 } } catch ({ code }) { code }", "try { throw new Error('m') } catch (e) { e.message }", "try { throw new Error('m') } catch (e) { e.name }",
    "try { null.x } catch (e) { e.name }", "try { JSON.parse('{') } catch (e) { e.name }", "try { decodeURIComponent('%') } catch (e) { e.name }", "try { 'x'.repeat(-1) } catch (e) { e.name }",
    "try { [].reduce((a, b) => a) } catch (e) { e.name }", "try { (1).toFixed(101) } catch (e) { e.name }", "try { [1].with(5, 0) } catch (e) { e.name }", "try { (1).toString(1) } catch (e) { e.name }",
    "try { null() } catch (e) { e.name }", "try { (5)() } catch (e) { e.name }", "try { ({}).f() } catch (e) { 1 }", "try { 'x'.nope() } catch (e) { 1 }", "try { 1 + null } catch (e) { 'caught' }",
    "try { ({}).a.b } catch (e) { 'caught' }", "try { [][0].a } catch (e) { e.name }", "try { throw null } catch (e) { e ?? 'null' }", "try { 1 } catch (e) { 2 } finally { 3 }",
    "try { throw 1 } catch { 'caught' }", "try { try { throw 1 } finally { 2 } } catch (e) { e }", "try { try { throw 1 } catch (e) { throw e + 1 } } catch (e) { e }",
    "try { throw new Error('a') } catch (e) { e instanceof Error }", "try { null.x } catch (e) { e instanceof TypeError }", "try { null.x } catch (e) { e instanceof RangeError }",
    "throw 'x'", "throw new Error('x')", "throw { a: 1 }", "throw null", "try { const x = x1; const x1 = 1 } catch (e) { 'caught' }", "try { [...null] } catch (e) { e.name }",
    "try { const { a } = null; a } catch (e) { e.name }", "try { const [a] = null; a } catch (e) { e.name }", "try { for (const x of null) { 1 } } catch (e) { e.name }", "try { for (const x of 5) { 1 } } catch (e) { e.name }",
    "try { 'a' in 'b' } catch (e) { e.name }", "try { ({ a: null }).a.b } catch (e) { e.name }", "try { [1].map(5) } catch (e) { e.name }", "try { Object.keys(null) } catch (e) { e.name }",
    "try { Object.fromEntries([1]) } catch (e) { e.name }", "try { 'x'.normalize('z') } catch (e) { e.name }", "try { (0).toPrecision(0) } catch (e) { e.name }", "try { [1].toSorted(1) } catch (e) { e.name }",
    "try { String.fromCodePoint(-1) } catch (e) { e.name }", "try { 'x'.repeat(1e300) } catch (e) { e.name }", "try { Array.from({ length: 1e300 }) } catch (e) { e.name }", "try { 5 instanceof 6 } catch (e) { 1 }",
    # names that are read before they have a value
    "const f = (a = b, b = 1) => [a, b]; f()", "const f = (a = b, b = 1) => [a, b]; f(2)", "const a = 1; const f = (a = a) => a; f()",
    "const f = (a = () => b, b = 1) => a(); f()", "const f = (a = (() => b)(), b = 1) => a; f()", "const x = 1; const f = () => { const y = x; const x = 2; return y }; f()",
    "const f = () => x; const y = f(); const x = 1; y", "const f = (xs) => { for (const i of xs) { if (i > 1) { return g() } const g = () => i } return 0 }; f([1, 2])",
    "const f = (xs) => { for (const i of xs) { if (i > 1) { return k } const k = i } return 0 }; f([1, 2])", "const [a = b, b] = []; a", "const [a, b = a] = [1]; b",
    "const { a = b, b } = { b: 2 }; a", "const { a, b = a } = { a: 2 }; b", "const x = 5; const g = () => { for (const x of [x]) { return x } }; g()", "const x = x1 ?? 2; const x1 = 3; x",
    "const g = () => f(); const r = g(); const f = () => 1; r", "const r = [1].map(x => f(x)); const f = (x) => x; r", "const q = q + 1; q", "const [z] = [z]; z", "const { w } = { w }; w",
    "const f = (xs) => { for (const x of xs) { const g = () => k; if (x > 1) { return g() } const k = x } return 0 }; f([1, 2])", "const f = ([a = b, b]) => a; f([])",
    "const f = ({ a = b }, b) => a; f({}, 2)", "const f = (a, b = a) => b; f(1)", "const x = 1; if (true) { const y = x + 1; y } else { 0 }", "const x = 1; if (x) { const x = 2; x }",
    "if (true) { const y = z; const z = 1; y }", "const f = () => g(); const g = () => 2; f()", "try { const t = u; const u = 1; t } catch (e) { e.name }",
    # late values
    ("local a = b + 1; local b = 2; a", "const a = () => b() + 1; const b = () => 2; a()"), ("local f = x => x + k; local k = 3; f(1)", "const f = x => x + k(); const k = () => 3; f(1)"),
    ("local a = 1; { b: a }.b ?? 2", "1"), ("const f = () => { local y = z * 2; const z = 4; return y }; f()", "const f = () => { const y = () => z * 2; const z = 4; return y() }; f()"),
    ("local bad = null.x; 5", "const bad = () => null.x; 5"), ("local e = [1, 2].map(x => x * k); local k = 2; e.concat(e)", "const e = () => [1, 2].map(x => x * k()); const k = () => 2; e().concat(e())"),
    ('local who = "Ana"; local hi = "Hola @(who), @(1 + 1)"; hi', 'const who = "Ana"; `Hola ${who}, ${1 + 1}`'), ('"@([1, 2])"', "[1, 2]"), ('"@(1)@(2)"', "'12'"), ('"\\@(1)"', "'@(1)'"),
    ('"a@("b@("c")")"', "'abc'"), ('"""\n  one\n    two @(1 + 1)\n  """', "'one\\n  two 2'"), ('"@({ a: "}" }.a)"', "'}'"), ("`@(1)${2}`", "'@(1)2'"), ("'@(1)'", "'@(1)'"), ('"${1}"', "'${1}'"),
    ("expr { 1; 2 }", "2"), ("const x = expr { const y = 2; y * 3 }; x", "6"), ("expr < const y = 2; y >", "2"), ("expr < 1 + (2 > 1 ? 1 : 0) >", "2"),
]  # fmt: skip

# What is thrown first where functions wait, and for how long; the last statement is an expression.
_WAIT = "const f = async (x, n) => { for (let i = 0; i < n; i++) await null; if (x > 0) throw x; return n }"
_AWAITED = [
    "[f(1, 2), f(2, 1)]", "[f(1, 1), f(2, 1)]", "[f(0, 5), f(1, 3), f(2, 0)]", "[f(1, 3), f(0, 1), f(2, 2)]",
    "[f(0, 1), 7, f(0, 0)]", "[3, 2, 1].map(n => f(n, n))", "[1, 2, 3].map(async n => f(n, 4 - n))",
    "[(async () => f(1, 1))(), f(2, 3)]", "[(async () => f(1, 1))(), f(2, 2)]", "[(async () => await f(1, 1))(), f(2, 2)]",
    "[(async () => Promise.all([f(1, 0)]))(), f(2, 2)]", "[Promise.all([f(1, 1)]), f(2, 1)]", "[Promise.all([f(1, 1)]), f(2, 2)]",
    "[(async () => { await Promise.all([]); throw 1 })(), f(2, 1), f(3, 0)]", "[(async () => { await Promise.all([f(0, 2)]); throw 1 })(), f(2, 3)]",
    "[(async () => { try { await f(1, 2) } catch (e) { throw 5 } })(), f(2, 3)]", "[f(2, 3), (async () => { try { await f(1, 2) } catch (e) { throw 5 } })()]",
]  # fmt: skip


def _awaited(items: str) -> tuple[str, str]:
    text = f"{_WAIT}; let r; try {{ r = await Promise.all({items}) }} catch (e) {{ r = e }}"
    return f"{text}; r", f"(async () => {{ {text}; return r }})()"


def picked() -> list[Program]:
    """The programs picked by hand."""
    pairs = [(entry, javascript(entry)) if isinstance(entry, str) else entry for entry in PICKED]
    pairs += map(_awaited, _AWAITED)
    return [Program(leaf(late, ANY, js), "picked", late, js, wrong=True) for late, js in pairs]
