import type { DecompositionEvidence } from "../../data/inputs/decomposition-evidence.js";
import { ArgumentError } from "../../errors.js";
import { registerScore } from "../../registry/score-registration.js";
import type { Composition } from "../../statistics/composition.js";
import { expit } from "../../statistics/log-odds.js";

/** What the thresholds of the plan are compared with: the computed score, or the score rounded half up. */
export type ComparedScore = "raw" | "rounded";

/** The formula on every unit: with all indicators, and with each at its mean. */
export interface FormulaUnits {
  readonly evidence: DecompositionEvidence;
  /** Least log odds that are flagged. */
  readonly bound: number;
  /** Mean over the units of what each indicator adds. */
  readonly means: Float64Array;
  readonly logOdds: Float64Array;
  readonly flagged: Float64Array;
  /** Per indicator, where it adds its mean. */
  readonly without: readonly { readonly logOdds: Float64Array; readonly flagged: Float64Array }[];
  /** Flags where the thresholds are compared with the other score. */
  readonly otherwise: Float64Array;
}

/**
 * Scores every unit by the formula.
 * @param evidence  what each indicator adds
 * @param compared  what the thresholds are compared with
 * @throws ArgumentError unless the highest bands are the flagged ones, so that a higher score never undoes a flag
 */
export function formulaUnits(evidence: DecompositionEvidence, compared: ComparedScore): FormulaUnits {
  const { added, coefficients, flagged } = evidence;
  const units = flagged.length;
  const flagOf = formulaFlag(evidence, compared);
  const means = Float64Array.from(added, (own) => own.reduce((sum, value) => sum + value, 0) / units);
  const sumOf = (unit: number, without: number | null) =>
    added.reduce((sum, own, j) => sum + (j === without ? means[j]! : own[unit]!), coefficients.intercept);
  const scored = (without: number | null) => {
    const logOdds = Float64Array.from({ length: units }, (_, unit) => sumOf(unit, without));
    return { logOdds, flagged: logOdds.map(flagOf) };
  };
  const whole = scored(null);
  return {
    evidence,
    bound: leastFlagged(flagOf),
    means,
    ...whole,
    without: added.map((_, j) => scored(j)),
    otherwise: whole.logOdds.map(formulaFlag(evidence, compared === "raw" ? "rounded" : "raw")),
  };
}

/** Least log odds that are flagged: a flag never goes where log odds rise, so halving finds it to the last digit. */
function leastFlagged(flagOf: (logOdds: number) => 0 | 1): number {
  let [low, high] = [-40, 40];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (flagOf(middle) === 1) high = middle;
    else low = middle;
  }
}

/** Units as members of the group that has their majority: one each. */
export function majorityComposition({ majority, groups }: DecompositionEvidence): Composition {
  return {
    groups: groups.length + 1,
    offsets: Uint32Array.from({ length: majority.length + 1 }, (_, unit) => unit),
    groupCodes: majority,
    memberCounts: new Uint32Array(majority.length).fill(1),
  };
}

function formulaFlag(
  { thresholds, bands }: Pick<DecompositionEvidence, "thresholds" | "bands">,
  compared: ComparedScore,
): (logOdds: number) => 0 | 1 {
  const first = bands.flagged.indexOf(true);
  if (first < 1 || bands.flagged.slice(first).includes(false)) {
    throw new ArgumentError(`formulaUnits requires the highest bands to be the flagged ones; got ${bands.flagged}`);
  }
  const least = thresholds[first - 1]!;
  return (logOdds) => {
    const score = 100 * expit(logOdds);
    return (compared === "raw" ? score : rounded(score)) >= least ? 1 : 0;
  };
}

function rounded(score: number): number {
  const registration = registerScore(score);
  return registration.kind === "registered" ? registration.score : registration.rounded;
}
