import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hanleyMcNeil, hanleyMcNeilVariance } from "../../src/statistics/hanley-mcneil.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";

const counts = fc.record({ cases: fc.integer({ min: 1, max: 500 }), controls: fc.integer({ min: 1, max: 500 }) });

describe("hanleyMcNeil", () => {
  it("gives 0.450 to 0.692 for 0.571 with 30 and 89 cases, and 0.517 to 0.625 with 150 and 450", () => {
    const small = hanleyMcNeil(0.571, { cases: 30, controls: 89 }).interval;
    const large = hanleyMcNeil(0.571, { cases: 150, controls: 450 }).interval;
    if ("kind" in small || "kind" in large) throw new Error("both have a variance");
    expect([small.lower.toFixed(3), small.upper.toFixed(3)]).toEqual(["0.450", "0.692"]);
    expect([large.lower.toFixed(3), large.upper.toFixed(3)]).toEqual(["0.517", "0.625"]);
  });

  it("reproduces the standard error of Hanley & McNeil 1982: 0.893 with 51 and 58 gives 0.032", () => {
    expect(hanleyMcNeil(0.893, { cases: 51, controls: 58 }).standardError).toBeCloseTo(0.0325, 3);
  });

  it("is the exact null variance of the rank sum at 0.5", () => {
    fc.assert(
      fc.property(counts, ({ cases, controls }) => {
        const exact = (cases + controls + 1) / (12 * cases * controls);
        expect(hanleyMcNeilVariance(0.5, { cases, controls }) / exact).toBeCloseTo(1, 12);
      }),
    );
  });

  it("is the true variance of the area between two exponential samples", () => {
    const { cases, controls, auc } = { cases: 6, controls: 9, auc: 0.7 };
    const rate = (1 - auc) / auc;
    const stream = streamsFrom(1982).block(0);
    const draw = (scale: number) => -Math.log(1 - nextUniform(stream)) * scale;
    const samples = 40_000;
    let sum = 0;
    let squares = 0;
    for (let sample = 0; sample < samples; sample++) {
      const low = Array.from({ length: controls }, () => draw(1));
      let wins = 0;
      for (let i = 0; i < cases; i++) {
        const high = draw(1 / rate);
        wins += low.filter((score) => score < high).length;
      }
      const area = wins / (cases * controls);
      sum += area;
      squares += area * area;
    }
    const variance = squares / samples - (sum / samples) ** 2;
    expect(sum / samples).toBeCloseTo(auc, 2);
    expect(variance / hanleyMcNeilVariance(auc, { cases, controls })).toBeGreaterThan(0.97);
    expect(variance / hanleyMcNeilVariance(auc, { cases, controls })).toBeLessThan(1.03);
  });

  it("flags an area of 0 or 1 instead of an interval of no width", () => {
    const flag = { kind: "not-estimable", reason: "no-variation" };
    expect(hanleyMcNeil(1, { cases: 3, controls: 4 })).toMatchObject({ variance: 0, interval: flag });
    expect(hanleyMcNeil(0, { cases: 3, controls: 4 })).toMatchObject({ variance: 0, interval: flag });
  });

  it("refuses an area outside 0 and 1 and empty classes", () => {
    expect(() => hanleyMcNeilVariance(1.1, { cases: 1, controls: 1 })).toThrow("AUC in [0, 1]; got 1.1");
    expect(() => hanleyMcNeilVariance(0.5, { cases: 0, controls: 1 })).toThrow("got 0 and 1");
    expect(() => hanleyMcNeilVariance(0.5, { cases: 1, controls: Number.NaN })).toThrow("got 1 and NaN");
    expect(() => hanleyMcNeil(0.5, { cases: 1, controls: 1, level: 0 })).toThrow("normalMultiplier requires");
  });
});
