import { describe, expect, it } from "vitest";
import { FAIL_ON, reached } from "../../src/cli/fail-on.js";
import { type VerdictLayers, verdictText } from "../../src/cli/verdict-block.js";

const quiet: VerdictLayers = {
  evidence: "no-evidence",
  signal: "none",
  equivalence: "not-shown",
  adequacy: "sufficient",
};
const withheld: VerdictLayers = {
  evidence: "withheld",
  signal: "withheld",
  equivalence: "withheld",
  adequacy: "withheld",
};

describe("verdictText", () => {
  it("has four labelled lines a hypothesis and no line that sums them up", () => {
    expect(verdictText({ hypothesis1: quiet, hypothesis2: withheld }, "race").split("\n")).toEqual([
      "H1  predictions and race",
      "    evidence    no-evidence",
      "    signal      none",
      "    equivalence not-shown",
      "    adequacy    sufficient",
      "H2  predictions and majority race",
      "    evidence    withheld",
      "    signal      withheld",
      "    equivalence withheld",
      "    adequacy    withheld",
    ]);
  });
});

describe("reached", () => {
  it.each([
    ["difference-shown", { evidence: "difference-shown", signal: "superseded" }],
    ["signalled", { signal: "signalled" }],
    ["insufficient", { adequacy: "insufficient" }],
  ] as const)("tells %s in either hypothesis and nothing else", (value, change) => {
    const changed = { ...quiet, ...change };
    for (const failOn of FAIL_ON) {
      expect(reached(failOn, { hypothesis1: changed, hypothesis2: quiet })).toBe(failOn === value);
      expect(reached(failOn, { hypothesis1: quiet, hypothesis2: changed })).toBe(failOn === value);
    }
  });

  it("counts a verdict that is withheld, for nobody can say that it holds no such value", () => {
    for (const failOn of FAIL_ON) expect(reached(failOn, { hypothesis1: quiet, hypothesis2: withheld })).toBe(true);
  });
});
