import { ArgumentError } from "../errors.js";
import { type MultinomialData, type MultinomialModel, multinomialChances } from "./multinomial-objective.js";
import { ridgeMultinomial } from "./ridge-multinomial.js";

/** Units as rows of a regression, each with its fold. */
export interface FoldedUnits {
  readonly data: Omit<MultinomialData, "weights" | "labels">;
  /** Row of each unit; units of one row have the same indicators. */
  readonly rowOf: Uint32Array;
  /** Class of each unit. */
  readonly labels: Uint16Array;
  readonly foldOf: Uint8Array;
  readonly folds: number;
}

/** What was foretold of each unit by a fit that did not see its fold. */
export interface CrossValidatedChances {
  /** Chance of each class, row major over the units. */
  readonly chances: Float64Array;
  /** Share of each class among the units that each fit saw, row major over the folds. */
  readonly shares: Float64Array;
  /** Penalty that was chosen without each fold. */
  readonly ridges: readonly number[];
}

/** Slope of the loss, as a share of the weight, at which a fit ends: one that only helps to choose may end sooner. */
const PRECISION = { chosen: 1e-5, choosing: 1e-4 };

/**
 * Chances of each class out of fold. The penalty of a fold is the one with the least log loss over the two folds beside
 * it, each foretold without itself and without the fold that is asked for.
 * @param units  units with their folds, every class in every fold
 * @param ridges  penalties to choose from, above 0
 * @returns chances by unit, in the order of the units
 * @throws ArgumentError without penalties, or with fewer than 3 folds
 * @see Stone 1974; Varma & Simon 2006, BMC Bioinformatics 7: 91 (the choice belongs inside the fold)
 * @example crossValidatedChances({ data: { rows: sparseRows([], [1, 1]), classes: 2 }, rowOf: Uint32Array.of(0, 1, 0, 1, 0, 1), labels: Uint16Array.of(0, 1, 0, 1, 0, 1), foldOf: Uint8Array.of(0, 0, 1, 1, 2, 2), folds: 3 }, [1]).shares // [0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
 */
export function crossValidatedChances(units: FoldedUnits, ridges: readonly number[]): CrossValidatedChances {
  const { folds, data, labels, foldOf } = units;
  if (ridges.length === 0) throw new ArgumentError("crossValidatedChances requires 1 penalty or more; got 0");
  if (folds < 3) throw new ArgumentError(`crossValidatedChances requires 3 folds or more; got ${folds}`);
  const ordered = [...ridges].sort((a, b) => b - a);
  const losses = innerLosses(units, ordered);
  const chosen = losses.map((own) => ordered[own.indexOf(Math.min(...own))]!);
  const chances = new Float64Array(labels.length * data.classes);
  const shares = new Float64Array(folds * data.classes);
  for (let fold = 0; fold < folds; fold++) {
    const seen = trainingData(units, [fold]);
    const model = path(seen, [chosen[fold]!], PRECISION.chosen)[0]!;
    place(units, model, fold, chances);
    let total = 0;
    for (let unit = 0; unit < labels.length; unit++) {
      if (foldOf[unit] === fold) continue;
      shares[fold * data.classes + labels[unit]!]! += 1;
      total += 1;
    }
    for (let k = 0; k < data.classes; k++) shares[fold * data.classes + k]! /= total;
  }
  return { chances, shares, ridges: chosen };
}

/** Per fold, the log loss of each penalty over the folds beside it. A fit without two folds serves both. */
function innerLosses(units: FoldedUnits, ridges: readonly number[]): readonly (readonly number[])[] {
  const losses = Array.from({ length: units.folds }, () => ridges.map(() => 0));
  if (ridges.length === 1) return losses;
  for (let a = 0; a < units.folds; a++) {
    const b = (a + 1) % units.folds;
    path(trainingData(units, [a, b]), ridges, PRECISION.choosing).forEach((model, place) => {
      losses[a]![place]! += lossOf(units, model, b);
      losses[b]![place]! += lossOf(units, model, a);
    });
  }
  return losses;
}

/** Fits from the strongest penalty to the weakest, each from where the one before ended. */
function path(data: MultinomialData, ridges: readonly number[], precision: number): readonly MultinomialModel[] {
  const models: MultinomialModel[] = [];
  for (const ridge of ridges) {
    const start = models.at(-1);
    models.push(ridgeMultinomial(data, { ridge, precision, ...(start === undefined ? {} : { start }) }));
  }
  return models;
}

/** Rows by class with the number of their units outside some folds. */
function trainingData({ data, rowOf, labels, foldOf }: FoldedUnits, without: readonly number[]): MultinomialData {
  const { rows, classes } = data;
  const counts = new Map<number, number>();
  for (let unit = 0; unit < labels.length; unit++) {
    if (without.includes(foldOf[unit]!)) continue;
    const key = rowOf[unit]! * classes + labels[unit]!;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()].sort((a, b) => a - b);
  const offsets = new Uint32Array(keys.length + 1);
  const features: number[] = [];
  const values: number[] = [];
  keys.forEach((key, place) => {
    const row = Math.floor(key / classes);
    for (let at = rows.offsets[row]!; at < rows.offsets[row + 1]!; at++) {
      features.push(rows.features[at]!);
      values.push(rows.values[at]!);
    }
    offsets[place + 1] = features.length;
  });
  return {
    rows: { width: rows.width, offsets, features: Uint32Array.from(features), values: Float64Array.from(values) },
    labels: Uint16Array.from(keys, (key) => key % classes),
    classes,
    weights: Float64Array.from(keys, (key) => counts.get(key)!),
  };
}

function chancesOfFold({ data, rowOf, foldOf }: FoldedUnits, model: MultinomialModel, fold: number): Float64Array {
  const wanted = new Uint8Array(data.rows.offsets.length - 1);
  rowOf.forEach((row, unit) => {
    if (foldOf[unit] === fold) wanted[row] = 1;
  });
  return multinomialChances(data.rows, model, (row) => wanted[row] === 1);
}

function lossOf(units: FoldedUnits, model: MultinomialModel, fold: number): number {
  const { data, rowOf, labels, foldOf } = units;
  const chances = chancesOfFold(units, model, fold);
  let loss = 0;
  for (let unit = 0; unit < labels.length; unit++) {
    if (foldOf[unit] !== fold) continue;
    loss -= Math.log(Math.max(chances[rowOf[unit]! * data.classes + labels[unit]!]!, Number.MIN_VALUE));
  }
  return loss;
}

function place(units: FoldedUnits, model: MultinomialModel, fold: number, into: Float64Array): void {
  const { data, rowOf, foldOf } = units;
  const chances = chancesOfFold(units, model, fold);
  for (let unit = 0; unit < rowOf.length; unit++) {
    if (foldOf[unit] !== fold) continue;
    const first = rowOf[unit]! * data.classes;
    into.set(chances.subarray(first, first + data.classes), unit * data.classes);
  }
}
