import type { CompositionEvidence } from "../../../src/data/evidence.js";
import { bandPermutationTest } from "../../../src/statistics/band-permutation-test.js";
import { effectiveUnits } from "../../../src/statistics/composition.js";
import { streamsFrom } from "../../../src/statistics/random.js";
import { drawCompositions } from "../../../src/synthetic/composition.js";
import { registeredModelScore } from "../../../src/synthetic/logistic-score.js";
import { drawMemberCounts } from "../../../src/synthetic/member-counts.js";
import { NATIONALITIES } from "../../../src/synthetic/nationalities.js";
import { sizeOnlyLogOdds } from "../../../src/synthetic/size-only-score.js";
import { SYNTHETIC_BANDS, SYNTHETIC_THRESHOLDS } from "../../../src/synthetic/synthesise-composition.js";
import { type Cell, cell, type Measure, type Outcome } from "../study.js";
import {
  type ClusteredSet,
  clusteredSet,
  familyFrom,
  familyRejects,
  permutedPearsonRejects,
  popular,
  resamplingSeed,
} from "./clustered-set.js";
import { rejects, test } from "./decisions.js";

/*
 * Where H1 reaches its limit: sponsors with up to 1,500 migrants and flags that rest on the number of migrants. Single
 * giants then hold much of a nationality, and the studentised contrast is far from normal.
 */

const PART = "heavy-tailed";
export const GATES = [20, 50, 100, 200] as const;

type Direction = "rising" | "falling";

function heavyTailedSet(
  seed: number,
  {
    sponsors,
    direction,
    majority,
  }: { readonly sponsors: number; readonly direction: Direction; readonly majority: boolean },
): CompositionEvidence {
  const streams = streamsFrom(seed);
  const totals = drawMemberCounts(streams.block(40), { sponsors, withoutMigrants: 0.18, law: "heavy" });
  const compositions = drawCompositions(streams.block(41), totals, { concentration: 1, majority });
  const scores = sizeOnlyLogOdds(streams.block(42), totals, direction).map(registeredModelScore);
  return {
    kind: "composition",
    unit: "sponsors",
    memberUnit: "migrants",
    groups: NATIONALITIES,
    bands: SYNTHETIC_BANDS,
    weights: new Uint32Array(sponsors).fill(1),
    offsets: compositions.offsets,
    groupCodes: compositions.groupCodes,
    memberCounts: compositions.memberCounts,
    bandCodes: Uint8Array.from(
      scores,
      (score) => SYNTHETIC_THRESHOLDS.filter((threshold) => score >= threshold).length,
    ),
    selected: new Uint8Array(sponsors).fill(255),
    units: sponsors,
  };
}

const gateTests: readonly Measure<ClusteredSet>[] = GATES.flatMap((gate) =>
  (["minP", "maxT"] as const).map((by) =>
    test<ClusteredSet>(
      `h1-${by.toLowerCase()}-from-${gate}`,
      `H1 ${by}, nationalities from ${gate} effective sponsors on`,
      (set) => familyRejects(familyFrom(set, gate), by),
    ),
  ),
);

/** One nationality at a time: the one with the fewest effective sponsors from each gate on, unadjusted. */
const singleTests: readonly Measure<ClusteredSet>[] = GATES.map((gate) =>
  test<ClusteredSet>(
    `h1-single-from-${gate}`,
    `H1, one nationality with ${gate} or little more effective sponsors`,
    (set) => {
      const effective = Array.from(set.tested, (group) => effectiveUnits(set.units.sums, group));
      const nearest = effective.reduce(
        (best, value, k) => (value >= gate && value < (effective[best] ?? Infinity) ? k : best),
        -1,
      );
      if (nearest < 0 || effective[nearest]! >= 2 * gate) return null;
      const { observed, resampled, resamples } = set.members;
      const row = resampled.subarray(nearest * resamples, (nearest + 1) * resamples);
      return familyRejects({ observed: observed.slice(nearest, nearest + 1), resampled: row, resamples }, "maxT");
    },
  ),
);

const WITHIN_RESAMPLES = 199;

/** Sponsors exchange bands only with those of about their own size: each class is twice as wide as the one before. */
function withinClassesRejects({ seed, units }: ClusteredSet): Outcome {
  const test = bandPermutationTest(
    {
      composition: units.composition!,
      bandCodes: units.bandCodes,
      bands: units.bands.length,
      strata: Uint32Array.from(units.sums.unitMembers, (members) => Math.floor(Math.log2(members))),
    },
    { seed: resamplingSeed(seed), resamples: WITHIN_RESAMPLES, enumerateUpTo: 1 },
  );
  return rejects(test.result);
}

const pearsonTests: readonly Measure<ClusteredSet>[] = [
  test("h1-pearson", "H1, Pearson X2 over all bands, sponsors permuted", permutedPearsonRejects),
  test(
    "h1-pearson-within",
    `The same within classes of migrants (1, 2 to 3, 4 to 7 and so on), ${WITHIN_RESAMPLES} resamples`,
    withinClassesRejects,
  ),
];

const h2Tests: readonly Measure<ClusteredSet>[] = [
  test("h2-minp", "H2, majority nationalities, step-down minP (the default)", (set) =>
    familyRejects(set.majorities, "minP"),
  ),
  test("h2-maxt", "H2, majority nationalities, step-down maxT", (set) => familyRejects(set.majorities, "maxT")),
];

function heavyTailedCell(sponsors: number, direction: Direction, majority: boolean, sets: number): Cell {
  const more = direction === "rising" ? "more" : "less";
  return cell<ClusteredSet>({
    id: `heavy-${sponsors}-${direction}-${majority ? "majority" : "urn"}`,
    part: PART,
    design: `${sponsors.toLocaleString("en")} sponsors with up to 1,500 migrants; the more migrants, the ${more} often flagged, whatever nationality; ${
      majority ? "every sponsor has a majority nationality" : "the larger a sponsor, the more mixed"
    }`,
    sets,
    draw: (seed) => clusteredSet(seed, heavyTailedSet(seed, { sponsors, direction, majority })),
    measures: [
      ...gateTests,
      ...singleTests,
      ...pearsonTests,
      ...(majority ? h2Tests : []),
      test("chi-squared-migrants", "Chi-squared on migrants", popular.chiSquared, { standing: "popular" }),
    ],
  });
}

export const heavyTailedCells: readonly Cell[] = [
  heavyTailedCell(1500, "rising", true, 500),
  heavyTailedCell(1500, "falling", true, 500),
  heavyTailedCell(1500, "rising", false, 500),
  heavyTailedCell(1500, "falling", false, 500),
  heavyTailedCell(10_577, "rising", false, 120),
  heavyTailedCell(10_577, "falling", false, 120),
];
