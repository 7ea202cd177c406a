import type { BandScale, GroupCountEvidence } from "../../data/evidence.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { chiSquaredUpperTail } from "../../statistics/distributions.js";
import { pearsonChiSquared } from "../../statistics/pearson-chi-squared.js";
import { derived, notEstimable } from "../derived.js";
import { countsByGroup, personSupport } from "../group-margins.js";
import type { CountTable, NotTested } from "../result.js";

const TABLE = "h1.groupByBand";

/**
 * H1 on members of clusters that are lost: Pearson's X2 of group x band divided by a design effect, against the
 * chi-squared law. It is approximate, and says nothing of single groups; members are never taken as independent.
 * @param design  design effect, 1 or more, and where it comes from
 * @see Rao & Scott 1981, first-order correction of X2 (mean design effect)
 */
export function designEffectTest(
  evidence: GroupCountEvidence & { readonly bands: BandScale },
  design: { readonly value: number; readonly source: string },
  alpha: number,
): { readonly tables: readonly CountTable[]; readonly result: NotTested } {
  const { groups, bands } = evidence;
  const byBand = bands.order.map((_, band) => countsByGroup(evidence, (cell) => cell.band === band));
  const counts = groups.flatMap((_, group) => byBand.map((column) => column[group]!));
  const pearson = pearsonChiSquared(tableFromCounts(Float64Array.from(counts), groups.length, bands.order.length));
  const exists = pearson.kind === "estimate";
  const statistic = exists ? pearson.statistic / design.value : 0;
  const pValue = exists ? chiSquaredUpperTail(statistic, pearson.degreesOfFreedom) : 1;
  return {
    tables: [
      {
        id: TABLE,
        unit: "migrants",
        keys: [
          { name: "group", levels: groups },
          { name: "band", levels: bands.order },
        ],
        counts,
        support: personSupport(counts),
      },
    ],
    result: {
      kind: "not-tested",
      reason: "clusters-unknown",
      verdict: {
        evidence: exists
          ? { value: pValue <= alpha ? "difference-shown" : "no-evidence" }
          : { value: "not-testable", reason: isOneGroup(counts, bands.order.length) ? "one-group" : "no-variation" },
        signal: { value: exists && pValue <= alpha ? "superseded" : "not-assessed" },
        equivalence: { value: "not-assessed" },
        adequacy: { value: "insufficient", reasons: [{ code: "usual-test-not-done" }] },
      },
      instead: {
        kind: "design-effect",
        alpha,
        groupByBand: TABLE,
        designEffect: design.value,
        source: design.source,
        test: derived(
          exists
            ? { kind: "approximate", statistic, degreesOfFreedom: pearson.degreesOfFreedom, pValue }
            : notEstimable("no-variation"),
          TABLE,
        ),
      },
    },
  };
}

function isOneGroup(counts: readonly number[], bands: number): boolean {
  const rows = counts.flatMap((count, cell) => (count > 0 ? [Math.floor(cell / bands)] : []));
  return new Set(rows).size < 2;
}
