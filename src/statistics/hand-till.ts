import { ArgumentError } from "../errors.js";
import { normalMultiplier } from "./distributions.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { placementValues } from "./placement-values.js";
import type { Interval } from "./wilson-interval.js";

/** Chances of each class, foretold of units in folds. */
export interface FoldedChances {
  /** Row major, units x classes. */
  readonly chances: Float64Array;
  readonly classes: number;
  readonly labels: ArrayLike<number>;
  readonly foldOf: ArrayLike<number>;
  readonly folds: number;
}

/** An area that is the mean of the areas within folds. */
export interface FoldedArea {
  readonly kind: "estimate";
  /** In [0, 1]; 0.5 where chances tell nothing. */
  readonly value: number;
  /** Cut at 0 and 1; absent variance where a class has one unit in a fold. */
  readonly interval: Interval | NotEstimable<"too-few-effective-units">;
}

/**
 * Area under the ROC curve over several classes: of a random unit of one class and a random unit of another, the chance
 * that the first has the higher chance of its own class, averaged over all ordered pairs of classes and over the folds.
 * Only units of one fold are compared, since each fold has a fit of its own.
 * @param foretold  chances of units by fits that did not see their fold
 * @param options.level  in (0, 1), default 0.95
 * @returns not-estimable where a fold lacks a class; the interval holds for the fits at hand
 * @throws ArgumentError with fewer than 2 classes
 * @see Hand & Till 2001, eq. 7; LeDell, Petersen & van der Laan 2015, theorem 4.1 (interval over folds)
 * @example handTillArea({ chances: Float64Array.of(0.9, 0.1, 0.2, 0.8), classes: 2, labels: [0, 1], foldOf: [0, 0], folds: 1 }).value // 1
 */
export function handTillArea(
  foretold: FoldedChances,
  { level = 0.95 }: { readonly level?: number } = {},
): FoldedArea | NotEstimable<"one-class-only"> {
  const { classes } = foretold;
  if (classes < 2) throw new ArgumentError(`handTillArea requires 2 classes or more; got ${classes}`);
  return overFolds(foretold, level, (units) => {
    const members = byClass(units, foretold);
    if (members.some(({ length }) => length === 0)) return null;
    const parts = members.map(({ length }) => new Float64Array(length));
    for (let g = 0; g < classes; g++) {
      for (let h = 0; h < classes; h++) {
        if (g !== h) addPlacements(parts, { g, h, members, foretold });
      }
    }
    return structured(parts, classes * (classes - 1));
  });
}

/**
 * Area under the ROC curve of one class against all others, by its own chance, averaged over the folds.
 * @param foretold  chances of units by fits that did not see their fold
 * @param options.of  the class; options.level  in (0, 1), default 0.95
 * @returns not-estimable where a fold lacks the class or the others
 * @see Hanley & McNeil 1982; DeLong, DeLong & Clarke-Pearson 1988; LeDell, Petersen & van der Laan 2015
 * @example oneClassArea({ chances: Float64Array.of(0.9, 0.1, 0.2, 0.8), classes: 2, labels: [0, 1], foldOf: [0, 0], folds: 1 }, { of: 0 }).value // 1
 */
export function oneClassArea(
  foretold: FoldedChances,
  { of, level = 0.95 }: { readonly of: number; readonly level?: number },
): FoldedArea | NotEstimable<"one-class-only"> {
  const { labels, chances, classes } = foretold;
  return overFolds(foretold, level, (units) => {
    const own = units.filter((unit) => labels[unit] === of);
    const others = units.filter((unit) => labels[unit] !== of);
    if (own.length === 0 || others.length === 0) return null;
    const { ofCases, ofControls } = placementValues(
      Float64Array.from(own, (unit) => chances[unit * classes + of]!),
      Float64Array.from(others, (unit) => chances[unit * classes + of]!),
    );
    // The mean of the placements of either class is the area, so both together are twice it.
    return structured([ofCases, ofControls], 1, 0.5);
  });
}

interface FoldPart {
  readonly value: number;
  /** Null where a class has one unit. */
  readonly variance: number | null;
}

function overFolds(
  { labels, foldOf, folds }: FoldedChances,
  level: number,
  within: (units: readonly number[]) => FoldPart | null,
): FoldedArea | NotEstimable<"one-class-only"> {
  const units: number[][] = Array.from({ length: folds }, () => []);
  for (let unit = 0; unit < labels.length; unit++) units[foldOf[unit]!]!.push(unit);
  const parts = units.map(within);
  if (!parts.every((part) => part !== null)) return notEstimable("one-class-only");
  const value = parts.reduce((sum, part) => sum + part.value, 0) / folds;
  let variance = 0;
  for (const part of parts) {
    if (part.variance === null) return { kind: "estimate", value, interval: notEstimable("too-few-effective-units") };
    variance += part.variance / folds ** 2;
  }
  const margin = normalMultiplier(level) * Math.sqrt(variance);
  const bounds = { lower: Math.max(0, value - margin), upper: Math.min(1, value + margin), level };
  return { kind: "estimate", value, interval: bounds };
}

function byClass(units: readonly number[], { labels, classes }: FoldedChances): readonly (readonly number[])[] {
  const members: number[][] = Array.from({ length: classes }, () => []);
  for (const unit of units) members[labels[unit]!]!.push(unit);
  return members;
}

/** Adds to each unit of two classes its part in the area of the one against the other. */
function addPlacements(
  parts: readonly Float64Array[],
  pair: {
    readonly g: number;
    readonly h: number;
    readonly members: readonly (readonly number[])[];
    readonly foretold: FoldedChances;
  },
): void {
  const { g, h, members, foretold } = pair;
  const chanceOf = (unit: number) => foretold.chances[unit * foretold.classes + g]!;
  const { ofCases, ofControls } = placementValues(
    Float64Array.from(members[g]!, chanceOf),
    Float64Array.from(members[h]!, chanceOf),
  );
  ofCases.forEach((value, i) => {
    parts[g]![i]! += value;
  });
  ofControls.forEach((value, i) => {
    parts[h]![i]! += value;
  });
}

/** Every pair stands in the parts of both its classes, hence the half. */
function structured(parts: readonly Float64Array[], pairs: number, half = 0.5): FoldPart {
  let value = 0;
  let variance: number | null = 0;
  for (const own of parts) {
    const mean = own.reduce((sum, part) => sum + part, 0) / own.length;
    value += (half * mean) / pairs;
    if (own.length < 2) variance = null;
    else if (variance !== null) {
      const squares = own.reduce((sum, part) => sum + (part - mean) ** 2, 0);
      variance += squares / (own.length - 1) / own.length / pairs ** 2;
    }
  }
  return { value, variance };
}
