import { type IndicationsSettings, mappedCodes } from "../../plan/inputs/indications-schema.js";
import { holdsIndication11, holdsIndication12, INDICATIONS } from "../../registry/indications.js";
import type { Registrations } from "./registrations.js";

/** Yes, no or not known, one a row. */
export type Answers = (row: number) => boolean | null;

/** A conjunction with what was stated and what its parts say. */
export interface Conjunction {
  readonly code: "11" | "12";
  /** Null where the indication has no column of its own. */
  readonly stated: Answers | null;
  readonly parts: Answers;
}

/** Values of the indications in the rows of the file. */
export interface IndicationValues {
  /** Codes with a value, in the order of the source. */
  readonly codes: readonly string[];
  /** Value of an indication: of 11 and 12 what their parts say, where the parts tell. */
  value(code: string): Answers;
  readonly conjunctions: readonly Conjunction[];
}

/**
 * Reads the indications: a conjunction is evaluated from its parts, and what was stated counts where the parts do not tell.
 * @param registrations  row by row
 * @param settings  section of the settings
 * @example indicationValues(registrations, settings).value("12")(0) // true
 */
export function indicationValues(
  { columns }: Pick<Registrations, "columns">,
  settings: IndicationsSettings,
): IndicationValues {
  const { items, yes, no, eleven, twelve } = settings;
  const answers = (name: string): Answers => {
    const { codes, levels } = columns.get(name)!;
    const meanings = levels.map((level) => (yes.includes(level) ? true : no.includes(level) ? false : null));
    return (row) => meanings[codes[row]!]!;
  };
  const stated = (code: string) => (items[code] === undefined ? null : answers(items[code]));
  const conjunctions: Conjunction[] = [];
  if (eleven !== undefined) {
    const [putToRvo, firstAdviceNegative] = [answers(eleven.putToRvo), answers(eleven.firstAdviceNegative)];
    const parts: Answers = (row) =>
      holdsIndication11({ putToRvo: putToRvo(row), firstAdviceNegative: firstAdviceNegative(row) });
    conjunctions.push({ code: "11", stated: stated("11"), parts });
  }
  if (twelve !== undefined) {
    const [addressDiffers, changeReported] = [answers(twelve.addressDiffers), answers(twelve.changeReported)];
    const parts: Answers = (row) =>
      holdsIndication12({ addressDiffers: addressDiffers(row), changeReported: changeReported(row) });
    conjunctions.push({ code: "12", stated: stated("12"), parts });
  }
  const known = new Set([...mappedCodes(items), ...conjunctions.map(({ code }) => code)]);
  return {
    codes: INDICATIONS.flatMap(({ code }) => (known.has(code) ? [code] : [])),
    conjunctions,
    value: (code) => {
      const conjunction = conjunctions.find((each) => each.code === code);
      if (conjunction === undefined) return stated(code)!;
      return (row) => conjunction.parts(row) ?? conjunction.stated?.(row) ?? null;
    },
  };
}

/** Whole of a part: 11a belongs to 11; null for an indication that is no part. */
export function wholeOf(code: string): string | null {
  return code.length > 2 ? code.slice(0, 2) : null;
}
