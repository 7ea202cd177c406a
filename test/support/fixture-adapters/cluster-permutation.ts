import { type BandPermutationTest, bandPermutationTest } from "../../../src/statistics/band-permutation-test.js";
import { compositionFromRows } from "../../../src/statistics/composition-from-rows.js";

interface ClusterInput {
  /** One row a unit, one column a group. */
  readonly composition: number[][];
  readonly band: number[];
  readonly bands?: number;
  readonly stratum?: readonly (number | string)[];
}

/** Codes of the strata in the order in which they appear. */
function strataOf(stratum: ClusterInput["stratum"]): Uint32Array | null {
  if (stratum === undefined) return null;
  const labels = [...new Set(stratum)];
  return Uint32Array.from(stratum, (label) => labels.indexOf(label));
}

function tested(input: ClusterInput, enumerateUpTo: number): BandPermutationTest {
  const { composition, band, bands = Math.max(...band) + 1, stratum } = input;
  const units = {
    composition: compositionFromRows(composition),
    bandCodes: Uint8Array.from(band),
    bands,
    strata: strataOf(stratum),
  };
  return bandPermutationTest(units, { seed: 1, enumerateUpTo });
}

function shared({ table, chiSquared, result, groups, naive }: BandPermutationTest) {
  return {
    table,
    chi2: chiSquared,
    pValue: result.pValue,
    perNationality: {
      statistic: groups.map((group) => (group.kind === "test" ? group.statistic : null)),
      rawPValue: groups.map((group) => (group.kind === "test" ? group.pValue : null)),
      maxTStepDownPValue: groups.map((group) => (group.kind === "test" ? group.adjustedPValue : null)),
    },
    naiveMigrantLevelPValue: naive.kind === "estimate" ? naive.pValue : null,
    degenerate: groups.some((group) => group.kind === "not-estimable"),
  };
}

/** Reference cases hold sets that an audit would leave to resampling. */
function enumerated(input: ClusterInput) {
  const test = tested(input, 1e8);
  const { result, permutationMean, permutationVariance } = test;
  return {
    ...shared(test),
    permutationMean,
    permutationVariance,
    ...(result.method === "exact"
      ? { nArrangements: result.arrangements, pGreaterStrict: result.pGreaterStrict, midP: result.midP }
      : { resamples: result.resamples }),
  };
}

function resampled(input: ClusterInput) {
  const test = tested(input, 0);
  return { ...shared(test), resamples: test.result.method === "resampled" ? test.result.resamples : null };
}

/** Reference cases of bands permuted over whole units. */
export const clusterPermutationAdapters = {
  clusterPermutation: enumerated,
  clusterPermutationStratified: enumerated,
  clusterPermutationMonteCarlo: resampled,
} as const satisfies Record<string, (input: never) => unknown>;
