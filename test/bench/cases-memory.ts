import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { nodeContext } from "../../src/runtime/node.js";
import { type CasesFormat, casesPlan, writeCases } from "./made-up-cases.js";

const ROWS: Readonly<Record<CasesFormat, number>> = { parquet: 1e8, csv: 2e7 };

/*
 * 1e8 cases of a Parquet file, or 2e7 of a CSV file, in a process of its own, which another wrote: prints the most memory
 * that it took, in MB.
 *   npx tsx test/bench/cases-memory.ts parquet|csv
 */
const format: CasesFormat = process.argv[2] === "csv" ? "csv" : "parquet";
if (process.argv[3] === "write") {
  console.log(await writeCases(ROWS[format], format));
} else {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), format, "write"];
  const folder = spawnSync(process.execPath, own, { encoding: "utf8" }).stdout.trim();
  try {
    const context = nodeContext({ threads: 1, store: { memoryLimit: "1500MB" } });
    const engine = await openDuckdbEngine(casesPlan(format), folder, context);
    if (engine.describe().files[0]?.rows !== ROWS[format]) throw new Error(`expected ${ROWS[format]} cases`);
    console.log(process.resourceUsage().maxRSS / 1024);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
