import type { Plan } from "../../plan/schema.js";
import {
  type GradedBy,
  type GradedCounts,
  type GradedOutcomeEvidence,
  PROVENANCES,
  type ScoredUnit,
  type Unavailable,
} from "../evidence.js";
import { bandScale, OUTCOMES, UNKNOWN } from "./meanings.js";
import type { Units } from "./units.js";

const [VIOLATION, NONE] = [OUTCOMES.indexOf("violation"), OUTCOMES.indexOf("none")];

/**
 * Outcomes by provenance and band, violations split by severity and by number where the plan names such columns.
 *
 * @param units  scored units after the rules of the plan
 * @param options  plan, and what a unit is
 * @returns counts, one entry a column that grades; or why there are none
 * @example gradedOutcomes(units, { plan, unit: "sponsors" }).graded[0].grades // ["light", "serious"]
 */
export function gradedOutcomes(
  units: Units,
  { plan, unit }: { readonly plan: Plan; readonly unit: ScoredUnit },
): GradedOutcomeEvidence | Unavailable {
  const bands = bandScale(plan);
  if (units.severities === null && units.numbers === null) return { kind: "unavailable", reason: "not-planned" };
  if (units.outcomes === null) return { kind: "unavailable", reason: "no-outcome-column" };
  if (units.bands === null || bands === null) return { kind: "unavailable", reason: "no-band" };
  const counted = (by: GradedBy, grades: readonly string[], codes: Uint8Array | null): GradedCounts[] =>
    codes === null ? [] : [{ by, grades, counts: countsOf(units, codes, [bands.order.length, grades.length]) }];
  return {
    kind: "gradedOutcomes",
    unit,
    bands,
    provenances: PROVENANCES,
    graded: [
      ...counted(
        "severity",
        (plan.severity?.levels ?? []).map(({ name }) => name),
        units.severities,
      ),
      ...counted("number", numberNames(plan.violationNumbers?.from ?? []), units.numbers),
    ],
  };
}

/** Names of classes of numbers: `1`, `2-4`, `5+`. */
function numberNames(from: readonly number[]): readonly string[] {
  return from.map((start, place) => {
    const next = from[place + 1];
    if (next === undefined) return `${start}+`;
    return next === start + 1 ? String(start) : `${start}-${next - 1}`;
  });
}

function countsOf(units: Units, codes: Uint8Array, [bands, grades]: readonly [number, number]): Float64Array {
  const width = grades + 3;
  const counts = new Float64Array(PROVENANCES.length * bands * width);
  for (let i = 0; i < units.count; i++) {
    const row = units.provenances[i]! * bands + units.bands![i]!;
    counts[row * width + gradeOf(units.outcomes![i]!, codes[i]!, grades)]! += units.weights?.[i] ?? 1;
  }
  return counts;
}

/** No violation, each grade, a violation without a stated grade, outcome not known. */
function gradeOf(outcome: number, code: number, grades: number): number {
  if (outcome === NONE) return 0;
  if (outcome !== VIOLATION) return grades + 2;
  return code === UNKNOWN ? grades + 1 : 1 + code;
}
