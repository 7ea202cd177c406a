import { rNumber, rString } from "./r-text.js";

/** One number of ours beside R's. */
export type Check =
  | {
      readonly kind: "number";
      readonly name: string;
      readonly ours: number | "unbounded";
      /** R expression of the same number. */
      readonly theirs: string;
      /** Relative to the larger of 1 and our number. */
      readonly tolerance: number;
      /** Package that the expression needs; absent: base R. */
      readonly needs?: "coin" | "pROC";
    }
  | {
      readonly kind: "resampled";
      readonly name: string;
      /** Interval that our p-value has over other seeds. */
      readonly interval: { readonly lower: number; readonly upper: number };
      readonly ours: number;
      /** R expression of the number of extreme resamples, and of all resamples. */
      readonly extreme: string;
      readonly resamples: string;
      /** R expressions of the least and most of them, where what they are compared with is uncertain itself. */
      readonly between?: readonly [low: string, high: string];
    }
  | { readonly kind: "analyst-only"; readonly name: string };

/** Digits that a closed formula must agree to. */
export const CLOSED = 1e-9;
/** Digits of what either side finds by a search for a root. */
export const SEARCHED = 1e-6;
/** Digits of R's own search in `fisher.test`. */
export const LOOSELY_SEARCHED = 1e-3;

/** The line of R that does a check. */
export function checkLine(check: Check): string {
  const name = rString(check.name);
  if (check.kind === "analyst-only") return `analyst_only(${name})`;
  if (check.kind === "resampled") {
    const { lower, upper } = check.interval;
    const ours = [check.ours, lower, upper].map(rNumber).join(", ");
    const counts = [check.extreme, check.resamples, ...(check.between ?? [])].join(", ");
    return `check_resampled(${name}, ${ours}, ${counts})`;
  }
  const { ours, theirs, tolerance, needs } = check;
  const line = `check(${name}, ${rNumber(ours)}, ${theirs}, ${tolerance})`;
  return needs === undefined
    ? line
    : `if (requireNamespace("${needs}", quietly = TRUE)) ${line} else no_package(${name}, "${needs}")`;
}
