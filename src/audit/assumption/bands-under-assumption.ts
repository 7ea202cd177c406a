import type { Plan } from "../../plan/schema.js";
import { hiddenShares } from "../../statistics/hidden-places.js";
import { derived, rowOf } from "../derived.js";
import { unitsOnly } from "../left-out-units.js";
import type { CountTable, Derived } from "../result.js";
import type { AssumptionResult, BreakingPoint, HiddenShare } from "./assumption-result.js";
import { bandRates } from "./band-rates.js";
import { type BandOutcomes, bandOrderBreaks } from "./bands-ordered.js";
import { type AssumptionCells, byBand, hiddenByClass, unknownByRank } from "./cells.js";

const BANDS = "assumption.bands";

/** What is said of the bands: their table, their shares of violations, and whether they stay in order. */
export interface BandsUnderAssumption {
  readonly table: CountTable;
  readonly result: NonNullable<AssumptionResult["bands"]>;
  readonly claims: readonly Derived<BreakingPoint>[];
}

/**
 * Violations by band, if never-inspected units hide some.
 * @param order  names of the bands, from low to high
 * @param options.shares  shares of hidden violations; the last is the highest
 */
export function bandsUnderAssumption(
  cells: AssumptionCells,
  order: readonly string[],
  options: {
    readonly unit: "sponsors" | "cases";
    readonly shares: readonly HiddenShare[];
    readonly plan: Plan;
  },
): BandsUnderAssumption {
  const { shares, plan } = options;
  const sums = [cells.violations, cells.none, cells.unknown].map((counts) => byBand(cells, counts, order.length));
  const bands = order.map(
    (band, index): BandOutcomes => ({
      band,
      violations: sums[0]![index]!,
      none: sums[1]![index]!,
      unknown: sums[2]![index]!,
    }),
  );
  // An empty row would only take the others along when it is hidden.
  const filled = bands.filter(({ violations, none, unknown }) => violations + none + unknown > 0);
  const all = unknownByRank(cells, 1, () => 0)[0]!;
  const ofBands = unknownByRank(cells, order.length, (cell) => cells.bands[cell]!);
  const { oddsRatio } = plan.assumption;
  const scenarioAt = shares.map(({ hidden }) => ({
    inProportion: hiddenByClass(ofBands, hiddenShares(all, hidden, "in-proportion"), hidden),
    byRank: hiddenByClass(ofBands, hiddenShares(all, hidden, { oddsRatio }), hidden),
  }));
  return {
    table: {
      id: BANDS,
      unit: options.unit,
      keys: [
        { name: "band", levels: filled.map(({ band }) => band) },
        { name: "outcome", levels: ["violation", "none", "never-inspected"] },
      ],
      counts: filled.flatMap(({ violations, none, unknown }) => [violations, none, unknown]),
      leftOut: unitsOnly(filled.map(({ band }) => cells.leftOut[order.indexOf(band)]!)),
    },
    result: { table: BANDS, bands: bandRates(bands, shares, { scenarioAt, table: BANDS, plan }) },
    claims: orderClaims(filled, {
      most: shares.at(-1)!.hidden,
      unknown: cells.neverInspected,
      level: 1 - plan.score.alpha,
    }),
  };
}

/** Each band that holds units against the one below it that does. */
function orderClaims(
  filled: readonly BandOutcomes[],
  options: Parameters<typeof bandOrderBreaks>[2],
): readonly Derived<BreakingPoint>[] {
  return filled
    .slice(1)
    .map((higher, index) =>
      derived(
        bandOrderBreaks(filled[index]!, higher, options),
        rowOf(BANDS, filled[index]!.band),
        rowOf(BANDS, higher.band),
      ),
    );
}
