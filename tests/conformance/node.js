// Answers of JavaScript: reads programs as JSON lines on standard input, writes one outcome a line.
//
// The law compares latebind with JavaScript as language.md reads it. Where real JavaScript counts UTF-16 units,
// characters beyond U+FFFF are replaced by stand-ins of one unit each while a program runs: unassigned characters,
// in the same order; U+FFFD and U+FFFF have one too, as programs make them. `whole` has the functions that must see
// the real characters.
"use strict";
const vm = require("node:vm");
const readline = require("node:readline");

const REAL = [0xfffd, 0xffff, 0x10400, 0x10428, 0x1d4b3, 0x1f1ea, 0x1f1f8, 0x1f469, 0x1f4bb, 0x1f600, 0x20bb7];
const STAND_INS = new Map(REAL.map((code, i) => [String.fromCodePoint(code), String.fromCharCode(0xfff0 + i)]));
const REALS = new Map([...STAND_INS].map(([real, other]) => [other, real]));
// Other characters among the stand-ins would be taken for real ones, and those above them are larger.
const hide = (text) => text.replace(/[\ufff0-\uffff\u{10000}-\u{10ffff}]/gu, (c) => {
  const other = STAND_INS.get(c);
  if (other === undefined) throw new Uncompared();
  return other;
});
const show = (text) => text.replace(/[\ufff0-\ufffa]/g, (c) => REALS.get(c));

const NONE = "not in latebind";
let uncompared = null;  // why the program that runs cannot be compared
class Uncompared extends Error {
  constructor() {
    super(uncompared = "no stand-in");  // whether or not the program catches it
  }
}

// Values as plain data: undefined is null, -0 is 0. What latebind cannot have is `{ [NONE]: what }`.
function encode(value, depth = 0) {
  if (value === undefined || value === null) return null;
  if (depth > 60) return { [NONE]: "deep" };
  switch (typeof value) {
    case "boolean": return value;
    case "number":
      return Number.isFinite(value) ? (Object.is(value, -0) ? 0 : value) : { [NONE]: String(value) };
    case "string": return text(value);
    case "object": break;
    default: return { [NONE]: typeof value };
  }
  if (Array.isArray(value)) return Array.from(value, (item) => encode(item, depth + 1));
  if (value instanceof Error) {
    if (!made.has(value)) uncompared = "message";
    return { name: value.name, message: text(value.message) };
  }
  const found = Object.create(null);
  for (const key of Object.keys(value)) found[text(key)] = encode(value[key], depth + 1);
  return found;
}
function text(value) {
  const real = show(value);
  return real.isWellFormed() ? real : { [NONE]: "lone surrogate" };
}

// What programs call where JavaScript must be asked in another way.
const made = new WeakSet();  // errors that the program made itself: their messages can be compared
const makeError = (message) => {
  const error = new Error(message);
  made.add(error);
  return error;
};
const messageOf = (err) => {
  if (err instanceof Error && !made.has(err)) uncompared = "message";
  return err.message ?? null;
};
const deep = (value, fn) => {
  if (typeof value === "string") return fn(value);
  if (Array.isArray(value)) return value.map((item) => deep(item, fn));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [fn(key), deep(item, fn)]));
};
const onReal = (fn) => (...args) => deep(fn(...args.map((arg) => deep(arg, show))), hide);
const method = (name) => onReal((text, ...args) => text[name](...args));
const fromUtf8 = (text) => {
  try {
    return decodeURIComponent(escape(text));
  } catch {
    uncompared = "bytes that are not UTF-8";
    throw new Error(uncompared);
  }
};
const whole = {
  codePointAt: (text, ...index) => {
    const char = text.charAt(...index);
    return char === "" ? undefined : show(char).codePointAt(0);
  },
  fromCodePoint: onReal(String.fromCodePoint),
  normalize: method("normalize"),
  toLowerCase: method("toLowerCase"),
  toUpperCase: method("toUpperCase"),
  JSONparse: onReal((text) => JSON.parse(text)),
  encodeURIComponent: onReal(encodeURIComponent),
  encodeURI: onReal(encodeURI),
  decodeURIComponent: onReal(decodeURIComponent),
  decodeURI: onReal(decodeURI),
  btoa: onReal((text) => btoa(unescape(encodeURIComponent(text)))),
  atob: onReal((text) => fromUtf8(atob(text))),
};
Object.assign(globalThis, { makeError, messageOf, whole });
console.log = console.error = () => {};  // the answers are written there

async function outcome(source) {
  uncompared = null;
  let found;
  try {
    const value = (0, eval)('"use strict";\n' + hide(source));
    found = { value: encode(value instanceof Promise ? await value : value) };
  } catch (error) {
    found = invalid(error, source) ?? { throws: thrown(error) };
  }
  return uncompared === null ? found : { skip: uncompared };
}

// What is no program at all, as opposed to one in which `JSON.parse` throws.
function invalid(error, source) {
  if (!(error instanceof SyntaxError)) return null;
  try {
    new vm.Script('"use strict";\n' + source);
  } catch (found) {
    return { invalid: found.message };
  }
  return null;
}

function thrown(error) {
  if (!(error instanceof Error)) return { value: encode(error) };
  return made.has(error) ? { name: error.name, message: text(error.message) } : { name: error.name };
}

(async () => {
  for await (const line of readline.createInterface({ input: process.stdin, crlfDelay: Infinity }))
    process.stdout.write(shown(await outcome(JSON.parse(line))) + "\n");
})();

// A value may be larger than any text of it.
function shown(found) {
  try {
    return JSON.stringify(found);
  } catch (error) {
    return JSON.stringify({ skip: `too large to show: ${error.message}` });
  }
}
