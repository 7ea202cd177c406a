import { expect, it } from "vitest";
import { bandLayout } from "../../src/statistics/band-arrangements.js";
import { bandMoments } from "../../src/statistics/band-moments.js";
import { compositionFromRows } from "../../src/statistics/composition-from-rows.js";

it("a stratum that no unit is in adds nothing to the moments", () => {
  const composition = compositionFromRows([
    [2, 1],
    [0, 3],
    [1, 1],
    [4, 0],
  ]);
  const bands = Uint8Array.of(0, 1, 1, 0);
  const momentsIn = (...strata: readonly number[]) =>
    bandMoments(composition, bandLayout(bands, { bands: 2, strata: Uint32Array.from(strata) }));
  expect(momentsIn(0, 0, 2, 2)).toEqual(momentsIn(0, 0, 1, 1));
  expect(momentsIn(0, 0, 1, 1).mean[0]).toBeCloseTo(1 + 2.5, 12);
});
