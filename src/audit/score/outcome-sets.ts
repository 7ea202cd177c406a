import type { Provenance, ScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import type { SetName } from "./set-name.js";

/** Outcomes that became known in one way, or all of them, at each distinct score. */
export interface OutcomeSet extends OutcomeHistogram {
  readonly name: SetName;
  readonly restsOnUntestedAssumption: boolean;
}

/**
 * Outcomes of a random sample first, where there are any: they alone say how the score does among all units. Then all
 * known outcomes, which mix the ways in which outcomes come to be known, then each other way by itself, and the
 * untested assumption where it is planned.
 */
export function outcomeSets(evidence: ScoreEvidence, plan: Plan): readonly OutcomeSet[] {
  const all: OutcomeSet = { name: "all-known", restsOnUntestedAssumption: false, ...knownOutcomes(evidence) };
  const byProvenance = evidence.provenances.flatMap((provenance): OutcomeSet[] => {
    const histogram = histogramOf(evidence, (candidate) => candidate === provenance);
    const { violations, none } = outcomeTotals(histogram);
    if (provenance === "unstated" || violations + none === 0) return [];
    return [{ name: provenance, restsOnUntestedAssumption: false, ...histogram }];
  });
  const random = byProvenance.filter(({ name }) => name === "random");
  const others = byProvenance.filter(({ name }) => name !== "random");
  const assumed: OutcomeSet[] = plan.untestedAssumption
    ? [{ name: "all-known-and-never-inspected", restsOnUntestedAssumption: true, ...withNeverInspected(evidence) }]
    : [];
  return [...random, all, ...others, ...assumed];
}

/** Numbers of violations and of units with none in a histogram. */
export function outcomeTotals({ violations, none }: OutcomeHistogram): { violations: number; none: number } {
  const sum = (counts: Float64Array) => counts.reduce((total, count) => total + count, 0);
  return { violations: sum(violations), none: sum(none) };
}

/** Id of the table of outcomes of a set. */
export function outcomesId(name: SetName): string {
  return `score.${name}.outcomes`;
}

/** Id of the table of score classes of a set. */
export function classesId(name: SetName): string {
  return `score.${name}.classes`;
}

function knownOutcomes(evidence: ScoreEvidence): OutcomeHistogram {
  return histogramOf(evidence, () => true);
}

function histogramOf(evidence: ScoreEvidence, keep: (provenance: Provenance) => boolean): OutcomeHistogram {
  const width = evidence.provenances.length;
  const violations = new Float64Array(evidence.scores.length);
  const none = new Float64Array(evidence.scores.length);
  evidence.provenances.forEach((provenance, column) => {
    if (!keep(provenance)) return;
    for (let row = 0; row < violations.length; row++) {
      violations[row]! += evidence.violations[row * width + column]!;
      none[row]! += evidence.none[row * width + column]!;
    }
  });
  return { violations, none };
}

/** Never-inspected units counted as compliant: the assumption that nobody tested. */
function withNeverInspected(evidence: ScoreEvidence): OutcomeHistogram {
  const { violations, none } = knownOutcomes(evidence);
  const width = evidence.provenances.length;
  const column = evidence.provenances.indexOf("never");
  if (column >= 0) for (let row = 0; row < none.length; row++) none[row]! += evidence.unknown[row * width + column]!;
  return { violations, none };
}
