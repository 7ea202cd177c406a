import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { Plan } from "../../src/plan/schema.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

const STRATA = [{ name: "region", label: { nl: "regio", en: "region" }, modelInput: false, columns: ["region"] }];

export type CasesFormat = "parquet" | "csv";

/** Plan of cases with a band, an outcome and a stratum, in one file. */
export function casesPlan(format: CasesFormat = "parquet"): Plan {
  const columns = { selected: undefined, score: undefined };
  return sampleCasesPlan({
    data: { cases: { file: `cases.${format}`, columns } },
    selected: undefined,
    strata: STRATA,
  });
}

/**
 * Writes made-up cases of 60 groups into a file.
 * @param rows  number of cases
 * @param format  parquet or csv
 * @returns a new folder that holds cases.parquet or cases.csv; the caller removes it
 */
export async function writeCases(rows: number, format: CasesFormat = "parquet"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-bench-"));
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`COPY (
    SELECT range AS id, 'G' || (hash(range) % 60) AS "group", CASE hash(range + 1) % 8 WHEN 0 THEN 'high' ELSE 'low' END AS band,
      CASE hash(range + 2) % 10 WHEN 0 THEN '1' ELSE '0' END AS outcome, 'R' || (hash(range + 3) % 5) AS region
    FROM range(${rows})) TO '${join(folder, `cases.${format}`)}' (FORMAT ${format})`);
  connection.closeSync();
  instance.closeSync();
  return folder;
}
