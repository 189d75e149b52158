// The editor: CodeMirror with latebind's language, the worker's completions and its findings.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { latebind } from "../codemirror-latebind/src/index.js";

const coloured = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: tags.atom, color: "var(--number)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: tags.special(tags.string), color: "var(--interpolation)", fontWeight: "600" },
  { tag: tags.function(tags.variableName), color: "var(--function)" },
  { tag: tags.propertyName, color: "var(--member)" },
  { tag: tags.comment, color: "var(--comment)", fontStyle: "italic" },
  { tag: tags.invalid, color: "var(--wrong)" },
]);

const look = EditorView.theme({
  "&": { fontSize: "14px", backgroundColor: "transparent", color: "var(--text)" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", minHeight: "14rem" },
  ".cm-content": { caretColor: "var(--text)", paddingBlock: "8px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--quiet)", border: "none" },
  ".cm-activeLine": { backgroundColor: "var(--line)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--selection) !important" },
  ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--text)", border: "1px solid var(--edge)", borderRadius: "8px", overflow: "hidden" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.75" },
  ".cm-diagnostic": { fontFamily: "var(--sans)", padding: "6px 10px" },
  ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--on-accent)", borderRadius: "5px" },
  ".cm-matchingBracket": { backgroundColor: "var(--selection)" },
});

/** An editor in `parent`. `changed` hears every edit, `complete(text, offset)` gives completions, `run` runs the script. */
export function makeEditor(parent, { script, changed, complete, run }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: script,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        syntaxHighlighting(coloured),
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": "Script", "aria-describedby": "state" }),
        latebind({ complete: false }),
        autocompletion({ override: [(context) => completions(context, complete)] }),
        lintGutter(),
        keymap.of([
          { key: "Mod-Enter", run: () => (run(), true) },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    find(diagnostics) {
      const length = view.state.doc.length;
      view.dispatch(setDiagnostics(view.state, diagnostics.map((each) => finding(each, length))));
    },
    select(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
    },
    fix(from, to, text) {
      view.dispatch({ changes: { from, to, insert: text } });
      view.focus();
    },
  };
}

async function completions(context, complete) {
  const typed = context.matchBefore(/[\w$.]+|["'(]/);
  if (!typed && !context.explicit) return null;
  const found = await complete(context.state.doc.toString(), context.pos);
  if (context.aborted || !found?.items.length) return null;
  const options = found.items.map(({ label, detail, info }) => ({ label, detail: detail.slice(0, 48), info: info || undefined, type: kind(detail) }));
  return { from: found.from, options, validFor: /^[\w$]*$/ };
}

const kind = (detail) => (detail === "keyword" ? "keyword" : detail === "namespace" ? "namespace" : detail.includes("(") ? "function" : "variable");

function finding({ from, to, severity, message, hint, fix }, length) {
  const start = Math.min(from, length);
  const actions = fix ? [{ name: `Write ${fix}`, apply: (view, a, b) => view.dispatch({ changes: { from: a, to: b, insert: fix } }) }] : [];
  return { from: start, to: Math.max(start, Math.min(to, length)), severity, message: hint ? `${message}\n${hint}` : message, actions };
}
