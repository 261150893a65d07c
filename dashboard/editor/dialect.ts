// DuckDB's words. Its reserved words and types come from duckdb_keywords() and duckdb_types() of DuckDB 2.0.

import { PostgreSQL, SQLDialect } from "@codemirror/lang-sql";

const RESERVED_WORDS =
  "all analyse analyze and any array as asc asymmetric both by case cast check collate column constraint create cross " +
  "default deferrable desc describe distinct do else end except false fetch for foreign from full glob grant group having " +
  "ilike in initially inner intersect into is isnull join lambda lateral leading left like limit natural not notnull null " +
  "offset on only or order outer pivot pivot_longer pivot_wider placing positional primary qualify references returning " +
  "right select semi anti asof show similar some summarize symmetric table tablesample then to trailing true try_cast " +
  "union unique unpivot using variadic when where window with";
// Words that are names as well; here they are shown as what they mostly are.
const OTHER_WORDS =
  "between columns cube current distinct escape exclude exists explain filter first following grouping ignore interval last " +
  "materialized nulls ordinality over partition preceding qualify range recursive rename replace respect rollup row rows " +
  "sample sets struct ties tables unbounded values within";
const TYPES =
  "bigint bignum bit blob bool boolean char date datetime decimal double enum float hugeint int int1 int2 int4 int8 integer " +
  "json map numeric real smallint string struct text time timestamp timestamptz timestamp_ms timestamp_ns timestamp_s " +
  "timetz tinyint ubigint uhugeint uinteger union usmallint utinyint uuid varbinary varchar variant";

export const RESERVED: ReadonlySet<string> = new Set(RESERVED_WORDS.split(" "));

// What is offered while typing: what a reader of a warehouse writes, not what its owner does.
export const KEYWORDS: readonly string[] = (
  "select|from|where|group by|group by all|order by|order by all|having|qualify|limit|offset|with|as|distinct|distinct on|" +
  "join|left join|right join|full join|inner join|cross join|asof join|semi join|anti join|positional join|on|using|" +
  "union|union all|union by name|union all by name|intersect|except|exclude|replace|columns|values|case|when|then|else|end|" +
  "and|or|not|in|between|like|ilike|similar to|is null|is not null|is distinct from|is not distinct from|null|true|false|" +
  "exists|any|all|asc|desc|nulls first|nulls last|over|partition by|rows between|range between|unbounded preceding|" +
  "unbounded following|current row|filter|window|lateral|recursive|cast|try_cast|interval|pivot|unpivot|describe|" +
  "summarize|explain|show tables|using sample|tablesample|within group|grouping sets|rollup|cube|lambda"
).split("|");

export const DuckDB = SQLDialect.define({
  ...PostgreSQL.spec,
  charSetCasts: false,
  caseInsensitiveIdentifiers: true,
  specialVar: "",
  keywords: `${RESERVED_WORDS} ${OTHER_WORDS}`,
  types: TYPES,
});
