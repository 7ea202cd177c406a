import { ArgumentError } from "../errors.js";

/** Sequential Monte Carlo p-value that stops at a fixed number of extreme resamples. */
export interface BesagClifford {
  readonly method: "resampled";
  readonly pValue: number;
  readonly resamples: number;
  readonly extreme: number;
  readonly stopped: "early" | "at-ceiling";
}

/**
 * Besag and Clifford's p-value: h / l when the h-th extreme resample is number l, else (g + 1) / (n + 1) after n.
 * Large p-values cost few resamples; the p-value is valid as it stands.
 * @param isExtreme  whether resample number i (from 0) is at least as extreme as the data; asked in order
 * @param options.extremes  h, the number of extreme resamples to stop at, 1 or more
 * @param options.ceiling  n, the largest number of resamples, 1 or more
 * @throws ArgumentError when either number is not a positive integer
 * @see Besag & Clifford 1991, "Sequential Monte Carlo p-values"
 * @example besagClifford((i) => i % 2 === 1, { extremes: 2, ceiling: 100 }).pValue // 2 / 4
 */
export function besagClifford(
  isExtreme: (resample: number) => boolean,
  { extremes, ceiling }: { readonly extremes: number; readonly ceiling: number },
): BesagClifford {
  for (const count of [extremes, ceiling]) {
    if (!(Number.isSafeInteger(count) && count >= 1)) {
      throw new ArgumentError(`besagClifford requires whole numbers of 1 or more; got ${count}`);
    }
  }
  let extreme = 0;
  for (let resample = 0; resample < ceiling; resample++) {
    if (!isExtreme(resample)) continue;
    extreme++;
    if (extreme === extremes) {
      const resamples = resample + 1;
      return { method: "resampled", pValue: extreme / resamples, resamples, extreme, stopped: "early" };
    }
  }
  return {
    method: "resampled",
    pValue: (extreme + 1) / (ceiling + 1),
    resamples: ceiling,
    extreme,
    stopped: "at-ceiling",
  };
}
