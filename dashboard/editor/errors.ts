// Errors of the last query: marked in the text, told below it, gone as soon as the text changes there.

import { forEachDiagnostic, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { ChangeDesc, EditorState } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type { Problem } from "./contract";
import { charactersBefore, unitOf } from "./sql_text";

function marked(state: EditorState): Diagnostic[] {
  const found: Diagnostic[] = [];
  forEachDiagnostic(state, (one, from, to) => found.push({ ...one, from, to }));
  return found;
}

// `text` is what the query was made from; `since` is what has been typed while it ran.
export function mark(view: EditorView, problems: readonly Problem[], text: string, since: ChangeDesc | null): void {
  const length = view.state.doc.length;
  const place = (character: number, side: number) => {
    const unit = unitOf(text, character);
    return Math.min(since ? since.mapPos(unit, side) : unit, length);
  };
  const diagnostics = problems.map(({ from, to, message }): Diagnostic => {
    const start = place(from, 1), end = Math.max(place(to, -1), start);
    // A mark as wide as nothing could not be seen.
    const wide = end > start ? { from: start, to: end } : { from: Math.max(0, start === length ? start - 1 : start), to: Math.min(start + 1, length) };
    return { ...wide, severity: "error", message };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

export const vanishing = EditorView.updateListener.of((update: ViewUpdate) => {
  if (!update.docChanged) return;
  const before = marked(update.startState);
  const isTouched = ({ from, to }: Diagnostic) => update.changes.touchesRange(from, to) !== false;
  if (!before.some(isTouched)) return;
  const kept = before.filter((one) => !isTouched(one)).map((one) => (
    { ...one, from: update.changes.mapPos(one.from), to: update.changes.mapPos(one.to) }
  ));
  update.view.dispatch(setDiagnostics(update.state, kept));
});

function told(view: EditorView, one: Diagnostic): HTMLElement {
  const line = view.state.doc.lineAt(one.from);
  const column = charactersBefore(line.text, one.from - line.from) + 1;
  const place = document.createElement("button");
  place.type = "button";
  place.className = "place";
  place.textContent = `Line ${line.number}, column ${column}`;
  place.title = "Go there";
  place.onclick = () => {
    view.dispatch({ selection: { anchor: one.from }, effects: EditorView.scrollIntoView(one.from, { y: "center" }) });
    view.focus();
  };
  const message = document.createElement("span");
  message.textContent = one.message;
  const made = document.createElement("p");
  made.className = "error";
  made.append(place, " ", message);
  return made;
}

// Only a change of the list is drawn, so that a screen reader does not hear it again at every key.
export function tell(view: EditorView, list: HTMLElement): void {
  const all = marked(view.state);
  const drawn = all.map((one) => told(view, one));
  const shown = drawn.map((one) => one.textContent).join("\n");
  if (list.dataset.shown === shown) return;
  list.dataset.shown = shown;
  list.replaceChildren(...drawn);
}
