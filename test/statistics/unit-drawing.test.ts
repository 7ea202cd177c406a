import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DrawingRoom, LONG_UNIT, LONGER, type UnitDrawing } from "../../src/statistics/drawing-memory.js";
import { nextUint32, streamsFrom } from "../../src/statistics/random.js";
import { unitDrawing } from "../../src/statistics/unit-drawing.js";
import { compiledDrawing } from "../../src/statistics/unit-drawing-compiled.js";
import { scriptDrawing } from "../../src/statistics/unit-drawing-script.js";

const GROUPS = 32;

function roomOf(units: number, words: number): DrawingRoom {
  return {
    units,
    words,
    sums: 3 * GROUPS,
    moments: 3 * GROUPS,
    majorities: 2 * (GROUPS + 1),
    strata: 2,
    groupBits: 5,
  };
}

/** Records without a header, as `addHalves` and `addWords` read them, or with one, as `addMembers` does. */
type Header = "none" | "size and majority";

/** Fills records of `length` words each, or of any length for `LONG_UNIT`. */
function fill(drawing: UnitDrawing, { length, header }: { length: number; header: Header }, entry: () => number): void {
  let at = 0;
  const write = (word: number) => {
    drawing.words[at++] = word;
  };
  for (let unit = 0; unit < drawing.starts.length; unit++) {
    const mixed = length === LONG_UNIT;
    const own = mixed ? (unit + 3) % (LONG_UNIT + 5) : length;
    const longer = header === "none" && mixed && own > 2;
    drawing.starts[unit] = longer ? at + LONGER : at;
    if (header === "size and majority") {
      // Its low half is the code of a group: a step too far would count it.
      write(65_536 * unit + (unit % GROUPS));
      write(((unit % (GROUPS + 1)) << 16) | own);
    }
    const words = header === "none" && mixed ? Math.max(2, own) : own;
    for (let word = 0; word < words; word++) {
      if (longer && word === 2) write(own - 2);
      write(word < own ? entry() : 0);
    }
  }
}

function contentsOf({ state, squared, moments, sums, majorities, starts }: UnitDrawing) {
  return [state, squared, moments, sums, majorities, starts].map((values) => [...values]);
}

const arbitrary = fc.record({
  seed: fc.integer({ min: 0, max: 0xffffffff }),
  units: fc.integer({ min: 1, max: 60 }),
  length: fc.integer({ min: 1, max: LONG_UNIT }),
  picks: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
});

/** Both kernels on the same records, with the same picks. */
function bothKernels(
  { seed, units, length, picks }: typeof arbitrary extends fc.Arbitrary<infer Value> ? Value : never,
  header: Header,
  add: (drawing: UnitDrawing, from: number, to: number) => void,
) {
  return [compiledDrawing, scriptDrawing].map((open) => {
    const drawing = open(roomOf(units, units * (LONG_UNIT + 7)))!;
    const stream = streamsFrom(seed).block(1);
    const { sums, moments, majorities, squared } = drawing;
    for (const values of [sums, moments, majorities, squared]) values.fill(0);
    drawing.state.set(streamsFrom(seed).block(0));
    const mask = header === "none" ? 0xffffffff : 0xffff001f;
    fill(drawing, { length, header }, () => (nextUint32(stream) & mask) >>> 0);
    let from = 0;
    for (const share of picks) {
      const to = from + Math.floor(share * (units - from));
      drawing.pick(from, to, units);
      add(drawing, from, to);
      from = to;
    }
    return contentsOf(drawing);
  });
}

describe("the compiled drawing kernel", () => {
  it.each<[string, Header, (length: number) => (drawing: UnitDrawing, from: number, to: number) => void]>([
    ["two entries a word", "none", (length) => (drawing, from, to) => drawing.addHalves(from, to, length, GROUPS)],
    ["one entry a word", "none", (length) => (drawing, from, to) => drawing.addWords(from, to, length, 2 * GROUPS)],
    [
      "members",
      "size and majority",
      (length) => (drawing, from, to) => drawing.addMembers(from, to, length, GROUPS, GROUPS + 1),
    ],
    [
      "moments",
      "size and majority",
      (length) => (drawing, from, to) => drawing.addMoments(from, to, length, GROUPS + 1),
    ],
  ])("leaves the same memory as the one in JavaScript, to the last bit: %s", (_, header, adder) => {
    let sums = 0;
    fc.assert(
      fc.property(arbitrary, (drawn) => {
        const [compiled, script] = bothKernels(drawn, header, adder(drawn.length));
        expect(compiled).toEqual(script);
        sums += compiled!
          .slice(1, 4)
          .flat()
          .reduce((total, value) => total + value, 0);
      }),
    );
    expect(sums).toBeGreaterThan(0);
  });

  it("leaves the same sums for units of every length", () => {
    for (let length = 1; length <= LONG_UNIT; length++) {
      const drawn = { seed: 11, units: 40, length, picks: [0.4, 0.5] };
      for (const [header, add] of [
        ["none", (drawing, from, to) => drawing.addHalves(from, to, length, GROUPS)],
        ["none", (drawing, from, to) => drawing.addWords(from, to, length, 2 * GROUPS)],
        ["size and majority", (drawing, from, to) => drawing.addMembers(from, to, length, GROUPS, GROUPS + 1)],
        ["size and majority", (drawing, from, to) => drawing.addMoments(from, to, length, GROUPS + 1)],
      ] as const satisfies readonly (readonly [Header, (drawing: UnitDrawing, from: number, to: number) => void])[]) {
        const [compiled, script] = bothKernels(drawn, header, add);
        expect(script, `${header}, ${length} words`).toEqual(compiled);
      }
    }
  });

  it.each([true, false])("draws all strata at once as the one in JavaScript does, two entries a word: %s", (halves) => {
    let sums = 0;
    fc.assert(
      fc.property(arbitrary, ({ seed, units, picks }) => {
        const [compiled, script] = [compiledDrawing, scriptDrawing].map((open) => {
          const drawing = open(roomOf(units, units * (LONG_UNIT + 7)))!;
          const stream = streamsFrom(seed).block(1);
          drawing.sums.fill(0);
          drawing.state.set(streamsFrom(seed).block(0));
          fill(drawing, { length: LONG_UNIT, header: "none" }, () => nextUint32(stream));
          const middle = Math.floor((picks[0] ?? 0) * units);
          drawing.strata.set([0, middle >> 1, middle, 0, middle, (middle + units) >> 1, units, GROUPS]);
          drawing.addStrata(2, halves);
          return [drawing.state, drawing.sums, drawing.starts].map((values) => [...values]);
        });
        expect(compiled).toEqual(script);
        sums += compiled![1]!.reduce((total, value) => total + value, 0);
      }),
    );
    expect(sums).toBeGreaterThan(0);
  });

  it("picks from many units as the one in JavaScript does, where numbers are drawn again", () => {
    // With so many, one number in 2,000 is drawn again.
    const units = 2_097_151;
    const [compiled, script] = [compiledDrawing, scriptDrawing].map((open) => {
      const drawing = open(roomOf(units, 0))!;
      drawing.starts.forEach((_, unit) => {
        drawing.starts[unit] = unit;
      });
      drawing.state.set(streamsFrom(3).block(0));
      drawing.pick(0, 20_000, units);
      return { state: [...drawing.state], starts: drawing.starts.slice() };
    });
    expect(compiled!.state).toEqual(script!.state);
    expect(Buffer.from(compiled!.starts.buffer).equals(Buffer.from(script!.starts.buffer))).toBe(true);
    expect(
      compiled!.starts
        .slice()
        .sort()
        .every((unit, place) => unit === place),
    ).toBe(true);
    expect(compiled!.starts.every((unit, place) => unit === place)).toBe(false);
  });

  it("gives way to the one in JavaScript where memory ends", () => {
    expect(compiledDrawing(roomOf(1, 2 ** 30))).toBeNull();
    expect(unitDrawing(roomOf(1, 8)).words.length).toBe(8);
  });
});
