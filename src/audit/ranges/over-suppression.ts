import type { BandScale, GroupCountEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { sumOfRanges } from "../../statistics/rounded-counts.js";
import type { CountTable, NotTested } from "../result.js";
import type { Verdict } from "../verdict.js";
import { untested } from "../verdict-rules.js";
import { type CellRanges, cellRanges } from "./cell-ranges.js";
import { hypothesisFacts, rangeFrame, rangesOf } from "./range-frame.js";
import { type RangeFacts, verdictOverRange } from "./verdict-over-range.js";

/**
 * A hypothesis on counts of independent units of which the source suppressed some below a stated bound. Nothing is
 * estimated at a point: Fisher's exact test, doubled and adjusted by Holm, is taken over every table that the counts can
 * stand for, and the verdict holds over all of them.
 * @param gate  least number of units of a tested group; a group is tested whose lowest possible number reaches it
 * @returns the table with its suppressed cells marked, and the result; null where no group can be tested
 */
export function overSuppression(
  id: "h1" | "h2",
  evidence: GroupCountEvidence & { readonly bands: BandScale },
  design: { readonly suppressedBelow: number; readonly gate: number; readonly alpha: number },
  plan: Plan,
): { readonly tables: readonly CountTable[]; readonly result: NotTested } | null {
  const cells = cellRanges(evidence, design.suppressedBelow);
  const { groups, bands } = evidence;
  const width = bands.order.length;
  const leastOf = (group: number) => sumOfRanges(cells.cells.slice(group * width, (group + 1) * width)).lower;
  const all = groups.map((_, group) => leastOf(group));
  const others = all.reduce((sum, least) => sum + least, 0);
  const places = groups.flatMap((_, group) => (all[group]! >= design.gate && others - all[group]! > 0 ? [group] : []));
  if (places.length === 0) return null;
  const frame = rangeFrame(groups, cells, { flagged: bands.flagged, places, alpha: design.alpha }, plan);
  const table = `${id}.groupByBand`;
  return {
    tables: [sourceTable(table, evidence, cells)],
    result: {
      kind: "not-tested",
      reason: "suppressed-in-source",
      verdict: suppressionVerdict(hypothesisFacts(frame, places.length)),
      instead: {
        kind: "over-suppression",
        alpha: design.alpha,
        groupByBand: table,
        tested: places.map((place) => groups[place]!),
        ranges: rangesOf(frame, table, []),
      },
    },
  };
}

const NO_USUAL_TEST = [{ code: "usual-test-not-done" }] as const;

/** Where every table is on one side of alpha, that side; else the suppression leaves it open. */
export function suppressionVerdict(facts: RangeFacts): Verdict {
  const shown = facts.adjusted.upper <= facts.alpha;
  if (!shown && facts.adjusted.lower <= facts.alpha) return untested("suppressed-in-source", NO_USUAL_TEST);
  const published: Verdict = {
    evidence: { value: shown ? "difference-shown" : "no-evidence" },
    signal: { value: "not-assessed" },
    equivalence: { value: facts.alikeEverywhere ? "shown" : "not-shown" },
    adequacy: { value: "insufficient", reasons: NO_USUAL_TEST },
  };
  // How many groups chance puts outside the margin is not known without a permutation.
  return verdictOverRange(published, { ...facts, signal: "somewhere" });
}

function sourceTable(
  id: string,
  evidence: GroupCountEvidence & { readonly bands: BandScale },
  cells: CellRanges,
): CountTable {
  const inner = evidence.counts.length / cells.cells.length;
  const suppressedCells = cells.cells.flatMap((_, cell) =>
    evidence.suppressed.subarray(cell * inner, (cell + 1) * inner).includes(1) ? [cell] : [],
  );
  const people = cells.cells.map(({ count }, cell) => (suppressedCells.includes(cell) ? 0 : count));
  return {
    id,
    unit: evidence.unit === "sponsors" ? "sponsors" : "cases",
    keys: [
      { name: "group", levels: evidence.groups },
      { name: "band", levels: evidence.bands.order },
    ],
    counts: cells.cells.map(({ count }) => count),
    support: { people, units: people, largest: people.map((count) => Math.min(1, count)) },
    suppressedCells,
  };
}
