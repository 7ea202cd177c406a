import { describe, expect, it } from "vitest";
import { labelledSums } from "../../src/statistics/labelled-sums.js";
import { packColumns, type UnitColumn } from "../../src/statistics/packed-columns.js";
import { nextBelow, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { expectClose } from "../support/closeness.js";

const SIZES = [70, 41, 19];
const UNITS = 130;

/** Label of the unit at a place: the units come in the order of their labels. */
const LABELS = SIZES.flatMap((size, label) => new Array<number>(size).fill(label));

/** Chi-squared of levels by label, times (n - 1) / n, cell by cell. */
function levelsByHand(codes: Uint16Array, levels: number, units: Uint32Array): number {
  let statistic = 0;
  for (let level = 0; level < levels; level++) {
    const total = codes.filter((code) => code === level).length;
    if (total === 0) continue;
    SIZES.forEach((size, label) => {
      const count = [...units].filter((unit, place) => LABELS[place] === label && codes[unit] === level).length;
      statistic += (count - (total * size) / UNITS) ** 2 / ((total * size) / UNITS);
    });
  }
  return (statistic * (UNITS - 1)) / UNITS;
}

/** Sum of squares between labels over the variance of all numbers, of units that have one. */
function numbersByHand(values: Float64Array, units: Uint32Array): number {
  const given = [...units].flatMap((unit, place) =>
    Number.isNaN(values[unit]!) ? [] : [{ value: values[unit]!, label: LABELS[place]! }],
  );
  const mean = given.reduce((sum, { value }) => sum + value, 0) / given.length;
  const squares = given.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
  const between = SIZES.reduce((sum, _, label) => {
    const own = given.filter((each) => each.label === label);
    const total = own.reduce((all, { value }) => all + value - mean, 0);
    return own.length === 0 ? sum : sum + total ** 2 / own.length;
  }, 0);
  return ((given.length - 1) * between) / squares;
}

describe("labelledSums", () => {
  const stream = streamsFrom(4).block(0);
  const levelled = [2, 3, 9, 24, 25, 33].map((levels) => ({
    kind: "levels" as const,
    levels,
    codes: Uint16Array.from({ length: UNITS }, () => nextBelow(stream, levels)),
  }));
  const numbers = [0, 0.3].map((missing) => ({
    kind: "numbers" as const,
    values: Float64Array.from({ length: UNITS }, () =>
      nextUniform(stream) < missing ? Number.NaN : 10 * nextUniform(stream) ** 2,
    ),
  }));
  const columns: readonly UnitColumn[] = [...levelled.slice(0, 3), ...numbers, ...levelled.slice(3)];
  const sums = labelledSums(packColumns(columns), SIZES);
  const [chiSquared, scaled] = [new Float64Array(columns.length), new Float64Array(columns.length)];

  it("has the statistics that cells and squares give by hand, whatever the order of the units", () => {
    for (let turn = 0; turn < 3; turn++) {
      const units = Uint32Array.from({ length: UNITS }, (_, i) => i);
      for (let i = UNITS - 1; turn > 0 && i > 0; i--) {
        const j = nextBelow(stream, i + 1);
        [units[i], units[j]] = [units[j]!, units[i]!];
      }
      sums.add(units);
      sums.statistics(chiSquared, scaled);
      columns.forEach((column, at) => {
        const expected =
          column.kind === "levels"
            ? levelsByHand(column.codes, column.levels, units)
            : numbersByHand(column.values, units);
        expectClose(chiSquared[at]!, expected, 1e-10);
      });
    }
  });

  it("has a degree of freedom for each level that occurs but one, times each label but one", () => {
    expect([...sums.degreesOfFreedom]).toEqual(
      columns.map((column) => 2 * (column.kind === "levels" ? new Set(column.codes).size - 1 : 1)),
    );
  });

  it("puts statistics of different degrees of freedom on the scale of Wilson and Hilferty", () => {
    // In the order of the levels of the second column, so that it and others differ by label.
    const codes = levelled[1]!.codes;
    sums.add(Uint32Array.from(codes.keys()).sort((a, b) => codes[a]! - codes[b]! || a - b));
    sums.statistics(chiSquared, scaled);
    expect(scaled[1]).toBeGreaterThan(5);
    columns.forEach((_, at) => {
      const df = sums.degreesOfFreedom[at]!;
      const spread = 2 / (9 * df);
      const z = ((chiSquared[at]! / df) ** (1 / 3) - (1 - spread)) / Math.sqrt(spread);
      expectClose(scaled[at]!, Math.max(0, z), 1e-10);
    });
  });

  it("speaks of nothing where a column is constant or no unit has a number", () => {
    const packed = packColumns([
      { kind: "levels", codes: new Uint16Array(4), levels: 1 },
      { kind: "numbers", values: Float64Array.of(3, 3, 3, 3) },
      { kind: "numbers", values: new Float64Array(4).fill(Number.NaN) },
    ]);
    const constant = labelledSums(packed, [2, 2]);
    const [statistics, common] = [new Float64Array(3), new Float64Array(3)];
    constant.add(Uint32Array.of(0, 1, 2, 3));
    constant.statistics(statistics, common);
    expect([...statistics, ...common]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(packColumns([])).toMatchObject({ units: 0, marks: 0, words: [] });
  });
});

describe("packColumns", () => {
  it("marks every level but the commonest, where there are at most 24, and who has a number where some have none", () => {
    const codes = Uint16Array.of(1, 0, 1, 2, 1);
    const { columns, words, marks } = packColumns([
      { kind: "levels", codes, levels: 3 },
      { kind: "numbers", values: Float64Array.of(1, Number.NaN, 2, 3, 6) },
      { kind: "numbers", values: Float64Array.of(1, 1, 2, 3, 3) },
    ]);
    expect(marks).toBe(3);
    // Bit 0: level 0; bit 1: level 2; bit 2: the unit has a number.
    expect(words.map((word) => [...word])).toEqual([[4, 1, 4, 6, 4]]);
    expect(columns[0]).toMatchObject({ base: 1, firstMark: 0 });
    expect(columns[1]).toMatchObject({ mark: 2, present: 4, squares: 14 });
    expect(columns[2]).toMatchObject({ mark: null, present: 5, squares: 4 });
    const many = (levels: number) =>
      packColumns([{ kind: "levels", codes: Uint16Array.of(0, 0, 1), levels }]).columns[0];
    expect(many(24)).toMatchObject({ base: 0, firstMark: 0 });
    expect(many(25)).toMatchObject({ base: 0, firstMark: null });
  });
});
