// Builds the page into build/playground: bundles the editor, packs latebind for Pyodide, takes a snapshot of Python.
//   node playground/build.mjs      (`make playground` installs what it needs first)
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const site = process.argv[2] ?? join(root, "build", "playground");
const out = join(site, "new"); // until all is there that its name is made of
const pyodide = join(here, "node_modules", "pyodide");
// What Pyodide loads in a browser, and no more of the package.
const PARTS = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const ARCHIVE = "/lib/latebind.zip"; // as `worker.js` has it
const VARIABLES = "// variables: ";

rmSync(site, { recursive: true, force: true });
mkdirSync(join(out, "pyodide"), { recursive: true });
for (const part of PARTS) copyFileSync(join(pyodide, part), join(out, "pyodide", part));
for (const file of ["style.css", "icon.svg"]) copyFileSync(join(here, "src", file), join(out, file));

await pack();
const python = await loadPyodide({ indexURL: pyodide, _makeSnapshot: true }); // its memory has had no other use
python.FS.writeFile(ARCHIVE, readFileSync(join(out, "latebind.zip")));
python.runPython(`import sys; sys.path.append("${ARCHIVE}")`);
writeFileSync(join(here, "codemirror-latebind", "tables.json"), tables());
await bundle();
snapshot();
name();

/** latebind with what it needs, compiled by the Python that will run it, as one archive. */
async function pack() {
  const compiler = await loadPyodide({ indexURL: pyodide });
  const staged = execFileSync(process.env.PYTHON ?? "python3", [join(here, "pack.py")], { cwd: root, maxBuffer: 1 << 28 });
  compiler.unpackArchive(new Uint8Array(staged), "zip", { extractDir: "/staged" });
  const packed = compiler.runPython(readFileSync(join(here, "compile.py"), "utf8"));
  writeFileSync(join(out, "latebind.zip"), packed.toJs());
}

function tables() {
  return python.runPython("import bridge, json; json.dumps(bridge.tables(), ensure_ascii=False, indent=1, sort_keys=True)") + "\n";
}

async function bundle() {
  const options = { bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "linked", logLevel: "warning" };
  await build({ ...options, entryPoints: [join(here, "src", "main.js")], outdir: out, plugins: [{ name: "examples", setup: examples }] });
  await build({ ...options, entryPoints: [join(here, "src", "worker.js")], outdir: out, external: ["./pyodide/*"] });
}

/** The scripts of `examples` as a module: name, title, script, variables. */
function examples({ onResolve, onLoad }) {
  onResolve({ filter: /^examples$/ }, () => ({ path: "examples", namespace: "examples" }));
  onLoad({ filter: /.*/, namespace: "examples" }, () => {
    const folder = join(here, "examples");
    const found = readdirSync(folder).sort().map((file) => {
      const [first, second, ...rest] = readFileSync(join(folder, file), "utf8").split("\n");
      const lent = second.startsWith(VARIABLES);
      const script = [first, ...(lent ? [] : [second]), ...rest].join("\n");
      return { name: file.replace(/^\d+-|\.late$/g, ""), title: first.slice(3), script, variables: lent ? second.slice(VARIABLES.length) : "{}" };
    });
    return { contents: JSON.stringify(found), loader: "json" };
  });
}

/** Give what was built a folder of its name, that of its contents: what a browser has kept of it never grows old. */
function name() {
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const made = createHash("sha256");
  for (const file of files) made.update(relative(out, file)).update(readFileSync(file));
  const folder = made.digest("hex").slice(0, 12);
  renameSync(out, join(site, folder));
  const page = readFileSync(join(here, "src", "index.html"), "utf8");
  writeFileSync(join(site, "index.html"), page.replace(/(?<=(?:href|src)=")(?=[\w-]+\.(?:js|css|svg)")/g, `${folder}/`));
  const addresses = files.map((file) => `${folder}/${relative(out, file).replaceAll("\\", "/")}`).filter((file) => !file.endsWith(".LEGAL.txt"));
  const keeper = readFileSync(join(here, "src", "keeper.js"), "utf8");
  writeFileSync(join(site, "keeper.js"), `const FILES = ${JSON.stringify(addresses)};\n${keeper}`);
}

/** Python's memory once latebind is imported: a page that starts from it does not import. */
function snapshot() {
  python.runPython("import bridge; bridge.warm()");
  writeFileSync(join(out, "snapshot.bin.gz"), gzipSync(python.makeMemorySnapshot(), { level: 9 }));
}
