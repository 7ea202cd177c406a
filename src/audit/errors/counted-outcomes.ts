import type { GroupScoreEvidence, Provenance } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { OutcomeSetName } from "./errors-result.js";

const [VIOLATION, NONE, UNKNOWN] = [0, 1, 2] as const;

/** Outcome that a unit counts with: with a violation, without one, or not at all. */
export type CountedOutcome = "violation" | "none" | null;

/** Known outcomes of one kind, and how each pattern of the evidence counts in it. */
export interface OutcomeSet {
  readonly name: OutcomeSetName;
  readonly restsOnUntestedAssumption: boolean;
  readonly outcomeOf: (pattern: number) => CountedOutcome;
}

/**
 * Sets of outcomes in the order of the score question: a random sample first, then all known outcomes, each other way in
 * which outcomes became known, and the untested assumption where it is planned. One way alone is no set of its own.
 *
 * @param evidence  scores by group, band, outcome and provenance
 * @param plan  says whether never-inspected units also count as compliant
 * @returns sets with one known outcome at least, all known outcomes always among them
 */
export function outcomeSets(evidence: GroupScoreEvidence, plan: Plan): readonly OutcomeSet[] {
  const { outcomeCodes, provenanceCodes, provenances } = evidence;
  const known = (pattern: number): CountedOutcome => {
    const code = outcomeCodes[pattern]!;
    if (code === VIOLATION) return "violation";
    return code === NONE ? "none" : null;
  };
  const parts = partsOf(evidence).map(
    (name): OutcomeSet => ({
      name,
      restsOnUntestedAssumption: false,
      outcomeOf: (pattern) => (provenances[provenanceCodes[pattern]!] === name ? known(pattern) : null),
    }),
  );
  const assumed: OutcomeSet = {
    name: "all-known-and-never-inspected",
    restsOnUntestedAssumption: true,
    outcomeOf: (pattern) => known(pattern) ?? (isNeverInspected(evidence, pattern) ? "none" : null),
  };
  return [
    ...parts.filter(({ name }) => name === "random"),
    { name: "all-known", restsOnUntestedAssumption: false, outcomeOf: known },
    ...parts.filter(({ name }) => name !== "random"),
    ...(plan.untestedAssumption ? [assumed] : []),
  ];
}

/** A unit that was never inspected, and of which no outcome is known. */
export function isNeverInspected(
  { outcomeCodes, provenanceCodes, provenances }: GroupScoreEvidence,
  pattern: number,
): boolean {
  return outcomeCodes[pattern] === UNKNOWN && provenances[provenanceCodes[pattern]!] === "never";
}

/** True where the outcome of the units of a pattern is not known. */
export function isUnknown({ outcomeCodes }: GroupScoreEvidence, pattern: number): boolean {
  return outcomeCodes[pattern] === UNKNOWN;
}

/** Ways in which outcomes became known; none where there is one way only. */
function partsOf({ outcomeCodes, provenanceCodes, provenances }: GroupScoreEvidence): readonly Provenance[] {
  const found = provenances.filter((_, code) =>
    outcomeCodes.some((outcome, pattern) => outcome !== UNKNOWN && provenanceCodes[pattern] === code),
  );
  return found.length > 1 ? found : [];
}
