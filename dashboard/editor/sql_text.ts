// SQL as DuckDB reads it, as far as an editor must know: where strings, comments and statements begin and end.
// Every function takes time in proportion to the text.

export type Kind = "space" | "comment" | "string" | "identifier" | "parameter" | "number" | "word" | "operator";

export interface Token {
  kind: Kind;
  text: string;
  from: number;
  to: number;
}

export interface Range {
  from: number;
  to: number;
}

const PATTERNS: [Kind, RegExp][] = [
  ["space", /\s+/y],
  ["comment", /--[^\n\r]*/y],
  ["string", /[eE]'[^'\\]*(?:(?:\\[^]|'')[^'\\]*)*'?/y],
  ["string", /[xXbB]?'[^']*(?:''[^']*)*'?/y],
  ["identifier", /"[^"]*(?:""[^"]*)*"?/y],
  ["parameter", /\$[\p{L}\p{N}_]+/uy],
  ["number", /0[xX][\da-fA-F_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y],
  ["word", /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy],
];
const DOLLAR_QUOTE = /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/uy;
const OPERATOR = /::|:=|[-+*/<>=~!@#%^&|`?]{1,16}|[^]/uy; // none is longer, and a long row of signs stays quick

function matched(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

// Block comments may be nested.
function blockComment(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const two = text.slice(at, at + 2);
    if (two === "/*") depth++;
    else if (two === "*/") depth--;
    else continue;
    at++;
    if (depth === 0) return text.slice(from, at + 1);
  }
  return text.slice(from);
}

// As in PostgreSQL, an operator ends before a comment, and none but the odd ones may end in a sign: in `2*-1` are two.
function operator(text: string, from: number): string {
  let found = matched(OPERATOR, text, from) ?? text.slice(from, from + 1);
  const comment = found.slice(1).search(/--|\/\*/);
  if (comment >= 0) found = found.slice(0, comment + 1);
  while (found.length > 1 && /[-+]$/.test(found) && !/[~!@#%^&|`?]/.test(found)) found = found.slice(0, -1);
  return found;
}

function next(text: string, from: number): [Kind, string] {
  if (text.startsWith("/*", from)) return ["comment", blockComment(text, from)];
  const quote = matched(DOLLAR_QUOTE, text, from);
  if (quote) {
    const end = text.indexOf(quote, from + quote.length);
    return ["string", text.slice(from, end < 0 ? undefined : end + quote.length)];
  }
  for (const [kind, pattern] of PATTERNS) {
    const found = matched(pattern, text, from);
    if (found) return [kind, found];
  }
  return ["operator", operator(text, from)];
}

// Every character of the text is in exactly one token.
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let from = 0; from < text.length; ) {
    const [kind, part] = next(text, from);
    found.push({ kind, text: part, from, to: from + part.length });
    from += part.length;
  }
  return found;
}

// The statements of the text without their semicolons and the space around them; comments alone are none.
export function statements(text: string): Range[] {
  const found: Range[] = [];
  let current = null as Range | null;
  let isCode = false;
  const end = () => {
    if (current && isCode) found.push(current);
    current = null;
    isCode = false;
  };
  for (const token of tokens(text)) {
    if (token.kind === "operator" && token.text === ";") end();
    else if (token.kind !== "space") {
      current = { from: current?.from ?? token.from, to: token.to };
      isCode ||= token.kind !== "comment";
    }
  }
  end();
  return found;
}

// The statement that a place in the text belongs to: the one around it, else the one before it, else the first.
// A text without any statement is one whole, so that whoever runs it is told what is missing.
export function statementAt(text: string, place: number): Range {
  const all = statements(text);
  return all.findLast((one) => one.from <= place) ?? all[0] ?? { from: 0, to: text.length };
}

// Python counts characters, a browser counts UTF-16 units.
export const charactersBefore = (text: string, unit: number): number => [...text.slice(0, unit)].length;

export function unitOf(text: string, character: number): number {
  let unit = 0;
  for (const one of text) {
    if (character-- <= 0) break;
    unit += one.length;
  }
  return unit;
}
