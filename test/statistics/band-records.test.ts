import { describe, expect, it } from "vitest";
import { bandLayout } from "../../src/statistics/band-arrangements.js";
import { CLASSES, packUnits, type UnitRecords } from "../../src/statistics/band-records.js";
import type { Composition } from "../../src/statistics/composition.js";
import { LONG_UNIT, LONGER } from "../../src/statistics/drawing-memory.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";

/** Units of all lengths, some with more members of a group than one entry holds. */
function drawnComposition(units: number, groups: number, seed: number): Composition {
  const state = streamsFrom(seed).block(0);
  const offsets = [0];
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const entries = unit % 3 === 0 ? 1 : 1 + nextBelow(state, Math.min(groups, 40));
    for (let entry = 0; entry < entries; entry++) {
      groupCodes.push(entries === 1 ? nextBelow(state, groups) : entry);
      memberCounts.push(nextBelow(state, 9) === 0 ? 2 * 2_047 : 1 + nextBelow(state, 5));
    }
    offsets.push(groupCodes.length);
  }
  return {
    groups,
    offsets: Uint32Array.from(offsets),
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
  };
}

/** Members by group of the unit at a place, read from its record as the kernels read it. */
function readUnit({ words, starts, coding }: UnitRecords, place: number, length: number) {
  const { entryBits, groupBits } = coding;
  const own: Record<string, number> = {};
  const add = (entry: number) => {
    const count = entry >>> groupBits;
    const group = entry & ((1 << groupBits) - 1);
    if (count > 0) own[group] = (own[group] ?? 0) + count;
    else expect(entry).toBe(0);
  };
  const read = (word: number) => (entryBits === 32 ? add(word) : [word & 0xffff, word >>> 16].forEach(add));
  const start = starts[place]! & ~LONGER;
  const whole = length < LONG_UNIT ? length : 2;
  for (let at = start; at < start + whole; at++) read(words[at]!);
  const further = starts[place]! >= LONGER ? words[start + 2]! : 0;
  for (let at = start + 3; at < start + 3 + further; at++) read(words[at]!);
  return { own, words: whole + (starts[place]! >= LONGER ? 1 + further : 0) };
}

describe("the records of units in bands", () => {
  it.each([
    [30, 0],
    [30, 1_000],
    [1_024, 0],
    [1_025, 0],
    [1_025, 1_000],
  ])("hold every unit once, in its class: %i groups, classes from %i units", (groups, classesFrom) => {
    const units = 90;
    const composition = drawnComposition(units, groups, 4);
    const bands = Uint8Array.from({ length: units }, (_, unit) => (unit % 7 < 2 ? 0 : 1));
    const strata = Uint32Array.from({ length: units }, (_, unit) => unit % 3);
    const layout = bandLayout(bands, { bands: 2, strata });
    const records = packUnits(composition, layout, { bandSizes: Uint32Array.of(20, 70), classesFrom });
    expect(records.largest).toBe(1);
    expect(records.coding).toEqual(
      groups === 1_025 ? { entryBits: 32, groupBits: 11 } : { entryBits: 16, groupBits: groups === 30 ? 5 : 10 },
    );
    const membersOf = (unit: number) => {
      const own: Record<string, number> = {};
      for (let j = composition.offsets[unit]!; j < composition.offsets[unit + 1]!; j++)
        own[composition.groupCodes[j]!] = composition.memberCounts[j]!;
      return JSON.stringify(own);
    };
    let used = 0;
    let short = 0;
    for (let stratum = 0; stratum < 3; stratum++) {
      const found: string[] = [];
      for (let length = 0; length < CLASSES; length++) {
        const [from, to] = [0, 1].map((next) => records.classBegins[stratum * CLASSES + length + next]!) as [
          number,
          number,
        ];
        if (length < LONG_UNIT) short += to - from;
        for (let place = from; place < to; place++) {
          const unit = readUnit(records, place, length);
          found.push(JSON.stringify(unit.own));
          used += unit.words;
        }
      }
      const expected = [...layout.units.subarray(layout.begins[stratum], layout.begins[stratum + 1])].map(membersOf);
      expect(found.sort()).toEqual(expected.sort());
    }
    // Records stand side by side, without room between them.
    expect(used).toBe(records.words.length);
    expect(records.classBegins.at(-1)).toBe(units);
    if (classesFrom === 0) expect(short).toBeGreaterThan(20);
    else expect(short).toBe(0);
  });

  it("keep classes from so many units on, and hold fewer than 2,097,152 units", () => {
    const composition = drawnComposition(6, 5, 2);
    const layout = bandLayout(Uint8Array.of(0, 0, 0, 1, 1, 1), { bands: 2, strata: null });
    const short = (classesFrom: number) => {
      const { classBegins } = packUnits(composition, layout, { bandSizes: Uint32Array.of(3, 3), classesFrom });
      return classBegins[LONG_UNIT]!;
    };
    expect([short(6) > 0, short(7)]).toEqual([true, 0]);
    const many = { ...layout, units: new Uint32Array(0x200000) };
    expect(() => packUnits(composition, many, { bandSizes: Uint32Array.of(3, 3) })).toThrow(
      "packUnits requires fewer than 2097152 units; got 2097152",
    );
  });
});
