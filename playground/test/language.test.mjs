// The tests of the language, on Pyodide: what a page answers is what latebind answers elsewhere, or a package is missing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const CASES = `
import json, pathlib
from latebind.tests import late_cases

root = pathlib.Path(late_cases.__file__).parent / "language"
wrong, seen = [], 0
for path in sorted(root.rglob("*.late")):
    for case in late_cases.cases_of(path, root):
        seen += 1
        try:
            case.check()
        except AssertionError as error:
            wrong.append(str(error))
json.dumps([seen, wrong])
`;

test("the language is the same on Pyodide", async (t) => {
  const python = await loadPyodide();
  const packed = execFileSync(process.env.PYTHON ?? "python3", [join(here, "suite.py")], { maxBuffer: 1 << 28 });
  python.unpackArchive(new Uint8Array(packed), "zip", { extractDir: "/lib/python3.14/site-packages" });
  const [seen, wrong] = JSON.parse(python.runPython(CASES));
  const without = wrong.filter((text) => /MISSING_PACKAGE[^]*(babel|google-re2)|(babel|google-re2)[^]*MISSING_PACKAGE/.test(text));
  t.diagnostic(`${seen} cases, ${without.length} of them need a package that a page lacks`);
  assert.ok(seen > 1000);
  assert.deepEqual(wrong.filter((text) => !without.includes(text)), []);
  assert.ok(without.length <= 15);
});
