import type { CompositionEvidence } from "../../data/evidence.js";
import { type AuditedUnits, auditedUnits } from "../permutation/audited-units.js";
import type { FormName } from "./forms-result.js";

/** Units one by one with what a form compares of them. */
export interface FormUnits {
  readonly units: AuditedUnits;
  /** Row major column x unit: the score, or one column a cut with 1 where the band lies at or above it. */
  readonly values: Float64Array;
  /** The lowest band above each cut; empty for the score. */
  readonly cuts: readonly string[];
}

/**
 * Units with members and their values. Persons are listed one by one here, as units of one member.
 * @returns null where some unit with members has no score
 */
export function formUnits(evidence: CompositionEvidence, form: FormName): FormUnits | null {
  const units = auditedUnits({ ...evidence, unit: "sponsors" });
  if (form === "all-bands") return { units, ...cutValues(units) };
  const scores = unitScores(evidence);
  return scores === null ? null : { units, values: scores, cuts: [] };
}

function cutValues({ bands, bandCodes }: AuditedUnits): Pick<FormUnits, "values" | "cuts"> {
  const cuts = bands.slice(1);
  const values = new Float64Array(cuts.length * bandCodes.length);
  cuts.forEach((_, cut) => {
    bandCodes.forEach((band, unit) => {
      values[cut * bandCodes.length + unit] = band > cut ? 1 : 0;
    });
  });
  return { values, cuts };
}

/** Score of every unit with members, in the order of `auditedUnits`. */
function unitScores({ weights, offsets, patternScores }: CompositionEvidence): Float64Array | null {
  if (patternScores === undefined) return null;
  const { values, codes } = patternScores;
  const scores: number[] = [];
  for (let pattern = 0; pattern < weights.length; pattern++) {
    if (offsets[pattern + 1]! === offsets[pattern]!) continue;
    const score = values[codes[pattern]!];
    if (score === undefined) return null;
    for (let copy = 0; copy < weights[pattern]!; copy++) scores.push(score);
  }
  return Float64Array.from(scores);
}
