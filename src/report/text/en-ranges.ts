import type { RangesText } from "./ranges-text.js";

/** English prose about rounded counts. */
export const rangesEn: RangesText = {
  intro:
    "The counts were rounded before the audit. One published count can stand for several exact ones. The next table gives the lowest and the highest value that each number takes over all exact counts that fit. Here Fisher's exact test stands for the test with random arrangements, with the smaller tail doubled and corrected for several groups by Holm. A verdict is given only where it holds over all of them.",
  suppressedIntro:
    "So the usual test was not done. Instead, every exact count that fits was looked at: a count that was left out can be anything below the limit of the source. The next table gives the lowest and the highest value that each number takes. The test is Fisher's exact test, with the smaller tail doubled and corrected for several groups by Holm. A verdict is given only where it holds over all of them.",
  designEffect: ({ designEffect, source }) =>
    `So the usual test was not done. The plan names a design effect of ${designEffect} (source: ${source}). It says how much less the members of a cluster tell than as many independent people would.`,
  approximate: ({ statistic, degreesOfFreedom, p, alpha }) =>
    `An approximate test divides Pearson's chi-squared by it: ${statistic} on ${degreesOfFreedom} degrees of freedom, ${p}. The test uses ${alpha} as its limit. It is only as good as that design effect, and says nothing of single groups.`,
  claimShown: "A difference is shown, by a test that stands in for the usual one",
  summaryShown: (hypothesis) =>
    `On hypothesis ${hypothesis}, a difference is shown that chance does not explain, by a test that stands in for the usual one.`,
  deciding: ({ lower, upper, alpha }) =>
    `The smallest corrected p-value ${span(lower, upper)}. The test uses ${alpha} as its limit.`,
  pearson: ({ lower, upper }) => `Pearson's chi-squared over all bands ${span(lower, upper)}.`,
  cramersV: ({ lower, upper }) =>
    `The strength of the relation over all bands (Cramér's V, from 0 to 1) ${span(lower, upper)}.`,
  caption: (hypothesis) => `Hypothesis ${hypothesis}: lowest and highest value over all exact counts that fit`,
  columns: {
    group: "Group",
    difference: "Difference, percentage points",
    ratio: "Ratio",
    interval: (level) => `Holds every ${level} interval of the ratio`,
    adjusted: "Corrected p",
  },
  noUpperEnd: "no upper end",
  selection: {
    intro:
      "The counts were rounded before the audit. One published count can stand for several exact ones. The next table gives the lowest and the highest value over all exact counts that fit.",
    caption: "Selection: lowest and highest value over all exact counts that fit",
    share: "Share selected",
  },
};

function span(lower: string, upper: string): string {
  return lower === upper ? `is ${lower}` : `lies between ${lower} and ${upper}`;
}
