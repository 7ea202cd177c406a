import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArrangementDesign, ArrangementStatistics } from "../../src/statistics/arrangement-statistics.js";
import { clusterPermutationTask, drawsTables, observedStatistics } from "../../src/statistics/cluster-permutation.js";
import { type Composition, compositionSums } from "../../src/statistics/composition.js";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { independentPermutationTask, observedTableStatistics } from "../../src/statistics/independent-permutation.js";
import { contrastPermutationVariance } from "../../src/statistics/studentised-contrast.js";
import { sharedFixture } from "../support/shared-fixture.js";

/** Composition from a dense matrix, one row a unit. */
function compositionOf(matrix: readonly (readonly number[])[]): Composition {
  const offsets = [0];
  const codes: number[] = [];
  const counts: number[] = [];
  for (const row of matrix) {
    row.forEach((count, group) => {
      if (count > 0) {
        codes.push(group);
        counts.push(count);
      }
    });
    offsets.push(codes.length);
  }
  return {
    groups: matrix[0]!.length,
    offsets: Uint32Array.from(offsets),
    groupCodes: Uint16Array.from(codes),
    memberCounts: Uint32Array.from(counts),
  };
}

function majorityOf(matrix: readonly (readonly number[])[]): Uint16Array {
  return Uint16Array.from(matrix, (row) => {
    const size = row.reduce((sum, count) => sum + count, 0);
    const group = row.findIndex((count) => 2 * count > size);
    return group < 0 ? row.length : group;
  });
}

function designOf(
  matrix: readonly (readonly number[])[],
  bands: Uint8Array,
  flagged: readonly number[],
): ArrangementDesign {
  const sums = compositionSums(compositionOf(matrix));
  const majority = majorityOf(matrix);
  const majorityUnits = new Float64Array(matrix[0]!.length + 1);
  for (const group of majority) majorityUnits[group]! += 1;
  const codes = Uint16Array.from(matrix[0]!, (_, group) => group);
  const bandSizes = new Uint32Array(flagged.length);
  for (const band of bands) bandSizes[band]! += 1;
  return {
    sums,
    bandSizes,
    flagged: Uint8Array.from(flagged),
    tested: codes,
    majority,
    majorityUnits,
    testedMajorities: codes,
    ratioLower: 0.8,
    ratioUpper: 1.25,
  };
}

/** Z by the formula of the method, term by term. */
function contrastByDefinition(matrix: readonly (readonly number[])[], f: readonly number[], group: number): number {
  const sizes = matrix.map((row) => row.reduce((sum, count) => sum + count, 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const members = matrix.reduce((sum, row) => sum + row[group]!, 0);
  const p = sizes.reduce((sum, size, i) => sum + size * f[i]!, 0) / total;
  const d = matrix.map((row, i) => row[group]! - (sizes[i]! * members) / total);
  const contrast = d.reduce((sum, value, i) => sum + value * f[i]!, 0);
  const variance = d.reduce((sum, value, i) => sum + value ** 2 * (f[i]! - p) ** 2, 0);
  return variance > 1e-12 ? contrast / Math.sqrt(variance) : 0;
}

const data = fc
  .record({ units: fc.integer({ min: 3, max: 12 }), groups: fc.integer({ min: 2, max: 4 }) })
  .chain(({ units, groups }) =>
    fc.record({
      matrix: fc
        .array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: groups, maxLength: groups }), {
          minLength: units,
          maxLength: units,
        })
        .filter((rows) => rows.every((row) => row.some((count) => count > 0))),
      bands: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: units, maxLength: units }),
    }),
  );

describe("observedStatistics", () => {
  it("gives the studentised contrast of the method, term by term", () => {
    fc.assert(
      fc.property(data, ({ matrix, bands }) => {
        const codes = Uint8Array.from(bands);
        const observed = observedStatistics(compositionOf(matrix), designOf(matrix, codes, [0, 0, 1]), codes);
        const f = bands.map((band) => (band === 2 ? 1 : 0));
        matrix[0]!.forEach((_, group) => {
          expect(observed.contrasts[group]).toBeCloseTo(contrastByDefinition(matrix, f, group), 8);
        });
      }),
    );
  });

  it("changes sign and nothing else when flagged and unflagged bands are swapped", () => {
    fc.assert(
      fc.property(data, ({ matrix, bands }) => {
        const codes = Uint8Array.from(bands);
        const composition = compositionOf(matrix);
        const one = observedStatistics(composition, designOf(matrix, codes, [0, 0, 1]), codes);
        const other = observedStatistics(composition, designOf(matrix, codes, [1, 1, 0]), codes);
        one.contrasts.forEach((z, group) => {
          expect(other.contrasts[group]).toBeCloseTo(-z, 8);
        });
        expect(other.pearson).toEqual(one.pearson);
      }),
    );
  });
});

const MATRIX = [
  [5, 0, 1],
  [0, 3, 0],
  [1, 1, 0],
  [0, 7, 2],
  [2, 0, 0],
  [9, 1, 4],
  [0, 2, 1],
  [1, 0, 6],
];
const NO_MAJORITIES = { majority: null, majorityUnits: null, testedMajorities: new Uint16Array(0) };
const BANDS = Uint8Array.of(0, 1, 1, 0, 2, 2, 2, 2);

/** Every distinct arrangement of the bands over the units. */
function arrangements(bands: readonly number[]): number[][] {
  if (bands.length === 0) return [[]];
  return [...new Set(bands)].flatMap((band) => {
    const rest = [...bands];
    rest.splice(rest.indexOf(band), 1);
    return arrangements(rest).map((tail) => [band, ...tail]);
  });
}

function key(values: readonly number[]): string {
  return values.map((value) => value.toFixed(9)).join(" ");
}

describe.each([
  ["the drawn side is flagged", [1, 0, 0]],
  ["the largest band is flagged, so the other side is summed", [0, 0, 1]],
])("clusterPermutationTask where %s", (_, flagged) => {
  it("draws every arrangement of the bands equally often", () => {
    const composition = compositionOf(MATRIX);
    const design = designOf(MATRIX, BANDS, flagged);
    const statisticsOf = (codes: Uint8Array) => {
      const one = observedStatistics(composition, design, codes);
      return key([
        ...one.contrasts,
        ...one.majorityContrasts,
        one.pearson[0]!,
        one.majorityPearson[0]!,
        one.outside[0]!,
      ]);
    };
    const expected = new Map<string, number>();
    const all = arrangements([...BANDS]);
    for (const codes of all) {
      const name = statisticsOf(Uint8Array.from(codes));
      expected.set(name, (expected.get(name) ?? 0) + 1);
    }
    expect(all).toHaveLength(420);
    const resamples = 42_000;
    const drawn = new Map<string, number>();
    for (let block = 0; block < resamples / 1000; block++) {
      const one = clusterPermutationTask.runBlock({ seed: 3, resamples, composition, design }, block);
      for (let row = 0; row < 1000; row++) {
        const name = key([
          ...[0, 1, 2].map((group) => one.contrasts[1000 * group + row]!),
          ...[0, 1, 2].map((group) => one.majorityContrasts[1000 * group + row]!),
          one.pearson[row]!,
          one.majorityPearson[row]!,
          one.outside[row]!,
        ]);
        drawn.set(name, (drawn.get(name) ?? 0) + 1);
      }
    }
    expect([...drawn.keys()].every((name) => expected.has(name))).toBe(true);
    let statistic = 0;
    for (const [name, times] of expected) {
      const mean = (times * resamples) / all.length;
      statistic += ((drawn.get(name) ?? 0) - mean) ** 2 / mean;
    }
    const p = chiSquaredUpperTail(statistic, expected.size - 1);
    expect(p).toBeGreaterThan(1e-4);
    expect(p).toBeLessThan(1 - 1e-4);
  });
});

describe.each([[[1, 0, 0]], [[0, 1, 0]], [[1, 1, 0]], [[0, 0, 1]], [[0, 1, 1]], [[1, 0, 1]]])(
  "clusterPermutationTask with flags %j",
  (flagged) => {
    const composition = compositionOf(MATRIX);
    const statisticsAt = (one: ArrangementStatistics, row: number) => {
      const rows = one.outside.length;
      const contrasts = [...one.contrasts, ...one.majorityContrasts].filter((_, at) => at % rows === row);
      const tables = [one.pearson[row], one.majorityPearson[row] ?? 0].map((value) => value!);
      return key([...contrasts, ...tables, one.outside[row]!, one.majorityOutside[row]!]);
    };

    it.each([
      ["majorities and members", designOf(MATRIX, BANDS, flagged)],
      ["members", { ...designOf(MATRIX, BANDS, flagged), ...NO_MAJORITIES }],
    ])("draws statistics of %s that an arrangement has, and many of them", (_, design) => {
      const all = arrangements([...BANDS]).map((codes) =>
        statisticsAt(observedStatistics(composition, design, Uint8Array.from(codes)), 0),
      );
      const drawn = clusterPermutationTask.runBlock({ seed: 8, resamples: 300, composition, design }, 0);
      const found = new Set(Array.from(drawn.outside, (_, row) => statisticsAt(drawn, row)));
      for (const name of found) expect(all).toContain(name);
      expect(found.size).toBeGreaterThan(0.3 * new Set(all).size);
    });
  },
);

describe("clusterPermutationTask", () => {
  it("gives the same block whatever was run before it", () => {
    const problem = {
      seed: 9,
      resamples: 2500,
      composition: compositionOf(MATRIX),
      design: designOf(MATRIX, BANDS, [0, 0, 1]),
    };
    const alone = clusterPermutationTask.runBlock(problem, 2);
    clusterPermutationTask.runBlock(problem, 0);
    expect(clusterPermutationTask.runBlock(problem, 2)).toEqual(alone);
    expect(alone.pearson).toHaveLength(500);
  });

  it("agrees with full enumeration on the p-value of Pearson's X2", () => {
    const composition = compositionOf(MATRIX);
    const design = designOf(MATRIX, BANDS, [0, 0, 1]);
    const reference = sharedFixture<{ chi2: number; pValue: number }>("cluster_permutation_8x3");
    const observed = observedStatistics(composition, design, BANDS).pearson[0]!;
    const all = arrangements([...BANDS]).map((codes) =>
      observedStatistics(composition, design, Uint8Array.from(codes)),
    );
    const exact = all.filter(({ pearson }) => pearson[0]! >= observed - 1e-9).length / all.length;
    expect(exact).toBeGreaterThan(0);
    if (reference !== null) {
      expect(observed).toBeCloseTo(reference.expected.chi2, 10);
      expect(exact).toBeCloseTo(reference.expected.pValue, 12);
    }
  });

  it("draws the flags of the other resamples by the same law when whole tables are not asked for", () => {
    for (const flagged of [
      [1, 0, 0],
      [0, 1, 1],
    ]) {
      const composition = compositionOf(MATRIX);
      const design = designOf(MATRIX, BANDS, flagged);
      const problem = { seed: 4, resamples: 21_000, tableResamples: 1000, composition, design };
      const names = new Map<string, number>();
      for (let block = 1; block < 21; block++) {
        const one = clusterPermutationTask.runBlock(problem, block);
        expect(one.pearson).toHaveLength(0);
        for (let row = 0; row < 1000; row++) {
          const values = [
            ...[0, 1, 2].map((group) => one.contrasts[1000 * group + row]!),
            ...[0, 1, 2].map((group) => one.majorityContrasts[1000 * group + row]!),
          ];
          names.set(key(values), (names.get(key(values)) ?? 0) + 1);
        }
      }
      const expected = new Map<string, number>();
      const all = arrangements([...BANDS]);
      for (const codes of all) {
        const one = observedStatistics(composition, design, Uint8Array.from(codes));
        const name = key([...one.contrasts, ...one.majorityContrasts]);
        expected.set(name, (expected.get(name) ?? 0) + 1);
      }
      let statistic = 0;
      for (const [name, times] of expected) {
        const mean = (times * 20_000) / all.length;
        statistic += ((names.get(name) ?? 0) - mean) ** 2 / mean;
      }
      expect([...names.keys()].every((name) => expected.has(name))).toBe(true);
      expect(chiSquaredUpperTail(statistic, expected.size - 1)).toBeGreaterThan(1e-4);
    }
  });

  it("refuses more members of one group at a unit than a record holds", () => {
    const matrix = [
      [70_000, 1],
      [1, 1],
      [1, 2],
    ];
    const bands = Uint8Array.of(0, 1, 1);
    const problem = {
      seed: 1,
      resamples: 1,
      composition: compositionOf(matrix),
      design: designOf(matrix, bands, [0, 1]),
    };
    expect(() => clusterPermutationTask.runBlock(problem, 0)).toThrow("at most 65535 members");
  });
});

describe("contrastPermutationVariance", () => {
  it("is the variance of the contrast over all arrangements", () => {
    const sums = compositionSums(compositionOf(MATRIX));
    const flags = arrangements([1, 1, 1, 0, 0, 0, 0, 0]);
    for (let group = 0; group < 3; group++) {
      const values = flags.map((f) =>
        MATRIX.reduce((sum, row, i) => {
          const size = row.reduce((total, count) => total + count, 0);
          return sum + f[i]! * (row[group]! - (size * sums.groupMembers[group]!) / sums.members);
        }, 0),
      );
      const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
      expect(contrastPermutationVariance(sums, group, 3).variance).toBeCloseTo(variance, 8);
    }
  });

  it("has design effect 1 for units of one member", () => {
    const matrix = Array.from({ length: 20 }, (_, unit) => [unit % 3 === 0 ? 1 : 0, unit % 3 === 0 ? 0 : 1]);
    const sums = compositionSums(compositionOf(matrix));
    expect(contrastPermutationVariance(sums, 0, 7).designEffect).toBeCloseTo(1, 12);
  });

  it("has no design effect where every unit is alike", () => {
    const sums = compositionSums(
      compositionOf([
        [1, 1],
        [2, 2],
        [3, 3],
      ]),
    );
    expect(contrastPermutationVariance(sums, 0, 1).designEffect).toBeNull();
  });
});

describe("independentPermutationTask", () => {
  const persons = Array.from({ length: 24 }, (_, i) => [i < 6 ? 1 : 0, i >= 6 && i < 15 ? 1 : 0, i >= 15 ? 1 : 0]);
  const bands = Uint8Array.from({ length: 24 }, (_, i) => (i % 4 === 0 ? 2 : i % 3 === 0 ? 1 : 0));

  it("gives for a table what the list of its persons gives", () => {
    const design = designOf(persons, bands, [0, 0, 1]);
    const table = new Int32Array(9);
    persons.forEach((row, i) => {
      table[bands[i]! * 3 + row.indexOf(1)]! += 1;
    });
    const fromList = observedStatistics(compositionOf(persons), design, bands);
    const fromTable = observedTableStatistics({ ...design, majority: null, majorityUnits: null }, table);
    expect(fromTable.contrasts).toEqual(fromList.contrasts);
    expect(fromTable.pearson).toEqual(fromList.pearson);
    expect(fromTable.outside).toEqual(fromList.outside);
  });

  it("has the same null distribution as permuting the persons", () => {
    const design = designOf(persons, bands, [0, 0, 1]);
    const resamples = 20_000;
    const counts = [new Map<string, number>(), new Map<string, number>()];
    for (let block = 0; block < 20; block++) {
      const listed = clusterPermutationTask.runBlock(
        { seed: 5, resamples, composition: compositionOf(persons), design },
        block,
      );
      const drawn = independentPermutationTask.runBlock({ seed: 6, resamples, design }, block);
      [listed.pearson, drawn.pearson].forEach((values, route) => {
        for (const value of values)
          counts[route]!.set(value.toFixed(6), (counts[route]!.get(value.toFixed(6)) ?? 0) + 1);
      });
    }
    const names = [...new Set([...counts[0]!.keys(), ...counts[1]!.keys()])];
    const common = names.filter((name) => (counts[0]!.get(name) ?? 0) + (counts[1]!.get(name) ?? 0) >= 20);
    let statistic = 0;
    for (const name of common) {
      const [a, b] = [counts[0]!.get(name) ?? 0, counts[1]!.get(name) ?? 0];
      statistic += (a - b) ** 2 / (a + b);
    }
    expect(common.length).toBeGreaterThan(20);
    expect(chiSquaredUpperTail(statistic, common.length)).toBeGreaterThan(1e-4);
  });
});

it("whole tables are drawn in the first blocks that hold so many resamples, or in all", () => {
  expect([0, 1, 2].map((block) => drawsTables({ tableResamples: 2000 }, block))).toEqual([true, true, false]);
  expect(drawsTables({ tableResamples: 0 }, 0)).toBe(false);
  expect(drawsTables({}, 9)).toBe(true);
});
