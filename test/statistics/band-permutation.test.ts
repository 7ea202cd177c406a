import { describe, expect, it } from "vitest";
import { inlineExecutor } from "../../src/runtime/inline.js";
import { addBandCounts, bandReference, monotoneStepDown } from "../../src/statistics/band-counts.js";
import { bandPermutationProblem, bandPermutationTask } from "../../src/statistics/band-permutation.js";
import { bandPermutationTest, bandPermutationTestOn } from "../../src/statistics/band-permutation-test.js";
import { blockDrawing } from "../../src/statistics/band-records.js";
import { drawBandTable } from "../../src/statistics/band-resampling.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { binomialLowerTail, binomialUpperTail } from "../../src/statistics/distributions.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { groupsOf, PLAIN, ROWS, STRATIFIED, testOf, unitsOf } from "../support/banded-units.js";

describe("bandPermutationTest by resampling", () => {
  it.each([
    ["without strata", PLAIN],
    ["within strata", STRATIFIED],
  ])("agrees with the enumeration %s within Monte Carlo error", (_, data) => {
    const resamples = 40_000;
    const exact = testOf(data);
    const drawn = bandPermutationTest(unitsOf(data), { seed: 11, resamples, enumerateUpTo: 0 });
    const near = (received: number, expected: number) =>
      expect(Math.abs(received - expected)).toBeLessThan(
        4.5 * Math.sqrt((expected * (1 - expected)) / resamples) + 2 / resamples,
      );
    near(drawn.result.pValue, exact.result.pValue);
    groupsOf(exact).forEach((group, g) => {
      expect(groupsOf(drawn)[g]!.statistic).toBe(group!.statistic);
      near(groupsOf(drawn)[g]!.pValue, group!.pValue);
      near(groupsOf(drawn)[g]!.adjustedPValue, group!.adjustedPValue);
    });
    if (drawn.result.method !== "resampled") throw new Error("enumeration was switched off");
    expect(drawn.result.pValue).toBe((drawn.result.extreme + 1) / (resamples + 1));
    expect(drawn.result.interval.lower).toBeLessThan(drawn.result.pValue);
    expect(drawn.result.seed).toBe(11);
  });

  it("has the law of the enumeration where the last band is the largest and units hold one, two or no groups", () => {
    const rows = [
      [3, 0],
      [1, 2],
      [0, 0],
      [2, 2],
      [0, 4],
      [1, 0],
      [5, 1],
    ];
    const units = {
      composition: compositionFromRows(rows),
      bandCodes: Uint8Array.of(0, 2, 1, 2, 0, 2, 2),
      bands: 3,
      strata: null,
    };
    const resamples = 4_000;
    const exact = bandPermutationTest(units, { seed: 1, resamples });
    const drawn = bandPermutationTest(units, { seed: 1, resamples, enumerateUpTo: 0 });
    // 7! / (2! 1! 4!) arrangements.
    expect(exact.result).toMatchObject({ method: "exact", arrangements: 105 });
    expect(bandPermutationTest(units, { seed: 1, resamples: 9, enumerateUpTo: 105 }).result.method).toBe("exact");
    expect(bandPermutationTest(units, { seed: 1, resamples: 9, enumerateUpTo: 104 }).result.method).toBe("resampled");
    const near = (received: number, expected: number) =>
      expect(Math.abs(received - expected)).toBeLessThan(
        4.5 * Math.sqrt((expected * (1 - expected)) / resamples) + 1e-3,
      );
    near(drawn.result.pValue, exact.result.pValue);
    for (const [g, group] of groupsOf(exact).entries()) {
      const counted = groupsOf(drawn)[g]!.pValue * (resamples + 1);
      expect(Math.abs(counted - Math.round(counted))).toBeLessThan(1e-6);
      near(groupsOf(drawn)[g]!.pValue, group!.pValue);
      near(groupsOf(drawn)[g]!.adjustedPValue, group!.adjustedPValue);
    }
  });

  it("draws as many units for each band as the band has, whatever the number of their groups", () => {
    const units = {
      composition: compositionFromRows(Array.from({ length: 9 }, (_, i) => [1, i % 3 === 0 ? 2 : 0, i % 2])),
      bandCodes: Uint8Array.of(0, 1, 1, 2, 2, 2, 2, 2, 1),
      bands: 3,
      strata: null,
    };
    const { layout, design, records, table } = bandPermutationProblem(units, { seed: 1, resamples: 1 });
    const block = blockDrawing(records, { rows: 3, groups: 3, state: streamsFrom(1).block(0) });
    for (let draw = 0; draw < 50; draw++) {
      drawBandTable(block, layout, design, table);
      // Every unit has one member of group 0.
      expect([table[0], table[3], table[6]]).toEqual([1, 3, 5]);
    }
  });

  it("counts the observed arrangement beside the resamples", () => {
    // Either arrangement of two units is as far from even as the other.
    const units = {
      composition: compositionFromRows([
        [2, 0],
        [0, 2],
      ]),
      bandCodes: Uint8Array.of(0, 1),
      bands: 2,
      strata: null,
    };
    const test = bandPermutationTest(units, { seed: 1, resamples: 1, enumerateUpTo: 0 });
    expect(test).toMatchObject({ kind: "test", extremeRule: "at-least-as-large", result: { pValue: 1 } });
    expect(groupsOf(test).map((group) => group!.pValue)).toEqual([1, 1]);
  });

  it("adds up blocks, keeps step-down counts apart, and ties within a relative 1e-10 where numbers are not whole", () => {
    const { design, table, reference } = bandPermutationProblem(unitsOf(PLAIN), { seed: 1, resamples: 9 });
    const block = (factor: number) => ({
      arrangements: 9 * factor,
      chiSquaredAtLeast: 4 * factor,
      chiSquaredAbove: 3 * factor,
      extreme: new Float64Array(design.groups).fill(2 * factor),
      stepDown: new Float64Array(design.groups).fill(5 * factor),
    });
    const total = block(1);
    addBandCounts(total, block(10));
    expect(total).toEqual(block(11));
    const counts = { ...total, stepDown: new Float64Array(design.groups) };
    for (const [rank, group] of reference.order.entries()) counts.stepDown[group] = 100 - rank;
    const before = [...counts.stepDown];
    expect(reference.order.length).toBeGreaterThan(1);
    expect(Math.min(...monotoneStepDown(reference, counts))).toBe(100);
    expect([...counts.stepDown]).toEqual(before);
    const { bounds, scaled } = bandReference({ ...design, exact: false }, table);
    for (const [group, bound] of bounds.entries()) expect(1 - bound / scaled[group]!).toBeCloseTo(1e-10, 14);
  });

  it("gives the same numbers from one seed, on an executor and on plain data that has travelled", async () => {
    const options = { seed: 5, resamples: 2_500, enumerateUpTo: 0 };
    const here = bandPermutationTest(unitsOf(STRATIFIED), options);
    expect(await bandPermutationTestOn(inlineExecutor(), unitsOf(STRATIFIED), options)).toEqual(here);
    expect(bandPermutationTest(unitsOf(STRATIFIED), { ...options, seed: 6 }).result).not.toEqual(here.result);
    const problem = bandPermutationProblem(unitsOf(STRATIFIED), options);
    const travelled = structuredClone(problem);
    expect(bandPermutationTask.runBlock(travelled, 2)).toEqual(bandPermutationTask.runBlock(problem, 2));
    expect(bandPermutationTask.runBlock(problem, 2).arrangements).toBe(500);
    expect(await bandPermutationTestOn(inlineExecutor(), unitsOf(PLAIN), { seed: 1 })).toEqual(testOf(PLAIN));
  });

  it("rejects a true null at 5 % in about 5 % of sets of unequal units, where the naive test rejects far more", () => {
    const sets = 500;
    let rejected = 0;
    let anyGroup = 0;
    let naive = 0;
    for (let set = 0; set < sets; set++) {
      const stream = streamsFrom(21).block(set);
      const rows = Array.from({ length: 40 }, () => {
        const row = [0, 0, 0, 0];
        const main = nextBelow(stream, 4);
        const size = 1 + Math.floor(0.5 / (nextUniform(stream) + 0.02));
        for (let member = 0; member < size; member++) row[nextBelow(stream, 3) > 0 ? main : nextBelow(stream, 4)]! += 1;
        return row;
      });
      const bands = rows.map((_, unit) => (unit < 5 ? 2 : unit < 14 ? 1 : 0));
      const test = bandPermutationTest(unitsOf({ rows, bands, strata: null }), { seed: set, resamples: 199 });
      if (test.result.pValue <= 0.05) rejected++;
      if (groupsOf(test).some((group) => group !== null && group.adjustedPValue <= 0.05)) anyGroup++;
      if (test.naive.kind === "estimate" && test.naive.pValue <= 0.05) naive++;
    }
    for (const count of [rejected, anyGroup]) {
      expect(binomialUpperTail(count, sets, 0.05)).toBeGreaterThan(1e-4);
      expect(binomialLowerTail(count, sets, 0.05)).toBeGreaterThan(1e-4);
    }
    expect(naive).toBeGreaterThan(5 * rejected);
  });
});

describe("bandPermutationTest refuses", () => {
  const fine = unitsOf(PLAIN);

  it("bands and strata that do not fit the units", () => {
    expect(() => bandPermutationTest({ ...fine, bandCodes: Uint8Array.of(0) }, { seed: 1 })).toThrow(
      "requires a band for each of 8 units; got 1",
    );
    expect(() => bandPermutationTest({ ...fine, bands: 2 }, { seed: 1 })).toThrow("band codes below 2; got 2");
    expect(() => bandPermutationTest({ ...fine, strata: Uint32Array.of(0) }, { seed: 1 })).toThrow(
      "a stratum for each of 8 units; got 1",
    );
    expect(() => bandPermutationTest({ ...fine, strata: new Uint32Array(8).fill(9) }, { seed: 1 })).toThrow(
      "stratum codes below the number of units; got 9",
    );
    expect(() => bandPermutationTest({ ...fine, bands: 0 }, { seed: 1 })).toThrow("1 to 256 bands; got 0");
  });

  it("no resamples, no members, and a seed that is no 32-bit number", () => {
    expect(() => bandPermutationTest(fine, { seed: 1, resamples: 0 })).toThrow("1 or more resamples; got 0");
    const empty = {
      composition: compositionFromRows([[0], [0]]),
      bandCodes: Uint8Array.of(0, 1),
      bands: 2,
      strata: null,
    };
    expect(() => bandPermutationTest(empty, { seed: 1 })).toThrow("one member or more; got 0");
    expect(() => bandPermutationTest(fine, { seed: -1, enumerateUpTo: 0 })).toThrow("integer seed");
  });

  it("counts beyond the exact integers", () => {
    for (const scale of [4_000_000, 400_000_000]) {
      const huge = unitsOf({ ...PLAIN, rows: ROWS.map((row) => row.map((count) => count * scale)) });
      expect(() => bandPermutationTest(huge, { seed: 1 })).toThrow("below 2^53");
    }
  });
});
