import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.js";
import { FORBIDDEN_SCORES, isHigh, registerScore } from "../../src/registry/score-registration.js";

describe("registerScore", () => {
  // "Achter de komma 5 t/m 9 naar boven; 1 t/m 4 naar beneden."
  it.each([
    [59.5, 60],
    [59.4, 59],
    [59.49, 59],
    [59.9, 60],
    [60.1, 60],
    [2.5, 3],
    [3.5, 4],
    [1, 1],
  ])("registers %d as %d", (raw, score) => {
    expect(registerScore(raw)).toEqual({ kind: "registered", score, adjusted: false });
  });

  it("rounds the number before one half down, where adding one half and cutting would not", () => {
    expect(Math.floor(0.49999999999999994 + 0.5)).toBe(1);
    expect(registerScore(0.49999999999999994)).toMatchObject({ kind: "adjustment-required", rounded: 0 });
  });

  it.each([
    [0, 0],
    [0.4, 0],
    [49.5, 50],
    [50, 50],
    [50.4, 50],
    [99.5, 100],
    [100, 100],
  ])("leaves %d undetermined, since %d may not be registered and no direction is given", (raw, rounded) => {
    expect(registerScore(raw)).toEqual({ kind: "adjustment-required", rounded, direction: "undetermined" });
  });

  it("moves 50 in the direction that the caller sets, and 0 and 100 inwards", () => {
    const scores = (adjust: "up" | "down") => [0, 50, 100].map((raw) => registerScore(raw, { adjust }));
    const adjusted = (score: number) => ({ kind: "registered", score, adjusted: true });
    expect(scores("up")).toEqual([adjusted(1), adjusted(51), adjusted(99)]);
    expect(scores("down")).toEqual([adjusted(1), adjusted(49), adjusted(99)]);
  });

  it("registers every raw score within 1.5 points, keeps the order and never gives a forbidden score", () => {
    const raws = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(raws, raws, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((raw) => {
          const registration = registerScore(raw, { adjust: "up" });
          return registration.kind === "registered" ? registration.score : Number.NaN;
        });
        expect(low).toBeLessThanOrEqual(high!);
        expect(FORBIDDEN_SCORES).not.toContain(low);
        expect(Math.abs(low! - Math.min(a, b))).toBeLessThanOrEqual(1.5);
      }),
    );
  });

  it.each([-0.1, 100.1, Number.NaN])("refuses %d", (raw) => {
    expect(() => registerScore(raw)).toThrow(ArgumentError);
  });
});

describe("isHigh", () => {
  it("counts 60 itself as high", () => {
    expect([59, 60, 61].map(isHigh)).toEqual([false, true, true]);
  });

  it("depends on whether the computed or the registered score is compared", () => {
    const registration = registerScore(59.5);
    expect(isHigh(59.5)).toBe(false);
    expect(registration.kind === "registered" && isHigh(registration.score)).toBe(true);
  });
});
