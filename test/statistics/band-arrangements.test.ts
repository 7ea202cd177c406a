import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bandLayout, countArrangements, visitArrangements } from "../../src/statistics/band-arrangements.js";
import { bandMoments } from "../../src/statistics/band-moments.js";
import { blockDrawing, packUnits } from "../../src/statistics/band-records.js";
import { drawBandTable } from "../../src/statistics/band-resampling.js";
import { bandDesign } from "../../src/statistics/band-statistics.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";
import { chiSquaredUpperTail } from "../../src/statistics/distributions.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

const placed = fc.integer({ min: 1, max: 8 }).chain((units) =>
  fc.record({
    bands: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: units, maxLength: units }),
    strata: fc.array(fc.integer({ min: 0, max: units - 1 }), { minLength: units, maxLength: units }),
  }),
);

function layoutOf({ bands, strata }: { readonly bands: readonly number[]; readonly strata: readonly number[] | null }) {
  return bandLayout(Uint8Array.from(bands), {
    bands: 4,
    strata: strata === null ? null : Uint32Array.from(strata),
  });
}

/** Bands of all units at each arrangement, as text. */
function visited(layout: ReturnType<typeof layoutOf>): string[] {
  const bands = new Array<number>(layout.units.length).fill(-1);
  const seen: string[] = [];
  visitArrangements(layout, {
    place: (unit, band) => {
      bands[unit] = band;
    },
    move: (unit, from, to) => {
      expect(bands[unit]).toBe(from);
      bands[unit] = to;
    },
    visit: () => seen.push(bands.join(" ")),
  });
  return seen;
}

describe("visitArrangements", () => {
  it("visits each arrangement once, the observed one among them, and as many as there are", () => {
    fc.assert(
      fc.property(placed, ({ bands, strata }) => {
        const layout = layoutOf({ bands, strata });
        const seen = visited(layout);
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen).toContain(bands.join(" "));
        expect(seen.length).toBe(countArrangements(layout));
      }),
    );
  });

  it("keeps the number of units of each band in each stratum", () => {
    fc.assert(
      fc.property(placed, ({ bands, strata }) => {
        const inStrata = (codes: readonly number[]) => codes.map((band, unit) => `${strata[unit]}:${band}`).sort();
        for (const arrangement of visited(layoutOf({ bands, strata }))) {
          expect(inStrata(arrangement.split(" ").map(Number))).toEqual(inStrata(bands));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("goes through long strata of one band without a step for each unit", () => {
    const bands = Array.from({ length: 50_000 }, (_, unit) => (unit < 20_000 ? 1 : 0));
    const strata = bands.map((band) => band);
    expect(countArrangements(layoutOf({ bands, strata }))).toBe(1);
    let visits = 0;
    visitArrangements(layoutOf({ bands, strata }), { place: () => {}, move: () => {}, visit: () => visits++ });
    expect(visits).toBe(1);
  });
});

describe("countArrangements", () => {
  it("is the multinomial coefficient, and large where a double holds no whole number", () => {
    expect(countArrangements(layoutOf({ bands: [0, 1, 1, 0, 2, 2, 2, 2], strata: null }))).toBe(420);
    const halves = (units: number) => layoutOf({ bands: Array.from({ length: units }, (_, i) => i % 2), strata: null });
    expect(countArrangements(halves(40))).toBe(137846528820);
    expect(countArrangements(halves(4000))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("drawBandTable", () => {
  const rows = [
    [3, 0],
    [1, 2],
    [0, 0],
    [4, 1],
    [0, 5],
    [70_000, 1],
    [2, 2],
  ];
  const bands = [0, 1, 2, 0, 1, 1, 0];
  const strata = [0, 0, 0, 1, 1, 1, 1];
  const composition = compositionFromRows(rows);

  it.each([
    ["all units", null, {}],
    ["all units, by classes of their length", null, { classesFrom: 0 }],
    ["strata", strata, {}],
    ["strata, by classes of their length", strata, { classesFrom: 0 }],
  ])("draws tables of %s with the law of the enumeration", (_, chosen, classes) => {
    const layout = layoutOf({ bands, strata: chosen });
    const design = bandDesign(composition, layout);
    const tableOf = (codes: readonly number[]) => {
      const table = new Float64Array(8);
      codes.forEach((band, unit) => {
        rows[unit]!.forEach((count, group) => {
          table[band * 2 + group]! += count;
        });
      });
      return table.join(" ");
    };
    const law = new Map<string, number>();
    const all = visited(layout).map((text) => tableOf(text.split(" ").map(Number)));
    for (const table of all) law.set(table, (law.get(table) ?? 0) + 1 / all.length);
    const draws = 30_000;
    const found = new Map<string, number>();
    const records = packUnits(composition, layout, { ...design, ...classes });
    const block = blockDrawing(records, { rows: layout.bands, groups: 2, state: streamsFrom(8).block(0) });
    const table = new Float64Array(8);
    for (let draw = 0; draw < draws; draw++) {
      drawBandTable(block, layout, design, table);
      const drawn = table.join(" ");
      found.set(drawn, (found.get(drawn) ?? 0) + 1);
    }
    let statistic = 0;
    for (const [drawn, share] of law) statistic += ((found.get(drawn) ?? 0) - draws * share) ** 2 / (draws * share);
    expect([...found.keys()].every((drawn) => law.has(drawn))).toBe(true);
    expect(law.size).toBeGreaterThan(10);
    expect(chiSquaredUpperTail(statistic, law.size - 1)).toBeGreaterThan(1e-3);
  });
});

describe("the layout of bands", () => {
  it("has 1 to 256 bands, and refuses more, no unit, and codes that do not fit", () => {
    for (const bands of [1, 256]) expect(bandLayout(Uint8Array.of(0, 0), { bands, strata: null }).sizes[0]).toBe(2);
    for (const bands of [0, 257, 1.5]) {
      expect(() => bandLayout(Uint8Array.of(0, 0), { bands, strata: null })).toThrow(`1 to 256 bands; got ${bands}`);
    }
    expect(() => bandLayout(Uint8Array.of(), { bands: 2, strata: null })).toThrow(/one unit or more; got 0$/);
    expect(() => bandLayout(Uint8Array.of(0, 1), { bands: 2, strata: Uint32Array.of(0, 2) })).toThrow(
      /stratum codes below the number of units; got 2/,
    );
  });
});

describe("drawBandTable of many units", () => {
  it.each([
    ["units of any length and large counts", 150, 40],
    ["classes of units with one entry each", 600, 1],
  ])("draws the same whether entries take half a word or a whole one: %s", (_, units, longest) => {
    const stream = streamsFrom(5).block(0);
    const rows = Array.from({ length: units }, (_, unit) =>
      Array.from({ length: 40 }, (_, group) =>
        longest === 1
          ? Number(group === unit % 40)
          : group <= unit % longest
            ? 1 + nextBelow(stream, unit % 5 === 0 ? 90_000 : 30)
            : 0,
      ),
    );
    const layout = layoutOf({ bands: rows.map((_, unit) => unit % 3), strata: null });
    const few = compositionFromRows(rows);
    const [halves, whole] = [few, { ...few, groups: 2_000 }].map((composition) => {
      const design = bandDesign(composition, layout);
      const records = packUnits(composition, layout, design);
      const table = new Float64Array(3 * composition.groups);
      const block = blockDrawing(records, {
        rows: layout.bands,
        groups: composition.groups,
        state: streamsFrom(6).block(0),
      });
      const tables = Array.from({ length: 20 }, () => {
        drawBandTable(block, layout, design, table);
        return [0, 1, 2].map((band) => [...table.subarray(band * composition.groups, band * composition.groups + 40)]);
      });
      return { entryBits: records.coding.entryBits, tables };
    });
    expect([halves!.entryBits, whole!.entryBits]).toEqual([16, 32]);
    expect(whole!.tables).toEqual(halves!.tables);
    expect(halves!.tables[0]).not.toEqual(halves!.tables[1]);
    for (const table of halves!.tables) {
      table[0]!.forEach((count, group) => {
        const total = rows.reduce((sum, row) => sum + row[group]!, 0);
        expect(count + table[1]![group]! + table[2]![group]!).toBe(total);
        expect(Math.min(count, table[1]![group]!, table[2]![group]!)).toBeGreaterThanOrEqual(0);
      });
    }
  });

  it.each([
    ["one stratum", 1],
    ["strata of which one is small", 3],
  ])("keeps the margins and has the exact mean and variance in %s", (_, strataCount) => {
    const stream = streamsFrom(3).block(0);
    const rows = Array.from({ length: 600 }, (_, unit) =>
      Array.from({ length: 15 }, (_, group) => (group < unit % 16 ? 1 + nextBelow(stream, 5) : 0)),
    );
    const bands = rows.map((_, unit) => (unit % 7 === 0 ? 3 : unit % 3 === 0 ? 1 : 0));
    const strata = rows.map((_, unit) => (unit < 60 || strataCount === 1 ? 0 : 1 + (unit % 2)));
    const composition = compositionFromRows(rows);
    const layout = layoutOf({ bands, strata });
    const design = bandDesign(composition, layout);
    const { mean, variance } = bandMoments(composition, layout);
    const records = packUnits(composition, layout, design);
    const block = blockDrawing(records, { rows: layout.bands, groups: 15, state: streamsFrom(4).block(0) });
    const table = new Float64Array(60);
    const draws = 8_000;
    const sums = new Float64Array(60);
    const squares = new Float64Array(60);
    for (let draw = 0; draw < draws; draw++) {
      drawBandTable(block, layout, design, table);
      for (let cell = 0; cell < 60; cell++) {
        const difference = table[cell]! - mean[(cell % 15) * 4 + Math.floor(cell / 15)]!;
        sums[cell]! += difference;
        squares[cell]! += difference ** 2;
      }
      if (draw > 20) continue;
      for (let group = 0; group < 15; group++) {
        const drawn = [0, 1, 2, 3].reduce((total, band) => total + table[band * 15 + group]!, 0);
        expect(drawn).toBe(design.groupMembers[group]);
      }
    }
    for (let cell = 0; cell < 60; cell++) {
      const expected = variance[(cell % 15) * 4 + Math.floor(cell / 15)]!;
      expect(Math.abs(sums[cell]! / draws)).toBeLessThanOrEqual(5 * Math.sqrt(expected / draws));
      // Cells are close to normal, so a variance has a relative standard error of sqrt(2 / draws).
      if (expected > 0) expect(Math.abs(squares[cell]! / draws / expected - 1)).toBeLessThan(6 * Math.sqrt(2 / draws));
      else expect(squares[cell]).toBe(0);
    }
  });
});

describe("compositionFromRows", () => {
  it("keeps every count with its unit and group", () => {
    const { offsets, groupCodes, memberCounts, groups } = compositionFromRows([
      [0, 2, 0],
      [0, 0, 0],
      [7, 0, 1],
    ]);
    expect(groups).toBe(3);
    expect([...offsets]).toEqual([0, 1, 1, 3]);
    expect([...groupCodes]).toEqual([1, 0, 2]);
    expect([...memberCounts]).toEqual([2, 7, 1]);
  });

  it("refuses ragged rows, no groups, and counts that are not whole or are negative", () => {
    expect(() => compositionFromRows([[1, 2], [1]])).toThrow("rows of one length; got 2 and 1");
    expect(() => compositionFromRows([])).toThrow("1 to 65,535 groups; got 0");
    for (const wrong of [-1, 0.5, Number.NaN, 2 ** 32]) {
      expect(() => compositionFromRows([[1], [wrong]])).toThrow(`got ${wrong} at unit 1`);
    }
  });
});
