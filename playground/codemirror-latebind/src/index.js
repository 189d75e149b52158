// latebind in CodeMirror 6: what an editor needs, as one extension.
import { LanguageSupport } from "@codemirror/language";
import { completeFromTables } from "./complete.js";
import { latebindLanguage } from "./language.js";

export { completeFromTables, latebindLanguage };

/** Highlighting and completion. `complete: false` leaves out the completion, for hosts that have a better one. */
export function latebind({ complete = true } = {}) {
  const support = complete ? [latebindLanguage.data.of({ autocomplete: completeFromTables })] : [];
  return new LanguageSupport(latebindLanguage, support);
}
