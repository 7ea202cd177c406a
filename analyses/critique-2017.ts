/*
 * "The sample is far too small, on both sides": what could 30 companies against 89 have shown?
 *
 * Source. A memo of Legal Affairs of 16 June 2017, published under the Wob, on the report behind the old risk model: a
 * little over 30 companies that had committed fraud (read here as 30) and 89 that had not, where the immigration
 * service's own data specialists asked for 600 cases in total. The area of 0.571 was reported later, without a number
 * of companies; it is set beside these counts to show what they allow, not because it was measured on them.
 * Question. Whatever was found: which differences would have been found in 80 of 100 such samples?
 * Methods. Area under the ROC curve: Hanley & McNeil 1982, two-sided at 5 %. One indicator, yes or no: the exact power
 * of Fisher's test, two-sided at 5 %. The interval of a reported area: Hanley & McNeil, 95 %.
 *
 *   npx tsx analyses/critique-2017.ts
 */
import {
  aucPower,
  exactProportionsPower,
  hanleyMcNeil,
  minimumDetectableAuc,
  minimumDetectableProportionExact,
  neededForAuc,
} from "../src/statistics.js";

const had = { cases: 30, controls: 89 };
const asked = { cases: 150, controls: 450 };
const reported = 0.571;
const alpha = 0.05;

console.log(`Sample: ${had.cases} against ${had.controls}, ${had.cases + had.controls} in total; asked for: 600`);

console.log(`An area of ${reported} with these counts:`);
console.table(
  [had, asked].map((counts) => {
    const { interval } = hanleyMcNeil(reported, counts);
    return {
      cases: counts.cases,
      controls: counts.controls,
      interval: "lower" in interval ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}` : interval.reason,
      "power against 0.5": aucPower({ auc: reported, constant: 0.5, alpha }, counts).toFixed(2),
      "smallest area found": minimumDetectableAuc(counts, { constant: 0.5, alpha }).toFixed(3),
    };
  }),
);

const needed = neededForAuc({ auc: reported, constant: 0.5, alpha }, { controlsPerCase: had.controls / had.cases });
console.log(`To tell ${reported} from 0.5 in 80 of 100 samples: ${needed.cases} against ${needed.controls}`);

console.log("One indicator, yes or no: smallest share of the 30 that would have been found");
console.table(
  [0.05, 0.1, 0.2, 0.5].map((among) => {
    const sizes = { n1: had.controls, n2: had.cases };
    const found = minimumDetectableProportionExact({ p1: among, alpha }, sizes);
    if (found.kind !== "estimate") return { "share of the 89": among, "share of the 30": found.reason };
    const doubled = exactProportionsPower({ p1: among, p2: Math.min(1, 2 * among), alpha }, sizes);
    return {
      "share of the 89": among,
      "share of the 30": found.value.toFixed(3),
      difference: (found.value - among).toFixed(3),
      "risk ratio": (found.value / among).toFixed(2),
      "power for twice the share": doubled.toFixed(2),
    };
  }),
);
