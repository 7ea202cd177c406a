import { describe, expect, it } from "vitest";
import {
  clickhouseDialect,
  clickhouseIdentifier,
  clickhouseType,
  hexadecimal,
} from "../../../../src/data/intake/servers/clickhouse-dialect.js";
import { postgresqlDialect, postgresqlType } from "../../../../src/data/intake/servers/postgresql-dialect.js";
import type { DescribedTable, Dialect, Statement } from "../../../../src/data/intake/servers/server-session.js";

const COLUMNS = [
  { name: "group", type: "VARCHAR" },
  { name: "score", type: "FLOAT" },
];
const TABLE: DescribedTable = { schema: "audit", name: "cases", columns: COLUMNS };

const DIALECTS: readonly (readonly [string, Dialect])[] = [
  ["PostgreSQL", postgresqlDialect],
  ["ClickHouse", clickhouseDialect],
];

function statements(
  dialect: Dialect,
  table: DescribedTable,
  columns = table.columns,
): Readonly<Record<string, Statement>> {
  return {
    rows: dialect.rows(table, columns),
    combinations: dialect.combinations(table, columns),
    identifiers: dialect.identifiers(table, columns[0]!, ["", "n/a"]),
    state: dialect.state(table, columns),
  };
}

const flat = ({ sql }: Statement) => sql.replaceAll(/\s+/g, " ");

describe("the statements of PostgreSQL", () => {
  it("are these, with values beside them", () => {
    const { rows, combinations, identifiers, state } = statements(postgresqlDialect, TABLE);
    expect(flat(rows!)).toBe(
      'SELECT "group"::text COLLATE "C", "score"::double precision::text COLLATE "C" FROM "audit"."cases"',
    );
    expect(flat(combinations!)).toBe(
      'SELECT "group"::text COLLATE "C", "score"::double precision::text COLLATE "C", pg_catalog.count(*)::text ' +
        'FROM "audit"."cases" GROUP BY 1, 2',
    );
    expect(flat(identifiers!)).toBe(
      "SELECT pg_catalog.count(*) FILTER (WHERE id IS NULL OR id = ANY ($1::text[]))::text, " +
        "pg_catalog.count(DISTINCT id) FILTER (WHERE NOT id = ANY ($1::text[]))::text " +
        'FROM (SELECT "group"::text COLLATE "C" AS id FROM "audit"."cases") t',
    );
    expect(identifiers!.values).toEqual([["", "n/a"]]);
    expect(flat(state!)).toBe(`SELECT pg_catalog.count(*)::text, '' FROM "audit"."cases"`);
  });

  it("know types by the words of DuckDB, and keep a type of which no text is exact", () => {
    const types = ["character varying", "numeric", "real", "date", "timestamp with time zone", "citext"];
    expect(types.map((type) => postgresqlType(type, false))).toEqual([
      "VARCHAR",
      "DECIMAL(38,0)",
      "FLOAT",
      "DATE",
      "TIMESTAMP WITH TIME ZONE",
      "CITEXT",
    ]);
    expect(postgresqlType("mood", true)).toBe("VARCHAR");
  });
});

describe("the statements of ClickHouse", () => {
  it("are these, with values as hexadecimal digits", () => {
    const { rows, combinations, identifiers, state } = statements(clickhouseDialect, TABLE);
    expect(flat(rows!)).toBe(
      "SELECT toString(`group`) AS answer_0, toString(toFloat64(`score`)) AS answer_1 FROM `audit`.`cases`",
    );
    expect(flat(combinations!)).toBe(
      "SELECT toString(`group`) AS answer_0, toString(toFloat64(`score`)) AS answer_1, toString(count()) AS answer_2 " +
        "FROM `audit`.`cases` GROUP BY answer_0, answer_1",
    );
    const missing =
      "isNull(toString(`group`)) OR ifNull(toString(`group`), '') = unhex('') OR ifNull(toString(`group`), '') = unhex('6E2F61')";
    expect(flat(identifiers!)).toBe(
      `SELECT toString(countIf(${missing})) AS answer_0, ` +
        `toString(uniqExactIf(ifNull(toString(\`group\`), ''), NOT (${missing}))) AS answer_1 FROM \`audit\`.\`cases\``,
    );
    expect(flat(state!)).toBe(
      "SELECT toString(count()) AS answer_0, toString(sum(cityHash64(ifNull(toString(`group`), ''), isNull(toString(`group`)), " +
        "ifNull(toString(toFloat64(`score`)), ''), isNull(toString(toFloat64(`score`)))))) AS answer_1 FROM `audit`.`cases`",
    );
  });

  it("name their answers as no column is named", () => {
    const columns = [...COLUMNS, { name: "answer_7", type: "VARCHAR" }];
    const { sql } = clickhouseDialect.rows({ ...TABLE, columns }, COLUMNS);
    expect(sql).toContain("AS answer__0");
    expect(sql).not.toContain("answer_0");
  });

  it("know types by the words of DuckDB, and keep a type of which no text is exact", () => {
    const types = ["Nullable(String)", "LowCardinality(Nullable(String))", "Enum8('a, (b)' = 1)", "UInt64", "Float32"];
    expect(types.map(clickhouseType)).toEqual(["VARCHAR", "VARCHAR", "VARCHAR", "BIGINT", "FLOAT"]);
    expect(["DateTime('UTC')", "FixedString(4)", "Array(String)"].map(clickhouseType)).toEqual([
      "DateTime('UTC')",
      "FixedString(4)",
      "Array(String)",
    ]);
  });

  it("escape what ends or escapes a name", () => {
    expect(clickhouseIdentifier("a`b\\c")).toBe("`a\\`b\\\\c`");
    expect(hexadecimal("') OR 1=1 --")).toMatch(/^unhex\('[0-9A-F]+'\)$/);
  });
});

const ENDS = ["'", '"', "`", "\\'", '\\"', "\\`", "''", '""', "``", "')", '")', "`)", "$$", "$1", "?", "\\", "\u2019"];
const TAILS = [
  "; DROP TABLE cases --",
  "; INSERT INTO cases VALUES (1) --",
  " OR 1=1 --",
  " UNION ALL SELECT * FROM other --",
  "; SET readonly = 0 --",
  " /* ",
  " */ SELECT 1 --",
  "); COPY cases TO PROGRAM 'x'; --",
  " INTO OUTFILE 'x' --",
  " FORMAT Null --",
  "\n; SELECT 1",
  "{x:String}",
];
const PAYLOADS = ENDS.flatMap((end) => TAILS.map((tail) => `x${end}${tail}`));

/** A statement with everything in quotation marks left out, as the server reads them. */
function skeleton(sql: string, quote: '"' | "`"): string {
  const names = quote === '"' ? /"(?:[^"]|"")*"/g : /`(?:[^`\\]|\\.)*`/gs;
  return sql.replaceAll(names, "NAME").replaceAll(/unhex\('[0-9A-F]*'\)/g, "TEXT");
}

describe.each(DIALECTS)("SQL in names and values for %s", (name, dialect) => {
  const quote = name === "PostgreSQL" ? '"' : "`";
  const skeletons = (text: string) => {
    const columns = [
      { name: text, type: "VARCHAR" },
      { name: `${text}2`, type: "FLOAT" },
    ];
    const table = { schema: text, name: text, columns };
    const all = { ...statements(dialect, table), identifiers: dialect.identifiers(table, columns[0]!, [text]) };
    return Object.values(all).map(({ sql }) => skeleton(sql, quote));
  };

  it("changes no statement", () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200);
    const harmless = skeletons("harmless");
    for (const payload of PAYLOADS) expect(skeletons(payload), payload).toEqual(harmless);
  });
});
