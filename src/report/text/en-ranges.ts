import type { RangesText } from "./ranges-text.js";

/** English prose about rounded counts. */
export const rangesEn: RangesText = {
  intro:
    "The counts were rounded before the audit. One published count can stand for several exact ones. The next table gives the lowest and the highest value that each number takes over all exact counts that fit. Here Fisher's exact test stands for the test with random arrangements, with the smaller tail doubled and corrected for several groups by Holm. A verdict is given only where it holds over all of them.",
  deciding: ({ lower, upper, alpha }) =>
    `The smallest corrected p-value lies between ${lower} and ${upper}. The test uses ${alpha} as its limit.`,
  pearson: ({ lower, upper }) => `Pearson's chi-squared over all bands lies between ${lower} and ${upper}.`,
  caption: (hypothesis) => `Hypothesis ${hypothesis}: lowest and highest value over all exact counts that fit`,
  columns: {
    group: "Group",
    difference: "Difference, percentage points",
    ratio: "Ratio",
    interval: (level) => `Holds every ${level} interval of the ratio`,
    adjusted: "Corrected p",
  },
  noUpperEnd: "no upper end",
};
