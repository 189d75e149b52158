// Writes what Node gives behind every expression of tables/*.js: `//=> value` as JSON, or `//!! name` of the error.
// With --check it only says which lines are no longer so. Node 24: `node tests/stdlib/record.js [--check]`.
// Also writes names.json: the members of JavaScript's types and namespaces, which latebind has or explains.
const fs = require("fs");
const path = require("path");
process.env.TZ = "UTC";

// latebind has one null, and arrays where JavaScript has iterators.
function plain(value) {
  if (value === undefined) return null;
  if (value === null || typeof value !== "object") return value;
  if (value instanceof Date) return value.toJSON();
  if (Array.isArray(value)) return Array.from(value, plain);
  if (typeof value.next === "function") return [...value].map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function outcome(expression) {
  try {
    return `//=> ${JSON.stringify(plain((0, eval)(`(${expression})`)))}`;
  } catch (error) {
    return `//!! ${error.name}`;
  }
}

const folder = path.join(__dirname, "tables");
let stale = 0;
for (const name of fs.readdirSync(folder).sort()) {
  const file = path.join(folder, name);
  const lines = fs.readFileSync(file, "utf8").split("\n");
  const recorded = lines.map((line) => {
    if (!line || line.startsWith("//")) return line;
    const expression = line.split(/ {2}\/\/(?:=>|!!) /)[0];
    return `${expression}  ${outcome(expression)}`;
  });
  recorded.forEach((line, index) => {
    if (line === lines[index]) return;
    stale += 1;
    if (process.argv.includes("--check")) console.log(`${name}:${index + 1}: ${line}`);
  });
  if (!process.argv.includes("--check")) fs.writeFileSync(file, recorded.join("\n"));
}

const owners = {
  string: String.prototype,
  array: Array.prototype,
  number: Number.prototype,
  boolean: Boolean.prototype,
  object: Object.prototype,
  function: Function.prototype,
  error: Error.prototype,
  date: Date.prototype,
  ...{ Object, Array, Number, String, Boolean, Math, JSON, Date },
};
const names = Object.fromEntries(
  Object.entries(owners).map(([name, owner]) => [name, Object.getOwnPropertyNames(owner)]),
);
if (!process.argv.includes("--check")) {
  fs.writeFileSync(path.join(__dirname, "names.json"), `${JSON.stringify(names, null, 1)}\n`);
}
process.exitCode = process.argv.includes("--check") && stale ? 1 : 0;
