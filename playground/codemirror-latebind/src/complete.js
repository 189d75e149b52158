// Completion from the tables: words, the library's globals, members of namespaces, and methods behind any other dot.
import tables from "../tables.json";

const option = (type) => ([label, [detail, info]]) => ({ label, type, detail: detail.slice(0, 60), info });
const WORDS = [...tables.keywords, ...tables.constants]
  .filter((word) => !tables.foreign.includes(word))
  .map((label) => ({ label, type: "keyword" }));
const GLOBALS = Object.entries(tables.globals).map(option("variable"));
const METHODS = Object.values(
  Object.fromEntries(Object.values(tables.methods).flatMap((methods) => Object.entries(methods).map((entry) => [entry[0], option("method")(entry)]))),
);

/** A completion source for CodeMirror. */
export function completeFromTables(context) {
  const path = context.matchBefore(/[\w$]+(?:\s*\??\.\s*[\w$]*)*|\.[\w$]*/);
  if (!path || (path.from === path.to && !context.explicit)) return null;
  const at = path.text.lastIndexOf(".");
  if (at < 0) return { from: path.from, options: [...WORDS, ...GLOBALS], validFor: /^[\w$]*$/ };
  const members = tables.members[path.text.slice(0, at).replace(/[\s?]/g, "")];
  const from = path.from + at + 1 + path.text.slice(at + 1).match(/^\s*/)[0].length;
  return { from, options: members ? Object.entries(members).map(option("method")) : METHODS, validFor: /^[\w$]*$/ };
}
