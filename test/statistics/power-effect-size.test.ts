import { expect, it } from "vitest";
import { cohensH } from "../../src/statistics/power-effect-size.js";

it("the effect runs from none against all to all against none", () => {
  expect(cohensH(1, 0)).toBeCloseTo(Math.PI, 14);
  expect(cohensH(0, 1)).toBeCloseTo(-Math.PI, 14);
  for (const share of [-0.1, 1.1, Number.NaN]) {
    expect(() => cohensH(0.5, share)).toThrow(`cohensH requires shares in [0, 1]; got ${share}`);
  }
});
