// The page: an editor, the variables, and what the worker makes of them. Every edit runs dry; Run runs for good.
import { Engine } from "./engine.js";
import { makeEditor } from "./editor.js";
import { Graph } from "./graph.js";
import { packed, unpacked } from "./link.js";
import { showEffects, showFindings, showMemory, showValue } from "./panes.js";
import { Turns } from "./turns.js";
import examples from "examples";

const at = (id) => document.getElementById(id);
const note = (text) => (at("note").textContent = text);
const state = (text, kind = "") => Object.assign(at("state"), { textContent: text, className: kind });

const engine = new Engine(told);
const graph = new Graph(at("graph"), (node) => node.from !== undefined && editor.select(node.from, node.to));
const turns = new Turns(at("turns"), (variables) => {
  at("variables").value = JSON.stringify(variables);
  preview();
});

let editor;
let busy = false;
let again = false;
let kept = true;

// what the page shows

function told({ ready, storage, broken, restarted }) {
  if (ready) kept = storage;
  if (ready) navigator.serviceWorker?.register("keeper.js").catch(() => {}); // without it, the browser asks the server again
  if (ready && !storage) note("This browser keeps nothing for pages here: memories end with this visit.");
  if (broken) console.error(broken);
  if (broken) state("Python did not start", "bad");
  if (broken) at("value").innerHTML = "<p class=quiet>Reload the page; if that does not help, its files are not where they belong.</p>";
  if (restarted) note("The script did not end, and was stopped. latebind has started anew; what was remembered is still there.");
}

function show(answer) {
  const changed = answer.graph ? graph.show(answer.graph) : [];
  at("locals-state").textContent = answer.graph ? "what reads what" : "as they were before the error";
  if (answer.ok || answer.error) showValue(at("value"), answer);
  showFindings(at("findings"), answer, editor);
  showMemory(at("memory"), answer.memory, answer.committed);
  showEffects(at("effects"), answer, at("effects-state"));
  at("memory-state").textContent = `user ana · conversation wa:593${kept ? "" : " · not kept"}`;
  if (answer.steps) at("steps").textContent = answer.steps;
  editor.find(answer.diagnostics);
  const took = `${answer.took.toFixed(answer.took < 10 ? 1 : 0)} ms`;
  const steps = answer.stats ? ` · ${answer.stats.steps} steps` : "";
  if (!answer.ok) state("error", "bad");
  else state(answer.committed ? `ran, and what it wrote is kept · ${took}${steps}` : `preview, nothing is written · ${took}${steps}`, answer.committed ? "good" : "");
  at("spoken").textContent = changed.length ? changed.map(({ id, value, error }) => `${id} is now ${error ?? value}`).join(", ") : answer.error?.split("\n")[0] ?? "";
}

// asking the worker

function variables() {
  const wrong = at("variables-wrong");
  try {
    const found = JSON.parse(at("variables").value || "{}");
    if (found === null || typeof found !== "object" || Array.isArray(found)) throw new Error("an object of names and values is needed");
    wrong.hidden = true;
    at("variables").removeAttribute("aria-invalid");
    return found;
  } catch (error) {
    wrong.textContent = `Variables are JSON: ${error.message}`;
    wrong.hidden = false;
    at("variables").setAttribute("aria-invalid", "true");
    return null;
  }
}

async function ask(commit) {
  const lent = variables();
  if (lent === null) return;
  turns.show(lent);
  try {
    show(await engine.ask({ ask: "run", text: editor.text, variables: lent, commit, steps: at("steps").parentElement.open }));
  } catch (error) {
    state(error.message, "bad");
    showValue(at("value"), { error: `error: ${error.message}` });
  }
  const seen = document.documentElement.dataset;
  seen.answered = String(Number(seen.answered ?? 0) + 1); // for who watches from outside
}

/** Run dry; while one is under way, only the latest of what follows. */
async function preview() {
  if (busy) return (again = true);
  busy = true;
  do {
    again = false;
    await ask(false);
  } while (again);
  busy = false;
}

async function run() {
  note("");
  at("run").classList.add("busy");
  await ask(true);
  at("run").classList.remove("busy");
}

// examples, links, looks

function load({ script, variables = "{}" }) {
  at("variables").value = variables;
  editor.text = script;
}

function fillExamples() {
  at("example").replaceChildren(...examples.map(({ name, title }, i) => new Option(`${i + 1} · ${title}`, name)), new Option("your own", ""));
  at("example").addEventListener("change", ({ target }) => {
    const example = examples.find(({ name }) => name === target.value);
    if (example) {
      history.replaceState(null, "", `#example=${example.name}`);
      load(example);
    }
  });
}

async function share() {
  const fragment = await packed(editor.text, at("variables").value);
  history.replaceState(null, "", fragment);
  try {
    await navigator.clipboard.writeText(location.href);
    note("The link is copied. It carries the script itself; nothing is stored anywhere.");
  } catch {
    note("The link is in the address bar. It carries the script itself; nothing is stored anywhere.");
  }
}

function dress(theme) {
  const dark = theme === "dark";
  document.documentElement.dataset.theme = theme;
  at("theme").setAttribute("aria-pressed", String(dark));
}

async function opened() {
  try {
    const found = await unpacked(location.hash);
    const example = examples.find(({ name }) => name === found.example) ?? examples[0];
    at("example").value = found.script ? "" : example.name;
    return found.script === undefined ? example : found;
  } catch {
    note("This link carries no script that can be read; here is an example.");
    return examples[0];
  }
}

async function begin() {
  dress(localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  fillExamples();
  const first = await opened();
  at("variables").value = first.variables ?? "{}";
  editor = makeEditor(at("script"), {
    script: first.script,
    changed: preview,
    run,
    complete: async (text, offset) => {
      const lent = variables();
      return lent && (await engine.ask({ ask: "complete", text, offset, variables: lent }));
    },
  });
  at("variables").addEventListener("input", preview);
  at("run").addEventListener("click", run);
  at("steps").parentElement.addEventListener("toggle", preview);
  at("share").addEventListener("click", share);
  at("theme").addEventListener("click", () => {
    const theme = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    localStorage.setItem("theme", theme);
    dress(theme);
  });
  at("clear").addEventListener("click", async () => {
    const { cleared } = await engine.ask({ ask: "clear" });
    note(`Forgot ${cleared} ${cleared === 1 ? "entry" : "entries"}.`);
    preview();
  });
  addEventListener("hashchange", async () => load(await opened()));
  preview();
}

begin();
