// What a statement reads from, as far as its words tell: queries named by `with`, subqueries and short names, with columns.

import type { Token } from "./sql_text";

export type Columns = [name: string, type: string][];

const END_WORDS = "where|group|order|having|limit|offset|union|except|intersect|qualify|window|using|on";
const ENDS = new RegExp(`^(${END_WORDS})$`, "i");
const NO_ALIAS = new RegExp(
  `^(${END_WORDS}|join|left|right|inner|full|outer|cross|natural|semi|anti|asof|positional|select|from|as|pivot|unpivot|tablesample|lateral)$`, "i",
);
const OPEN = /^[([{]$/, CLOSE = /^[)\]}]$/;
const plain = (text: string): string => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);

export class Sources {
  private readonly closing = new Map<number, number>();
  private readonly named = new Map<string, Columns>();
  readonly queries = new Map<string, Columns>(); // named by `with`, as they are written

  constructor(private readonly code: Token[], private readonly tables: Map<string, Columns>) {
    const open: number[] = [];
    code.forEach(({ text }, at) => {
      if (OPEN.test(text)) open.push(at);
      else if (CLOSE.test(text) && open.length) this.closing.set(open.pop()!, at);
    });
    for (const at of open) this.closing.set(at, code.length); // still being typed
    this.collect(0, code.length);
  }

  columnsOf(name: string): Columns | undefined {
    return this.named.get(name.toLowerCase()) ?? this.tables.get(name.toLowerCase());
  }

  // Names that the statement itself gives its columns, for `order by`.
  get aliases(): string[] {
    return this.select(0, this.code.length).filter(([, , isAlias]) => isAlias).map(([name]) => name);
  }

  private word(at: number): string {
    return this.code[at]?.text.toLowerCase() ?? "";
  }

  private isName(at: number): boolean {
    return this.code[at]?.kind === "word" || this.code[at]?.kind === "identifier";
  }

  // The short name that stands at a place, with or without `as`; "" for none.
  private alias(at: number): string {
    const place = this.word(at) === "as" ? at + 1 : at;
    return this.isName(place) && !NO_ALIAS.test(this.word(place)) ? plain(this.code[place].text) : "";
  }

  // Registers what stands between two places, inner parts first; each place is looked at once.
  private collect(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const close = this.closing.get(at);
      if (this.code[at].text !== "(" || close === undefined) continue;
      this.collect(at + 1, close);
      this.nameQuery(at, close);
      at = close;
    }
    this.nameTables(from, to);
  }

  private nameQuery(open: number, close: number): void {
    let before = open - 1;
    if (this.word(before) === "materialized") before -= this.word(before - 1) === "not" ? 2 : 1;
    if (this.word(before) !== "as") {
      const isQuery = /^(select|from|with|values)$/.test(this.word(open + 1));
      const name = isQuery ? this.alias(close + 1) : "";
      if (name) this.named.set(name.toLowerCase(), this.query(open + 1, close));
      return;
    }
    let name = before - 1, given: string[] | undefined;
    if (this.word(name) === ")") { // with a (x, y) as (…)
      const start = [...this.closing].find(([, end]) => end === name)?.[0] ?? name;
      given = this.code.slice(start + 1, name).filter(({ kind }) => kind === "word" || kind === "identifier").map(({ text }) => plain(text));
      name = start - 1;
    }
    if (!this.isName(name)) return;
    const columns = this.query(open + 1, close);
    const renamed = given?.map((one, place): [string, string] => [one, columns[place]?.[1] ?? ""]) ?? columns;
    this.named.set(plain(this.word(name)), renamed);
    this.queries.set(plain(this.code[name].text), renamed);
  }

  private nameTables(from: number, to: number): void {
    for (const [columns, alias] of this.sources(from, to)) if (alias) this.named.set(alias.toLowerCase(), columns);
  }

  // The places between two that are in no bracket; a bracket is one place.
  private *top(from: number, to: number): Generator<number> {
    for (let at = from; at < to; at++) {
      yield at;
      at = this.closing.get(at) ?? at;
    }
  }

  // What FROM and JOIN name, with the short name of each.
  private sources(from: number, to: number): [Columns, string][] {
    const found: [Columns, string][] = [];
    let isSource = false;
    for (const at of this.top(from, to)) {
      if (/^(from|join)$/.test(this.word(at)) || (isSource && this.word(at) === ",")) { isSource = true; continue; }
      if (!isSource) continue;
      const end = this.closing.get(at);
      const isQuery = end !== undefined && this.code[at].text === "(";
      const columns = isQuery ? this.query(at + 1, end) : this.isName(at) ? this.columnsOf(plain(this.code[at].text)) : undefined;
      if (columns) found.push([columns, this.alias((end ?? at) + 1) || (isQuery ? "" : plain(this.code[at].text))]);
      if (ENDS.test(this.word(at)) || columns) isSource = this.word((end ?? at) + 1) === ",";
    }
    return found;
  }

  private query(from: number, to: number): Columns {
    return [...new Map(this.select(from, to).map(([name, type]): [string, string] => [name, type]))];
  }

  private select(from: number, to: number): [string, string, boolean][] {
    const all = this.sources(from, to).flatMap(([columns]) => columns);
    const star = all.map(([name, type]): [string, string, boolean] => [name, type, false]);
    const places = [...this.top(from, to)];
    const begin = places.findIndex((at) => this.word(at) === "select");
    if (begin < 0) return star;
    const rest = places.slice(begin + 1);
    const end = rest.findIndex((at) => ENDS.test(this.word(at)) || this.word(at) === "from");
    const items: number[][] = [[]];
    for (const at of end < 0 ? rest : rest.slice(0, end)) this.word(at) === "," ? items.push([]) : items.at(-1)!.push(at);
    return items.flatMap((item): [string, string, boolean][] => {
      const last = item.at(-1) ?? -1, before = this.word(item.at(-2) ?? -1);
      const [first, second, third] = item.slice(0, 3).map((at) => this.word(at));
      if (first === "*") return star;
      if (second === "." && third === "*") return (this.columnsOf(plain(first)) ?? []).map(([name, type]) => [name, type, false]);
      if (!this.isName(last)) return [];
      const name = plain(this.code[last].text);
      const isColumn = item.length === 1 || before === ".";
      return [[name, isColumn ? all.find(([one]) => one === name)?.[1] ?? "" : "", !isColumn]];
    });
  }
}
