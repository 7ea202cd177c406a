import { TOOLKIT } from "../runtime/toolkit.js";
import { bothEstimates, comparedGroups, type TestedSide } from "./compare-groups.js";
import type { ComparedRelease, ReadHypothesis } from "./compare-read.js";
import type { ComparedHypothesis, PublishedComparison } from "./compare-schema.js";
import { type Differences, jsonDifferences } from "./json-differences.js";
import { periodOfRelease } from "./monitoring-bundles.js";

/** Settings of a plan that one comparison tells of at most. */
const MOST_SETTINGS = 200;

/** Settings that describe an audit; no number rests on them. */
const WORDS =
  /^(?:title|period|purpose|legalBasis|dataOwner|model|drafted|languages|retention|protectedAttribute|compositionDate|predictionDate)(?:[.[]|$)/;

const LAYERS = ["evidence", "signal", "equivalence", "adequacy"] as const;

/** Two releases in the order of time, and what the changelog says of numbers between their versions. */
export interface ComparisonInput {
  readonly before: ComparedRelease;
  readonly after: ComparedRelease;
  readonly changedNumbers: PublishedComparison["changedNumbers"];
}

/**
 * Puts two releases beside each other: what changed, and which of data, plan and version can have done it. It sees
 * released numbers only, and what either release hides it tells of neither.
 * @returns the comparison, JSON types only
 */
export function compareReleases({ before, after, changedNumbers }: ComparisonInput): PublishedComparison {
  const threshold = Math.max(before.audit.disclosure.threshold, after.audit.disclosure.threshold);
  const units = Math.max(before.audit.disclosure.units, after.audit.disclosure.units);
  const sides = { before, after, threshold, units };
  const hypotheses = [comparedHypothesis("hypothesis1", sides), comparedHypothesis("hypothesis2", sides)];
  const plan = jsonDifferences(before.audit.plan, after.audit.plan, MOST_SETTINGS);
  const score = comparedScore(sides);
  return {
    schemaVersion: "1.0.0",
    toolkit: TOOLKIT,
    synthetic: before.audit.plan.synthetic || after.audit.plan.synthetic,
    protectedAttribute: after.audit.plan.protectedAttribute,
    before: sideOf(before),
    after: sideOf(after),
    causes: causesOf(before, after, plan),
    plan: { total: plan.total, fields: plan.first.map((field) => ({ ...field })) },
    changedNumbers,
    hypotheses,
    score: score.areas,
    scoreReason: score.reason,
    retention: after.audit.plan.retention ?? null,
    disclosure: {
      threshold,
      units,
      notCompared: hypotheses.flatMap(({ groups }) => groups).filter(({ state }) => state === "not-compared").length,
    },
  };
}

function sideOf({ read, audit }: ComparedRelease): PublishedComparison["before"] {
  const { title, model, period } = audit.plan;
  return {
    title,
    model: { name: model.name, version: model.version },
    period,
    planHash: audit.planHash,
    inputHash: read.hash,
    toolkitVersion: audit.toolkit.version,
    schemaVersion: audit.schemaVersion,
    form: audit.source.form,
    rows: audit.source.files.map(({ rows }) => rows),
  };
}

/** Data, plan and version: the only things that a number of this tool depends on. */
function causesOf(before: ComparedRelease, after: ComparedRelease, plan: Differences): PublishedComparison["causes"] {
  const otherPlan = before.audit.planHash !== after.audit.planHash || plan.total > 0;
  const otherVersion = before.audit.toolkit.version !== after.audit.toolkit.version;
  return {
    plan: !otherPlan ? "same" : isInWords(plan) ? "words" : "different",
    version: otherVersion ? "different" : "same",
    data: dataOf(before, after, otherPlan || otherVersion),
  };
}

function isInWords({ first, total }: Differences): boolean {
  return total > 0 && total === first.length && first.every(({ path }) => WORDS.test(path));
}

function dataOf(
  before: ComparedRelease,
  after: ComparedRelease,
  otherwiseDifferent: boolean,
): PublishedComparison["causes"]["data"] {
  if (before.dataHmac !== null && before.dataHmac === after.dataHmac) return "same";
  if (JSON.stringify(before.audit.source) !== JSON.stringify(after.audit.source)) return "different";
  if (otherwiseDifferent) return "not-known";
  return numbersOf(before) === numbersOf(after) ? "nothing-differs" : "different";
}

/** A release without what the run says of itself: explorations are counted beside the plan. */
function numbersOf({ read }: ComparedRelease): string {
  const { deviations: _, ...numbers } = JSON.parse(read.text);
  return JSON.stringify(numbers);
}

interface Sides {
  readonly before: ComparedRelease;
  readonly after: ComparedRelease;
  readonly threshold: number;
  readonly units: number;
}

function comparedHypothesis(
  hypothesis: "hypothesis1" | "hypothesis2",
  { before, after, threshold, units }: Sides,
): ComparedHypothesis {
  const [one, other] = [sideOfHypothesis(before, hypothesis), sideOfHypothesis(after, hypothesis)];
  const both = one === null || other === null ? null : { before: one, after: other };
  const sameDefinition =
    both !== null && definitionOf(both.before, hypothesis) === definitionOf(both.after, hypothesis);
  const unit = both !== null && both.before.period.unit === both.after.period.unit ? both.after.period.unit : null;
  const least = threshold === 0 ? 0 : unit === "sponsors" ? units : Math.max(threshold, units);
  return {
    hypothesis,
    tested: { before: one !== null, after: other !== null },
    unit,
    sameDefinition,
    verdict: LAYERS.map((layer) => ({
      layer,
      before: layerOf(before.audit[hypothesis], layer),
      after: layerOf(after.audit[hypothesis], layer),
    })),
    groups: both === null ? [] : [...comparedGroups(both, { sameDefinition, threshold: least })],
  };
}

function sideOfHypothesis(release: ComparedRelease, hypothesis: "hypothesis1" | "hypothesis2"): TestedSide | null {
  const tested = release.audit[hypothesis];
  const period = periodOfRelease(release.read, hypothesis);
  return tested.kind === "not-tested" || period === null ? null : { period, tested };
}

/** What the numbers are numbers of; the rule of the majority matters to the second hypothesis alone. */
function definitionOf({ period }: TestedSide, hypothesis: "hypothesis1" | "hypothesis2"): string {
  const { hypothesis2, ...shared } = period.definition;
  return JSON.stringify(hypothesis === "hypothesis1" ? shared : { ...shared, hypothesis2 });
}

function layerOf({ verdict }: ReadHypothesis, layer: (typeof LAYERS)[number]): string {
  return verdict === null ? "withheld" : verdict[layer].value;
}

interface ComparedScore {
  readonly areas: PublishedComparison["score"];
  readonly reason: PublishedComparison["scoreReason"];
}

/**
 * Areas of both sides. Where the numbers of known outcomes differ by a few units, the areas are not put beside each
 * other: what changed between them would be said of these few.
 */
function comparedScore({ before, after, threshold, units }: Sides): ComparedScore {
  const [one, other] = [areaOf(before), areaOf(after)];
  const areas = bothEstimates(one?.auc ?? null, other?.auc ?? null);
  if (areas === null || one === null || other === null) return { areas: null, reason: "not-shown" };
  if (threshold === 0) return { areas, reason: null };
  const least = one.unit === "sponsors" ? units : Math.max(threshold, units);
  const isTold = one.counts.length === other.counts.length && [...one.counts, ...other.counts].every(isNumber);
  if (!isTold) return { areas: null, reason: "not-shown" };
  const differences = one.counts.map((count, cell) => Math.abs(Number(other.counts[cell]) - Number(count)));
  if (differences.every((difference) => difference === 0 || difference >= least)) return { areas, reason: null };
  return { areas: null, reason: "small-difference" };
}

function isNumber(count: number | "suppressed"): boolean {
  return count !== "suppressed";
}

/** The area on all known outcomes, with the counts that it rests on. */
function areaOf({ audit }: ComparedRelease) {
  const set = audit.score.sets.find(({ provenance }) => provenance === "all-known");
  if (set === undefined) return null;
  const table = audit.tables.find(({ id }) => id === set.outcomes);
  return { auc: set.auc, unit: table?.unit ?? null, counts: table?.counts ?? [] };
}
