import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { collectProblems } from "../../../src/data/intake/collect-problems.js";
import type { Issue } from "../../../src/errors.js";
import { checkRules } from "../../../src/plan/rules.js";
import { dataFolder, places, quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { MIGRANTS, SPONSORS } from "../traps/sponsor-files.js";

const planOf = (sponsors: string, file = "store.duckdb") =>
  samplePlan({ data: { sponsors: { file, table: sponsors }, migrants: { file, table: "members" } } });

const TABLES = [
  `CREATE TABLE scored AS SELECT * FROM (VALUES ('0363', 10::DOUBLE, 'none', 'risk', 62::INTEGER),
    ('007', 60, 'violation', 'risk', 47), ('10000003', 59.9, NULL, 'never', 1)) t(sponsor, score, outcome, provenance, branch)`,
  "CREATE TABLE members AS SELECT * FROM (VALUES ('0363', 'A', 2), ('007', 'B', 1), ('10000003', 'A', 5)) t(sponsor, nationality, migrants)",
  "CREATE VIEW of_scored AS SELECT * FROM scored",
  "CREATE SCHEMA other",
  "CREATE TABLE other.scored AS SELECT * FROM main.scored",
];

/** A folder with a database file in which statements have run. */
async function databaseFolder(statements: readonly string[] = TABLES): Promise<string> {
  const folder = temporaryFolder();
  const instance = await DuckDBInstance.create(join(folder, "store.duckdb"));
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement.replaceAll("FOLDER", folder));
  connection.closeSync();
  instance.closeSync();
  return folder;
}

async function hashOf(plan: ReturnType<typeof planOf>, folder: string) {
  return (await openDuckdbEngine(plan, folder, quietContext())).dataHash(quietContext());
}

async function problemsOf(plan: ReturnType<typeof planOf>, folder: string): Promise<Issue[]> {
  const issues: Issue[] = [];
  for await (const issue of collectProblems(plan, folder, quietContext())) issues.push(issue);
  return issues;
}

describe("a DuckDB database file", () => {
  it("gives the evidence of the same rows in CSV, from a table, from a view, and from another schema", async () => {
    const expected = await hashOf(samplePlan(), dataFolder({ "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS }));
    const folder = await databaseFolder();
    for (const name of ["main.scored", "of_scored", "other.scored"]) {
      expect(await hashOf(planOf(name), folder), name).toBe(expected);
    }
  });

  it("is refused where the table is not there, or stands in two schemas", async () => {
    const folder = await databaseFolder();
    expect(places(await problemsOf(planOf("absent"), folder))).toEqual(["table-missing store.duckdb"]);
    expect(places(await problemsOf(planOf("scored"), folder))).toEqual(["table-missing store.duckdb"]);
    expect((await problemsOf(planOf("scored"), folder))[0]!.received).toBe("2 schemas that have one");
  });

  it("cannot reach a file through a view, and stays as it is", async () => {
    const view = "CREATE VIEW outside AS SELECT * FROM read_csv('FOLDER/secret.csv')";
    const folder = await databaseFolder(TABLES);
    writeFileSync(join(folder, "secret.csv"), "sponsor,score,outcome,provenance,branch\n1,2,none,risk,62\n");
    const instance = await DuckDBInstance.create(join(folder, "store.duckdb"));
    const connection = await instance.connect();
    await connection.run(view.replaceAll("FOLDER", folder));
    connection.closeSync();
    instance.closeSync();
    const issues = await problemsOf(planOf("outside"), folder);
    expect(places(issues)).toEqual(["file-unreadable store.duckdb"]);
    expect(existsSync(join(folder, "store.duckdb.wal"))).toBe(false);
  });

  it("is no SQLite file and no text", async () => {
    const folder = dataFolder({
      "store.duckdb": Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(4080)]),
      "migrants.csv": MIGRANTS,
    });
    const plan = samplePlan({ data: { sponsors: { file: "store.duckdb", table: "scored" } } });
    const issues = await problemsOf(plan, folder);
    expect(places(issues)).toContain("file-unreadable store.duckdb");
    expect(issues[0]!.message).toContain("SQLite");
  });

  it("needs the name of a table in the plan, which no other file may have", () => {
    const rules = (file: string, table?: string) =>
      checkRules(samplePlan({ data: { sponsors: { file, ...(table && { table }) } } })).map(({ path }) =>
        path.join("."),
      );
    expect(rules("store.duckdb")).toEqual(["data.sponsors.table"]);
    expect(rules("sponsors.csv", "scored")).toEqual(["data.sponsors.table"]);
    expect(rules("store.duckdb", "scored")).toEqual([]);
  });
});
