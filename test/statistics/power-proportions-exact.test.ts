import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alphaPerComparison } from "../../src/statistics/alpha-per-comparison.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { aucPower, minimumDetectableAuc, neededForAuc } from "../../src/statistics/power-auc.js";
import {
  chiSquaredPower,
  cohensHPower,
  minimumDetectableW,
  neededForH,
  neededForW,
} from "../../src/statistics/power-effect-size.js";
import {
  minimumDetectableProportion,
  neededForProportions,
  proportionsPower,
} from "../../src/statistics/power-proportions.js";
import {
  exactProportionsPower,
  minimumDetectableProportionExact,
  neededForProportionsExact,
} from "../../src/statistics/power-proportions-exact.js";
import { type ProportionsTest, proportionsRejectionRegion } from "../../src/statistics/proportions-rejection-region.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { expectClose } from "../support/closeness.js";

interface ExactCase {
  readonly test: ProportionsTest;
  readonly n1: number;
  readonly n2: number;
  readonly p1: number;
  readonly p2: number;
  readonly alpha: number;
  readonly power: number;
}

/** Made by R: test/fixtures/generate/power.R. */
const fixture = JSON.parse(readFileSync(join(import.meta.dirname, "../fixtures/power.json"), "utf8")) as {
  readonly exact: readonly ExactCase[];
  readonly needed: readonly { readonly test: ProportionsTest; p1: number; p2: number; power: number; n1: number }[];
  readonly chiSquared: readonly { w: number; df: number; alpha: number; power: number; n: number }[];
  readonly adjustedNeed: number;
};

describe("exactProportionsPower", () => {
  it.each(fixture.exact)(
    "adds up what R's own test rejects: $test, $n1 against $n2",
    ({ test, n1, n2, power, ...alternative }) => {
      expectClose(exactProportionsPower(alternative, { n1, n2 }, { test }), power, 1e-11);
    },
  );

  it("is how often Fisher's test rejects tables that are drawn", () => {
    const [n1, n2, p1, p2, sets] = [40, 75, 0.15, 0.4, 4000];
    const state = streamsFrom(7).block(0);
    const events = (n: number, p: number): number =>
      Array.from({ length: n }, () => nextUniform(state) < p).filter(Boolean).length;
    let rejected = 0;
    for (let set = 0; set < sets; set++) {
      const [a, b] = [events(n1, p1), events(n2, p2)];
      const table = contingencyTable([
        [a, n1 - a],
        [b, n2 - b],
      ]);
      if (fisherExact(table).pValue <= 0.05) rejected++;
    }
    const power = exactProportionsPower({ p1, p2, alpha: 0.05 }, { n1, n2 });
    expect(Math.abs(rejected / sets - power)).toBeLessThan(4 * Math.sqrt((power * (1 - power)) / sets));
  });

  it("never lets Fisher's test reject a true null more often than alpha, and shows where the pooled z does", () => {
    const size = (test: ProportionsTest, p: number): number =>
      exactProportionsPower({ p1: p, p2: p, alpha: 0.05 }, { n1: 11, n2: 300 }, { test });
    const shares = Array.from({ length: 40 }, (_, i) => (i + 0.5) / 40);
    expect(Math.max(...shares.map((p) => size("fisher", p)))).toBeLessThanOrEqual(0.05);
    expect(Math.max(...shares.map((p) => size("pooled-z", p)))).toBeGreaterThan(0.07);
  });

  it("comes near the approximate power in large groups", () => {
    const alternative = { p1: 0.1, p2: 0.14, alpha: 0.05 };
    const sizes = { n1: 1500, n2: 900 };
    const approximate = proportionsPower(alternative, sizes);
    expect(Math.abs(exactProportionsPower(alternative, sizes, { test: "pooled-z" }) - approximate)).toBeLessThan(0.01);
    expect(exactProportionsPower(alternative, sizes)).toBeLessThan(approximate);
  });

  it("tests at alpha divided by the comparisons", () => {
    const sizes = { n1: 30, n2: 89 };
    const divided = exactProportionsPower({ p1: 0.25, p2: 0.5, alpha: 0.05, comparisons: 3 }, sizes);
    expectClose(divided, fixture.exact.find(({ n2, test }) => n2 === 89 && test === "fisher")!.power, 1e-11);
  });

  it("refuses shares, sizes and levels outside their ranges", () => {
    const sizes = { n1: 5, n2: 5 };
    expect(() => exactProportionsPower({ p1: -0.1, p2: 0.5, alpha: 0.05 }, sizes)).toThrow("got -0.1 and 0.5");
    expect(() => exactProportionsPower({ p1: 0.1, p2: 0.5, alpha: 0.05 }, { n1: 5.5, n2: 5 })).toThrow("got 5.5");
    expect(() => exactProportionsPower({ p1: 0.1, p2: 0.5, alpha: 0.05 }, { n1: 6000, n2: 5000 })).toThrow("at most");
    expect(() => proportionsRejectionRegion(sizes, { alpha: 1 })).toThrow("alpha in (0, 1); got 1");
  });
});

describe("neededForProportionsExact", () => {
  it.each(fixture.needed)(
    "is the size from which R's brute force stays at the goal: $test",
    ({ test, power, n1, ...shares }) => {
      const found = neededForProportionsExact({ ...shares, alpha: 0.05 }, { test, power });
      expect(found).toMatchObject({ n1, n2: n1 });
      expect(found.power).toBeGreaterThanOrEqual(power);
    },
  );

  it("is more than the approximation says for Fisher's test in equal groups", () => {
    for (const p2 of [0.12, 0.3]) {
      const alternative = { p1: 0.05, p2, alpha: 0.05 };
      expect(neededForProportionsExact(alternative).n1).toBeGreaterThan(neededForProportions(alternative));
    }
  });

  it("reaches the power where one unit less misses it, with unequal groups and divided alpha", () => {
    const alternative = { p1: 0.05, p2: 0.2, alpha: 0.05, comparisons: 5 };
    const { n1, n2, power } = neededForProportionsExact(alternative, { ratio: 2.5 });
    expect(n2).toBe(Math.round(2.5 * n1));
    expectClose(power, exactProportionsPower(alternative, { n1, n2 }));
    const below = exactProportionsPower(alternative, { n1: n1 - 1, n2: Math.round(2.5 * (n1 - 1)) });
    expect(below).toBeLessThan(0.8);
  });
});

describe("minimumDetectableProportionExact", () => {
  it("reaches its power on either side of the first share", () => {
    for (const side of ["above", "below"] as const) {
      const first = { p1: 0.4, alpha: 0.05, comparisons: 2 };
      const found = minimumDetectableProportionExact(first, { n1: 60, n2: 45, side });
      if (found.kind !== "estimate") throw new Error(found.reason);
      expect(found.value > 0.4).toBe(side === "above");
      expect(exactProportionsPower({ ...first, p2: found.value }, { n1: 60, n2: 45 })).toBeCloseTo(0.8, 9);
    }
  });

  it("does not exist where even the end of the scale is not told apart", () => {
    expect(minimumDetectableProportionExact({ p1: 0.5, alpha: 0.05 }, { n1: 3, n2: 3 })).toEqual({
      kind: "not-estimable",
      reason: "too-few-effective-units",
    });
    expect(() => minimumDetectableProportionExact({ p1: 0.5, alpha: 0.05 }, { n1: 3, n2: 3, power: 0.01 })).toThrow(
      "got 0.01",
    );
  });
});

describe("alpha divided among comparisons", () => {
  it("is alpha / k, or Sidak's root for independent tests", () => {
    expect(alphaPerComparison(0.05)).toBe(0.05);
    expect(alphaPerComparison(0.05, { comparisons: 10 })).toBe(0.005);
    const sidak = alphaPerComparison(0.05, { comparisons: 10, rule: "sidak" });
    expectClose(1 - (1 - sidak) ** 10, 0.05);
    expect(sidak).toBeGreaterThan(0.005);
    expect(() => alphaPerComparison(0.05, { comparisons: 0.5 })).toThrow("got 0.5");
    expect(() => alphaPerComparison(0)).toThrow("got 0");
  });

  it("enters power, needed size and detectable effect alike", () => {
    const ten = { alpha: 0.05, comparisons: 10 };
    const shares = { p1: 0.05, p2: 0.08 };
    expectClose(neededForProportions({ ...shares, ...ten }), fixture.adjustedNeed, 1e-6);
    const sizes = { n1: 300, n2: 500 };
    expect(proportionsPower({ ...shares, ...ten }, sizes)).toBe(proportionsPower({ ...shares, alpha: 0.005 }, sizes));
    expect(minimumDetectableProportion({ p1: 0.05, ...ten }, sizes)).toEqual(
      minimumDetectableProportion({ p1: 0.05, alpha: 0.005 }, sizes),
    );
    expect(chiSquaredPower(0.1, { n: 500, df: 3, ...ten })).toBe(chiSquaredPower(0.1, { n: 500, df: 3, alpha: 0.005 }));
    expect(minimumDetectableW({ n: 500, df: 3, ...ten })).toBe(minimumDetectableW({ n: 500, df: 3, alpha: 0.005 }));
    expect(cohensHPower(0.2, { ...sizes, ...ten })).toBe(cohensHPower(0.2, { ...sizes, alpha: 0.005 }));
    const areas = { auc: 0.65, constant: 0.5 };
    const counts = { cases: 60, controls: 150 };
    expect(aucPower({ ...areas, ...ten }, counts)).toBe(aucPower({ ...areas, alpha: 0.005 }, counts));
    expect(neededForAuc({ ...areas, ...ten }, { controlsPerCase: 2 })).toEqual(
      neededForAuc({ ...areas, alpha: 0.005 }, { controlsPerCase: 2 }),
    );
    expect(minimumDetectableAuc(counts, { constant: 0.5, ...ten })).toBe(
      minimumDetectableAuc(counts, { constant: 0.5, alpha: 0.005 }),
    );
  });
});

describe("needed units for a chi-squared test", () => {
  it.each(fixture.chiSquared)(
    "agrees with R's noncentral chi-squared law solved for n: w $w, df $df",
    ({ w, n, ...rest }) => {
      expectClose(neededForW(w, rest), n, 1e-8);
    },
  );

  it("turns into sizes for two shares, at any ratio of the groups", () => {
    const n1 = neededForH(0.25, { alpha: 0.01, ratio: 3, power: 0.9 });
    expect(cohensHPower(0.25, { n1, n2: 3 * n1, alpha: 0.01 })).toBeCloseTo(0.9, 9);
    expect(() => neededForH(0, { alpha: 0.05 })).toThrow("got 0");
    expect(() => neededForH(0.1, { alpha: 0.05, ratio: 0 })).toThrow("got 0");
    expect(() => neededForW(0.1, { df: 1, alpha: 0.05, power: 1 })).toThrow("got 1");
  });
});

describe("exact power of small groups", () => {
  it("is that of Fisher's test where none is named, which rejects less than its mid-p form", () => {
    const sizes = { n1: 6, n2: 7 };
    const alternative = { p1: 0.1, p2: 0.8, alpha: 0.05 };
    const plain = exactProportionsPower(alternative, sizes);
    expect(exactProportionsPower(alternative, sizes, { test: "fisher" })).toBe(plain);
    expect(exactProportionsPower(alternative, sizes, { test: "fisher-mid-p" })).toBeGreaterThan(plain);
    const region = proportionsRejectionRegion(sizes, { alpha: 0.05 });
    expect(region).toEqual(proportionsRejectionRegion(sizes, { alpha: 0.05, test: "fisher" }));
    const first = { p1: 0.1, alpha: 0.05 };
    expect(minimumDetectableProportionExact(first, { n1: 20, n2: 20 })).toEqual(
      minimumDetectableProportionExact(first, { n1: 20, n2: 20, side: "above", test: "fisher" }),
    );
    const below = minimumDetectableProportionExact({ p1: 0.9, alpha: 0.05 }, { n1: 20, n2: 20, side: "below" });
    expect(detected(below)).toBeCloseTo(1 - detected(minimumDetectableProportionExact(first, { n1: 20, n2: 20 })), 6);
  });

  const alternatives = [
    [0.1, 0.9],
    [0, 1],
    [1, 0],
    [0.5, 0.5],
  ] as const;

  it("is the probability of all outcomes of which Fisher's p-value is at most alpha", () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n, k - 1) * (n - k + 1)) / k);
    const density = (x: number, n: number, p: number): number => choose(n, x) * p ** x * (1 - p) ** (n - x);
    for (const [n1, n2] of [
      [5, 6],
      [1, 3],
      [7, 3],
    ] as const) {
      for (const [p1, p2] of alternatives) {
        for (const alpha of [0.05, 0.3]) {
          let power = 0;
          for (let x = 0; x <= n1; x++) {
            for (let y = 0; y <= n2; y++) {
              const table = contingencyTable([
                [x, n1 - x],
                [y, n2 - y],
              ]);
              if (fisherExact(table).pValue <= alpha) power += density(x, n1, p1) * density(y, n2, p2);
            }
          }
          expect(exactProportionsPower({ p1, p2, alpha }, { n1, n2 })).toBeCloseTo(power, 12);
        }
      }
    }
  });

  it("is reached by the needed sizes and missed with one unit less", () => {
    const alternative = { p1: 0.1, p2: 0.9, alpha: 0.05 };
    for (const [power, ratio] of [
      [0.9, 2],
      [0.7, 1],
    ] as const) {
      const needed = neededForProportionsExact(alternative, { power, ratio });
      expect(needed.n2).toBe(ratio * needed.n1);
      expect(needed.power).toBe(exactProportionsPower(alternative, { n1: needed.n1, n2: needed.n2 }));
      expect(needed.power).toBeGreaterThanOrEqual(power);
      const fewer = { n1: needed.n1 - 1, n2: ratio * (needed.n1 - 1) };
      expect(exactProportionsPower(alternative, fewer)).toBeLessThan(power);
    }
  });
});

function detected(result: ReturnType<typeof minimumDetectableProportionExact>): number {
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result.value;
}
