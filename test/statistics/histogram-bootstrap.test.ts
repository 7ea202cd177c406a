import { describe, expect, it } from "vitest";
import { averagePrecisionBootstrap, rocBand } from "../../src/statistics/histogram-bootstrap.js";
import { streamsFrom } from "../../src/statistics/random.js";

const of = (...values: readonly number[]) => Float64Array.from(values);
const streams = streamsFrom(31);

function pointsOf(band: ReturnType<typeof rocBand>) {
  if (band.kind !== "estimate") throw new Error(band.reason);
  return band.points;
}

describe("the band around a ROC curve", () => {
  it("is Wilson's interval where resamples do not vary", () => {
    // z at 80 % is 1.2815515655446004; of 10 out of 10 and 0 out of 10 Wilson's bounds are 10 and z^2 over 10 + z^2.
    const z2 = 1.2815515655446004 ** 2;
    const [zeros, ten] = [of(0, 10), of(10, 0)];
    const perfect = pointsOf(rocBand({ violations: zeros, none: ten }, { streams, resamples: 20, level: 0.8 }));
    expect(perfect.length).toBe(21);
    perfect.forEach(({ falsePositiveRate, truePositiveRate, lower, upper }, step) => {
      expect([falsePositiveRate, truePositiveRate, upper]).toEqual([step / 20, 1, 1]);
      expect(lower).toBeCloseTo(step === 20 ? 1 : 10 / (10 + z2), 12);
    });
    const wrong = pointsOf(rocBand({ violations: ten, none: zeros }, { streams, resamples: 20, level: 0.8 }));
    wrong.slice(0, 20).forEach(({ truePositiveRate, lower, upper }) => {
      expect([truePositiveRate, lower]).toEqual([0, 0]);
      expect(upper).toBeCloseTo(z2 / (10 + z2), 12);
    });
    expect(wrong[20]).toEqual({ falsePositiveRate: 1, truePositiveRate: 1, lower: 1, upper: 1 });
  });

  it("is ruled by the draws of two compliant units among many violations", () => {
    // Both draws from the lower place, from the higher one, or one each: 0.7, 0.3, or half the time 0.6 at 50 %.
    const histogram = { violations: of(2000, 2000, 2000, 2000, 2000), none: of(0, 1, 0, 1, 0) };
    const at = (level: number) => pointsOf(rocBand(histogram, { streams, resamples: 400, level }))[10]!;
    expect(at(0.9).truePositiveRate).toBeCloseTo(0.6, 12);
    for (const [level, lower, upper] of [
      [0.9, 0.3, 0.7],
      [0.7, 0.3, 0.7],
      [0.4, 0.6, 0.6],
    ] as const) {
      expect(Math.abs(at(level).lower - lower)).toBeLessThan(0.02);
      expect(Math.abs(at(level).upper - upper)).toBeLessThan(0.02);
    }
  });

  it("asks for two units of either class", () => {
    const reasonOf = (violations: Float64Array, none: Float64Array) => {
      const band = rocBand({ violations, none }, { streams, resamples: 2 });
      return band.kind === "not-estimable" ? band.reason : band.kind;
    };
    expect(reasonOf(of(0, 0), of(3, 3))).toBe("one-class-only");
    expect(reasonOf(of(3, 3), of(0, 0))).toBe("one-class-only");
    expect(reasonOf(of(1, 0), of(3, 3))).toBe("too-few-effective-units");
    expect(reasonOf(of(3, 3), of(1, 0))).toBe("too-few-effective-units");
    expect(reasonOf(of(2, 0), of(0, 2))).toBe("estimate");
  });
});

describe("average precision over resamples", () => {
  const histogram = { violations: of(0, 1, 1), none: of(1, 0, 1) };
  const found = (level: number, resamples = 300) => {
    const result = averagePrecisionBootstrap(histogram, { streams, resamples, level });
    if (result.kind !== "estimate") throw new Error(result.reason);
    return result;
  };

  it("lies around the value, and leaves out resamples without a violation", () => {
    // One of two at the highest score, then two of three: 1/2 * 1/2 + 1/2 * 2/3.
    expect(found(0.5).value).toBeCloseTo(7 / 12, 12);
    for (const level of [0.2, 0.5, 0.95]) {
      const { lower, upper, level: stated } = found(level).interval;
      expect(stated).toBe(level);
      expect(lower).toBeGreaterThan(0);
      expect(lower).toBeLessThan(upper);
      expect(upper).toBeLessThanOrEqual(1);
    }
    expect(found(0.2).interval.upper).toBeLessThan(found(0.95).interval.upper);
    expect(found(0.5).interval.lower).toBeGreaterThan(found(0.95).interval.lower);
    expect(found(0.95, 2).interval.upper).toBeLessThanOrEqual(1);
  });
});

describe("both", () => {
  const histogram = { violations: of(1, 3), none: of(3, 1) };

  it("refuse settings outside their ranges", () => {
    for (const [name, run] of [
      ["rocBand", rocBand],
      ["averagePrecisionBootstrap", averagePrecisionBootstrap],
    ] as const) {
      for (const resamples of [1, 2.5, Number.NaN]) {
        const expected = `${name} requires 2 or more resamples; got ${resamples}`;
        expect(() => run(histogram, { streams, resamples })).toThrow(expected);
      }
      for (const level of [0, 1, -0.5, 1.5, Number.NaN]) {
        const expected = `${name} requires a level in (0, 1); got ${level}`;
        expect(() => run(histogram, { streams, resamples: 2, level })).toThrow(expected);
      }
      expect(run(histogram, { streams, resamples: 2 }).kind).toBe("estimate");
    }
  });
});
