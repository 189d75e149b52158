// Tokens of texts by a TextMate grammar, as VS Code makes them. Arguments: the folder with the packages, the grammar. Takes a
// JSON array of texts on standard input; gives, for each, an array of [line, start, end, scopes], in UTF-16 code units.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import path from "node:path";

const [folder, file] = process.argv.slice(2);
const require = createRequire(path.join(folder, "package.json"));
const { Registry, INITIAL, parseRawGrammar } = require("vscode-textmate");
const oniguruma = require("vscode-oniguruma");

const wasm = readFileSync(path.join(folder, "node_modules/vscode-oniguruma/release/onig.wasm")).buffer;
await oniguruma.loadWASM(wasm);
const registry = new Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => parseRawGrammar(readFileSync(file, "utf8"), file),
});
const grammar = await registry.loadGrammar("source.latebind");

const texts = JSON.parse(readFileSync(0, "utf8"));
const found = texts.map((text) => {
  let state = INITIAL;
  return text.split("\n").flatMap((line, number) => {
    const made = grammar.tokenizeLine(line, state);
    state = made.ruleStack;
    return made.tokens.map((token) => [number, token.startIndex, token.endIndex, token.scopes]);
  });
});
process.stdout.write(JSON.stringify(found));
