// What is offered while typing: tables, columns, functions, parameters and keywords, those of the statement first.

import { ifNotIn, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Known, Vocabulary } from "./contract";
import { Sources } from "./sources";
import { DuckDB, KEYWORDS } from "./dialect";
import { statementAt, tokens, type Token } from "./sql_text";

// CodeMirror adds these to how well a name fits what is typed. They only decide between names that fit alike: a name that
// starts with it always comes before one that has its letters at the starts of words.
const NEAR = 6, TABLE = 3, PARAMETER = 5, KEYWORD = 0, FUNCTION = -4, FAR = -7;
const NOT_HERE = ["String", "LineComment", "BlockComment", "Number", "QuotedIdentifier"];

const keywords: Completion[] = KEYWORDS.map((label) => ({ label, type: "keyword", boost: KEYWORD }));

// A call is written with its brackets, and typing goes on between them.
function applyCall(view: EditorView, option: Completion, from: number, to: number): void {
  const hasBracket = view.state.sliceDoc(to, to + 1) === "(";
  view.dispatch({
    changes: { from, to, insert: hasBracket ? option.label : `${option.label}()` },
    selection: { anchor: from + option.label.length + 1 },
    userEvent: "input.complete",
  });
}

const call = (one: Known): Completion => ({
  label: one.name, type: "function", detail: one.signature && ` ${one.signature}`, info: one.description || undefined, apply: applyCall, boost: FUNCTION,
});

// A column that several tables have is offered once, with the tables that have it.
function columns(schema: Vocabulary["schema"], mentioned: Set<string>): Completion[] {
  const owners = new Map<string, { type: string; tables: string[] }>();
  for (const [table, ofTable] of Object.entries(schema)) {
    for (const [name, type] of ofTable) {
      const known = owners.get(name) ?? { type, tables: [] };
      owners.set(name, { ...known, tables: [...known.tables, table] });
    }
  }
  const isAnyMentioned = Object.keys(schema).some((table) => mentioned.has(table.toLowerCase()));
  return [...owners].map(([label, { type, tables }]) => {
    const near = tables.filter((table) => mentioned.has(table.toLowerCase()));
    const shown = near.length ? near : tables;
    const more = shown.length > 1 ? ` +${shown.length - 1}` : "";
    return { label, type: "property", detail: ` ${type.toLowerCase()} · ${shown[0]}${more}`, boost: near.length ? NEAR : isAnyMentioned ? FAR : TABLE };
  });
}

interface Surroundings {
  words: Set<string>;
  parameters: string[];
  sources: Sources;
  previous: string; // the word before the one that is being typed
}

// The tokens of the statement at the place, with their places in the text.
function codeAround(text: string, place: number): Token[] {
  const { from: start, to } = statementAt(text, place);
  return tokens(text.slice(start, Math.max(to, place)))
    .filter(({ kind }) => kind !== "space" && kind !== "comment")
    .map((one) => ({ ...one, from: one.from + start, to: one.to + start }));
}

const byName = ({ schema }: Vocabulary) => new Map(Object.entries(schema).map(([name, columns]) => [name.toLowerCase(), columns]));

function surroundings(text: string, place: number, from: number, vocabulary: Vocabulary): Surroundings {
  const code = codeAround(text, place);
  const isTyped = (at: number) => code[at].from === from;
  return {
    words: new Set(code.filter(({ kind }) => kind === "word").map((one) => one.text.toLowerCase())),
    parameters: [...new Set(code.filter(({ kind }, at) => kind === "parameter" && !isTyped(at)).map((one) => one.text))],
    sources: new Sources(code.filter((_, at) => !isTyped(at)), byName(vocabulary)),
    previous: code.findLast((one) => one.to <= from)?.text.toLowerCase() ?? "",
  };
}

function bare(vocabulary: Vocabulary): (context: CompletionContext) => CompletionResult | null {
  const tables = Object.entries(vocabulary.schema).map(([label, ofTable]): Completion => (
    { label, type: "class", detail: ` table · ${ofTable.length} columns` }
  ));
  const calls = vocabulary.functions.map(call);
  return (context) => {
    const typed = context.matchBefore(/\$?[\p{L}\p{N}_]*/u);
    if (!typed || (!typed.text && !context.explicit) || /^\d/.test(typed.text)) return null;
    const before = context.state.sliceDoc(typed.from - 1, typed.from);
    const around = surroundings(context.state.doc.toString(), context.pos, typed.from, vocabulary);
    if (before === "." || (around.previous === "as" && !context.explicit)) return null; // a new name is no old one
    const queries = [...around.sources.queries.keys()].map((label): Completion => ({ label, type: "class", detail: " named by with", boost: NEAR }));
    const aliases = around.sources.aliases.map((label): Completion => ({ label, type: "property", detail: " named by as", boost: NEAR }));
    const schema = { ...vocabulary.schema, ...Object.fromEntries(around.sources.queries) };
    const parameters = around.parameters.map((label): Completion => ({ label, type: "variable", detail: " parameter", boost: PARAMETER }));
    const isSource = /^(from|join)$/.test(around.previous);
    const others = isSource ? calls : [...columns(schema, around.words), ...aliases, ...calls, ...keywords];
    const sources = tables.map((one) => ({ ...one, boost: isSource ? TABLE : FUNCTION }));
    const options = typed.text.startsWith("$") ? parameters : [...queries, ...sources, ...parameters, ...others];
    return { from: typed.from, options, validFor: /^\$?[\p{L}\p{N}_]*$/u };
  };
}

// What stands before the dot is a table, a query or a short name of one: `from figures f`, `with q as (…) from q`.
function dotted(vocabulary: Vocabulary): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const typed = context.matchBefore(/[\p{L}\p{N}_]+\.[\p{L}\p{N}_]*/u);
    if (!typed) return null;
    const [name] = typed.text.split(".");
    const code = codeAround(context.state.doc.toString(), context.pos);
    const known = new Sources(code, byName(vocabulary)).columnsOf(name);
    if (!known) return null;
    const options = known.map(([label, type]): Completion => ({ label, type: "property", detail: type && ` ${type.toLowerCase()}` }));
    return { from: typed.from + name.length + 1, options, validFor: /^[\p{L}\p{N}_]*$/u };
  };
}

// Between quotes, after a column that holds few values: `stance = '`, `stance in ('a', '`.
function quoted({ values }: Vocabulary): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const code = codeAround(context.state.doc.toString(), context.pos);
    const typed = code.findLast((one) => one.kind === "string" && one.from < context.pos && context.pos <= one.to);
    if (!typed || typed.text[0] !== "'") return null;
    const isClosed = typed.text.length > 1 && typed.text.endsWith("'");
    if (isClosed && context.pos === typed.to) return null;
    const before = code.filter((one) => one.to <= typed.from);
    let at = before.length - 1;
    while (before[at]?.text === "," || before[at]?.kind === "string") at--;
    if (before[at]?.text === "(") at--;
    if (!/^(=|==|<>|!=|in|like|ilike)$/i.test(before[at]?.text ?? "")) return null;
    if (/^not$/i.test(before[at - 1]?.text ?? "")) at--;
    const options = (values[before[at - 1]?.text.toLowerCase() ?? ""] ?? []).map((value): Completion => ({
      label: value, type: "text",
      apply: (view, _, from, to) => {
        const insert = value.replaceAll("'", "''") + (view.state.sliceDoc(to, to + 1) === "'" ? "" : "'");
        const anchor = from + value.replaceAll("'", "''").length + 1;
        view.dispatch({ changes: { from, to, insert }, selection: { anchor }, userEvent: "input.complete" });
      },
    }));
    return options.length ? { from: typed.from + 1, to: context.pos, options, validFor: /^[^']*$/ } : null;
  };
}

export const suggestions = (vocabulary: Vocabulary): Extension => [
  ...[bare(vocabulary), dotted(vocabulary)].map((source) => ifNotIn(NOT_HERE, source)), quoted(vocabulary),
].map((source) => DuckDB.language.data.of({ autocomplete: source }));
