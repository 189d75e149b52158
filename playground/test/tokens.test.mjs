// The editor colours what the scanner says: letter by letter, on all scripts of the tests that parse.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

async function language() {
  const folder = mkdtempSync(join(tmpdir(), "latebind-"));
  const outfile = join(folder, "language.mjs");
  await build({ entryPoints: [join(here, "../codemirror-latebind/src/language.js")], bundle: true, format: "esm", outfile, logLevel: "error" });
  const { streamParser } = await import(pathToFileURL(outfile));
  const { StringStream } = await import("@codemirror/language");
  rmSync(folder, { recursive: true });
  return { streamParser, StringStream };
}

/** The style of each UTF-16 unit. */
function coloured(text, { streamParser, StringStream }) {
  const found = [];
  const state = streamParser.startState(2);
  for (const line of text.split("\n")) {
    const stream = new StringStream(line, 2, 2);
    while (!stream.eol()) {
      stream.start = stream.pos;
      const style = streamParser.token(stream, state);
      assert.ok(stream.pos > stream.start || stream.eol(), `no progress in ${line}`);
      for (let i = stream.start; i < stream.pos; i++) found.push(style);
    }
    found.push(null);
  }
  return found;
}

function scanned(text, pieces) {
  const chars = [...text].map((char) => ({ char, style: null }));
  for (const [start, end, style] of pieces) for (let i = start; i < end; i++) chars[i].style = style;
  return chars.flatMap(({ char, style }) => Array(char.length).fill(style));
}

test("the editor's colours are the scanner's", async (t) => {
  const used = await language();
  const lines = execFileSync(process.env.PYTHON ?? "python3", [join(here, "pieces.py")], { maxBuffer: 1 << 28 });
  let letters = 0;
  let other = 0;
  const wrong = [];
  for (const line of String(lines).trim().split("\n")) {
    const [name, text, pieces] = JSON.parse(line);
    const mine = coloured(text, used);
    const theirs = scanned(text, pieces);
    let at = -1;
    for (let i = 0; i < text.length; i++) {
      if (/\s/.test(text[i])) continue;
      letters += 1;
      if (mine[i] !== theirs[i]) {
        other += 1;
        if (at < 0) at = i;
      }
    }
    if (at >= 0) wrong.push(`${name} ${JSON.stringify(text.slice(Math.max(0, at - 20), at + 20))}: ${mine[at]}, not ${theirs[at]}`);
  }
  t.diagnostic(`${other} of ${letters} letters differ`);
  if (process.env.SHOW) console.log(wrong.slice(0, Number(process.env.SHOW)).join("\n"));
  assert.ok(letters > 50_000);
  assert.ok(other <= letters * 0.002, wrong.slice(0, 20).join("\n"));
});
