import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CountTable, Derived, Estimate, MaybeTest } from "../../src/audit/result.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publishedValue, publisher } from "../../src/disclosure/publish.js";

/** Groups A and B are hidden, C is shown. */
const table: CountTable = {
  id: "t",
  unit: "cases",
  keys: [{ name: "group", levels: ["A", "B", "C"] }],
  counts: [3, 20, 90],
  support: { people: [3, 20, 90], units: [3, 20, 90], largest: [1, 1, 1] },
};
const publish = () => publisher(hiddenCells([table], { threshold: 10, units: 5, largestShare: 0.5 }));

const resampled: MaybeTest = {
  method: "resampled",
  pValue: 0.02,
  resamples: 999,
  extreme: 19,
  stopped: "fixed",
  seed: 12345,
  monteCarloInterval: { lower: 0.01, upper: 0.03, level: 0.99, method: "clopper-pearson" },
  twoSidedRule: "as-extreme",
};
const on = <T>(value: T, row: string): Derived<T> => ({ value, restsOn: [`t#${row}`] });
const share = (value: number): Derived<Estimate> =>
  on({ kind: "estimate", value, interval: { kind: "not-estimable", reason: "not-computed" } }, "B");

describe("publisher", () => {
  it("shows a number that rests on nothing hidden, and withholds one that does", () => {
    const { number } = publish();
    expect(number(on(1.5, "C"))).toEqual({ kind: "shown", value: 1.5 });
    expect(number(on(1.5, "A"))).toEqual({ kind: "withheld", reason: "rests-on-hidden-cell" });
  });

  it("shows a test without seed and without the number of extreme resamples", () => {
    const { extreme: _extreme, seed: _seed, ...rest } = resampled;
    expect(publish().test(on<MaybeTest>(resampled, "C"), 0.05)).toEqual({ kind: "shown", value: rest });
  });

  it.each([
    { alpha: 0.05, relation: "at-most" },
    { alpha: 0.02, relation: "at-most" },
    { alpha: 0.01, relation: "above" },
  ])("gives a test that rests on a hidden cell as a class beside alpha $alpha", ({ alpha, relation }) => {
    const { test, pValue } = publish();
    expect(test(on<MaybeTest>(resampled, "A"), alpha)).toEqual({ kind: "class", relation, bound: alpha });
    expect(pValue(on(0.02, "A"), alpha)).toEqual({ kind: "class", relation, bound: alpha });
  });

  it("says of a test that does not exist why, whatever is hidden", () => {
    const none = { kind: "not-estimable", reason: "too-few-effective-units" } as const;
    expect(publish().test(on<MaybeTest>(none, "A"), 0.05)).toEqual({ kind: "shown", value: none });
  });

  it.each([
    { value: 9 / 120, shown: { kind: "class", relation: "below", bound: 0.09 } },
    { value: 0, shown: { kind: "class", relation: "below", bound: 0.09 } },
    { value: 111 / 120, shown: { kind: "class", relation: "above", bound: 0.91 } },
    { value: 1, shown: { kind: "class", relation: "above", bound: 0.91 } },
    { value: 0.5, shown: { kind: "withheld", reason: "rests-on-hidden-cell" } },
  ])("gives a share of $value of 120 people as a bound or not at all", ({ value, shown }) => {
    expect(publish().share(share(value), 120, 10)).toEqual(shown);
  });

  it("gives no bound where numerator and complement could both be small", () => {
    expect(publish().share(share(0.1), 20, 10).kind).toBe("withheld");
  });

  it("gives nothing of a hidden group, not even a class", () => {
    const { ofHiddenGroup } = publish();
    const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" };
    expect(ofHiddenGroup.test(on<MaybeTest>(resampled, "C"), 0.05)).toEqual(withheld);
    expect(ofHiddenGroup.pValue(on(0.02, "C"), 0.05)).toEqual(withheld);
    expect(ofHiddenGroup.share(share(0), 120, 10)).toEqual(withheld);
    expect(ofHiddenGroup.number(on(1, "C"))).toEqual(withheld);
  });

  it("counts what it holds back, classes included", () => {
    const one = publish();
    one.number(on(1, "C"));
    one.number(on(1, "A"));
    one.test(on<MaybeTest>(resampled, "A"), 0.05);
    one.share(share(0), 120, 10);
    one.ofHiddenGroup.number(on(1, "C"));
    expect(one.withheld).toBe(4);
  });
});

describe("publishedValue", () => {
  it("takes seed and extreme out at any depth and leaves everything else", () => {
    expect(publishedValue({ a: [{ test: resampled }], b: null, c: "x" })).toEqual({
      a: [
        {
          test: {
            method: "resampled",
            pValue: 0.02,
            resamples: 999,
            stopped: "fixed",
            monteCarloInterval: { lower: 0.01, upper: 0.03, level: 0.99, method: "clopper-pearson" },
            twoSidedRule: "as-extreme",
          },
        },
      ],
      b: null,
      c: "x",
    });
  });
});

describe("a published resampled p-value", () => {
  it("has three digits, is never below the real one, and stays on its side of 0.05", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 99, max: 200_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (resamples, share) => {
          const pValue = (Math.floor(share * resamples) + 1) / (resamples + 1);
          const shown = publishedValue({ ...resampled, resamples, pValue }) as { readonly pValue: number };
          expect(Number(shown.pValue.toPrecision(3))).toBe(shown.pValue);
          expect(shown.pValue).toBeGreaterThanOrEqual(pValue * (1 - 1e-9));
          expect(shown.pValue).toBeLessThanOrEqual(pValue * 1.0101);
          expect(shown.pValue <= 0.05).toBe(pValue <= 0.05);
        },
      ),
    );
  });

  it("does not give away how many resamples were extreme", () => {
    const shown = (extreme: number) =>
      JSON.stringify(publishedValue({ ...resampled, resamples: 99_999, pValue: (extreme + 1) / 100_000 }));
    expect(shown(4671)).toBe(shown(4675));
  });

  it("says of a sequential test what it decided, and not where it stopped", () => {
    const test = {
      method: "resampled",
      stopped: "sequential",
      decision: "above-alpha",
      alpha: 0.05,
      resamplingRisk: 0.001,
      ceiling: 999_999,
      resamples: 4321,
      extreme: 301,
      extremeShare: 301 / 4321,
      seed: 90125,
      twoSidedRule: "as-extreme",
    } as const;
    const { resamples: _resamples, extreme: _extreme, seed: _seed, ...rest } = test;
    expect(publishedValue(test)).toEqual({ ...rest, extremeShare: 0.0697 });
  });

  it("has an interval that holds the real one", () => {
    const { monteCarloInterval } = publishedValue({
      ...resampled,
      monteCarloInterval: { lower: 0.012345, upper: 0.023456, level: 0.99, method: "clopper-pearson" },
    }) as { readonly monteCarloInterval: unknown };
    expect(monteCarloInterval).toMatchObject({ lower: 0.0123, upper: 0.0235 });
  });
});
