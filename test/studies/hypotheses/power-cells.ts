import { familyTests } from "../../../src/audit/comparison/family-tests.js";
import { majorityCounts } from "../../../src/audit/hypothesis-2/majority-counts.js";
import { majorityLaws } from "../../../src/audit/hypothesis-2/majority-family.js";
import type { GroupCountEvidence } from "../../../src/data/evidence.js";
import type { ArrangementDesign } from "../../../src/statistics/arrangement-statistics.js";
import { blocksOf, RESAMPLES_PER_BLOCK } from "../../../src/statistics/cluster-permutation.js";
import {
  independentPermutationTask,
  observedTableStatistics,
} from "../../../src/statistics/independent-permutation.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { type FamilyStatistics, familyResamples, type MagnitudeLaw } from "../../../src/statistics/step-down.js";
import { test } from "../calibration/decisions.js";
import { ALPHA } from "../rates.js";
import { type Cell, cell } from "../study.js";

/*
 * H2 on 10,577 sponsors, 100 nationalities all in the family; sponsors with a majority of one of them, 200, are flagged
 * twice as often. The number of flagged sponsors is fixed, so all sets of a cell share one null distribution, drawn
 * with as many arrangements as an audit draws. Only the first step of the step-down is counted: later steps could add
 * to the power and never take away.
 */

const SPONSORS = 10_577;
const PLANTED_SPONSORS = 200;
const NATIONALITIES = 100;

/** Majority sponsors of each nationality: 200 of the first, at least 20 of the others, falling off as 1 / rank. */
const SIZES: readonly number[] = (() => {
  const others = NATIONALITIES - 1;
  const harmonic = Array.from({ length: others }, (_, rank) => 1 / (rank + 1)).reduce((sum, each) => sum + each, 0);
  const free = SPONSORS - PLANTED_SPONSORS - 20 * others;
  const sizes = Array.from({ length: others }, (_, rank) => 20 + Math.floor(free / (rank + 1) / harmonic));
  sizes[0]! += SPONSORS - PLANTED_SPONSORS - sizes.reduce((sum, each) => sum + each, 0);
  return [PLANTED_SPONSORS, ...sizes];
})();

/** One null distribution, and |Z| of the planted nationality when 0, 1, .. 200 of its sponsors are flagged. */
interface PlantedTest {
  readonly magnitudes: Float64Array;
  readonly null: FamilyStatistics;
  readonly laws: readonly MagnitudeLaw[];
}

function plantedTest(flagged: number): PlantedTest {
  const design = designOf(countsWith(0, flagged));
  const magnitudes = Float64Array.from({ length: PLANTED_SPONSORS + 1 }, (_, count) =>
    Math.abs(observedTableStatistics(design, tableOf(countsWith(count, flagged))).majorityContrasts[0]!),
  );
  const family = { sizes: SIZES, tested: design.testedMajorities };
  const laws = majorityLaws({ units: SPONSORS, flagged }, family);
  return { magnitudes, null: resampledFamily(design), laws };
}

/** Flagged per nationality with so many in the planted one; how the others share the rest does not touch its Z. */
function countsWith(planted: number, flagged: number): readonly number[] {
  let left = flagged - planted;
  return SIZES.map((size, group) => {
    if (group === 0) return planted;
    const count = Math.min(size, left);
    left -= count;
    return count;
  });
}

function tableOf(flagged: readonly number[]): Int32Array {
  return Int32Array.from([...flagged.map((count, group) => SIZES[group]! - count), ...flagged]);
}

function designOf(flagged: readonly number[]): ArrangementDesign {
  const bands = { order: ["low", "high"], flagged: [false, true] };
  const evidence: GroupCountEvidence = {
    kind: "groupCounts",
    unit: "sponsors",
    groups: SIZES.map((_, group) => `N${group}`),
    bands,
    outcomes: null,
    selections: null,
    counts: Float64Array.from(flagged.flatMap((count, group) => [SIZES[group]! - count, count])),
    suppressed: new Uint8Array(2 * NATIONALITIES),
    rounding: null,
  };
  const { units, majority } = majorityCounts(evidence, bands);
  return {
    sums: units.sums,
    bandSizes: units.bandSizes,
    flagged: units.flagged,
    tested: new Uint16Array(0),
    majority: majority.majority,
    majorityUnits: majority.units,
    testedMajorities: Uint16Array.from(SIZES, (_, group) => group),
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
}

function resampledFamily(design: ArrangementDesign): FamilyStatistics {
  const resamples = familyResamples(NATIONALITIES, ALPHA, 999);
  const resampled = new Float64Array(NATIONALITIES * resamples);
  const problem = { seed: 1, resamples, tableResamples: 0, design };
  for (let block = 0; block < blocksOf(resamples); block++) {
    const { majorityContrasts, majorityOutside } = independentPermutationTask.runBlock(problem, block);
    const rows = majorityOutside.length;
    for (let group = 0; group < NATIONALITIES; group++) {
      const from = majorityContrasts.subarray(group * rows, (group + 1) * rows);
      resampled.set(from, group * resamples + block * RESAMPLES_PER_BLOCK);
    }
  }
  return { observed: new Float64Array(NATIONALITIES), resampled, resamples };
}

/**
 * Smallest |Z| at which the first step of a procedure shows the planted nationality: all others are as they would be by
 * chance alone, so that its own step comes first.
 */
function leastShown(test: PlantedTest, stepDown: "minP" | "maxT"): number {
  const ascending = Float64Array.from(test.magnitudes).sort();
  let [hidden, shown] = [-1, ascending.length];
  while (shown - hidden > 1) {
    const middle = (hidden + shown) >> 1;
    if (isShown(ascending[middle]!, test, stepDown)) shown = middle;
    else hidden = middle;
  }
  return ascending[shown] ?? Number.POSITIVE_INFINITY;
}

function isShown(magnitude: number, { null: family, laws }: PlantedTest, stepDown: "minP" | "maxT") {
  const statistics = { ...family, observed: family.observed.map((_, group) => (group === 0 ? magnitude : 0)) };
  const sorted: readonly Float64Array[] = [];
  return familyTests(statistics, { stepDown, sorted, laws }).adjusted.pValues[0]! <= ALPHA;
}

function powerCell(percent: number): Cell {
  const rate = percent / 100;
  const flagged = Math.round(rate * (SPONSORS + PLANTED_SPONSORS));
  let planted: { readonly test: PlantedTest; readonly minP: number; readonly maxT: number } | null = null;
  const find = (stepDown: "minP" | "maxT") => (count: number) => {
    if (planted === null) {
      const own = plantedTest(flagged);
      planted = { test: own, minP: leastShown(own, "minP"), maxT: leastShown(own, "maxT") };
    }
    return planted.test.magnitudes[count]! >= planted[stepDown];
  };
  return cell<number>({
    id: `power-${percent}`,
    part: "power",
    design: `10,577 sponsors, 100 nationalities all tested, ${percent} % flagged; one with 200 majority sponsors twice as often`,
    sets: 2000,
    draw: (seed) => {
      const stream = streamsFrom(seed).block(0);
      let count = 0;
      for (let sponsor = 0; sponsor < PLANTED_SPONSORS; sponsor++) if (nextUniform(stream) < 2 * rate) count++;
      return count;
    },
    key: String,
    measures: [
      test("h2-minp", "H2, step-down minP (the default): the nationality is shown", find("minP"), { kind: "power" }),
      test("h2-maxt", "H2, step-down maxT: the nationality is shown", find("maxT"), { kind: "power" }),
    ],
  });
}

export const powerCells: readonly Cell[] = [3, 5, 10, 15].map(powerCell);
