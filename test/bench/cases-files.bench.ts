import { rmSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { errorsByGroup } from "../../src/audit/errors/errors-by-group.js";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { nodeContext } from "../../src/runtime/node.js";
import type { Bench, Benches } from "./bench.js";
import { casesPlan, writeCases } from "./made-up-cases.js";

/** Cases of a Parquet file, checked and counted by group, with error rates and their intervals; and of a CSV file. */
export const casesFiles: Benches = ({ quick }) => [
  () => bench(quick ? 1e4 : 1e6),
  () => besideBareQuery(quick ? 1e4 : 1e8),
  () => csvBench(quick ? 1e4 : 1e6),
];

const MEMORY = { script: join(import.meta.dirname, "cases-memory.ts"), megabytes: 2048 };

function bench(rows: number): Bench {
  const folder = removedAtExit(writeCases(rows));
  const plan = casesPlan();
  const context = nodeContext({ threads: 1 });
  return {
    work: `${rows} cases of 60 groups in a Parquet file: read, checked, error rates by group with intervals (memory: of 1e8)`,
    async run() {
      const engine = await openDuckdbEngine(plan, await folder, context);
      const { groupScores } = await engine.evidence(["groupScores"], context);
      const { result } = errorsByGroup(groupScores, plan);
      if (result.kind !== "estimated") throw new Error("expected error rates");
      return result.groups.length;
    },
    ...(rows === 1e6 ? { seconds: 0.335, memory: { ...MEMORY, words: ["parquet"] } } : {}),
  };
}

/** All that is asked of cases, beside the one query that counts them and checks nothing. */
function besideBareQuery(rows: number): Bench {
  const folder = removedAtExit(writeCases(rows));
  const plan = casesPlan();
  const context = nodeContext({ threads: 1 });
  return {
    work: `${rows} cases in a Parquet file: read, checked, counted by group, band, outcome and stratum`,
    async run() {
      const engine = await openDuckdbEngine(plan, await folder, context);
      return engine.describe().files[0]!.rows;
    },
    rival: { kind: "ours", label: "bare grouped query of DuckDB", run: async () => bareQuery(await folder) },
    ratio: 3,
  };
}

async function bareQuery(folder: string): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const rows = await connection.runAndReadAll(
    `SELECT "group", band, outcome, region, count(*) FROM '${join(folder, "cases.parquet")}' GROUP BY ALL`,
  );
  connection.closeSync();
  instance.closeSync();
  return rows.currentRowCount;
}

function csvBench(rows: number): Bench {
  const folder = removedAtExit(writeCases(rows, "csv"));
  const plan = casesPlan("csv");
  const context = nodeContext({ threads: 1 });
  return {
    work: `${rows} cases in a CSV file: bytes scanned, rows read and checked (memory: of 2e7)`,
    async run() {
      const engine = await openDuckdbEngine(plan, await folder, context);
      return engine.describe().files[0]!.rows;
    },
    ...(rows === 1e6 ? { memory: { ...MEMORY, words: ["csv"] } } : {}),
  };
}

function removedAtExit(folder: Promise<string>): Promise<string> {
  // A handler of an exit waits for nothing, so it is set once the path is known.
  void folder.then((path) => process.once("exit", () => rmSync(path, { recursive: true, force: true })));
  return folder;
}
