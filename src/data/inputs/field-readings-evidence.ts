import type { FieldsSettings } from "../../plan/inputs/fields-schema.js";
import type { ScoringField } from "../../plan/inputs/scoring-field-names.js";
import { sbiDivision } from "../../registry/sbi-division.js";
import { columnOfField } from "./field-states.js";
import type { Registrations } from "./registrations.js";

/** Two readings of one field for the same units. */
export interface ReadingEvidence {
  readonly field: ScoringField;
  /** Values in code-point order; those that few units have stand together as `other-values`. */
  readonly values: readonly string[];
  /** Different values that stand together; 0 where each stands by itself. */
  readonly joined: number;
  /** Units by first and second reading, row major; only units that have both. */
  readonly counts: readonly number[];
  /** Units with both readings, and how many of these agree in full. */
  readonly both: number;
  readonly agree: number;
}

/** Values that a table of readings names; the others stand together. */
const MOST_VALUES = 6;
export const OTHER_VALUES = "other-values";

/**
 * Counts two readings of one field against each other. A branch is compared by its division.
 * @param registrations  row by row
 * @param kept  rows of the audit
 * @param options  one entry of the settings, and the section
 * @example readingEvidence(registrations, kept, { reading, settings }).counts
 */
export function readingEvidence(
  registrations: Registrations,
  kept: Uint32Array,
  { reading, settings }: { readonly reading: FieldsSettings["readings"][number]; readonly settings: FieldsSettings },
): ReadingEvidence {
  const first = columnOfField(registrations, settings, reading.field);
  const second = registrations.columns.get(reading.second)!;
  const compared = (text: string) => {
    if (reading.field !== "sbi" || text === "") return text;
    const division = sbiDivision(text);
    return division.kind === "division" ? division.division : text;
  };
  const pairs = Array.from(
    kept,
    (row) => [compared(first.levels[first.codes[row]!]!), compared(second.levels[second.codes[row]!]!)] as const,
  ).filter(([one, other]) => one !== "" && other !== "");
  const { values, joined } = namedValues(pairs);
  const place = (value: string) => {
    const at = values.indexOf(value);
    return at < 0 ? values.length - 1 : at;
  };
  const counts = new Array<number>(values.length ** 2).fill(0);
  for (const [one, other] of pairs) counts[place(one) * values.length + place(other)]! += 1;
  return {
    field: reading.field,
    values,
    joined,
    counts,
    both: pairs.length,
    agree: pairs.filter(([one, other]) => one === other).length,
  };
}

/** The values that most often occur in either reading. */
function namedValues(pairs: readonly (readonly [string, string])[]): {
  readonly values: readonly string[];
  readonly joined: number;
} {
  const uses = new Map<string, number>();
  for (const value of pairs.flat()) uses.set(value, (uses.get(value) ?? 0) + 1);
  const byUse = [...uses].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([value]) => value);
  if (byUse.length <= MOST_VALUES) return { values: byUse.sort(), joined: 0 };
  const named = byUse.slice(0, MOST_VALUES - 1).sort();
  return { values: [...named, OTHER_VALUES], joined: byUse.length - named.length };
}
