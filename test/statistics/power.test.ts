import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialDensity, chiSquaredQuantile } from "../../src/statistics/distributions.js";
import { chiSquaredPower, cohensH, cohensHPower, minimumDetectableW } from "../../src/statistics/power-effect-size.js";
import {
  minimumDetectableProportion,
  neededForProportions,
  proportionsPower,
} from "../../src/statistics/power-proportions.js";
import { nextNormal, streamsFrom } from "../../src/statistics/random.js";
import { expectClose } from "../support/closeness.js";

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const size = fc.integer({ min: 5, max: 5_000 });

describe("proportionsPower", () => {
  it("agrees with R 4.2.2 power.prop.test(n = 500, p1 = .05, p2 = .08), plain and strict", () => {
    const alternative = { p1: 0.05, p2: 0.08, alpha: 0.05 };
    const sizes = { n1: 500, n2: 500 };
    expectClose(proportionsPower(alternative, sizes), 0.48567087511158624);
    expectClose(proportionsPower(alternative, sizes, { tails: "both" }), 0.4857207337471926);
  });

  it("does not change when the groups swap, or when shares turn into their complements", () => {
    fc.assert(
      fc.property(share, share, size, size, (p1, p2, n1, n2) => {
        const power = proportionsPower({ p1, p2, alpha: 0.05 }, { n1, n2 });
        expect(proportionsPower({ p1: p2, p2: p1, alpha: 0.05 }, { n1: n2, n2: n1 })).toBeCloseTo(power, 10);
        expect(proportionsPower({ p1: 1 - p1, p2: 1 - p2, alpha: 0.05 }, { n1, n2 })).toBeCloseTo(power, 10);
      }),
    );
  });

  it("is alpha, half on either side, when the shares are equal", () => {
    const alternative = { p1: 0.1, p2: 0.1, alpha: 0.05 };
    expect(proportionsPower(alternative, { n1: 80, n2: 300 })).toBeCloseTo(0.025, 12);
    expect(proportionsPower(alternative, { n1: 80, n2: 300 }, { tails: "both" })).toBeCloseTo(0.05, 12);
  });

  it("is near the rejections of the pooled test summed over all outcomes, with unequal groups", () => {
    const [n1, n2, p1, p2] = [150, 350, 0.2, 0.32];
    let rejected = 0;
    for (let a = 0; a <= n1; a++) {
      for (let b = 0; b <= n2; b++) {
        const pooled = (a + b) / (n1 + n2);
        const error = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
        if (Math.abs(a / n1 - b / n2) < 1.959963984540054 * error) continue;
        rejected += binomialDensity(a, n1, p1) * binomialDensity(b, n2, p2);
      }
    }
    expect(proportionsPower({ p1, p2, alpha: 0.05 }, { n1, n2 })).toBeCloseTo(rejected, 1);
    expect(Math.abs(proportionsPower({ p1, p2, alpha: 0.05 }, { n1, n2 }) - rejected)).toBeLessThan(0.02);
  });

  it("is certain where neither share varies", () => {
    expect(proportionsPower({ p1: 0, p2: 1, alpha: 0.05 }, { n1: 50, n2: 50 })).toBe(1);
    expect(proportionsPower({ p1: 0, p2: 1, alpha: 0.05 }, { n1: 1, n2: 1 })).toBe(0);
  });

  it("refuses shares, sizes and levels outside their ranges", () => {
    const sizes = { n1: 10, n2: 10 };
    expect(() => proportionsPower({ p1: 0, p2: 0, alpha: 0.05 }, sizes)).toThrow("not both 0 or both 1; got 0 and 0");
    expect(() => proportionsPower({ p1: 0.1, p2: 1.1, alpha: 0.05 }, sizes)).toThrow("got 0.1 and 1.1");
    expect(() => proportionsPower({ p1: 0.1, p2: 0.2, alpha: 0 }, sizes)).toThrow("alpha in (0, 1); got 0");
    expect(() => proportionsPower({ p1: 0.1, p2: 0.2, alpha: 0.05 }, { n1: 0, n2: 1 })).toThrow("got 0 and 1");
  });
});

describe("neededForProportions", () => {
  it("agrees with R 4.2.2 power.prop.test(p1 = .05, p2 = .08, power = .8)", () => {
    expectClose(neededForProportions({ p1: 0.05, p2: 0.08, alpha: 0.05 }), 1058.8551114261411, 1e-6);
  });

  it("reaches its power exactly, at any ratio of the groups", () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        fc.constantFrom(0.5, 0.8, 0.95),
        (p1, p2, ratio, power) => {
          fc.pre(Math.abs(p1 - p2) > 0.01);
          const n1 = neededForProportions({ p1, p2, alpha: 0.05 }, { power, ratio });
          expect(proportionsPower({ p1, p2, alpha: 0.05 }, { n1, n2: ratio * n1 })).toBeCloseTo(power, 9);
        },
      ),
    );
  });

  it("refuses equal shares, a power below alpha, and a ratio of 0", () => {
    expect(() => neededForProportions({ p1: 0.1, p2: 0.1, alpha: 0.05 })).toThrow("further apart");
    expect(() => neededForProportions({ p1: 0.1, p2: 0.1 + 1e-9, alpha: 0.05 })).toThrow("further apart");
    expect(() => neededForProportions({ p1: 0.1, p2: 0.2, alpha: 0.05 }, { power: 0.04 })).toThrow("got 0.04");
    expect(() => neededForProportions({ p1: 0.1, p2: 0.2, alpha: 0.05 }, { ratio: 0 })).toThrow("got 0");
  });
});

describe("minimumDetectableProportion", () => {
  it("agrees with R 4.2.2 power.prop.test(n = 500, p1 = .05, power = .8) solved for p2", () => {
    const found = minimumDetectableProportion({ p1: 0.05, alpha: 0.05 }, { n1: 500, n2: 500 });
    if (found.kind !== "estimate") throw new Error(found.reason);
    expectClose(found.value, 0.096045272309358928, 1e-9);
  });

  it("reaches its power on either side of the first share", () => {
    for (const side of ["above", "below"] as const) {
      const found = minimumDetectableProportion({ p1: 0.3, alpha: 0.01 }, { n1: 200, n2: 900, power: 0.9, side });
      if (found.kind !== "estimate") throw new Error(found.reason);
      expect(found.value > 0.3).toBe(side === "above");
      const power = proportionsPower({ p1: 0.3, p2: found.value, alpha: 0.01 }, { n1: 200, n2: 900 });
      expect(power).toBeCloseTo(0.9, 9);
    }
  });

  it("does not exist where even the end of the scale is not told apart", () => {
    const missing = { kind: "not-estimable", reason: "too-few-effective-units" };
    expect(minimumDetectableProportion({ p1: 0.02, alpha: 0.05 }, { n1: 20, n2: 20, side: "below" })).toEqual(missing);
    expect(minimumDetectableProportion({ p1: 0.5, alpha: 0.05 }, { n1: 3, n2: 3 })).toEqual(missing);
  });
});

describe("cohensHPower", () => {
  it("agrees with R 4.2.2 pwr 1.3.0 pwr.2p2n.test(ES.h(.06, .04), n1, n2)", () => {
    const h = cohensH(0.06, 0.04);
    expectClose(h, 0.092218284760233915);
    expectClose(cohensHPower(h, { n1: 5_000, n2: 95_000, alpha: 0.05 }), 0.99999448026753557);
    expectClose(cohensHPower(h, { n1: 300, n2: 700, alpha: 0.05 }), 0.26693687825647283);
  });

  it("is alpha without an effect and the same for either direction", () => {
    expect(cohensHPower(0, { n1: 9, n2: 90, alpha: 0.1 })).toBeCloseTo(0.1, 12);
    const sizes = { n1: 40, n2: 70, alpha: 0.05 };
    expect(cohensHPower(cohensH(0.1, 0.3), sizes)).toBeCloseTo(cohensHPower(cohensH(0.3, 0.1), sizes), 14);
  });

  it("refuses shares, sizes and levels outside their ranges", () => {
    expect(() => cohensH(-0.1, 0.5)).toThrow("got -0.1");
    expect(() => cohensHPower(Number.NaN, { n1: 1, n2: 1, alpha: 0.05 })).toThrow("finite h; got NaN");
    expect(() => cohensHPower(0.1, { n1: 0, n2: 1, alpha: 0.05 })).toThrow("got 0 and 1");
    expect(() => cohensHPower(0.1, { n1: 1, n2: 1, alpha: 1 })).toThrow("got 1");
  });
});

describe("chiSquaredPower", () => {
  it("agrees with R 4.2.2 pwr 1.3.0 pwr.chisq.test(w = .1, N = 1000, df = 4)", () => {
    expectClose(chiSquaredPower(0.1, { n: 1_000, df: 4, alpha: 0.05 }), 0.71598635046741155, 1e-11);
    expectClose(minimumDetectableW({ n: 1_000, df: 4, alpha: 0.05 }), 0.10924873380366548, 1e-9);
  });

  it("is alpha without an effect", () => {
    expect(chiSquaredPower(0, { n: 100, df: 3, alpha: 0.01 })).toBeCloseTo(0.01, 12);
  });

  it("is the share of shifted normal sums of squares beyond the critical value", () => {
    const stream = streamsFrom(1988).block(0);
    const [w, n, df, draws] = [0.2, 150, 3, 40_000];
    const critical = chiSquaredQuantile(0.05, df);
    let beyond = 0;
    for (let i = 0; i < draws; i++) {
      let sum = (nextNormal(stream) + w * Math.sqrt(n)) ** 2;
      for (let j = 1; j < df; j++) sum += nextNormal(stream) ** 2;
      if (sum > critical) beyond++;
    }
    const power = chiSquaredPower(w, { n, df, alpha: 0.05 });
    expect(Math.abs(beyond / draws - power)).toBeLessThan(4 * Math.sqrt((power * (1 - power)) / draws));
  });

  it("refuses effects, sizes and levels outside their ranges", () => {
    expect(() => chiSquaredPower(-0.1, { n: 10, df: 1, alpha: 0.05 })).toThrow("got -0.1");
    expect(() => chiSquaredPower(0.1, { n: 0, df: 1, alpha: 0.05 })).toThrow("got 0");
    expect(() => chiSquaredPower(0.1, { n: 10, df: 1, alpha: 0 })).toThrow("got 0");
    expect(() => minimumDetectableW({ n: 10, df: 1, alpha: 0.05, power: 0.01 })).toThrow("got 0.01");
  });
});
