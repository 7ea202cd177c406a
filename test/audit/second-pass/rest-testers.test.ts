import { describe, expect, it } from "vitest";
import { auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { clusteredRest } from "../../../src/audit/second-pass/clustered-rest.js";
import { disjointRest } from "../../../src/audit/second-pass/disjoint-rest.js";
import type { RestTest } from "../../../src/audit/second-pass/rest-tester.js";
import { binomialUpperTail } from "../../../src/statistics/distributions.js";
import { logHypergeometricTail } from "../../../src/statistics/hypergeometric-tails.js";
import { compositionOf } from "../../support/composition-evidence.js";
import { quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";

/** Flagged and all units of four groups; X is flagged far more often. */
const COUNTS = { A: [9, 60], B: [4, 50], C: [12, 70], X: [40, 50] } as const;
const GROUPS = Object.keys(COUNTS) as (keyof typeof COUNTS)[];
const counts = GROUPS.map((group) => ({ flagged: COUNTS[group][0], total: COUNTS[group][1] }));
const all = { flagged: 65, total: 230 };
const tested = Uint16Array.of(0, 1, 2, 3);

/** The same groups as units of one member each. */
const evidence = compositionOf(
  GROUPS.flatMap((group) => {
    const [flagged, total] = COUNTS[group];
    return [
      { band: 1, members: { [group]: 1 }, weight: flagged },
      { band: 0, members: { [group]: 1 }, weight: total - flagged },
    ];
  }),
);

describe("tests against a rest without the far group", () => {
  it("agree between units of one member and counts by group", async () => {
    const plan = samplePlan({ hypothesis1: { stepDown: "maxT" }, resampling: { resamples: 9_999 } });
    const family = { tested, passing: () => tested };
    const clustered = await clusteredRest(auditedUnits(evidence), family, plan, quietContext()).test([3]);
    const options = { tested, alpha: 0.05, stepDown: "maxT", seed: 1, resamples: 9_999 } as const;
    const disjoint = await disjointRest({ counts, all }, options, quietContext()).test([3]);
    expect([...clustered.tested]).toEqual([...disjoint.tested]);
    expect(disjoint.resamples).toBe(9_999);
    for (let place = 0; place < 3; place++) {
      const [p, q] = [clustered.adjusted.pValues[place]!, disjoint.adjusted.pValues[place]!];
      // The studentised contrast is not symmetric: it orders counts on either side of the mean a little differently.
      expect(Math.abs(p - q)).toBeLessThan(0.1);
      expect(Math.sign(Number(clustered.contrasts[place]))).toBe(Math.sign(Number(disjoint.contrasts[place])));
    }
  });

  it("give one group alone Fisher's law of the units that are left", async () => {
    const options = { tested: Uint16Array.of(1), alpha: 0.05, stepDown: "minP", seed: 1, resamples: 9_999 } as const;
    const { adjusted }: RestTest = await disjointRest({ counts, all }, options, quietContext()).test([3]);
    // 4 of B's 50 flagged where 25 of 180 are: as far from the mean are 0 to 4 and 10 or more.
    const mean = (50 * 25) / 180;
    const urn = { white: 25, black: 155, drawn: 50 };
    const lower = Math.exp(logHypergeometricTail(urn, 4, "lower"));
    const expected = lower + Math.exp(logHypergeometricTail(urn, Math.ceil(2 * mean - 4), "upper"));
    const extreme = adjusted.extreme[0]!;
    expect(binomialUpperTail(extreme, 9_999, expected)).toBeGreaterThan(1e-4);
    expect(1 - binomialUpperTail(extreme + 1, 9_999, expected)).toBeGreaterThan(1e-4);
  });

  it("give nothing where no unit, or every unit, that is left is flagged", async () => {
    const few = {
      counts: [
        { flagged: 0, total: 9 },
        { flagged: 3, total: 5 },
      ],
      all: { flagged: 3, total: 14 },
    };
    const options = { tested: Uint16Array.of(0, 1), alpha: 0.05, stepDown: "minP", seed: 1, resamples: 99 } as const;
    expect((await disjointRest(few, options, quietContext()).test([1])).tested).toHaveLength(0);
  });

  it("leave out groups that do not pass the gate among the units that are left", async () => {
    const plan = samplePlan();
    const passing = () => Uint16Array.of(0, 2);
    const { tested: left } = await clusteredRest(
      auditedUnits(evidence),
      { tested, passing },
      plan,
      quietContext(),
    ).test([3]);
    expect([...left]).toEqual([0, 2]);
  });
});
