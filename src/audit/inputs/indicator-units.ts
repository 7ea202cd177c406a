import type { IndicatorColumn, IndicatorEvidence } from "../../data/inputs/indicator-evidence.js";
import { midRanks } from "../../statistics/mid-ranks.js";
import type { UnitColumn } from "../../statistics/packed-columns.js";

/** Units of some patterns with their indicators and a label, as a permutation test needs them. */
export interface LabelledUnits {
  readonly labels: Uint16Array;
  readonly columns: readonly UnitColumn[];
}

/**
 * One entry a unit, in the order of the patterns, of those that have a label.
 * @param evidence  weighted patterns
 * @param labelOf  label of a pattern; null: its units are left out
 * @returns labels and columns; numbers of `ranks` are mid-ranks among these units
 * @example labelledUnits(evidence, (pattern) => evidence.groupCodes[pattern]).labels.length // evidence.units
 */
export function labelledUnits(evidence: IndicatorEvidence, labelOf: (pattern: number) => number | null): LabelledUnits {
  const patterns: number[] = [];
  const labels: number[] = [];
  evidence.weights.forEach((weight, pattern) => {
    const label = labelOf(pattern);
    if (label === null) return;
    for (let unit = 0; unit < weight; unit++) {
      patterns.push(pattern);
      labels.push(label);
    }
  });
  return {
    labels: Uint16Array.from(labels),
    columns: evidence.indicators.map((indicator) => unitColumn(indicator, patterns)),
  };
}

function unitColumn(indicator: IndicatorColumn, patterns: readonly number[]): UnitColumn {
  if (indicator.kind === "categories") {
    const codes = Uint16Array.from(patterns, (pattern) => indicator.codes[pattern]!);
    return { kind: "levels", codes, levels: indicator.levels.length };
  }
  const values = Float64Array.from(patterns, (pattern) => indicator.values[pattern]!);
  return { kind: "numbers", values: indicator.kind === "ranks" ? ranked(values) : values };
}

function ranked(values: Float64Array): Float64Array {
  const present = [...values.keys()].filter((unit) => !Number.isNaN(values[unit]));
  const { ranks } = midRanks(present.map((unit) => values[unit]!));
  const all = new Float64Array(values.length).fill(Number.NaN);
  present.forEach((unit, place) => {
    all[unit] = ranks[place]!;
  });
  return all;
}
