import { ArgumentError } from "../errors.js";
import type { AucEstimate, AucNotEstimable } from "./auc-estimate.js";
import { placementsByCluster, varianceOverClusters } from "./cluster-placements.js";
import { normalMultiplier, tUpperTail, twoSidedNormal } from "./distributions.js";
import { notEstimable } from "./not-estimable.js";
import { placementValues } from "./placement-values.js";
import { splitByOutcome } from "./roc-auc.js";

/** Difference of two areas, first minus second, with a normal interval and test of no difference. */
export interface AucDifference {
  readonly kind: "estimate";
  readonly aucs: readonly [number, number];
  readonly difference: number;
  /** Of the two areas; 0 for separate units. */
  readonly covariance: number;
  readonly standardError: number;
  readonly interval:
    | { readonly lower: number; readonly upper: number; readonly level: number; readonly method: "normal" }
    | AucNotEstimable;
  readonly test:
    | {
        readonly kind: "test";
        readonly method: "asymptotic";
        readonly twoSidedRule: "doubled";
        readonly statistic: number;
        readonly pValue: number;
      }
    | AucNotEstimable;
}

/** The same statistic against Student's t with Welch's degrees of freedom, as pROC does for separate units. */
export interface WelchTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Covariance matrix of the areas of several scores on the same units.
 * @param scores  one array of length n for each score, finite
 * @param outcomes  length n, 1 = violation, 0 = none; two of each at least
 * @returns areas, and the matrix row major with DeLong variances on its diagonal
 * @throws ArgumentError on unequal lengths, a score that is not finite, or another outcome
 * @see DeLong, DeLong & Clarke-Pearson 1988, eq. 6
 * @example aucCovariance([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4)], [0, 0, 1, 1]).aucs // 1, 0.75
 */
export function aucCovariance(
  scores: readonly Float64Array[],
  outcomes: ArrayLike<number>,
):
  | { readonly kind: "estimate"; readonly aucs: readonly number[]; readonly covariance: Float64Array }
  | AucNotEstimable {
  const samples = scores.map((each) => splitByOutcome(each, outcomes));
  const first = samples[0];
  if (!first) throw new ArgumentError("aucCovariance requires one score or more; got 0");
  const [m, n] = [first.cases.length, first.controls.length];
  if (m === 0 || n === 0) return notEstimable("one-class-only");
  if (m < 2 || n < 2) return notEstimable("too-few-effective-units");
  const placements = samples.map(({ cases, controls }) => placementValues(cases, controls));
  const k = scores.length;
  const covariance = new Float64Array(k * k);
  for (let a = 0; a < k; a++) {
    for (let b = 0; b < k; b++) {
      covariance[a * k + b] =
        sampleCovariance(placements[a]!.ofCases, placements[b]!.ofCases) / m +
        sampleCovariance(placements[a]!.ofControls, placements[b]!.ofControls) / n;
    }
  }
  return { kind: "estimate", aucs: placements.map(({ ofCases }) => mean(ofCases)), covariance };
}

/**
 * Difference of the areas of two scores on the same units.
 * @param scores  two arrays of length n, finite
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param options.level  confidence level in (0, 1), default 0.95
 * @returns difference (first minus second); interval and test not-estimable when the difference has no variance
 * @throws ArgumentError on unequal lengths, a score that is not finite, or another outcome
 * @see DeLong, DeLong & Clarke-Pearson 1988; pROC `roc.test(paired = TRUE, method = "delong")`
 * @example pairedAucDifference([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4)], [0, 0, 1, 1]).difference // 0.25
 */
export function pairedAucDifference(
  scores: readonly [Float64Array, Float64Array],
  outcomes: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): AucDifference | AucNotEstimable {
  const joint = aucCovariance(scores, outcomes);
  if (joint.kind === "not-estimable") return joint;
  const [first, between, , second] = joint.covariance as unknown as readonly [number, number, number, number];
  const variance = first + second - 2 * between;
  // Two scores with one order leave a difference of rounding errors.
  const real = variance > 1e-14 * (first + second) ? variance : 0;
  return differenceOf([joint.aucs[0]!, joint.aucs[1]!], { variance: real, covariance: between, level });
}

/**
 * Difference of the areas of two scores on the same units, where units of one cluster are alike.
 * @param scores  two arrays of length n, finite
 * @param outcomes  length n, 1 = violation, 0 = none
 * @param options.clusters  cluster of each unit, length n, any numbers; options.level  in (0, 1), default 0.95
 * @returns difference (first minus second); with one unit a cluster its variance is DeLong's
 * @throws ArgumentError on unequal lengths, a score that is not finite, or another outcome
 * @see Obuchowski 1997, Biometrics 53: 567-578 (covariance of two curves over clusters)
 * @example pairedClusteredAucDifference([Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 3, 2, 4)], [0, 0, 1, 1], { clusters: [1, 2, 3, 4] }).difference // 0.25
 */
export function pairedClusteredAucDifference(
  scores: readonly [Float64Array, Float64Array],
  outcomes: ArrayLike<number>,
  { clusters, level = 0.95 }: { readonly clusters: ArrayLike<number>; readonly level?: number },
): AucDifference | AucNotEstimable {
  if (clusters.length !== outcomes.length) {
    throw new ArgumentError(
      `pairedClusteredAucDifference requires as many clusters as outcomes; got ${clusters.length} and ${outcomes.length}`,
    );
  }
  const samples = scores.map((each) => splitByOutcome(each, outcomes));
  const [one, other] = samples.map(({ cases, controls }) =>
    cases.length === 0 || controls.length === 0 ? null : placementValues(cases, controls),
  );
  if (!one || !other) return notEstimable("one-class-only");
  const aucs = [mean(one.ofCases), mean(other.ofCases)] as const;
  const apart = {
    ofCases: one.ofCases.map((value, i) => value - other.ofCases[i]!),
    ofControls: one.ofControls.map((value, i) => value - other.ofControls[i]!),
  };
  const sumsOf = (placements: Parameters<typeof placementsByCluster>[0]) =>
    placementsByCluster(placements, outcomes, clusters);
  const variances = [
    varianceOverClusters(sumsOf(apart), aucs[0] - aucs[1]),
    varianceOverClusters(sumsOf(one), aucs[0]),
    varianceOverClusters(sumsOf(other), aucs[1]),
  ];
  const missing = variances.find((variance) => typeof variance !== "number");
  if (missing !== undefined) return missing as AucNotEstimable;
  const [variance, first, second] = variances as [number, number, number];
  return differenceOf(aucs, { variance, covariance: (first + second - variance) / 2, level });
}

/**
 * Difference of the areas of one score on two sets of separate units, for instance two groups.
 * @param first  estimate with its variance
 * @param second  estimate with its variance
 * @param options.level  confidence level in (0, 1), default 0.95
 * @returns difference (first minus second), and Welch's form of its test
 * @see DeLong, DeLong & Clarke-Pearson 1988; pROC `roc.test(paired = FALSE, method = "delong")` for the t form
 * @example ((auc) => unpairedAucDifference(auc, auc).difference)(aucDeLong(Float64Array.of(2, 3), Float64Array.of(1, 2))) // 0
 */
export function unpairedAucDifference(
  first: AucEstimate | AucNotEstimable,
  second: AucEstimate | AucNotEstimable,
  { level = 0.95 }: { readonly level?: number } = {},
): (AucDifference & { readonly welch: WelchTest | AucNotEstimable }) | AucNotEstimable {
  if (first.kind === "not-estimable") return first;
  if (second.kind === "not-estimable") return second;
  const [one, other] = [first.variance, second.variance];
  if (typeof one !== "number") return one;
  if (typeof other !== "number") return other;
  const difference = differenceOf([first.auc, second.auc], { variance: one + other, covariance: 0, level });
  return { ...difference, welch: welchTest(difference, [one, first], [other, second]) };
}

function differenceOf(
  aucs: readonly [number, number],
  { variance, covariance, level }: { readonly variance: number; readonly covariance: number; readonly level: number },
): AucDifference {
  const difference = aucs[0] - aucs[1];
  const standardError = Math.sqrt(variance);
  const halfWidth = normalMultiplier(level) * standardError;
  const common = { kind: "estimate", aucs, difference, covariance, standardError } as const;
  if (variance === 0) {
    const none = notEstimable("no-variation");
    return { ...common, interval: none, test: none };
  }
  const statistic = difference / standardError;
  return {
    ...common,
    interval: { lower: difference - halfWidth, upper: difference + halfWidth, level, method: "normal" },
    test: {
      kind: "test",
      method: "asymptotic",
      twoSidedRule: "doubled",
      statistic,
      pValue: twoSidedNormal(statistic),
    },
  };
}

function welchTest(
  { test }: AucDifference,
  ...sides: readonly (readonly [number, AucEstimate])[]
): WelchTest | AucNotEstimable {
  if (test.kind === "not-estimable") return test;
  let variance = 0;
  let uncertainty = 0;
  for (const [own, { cases, controls }] of sides) {
    variance += own;
    uncertainty += (own * own) / (cases + controls - 1);
  }
  const degreesOfFreedom = (variance * variance) / uncertainty;
  const upper = tUpperTail(Math.abs(test.statistic), degreesOfFreedom);
  return { statistic: test.statistic, degreesOfFreedom, pValue: Math.min(1, 2 * upper) };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function sampleCovariance(a: Float64Array, b: Float64Array): number {
  const meanA = mean(a);
  const meanB = mean(b);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - meanA) * (b[i]! - meanB);
  return sum / (a.length - 1);
}
