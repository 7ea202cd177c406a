import { expect, it } from "vitest";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import type { Engine } from "../../src/data/evidence.js";
import { quietContext } from "../support/data-folder.js";
import { sampleCasesPlan } from "../support/sample-plan.js";

it("runAudit asks the engine once, for each kind of evidence that a question needs", async () => {
  const plan = sampleCasesPlan({ resampling: { seed: 1, resamples: 99 } });
  const group = { codes: Uint8Array.from({ length: 80 }, (_, i) => i % 2), levels: ["A", "B"] };
  const band = { codes: Uint8Array.from({ length: 80 }, (_, i) => (i % 3 === 0 ? 1 : 0)), levels: ["low", "high"] };
  const engine = memoryEngine(plan, { form: "cases", cases: { group, band } });
  const asked: string[][] = [];
  const watched: Engine = {
    ...engine,
    evidence: (needs, context) => {
      asked.push([...needs].sort());
      return engine.evidence(needs, context);
    },
  };
  const result = await runAudit(watched, quietContext());
  expect(asked.length).toBe(1);
  expect(asked[0]).toEqual([...new Set(asked[0])]);
  expect(asked[0]).toEqual(expect.arrayContaining(["composition", "groupCounts", "groupScores", "scores"]));
  expect(result.hypothesis1.kind).toBe("tested");
});
