import { rmSync } from "node:fs";
import { join } from "node:path";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { nodeContext } from "../../src/runtime/node.js";
import { samplePlan } from "../support/sample-plan.js";
import type { Bench, Benches } from "./bench.js";
import { writeSponsors } from "./made-up-sponsor-files.js";

/** Sponsors and their migrants in CSV files, read and checked row by row. */
export const sponsorsFiles: Benches = ({ quick }) => [() => bench(quick ? 1e3 : 1e5)];

function bench(sponsors: number): Bench {
  const folder = writeSponsors(sponsors);
  // A handler of an exit waits for nothing, so it is set once the path is known.
  void folder.then((path) => process.once("exit", () => rmSync(path, { recursive: true, force: true })));
  const plan = samplePlan();
  const context = nodeContext({ threads: 1 });
  return {
    work: `${sponsors} sponsors and ${3 * sponsors} rows of migrants in CSV files: read and checked (memory: of 1e6)`,
    async run() {
      const engine = await openDuckdbEngine(plan, await folder, context);
      return engine.describe().files[0]!.rows;
    },
    memory: { script: join(import.meta.dirname, "sponsors-memory.ts"), megabytes: 2048 },
  };
}
