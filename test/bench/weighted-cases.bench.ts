import { testedGroups } from "../../src/audit/hypothesis-1/hypothesis-1.js";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { permute } from "../../src/audit/permutation/permute.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import type { CompositionEvidence } from "../../src/data/evidence.js";
import { nodeContext } from "../../src/runtime/node.js";
import type { Bench, Benches } from "./bench.js";
import { executor } from "./executor.js";
import { combinedCases, combinedCasesPlan } from "./made-up-combinations.js";

/** What an audit resamples, of few and of many cases with the same patterns in the same proportions. */
export const weightedCases: Benches = ({ quick }) => [() => (quick ? bench(1e3, 1e4, 5) : bench(1e5, 1e8, 60))];

function bench(few: number, many: number, groups: number): Bench {
  return {
    work: `resampling of ${many} cases in ${groups} groups against ${few} with the same patterns in the same proportions`,
    run: () => resampled(many, groups),
    rival: { kind: "ours", label: `${few} cases`, run: () => resampled(few, groups) },
    ratio: 1.2,
  };
}

/** Mean of Pearson's X2 over the resamples of an audit. */
async function resampled(cases: number, groups: number): Promise<number> {
  const plan = combinedCasesPlan();
  const context = { ...nodeContext({ threads: 1 }), executor };
  const engine = memoryEngine(plan, { form: "cases", cases: combinedCases(cases, groups) });
  const { composition } = await engine.evidence(["composition"], context);
  const units = auditedUnits(composition as CompositionEvidence);
  const tested = testedGroups(units, plan.groups.gate);
  if (tested.length !== groups) throw new Error(`expected ${groups} tested groups; got ${tested.length}`);
  const { pearson } = await permute(units, null, { tested, testedMajorities: new Uint16Array(0) }, plan, context);
  return [...pearson.resampled].reduce((sum, value) => sum + value, 0) / pearson.resampled.length;
}
