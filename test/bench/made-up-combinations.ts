import type { CaseColumns } from "../../src/data/columns.js";
import type { Plan } from "../../src/plan/schema.js";
import { sampleCasesPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

const BANDS = ["low", "high"] as const;
const OUTCOMES = ["0", "1"] as const;
/** Shares of the bands and the outcomes, in twentieths. */
const SHARE = { low: 17, high: 3, "0": 18, "1": 2 } as const;

/** Plan of cases with a band and an outcome. */
export function combinedCasesPlan(): Plan {
  return sampleCasesPlan({
    data: { cases: { columns: { selected: undefined, score: undefined } } },
    selected: undefined,
  });
}

/**
 * Cases that are read as combinations: large groups and small ones, bands and outcomes in fixed proportions.
 * @param cases  number of cases, about; that of each combination is a whole number
 * @param groups  number of groups, of which the largest holds three times as many as the smallest
 */
export function combinedCases(cases: number, groups: number): CaseColumns {
  const sizes = Array.from({ length: groups }, (_, group) => 1 + (2 * group) / groups);
  const all = 400 * sizes.reduce((sum, size) => sum + size, 0);
  const rows = sizes.flatMap((size, group) =>
    BANDS.flatMap((band) =>
      OUTCOMES.map((outcome) => ({
        group: `G${group}`,
        band,
        outcome,
        weight: Math.round((cases * size * SHARE[band] * SHARE[outcome]) / all),
      })),
    ),
  );
  return {
    group: textColumn(rows.map(({ group }) => group)),
    band: textColumn(rows.map(({ band }) => band)),
    outcome: textColumn(rows.map(({ outcome }) => outcome)),
    weight: Float64Array.from(rows, ({ weight }) => weight),
  };
}
