import fc from "fast-check";
import { expect, it } from "vitest";
import { markCounter } from "../../src/statistics/mark-counter.js";
import { nextUint32, streamsFrom } from "../../src/statistics/random.js";

it("counts each bit of a word by label as a loop over the units does", () => {
  const sizes = fc.array(fc.nat(70), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.nat(1000), (labelSizes, seed) => {
      const state = streamsFrom(seed).block(0);
      const units = labelSizes.reduce((sum, size) => sum + size, 0);
      const word = Int32Array.from({ length: units }, () => nextUint32(state) | 0);
      const order = Uint32Array.from({ length: units }, (_, place) => (units - 1 - place) >>> 0);
      const ends = Uint32Array.from(labelSizes, (_, label) =>
        labelSizes.slice(0, label + 1).reduce((sum, size) => sum + size, 0),
      );
      const labels = labelSizes.length;
      const counts = new Int32Array(32 * labels);
      markCounter(ends, counts)(order, word, 0);
      let place = 0;
      for (let label = 0; label < labels - 1; label++) {
        const own = order.subarray(place, place + labelSizes[label]!);
        place += labelSizes[label]!;
        for (let bit = 0; bit < 32; bit++) {
          const plain = own.reduce((sum, unit) => sum + ((word[unit]! >>> bit) & 1), 0);
          expect(counts[bit * labels + label]).toBe(plain);
        }
      }
    }),
  );
});

it("counts beyond 16 bits", () => {
  const units = 100_003;
  const counts = new Int32Array(64);
  const order = Uint32Array.from({ length: units + 1 }, (_, unit) => unit);
  markCounter(Uint32Array.of(units, units + 1), counts)(order, new Int32Array(units + 1).fill(-1), 0);
  expect(new Set(Array.from({ length: 32 }, (_, bit) => counts[2 * bit]))).toEqual(new Set([units]));
});
