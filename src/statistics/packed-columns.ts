/** A column of units: levels by code, or numbers with NaN for a unit that has none. */
export type UnitColumn =
  | { readonly kind: "levels"; readonly codes: Uint16Array; readonly levels: number }
  | { readonly kind: "numbers"; readonly values: Float64Array };

/** Where the counts of one column are found once units are added up. */
export type PackedColumn =
  | {
      readonly kind: "levels";
      readonly levels: number;
      /** The commonest level: its counts are what the others leave. */
      readonly base: number;
      /** First of `levels - 1` marks; the other levels in ascending order. Absent: levels are counted one by one. */
      readonly firstMark: number | null;
      readonly codes: Uint16Array;
      readonly totals: Float64Array;
    }
  | {
      readonly kind: "numbers";
      /** Less their mean; 0 where there is none. */
      readonly values: Float64Array;
      /** Mark of units that have a number; null where all have one. */
      readonly mark: number | null;
      readonly present: number;
      /** Sum of squares about the mean. */
      readonly squares: number;
    };

/**
 * Columns as sums need them: marks of 0 and 1 stand 32 in a word, so that one operation looks at 32 of them.
 * @see Knuth 2011, "The Art of Computer Programming", 7.1.3 (working with packed data)
 */
export interface PackedColumns {
  readonly units: number;
  /** Mark m is bit m mod 32 of word m / 32; each word has one entry a unit. */
  readonly words: readonly Int32Array[];
  readonly marks: number;
  readonly columns: readonly PackedColumn[];
}

/** Columns of more levels are counted one unit at a time. */
const MOST_MARKED_LEVELS = 24;

/**
 * Packs columns of the same units.
 * @param columns  each of length n
 * @returns marks in words, and where each column stands
 * @example packColumns([{ kind: "levels", codes: Uint16Array.of(0, 1, 0), levels: 2 }]).words.length // 1
 */
export function packColumns(columns: readonly UnitColumn[]): PackedColumns {
  const units = columns[0] === undefined ? 0 : lengthOf(columns[0]);
  const marks: ((unit: number) => boolean)[] = [];
  const packed = columns.map((column) =>
    column.kind === "levels" ? packedLevels(column, marks) : packedNumbers(column.values, marks),
  );
  const words = Array.from({ length: Math.ceil(marks.length / 32) }, () => new Int32Array(units));
  marks.forEach((isMarked, mark) => {
    const word = words[mark >>> 5]!;
    const bit = 1 << (mark & 31);
    for (let unit = 0; unit < units; unit++) if (isMarked(unit)) word[unit]! |= bit;
  });
  return { units, words, marks: marks.length, columns: packed };
}

function lengthOf(column: UnitColumn): number {
  return column.kind === "levels" ? column.codes.length : column.values.length;
}

function packedLevels(
  { codes, levels }: Extract<UnitColumn, { kind: "levels" }>,
  marks: ((unit: number) => boolean)[],
): PackedColumn {
  const totals = new Float64Array(levels);
  for (const code of codes) totals[code]! += 1;
  const base = totals.indexOf(totals.reduce((most, count) => Math.max(most, count), 0));
  if (levels > MOST_MARKED_LEVELS) return { kind: "levels", levels, base, firstMark: null, codes, totals };
  const firstMark = marks.length;
  for (let level = 0; level < levels; level++) if (level !== base) marks.push((unit) => codes[unit] === level);
  return { kind: "levels", levels, base, firstMark, codes, totals };
}

function packedNumbers(given: Float64Array, marks: ((unit: number) => boolean)[]): PackedColumn {
  let [present, sum, squares] = [0, 0, 0];
  for (const value of given) {
    if (Number.isNaN(value)) continue;
    present += 1;
    sum += value;
  }
  const mean = present === 0 ? 0 : sum / present;
  const values = given.map((value) => (Number.isNaN(value) ? 0 : value - mean));
  for (const value of values) squares += value * value;
  const mark = present === given.length ? null : marks.push((unit) => !Number.isNaN(given[unit])) - 1;
  return { kind: "numbers", values, mark, present, squares };
}
