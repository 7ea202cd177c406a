import type { GroupCountEvidence, Unavailable } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { derived } from "../derived.js";
import type { HypothesisResult, TestedHypothesis } from "../result.js";
import { type CellRanges, cellRanges, selectionRanges } from "./cell-ranges.js";
import { conditionalOverRounding } from "./conditional-over-rounding.js";
import { groupFacts, hypothesisFacts, rangeFrame, rangesOf } from "./range-frame.js";
import type { RoundingRanges } from "./range-result.js";
import { verdictOverRange } from "./verdict-over-range.js";

/**
 * A hypothesis tested on rounded counts, with what the rounding leaves open of each number and with the verdicts that
 * hold for every table that rounds to the published counts. Anything else comes back as it is.
 * @param tested  result on the published counts
 * @param evidence  counts of independent units by group and band
 * @see method, section 1: nearest rounding lies within base / 2, random rounding within base - 1
 */
export function overRounding(
  tested: HypothesisResult,
  evidence: GroupCountEvidence | Unavailable,
  plan: Plan,
): HypothesisResult {
  if (tested.kind !== "tested" || evidence.kind === "unavailable" || evidence.rounding === null) return tested;
  if (evidence.bands === null || evidence.unit !== tested.unit) return tested;
  const ranged = overCells(tested, cellRanges(evidence, null), evidence.bands.flagged, plan);
  return { ...ranged, conditional: conditionalOverRounding(tested.conditional, evidence, ranged.overRounding) };
}

/**
 * H2 for the human step on rounded counts: selected in place of flagged. Anything else comes back as it is.
 * @param tested  result on the published counts; null where the data does not hold the step
 * @param evidence  counts of sponsors by group and selection
 */
export function selectionOverRounding(
  tested: HypothesisResult | null,
  evidence: GroupCountEvidence | Unavailable,
  plan: Plan,
): HypothesisResult | null {
  if (tested?.kind !== "tested" || evidence.kind === "unavailable" || evidence.rounding === null) return tested;
  if (evidence.selections === null || evidence.unit !== tested.unit) return tested;
  return overCells(tested, selectionRanges(evidence), [false, true], plan);
}

function overCells(
  tested: TestedHypothesis,
  cells: CellRanges,
  flagged: readonly boolean[],
  plan: Plan,
): TestedHypothesis & { readonly overRounding: RoundingRanges } {
  const frame = rangeFrame(
    tested.groups.map(({ group }) => group),
    cells,
    {
      flagged,
      places: tested.groups.flatMap((group, place) => (group.tested ? [place] : [])),
      alpha: tested.family.alpha,
    },
    plan,
  );
  const chance = tested.outsideByChance.value.null95;
  return {
    ...tested,
    groups: tested.groups.map((group, place) => {
      if (!group.tested) return group;
      const value = verdictOverRange(group.verdict.value, groupFacts(frame, place));
      return { ...group, verdict: { ...group.verdict, value } };
    }),
    overRounding: rangesOf(frame, tested.groupByBand, [tested.bandTotals]),
    verdict: derived(verdictOverRange(tested.verdict.value, hypothesisFacts(frame, chance)), ...tested.verdict.restsOn),
  };
}
