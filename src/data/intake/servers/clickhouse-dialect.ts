import type { TypedColumn } from "../load-typed.js";
import type { CatalogueTable, DescribedTable, Dialect } from "./server-session.js";

/**
 * Statements for ClickHouse, in what versions 18.16 and 26.7 both know: no parameters, so the few values that there are
 * travel as hexadecimal digits. Texts and counts are one query on one level, so that shards group their own rows.
 */
export const clickhouseDialect: Dialect = {
  rows: (table, columns) => ({
    sql: `SELECT ${named(columns.map(textOf), table)} FROM ${clickhouseTable(table)}`,
  }),
  combinations: (table, columns) => {
    const names = freeNames(columns.length + 1, table);
    const texts = columns.map((column, i) => `${textOf(column)} AS ${names[i]}`);
    return {
      sql: `SELECT ${texts.join(", ")}, toString(count()) AS ${names[columns.length]} FROM ${clickhouseTable(table)}
      GROUP BY ${names.slice(0, columns.length).join(", ")}`,
    };
  },
  identifiers: (table, id, missing) => {
    const text = `ifNull(${textOf(id)}, '')`;
    const isMissing = [`isNull(${textOf(id)})`, ...missing.map((each) => `${text} = ${hexadecimal(each)}`)].join(
      " OR ",
    );
    const counts = [`toString(countIf(${isMissing}))`, `toString(uniqExactIf(${text}, NOT (${isMissing})))`];
    return { sql: `SELECT ${named(counts, table)} FROM ${clickhouseTable(table)}` };
  },
  // Sums of hashes of whole rows: the order of rows is none, and a row that stands twice counts twice.
  state: (table, columns) => {
    const parts = columns.flatMap((column) => [`ifNull(${textOf(column)}, '')`, `isNull(${textOf(column)})`]);
    const counts = ["toString(count())", `toString(sum(cityHash64(${parts.join(", ")})))`];
    return { sql: `SELECT ${named(counts, table)} FROM ${clickhouseTable(table)}` };
  },
};

/** A name as a quoted identifier of ClickHouse, which reads escapes in it. */
export function clickhouseIdentifier(name: string): string {
  return `\`${name.replaceAll(/[\\`]/g, "\\$&")}\``;
}

/** A text as an expression that is made of digits and the letters A to F. */
export function hexadecimal(text: string): string {
  return `unhex('${Buffer.from(text, "utf8").toString("hex").toUpperCase()}')`;
}

/**
 * A type of ClickHouse in the words of DuckDB.
 * @param type  as DESCRIBE names it
 * @returns its own name where no text of it would be exact; a FixedString, of which bytes would be cut, is such a type
 */
export function clickhouseType(type: string): string {
  const [, inner] = /^(?:Nullable|LowCardinality)\((.*)\)$/s.exec(type) ?? [];
  if (inner !== undefined) return clickhouseType(inner);
  if (/^(String|UUID|Enum(8|16)?\(.*\))$/s.test(type)) return "VARCHAR";
  if (/^U?Int(8|16|32|64)$/.test(type)) return "BIGINT";
  if (/^U?Int(128|256)$/.test(type)) return "HUGEINT";
  if (/^Decimal/.test(type)) return "DECIMAL(38,0)";
  return { Float32: "FLOAT", Float64: "DOUBLE", Date: "DATE", Date32: "DATE", Bool: "BOOLEAN" }[type] ?? type;
}

/** A table by its database and name, quoted. */
export function clickhouseTable({ schema, name }: CatalogueTable): string {
  return `${clickhouseIdentifier(schema)}.${clickhouseIdentifier(name)}`;
}

function textOf({ name, type }: TypedColumn): string {
  const column = clickhouseIdentifier(name);
  return type === "FLOAT" ? `toString(toFloat64(${column}))` : `toString(${column})`;
}

function named(expressions: readonly string[], table: DescribedTable): string {
  const names = freeNames(expressions.length, table);
  return expressions.map((expression, i) => `${expression} AS ${names[i]}`).join(", ");
}

/** Names that no column has: ClickHouse would read the name of an expression in the place of a column of that name. */
function freeNames(many: number, { columns }: DescribedTable): readonly string[] {
  let prefix = "answer_";
  while (columns.some(({ name }) => name.startsWith(prefix))) prefix += "_";
  return Array.from({ length: many }, (_, i) => `${prefix}${i}`);
}
