import { expect, it } from "vitest";
import { spentAlpha } from "../../src/statistics/alpha-spending.js";

it("nothing is spent at the beginning, and all at the end", () => {
  for (const spending of ["obrien-fleming", "pocock"] as const) {
    expect(spentAlpha(0, 0.05, spending)).toBe(0);
    expect(spentAlpha(1, 0.05, spending)).toBe(0.05);
  }
});

it("what is spent halfway is what Lan and DeMets' formulas give", () => {
  expect(spentAlpha(0.5, 0.05, "pocock")).toBeCloseTo(0.05 * Math.log(1 + (Math.E - 1) / 2), 14);
  // R 4.2.2: 4 * pnorm(qnorm(1 - 0.05 / 4) / sqrt(0.5), lower.tail = FALSE)
  expect(spentAlpha(0.5, 0.05, "obrien-fleming")).toBeCloseTo(0.0030506455159778, 12);
});

it("moments outside the series and probabilities that are none are refused", () => {
  for (const time of [-0.1, 1.1, Number.NaN]) {
    expect(() => spentAlpha(time, 0.05, "pocock")).toThrow(`spentAlpha requires a time from 0 to 1; got ${time}`);
  }
  for (const alpha of [-0.1, 0, 1, Number.NaN]) {
    expect(() => spentAlpha(0.5, alpha, "pocock")).toThrow(
      `spentAlpha requires an alpha between 0 and 1; got ${alpha}`,
    );
  }
});
