// The panes beside the editor. All text from scripts enters as text, never as markup.
const made = (name, attributes = {}, ...children) => {
  const element = Object.assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
};

export function showValue(parent, { error, value }) {
  const text = error ?? value;
  parent.className = error ? "value failed" : "value";
  parent.replaceChildren(made("pre", {}, ...(error ? marked(error) : [text])));
}

/** An error with its first words and its carets in colour. */
function marked(error) {
  return error.split("\n").flatMap((line) => {
    const label = line.match(/^(?:error|warning|hint):/)?.[0];
    if (label) return [made("b", { className: label.slice(0, -1) }, label), line.slice(label.length), "\n"];
    const caret = line.match(/^(\s*\| )(\s*\^+)$/);
    return caret ? [caret[1], made("b", { className: "error" }, caret[2]), "\n"] : [line, "\n"];
  });
}

/** What was found, as buttons that lead there; the error that stands above, only with what mends it. */
export function showFindings(parent, { diagnostics, error }, editor) {
  const rows = diagnostics.map(({ from, to, severity, message, fix }) => {
    const row = made("li", { className: severity });
    if (!error || diagnostics.length > 1) {
      const go = made("button", { type: "button", className: "link" }, `${severity}: ${message}`);
      go.addEventListener("click", () => editor.select(from, to));
      row.append(go, " ");
    }
    if (fix) {
      const mend = made("button", { type: "button", className: "minor" }, `Write ${fix}`);
      mend.addEventListener("click", () => editor.fix(from, to, fix));
      row.append(mend);
    }
    return row;
  });
  parent.replaceChildren(...rows.filter((row) => row.childElementCount));
  parent.hidden = parent.childElementCount === 0;
}

export function showMemory(parent, memory, committed) {
  if (!memory.length) {
    parent.replaceChildren(made("p", { className: "quiet" }, "Nothing is remembered, and this script writes nothing."));
    return;
  }
  const head = ["Memory", "Key", "Before", committed ? "After" : "After a run"].map((text) => made("th", { scope: "col" }, text));
  const body = memory.map(({ space, key, before, after }) => {
    const change = before === after ? "same" : before === null ? "new" : after === null ? "gone" : "other";
    const cells = [made("code", {}, space), made("code", {}, key), value(before), value(after)];
    return made("tr", { className: change }, ...cells.map((cell) => made("td", {}, cell)));
  });
  parent.replaceChildren(made("table", {}, made("thead", {}, made("tr", {}, ...head)), made("tbody", {}, ...body)));
}

const value = (text) => (text === null ? made("span", { className: "quiet" }, "–") : made("code", {}, text));

export function showEffects(parent, { ok, effects = [], logs = [], committed }, heading) {
  heading.textContent = committed ? "what the run did" : "what a run would do";
  const rows = [...effects.map(effect), ...logs.map(({ message, data }) => ["log", `${message}${data == null ? "" : " " + JSON.stringify(data)}`])];
  if (!rows.length) rows.push(["", ok ? "None: this script only reads." : "None."]);
  parent.replaceChildren(...rows.map(([what, text]) => made("li", { className: what ? "" : "quiet" }, what && made("b", {}, what + " "), text)));
}

function effect({ scope, action, key, old, new: now, call, arguments: given }) {
  if (call) return ["call", `${call}(${given.map((each) => JSON.stringify(each)).join(", ")})`];
  if (action === "clear") return ["clear", scope];
  const is = action === "delete" ? "" : ` = ${JSON.stringify(now)}`;
  return [action, `${scope} ${key}${is}${old == null ? "" : ` (was ${JSON.stringify(old)})`}`];
}
