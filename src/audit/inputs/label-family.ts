import type { RunContext } from "../../runtime/run-context.js";
import { type ContingencyTable, tableFromCounts } from "../../statistics/contingency-table.js";
import { correlationRatio } from "../../statistics/correlation-ratio.js";
import { cramersV } from "../../statistics/cramers-v.js";
import { chiSquaredUpperTail } from "../../statistics/distributions.js";
import {
  labelPermutationProblem,
  labelPermutationTask,
  mergedLabelCounts,
} from "../../statistics/label-permutation.js";
import { holm } from "../../statistics/multiplicity.js";
import type { UnitColumn } from "../../statistics/packed-columns.js";
import { minimumDetectableW } from "../../statistics/power-effect-size.js";
import { resampledTest } from "../comparison/resampled-test.js";
import { derived, estimate, interval, notEstimable, point } from "../derived.js";
import type { Estimate, MaybeTest, NotEstimable, TableRef } from "../result.js";
import type { LabelledUnits } from "./indicator-units.js";
import type { Association } from "./proxies-result.js";

/** How a family of indicators is tested against one label. */
export interface FamilyOptions {
  readonly alpha: number;
  readonly seed: number;
  readonly resamples: number;
  readonly context: RunContext;
  /** Tables that the numbers of an indicator rest on. */
  readonly restsOn: (place: number) => readonly TableRef[];
}

/**
 * Every indicator against one label, adjusted over the indicators.
 * @param units  labels and columns; with one label nothing is estimable
 * @param options  error rate, seed, resamples and tables
 * @returns one association an indicator
 * @see Westfall & Young 1993, algorithm 2.8; Holm 1979; Bergsma 2013
 */
export async function labelFamily(
  { labels, columns }: LabelledUnits,
  { alpha, seed, resamples, context, restsOn }: FamilyOptions,
): Promise<readonly Association[]> {
  if (new Set(labels).size < 2) return columns.map((column, place) => untested(column, restsOn(place)));
  const { problem, blocks, finish } = labelPermutationProblem(labels, columns, { seed, resamples });
  const counts = mergedLabelCounts(columns.length);
  const { merge } = counts;
  await context.executor.run(labelPermutationTask, problem, { blocks, merge, signal: context.signal });
  const found = finish(counts);
  const tested = found.degreesOfFreedom.map((df, place) => df > 0 && varies(columns[place]!));
  const pValues = found.statistics.map((statistic, place) =>
    tested[place] === true ? chiSquaredUpperTail(statistic, found.degreesOfFreedom[place]!) : 1,
  );
  const holmAdjusted = holm(pValues);
  const groups = new Set(labels).size;
  const comparisons = Math.max(1, tested.filter(Boolean).length);
  return columns.map((column, place) => {
    const refs = restsOn(place);
    const test: MaybeTest =
      tested[place] === true
        ? resampledTest(found.extremeAdjusted[place]!, resamples, seed)
        : notEstimable("no-variation");
    return {
      units: countedUnits(column),
      strength: derived(strengthOf(column, labels, 1 - alpha), ...refs),
      adjusted: derived(test, ...refs),
      holm: derived(holmAdjusted[place]!, ...refs),
      detectable: detectable(column, { df: found.degreesOfFreedom[place]!, groups, alpha, comparisons }),
    };
  });
}

function untested(column: UnitColumn, refs: readonly TableRef[]): Association {
  const none = notEstimable("no-variation");
  return {
    units: countedUnits(column),
    strength: derived<Estimate>(none, ...refs),
    adjusted: derived<MaybeTest>(none, ...refs),
    holm: derived(1, ...refs),
    detectable: none,
  };
}

function countedUnits(column: UnitColumn): number {
  return column.kind === "levels" ? column.codes.length : column.values.filter((value) => !Number.isNaN(value)).length;
}

function varies(column: UnitColumn): boolean {
  const values = column.kind === "levels" ? column.codes : column.values.filter((value) => !Number.isNaN(value));
  return values.some((value) => value !== values[0]);
}

function strengthOf(column: UnitColumn, labels: Uint16Array, level: number): Estimate {
  const found =
    column.kind === "levels"
      ? cramersV(tableOf(column, labels), { level })
      : correlationRatio(column.values, labels, { level });
  if (found.kind === "not-estimable") return notEstimable("no-variation");
  return estimate(found.biasCorrected, interval(found.interval, level, "noncentral-chi-squared"));
}

function tableOf({ codes, levels }: Extract<UnitColumn, { kind: "levels" }>, labels: Uint16Array): ContingencyTable {
  const groups = labels.reduce((most, label) => Math.max(most, label + 1), 0);
  const counts = new Float64Array(levels * groups);
  codes.forEach((code, unit) => {
    counts[code * groups + labels[unit]!]! += 1;
  });
  return tableFromCounts(counts, levels, groups);
}

interface Design {
  readonly df: number;
  readonly groups: number;
  readonly alpha: number;
  readonly comparisons: number;
}

/** The strength at which the chi-squared test, at an equal part of alpha, has a power of 80 %. */
function detectable(column: UnitColumn, { df, groups, alpha, comparisons }: Design): Association["detectable"] {
  const n = countedUnits(column);
  if (df === 0 || n < 2) return notEstimable("no-variation");
  const w = minimumDetectableW({ n, df, alpha, comparisons });
  const smaller = Math.min(df / (groups - 1), groups - 1);
  const strength = column.kind === "levels" ? w / Math.sqrt(smaller) : w / Math.sqrt(1 + w * w);
  return strength <= 1 ? point(strength) : (notEstimable("power-not-reached") satisfies NotEstimable);
}
