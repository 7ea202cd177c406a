import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  clickhouseDialect,
  clickhouseTable,
  clickhouseType,
} from "../../../../src/data/intake/servers/clickhouse-dialect.js";
import type { DescribedTable } from "../../../../src/data/intake/servers/server-session.js";

/** Folder in which the package chdb is installed: it carries a current ClickHouse, in half a gigabyte. */
const FOLDER = process.env.TOETSSTEEN_CHDB ?? "";
const PACKAGE = join(FOLDER, "node_modules", "chdb");
const IS_PRESENT = FOLDER !== "" && existsSync(PACKAGE);
if (!IS_PRESENT) process.stdout.write("SKIPPED SERVERS: TOETSSTEEN_CHDB names no folder with the package chdb\n");

const SCRIPT = `
  const { Session } = require(process.argv[1]);
  const session = new Session();
  const statements = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
  const answers = statements.map((sql) => session.query(sql, "JSONEachRow"));
  session.cleanup();
  process.stdout.write(JSON.stringify(answers));
`;

/** Rows that each statement gives, in a process of its own. */
function answersOf(statements: readonly string[]): (readonly (string | null)[])[][] {
  const options = { input: JSON.stringify(statements), encoding: "utf8", maxBuffer: 1 << 26 } as const;
  const answers: string[] = JSON.parse(execFileSync(process.execPath, ["-e", SCRIPT, PACKAGE], options));
  return answers.map((text) =>
    (text ?? "")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => Object.values(JSON.parse(line))),
  );
}

const NAME = "a`b\\c'd\"e";
const ROWS: readonly (readonly [id: string, text: string | null, score: number, level: string, rows: number])[] = [
  ["1", "NLD", 0.1, "low", 3],
  ["2", null, 1e21, "high", 2],
  ["3", "", -0.3, "low", 1],
  ["4", "it's \\ \u00e9 \u{1F600}", 12, "high", 1],
];

describe.skipIf(!IS_PRESENT)("the statements for ClickHouse on the current version", () => {
  const bare = { schema: "d", name: "t`1" };
  const quoted = clickhouseTable(bare);
  const column = `\`${NAME.replaceAll(/[\\`]/g, "\\$&")}\``;
  const text = (value: string | null) => (value === null ? "NULL" : `unhex('${Buffer.from(value).toString("hex")}')`);
  const setUp = [
    "CREATE DATABASE d",
    `CREATE TABLE ${quoted} (id String, ${column} Nullable(String), score Float32, level LowCardinality(String),
      big UInt64, day Date, yes Bool) ENGINE = MergeTree ORDER BY id`,
    ...ROWS.map(
      ([id, value, score, level, rows]) =>
        `INSERT INTO ${quoted} SELECT ${text(id)}, ${text(value)}, ${score}, ${text(level)}, 18446744073709551615,
          toDate('2020-02-29'), true FROM numbers(${rows})`,
    ),
  ];
  let columns: DescribedTable["columns"];
  let table: DescribedTable;
  beforeAll(() => {
    const [described] = answersOf([...setUp, `DESCRIBE TABLE ${quoted}`]).slice(-1);
    columns = described!.map(([name, type]) => ({ name: name!, type: clickhouseType(type!) }));
    table = { ...bare, columns };
  });

  it("read names and types of columns", () => {
    expect(columns.map(({ type }) => type)).toEqual([
      "VARCHAR",
      "VARCHAR",
      "FLOAT",
      "VARCHAR",
      "BIGINT",
      "DATE",
      "BOOLEAN",
    ]);
    expect(columns[1]!.name).toBe(NAME);
  });

  it("give rows, combinations with their numbers, identifiers and the state", () => {
    const statements = [
      clickhouseDialect.rows(table, columns),
      clickhouseDialect.combinations(table, columns.slice(1)),
      clickhouseDialect.identifiers(table, columns[0]!, ["", "4"]),
      clickhouseDialect.identifiers(table, columns[1]!, [""]),
      clickhouseDialect.state(table, columns),
    ];
    const [rows, combinations, ids, texts, state] = answersOf([...setUp, ...statements.map(({ sql }) => sql)]).slice(
      setUp.length,
    );
    const fixed = ["18446744073709551615", "2020-02-29", "true"];
    const expected = ROWS.map(([, value, score, level, many]) => {
      return [value, String(Math.fround(score)), level, ...fixed, String(many)];
    });
    const sorted = (list: readonly unknown[]) => list.map((each) => JSON.stringify(each)).sort();
    const numbers = (list: readonly (readonly (string | null)[])[], place: number) =>
      list.map((row) => row.map((each, i) => (i === place ? Number(each) : each)));
    expect(sorted(numbers(combinations!, 1))).toEqual(sorted(numbers(expected, 1)));
    expect(rows!.length).toBe(7);
    expect(ids).toEqual([["1", "3"]]);
    expect(texts).toEqual([["3", "2"]]);
    expect(state![0]![0]).toBe("7");
  });
});
