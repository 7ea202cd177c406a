import { join } from "node:path";
import { aucDeLongFromScores } from "../../src/statistics/delong.js";
import { agreeWithin, type Bench, type Benches } from "./bench.js";
import { madeUpScores } from "./made-up-scores.js";

/** Area under the ROC curve with DeLong's interval, from rows in any order. */
export const aucDeLong: Benches = ({ quick }) =>
  (quick ? [1e3] : [1e4, 1e5, 1e6, 1e7]).map((units) => () => bench(units));

function bench(units: number): Bench {
  const { scores, outcomes } = madeUpScores(units);
  return {
    work: `AUC with DeLong interval, ${units} rows`,
    run() {
      const estimate = aucDeLongFromScores(scores, outcomes);
      if (estimate.kind !== "estimate" || "kind" in estimate.interval) throw new Error("expected an interval");
      return estimate.interval.lower;
    },
    rival: {
      kind: "peer",
      program: {
        language: "Python",
        script: "auc_delong.py",
        files: { "scores.bin": scores, "outcomes.bin": outcomes },
        arguments: [],
      },
      agrees: agreeWithin(1e-9),
    },
    ...(units >= 1e6 ? { ratio: 0.5 } : {}),
    ...(units === 1e7 ? { memory: { script: join(import.meta.dirname, "auc-memory.ts"), megabytes: 400 } } : {}),
  };
}
