// Formats SQL, and never changes what it means: what comes out must have the same tokens as what went in.

import { duckdb, formatDialect, type FormatOptionsWithLanguage } from "sql-formatter";
import { RESERVED } from "./dialect";
import { tokens, type Token } from "./sql_text";

const tokenizer = duckdb.tokenizerOptions;
const DIALECT = {
  ...duckdb,
  tokenizerOptions: {
    ...tokenizer,
    // Names of parameters and dollar quotes begin alike; a quote is tried first.
    paramTypes: { custom: [{ regex: String.raw`\$[\p{L}\p{N}_]+(?![\p{L}\p{N}_$])` }] },
    reservedJoins: [...tokenizer.reservedJoins, "ASOF JOIN", "ASOF LEFT JOIN", "LEFT SEMI JOIN", "LEFT ANTI JOIN"],
  },
};
const OPTIONS: Omit<FormatOptionsWithLanguage, "language"> = {
  keywordCase: "lower", tabWidth: 4, expressionWidth: 80, linesBetweenQueries: 1,
};

export interface Formatted {
  text: string;
  problem: string;
}

const squeezed = (text: string) => text.replace(/\s+/g, " ").trim();

// A name keeps its letters, since it may become the heading of a column; only a keyword may become lower case.
function isSame(one: Token, other: Token, before: Token | undefined): boolean {
  if (one.kind !== other.kind) return false;
  if (one.text === other.text) return true;
  if (one.kind === "comment") return squeezed(one.text) === squeezed(other.text);
  const word = one.text.toLowerCase();
  const isName = before !== undefined && /^(as|\.)$/i.test(before.text);
  return one.kind === "word" && word === other.text.toLowerCase() && RESERVED.has(word) && !isName;
}

// Strings with only a line break between them are one string, with only a blank an error.
const hasTornString = (all: Token[]) => all.some((one, place) => one.kind === "string" && all[place + 1]?.kind === "string");

export function meansTheSame(text: string, other: string): boolean {
  const [ours, theirs] = [text, other].map((one) => tokens(one).filter((token) => token.kind !== "space"));
  if (ours.length !== theirs.length || hasTornString(ours)) return false;
  return ours.every((one, place) => isSame(one, theirs[place], ours[place - 1]));
}

// The text, formatted where that can be done safely; otherwise as it was, with a sentence that says why.
export function formatted(text: string): Formatted {
  for (const keywordCase of ["lower", "preserve"] as const) {
    try {
      const made = formatDialect(text, { ...OPTIONS, keywordCase, dialect: DIALECT });
      if (meansTheSame(text, made)) return { text: made, problem: "" };
    } catch {
      return { text, problem: "Left as it is: this cannot be read as SQL." };
    }
  }
  return { text, problem: "Left as it is: formatting would change what it means." };
}
