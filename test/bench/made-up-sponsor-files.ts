import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";

/**
 * Writes made-up sponsors and their migrants, three rows a sponsor, into CSV files for `samplePlan()`.
 * @param sponsors  number of sponsors
 * @returns a new folder that holds sponsors.csv and migrants.csv; the caller removes it
 */
export async function writeSponsors(sponsors: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-bench-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT i AS sponsor, hash(i) % 101 AS score, hash(i + 2) % 9 AS branch,
      CASE hash(i + 1) % 10 WHEN 0 THEN 'violation' WHEN 1 THEN NULL ELSE 'none' END AS outcome,
      CASE hash(i + 1) % 10 WHEN 1 THEN 'never' ELSE 'risk' END AS provenance
    FROM range(${sponsors}) t(i)) TO '${join(folder, "sponsors.csv")}' (FORMAT csv)`);
  await connection.run(`COPY (
    SELECT i // 3 AS sponsor, 'N' || (hash(i // 3) % 30 + 40 * (i % 3)) AS nationality, 1 + hash(i) % 7 AS migrants
    FROM range(${3 * sponsors}) t(i)) TO '${join(folder, "migrants.csv")}' (FORMAT csv)`);
  connection.closeSync();
  instance.closeSync();
  return folder;
}
