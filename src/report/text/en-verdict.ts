import type { AdequacyReason, Unit } from "../../audit/result.js";
import { secondPassEn } from "./en-second-pass.js";
import type { HypothesisNumber, PopulationWords } from "./population-text.js";
import type { VerdictText } from "./report-text.js";

/** English reasons why a hypothesis cannot be tested. */
export const notTestedEn = {
  "source-holds-counts-only": "the data holds counts only",
  "no-score-column": "the data holds no score",
  "no-outcome-column": "the data holds no outcomes",
  "no-band": "the data holds no risk band",
  "no-selected-column": "the data does not say who was selected",
  "clusters-unknown": "the data does not say which migrants belong to the same sponsor",
  "composition-after-prediction": "the migrants were counted after the prediction",
  "no-members": "the data holds no people in groups",
  "suppressed-in-source": "whoever made the data left out small counts",
  "no-known-outcome": "no outcome is known",
  "nobody-never-inspected": "the data knows nobody who was never inspected",
  "not-planned": "the plan does not ask for it",
  "no-prediction-date": "the plan names no column with the date of the prediction",
  "one-group": "the data holds one group only",
  "no-variation": "the predictions flag everyone or nobody, so there is nothing to compare",
  "no-group-passes-the-gate": "no group is large enough to be tested",
  "cases-have-one-group-each": "each case has one group, so there is no majority to look at",
  "counts-are-not-of-sponsors": "the counts are not counts of sponsors",
  "below-gate": "the group is too small to be tested",
  "rounding-undecided":
    "the counts were rounded before the audit, and the exact counts could fall on either side of the test",
} as const;

/** English words for the people or units of a group. */
export function populationEn(unit: Unit, attribute: string): PopulationWords {
  if (unit === "migrants") {
    return {
      plural: "migrants",
      inGroup: (group) => `migrants with ${attribute} ${group}`,
      others: "other migrants",
      flaggedShare: "share of migrants who work for a flagged sponsor",
      flagged: "at a flagged sponsor",
      ratioOfShares: "share who work for a flagged sponsor, divided by the same share of other migrants",
      differs: (group, direction) =>
        `Migrants with ${attribute} ${group} work for a flagged sponsor ${direction} often than other migrants`,
      manyDiffer: (groups, of) =>
        `For ${groups} of ${of} groups by ${attribute}, migrants work for a flagged sponsor more often or less often than other migrants`,
      natural: ({ per, group, inGroup, others }) =>
        `Of every ${per} migrants with ${attribute} ${group}, ${inGroup} work for a flagged sponsor, against ${others} of every ${per} other migrants.`,
      preferred: `sponsors of migrants of a specific ${attribute}`,
      preferredThese: `sponsors of migrants of this specific ${attribute}`,
      preferredSeveral: "sponsors of migrants from these groups",
    };
  }
  const majority = unit === "sponsors";
  const plural = majority ? "sponsors" : "cases";
  const having = majority ? `a majority of ${attribute}` : attribute;
  return {
    plural,
    inGroup: (group) => `${plural} with ${having} ${group}`,
    others: `other ${plural}`,
    flaggedShare: `share of ${plural} that are flagged`,
    flagged: "flagged",
    ratioOfShares: `share flagged, divided by the same share of other ${plural}`,
    differs: (group, direction) =>
      `${majority ? "Sponsors" : "Cases"} with ${having} ${group} are flagged ${direction} often than other ${plural}`,
    manyDiffer: (groups, of) =>
      `For ${groups} of ${of} groups by ${attribute}, ${plural} are flagged more often or less often than other ${plural}`,
    natural: ({ per, group, inGroup, others }) =>
      `Of every ${per} ${plural} with ${having} ${group}, ${inGroup} are flagged, against ${others} of every ${per} other ${plural}.`,
    preferred: majority ? `sponsors with a majority of a specific ${attribute}` : `cases with a specific ${attribute}`,
    preferredThese: majority
      ? `sponsors with a majority of this specific ${attribute}`
      : `cases with this specific ${attribute}`,
    preferredSeveral: majority ? "sponsors with a majority from these groups" : "cases from these groups",
  };
}

function question(hypothesis: HypothesisNumber, unit: Unit, attribute: string): string {
  if (hypothesis === 2) {
    return `Are sponsors with a majority of one ${attribute} flagged proportionally as often as other sponsors?`;
  }
  return unit === "migrants"
    ? `Are the predictions related to the ${attribute} of the migrants of a sponsor?`
    : `Are the predictions related to the ${attribute} of the ${unit}?`;
}

function adequacyReason(reason: AdequacyReason, power: string): string {
  switch (reason.code) {
    case "power-below-target":
      return `For ${reason.of === 1 ? "the tested group" : `${reason.groups} of ${reason.of} tested groups`}, the chance of finding a difference as large as the margin is below ${power}.`;
    case "too-few-known-outcomes":
      return `There are fewer than ${reason.required} known outcomes.`;
    case "smaller-class-too-small":
      return `Of violations or of no violation, there are fewer than ${reason.required}.`;
    case "no-outcomes":
      return "There are no known outcomes.";
    case "groups-below-gate":
      return reason.groups === 1
        ? "One group is too small to be tested."
        : `${reason.groups} groups are too small to be tested.`;
    case "not-tested":
      return "The test could not be done.";
    case "usual-test-not-done":
      return "The usual test could not be done, so it is not known how large a difference it would have found.";
  }
}

/** English verdict texts: four separate sentences, one per field. */
export const verdictEn: VerdictText = {
  sectionHeading: "Verdict",
  labels: {
    evidence: "Statistical evidence",
    signal: "Risk signal",
    equivalence: "Alike within the margin",
    adequacy: "Is the data sufficient?",
  },
  heading: (hypothesis) => `Hypothesis ${hypothesis}`,
  question,
  evidence: ({ evidence }, { attribute, approximate }) => {
    if (evidence.value === "difference-shown") {
      if (evidence.through !== undefined) return secondPassEn.evidenceThrough(evidence.through.join(", "));
      return {
        word: "Difference shown",
        sentence: approximate
          ? "Over all groups together, the differences are larger than chance explains, by an approximate test. It says nothing of single groups."
          : "For at least one group the difference is larger than chance explains, after correction for testing several groups.",
      };
    }
    if (evidence.value === "no-evidence") {
      return {
        word: "No statistical evidence",
        sentence: `The test gives no statistical evidence that the predictions depend on ${attribute}. This is not evidence that they do not.`,
      };
    }
    return { word: "Not testable", sentence: `This could not be tested: ${notTestedEn[evidence.reason]}.` };
  },
  signal: ({ signal, evidence }, { population, signalledGroups, namesGroups }) => {
    switch (signal.value) {
      case "signalled":
        return {
          word: "Risk signalled",
          sentence: `The figures point to a risk that predictions are different for ${signalledGroups ?? population.preferred}. These results cannot be interpreted as statistical evidence that the model in use actually prefers ${signalledGroups === null ? population.preferred : population.preferredThese}.`,
        };
      case "none":
        return {
          word: "No risk signalled",
          sentence: `There are no more groups outside the margin than chance would give.${namesGroups ? " No group that the plan names is signalled." : ""}`,
        };
      case "superseded":
        return { word: "No longer needed", sentence: "A difference is shown. A separate signal would add nothing." };
      case "not-assessed":
        return {
          word: "Not assessed",
          sentence:
            evidence.value === "no-evidence" ||
            (evidence.value === "not-testable" && evidence.reason === "rounding-undecided")
              ? "Whether there is a signal is not assessed: the counts do not settle it."
              : "Without a test it cannot be said whether there is a signal.",
        };
    }
  },
  equivalence: ({ equivalence, evidence }, { margin }) => {
    const range = `a ratio between ${margin.lower} and ${margin.upper}`;
    if (equivalence.value === "not-assessed") {
      return { word: "Not assessed", sentence: "The data does not allow a statement on whether groups are alike." };
    }
    if (equivalence.value === "not-shown") {
      return {
        word: "Not shown",
        sentence: `It is not shown that all tested groups lie within the margin (${range}).`,
      };
    }
    return {
      word: "Shown",
      sentence:
        evidence.value === "difference-shown"
          ? `A difference exists and is smaller than the margin (${range}), for every tested group. This says nothing about groups that were not tested.`
          : `Every tested group lies within the margin (${range}). This says nothing about groups that were not tested.`,
    };
  },
  adequacy: ({ adequacy, evidence, equivalence }, { power }) => {
    if (adequacy.value === "sufficient") {
      return {
        word: "Sufficient",
        sentence: `A difference as large as the margin would be found with a chance of at least ${power} in every tested group. This says nothing about groups that were not tested.`,
      };
    }
    return {
      word: "Insufficient",
      sentence: [
        evidence.value === "difference-shown" || equivalence.value === "shown"
          ? "What is shown stands. For a founded statement on every group, the data is insufficient."
          : "The data is insufficient for a founded statement on this hypothesis.",
        ...adequacy.reasons.map((reason) => adequacyReason(reason, power)),
      ].join(" "),
    };
  },
  reason: adequacyReason,
  withheld: {
    word: "Not shown",
    sentence: "This rests on groups that are too small to be published.",
  },
  chanceCanExplain:
    "No difference is shown. The largest one among the tested groups, which chance can explain, is this.",
  largestPublished:
    "The rounding leaves open whether there is a difference. The largest one among the tested groups in the published counts is this.",
  notLegal: "A difference that is shown is not yet discrimination. That is a legal judgement.",
};
