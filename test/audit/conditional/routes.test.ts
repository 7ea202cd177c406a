import { describe, expect, it } from "vitest";
import { reversalOf, throughShare, withinDifference } from "../../../src/audit/conditional/routes.js";
import { estimate, interval, notEstimable } from "../../../src/audit/derived.js";
import type { Estimate } from "../../../src/audit/result.js";
import type { StratifiedRoute } from "../../../src/statistics/stratified-routes.js";

const route: StratifiedRoute = {
  contrast: 20,
  between: 15,
  contrastVariance: 16,
  betweenVariance: 9,
  covariance: 6,
  scale: 100,
};
const between = (value: number, lower: number, upper: number): Estimate =>
  estimate(value, interval({ lower, upper }, 0.95, "linearised-over-units"));
const whole = between(0.2, 0.12, 0.28);

describe("the difference that is left within strata", () => {
  it("is the contrast less its route, over the scale, with the variance of their difference", () => {
    const left = withinDifference(route, 500, 0.95);
    const reach = (1.959964 * Math.sqrt(16 - 12 + 9)) / 100;
    expect(left).toMatchObject({ kind: "estimate", value: 0.05, interval: { level: 0.95 } });
    if (left.kind !== "estimate" || "kind" in left.interval) throw new Error("expected an interval");
    expect(left.interval.lower).toBeCloseTo(0.05 - reach, 6);
    expect(left.interval.upper).toBeCloseTo(0.05 + reach, 6);
  });

  it("has no interval for few effective units", () => {
    expect(withinDifference(route, 12, 0.95)).toEqual(estimate(0.05, notEstimable("too-few-effective-units")));
  });
});

describe("the share that runs through the strata", () => {
  it("is a ratio with Fieller's interval", () => {
    const share = throughShare(route, whole, 500, 0.95);
    expect(share).toMatchObject({ kind: "estimate", value: 0.75, interval: { method: "fieller-linearised" } });
  });

  it("does not exist where the whole difference may be zero", () => {
    const reason = { kind: "not-estimable", reason: "difference-holds-zero" };
    expect(throughShare(route, between(0.2, -0.01, 0.4), 500, 0.95)).toEqual(reason);
    expect(throughShare({ ...route, contrastVariance: 200 }, whole, 500, 0.95)).toEqual(reason);
  });

  it("does not exist where the whole difference has no interval, or too few units stand behind it", () => {
    const bare = estimate(0.2, notEstimable("too-few-effective-units"));
    expect(throughShare(route, bare, 500, 0.95)).toEqual(notEstimable("too-few-effective-units"));
    expect(throughShare(route, whole, 12, 0.95)).toEqual(notEstimable("too-few-effective-units"));
    expect(throughShare(route, notEstimable("no-rest"), 500, 0.95)).toEqual(notEstimable("no-rest"));
  });
});

describe("a reversal", () => {
  it.each([
    ["intervals on opposite sides of no difference", between(0.2, 0.1, 0.3), between(-0.1, -0.2, -0.05), "reversal"],
    ["the same the other way round", between(-0.1, -0.2, -0.05), between(0.2, 0.1, 0.3), "reversal"],
    ["one interval that holds no difference", between(0.2, 0.1, 0.3), between(-0.1, -0.2, 0.05), "sign-differs"],
    [
      "other signs without an interval",
      between(0.2, 0.1, 0.3),
      estimate(-0.1, notEstimable("no-variation")),
      "sign-differs",
    ],
    ["one sign", between(0.2, 0.1, 0.3), between(0.1, 0.05, 0.2), "none"],
    ["nothing left within", between(0.2, 0.1, 0.3), between(0, -0.1, 0.1), "none"],
    ["no estimate", between(0.2, 0.1, 0.3), notEstimable("no-variation"), "not-assessed"],
  ] as const)("with %s", (_, pooled, within, expected) => {
    expect(reversalOf(pooled, within, { none: 0 })).toBe(expected);
  });

  it("of ratios turns round 1", () => {
    expect(reversalOf(between(1.5, 1.2, 1.9), between(0.7, 0.5, 0.9), { none: 1 })).toBe("reversal");
    expect(reversalOf(between(1.5, 1.2, 1.9), between(1.1, 0.9, 1.3), { none: 1 })).toBe("none");
  });
});
