import type { GroupCountEvidence } from "../evidence.js";
import { compareCodePoints } from "./code-points.js";
import { OUTCOMES, SELECTIONS } from "./meanings.js";

/** Cells by group, band, outcome and selection with an index of the cell that a combination falls in. */
export interface CellAxes {
  readonly groups: readonly string[];
  readonly bands: GroupCountEvidence["bands"];
  readonly hasOutcomes: boolean;
  readonly hasSelections: boolean;
}

/** Sorted groups and, for every level of a source, its place among them. */
export function sortedGroups(levels: readonly string[], occurs: Uint8Array) {
  const groups = levels.filter((_, code) => occurs[code] === 1).sort(compareCodePoints);
  const rank = new Map(groups.map((group, code) => [group, code]));
  return { groups, codeOf: Uint16Array.from(levels, (level) => rank.get(level) ?? 0) };
}

/** Number of cells of the axes. */
export function cellCount(axes: CellAxes): number {
  return axes.groups.length * bandLevels(axes) * outcomeLevels(axes) * selectionLevels(axes);
}

/**
 * Index of a cell, row major by group, band, outcome, selection.
 *
 * @param axes  axes of the table
 * @param key  group, band and outcome codes; selection as 1, 0 or 255
 * @returns index below `cellCount(axes)`
 */
export function cellIndex(
  axes: CellAxes,
  key: { readonly group: number; readonly band: number; readonly outcome: number; readonly selected: number },
): number {
  const band = axes.bands === null ? 0 : key.band;
  const outcome = axes.hasOutcomes ? key.outcome : 0;
  const selection = axes.hasSelections ? selectionCode(key.selected) : 0;
  return ((key.group * bandLevels(axes) + band) * outcomeLevels(axes) + outcome) * selectionLevels(axes) + selection;
}

/** Levels of the outcome and selection axes as the evidence names them. */
export function axisLevels(axes: CellAxes): Pick<GroupCountEvidence, "outcomes" | "selections"> {
  return {
    outcomes: axes.hasOutcomes ? OUTCOMES : null,
    selections: axes.hasSelections ? SELECTIONS : null,
  };
}

function selectionCode(selected: number): number {
  if (selected === 1) return 0;
  return selected === 0 ? 1 : 2;
}

function bandLevels(axes: CellAxes): number {
  return axes.bands === null ? 1 : axes.bands.order.length;
}

function outcomeLevels(axes: CellAxes): number {
  return axes.hasOutcomes ? OUTCOMES.length : 1;
}

function selectionLevels(axes: CellAxes): number {
  return axes.hasSelections ? SELECTIONS.length : 1;
}
