import { rNumber, rString, rVector } from "./r-text.js";

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
      /** True: it compares two routes in R, and is no number of the audit. */
      readonly inR?: true;
    }
  | {
      readonly kind: "numbers";
      readonly name: string;
      /** What each number is of, for people. */
      readonly of: readonly string[];
      readonly ours: readonly (number | "unbounded")[];
      /** R expression of a vector as long as `ours`. */
      readonly theirs: string;
      readonly tolerance: number;
    }
  | {
      readonly kind: "resampled";
      readonly name: string;
      /** Interval that our p-value has over other seeds. */
      readonly interval: { readonly lower: number; readonly upper: number };
      readonly ours: number;
      /**
       * Extreme resamples and all of them, of which our p-value is a function, and the level of its interval where that is
       * one too; absent: not given.
       */
      readonly counted?: { readonly extreme: number; readonly resamples: number; readonly level: number | null };
      /** R expression of the number of extreme resamples, and of all resamples. */
      readonly extreme: string;
      readonly resamples: string;
      /** R expressions of the least and most of them, where what they are compared with is uncertain itself. */
      readonly between?: readonly [low: string, high: string];
    }
  | {
      readonly kind: "simulated";
      readonly name: string;
      readonly ours: number;
      /** R expression of three numbers: R's own, and the least and most that ours may be by chance. */
      readonly theirs: string;
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
  if (check.kind === "simulated") return `check_simulated(${name}, ${rNumber(check.ours)}, ${check.theirs})`;
  if (check.kind === "numbers") {
    const { of, ours, theirs, tolerance } = check;
    return `check_all(${name}, ${rVector(of)}, c(${ours.map(rNumber).join(", ")}), ${theirs}, ${tolerance})`;
  }
  if (check.kind === "resampled") return resampledLine(name, check);
  const { ours, theirs, tolerance, needs } = check;
  const line = `check(${name}, ${rNumber(ours)}, ${theirs}, ${tolerance})`;
  return needs === undefined
    ? line
    : `if (requireNamespace("${needs}", quietly = TRUE)) ${line} else no_package(${name}, "${needs}")`;
}

function resampledLine(name: string, check: Extract<Check, { kind: "resampled" }>): string {
  const { lower, upper } = check.interval;
  const ours = [check.ours, lower, upper].map(rNumber).join(", ");
  const counts = [check.extreme, check.resamples, ...(check.between ?? [])].join(", ");
  const line = `check_resampled(${name}, ${ours}, ${counts})`;
  if (check.counted === undefined) return line;
  const { extreme, resamples, level } = check.counted;
  return `${line}; check_counted(${name}, ${ours}, ${extreme}, ${resamples}, ${level ?? "NULL"})`;
}

/** Numbers of the audit that a check compares with R. */
export function numbersOf(check: Check): readonly number[] {
  switch (check.kind) {
    case "analyst-only":
      return [];
    case "simulated":
      return [check.ours];
    case "number":
      return check.inR === true || check.needs !== undefined ? [] : finite([check.ours]);
    case "numbers":
      return finite(check.ours);
    case "resampled": {
      const { lower, upper } = check.interval;
      if (check.counted === undefined) return [check.ours];
      const counted = [check.ours, check.counted.extreme];
      return check.counted.level === null ? counted : [...counted, lower, upper];
    }
  }
}

function finite(values: readonly (number | "unbounded")[]): readonly number[] {
  return values.filter((value) => value !== "unbounded");
}
