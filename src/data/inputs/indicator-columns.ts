import { ArgumentError } from "../../errors.js";
import type { IndicatorSetting } from "../../plan/inputs/indicator-schema.js";
import { NO_VALUE, OTHER_LEVELS } from "../../plan/inputs/remaining-levels.js";
import type { TextColumn } from "../columns.js";
import { numbersOf } from "./numbers-of.js";

/** An indicator as it is counted, one entry a pattern or a row. */
export type IndicatorColumn =
  | {
      readonly kind: "categories";
      readonly name: string;
      /** Texts in code-point order or classes in theirs, then `NO_VALUE`, then `OTHER_LEVELS`, where they occur. */
      readonly levels: readonly string[];
      readonly codes: Uint16Array;
      /** How many levels stand together in `OTHER_LEVELS`. */
      readonly merged: number;
    }
  | {
      readonly kind: "numbers" | "ranks";
      readonly name: string;
      /** NaN: no value. */
      readonly values: Float64Array;
    };

/** What an indicator is read from. */
interface IndicatorRows {
  readonly columns: ReadonlyMap<string, TextColumn>;
  /** Rows that are looked at. */
  readonly rows: Uint32Array;
  /** Levels of fewer of these rows stand together. */
  readonly leastUnits: number;
}

/**
 * One indicator, one entry a row of the file; rare levels stand together, by the number of rows that are looked at and
 * by nothing else.
 * @param setting  how the column is read
 * @param from  columns, rows that are looked at, and the least number of a level
 * @returns codes with levels, or numbers
 * @throws ArgumentError where the column is absent or holds other text than numbers; it tells how much and never which
 * @example indicatorColumn({ column: "website", as: "categories", decimal: "." }, { columns, rows, leastUnits: 5 }).levels // ["J", "N"]
 */
export function indicatorColumn(
  setting: IndicatorSetting,
  { columns, rows, leastUnits }: IndicatorRows,
): IndicatorColumn {
  const { column: name, as, decimal } = setting;
  const text = columns.get(name);
  if (text === undefined) throw new ArgumentError(`indicatorColumn requires the column ${name}; got a file without it`);
  if (as === "categories") return withRareMerged(name, ofTexts(text), { rows, leastUnits });
  const values = numbersOf(text, { decimal, name });
  if (as !== "classes") return { kind: as, name, values };
  const cuts = setting.cuts ?? equalCuts(values, rows, setting.equalClasses!);
  return withRareMerged(name, ofClasses(values, cuts), { rows, leastUnits });
}

interface Coded {
  readonly levels: readonly string[];
  readonly codes: ArrayLike<number>;
}

function ofTexts({ codes, levels }: TextColumn): Coded {
  const order = [...levels.keys()].sort((a, b) => {
    if (levels[a] === "" || levels[b] === "") return levels[a] === "" ? 1 : -1;
    return levels[a]! < levels[b]! ? -1 : 1;
  });
  const place = new Uint32Array(levels.length);
  order.forEach((code, at) => {
    place[code] = at;
  });
  return {
    levels: order.map((code) => (levels[code] === "" ? NO_VALUE : levels[code]!)),
    codes: Uint32Array.from(codes, (code) => place[code]!),
  };
}

function ofClasses(values: Float64Array, cuts: readonly number[]): Coded {
  return {
    levels: [
      `< ${cuts[0]}`,
      ...cuts.map((cut, at) => (at + 1 < cuts.length ? `${cut} - < ${cuts[at + 1]}` : `>= ${cut}`)),
      NO_VALUE,
    ],
    codes: Uint32Array.from(values, (value) =>
      Number.isNaN(value) ? cuts.length + 1 : cuts.reduce((at, cut) => at + (value >= cut ? 1 : 0), 0),
    ),
  };
}

/** Distinct lower bounds of classes with about as many rows each; equal numbers stay in one class. */
function equalCuts(values: Float64Array, rows: Uint32Array, classes: number): readonly number[] {
  const sorted = Float64Array.from(rows, (row) => values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const cuts = Array.from({ length: classes - 1 }, (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / classes)]);
  const distinct = [...new Set(cuts)].filter((cut): cut is number => cut !== undefined && cut > sorted[0]!);
  return distinct.length > 0 ? distinct : [sorted[0] ?? 0];
}

/**
 * The rarest levels stand together until what stands together reaches the least number. Only how often each occurs
 * decides, so that a test of the merged levels stays valid.
 */
function withRareMerged(
  name: string,
  { levels, codes }: Coded,
  { rows, leastUnits }: { readonly rows: Uint32Array; readonly leastUnits: number },
): IndicatorColumn {
  const units = new Float64Array(levels.length);
  for (const row of rows) units[codes[row]!]! += 1;
  const occurring = [...levels.keys()].filter((code) => units[code]! > 0);
  const bySize = [...occurring].sort((a, b) => units[a]! - units[b]! || a - b);
  const merged = new Set<number>();
  let together = 0;
  for (const code of bySize) {
    if (units[code]! >= leastUnits && (merged.size === 0 || together >= leastUnits)) break;
    merged.add(code);
    together += units[code]!;
  }
  const kept = occurring.filter((code) => !merged.has(code));
  const only = merged.size === 1 && kept.length === 0;
  const place = new Uint16Array(levels.length).fill(kept.length);
  kept.forEach((code, at) => {
    place[code] = at;
  });
  return {
    kind: "categories",
    name,
    levels: [
      ...kept.map((code) => levels[code]!),
      ...(only ? [levels[bySize[0]!]!] : merged.size > 0 ? [OTHER_LEVELS] : []),
    ],
    codes: Uint16Array.from(codes, (code) => place[code]!),
    merged: only ? 0 : merged.size,
  };
}
