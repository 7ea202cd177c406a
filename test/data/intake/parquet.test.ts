import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { collectProblems } from "../../../src/data/intake/collect-problems.js";
import type { Issue } from "../../../src/errors.js";
import { dataFolder, places, problemsIn, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { MIGRANTS, SPONSORS } from "../traps/sponsor-files.js";

const PARQUET = samplePlan({
  data: { sponsors: { file: "sponsors.parquet" }, migrants: { file: "migrants.parquet" } },
});

async function parquetFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = temporaryFolder();
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const [name, select] of Object.entries(files)) {
    await connection.run(`COPY (${select}) TO '${join(folder, name)}' (FORMAT parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
  return folder;
}

async function parquetProblems(files: Readonly<Record<string, string>>): Promise<Issue[]> {
  const issues: Issue[] = [];
  for await (const issue of collectProblems(PARQUET, await parquetFolder(files), quietContext())) issues.push(issue);
  return issues;
}

const sponsors = (score = "10::DOUBLE, 60, 59.9") => {
  const [first, ...rest] = score.split(", ");
  return `SELECT * FROM (VALUES ('0363', ${first}, 'none', 'risk', 62::INTEGER),
    ('007', ${rest[0]}, 'violation', 'risk', 47), ('10000003', ${rest[1]}, NULL, 'never', 1))
    AS t(sponsor, score, outcome, provenance, branch)`;
};
const migrants = (id = "'0363'", count = "2::UTINYINT") =>
  `SELECT * FROM (VALUES (${id}, 'A', ${count}), ('007', 'B', 1), ('10000003', 'A', 5)) AS t(sponsor, nationality, migrants)`;

describe("a Parquet file", () => {
  it("gives the same evidence as the same rows in CSV, whatever the number types", async () => {
    const context = quietContext();
    const csv = dataFolder({ "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
    const expected = await (await openDuckdbEngine(samplePlan(), csv, context)).dataHash(context);
    for (const score of ["10::DOUBLE, 60, 59.9", "10::DECIMAL(9,4), 60, 59.9", "'10', '60', '59.9'"]) {
      const folder = await parquetFolder({ "sponsors.parquet": sponsors(score), "migrants.parquet": migrants() });
      const engine = await openDuckdbEngine(PARQUET, folder, context);
      expect(await engine.dataHash(context)).toBe(expected);
      expect(engine.describe().files).toEqual([
        { name: "sponsors.parquet", rows: 3 },
        { name: "migrants.parquet", rows: 3 },
      ]);
    }
  });

  it("keeps a single-precision score as the double that it is", async () => {
    const context = quietContext();
    const files = {
      "sponsors.parquet": sponsors("0.1::FLOAT, 60::FLOAT, 59.9::FLOAT"),
      "migrants.parquet": migrants(),
    };
    const engine = await openDuckdbEngine(PARQUET, await parquetFolder(files), context);
    const { scores } = await engine.evidence(["scores"], context);
    expect(scores).toMatchObject({ scores: Float64Array.of(Math.fround(0.1), Math.fround(59.9), 60) });
  });

  it("has columns of a type that loses nothing as text", async () => {
    const issues = await parquetProblems({
      "sponsors.parquet": sponsors(),
      "migrants.parquet": `SELECT 1.0::DOUBLE AS sponsor, [1] AS nationality, 2.0::DOUBLE AS migrants`,
    });
    expect(issues.map(({ column, received }) => [column, received])).toEqual([
      ["sponsor", "type DOUBLE"],
      ["nationality", "type INTEGER[]"],
      ["migrants", "type DOUBLE"],
    ]);
  });

  it("has its rows checked like those of a CSV file, at their row", async () => {
    const issues = await parquetProblems({
      "sponsors.parquet": sponsors("'nan'::DOUBLE, 1e999::DOUBLE, 101"),
      "migrants.parquet": migrants("NULL", "-2"),
    });
    expect(places(issues)).toEqual([
      "value-type sponsors.parquet:1",
      "value-type sponsors.parquet:2",
      "value-range sponsors.parquet:3",
      "value-missing migrants.parquet:1",
      "value-range migrants.parquet:1",
    ]);
  });

  it("may not hold a NUL byte in a text", async () => {
    const group = "SELECT '0363' AS sponsor, 'A' || chr(0) AS nationality, 1::INTEGER AS migrants";
    const issues = await parquetProblems({ "sponsors.parquet": sponsors(), "migrants.parquet": group });
    expect(issues).toMatchObject([{ code: "nul-byte", column: "nationality", row: 1 }]);
  });

  it("is refused when it has no rows or is no Parquet", async () => {
    const none = await parquetProblems({
      "sponsors.parquet": `${sponsors()} LIMIT 0`,
      "migrants.parquet": `SELECT 'a' AS sponsor, 'b' AS nationality, 1 AS migrants`,
    });
    expect(places(none)).toEqual(["no-rows sponsors.parquet"]);
    const text = await problemsIn(PARQUET, { "sponsors.parquet": SPONSORS, "migrants.parquet": "" });
    expect(places(text)).toEqual(["file-unreadable sponsors.parquet", "file-unreadable migrants.parquet"]);
  });
});
