// What the editor can do: CodeMirror's parts and the keys that differ from its own.

import {
  acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, closeCompletion, completionKeymap, completionStatus,
  selectedCompletion,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, insertNewlineAndIndent } from "@codemirror/commands";
import { sql } from "@codemirror/lang-sql";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter, nextDiagnostic } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState, Prec, type Extension } from "@codemirror/state";
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

// Enter after a word that is written out already begins a new line.
const newLineAfterWholeWord: Command = (view) => {
  const label = selectedCompletion(view.state)?.label;
  const { head } = view.state.selection.main;
  const isWhole = label !== undefined && view.state.sliceDoc(Math.max(0, head - label.length), head) === label;
  return isWhole && closeCompletion(view) && insertNewlineAndIndent(view);
};

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
    Prec.highest(keymap.of([{ key: "Enter", run: newLineAfterWholeWord }])), // before what CodeMirror's list does with it
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
