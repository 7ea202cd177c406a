import { breakingPoint, withAssumption } from "./assumption-part.js";
import { withinBranches } from "./conditional-part.js";
import { COMPAS, DIFFERENCE, disclosedAudit, reachableVerdicts, SPONSORS } from "./disclosed-audit.js";
import { casesOfThreeYears, releasedScore, THREE_YEARS, withReleasedScore } from "./discrimination-part.js";
import { severalWays, withOutcomes } from "./outcomes-part.js";
import { sensitivityPart, withRules, withSelectedStep } from "./sensitivity-part.js";

const SURE = { ...DIFFERENCE, adequacy: { value: "sufficient", reasons: [] } } as const;

/** Audits that the report must put into words: every form of data, every state of a hypothesis, much and little shown. */
export const AUDITS = {
  "a signal without evidence": disclosedAudit(),
  "a difference on both hypotheses": disclosedAudit({
    hypothesis1: { ...SPONSORS, verdict: SURE },
    hypothesis2: {
      ...SPONSORS,
      groups: SPONSORS.groups.map((group) => (group.name === "Turkije" ? { ...group, verdict: DIFFERENCE } : group)),
      verdict: SURE,
    },
    scoreSufficient: true,
    synthetic: false,
    reference: "India",
  }),
  "many hidden groups": disclosedAudit({
    hypothesis2: { ...SPONSORS, groups: SPONSORS.groups.map((group) => ({ ...group, hidden: group.members < 500 })) },
    score: "withheld",
  }),
  "cases with errors by group": disclosedAudit({
    form: "cases",
    attribute: { nl: "ras", en: "race" },
    hypothesis1: COMPAS,
    hypothesis2: "cases-have-one-group-each",
    errors: true,
    synthetic: false,
    threshold: 0,
    status: "stopped",
  }),
  "outcomes that became known in several ways": withOutcomes(disclosedAudit(), severalWays()),
  "counts without bands": disclosedAudit({
    form: "counts",
    hypothesis1: "no-band",
    hypothesis2: "counts-are-not-of-sponsors",
    score: "not-estimable",
    selection: true,
    synthetic: false,
  }),
  "a conclusion that turns with the rule": withSelectedStep(
    withRules(
      disclosedAudit({ hypothesis2: { ...SPONSORS, verdict: DIFFERENCE } }),
      sensitivityPart({
        Turkije: { half: 0.01, seven: 0.02, largest: 0.03, five: 0.4, share: 0.2 },
        India: { half: 0.7, seven: 0.8, largest: 0.9, share: 0.04 },
      }),
    ),
    disclosedAudit({ hypothesis2: { ...SPONSORS, verdict: DIFFERENCE } }),
  ),
  "a difference that runs through branch": withinBranches(
    disclosedAudit({ hypothesis2: { ...SPONSORS, verdict: DIFFERENCE } }),
    { reversal: true },
  ),
  "a difference within hidden classes": withinBranches(disclosedAudit(), { hidden: true }),
  "predictions that are constant within classes": withinBranches(disclosedAudit(), { notEstimable: true }),
  "claims that hidden violations undo": withAssumption(disclosedAudit(), [
    breakingPoint({ kind: "auc-above", baseline: 0.5 }, 107, 82),
    breakingPoint({ kind: "auc-above", baseline: 0.571 }, 20, 0, { interval: false }),
    breakingPoint({ kind: "bands-ordered", lower: "low", higher: "high" }, null, null),
  ]),
  "a score in use, over time and beside another model": withReleasedScore(
    disclosedAudit({ form: "cases", hypothesis1: COMPAS, hypothesis2: "cases-have-one-group-each" }),
    releasedScore(casesOfThreeYears()),
  ),
  "a score on public data": withReleasedScore(
    disclosedAudit({
      form: "cases",
      hypothesis1: COMPAS,
      hypothesis2: "cases-have-one-group-each",
      threshold: 0,
      synthetic: false,
    }),
    releasedScore(casesOfThreeYears(60), {
      ...THREE_YEARS,
      disclosure: { threshold: 0, units: 0, reason: "made up" },
      models: [{ name: "second", label: { nl: "tweede", en: "second" }, score: "second" }],
    }),
  ),
  "verdicts withheld": disclosedAudit({
    hypothesis1: { ...SPONSORS, verdictWithheld: true },
    hypothesis2: { ...SPONSORS, verdictWithheld: true },
  }),
} as const;

/** One audit per reachable verdict of hypothesis 2. */
export function auditsOfEveryVerdict() {
  return reachableVerdicts().map((verdict) => disclosedAudit({ hypothesis2: { ...SPONSORS, verdict } }));
}

export const LANGUAGES = ["nl", "en"] as const;
