import { rmSync } from "node:fs";
import { join } from "node:path";
import { errorsByGroup } from "../../src/audit/errors/errors-by-group.js";
import { openDuckdbEngine } from "../../src/data/engines/duckdb.js";
import { nodeContext } from "../../src/runtime/node.js";
import type { Bench, Benches } from "./bench.js";
import { casesPlan, writeCases } from "./made-up-cases.js";

/** Cases of a Parquet file, checked and counted by group, with error rates and their intervals. */
export const casesFiles: Benches = ({ quick }) => [() => bench(quick ? 1e4 : 1e6)];

function bench(rows: number): Bench {
  const folder = writeCases(rows);
  process.once("exit", () => void folder.then((path) => rmSync(path, { recursive: true, force: true })));
  const plan = casesPlan();
  const context = nodeContext({ threads: 1 });
  return {
    work: `${rows} cases of 60 groups in a Parquet file: read, checked, error rates by group with intervals`,
    async run() {
      const engine = await openDuckdbEngine(plan, await folder, context);
      const { groupScores } = await engine.evidence(["groupScores"], context);
      const { result } = errorsByGroup(groupScores, plan);
      if (result.kind !== "estimated") throw new Error("expected error rates");
      return result.groups.length;
    },
    ...(rows === 1e6
      ? {
          seconds: 0.335,
          memory: { script: join(import.meta.dirname, "cases-memory.ts"), megabytes: 2048 },
        }
      : {}),
  };
}
