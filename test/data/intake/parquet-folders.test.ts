import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { collectProblems } from "../../../src/data/intake/collect-problems.js";
import { matchingPaths } from "../../../src/data/intake/matching-paths.js";
import type { Issue } from "../../../src/errors.js";
import { checkRules } from "../../../src/plan/rules.js";
import { dataFolder, places, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan } from "../../support/sample-plan.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const ROWS = Array.from({ length: 30 }, (_, i) => ({
  id: String(i).padStart(3, "0"),
  group: i % 3 === 0 ? "A" : "B",
  band: i % 4 === 0 ? "high" : "low",
  year: String(2019 + (i % 3)),
}));
const STRATA = [{ name: "year", label: { nl: "jaar", en: "year" }, modelInput: false, columns: ["year"] }];
const columns = { score: undefined, selected: undefined, outcome: undefined };
const planOf = (file: string) =>
  sampleCasesPlan({ data: { cases: { file, columns } }, strata: STRATA, outcome: undefined, selected: undefined });

type Row = Readonly<Record<string, string>>;

/** Parquet files by path, each with its rows. */
async function parquetFiles(files: Readonly<Record<string, readonly Row[]>>): Promise<string> {
  const folder = temporaryFolder();
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  for (const [name, rows] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    const names = Object.keys(rows[0]!);
    const values = rows.map((row) => `(${names.map((key) => `'${row[key]}'`).join(", ")})`).join(", ");
    await connection.run(`COPY (SELECT * FROM (VALUES ${values}) t(${names.map((key) => `"${key}"`).join(", ")}))
      TO '${path}' (FORMAT parquet)`);
  }
  connection.closeSync();
  instance.closeSync();
  return folder;
}

async function evidenceOf(file: string, folder: string) {
  const engine = await openDuckdbEngine(planOf(file), folder, quietContext());
  return { hash: await engine.dataHash(quietContext()), files: engine.describe().files };
}

async function problemsOf(file: string, folder: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  for await (const issue of collectProblems(planOf(file), folder, quietContext())) issues.push(issue);
  return issues;
}

const withoutYear = ({ year: _year, ...row }: Row): Row => row;

describe("Parquet files in a folder, of a pattern, and in folders named after a value", () => {
  it("give the evidence of one CSV file with all rows", async () => {
    const lines = ROWS.map(({ id, group, band, year }) => [id, group, band, year].join());
    const csv = dataFolder({ "cases.csv": ["id,group,band,year", ...lines, ""].join("\n") });
    const { hash } = await evidenceOf("cases.csv", csv);
    const parts = await parquetFiles({ "cases/b.parquet": ROWS.slice(0, 7), "cases/a/c.parquet": ROWS.slice(7) });
    expect(await evidenceOf("cases/", parts)).toEqual({ hash, files: [{ name: "cases", rows: 30 }] });
    expect(await evidenceOf("cases/**/?.parquet", parts)).toEqual({ hash, files: [{ name: "?.parquet", rows: 30 }] });
    const byYear = Object.fromEntries(
      ["2019", "2020", "2021"].map((year) => [
        `cases/year=${year}/part.parquet`,
        ROWS.filter((row) => row.year === year).map(withoutYear),
      ]),
    );
    const hive = await parquetFiles(byYear);
    expect((await evidenceOf("cases/", hive)).hash).toBe(hash);
    expect((await evidenceOf("cases/year=*/part.parquet", hive)).hash).toBe(hash);
  });

  it("name the file and the row in it where a value breaks a rule", async () => {
    const broken = ROWS.map((row, i) => (i === 12 ? { ...row, band: "strange" } : row));
    const folder = await parquetFiles({ "cases/a.parquet": broken.slice(0, 10), "cases/b.parquet": broken.slice(10) });
    expect(places(await problemsOf("cases/", folder))).toEqual(["value-unknown b.parquet:3"]);
  });

  it("are refused where one has other columns or types, or where there is none", async () => {
    const other = ROWS.slice(20).map(({ id, group, band }) => ({ id, group, band }));
    const folder = await parquetFiles({ "cases/a.parquet": ROWS.slice(0, 20), "cases/b.parquet": other });
    expect(places(await problemsOf("cases/", folder))).toEqual(["files-differ b.parquet"]);
    expect(places(await problemsOf("cases/*x.parquet", folder))).toEqual(["file-missing *x.parquet"]);
    expect(places(await problemsOf("cases/*.csv", folder))).toEqual(["file-missing *.csv"]);
  });

  it("are those below the folder alone: links are not followed", async () => {
    const folder = await parquetFiles({ "cases/a.parquet": ROWS, "secret/b.parquet": ROWS });
    symlinkSync(join(folder, "secret"), join(folder, "cases/link"));
    symlinkSync(join(folder, "secret/b.parquet"), join(folder, "cases/b.parquet"));
    const found = matchingPaths(join(folder, "cases"));
    expect(found).toEqual({ paths: [join(folder, "cases/a.parquet")], isPattern: true });
    expect((await evidenceOf("cases/", folder)).files[0]!.rows).toBe(30);
  });

  it("need a path that says so in the plan", () => {
    expect(checkRules(planOf("cases/"))).toEqual([]);
    expect(checkRules(planOf("cases"))).toMatchObject([{ code: "plan-file-unreadable-as-declared" }]);
  });
});

it("a file whose own name has the marks of a pattern is that one file", async () => {
  const folder = await parquetFiles({ "a*.parquet": ROWS.slice(0, 5), "ab.parquet": ROWS.slice(5) });
  expect((await evidenceOf("a*.parquet", folder)).files).toEqual([{ name: "a*.parquet", rows: 5 }]);
});
