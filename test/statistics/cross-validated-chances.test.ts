import { describe, expect, it } from "vitest";
import { crossValidatedChances, type FoldedUnits } from "../../src/statistics/cross-validated-chances.js";
import { foldPermutation } from "../../src/statistics/fold-permutation.js";
import { handTillArea } from "../../src/statistics/hand-till.js";
import { multinomialChances } from "../../src/statistics/multinomial-objective.js";
import { nextBelow, nextUniform, type StreamState, streamsFrom } from "../../src/statistics/random.js";
import { ridgeMultinomial } from "../../src/statistics/ridge-multinomial.js";
import { sparseRows } from "../../src/statistics/sparse-rows.js";
import { stratifiedFolds } from "../../src/statistics/stratified-folds.js";
import { expectClose } from "../support/closeness.js";

/** Units of three classes with two indicators; with `told` the first indicator is the class in so many of them. */
function unitsOf(
  state: StreamState,
  { units, told, folds }: { units: number; told: number; folds: number },
): FoldedUnits {
  const labels = Uint16Array.from({ length: units }, (_, i) => (i < units / 2 ? 0 : i < (units * 4) / 5 ? 1 : 2));
  const first = Array.from(labels, (label) => (nextUniform(state) < told ? label : nextBelow(state, 3)));
  const second = Array.from(labels, () => nextBelow(state, 4));
  const columns = [
    { kind: "categories" as const, levels: 3, codes: first },
    { kind: "categories" as const, levels: 4, codes: second },
  ];
  const rows = sparseRows(columns, new Float64Array(units).fill(1));
  const rowOf = Uint32Array.from(labels.keys());
  return { data: { rows, classes: 3 }, rowOf, labels, foldOf: stratifiedFolds(labels, { folds, state }), folds };
}

describe("chances out of fold", () => {
  it("come from a fit on the other folds", () => {
    const units = unitsOf(streamsFrom(1).block(0), { units: 60, told: 0.5, folds: 3 });
    const { chances } = crossValidatedChances(units, [2]);
    const weights = Float64Array.from(units.foldOf, (fold) => (fold === 1 ? 0 : 1));
    const fit = ridgeMultinomial({ ...units.data, labels: units.labels, weights }, { ridge: 2 });
    const expected = multinomialChances(units.data.rows, fit);
    units.foldOf.forEach((fold, unit) => {
      if (fold !== 1) return;
      for (let k = 0; k < 3; k++) expectClose(chances[3 * unit + k]!, expected[3 * unit + k]!, 1e-4);
    });
  });

  it("stand beside the shares of the classes outside each fold", () => {
    const units = unitsOf(streamsFrom(5).block(0), { units: 70, told: 0.5, folds: 3 });
    const { shares } = crossValidatedChances(units, [2]);
    for (let fold = 0; fold < 3; fold++) {
      const seen = [...units.labels].filter((_, unit) => units.foldOf[unit] !== fold);
      const byHand = [0, 1, 2].map((k) => seen.filter((label) => label === k).length / seen.length);
      byHand.forEach((share, k) => {
        expectClose(shares[3 * fold + k]!, share, 1e-14);
      });
    }
    expect(shares).toHaveLength(9);
  });

  it("have one choice of penalty, in whatever order the penalties come", () => {
    const units = unitsOf(streamsFrom(2).block(0), { units: 90, told: 0.4, folds: 3 });
    const [rising, falling] = [
      [1, 10, 1000],
      [1000, 10, 1],
    ].map((ridges) => crossValidatedChances(units, ridges));
    expect(rising).toEqual(falling);
  });

  it("choose, without the fold, the penalty that a search by hand chooses", () => {
    const units = unitsOf(streamsFrom(2).block(0), { units: 90, told: 0.4, folds: 3 });
    const ridges = [1, 10, 1000];
    const lossWithout = (fold: number, ridge: number) =>
      [0, 1, 2]
        .filter((other) => other !== fold)
        .reduce((sum, held) => {
          const weights = Float64Array.from(units.foldOf, (own) => (own === fold || own === held ? 0 : 1));
          const fit = ridgeMultinomial({ ...units.data, labels: units.labels, weights }, { ridge });
          const chances = multinomialChances(units.data.rows, fit);
          return units.foldOf.reduce(
            (loss, own, unit) => (own === held ? loss - Math.log(chances[3 * unit + units.labels[unit]!]!) : loss),
            sum,
          );
        }, 0);
    const expected = [0, 1, 2].map((fold) => {
      const losses = ridges.map((ridge) => lossWithout(fold, ridge));
      return ridges[losses.indexOf(Math.min(...losses))]!;
    });
    expect(crossValidatedChances(units, ridges).ridges).toEqual(expected);
  });

  it("do not depend on whether equal units share a row", () => {
    const units = unitsOf(streamsFrom(3).block(0), { units: 80, told: 0.5, folds: 4 });
    const { rows } = units.data;
    const key = (row: number) => `${rows.features[2 * row]},${rows.features[2 * row + 1]}`;
    const firstOf = new Map<string, number>();
    const shared = units.rowOf.map((row) => {
      if (!firstOf.has(key(row))) firstOf.set(key(row), row);
      return firstOf.get(key(row))!;
    });
    const [apart, together] = [units, { ...units, rowOf: shared }].map((each) => crossValidatedChances(each, [1, 100]));
    apart!.chances.forEach((chance, i) => {
      expectClose(chance, together!.chances[i]!, 1e-4);
    });
  });

  it("stay at chance where indicators say nothing, and reject at 5 % in no more than 5 % of sets", () => {
    let [rejected, areas] = [0, 0];
    const sets = 100;
    for (let seed = 1; seed <= sets; seed++) {
      const streams = streamsFrom(seed);
      const units = unitsOf(streams.block(0), { units: 100, told: 0, folds: 5 });
      const foretold = { ...crossValidatedChances(units, [1, 30, 1000]), ...units, classes: 3 };
      const area = handTillArea(foretold);
      areas += area.kind === "estimate" ? area.value / sets : Number.NaN;
      if (foldPermutation(foretold, { streams, resamples: 99, first: 1 }).pValue <= 0.05) rejected++;
    }
    // 14 of 100 is the exact binomial bound at 1e-4 for a true 5 %; the bound of the p-value makes it fewer.
    expect(rejected).toBeLessThanOrEqual(13);
    expect(Math.abs(areas - 0.5)).toBeLessThan(0.02);
  });

  it("find classes that an indicator tells", () => {
    const streams = streamsFrom(9);
    const units = unitsOf(streams.block(0), { units: 150, told: 0.6, folds: 5 });
    const foretold = { ...crossValidatedChances(units, [1, 30, 1000]), ...units, classes: 3 };
    expect(handTillArea(foretold)).toMatchObject({ kind: "estimate" });
    const area = handTillArea(foretold);
    expect(area.kind === "estimate" && area.value).toBeGreaterThan(0.75);
    expect(foldPermutation(foretold, { streams, resamples: 999, first: 1 }).pValue).toBeLessThan(0.01);
  });

  it("need three folds and a penalty", () => {
    const units = unitsOf(streamsFrom(1).block(0), { units: 20, told: 0, folds: 2 });
    expect(() => crossValidatedChances(units, [1])).toThrow("3 folds or more; got 2");
    expect(() => crossValidatedChances({ ...units, folds: 3 }, [])).toThrow("got 0");
  });
});

describe("folds", () => {
  it("hold every class in the same number, to within one", () => {
    const labels = Array.from({ length: 53 }, (_, i) => (i < 17 ? 2 : i % 2));
    const fold = stratifiedFolds(labels, { folds: 5, state: streamsFrom(1).block(0) });
    for (const label of [0, 1, 2]) {
      const counts = [0, 0, 0, 0, 0];
      labels.forEach((own, unit) => {
        if (own === label) counts[fold[unit]!]! += 1;
      });
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }
  });

  it("are dealt at random: each unit lands in each fold about as often", () => {
    const counts = [0, 0, 0];
    for (let seed = 1; seed <= 600; seed++) {
      counts[stratifiedFolds([0, 0, 0, 0, 0, 0, 1], { folds: 3, state: streamsFrom(seed).block(0) })[0]!]! += 1;
    }
    // Exact binomial bounds at 1e-4 a side for 600 draws at one third.
    for (const count of counts) expect(count > 157 && count < 244).toBe(true);
  });

  it("fewer than two are refused", () => {
    expect(() => stratifiedFolds([0], { folds: 1, state: streamsFrom(1).block(0) })).toThrow("2 to 255 folds; got 1");
  });
});
