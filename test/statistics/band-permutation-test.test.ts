import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandPermutationTest } from "../../src/statistics/band-permutation-test.js";
import { exactOf, groupsOf, PLAIN, ROWS, type Rows, STRATIFIED, testOf, unitsOf } from "../support/banded-units.js";
import { expectClose } from "../support/closeness.js";

const small = fc
  .record({ units: fc.integer({ min: 3, max: 7 }), groups: fc.integer({ min: 2, max: 3 }) })
  .chain(({ units, groups }) =>
    fc.record({
      rows: fc
        .array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: groups, maxLength: groups }), {
          minLength: units,
          maxLength: units,
        })
        .filter((rows) => rows.some((row) => row.some((count) => count > 0))),
      bands: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: units, maxLength: units }),
      strata: fc.option(fc.array(fc.integer({ min: 0, max: 1 }), { minLength: units, maxLength: units })),
    }),
  );

/** Every permutation of units whose strata stay as they were, as bands: arrangements come as often as one another. */
function allBands({ bands, strata }: Rows): number[][] {
  const orders = (left: readonly number[], stratum: readonly number[]): number[][] =>
    stratum.length === 0
      ? [[]]
      : left.flatMap((unit, i) =>
          strata === null || strata[unit] === stratum[0]
            ? orders(left.toSpliced(i, 1), stratum.slice(1)).map((tail) => [bands[unit]!, ...tail])
            : [],
        );
  return orders(
    bands.map((_, unit) => unit),
    strata ?? bands.map(() => 0),
  );
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Table, chi-squared and H by their definitions. */
function byDefinition(rows: Rows["rows"], bands: readonly number[]) {
  const units = rows.length;
  const table = rows[0]!.map((_, group) =>
    [0, 1, 2].map((band) => sum(rows.map((row, unit) => (bands[unit] === band ? row[group]! : 0)))),
  );
  const members = sum(table.flat());
  const columns = [0, 1, 2].map((band) => sum(table.map((row) => row[band]!)));
  const chiSquared = sum(
    table.flatMap((row) =>
      row.map((count, band) => {
        const expected = (sum(row) * columns[band]!) / members;
        return expected > 0 ? (count - expected) ** 2 / expected : 0;
      }),
    ),
  );
  const statistics = table.map((row, group) => {
    const total = sum(row);
    const scatter = sum(rows.map((unit) => unit[group]! ** 2)) - total ** 2 / units;
    const between = sum(
      row.map((count, band) => {
        const size = bands.filter((code) => code === band).length;
        return size > 0 ? count ** 2 / size : 0;
      }),
    );
    return scatter > 1e-9 ? ((units - 1) / scatter) * (between - total ** 2 / units) : null;
  });
  return { table, chiSquared, statistics };
}

const share = <T>(values: readonly T[], holds: (value: T) => boolean): number =>
  values.filter(holds).length / values.length;

/** Step-down maxT by its definition, on the absolute law of every arrangement. */
function stepDownByDefinition(observed: readonly (number | null)[], law: readonly (readonly (number | null)[])[]) {
  const order = observed.flatMap((value, group) => (value === null ? [] : [group]));
  order.sort((a, b) => observed[b]! - observed[a]!);
  const adjusted: (number | null)[] = observed.map(() => null);
  order.forEach((group, rank) => {
    const rest = order.slice(rank);
    const raw = share(law, (drawn) => Math.max(...rest.map((other) => drawn[other]!)) >= observed[group]! - 1e-9);
    adjusted[group] = Math.max(raw, rank > 0 ? adjusted[order[rank - 1]!]! : 0);
  });
  return adjusted;
}

describe("bandPermutationTest by enumeration", () => {
  it("gives the values of a full enumeration in exact fractions (Python fractions.Fraction, 420 arrangements)", () => {
    const test = testOf(PLAIN);
    const result = exactOf(test);
    expect(test.table).toEqual([
      [5, 1, 12],
      [7, 4, 3],
      [3, 0, 11],
    ]);
    expect(result.arrangements).toBe(420);
    expectClose(test.chiSquared, 12.571835571835571);
    expectClose(result.pValue, 0.5857142857142857);
    expectClose(result.pGreaterStrict, 0.580952380952381);
    expectClose(result.midP, 0.5833333333333334);
    const groups = groupsOf(test);
    [0.8321678321678322, 1.8164556962025316, 2.1417910447761193].forEach((value, group) => {
      expectClose(groups[group]!.statistic, value);
    });
    expect(groups.map((group) => group!.pValue * 420).map(Math.round)).toEqual([360, 198, 146]);
    expect(groups.map((group) => group!.adjustedPValue * 420).map(Math.round)).toEqual([360, 318, 318]);
    expectClose(test.naive.kind === "estimate" ? test.naive.pValue : Number.NaN, 0.013568906762021743);
  });

  it("permutes within strata only (the same source, 144 arrangements)", () => {
    const test = testOf(STRATIFIED);
    const { arrangements, pValue, pGreaterStrict } = exactOf(test);
    expect([arrangements, Math.round(pValue * 144), Math.round(pGreaterStrict * 144)]).toEqual([144, 82, 81]);
    expect(test.permutationMean[1]).toEqual([3.5, 6.25, 4.25]);
    expectClose(test.permutationVariance[0]![1]!, 18.166666666666668);
  });

  it("agrees with the definitions over every permutation of the units", () => {
    fc.assert(
      fc.property(small, (data) => {
        const test = testOf(data);
        const law = allBands(data).map((bands) => byDefinition(data.rows, bands));
        const observed = byDefinition(data.rows, data.bands);
        expect(test.table).toEqual(observed.table);
        expect(test.chiSquared).toBeCloseTo(observed.chiSquared, 9);
        const { pValue, pGreaterStrict } = exactOf(test);
        expect(pValue).toBeCloseTo(
          share(law, ({ chiSquared }) => chiSquared >= observed.chiSquared - 1e-9),
          9,
        );
        expect(pGreaterStrict).toBeCloseTo(
          share(law, ({ chiSquared }) => chiSquared > observed.chiSquared + 1e-9),
          9,
        );
        const adjusted = stepDownByDefinition(
          observed.statistics,
          law.map(({ statistics }) => statistics),
        );
        groupsOf(test).forEach((group, g) => {
          const statistic = observed.statistics[g]!;
          expect(group === null).toBe(statistic === null);
          if (group === null) return;
          expect(group.statistic).toBeCloseTo(statistic, 9);
          expect(group.pValue).toBeCloseTo(
            share(law, ({ statistics }) => statistics[g]! >= statistic - 1e-9),
            9,
          );
          expect(group.adjustedPValue).toBeCloseTo(adjusted[g]!, 9);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("gives the mean and variance of the table over every permutation", () => {
    fc.assert(
      fc.property(small, (data) => {
        const test = testOf(data);
        const law = allBands(data).map((bands) => byDefinition(data.rows, bands).table);
        for (const [group, row] of test.table.entries()) {
          for (const band of row.keys()) {
            const cells = law.map((table) => table[group]![band]!);
            const mean = sum(cells) / cells.length;
            expect(test.permutationMean[group]![band]).toBeCloseTo(mean, 9);
            const variance = sum(cells.map((cell) => (cell - mean) ** 2)) / cells.length;
            expect(test.permutationVariance[group]![band]).toBeCloseTo(variance, 9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("bandPermutationTest", () => {
  it("does not depend on the order of the units or on the names of strata and bands", () => {
    fc.assert(
      fc.property(small, fc.infiniteStream(fc.double({ noNaN: true })), (data, keys) => {
        const shuffled = data.rows.map((_, unit) => ({ unit, key: keys.next().value }));
        const order = shuffled.sort((a, b) => a.key - b.key).map(({ unit }) => unit);
        const other = testOf({
          rows: order.map((unit) => data.rows[unit]!),
          bands: order.map((unit) => 2 - data.bands[unit]!),
          strata: data.strata === null ? null : order.map((unit) => 1 - data.strata![unit]!),
        });
        const one = testOf(data);
        expect(exactOf(other).pValue).toBe(exactOf(one).pValue);
        expect(exactOf(other).pGreaterStrict).toBe(exactOf(one).pGreaterStrict);
        expectClose(other.chiSquared, one.chiSquared, 1e-12, 1e-12);
        groupsOf(one).forEach((group, g) => {
          expect(groupsOf(other)[g]?.pValue).toBe(group?.pValue);
          expect(groupsOf(other)[g]?.adjustedPValue).toBe(group?.adjustedPValue);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("moves with the groups when they are relabelled", () => {
    fc.assert(
      fc.property(small, (data) => {
        const one = testOf(data);
        const other = testOf({ ...data, rows: data.rows.map((row) => row.toReversed()) });
        expect(exactOf(other)).toEqual(exactOf(one));
        expect(other.groups).toEqual(one.groups.toReversed());
        expect(other.permutationVariance).toEqual(one.permutationVariance.toReversed());
      }),
    );
  });

  it("takes a group with twice the members at every unit for exactly as extreme", () => {
    fc.assert(
      fc.property(small, (data) => {
        const [one, , twice] = testOf({
          ...data,
          rows: data.rows.map(([count, other]) => [count!, other!, 2 * count!]),
        }).groups;
        expect(twice).toEqual(one);
      }),
    );
  });

  it("counts the same ties when numerators leave the exact integers", () => {
    for (const data of [PLAIN, STRATIFIED]) {
      const many = testOf({ ...data, rows: data.rows.map((row) => row.map((count) => 1_000_000 * count)) });
      const few = testOf(data);
      expect(exactOf(many)).toEqual(exactOf(few));
      groupsOf(many).forEach((group, g) => {
        expect(group!.pValue).toBe(groupsOf(few)[g]!.pValue);
        expect(group!.adjustedPValue).toBe(groupsOf(few)[g]!.adjustedPValue);
        expectClose(group!.statistic, groupsOf(few)[g]!.statistic);
      });
    }
  });

  it("has p-values in (0, 1], never lower after adjustment", () => {
    fc.assert(
      fc.property(small, fc.constantFrom(0, 1e6), (data, enumerateUpTo) => {
        const test = bandPermutationTest(unitsOf(data), { seed: 3, resamples: 60, enumerateUpTo });
        for (const { pValue, adjustedPValue } of groupsOf(test).filter((group) => group !== null)) {
          expect(pValue).toBeGreaterThan(0);
          expect(adjustedPValue).toBeGreaterThanOrEqual(pValue);
          expect(adjustedPValue).toBeLessThanOrEqual(1);
        }
        expect(test.result.pValue).toBeGreaterThan(0);
        expect(test.result.pValue).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("says that a group with as many members at every unit cannot be tested", () => {
    const test = testOf({ ...PLAIN, rows: ROWS.map(([a, b]) => [a!, b!, 2]) });
    expect(test.groups[2]).toEqual({ kind: "not-estimable", reason: "no-variation" });
    expect(test.groups[0]!.kind).toBe("test");
  });

  it("finds nothing extreme where every unit has one band", () => {
    const test = testOf({ ...PLAIN, bands: ROWS.map(() => 1) });
    expect(exactOf(test)).toMatchObject({ arrangements: 1, pValue: 1, pGreaterStrict: 0, midP: 0.5 });
    expect(groupsOf(test).map((group) => group!.pValue)).toEqual([1, 1, 1]);
    expect(test.naive).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });
});
