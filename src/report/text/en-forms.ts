import { notTestedEn } from "./en-verdict.js";
import type { FormsText } from "./forms-text.js";

/** English words for the second families of hypothesis 1. */
export const formsEn: FormsText = {
  heading: (form, claim) =>
    form === "mean-score" ? `Hypothesis 1 by the mean score: ${claim}` : `Hypothesis 1 over all risk bands: ${claim}`,
  claims: {
    differ: (groups) => `a difference is shown for ${groups}`,
    some: "a difference is shown",
    none: "no statistical evidence of a difference",
    withheld: "the result may not be shown",
    notTested: "not tested",
  },
  why: {
    "mean-score": ({ unit, alpha }) =>
      `Two groups can be flagged equally often and still have other scores. So the plan also compares the mean score of each group's members with that of all others. All members of one of the ${unit} count with its score. This family has an error rate of its own, ${alpha}.`,
    "all-bands": ({ unit, alpha }) =>
      `Flagged or not is one cut between the risk bands. The plan also compares the groups at every other cut: which share of the members is at ${unit} in that band or a higher one. This family has an error rate of its own, ${alpha}.`,
  },
  beside: "It is not corrected for the test of flags. It changes no verdict.",
  deciding: ({ test, groups, cuts }) =>
    `The smallest p-value over ${groups} tested groups${cuts === null ? "" : ` and ${cuts} cuts`}, corrected for their number: ${test}.`,
  through: (groups) =>
    `For ${groups} a difference shows as well, but it goes away, or may, when another group that lies far from the rest is left out.`,
  noScore: "some of the audited units have no score",
  notTested: (reason) => `This could not be tested: ${reason}.`,
  reasons: notTestedEn,
  table: {
    "mean-score": "Mean score of each group against all others",
    "all-bands": "Each group against all others at every cut between the bands",
  },
  columns: {
    cut: "Band",
    mean: { "mean-score": "Mean score", "all-bands": "Share" },
    rest: { "mean-score": "Mean score of the others", "all-bands": "Share of the others" },
    difference: { "mean-score": "Difference", "all-bands": "Difference, points" },
    interval: "Interval",
    adjusted: "p, adjusted",
    finding: "Finding",
  },
  atLeast: (band) => `${band} or higher`,
  findings: {
    differs: "Differs",
    "through-others": "Through others",
    "not-shown": "Not shown",
    withheld: "May not be shown",
  },
};
