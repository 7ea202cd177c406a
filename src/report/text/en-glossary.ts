import type { Glossary } from "./glossary.js";

/** English words of the report that need a line. */
export const glossaryEn: Glossary = {
  adjusted: [
    "corrected for the number of groups",
    "whoever looks at many groups finds differences by chance; the p-value is made stricter for that",
  ],
  area: [
    "area under the curve",
    "how well a score ranks: 0.5 is chance, 1 puts every violation above every unit without one",
  ],
  band: ["band", "class into which the model puts a unit, such as low, middle and high"],
  bound: ["at worst", "the least favourable of all values that fit what is known; no estimate"],
  calibration: ["calibration", "whether a score that says 30% goes with 30 violations in 100"],
  clustered: [
    "weight of equal sponsors",
    "one large employer counts for less than many small ones with as many people",
  ],
  composition: ["majority", "more than half of the people of a sponsor have one nationality"],
  detectable: ["would be found", "the smallest difference that data of this size would show in four of five cases"],
  flagged: ["flagged", "placed by the model in a band that leads to further investigation"],
  hypothesis: ["hypothesis", "a statement fixed before the audit, that the data can speak against"],
  interval: ["interval", "the values that fit the data; a 95% interval misses the true value in 5 of 100 audits"],
  margin: ["margin", "how large a difference in ratio the plan still calls alike"],
  pValue: [
    "p",
    "how often chance alone gives a difference at least this large; small means that chance does not explain it",
  ],
  provenance: ["random sample", "units drawn by lot, so that they stand for all units"],
  ratio: ["ratio", "the share in a group divided by the share among all others; 2 means twice as often"],
  resampling: ["arrangement", "a redistribution of the predictions over the units at random, to see what chance gives"],
  roc: ["ROC curve", "share of violations found against share of false alarms, at every threshold"],
  score: ["score", "number that the model gives a unit; higher means more risk"],
  signal: ["risk signal", "the figures point to a risk, without statistical evidence"],
  strata: ["within classes", "compared only with units that are alike in one respect, such as branch"],
  suppressed: ["suppressed", "left out because too few people or sponsors are behind it; not zero"],
  tested: ["tested group", "a group large enough for the test; smaller ones are only described"],
  violation: ["violation", "an inspection found that a rule was broken"],
};
