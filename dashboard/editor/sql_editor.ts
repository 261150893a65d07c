// An SQL editor: CodeMirror 6 as a Streamlit component. `ui/components/sql_editor.js` loads it and calls `show`.

import { closeCompletion } from "@codemirror/autocomplete";
import { isolateHistory } from "@codemirror/commands";
import { ChangeSet, Compartment, EditorState } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import { Bar, element } from "./bar";
import { suggestions } from "./completion";
import type { Component, Data, Order, Vocabulary } from "./contract";
import { mark, tell } from "./errors";
import { formatted } from "./formatting";
import { draft, isSuggesting, keepDraft, rememberSuggesting } from "./memory";
import { setup, suggesting } from "./setup";
import { charactersBefore, statementAt, type Range } from "./sql_text";

export { formatted } from "./formatting";
export { statements, tokens } from "./sql_text";

const TYPING_MILLISECONDS = 500;
// Whoever leaves the text by a click on a button elsewhere: Streamlit would take both for one message, and where the editor
// stands in a fragment and the button does not, it would lose the click.
const LEAVING_MILLISECONDS = 250;
// Streamlit may take the component off the page and put it elsewhere at once, above all while the server is busy.
const MOVING_MILLISECONDS = 2000;
const STEP = isolateHistory.of("full"); // one "undo" takes it back, and nothing else
const editors = new Map<HTMLElement, Editor>();
const vocabularies = new Map<string, Vocabulary>();
const inserted = new Map<string, number>();
let commands = Date.now(); // numbers of commands only ever rise, also after a reload

class Editor {
  private readonly view: EditorView;
  private readonly bar: Bar;
  private readonly place = element("div", { class: "text" });
  private readonly words = new Compartment();
  private readonly popup = new Compartment();
  private vocabulary = "";
  private shownErrors = "";
  private ran: string; // the text as it was at the last command
  private since: ChangeSet | null = null; // what has been typed after it
  private command: { number: number; token: string; order: Order; from: number; to: number } | null = null;
  private sent: string;
  private version: number;
  private token: string;
  private typing = 0;
  private isLeft = true; // whether Python knows that the reader has left the text as it stands

  constructor(private component: Component, root: HTMLElement, plain: HTMLTextAreaElement | null) {
    const { data } = component;
    const isWritten = plain !== null && plain.value !== plain.defaultValue;
    const text = isWritten ? plain.value : draft(data.key, data.text);
    this.version = isWritten ? Number(plain.dataset.version) : data.version;
    this.token = data.token;
    this.ran = this.sent = data.text;
    this.bar = new Bar({
      run: () => this.order("run"), cancel: () => this.order("cancel"), explain: () => this.order("explain"),
      format: () => this.format(), suggest: (isWanted) => this.suggest(isWanted),
    }, isSuggesting());
    const hadFocus = plain !== null && (root.getRootNode() as ShadowRoot).activeElement === plain;
    const selection = plain?.value === text ? { anchor: plain.selectionStart, head: plain.selectionEnd } : undefined;
    root.replaceChildren(this.place, this.bar.row, this.bar.errors, this.bar.hint);
    this.view = new EditorView({
      parent: this.place, root: root.getRootNode() as ShadowRoot,
      state: EditorState.create({ doc: text, selection, extensions: this.extensions(data.label) }),
    });
    if (hadFocus) this.view.focus();
    if (text !== data.text) this.soon();
    this.update(component);
  }

  // Python ran again. What the reader types is left alone, unless Python has another text to show.
  update(component: Component): void {
    this.component = component;
    const { data } = component;
    if (data.token !== this.token) this.meet(data);
    else if (data.version !== this.version) this.replace(data);
    this.keep();
    if (data.vocabulary) vocabularies.set(data.vocabulary_id, data.vocabulary);
    const vocabulary = vocabularies.get(data.vocabulary_id);
    if (vocabulary && this.vocabulary !== data.vocabulary_id) {
      this.vocabulary = data.vocabulary_id;
      this.view.dispatch({ effects: this.words.reconfigure(suggestions(vocabulary)) });
    }
    const errors = JSON.stringify([data.ran, data.errors]);
    if (errors !== this.shownErrors) {
      this.shownErrors = errors;
      mark(this.view, data.errors, this.ran, this.since);
    }
    this.bar.tell(data.note);
    this.bar.running(data.running);
    if (data.insert) this.insert(data.key, ...data.insert);
  }

  // To another element: with its text, its place in it, and all that "undo" can take back.
  move(root: HTMLElement): void {
    const { hasFocus } = this.view;
    root.replaceChildren(this.place, this.bar.row, this.bar.errors, this.bar.hint);
    this.view.setRoot(root.getRootNode() as ShadowRoot);
    if (hasFocus) this.view.focus();
  }

  close(): void {
    this.keep();
    clearTimeout(this.typing);
    this.bar.stop();
    this.view.destroy();
  }

  keep(): void {
    keepDraft(this.component.data.key, this.component.data.settled, this.text);
  }

  get key(): string {
    return this.component.data.key;
  }

  private get text(): string {
    return this.view.state.doc.toString();
  }

  private extensions(label: string) {
    return [
      setup(label, {
        run: () => this.order("run"),
        format: () => this.format(),
        cancel: () => this.bar.isRunning && this.order("cancel"),
      }),
      this.words.of([]),
      this.popup.of(suggesting(isSuggesting())),
      EditorView.updateListener.of((update) => this.changed(update)),
      EditorView.domEventHandlers({
        // Our own buttons send the text themselves.
        blur: (event) => {
          const goesOn = event.relatedTarget instanceof Node && this.bar.row.contains(event.relatedTarget);
          if (!goesOn) this.soon(LEAVING_MILLISECONDS, true);
        },
      }),
    ];
  }

  private changed(update: ViewUpdate): void {
    if (update.docChanged) {
      this.since = this.since ? this.since.compose(update.changes) : update.changes;
      this.soon();
    }
    tell(update.view, this.bar.errors);
  }

  private soon(milliseconds = TYPING_MILLISECONDS, isLeft = false): void {
    clearTimeout(this.typing);
    this.typing = window.setTimeout(() => this.send(false, isLeft), milliseconds);
  }

  private send(isCommand = false, isLeft = isCommand): void {
    clearTimeout(this.typing);
    const text = this.text;
    this.keep();
    if (text === this.sent && !isCommand && (this.isLeft || !isLeft)) return;
    this.sent = text;
    this.isLeft = isLeft;
    const { version, vocabulary, command } = this;
    this.component.setStateValue("editor", { text, version, vocabulary_id: vocabulary, is_left: isLeft, command });
  }

  private order(order: Order): boolean {
    const text = this.text;
    const { from, to } = this.chosen();
    const { token } = this.component.data;
    const place = (unit: number) => charactersBefore(text, unit);
    this.command = { number: ++commands, token, order, from: place(from), to: place(to) };
    if (order !== "cancel") {
      closeCompletion(this.view); // a list that came with the last letter would lie over what comes back
      this.ran = text;
      this.since = null;
      this.bar.restart();
    }
    this.send(true);
    return true;
  }

  private chosen(): Range {
    const { main } = this.view.state.selection;
    const isBlank = this.view.state.sliceDoc(main.from, main.to).trim() === "";
    return isBlank ? statementAt(this.text, main.head) : { from: main.from, to: main.to };
  }

  private format(): boolean {
    const { text, problem } = formatted(this.text);
    this.bar.say(problem || (text === this.text ? "Nothing to format" : "Formatted"));
    if (text !== this.text) this.write(text);
    return true;
  }

  private suggest(isWanted: boolean): void {
    rememberSuggesting(isWanted);
    this.view.dispatch({ effects: this.popup.reconfigure(suggesting(isWanted)) });
  }

  // The server began anew and does not know what the reader has.
  private meet({ token, version, text }: Data): void {
    this.token = token;
    this.version = version;
    this.sent = text;
    if (text !== this.text) this.soon();
  }

  // The reader's text stays within reach of "undo".
  private replace(data: Data): void {
    this.version = data.version;
    this.write(data.text);
    clearTimeout(this.typing);
    this.ran = this.sent = data.text;
    this.since = null;
  }

  private write(text: string): void {
    const anchor = Math.min(this.view.state.selection.main.head, text.length);
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text }, selection: { anchor }, annotations: STEP });
  }

  private insert(key: string, text: string, number: number): void {
    if (inserted.get(key) === number) return;
    inserted.set(key, number);
    const { from, to } = this.view.state.selection.main;
    const touchesWord = /[\p{L}\p{N}_"']$/u.test(this.view.state.sliceDoc(Math.max(0, from - 1), from));
    const insert = (touchesWord ? " " : "") + text;
    this.view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, scrollIntoView: true, annotations: STEP });
    this.view.focus();
    this.send();
  }
}

addEventListener("pagehide", () => editors.forEach((editor) => editor.keep()));

// Draws the editor into the element, or tells the one that is there, or was there a moment ago, what Python says now.
export function show(component: Component, root: HTMLElement): void {
  const known = editors.get(root) ?? moved(component.data.key, root);
  if (known) known.update(component);
  else editors.set(root, new Editor(component, root, root.querySelector("textarea")));
}

function moved(key: string, root: HTMLElement): Editor | undefined {
  for (const [place, editor] of editors) {
    if (editor.key !== key) continue;
    editors.delete(place);
    editors.set(root, editor);
    editor.move(root);
    return editor;
  }
  return undefined;
}

// To be called when the element may have left the page; an editor that is still shown, or is shown elsewhere soon, goes on.
export function close(root: HTMLElement): void {
  setTimeout(() => {
    if (root.isConnected) return;
    editors.get(root)?.close();
    editors.delete(root);
  }, MOVING_MILLISECONDS);
}
