import { describe, expect, it } from "vitest";
import {
  type GroupVerdictInput,
  groupVerdict,
  type HypothesisVerdictInput,
  hypothesisVerdict,
  untested,
} from "../../src/audit/verdict-rules.js";

/** A tested group about which nothing is shown: each test changes what it looks at. */
const group: GroupVerdictInput = {
  tested: true,
  adjusted: 0.4,
  alpha: 0.05,
  named: false,
  through: null,
  outsideMargin: false,
  oneSided: 0.5,
  signalBound: 0.1,
  equivalence: 0.5,
  detectsMargin: true,
};

const hypothesis: HypothesisVerdictInput = {
  deciding: 0.4,
  alpha: 0.05,
  outside: 3,
  outsideNull95: 3,
  namedSignalled: false,
  equivalence: [0.2, 0.01],
  underpowered: 0,
  belowGate: 2,
};

const fields = (verdict: ReturnType<typeof groupVerdict>) =>
  [verdict.evidence.value, verdict.signal.value, verdict.equivalence.value, verdict.adequacy.value].join(" ");

describe("groupVerdict", () => {
  it("keeps a difference shown that other groups explain, and says through which", () => {
    const through = groupVerdict({ ...group, adjusted: 0.01, through: ["X"] });
    expect(through.evidence).toEqual({ value: "difference-shown", through: ["X"] });
    expect(through.signal.value).toBe("superseded");
  });

  it("shows a difference that only a later pass names", () => {
    expect(groupVerdict({ ...group, adjusted: 0.2, named: true }).evidence).toEqual({ value: "difference-shown" });
  });

  it.each([
    { adjusted: 0.05, value: "difference-shown" },
    { adjusted: 0.0500001, value: "no-evidence" },
  ])("reads an adjusted p of $adjusted at alpha 0.05 as $value", ({ adjusted, value }) => {
    expect(groupVerdict({ ...group, adjusted }).evidence.value).toBe(value);
  });

  it.each([
    { outsideMargin: true, oneSided: 0.1, signal: "signalled" },
    { outsideMargin: true, oneSided: 0.1001, signal: "none" },
    { outsideMargin: false, oneSided: 0.01, signal: "none" },
  ])("signals only outside the margin and at a one-sided p up to 0.10: $outsideMargin, $oneSided", (change) => {
    expect(groupVerdict({ ...group, ...change }).signal.value).toBe(change.signal);
  });

  it("supersedes the signal of a group for which a difference is shown", () => {
    expect(groupVerdict({ ...group, adjusted: 0.01, outsideMargin: true, oneSided: 0.001 }).signal.value).toBe(
      "superseded",
    );
  });

  it.each([
    { equivalence: 0.05, value: "shown" },
    { equivalence: 0.06, value: "not-shown" },
    { equivalence: null, value: "not-assessed" },
  ])("reads an equivalence p of $equivalence as $value", ({ equivalence, value }) => {
    expect(groupVerdict({ ...group, equivalence }).equivalence.value).toBe(value);
  });

  it("says which group has too little power", () => {
    expect(groupVerdict(group).adequacy).toEqual({ value: "sufficient", reasons: [] });
    expect(groupVerdict({ ...group, detectsMargin: false }).adequacy).toEqual({
      value: "insufficient",
      reasons: [{ code: "power-below-target", groups: 1, of: 1 }],
    });
  });

  it("neither shows nor signals a group below the gate, whatever its numbers are", () => {
    for (const adjusted of [0, 1]) {
      for (const oneSided of [0, 1]) {
        for (const equivalence of [0, null]) {
          const verdict = groupVerdict({
            ...group,
            tested: false,
            adjusted,
            oneSided,
            equivalence,
            outsideMargin: true,
          });
          expect(verdict).toEqual({
            evidence: { value: "not-testable", reason: "below-gate" },
            signal: { value: "not-assessed" },
            equivalence: { value: "not-assessed" },
            adequacy: { value: "insufficient", reasons: [{ code: "not-tested" }] },
          });
        }
      }
    }
  });

  it("reaches 18 combinations of the four fields for tested groups and one for the others", () => {
    const reached = new Set<string>();
    for (const adjusted of [0.01, 0.9]) {
      for (const oneSided of [0.01, 0.9]) {
        for (const equivalence of [0.01, 0.9, null]) {
          for (const detectsMargin of [true, false]) {
            for (const tested of [true, false]) {
              const change = { adjusted, oneSided, equivalence, detectsMargin, tested, outsideMargin: true };
              reached.add(fields(groupVerdict({ ...group, ...change })));
            }
          }
        }
      }
    }
    const evidenceAndSignal = ["difference-shown superseded", "no-evidence signalled", "no-evidence none"];
    const expected = evidenceAndSignal.flatMap((first) =>
      ["shown", "not-shown", "not-assessed"].flatMap((equivalence) =>
        ["sufficient", "insufficient"].map((adequacy) => `${first} ${equivalence} ${adequacy}`),
      ),
    );
    expect([...reached].sort()).toEqual([...expected, "not-testable not-assessed not-assessed insufficient"].sort());
  });
});

describe("hypothesisVerdict", () => {
  it.each([
    { deciding: 0.05, evidence: "difference-shown", signal: "superseded" },
    { deciding: 0.051, evidence: "no-evidence", signal: "none" },
  ])("reads a smallest adjusted p of $deciding as $evidence", ({ deciding, evidence, signal }) => {
    const verdict = hypothesisVerdict({ ...hypothesis, deciding });
    expect([verdict.evidence.value, verdict.signal.value]).toEqual([evidence, signal]);
  });

  it("signals when more groups lie outside the margin than the 95th percentile under the null hypothesis", () => {
    expect(hypothesisVerdict({ ...hypothesis, outside: 4 }).signal.value).toBe("signalled");
    expect(hypothesisVerdict({ ...hypothesis, outside: 3 }).signal.value).toBe("none");
  });

  it("signals when a group that the plan names is signalled", () => {
    expect(hypothesisVerdict({ ...hypothesis, namedSignalled: true }).signal.value).toBe("signalled");
  });

  it("supersedes both ways to a signal when a difference is shown", () => {
    const verdict = hypothesisVerdict({ ...hypothesis, deciding: 0.001, outside: 9, namedSignalled: true });
    expect(verdict.signal.value).toBe("superseded");
  });

  it.each([
    { equivalence: [0.05, 0.01], value: "shown" },
    { equivalence: [0.051, 0.01], value: "not-shown" },
    { equivalence: [0.01, null], value: "not-assessed" },
    { equivalence: [], value: "not-assessed" },
  ])("calls all groups alike only when each passes at the unadjusted alpha: $equivalence", (change) => {
    expect(hypothesisVerdict({ ...hypothesis, ...change }).equivalence.value).toBe(change.value);
  });

  it("lets a shown difference stand beside shown alikeness: it is smaller than the margin", () => {
    const verdict = hypothesisVerdict({ ...hypothesis, deciding: 0.01, equivalence: [0.01] });
    expect([verdict.evidence.value, verdict.equivalence.value]).toEqual(["difference-shown", "shown"]);
  });

  it("is insufficient as soon as one group is, and then counts the groups below the gate too", () => {
    expect(hypothesisVerdict(hypothesis).adequacy).toEqual({ value: "sufficient", reasons: [] });
    expect(hypothesisVerdict({ ...hypothesis, underpowered: 1 }).adequacy).toEqual({
      value: "insufficient",
      reasons: [
        { code: "power-below-target", groups: 1, of: 2 },
        { code: "groups-below-gate", groups: 2 },
      ],
    });
  });
});

describe("untested", () => {
  it("gives the reason and assesses nothing", () => {
    expect(untested("clusters-unknown")).toEqual({
      evidence: { value: "not-testable", reason: "clusters-unknown" },
      signal: { value: "not-assessed" },
      equivalence: { value: "not-assessed" },
      adequacy: { value: "insufficient", reasons: [{ code: "not-tested" }] },
    });
  });
});
