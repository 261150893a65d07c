// What the editor can do: CodeMirror's parts and the keys that differ from its own.

import {
  acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap, completionStatus,
  moveCompletionSelection,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from "@codemirror/commands";
import { sql } from "@codemirror/lang-sql";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  crosshairCursor, drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers, placeholder, rectangularSelection,
  type Command,
} from "@codemirror/view";
import { DuckDB } from "./dialect";
import { vanishing } from "./errors";
import { look } from "./look";

export interface Commands {
  run: Command;
  format: Command;
  cancel: Command; // says whether there was something to cancel
}

// Without an open list, Tab leaves the editor. A list that has only just opened takes nothing yet, but holds the reader.
const takeSuggestion: Command = (view) => acceptCompletion(view) || completionStatus(view.state) === "active";

// Enter takes a suggestion only once the reader has moved to it: else it begins a new line, whatever the list offers.
const choose = StateEffect.define<null>();
const isChosen = StateField.define<boolean>({
  create: () => false,
  update: (was, { effects, docChanged, startState }) => (
    effects.some((effect) => effect.is(choose)) || (was && !docChanged && completionStatus(startState) !== null)
  ),
});
const move = (isForward: boolean, by?: "page"): Command => (view) => {
  const hasMoved = moveCompletionSelection(isForward, by)(view);
  if (hasMoved) view.dispatch({ effects: choose.of(null) });
  return hasMoved;
};
const takeChosenOrBreak: Command = (view) => {
  if (completionStatus(view.state) === null) return false;
  if (view.state.field(isChosen)) return acceptCompletion(view);
  closeCompletion(view);
  return insertNewlineAndIndent(view);
};
const CHOICE_KEYS = [
  { key: "ArrowDown", run: move(true) }, { key: "ArrowUp", run: move(false) },
  { key: "PageDown", run: move(true, "page") }, { key: "PageUp", run: move(false, "page") },
  { key: "Enter", run: takeChosenOrBreak },
];

export const suggesting = (isWanted: boolean): Extension => (
  autocompletion({ activateOnTyping: isWanted, icons: false, maxRenderedOptions: 60 })
);

export const language: Extension = sql({ dialect: DuckDB, keywordCompletion: (label) => ({ label, boost: -99 }) }).language;

export function setup(label: string, { run, format, cancel }: Commands): Extension {
  return [
    lineNumbers(), lintGutter(), highlightActiveLineGutter(), history(), drawSelection(), bracketMatching(), closeBrackets(),
    indentOnInput(), indentUnit.of("    "), rectangularSelection(), crosshairCursor(), highlightSelectionMatches(),
    search({ top: true }), EditorView.lineWrapping, EditorState.allowMultipleSelections.of(true), language, look, vanishing,
    placeholder("select * from figures limit 100"),
    EditorView.contentAttributes.of({
      "aria-label": label, "aria-describedby": "hint", "aria-multiline": "true", tabindex: "0", spellcheck: "false", autocapitalize: "off",
    }),
    isChosen, Prec.highest(keymap.of(CHOICE_KEYS)), // before what CodeMirror's list does with them
    keymap.of([
      { key: "Mod-Enter", run, preventDefault: true },
      { key: "Shift-Enter", run, preventDefault: true },
      { key: "Shift-Alt-f", run: format, preventDefault: true },
      { key: "Tab", run: takeSuggestion },
      { key: "F8", run: nextDiagnostic },
      ...closeBracketsKeymap, ...completionKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap,
      { key: "Escape", run: cancel }, // last: an open list or search is closed first
    ]),
  ];
}
