import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { aucCovariance } from "../../src/statistics/auc-comparison.js";
import { type FoldedChances, handTillArea, oneClassArea } from "../../src/statistics/hand-till.js";
import { multinomialChances } from "../../src/statistics/multinomial-objective.js";
import { nextNormal, streamsFrom } from "../../src/statistics/random.js";
import { rocAuc } from "../../src/statistics/roc-auc.js";
import { sparseRows } from "../../src/statistics/sparse-rows.js";
import { expectClose } from "../support/closeness.js";

interface Reference {
  readonly name: string;
  readonly columns: readonly { readonly kind: "numbers"; readonly values: readonly number[] }[];
  readonly labels: readonly number[];
  readonly classes: number;
  readonly fits: readonly { readonly intercepts: number[]; readonly slopes: number[]; readonly handTill?: number }[];
}

const { cases } = JSON.parse(readFileSync("test/fixtures/multinomial.json", "utf8")) as { cases: Reference[] };
const counted = cases.flatMap((each) =>
  each.fits.flatMap((fit) => (fit.handTill === undefined ? [] : [{ ...each, fit, handTill: fit.handTill }])),
);

/** Chances of two classes from a normal score, higher in class 1 by `shift`. */
function twoClasses(seed: number, { units, folds, shift }: { units: number; folds: number; shift: number }) {
  const state = streamsFrom(seed).block(0);
  const labels = Array.from({ length: units }, (_, i) => (i % 3 === 0 ? 1 : 0));
  const scores = labels.map((label) => 1 / (1 + Math.exp(-nextNormal(state) - shift * label)));
  const chances = Float64Array.from(scores.flatMap((score) => [1 - score, score]));
  const foldOf = labels.map((_, i) => Math.floor(i / 3) % folds);
  return { chances, classes: 2, labels, foldOf, folds } satisfies FoldedChances;
}

describe("the area over several classes", () => {
  it.each(counted)("equals the count of all pairs in R on $name", ({ columns, labels, classes, fit, handTill }) => {
    const read = columns.map(({ values }) => ({ kind: "numbers" as const, values: Float64Array.from(values) }));
    const rows = sparseRows(
      read,
      labels.map(() => 1),
    );
    // R has one feature a column; the marks of missing numbers stand between them here.
    const slopes = columns.flatMap((_, j) => [
      ...fit.slopes.slice(j * classes, (j + 1) * classes),
      ...new Array<number>(classes).fill(0),
    ]);
    const model = { intercepts: Float64Array.from(fit.intercepts), slopes: Float64Array.from(slopes) };
    const chances = multinomialChances(rows, model);
    const area = handTillArea({ chances, classes, labels, foldOf: labels.map(() => 0), folds: 1 });
    expectClose(area.kind === "estimate" ? area.value : Number.NaN, handTill, 1e-10);
  });

  it("is that of one class where there are two, with the variance of DeLong", () => {
    const foretold = twoClasses(3, { units: 90, folds: 1, shift: 1 });
    const scores = foretold.labels.map((_, unit) => foretold.chances[2 * unit + 1]!);
    const expected = aucCovariance([Float64Array.from(scores)], foretold.labels);
    const [over, own] = [handTillArea(foretold), oneClassArea(foretold, { of: 1 })];
    if (over.kind !== "estimate" || own.kind !== "estimate" || expected.kind !== "estimate") throw new Error("no area");
    expectClose(over.value, expected.aucs[0]!);
    expectClose(own.value, expected.aucs[0]!);
    if ("kind" in own.interval || "kind" in over.interval) throw new Error("no interval");
    expectClose((own.interval.upper - own.value) / 1.959963984540054, Math.sqrt(expected.covariance[0]!), 1e-9);
    expectClose(own.interval.lower, over.interval.lower, 1e-9);
  });

  it("is the mean of the areas within the folds", () => {
    const foretold = twoClasses(4, { units: 120, folds: 3, shift: 0.5 });
    const within = [0, 1, 2].map((fold) => {
      const units = foretold.labels.map((_, unit) => unit).filter((unit) => foretold.foldOf[unit] === fold);
      const scores = Float64Array.from(units, (unit) => foretold.chances[2 * unit + 1]!);
      const area = rocAuc(
        scores,
        units.map((unit) => foretold.labels[unit]!),
      );
      return area.kind === "estimate" ? area.value : Number.NaN;
    });
    const area = oneClassArea(foretold, { of: 1 });
    expectClose(area.kind === "estimate" ? area.value : Number.NaN, (within[0]! + within[1]! + within[2]!) / 3);
  });

  it("has an interval that holds the true area in 95 of 100 sets", () => {
    // Two normal scores of equal spread with means 1 apart: the area is the chance of a normal below 1 / sqrt(2).
    const truth = 0.7602499389065233;
    let holds = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const area = oneClassArea(twoClasses(seed, { units: 150, folds: 5, shift: 1 }), { of: 1 });
      if (area.kind !== "estimate" || "kind" in area.interval) throw new Error("no interval");
      if (area.interval.lower <= truth && truth <= area.interval.upper) holds++;
    }
    // Exact binomial bounds at 1e-4 a side around 95 %.
    expect(holds).toBeGreaterThanOrEqual(362);
    expect(holds).toBeLessThanOrEqual(395);
  });

  it("does not exist where a fold lacks a class, nor its interval from one unit", () => {
    const chances = Float64Array.of(0.9, 0.1, 0.2, 0.8);
    const one = { chances, classes: 2, labels: [0, 0], foldOf: [0, 0], folds: 1 };
    expect(handTillArea(one)).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    const two = oneClassArea({ ...one, labels: [0, 1] }, { of: 0 });
    expect(two).toMatchObject({ value: 1, interval: { kind: "not-estimable", reason: "too-few-effective-units" } });
  });
});

describe("areas without what they need", () => {
  const two = { chances: Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.6, 0.4), classes: 2, foldOf: [0, 0, 0], folds: 1 };

  it("are refused for one class, and not estimable where a fold lacks a class", () => {
    const one = { chances: Float64Array.of(1, 1), classes: 1, labels: [0, 0], foldOf: [0, 0], folds: 1 };
    expect(() => handTillArea(one)).toThrow("requires 2 classes or more; got 1");
    for (const labels of [
      [0, 0, 0],
      [1, 1, 1],
    ]) {
      expect(oneClassArea({ ...two, labels }, { of: 0 })).toEqual({ kind: "not-estimable", reason: "one-class-only" });
      expect(handTillArea({ ...two, labels })).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    }
    const half = { chances: Float64Array.of(0.9, 0.1, 0.2, 0.8, 0.6, 0.4, 0.7, 0.3), classes: 2, folds: 2 };
    expect(handTillArea({ ...half, labels: [0, 1, 0, 0], foldOf: [0, 0, 1, 1] })).toMatchObject({
      reason: "one-class-only",
    });
  });

  it("have no interval where a class has one unit, and one within 0 and 1 where each has two", () => {
    expect(handTillArea({ ...two, labels: [0, 1, 0] })).toMatchObject({
      value: 1,
      interval: { reason: "too-few-effective-units" },
    });
    const low = {
      chances: Float64Array.of(0.1, 0.9, 0.4, 0.6, 0.5, 0.5, 0.3, 0.7),
      ...{ classes: 2, labels: [0, 0, 1, 1], foldOf: [0, 0, 0, 0], folds: 1 },
    };
    const found = handTillArea(low);
    if (found.kind !== "estimate" || "kind" in found.interval) throw new Error("requires an interval");
    expect(found.value).toBeCloseTo(0.25, 12);
    expect(found.interval.lower).toBe(0);
    expect(found.interval.upper).toBeGreaterThan(0.25);
  });
});
