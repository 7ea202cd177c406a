import { describe, expect, it } from "vitest";
import { observedStatistics } from "../../src/statistics/cluster-permutation.js";
import { compositionSums } from "../../src/statistics/composition.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { stratifiedContrasts } from "../../src/statistics/stratified-permutation.js";
import { studentisedStrata, studentisedStrataTask } from "../../src/statistics/studentised-strata.js";

function unitsOf(seed: number, count: number, strata: number, rate = 0.3) {
  const stream = streamsFrom(seed).block(0);
  const rows = Array.from({ length: count }, () => [
    nextBelow(stream, 6),
    nextBelow(stream, 3),
    nextBelow(stream, 4) + 1,
  ]);
  const composition = compositionFromRows(rows);
  const codes = Uint16Array.from(rows, () => nextBelow(stream, strata));
  const flagged = Uint8Array.from(rows, () => (nextUniform(stream) < rate ? 1 : 0));
  const tested = Uint16Array.of(0, 2);
  return { rows, units: { composition, sums: compositionSums(composition), strata: codes, flagged, tested } };
}

/** Z by its definition, unit by unit: the contrast without strata, in each stratum, summed. */
function byDefinition(rows: readonly number[][], strata: Uint16Array, flagged: Uint8Array, group: number): number {
  const size = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0);
  let contrast = 0;
  let root = 0;
  for (const stratum of new Set(strata)) {
    const inside = rows.map((row, i) => ({ row, f: flagged[i]! })).filter((_, i) => strata[i] === stratum);
    const total = (value: (unit: (typeof inside)[number]) => number) =>
      inside.reduce((sum, unit) => sum + value(unit), 0);
    const members = total(({ row }) => size(row));
    const share = total(({ row }) => row[group]!) / members;
    const p = total(({ row, f }) => size(row) * f) / members;
    contrast += total(({ row, f }) => (row[group]! - share * size(row)) * f);
    root += total(({ row, f }) => ((row[group]! - share * size(row)) * (f - p)) ** 2);
  }
  return root > 1e-9 ? contrast / Math.sqrt(root) : 0;
}

describe("studentised contrasts within strata", () => {
  it.each([
    [1, 40, 3, 0.3],
    [2, 60, 8, 0.7],
    [3, 25, 1, 0.5],
  ])("are what their definition says (seed %i)", (seed, count, strata, rate) => {
    const { rows, units } = unitsOf(seed, count, strata, rate);
    const statistics = studentisedStrata(units);
    units.tested.forEach((group, t) => {
      expect(statistics[t]).toBeCloseTo(byDefinition(rows, units.strata, units.flagged, group), 9);
    });
  });

  it("have the numerator of the contrasts with a fixed root where every unit has one member", () => {
    const stream = streamsFrom(4).block(0);
    const composition = compositionFromRows(
      Array.from(
        { length: 80 },
        () =>
          [
            [1, 0, 0],
            [0, 1, 0],
            [0, 0, 1],
          ][nextBelow(stream, 3)]!,
      ),
    );
    const { units } = unitsOf(4, 80, 5);
    const persons = { ...units, composition, sums: compositionSums(composition) };
    const { within } = stratifiedContrasts(persons);
    studentisedStrata(persons).forEach((value, t) => {
      expect(Math.sign(value)).toBe(Math.sign(within[t]!));
    });
  });

  it("do not take a flag that follows the number of members for one that follows the group", () => {
    // Group 0 holds half of the members of every unit in stratum 0, where large units are flagged, and a tenth in
    // stratum 1, where small ones are.
    const rows = [2, 10, 20, 40].flatMap((size) => [
      [size / 2, size / 2],
      [size, size * 9],
    ]);
    const composition = compositionFromRows(rows);
    const units = {
      composition,
      sums: compositionSums(composition),
      strata: Uint16Array.from(rows, (_, i) => i % 2),
      flagged: Uint8Array.of(0, 1, 0, 1, 1, 0, 1, 0),
      tested: Uint16Array.of(0),
    };
    expect([...studentisedStrata(units)]).toEqual([0]);
    expect(Math.abs(stratifiedContrasts(units).within[0]!)).toBeGreaterThan(0.5);
  });

  it("are the contrasts that decide without strata where there is one stratum", () => {
    const { units } = unitsOf(7, 60, 1);
    const flaggedUnits = units.flagged.reduce((sum, flag) => sum + flag, 0);
    const design = {
      sums: units.sums,
      bandSizes: Uint32Array.of(60 - flaggedUnits, flaggedUnits),
      flagged: Uint8Array.of(0, 1),
      tested: units.tested,
      majority: null,
      majorityUnits: null,
      testedMajorities: new Uint16Array(0),
      ratioLower: 0.8,
      ratioUpper: 1.25,
    };
    const pooled = observedStatistics(units.composition, design, units.flagged).contrasts;
    studentisedStrata(units).forEach((value, t) => {
      expect(value).toBeCloseTo(pooled[t]!, 10);
    });
  });

  it("take every arrangement within strata equally often", () => {
    const rows = [
      [3, 1],
      [0, 2],
      [1, 1],
      [2, 5],
      [0, 1],
      [4, 2],
    ];
    const composition = compositionFromRows(rows);
    const strata = Uint16Array.of(0, 0, 0, 1, 1, 1);
    const units = {
      composition,
      sums: compositionSums(composition),
      strata,
      flagged: Uint8Array.of(1, 0, 0, 1, 1, 0),
      tested: Uint16Array.of(0),
    };
    const drawn = [0, 1, 2, 3, 4, 5, 6, 7, 8].flatMap((block) => [
      ...studentisedStrataTask.runBlock({ ...units, seed: 1, resamples: 9_000 }, block),
    ]);
    const expected = [0, 1, 2].flatMap((first) =>
      [3, 4, 5].map((spared) => {
        const flagged = Uint8Array.from(rows, (_, i) => (i === first || (i > 2 && i !== spared) ? 1 : 0));
        return byDefinition(rows, strata, flagged, 0);
      }),
    );
    const counts = expected.map((value) => drawn.filter((one) => Math.abs(one - value) < 1e-9).length);
    expect(new Set(expected.map((value) => value.toFixed(9))).size).toBe(9);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(9_000);
    // Chi-squared on 8 degrees of freedom lies below 37.3 in 99.999 % of the draws.
    expect(counts.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(37.3);
  });

  it("draw within each of three strata of unequal sizes", () => {
    const rows = [
      [3, 1],
      [0, 2],
      [1, 1],
      [2, 5],
      [0, 1],
      [4, 2],
      [1, 7],
    ];
    const composition = compositionFromRows(rows);
    const strata = Uint16Array.of(0, 0, 1, 1, 1, 2, 2);
    const units = {
      composition,
      sums: compositionSums(composition),
      strata,
      flagged: Uint8Array.of(1, 0, 1, 1, 0, 0, 1),
      tested: Uint16Array.of(0),
    };
    const expected = [0, 1].flatMap((first) =>
      [2, 3, 4].flatMap((spared) =>
        [5, 6].map((last) => {
          const chosen = [first, last, ...[2, 3, 4].filter((unit) => unit !== spared)];
          return byDefinition(
            rows,
            strata,
            Uint8Array.from(rows, (_, i) => (chosen.includes(i) ? 1 : 0)),
            0,
          ).toFixed(9);
        }),
      ),
    );
    const drawn = studentisedStrataTask.runBlock({ ...units, seed: 2, resamples: 400 }, 0);
    expect(new Set([...drawn].map((value) => value.toFixed(9)))).toEqual(new Set(expected));
  });

  it("hold resamples of every group, which rest on the block alone", () => {
    const { units } = unitsOf(8, 12, 2);
    const problem = () => ({ ...units, seed: 3, resamples: 1_500 });
    const shared = problem();
    const blocks = [0, 1].map((block) => studentisedStrataTask.runBlock(shared, block));
    expect(blocks.map(({ length }) => length)).toEqual([2000, 1000]);
    [0, 1].forEach((block) => {
      expect(studentisedStrataTask.runBlock(problem(), block)).toEqual(blocks[block]);
      for (const t of [0, 1]) {
        const alone = { ...problem(), tested: units.tested.slice(t, t + 1) };
        const rows = blocks[block]!.length / 2;
        const own = blocks[block]!.subarray(t * rows, (t + 1) * rows);
        studentisedStrataTask.runBlock(alone, block).forEach((value, row) => {
          if (Math.abs(value - own[row]!) > 1e-9) throw new Error(`group ${t}, resample ${row}`);
        });
      }
    });
  });

  it("do not depend on the names of the strata", () => {
    const { units } = unitsOf(5, 50, 4);
    const renamed = { ...units, strata: units.strata.map((code) => 7 - code) };
    const [a, b] = [studentisedStrata(units), studentisedStrata(renamed)];
    a.forEach((value, t) => {
      expect(b[t]).toBeCloseTo(value, 10);
    });
  });

  it("are 0 where strata leave nothing to exchange", () => {
    const { units } = unitsOf(6, 30, 3);
    const single = { ...units, strata: Uint16Array.from({ length: 30 }, (_, i) => i) };
    expect([...studentisedStrata(single)]).toEqual([0, 0]);
  });
});

it("resamples within strata take fewer than 2,097,152 units, whose draws are exact", () => {
  const composition = compositionFromRows([[1], [1]]);
  const sums = { ...compositionSums(composition), units: 0x200000 };
  const problem = {
    composition,
    sums,
    strata: Uint16Array.of(0, 0),
    flagged: Uint8Array.of(1, 0),
    tested: Uint16Array.of(0),
    seed: 1,
    resamples: 9,
  };
  expect(() => studentisedStrataTask.runBlock(problem, 0)).toThrow(
    "studentisedStrataTask requires fewer than 2097152 units; got 2097152",
  );
});
