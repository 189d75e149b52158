// What Node.js's patterns find. Reads `{pattern, flags, subjects, templates}` as JSON lines, writes a line for each:
// null where it is no pattern, else an answer for each subject, as `answers.py` gives them. Of `{pattern, flags, last}`
// it answers which runs of the characters up to `last` match.
//
// Places are counted in code points, as latebind counts them. Without the flag u a character beyond U+FFFF is one unit,
// too: half a surrogate pair stands for it while the pattern runs, as a class has all halves or none.
"use strict";
const readline = require("node:readline");

const hide = (text, units) => [...text].map((char) => (char.length > 1 ? String.fromCharCode(0xd800 + units.of(char)) : char)).join("");
const show = (text, units) => text && text.replace(/[\ud800-\udbff](?![\udc00-\udfff])/g, (half) => units.chars[half.charCodeAt(0) - 0xd800]);

// The names of groups stay as they are: a half is no letter.
const hideOutsideNames = (pattern, units) =>
  pattern.replace(/((?:\(\?|\\k)<[^>]*>)|[^]/gu, (char, name) => name ?? hide(char, units));

class Units {
  chars = [];
  of(char) {
    if (!this.chars.includes(char)) this.chars.push(char);
    return this.chars.indexOf(char);
  }
}

const place = (text, index) => [...text.slice(0, index)].length;

function answer({ pattern, flags, subjects, templates }) {
  const units = new Units();
  const unicode = flags.includes("u");
  const inside = (text) => (unicode ? text : hide(text, units));
  const outside = (text) => (text === undefined ? null : unicode ? text : show(text, units));
  const source = unicode ? pattern : hideOutsideNames(pattern, units);
  try {
    new RegExp(source, flags);
  } catch {
    return null;
  }
  return subjects.map((subject) => ask(source, flags, inside(subject), templates.map(inside), outside));
}

function ask(source, flags, text, templates, outside) {
  const again = flags.includes("g") || flags.includes("y");
  const found = (match) => match && {
    index: place(text, match.index),
    texts: [...match].map(outside),
    groups: match.groups ? Object.fromEntries(Object.entries(match.groups).map(([name, part]) => [name, outside(part)])) : null,
    indices: [...match.indices].map((span) => (span ? span.map((end) => place(text, end)) : null)),
  };
  const make = () => new RegExp(source, flags.includes("d") ? flags : flags + "d");
  const runs = [];
  const regexp = make();
  for (let round = 0; round < (again ? 20 : 1); round++) {
    const match = regexp.exec(text);
    runs.push([found(match), place(text, regexp.lastIndex)]);
    if (match === null) break;
    if (match[0] === "") regexp.lastIndex += (text.codePointAt(regexp.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  const late = make();
  late.lastIndex = [...text].slice(0, 2).join("").length;
  return {
    runs,
    late: [late.test(text), place(text, late.lastIndex)],
    all: flags.includes("g") ? [...text.matchAll(make())].map(found) : null,
    match: flags.includes("g") ? text.match(make())?.map(outside) ?? null : null,
    replaced: templates.map((template) => outside(text.replace(make(), template))),
    called: outside(text.replace(make(), (...args) => `<${args.map((arg) => (typeof arg === "number" ? place(text, arg) : typeof arg === "object" ? JSON.stringify(arg, (key, value) => (typeof value === "string" ? outside(value) : value)) : arg ?? "-")).join("|")}>`)),
    split: text.split(make()).map(outside),
    few: text.split(make(), 3).map(outside),
    search: place(text, Math.max(0, text.search(make()))) - (text.search(make()) < 0),
  };
}

// The matches in a text of all characters up to `last` in their order, each as its first and last one.
const texts = {};
function characters(last) {
  const codes = Array.from({ length: last + 1 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  return codes.map((code) => String.fromCodePoint(code)).join("");
}
function runs({ pattern, flags, last }) {
  const text = (texts[last] ??= characters(last));
  return [...text.matchAll(new RegExp(pattern, flags))].map(([found]) => {
    const end = found.codePointAt(found.length - 2);
    return [found.codePointAt(0), end > 0xffff ? end : found.charCodeAt(found.length - 1)];
  });
}

readline.createInterface({ input: process.stdin, crlfDelay: Infinity }).on("line", (line) => {
  const question = JSON.parse(line);
  process.stdout.write(JSON.stringify(question.last === undefined ? answer(question) : runs(question)) + "\n");
});
