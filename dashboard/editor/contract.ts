// What Python sends and gets back. `dashboard/app_pages/sql/code_editor.py` is the other side of each name.

export interface Problem {
  from: number; // characters, not UTF-16 units; the end is exclusive
  to: number;
  message: string;
}

export interface Known {
  name: string;
  signature?: string;
  description?: string;
}

export interface Vocabulary {
  schema: Record<string, [name: string, type: string][]>;
  functions: Known[];
  values: Record<string, string[]>; // of columns that hold few
}

export interface Data {
  key: string;
  label: string;
  bundle: string; // address of this script, below the page's base
  text: string; // as Python knows it
  settled: string; // the text that a reload of the page would begin with
  version: number; // another version: Python's text replaces the reader's
  token: string; // of the session; commands of another session are not obeyed
  ran: number; // the last command that Python obeyed
  running: number | null; // seconds since the query began
  note: string; // what became of the last query, in a few words
  errors: Problem[]; // places in the text as it was at that command
  vocabulary_id: string;
  vocabulary: Vocabulary | null; // null once the browser has said that it holds it
  insert: [text: string, number: number] | null;
}

export type Order = "run" | "explain" | "cancel";

// One value for all, so that text and command never arrive apart.
export interface Sent {
  text: string;
  version: number;
  vocabulary_id: string;
  is_left: boolean; // whether the reader has left the text, or given an order, after the last word
  command: { number: number; token: string; order: Order; from: number; to: number } | null;
}

export interface Component {
  data: Data;
  setStateValue: (name: "editor", value: Sent) => void;
}
