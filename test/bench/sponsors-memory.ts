import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { nodeContext } from "../../src/runtime/node.js";
import { samplePlan } from "../support/sample-plan.js";
import { writeSponsors } from "./made-up-sponsor-files.js";

/*
 * 1e6 sponsors and 3e6 rows of migrants of CSV files, which are read one by one, in a process of its own, which another
 * wrote: prints the most memory that it took, in MB.
 *   npx tsx test/bench/sponsors-memory.ts
 */
const SPONSORS = 1e6;

if (process.argv[2] === "write") {
  console.log(await writeSponsors(SPONSORS));
} else {
  const own = [...process.execArgv, fileURLToPath(import.meta.url), "write"];
  const folder = spawnSync(process.execPath, own, { encoding: "utf8" }).stdout.trim();
  try {
    const context = nodeContext({ threads: 1, store: { memoryLimit: "1500MB" } });
    const engine = await openDuckdbEngine(samplePlan(), folder, context);
    if (engine.describe().files[0]?.rows !== SPONSORS) throw new Error(`expected ${SPONSORS} sponsors`);
    console.log(process.resourceUsage().maxRSS / 1024);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
