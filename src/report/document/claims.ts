import type { VerdictContext } from "../text/report-text.js";
import type { GroupPart } from "./audit-parts.js";
import type { HypothesisFacts } from "./hypothesis-facts.js";
import { directionOf, isReadable, testedGroups } from "./hypothesis-facts.js";
import { shownValue } from "./published.js";
import type { Writer } from "./writer.js";

const MOST_NAMED_GROUPS = 2;
/** Area under the curve of a score that ranks by chance. */
const CHANCE = 0.5;

/**
 * The claim of one hypothesis as a sentence without full stop: what was found, in the words of its verdict.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns the claim
 * @example
 * claimOf(facts, writer); // "No statistical evidence of a difference between groups"
 */
export function claimOf(facts: HypothesisFacts, writer: Writer): string {
  const { text } = writer;
  const population = writer.population(facts.unit);
  switch (facts.state) {
    case "shown":
      return shownClaim(facts, writer);
    case "signalled":
      return text.hypothesis.claimSignalled(groupsAtRisk(facts, writer));
    case "no-evidence":
      return text.hypothesis.claimNoEvidence(population);
    case "undecided":
      return text.hypothesis.claimUndecided(isSignalled(facts) ? groupsAtRisk(facts, writer) : null);
    case "not-tested":
      return text.hypothesis.claimNotTested;
    case "withheld":
      return text.hypothesis.claimWithheld;
  }
}

function shownClaim(facts: HypothesisFacts, writer: Writer): string {
  const population = writer.population(facts.unit);
  const [only, ...others] = facts.shownGroups;
  const direction = only === undefined ? undefined : directionOf(only);
  if (only !== undefined && others.length === 0 && direction !== undefined) {
    return population.differs(only.group, direction);
  }
  if (only !== undefined && facts.part.kind === "tested") {
    return population.manyDiffer(facts.shownGroups.length, testedGroups(facts.part).length);
  }
  if (facts.part.kind === "not-tested") return writer.text.ranges.claimShown;
  const named = shownValue(facts.part.secondPass?.named ?? null);
  return named?.length === 0 ? writer.text.secondPass.claimNone : differenceShown(facts, writer);
}

function differenceShown(facts: HypothesisFacts, writer: Writer): string {
  if (facts.verdict === null) return writer.text.hypothesis.claimWithheld;
  return writer.text.verdict.evidence(facts.verdict, verdictContext(facts, writer)).word;
}

/** Signalled groups in words: names where they are few, else their number; null when none may be named. */
function signalledWords(facts: HypothesisFacts, writer: Writer): string | null {
  const groups = facts.signalledGroups;
  if (groups.length === 0) return null;
  if (groups.length > MOST_NAMED_GROUPS || !groups.every(isReadable)) {
    return writer.text.headline.severalGroups(groups.length, writer.population(facts.unit).plural);
  }
  return writer.format.list(groups.map((group: GroupPart) => writer.population(facts.unit).inGroup(group.group)));
}

function groupsAtRisk(facts: HypothesisFacts, writer: Writer): string {
  return signalledWords(facts, writer) ?? writer.population(facts.unit).preferred;
}

function isSignalled({ verdict }: HypothesisFacts): boolean {
  return verdict?.signal.value === "signalled";
}

/**
 * What the verdict sentences of a hypothesis may mention.
 *
 * @param facts   facts of the hypothesis
 * @param writer  writer of the report
 * @returns words and numbers out of the plan and the published groups
 * @example
 * verdictContext(facts, writer).margin; // { lower: "0.80", upper: "1.25" }
 */
export function verdictContext(facts: HypothesisFacts, writer: Writer): VerdictContext {
  const { plan } = writer.audit;
  const alpha = facts.number === 1 ? plan.hypothesis1.alpha : plan.hypothesis2.alpha;
  const population = writer.population(facts.unit);
  const several = facts.signalledGroups.length > 1;
  return {
    population: several ? { ...population, preferredThese: population.preferredSeveral } : population,
    attribute: writer.attribute,
    alpha: writer.format.constant(alpha),
    margin: {
      lower: writer.format.ratio(plan.margins.ratioLower),
      upper: writer.format.ratio(plan.margins.ratioUpper),
    },
    power: writer.level(plan.adequacy.power),
    signalledGroups: signalledWords(facts, writer),
    namesGroups: plan.groups.named.length > 0,
    approximate: facts.part.kind === "not-tested" && facts.part.instead?.kind === "design-effect",
  };
}

/**
 * The finding of the whole audit as one sentence: the heading of the report.
 *
 * @param hypotheses  facts of both hypotheses
 * @param writer      writer of the report
 * @returns the sentence, without full stop
 * @example
 * findingOf(hypothesesOf(audit), writer);
 */
export function findingOf(hypotheses: readonly HypothesisFacts[], writer: Writer): string {
  const { headline } = writer.text;
  const inState = (state: HypothesisFacts["state"]) => hypotheses.filter((facts) => facts.state === state);
  const [shown, alsoShown] = inState("shown");
  if (shown !== undefined) {
    if (alsoShown !== undefined) return claimOf(shown, writer) + headline.alsoShown(alsoShown.number);
    return claimOf(shown, writer) + (isAlike(shown) ? headline.smallTail : "");
  }
  const [signalled] = inState("signalled");
  if (signalled !== undefined) {
    return headline.signalled(writer.attribute, groupsAtRisk(signalled, writer));
  }
  const undecided = inState("undecided");
  const first = undecided.find(isSignalled) ?? undecided[0];
  if (first !== undefined) {
    return headline.undecided(writer.attribute, isSignalled(first) ? groupsAtRisk(first, writer) : null);
  }
  if (inState("withheld").length > 0) return headline.withheld(writer.attribute);
  const tested = inState("no-evidence");
  if (tested.length === 0) return headline.notTestable(writer.attribute);
  return headline.noEvidence(writer.attribute) + tailOf(tested, hypotheses, writer);
}

function tailOf(tested: readonly HypothesisFacts[], all: readonly HypothesisFacts[], { text }: Writer): string {
  if (all.some(lacksData)) return text.headline.insufficientTail;
  return tested.every(isAlike) ? text.headline.alikeTail : "";
}

/**
 * Whether every tested group is shown to lie within the margin.
 *
 * @param facts  facts of the hypothesis
 * @example
 * isAlike(facts); // false
 */
export function isAlike({ verdict }: Pick<HypothesisFacts, "verdict">): boolean {
  return verdict?.equivalence.value === "shown";
}

/** Too little data for a statement; cases of one group each lack a majority, not data. */
function lacksData({ verdict }: HypothesisFacts): boolean {
  if (verdict?.adequacy.value !== "insufficient") return false;
  return verdict.evidence.value !== "not-testable" || verdict.evidence.reason !== "cases-have-one-group-each";
}

/**
 * What the score does against chance on the first set of outcomes, as a sentence without full stop.
 *
 * @param writer  writer of the report
 * @returns the claim
 * @example
 * scoreClaim(writer); // "On all known outcomes, the score cannot be told from chance"
 */
export function scoreClaim({ audit, text }: Writer): string {
  const set = audit.score.kind === "estimated" ? audit.score.sets[0] : undefined;
  if (set === undefined) return text.score.claim["not-estimable"]("");
  const chance = set.baselines.find((candidate) => candidate.baseline === CHANCE);
  const position = chance === undefined ? "not-estimable" : (shownValue(chance.position) ?? "withheld");
  return text.score.claim[position](text.score.set[set.provenance]);
}
