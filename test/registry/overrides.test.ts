import { describe, expect, it } from "vitest";
import { isOverrideMarker, overrideMarker } from "../../src/registry/overrides.js";
import { isHigh } from "../../src/registry/score-registration.js";

describe("override markers", () => {
  it("are 59 and 99 and no other score", () => {
    const markers = Array.from({ length: 101 }, (_, score) => score).filter(isOverrideMarker);
    expect(markers).toEqual([59, 99]);
  });

  it("turn a high score into a low one and a low score into a high one", () => {
    expect(isHigh(overrideMarker({ high: true }))).toBe(false);
    expect(isHigh(overrideMarker({ high: false }))).toBe(true);
  });
});
