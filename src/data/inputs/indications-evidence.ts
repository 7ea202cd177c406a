import { ANSWER_STATES, CONJUNCTION_STATES, PAIR_STATES } from "../../plan/inputs/answer-states.js";
import type { IndicationsSettings } from "../../plan/inputs/indications-schema.js";
import type { Plan } from "../../plan/schema.js";
import type { ScoredUnit } from "../evidence.js";
import { type GroupSplit, groupedRows, groupSplit, LEFT_OUT, leastExpected } from "./group-split-evidence.js";
import { type Answers, type Conjunction, indicationValues, wholeOf } from "./indication-values.js";
import type { Registrations } from "./registrations.js";

/** Indications of the units of the audit, as counts. */
export interface IndicationsEvidence {
  readonly unit: ScoredUnit;
  readonly units: number;
  /** Units without a majority group: they stand in no table by group. */
  readonly withoutGroup: number;
  /** Units in the order of `ANSWER_STATES`. */
  readonly items: readonly { readonly code: string; readonly states: readonly number[] }[];
  /** Units in the order of `CONJUNCTION_STATES`. */
  readonly conjunctions: readonly { readonly code: "11" | "12"; readonly states: readonly number[] }[];
  /** Units of which a part holds and the whole does not. */
  readonly partsAlone: readonly { readonly code: string; readonly whole: string; readonly units: number }[];
  readonly tested: readonly { readonly code: string; readonly yes: number; readonly split: GroupSplit | null }[];
  /** Units of which both are known, in the order of `PAIR_STATES`. */
  readonly pairs: readonly { readonly first: string; readonly second: string; readonly counts: readonly number[] }[];
}

/**
 * Reduces the indications to counts.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @param plan  plan with gate and thresholds
 * @example indicationsEvidence(registrations, settings, plan).items[0].code // "01"
 */
export function indicationsEvidence(
  registrations: Registrations,
  settings: IndicationsSettings,
  plan: Plan,
): IndicationsEvidence {
  const values = indicationValues(registrations, settings);
  const grouped = groupedRows(registrations, plan);
  const kept = Uint32Array.from(registrations.kept.keys()).filter((row) => registrations.kept[row] === 1);
  const least = leastExpected(plan);
  return {
    unit: registrations.unit,
    units: kept.length,
    withoutGroup: kept.length - grouped.rows.length,
    items: values.codes.map((code) => ({ code, states: answerCounts(kept, values.value(code)) })),
    conjunctions: values.conjunctions.map(({ code, ...each }) => ({ code, states: conjunctionCounts(kept, each) })),
    partsAlone: values.codes.flatMap((code) => {
      const whole = wholeOf(code);
      if (whole === null || !values.codes.includes(whole)) return [];
      const [part, all] = [values.value(code), values.value(whole)];
      return [{ code, whole, units: kept.filter((row) => part(row) === true && all(row) === false).length }];
    }),
    tested: settings.tested.map((code) => {
      const value = values.value(code);
      const answers = Uint8Array.from({ length: registrations.rows }, (_, row) => {
        const answer = value(row);
        return answer === null ? LEFT_OUT : Number(answer);
      });
      const yes = kept.filter((row) => answers[row] === 1).length;
      return { code, yes, split: groupSplit(grouped, answers, least) };
    }),
    pairs: settings.tested.flatMap((first, at) =>
      settings.tested
        .slice(at + 1)
        .filter((second) => wholeOf(first) !== second && wholeOf(second) !== first)
        .map((second) => ({ first, second, counts: pairCounts(kept, values.value(first), values.value(second)) })),
    ),
  };
}

function answerCounts(kept: Uint32Array, value: Answers): readonly number[] {
  const counts = ANSWER_STATES.map(() => 0);
  for (const row of kept) {
    const answer = value(row);
    counts[answer === null ? 2 : answer ? 0 : 1]! += 1;
  }
  return counts;
}

function conjunctionCounts(kept: Uint32Array, conjunction: Omit<Conjunction, "code">): readonly number[] {
  const counts = CONJUNCTION_STATES.map(() => 0);
  for (const row of kept) counts[CONJUNCTION_STATES.indexOf(conjunctionState(conjunction, row))]! += 1;
  return counts;
}

/** What was stated of a conjunction in a row beside what its parts say. */
export function conjunctionState(
  { stated, parts }: Omit<Conjunction, "code">,
  row: number,
): (typeof CONJUNCTION_STATES)[number] {
  const [said, evaluated] = [stated?.(row) ?? null, parts(row)];
  if (said === null) return "not-stated";
  if (evaluated === null) return "parts-not-known";
  if (said === evaluated) return "agrees";
  return said ? "stated-yes-parts-no" : "stated-no-parts-yes";
}

function pairCounts(kept: Uint32Array, first: Answers, second: Answers): readonly number[] {
  const counts = PAIR_STATES.map(() => 0);
  for (const row of kept) {
    const [one, other] = [first(row), second(row)];
    if (one === null || other === null) continue;
    counts[(one ? 0 : 2) + (other ? 0 : 1)]! += 1;
  }
  // Yes-yes, yes-no, no-yes, no-no: the order of PAIR_STATES.
  return counts;
}
