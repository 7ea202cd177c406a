import { ArgumentError } from "../errors.js";
import type { FoldedChances } from "./hand-till.js";
import { partialShuffle } from "./partial-shuffle.js";
import type { Streams } from "./random.js";

/** A test of whether chances out of fold tell anything of the classes. */
export interface FoldPermutation {
  /** Of each fold alone: (extreme + 1) / (resamples + 1). */
  readonly pValues: readonly number[];
  /** Twice their mean, at most 1: no larger than it should be, however the folds depend on each other. */
  readonly pValue: number;
  readonly resamples: number;
}

/**
 * Whether units have higher chances of their own class than by chance. Within each fold the classes are dealt anew over
 * its units while the fit, which never saw them, stays as it is; so each p-value is exact. The folds depend on each other,
 * since each has a part in the fits of the others: twice the mean of their p-values holds all the same.
 * @param foretold  chances of units by fits that did not see their fold
 * @param options.streams  one stream a fold, from block `first` on; options.resamples  1 or more
 * @returns statistic is the sum of the logarithms of the chances of the own classes, one-sided
 * @throws ArgumentError without resamples
 * @see Phipson & Smyth 2010; Rüschendorf 1982 and Vovk & Wang 2020, Biometrika 107: 791-808 (twice the mean)
 * @example foldPermutation({ chances: Float64Array.of(0.9, 0.1, 0.9, 0.1), classes: 2, labels: [0, 0], foldOf: [0, 0], folds: 1 }, { streams: streamsFrom(1), resamples: 9 }).pValue // 1
 */
export function foldPermutation(
  foretold: FoldedChances,
  { streams, resamples, first = 0 }: { readonly streams: Streams; readonly resamples: number; readonly first?: number },
): FoldPermutation {
  if (!(Number.isInteger(resamples) && resamples >= 1)) {
    throw new ArgumentError(`foldPermutation requires 1 resample or more; got ${resamples}`);
  }
  const pValues = Array.from({ length: foretold.folds }, (_, fold) => {
    const { logs, labels } = unitsOf(foretold, fold);
    return pValueOf(logs, labels, { classes: foretold.classes, state: streams.block(first + fold), resamples });
  });
  const mean = pValues.reduce((sum, p) => sum + p, 0) / pValues.length;
  return { pValues, pValue: Math.min(1, 2 * mean), resamples };
}

function unitsOf({ chances, classes, labels, foldOf }: FoldedChances, fold: number) {
  const units: number[] = [];
  for (let unit = 0; unit < labels.length; unit++) if (foldOf[unit] === fold) units.push(unit);
  const logs = new Float64Array(units.length * classes);
  units.forEach((unit, i) => {
    for (let k = 0; k < classes; k++) {
      logs[i * classes + k] = Math.log(Math.max(chances[unit * classes + k]!, Number.MIN_VALUE));
    }
  });
  return { logs, labels: Uint32Array.from(units, (unit) => labels[unit]!) };
}

function pValueOf(
  logs: Float64Array,
  labels: Uint32Array,
  {
    classes,
    state,
    resamples,
  }: { readonly classes: number; readonly state: ReturnType<Streams["block"]>; readonly resamples: number },
): number {
  const sumOf = (own: Uint32Array) => {
    let sum = 0;
    for (let i = 0; i < own.length; i++) sum += logs[i * classes + own[i]!]!;
    return sum;
  };
  const observed = sumOf(labels);
  // Equal sums that were added in another order count as extreme.
  const slack = 1e-10 * Math.max(1, Math.abs(observed));
  const dealt = labels.slice();
  let extreme = 0;
  for (let resample = 0; resample < resamples; resample++) {
    partialShuffle(dealt, { from: 0, to: dealt.length, end: dealt.length }, state);
    if (sumOf(dealt) >= observed - slack) extreme++;
  }
  return (extreme + 1) / (resamples + 1);
}
