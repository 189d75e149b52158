// Runs latebind: Python in a worker, so that the page stays alive whatever a script does. The page may end it any time.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const FOLDER = "/memory";
const ARCHIVE = "/lib/latebind.zip"; // from which Python imports what the snapshot does not hold
let python;
let storage; // the file system that is kept in IndexedDB, where the browser allows it

async function fetched(name) {
  const response = await fetch(new URL(name, self.location));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

/** Python's memory as it was after latebind had been imported: a start from it takes a tenth of the time. */
async function snapshot() {
  const packed = await fetched("snapshot.bin.gz");
  // A server may say that the file is encoded, and the browser has unpacked it then.
  const bytes = new Uint8Array(await packed.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(whole).arrayBuffer());
}

/** Pyodide's module with at least so many bytes of memory: it starts with less, and does not ask what a snapshot takes. */
const roomFor = (bytes) => async (settings) => {
  const { default: create } = await import("./pyodide/pyodide.asm.mjs");
  const module = await create(settings);
  while (module.HEAP8.length < bytes) module._malloc(1 << 22);
  return module;
};

const synced = (populate) =>
  new Promise((resolve, reject) => python.FS.syncfs(populate, (error) => (error ? reject(error) : resolve())));

async function openStorage() {
  python.FS.mkdirTree(FOLDER);
  try {
    if (typeof indexedDB === "undefined") throw new Error("no storage");
    python.FS.mount(python.FS.filesystems.IDBFS, {}, FOLDER);
    await synced(true);
    storage = true;
  } catch {
    storage = false;
  }
}

async function start() {
  const base = new URL("pyodide/", self.location).href;
  const [library, memory] = await Promise.all([fetched("latebind.zip").then((found) => found.arrayBuffer()), snapshot()]);
  python = await loadPyodide({ indexURL: base, _loadSnapshot: memory, createPyodideModule: roomFor(memory.length) });
  python.FS.writeFile(ARCHIVE, new Uint8Array(library));
  await openStorage();
  python.runPython(`import bridge, random; random.seed(); bridge.open_page("sqlite:///${FOLDER}/playground.db")`);
  return python.runPython("bridge.answer");
}

const ready = start();
ready.then(
  () => self.postMessage({ ready: true, storage }),
  (error) => self.postMessage({ broken: String(error) }),
);

self.onmessage = async ({ data: { id, question } }) => {
  const answer = await ready;
  const began = performance.now();
  let text;
  try {
    text = answer(JSON.stringify(question));
  } catch (error) {
    self.postMessage({ id, fault: String(error) });
    return;
  }
  const took = performance.now() - began;
  if (storage && (question.commit || question.ask === "clear")) await synced(false);
  self.postMessage({ id, answer: text, took });
};
