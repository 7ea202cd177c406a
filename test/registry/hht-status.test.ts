import { describe, expect, it } from "vitest";
import { enterHhtState, HHT_LABELS, type HhtState } from "../../src/registry/hht-status.js";

const STATES = Object.keys(HHT_LABELS) as HhtState[];

describe("enforcement status", () => {
  it("is empty until enforcement follows and has a text of its own for every other state", () => {
    expect(HHT_LABELS.none).toBe("");
    expect(new Set(Object.values(HHT_LABELS)).size).toBe(6);
  });

  it.each(STATES)("of bankruptcy overwrites %s and stays whatever is entered after it", (state) => {
    expect(enterHhtState(state, "bankruptcy")).toBe("bankruptcy");
    expect(enterHhtState("bankruptcy", state)).toBe("bankruptcy");
  });

  it("lets withdrawn follow intention", () => {
    expect(enterHhtState("intention", "withdrawn")).toBe("withdrawn");
  });
});
