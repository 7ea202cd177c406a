import { describe, expect, it } from "vitest";
import { examineOutcomes, expectedShare } from "../../../src/audit/inputs/outcomes.js";
import type { Derived, Estimate } from "../../../src/audit/result.js";
import { outcomesEvidence } from "../../../src/data/inputs/outcomes-evidence.js";
import { outcomesList } from "../../../src/data/inputs/outcomes-list.js";
import { hiddenCells } from "../../../src/disclosure/hidden-cells.js";
import { disclosedOutcomes } from "../../../src/disclosure/inputs/outcomes.js";
import { outcomesResultSchema } from "../../../src/disclosure/inputs/outcomes-schema.js";
import { publisher } from "../../../src/disclosure/publish.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { inputsSettings, questionOf, syntheticRegistrations } from "../../support/registered-rows.js";

function value(estimate: Derived<Estimate>): number {
  if (estimate.value.kind !== "estimate") throw new Error("requires an estimate");
  return estimate.value.value;
}

describe("expectedShare", () => {
  it("is the chance of one late deregistration where there is one", () => {
    expect(expectedShare([{ size: 1, units: 7 }], 0.05)).toBeCloseTo(0.05, 14);
  });

  it("is the chance of one or more late of nine, by the complement", () => {
    expect(expectedShare([{ size: 9, units: 2 }], 0.05)).toBeCloseTo(1 - 0.95 ** 9, 14);
  });

  it("asks for two of ten", () => {
    expect(expectedShare([{ size: 10, units: 1 }], 0.05)).toBeCloseTo(1 - 0.95 ** 10 - 10 * 0.05 * 0.95 ** 9, 14);
  });

  it("is the mean over units", () => {
    const both = expectedShare(
      [
        { size: 1, units: 3 },
        { size: 2, units: 1 },
      ],
      0.1,
    );
    expect(both).toBeCloseTo((3 * 0.1 + 0.19) / 4, 14);
  });
});

describe("outcomes of a synthetic set", () => {
  const {
    registrations: drawn,
    plan,
    settings,
    truth,
  } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 10_577 }));
  const registrations = { ...drawn, kept: new Uint8Array(drawn.rows).fill(1) };
  const planted = (truth as { outcomes: unknown }).outcomes as {
    violationsWithoutCode: number;
    doubtfulCodes: number;
    codesWithoutViolation: number;
    impossibleHistories: Record<string, number>;
    lateChance: number;
    impossibleShares: number;
  };
  const evidence = outcomesEvidence(registrations, settings.outcomes!);
  const { result, tables } = examineOutcomes(evidence, settings.outcomes!, questionOf(plan, settings));
  const count = (table: string, state: string) => {
    const found = tables.find(({ id }) => id === table)!;
    return found.counts[found.keys[0]!.levels.indexOf(state)]!;
  };

  it("finds each planted fault of the remarks and no other", () => {
    expect(planted.violationsWithoutCode).toBeGreaterThan(0);
    expect(count("outcomes.remarks", "violation-without-code")).toBe(planted.violationsWithoutCode);
    expect(count("outcomes.remarks", "none-with-code")).toBe(planted.codesWithoutViolation);
    expect(count("outcomes.remarks", "unknown-with-code")).toBe(0);
    expect(count("outcomes.codes", "doubtful")).toBe(planted.doubtfulCodes);
  });

  it("finds each planted share that cannot be", () => {
    expect(planted.impossibleShares).toBeGreaterThan(0);
    expect(count("outcomes.sanctions", "impossible-numbers")).toBe(planted.impossibleShares);
  });

  it("finds each planted history that cannot have been, under its kind, and no other", () => {
    const table = tables.find(({ id }) => id === "outcomes.histories")!;
    const impossible = table.keys[0]!.levels.flatMap((state, at) =>
      state === "possible" || state === "no-history" || table.counts[at] === 0 ? [] : [[state, table.counts[at]!]],
    );
    expect(Object.fromEntries(impossible)).toEqual(planted.impossibleHistories);
  });

  it("shows that size alone explains who is sanctioned where all are late alike", () => {
    const { lateShare, sizes } = result.deregistrations!;
    expect(value(lateShare)).toBeCloseTo(planted.lateChance, 2);
    for (const { sanctioned, expected } of sizes) {
      if (sanctioned.value.kind !== "estimate" || "kind" in sanctioned.value.interval)
        throw new Error("requires bounds");
      const { lower, upper } = sanctioned.value.interval;
      const width = Number(upper) - Number(lower);
      expect(Math.abs(value(sanctioned) - expected.value)).toBeLessThan(width);
    }
    expect(value(sizes[0]!.sanctioned)).toBeGreaterThan(5 * value(sizes.at(-1)!.sanctioned));
  });

  it("gives no share over both periods without a note, and one with it", () => {
    expect(result.policyChange!.pooled).toBeNull();
    const noted = {
      ...settings.outcomes!,
      policyChange: { ...settings.outcomes!.policyChange!, note: "same meaning" },
    };
    const again = examineOutcomes(outcomesEvidence(registrations, noted), noted, questionOf(plan, settings)).result;
    const [before, after] = again.policyChange!.periods.map(({ violations }) => value(violations)) as [number, number];
    const pooled = value(again.policyChange!.pooled!);
    expect(pooled).toBeGreaterThanOrEqual(Math.min(before, after));
    expect(pooled).toBeLessThanOrEqual(Math.max(before, after));
  });

  it("lists each finding by its number and never the text of a remark", () => {
    const { text } = outcomesList(registrations, settings.outcomes!);
    const found = text.trimEnd().split("\n").slice(1);
    const histories = Object.values(planted.impossibleHistories).reduce((sum, each) => sum + each, 0);
    expect(found.filter((line) => line.includes(",history,"))).toHaveLength(histories);
    expect(text).not.toContain("*");
    expect(text).not.toContain("dossier");
  });

  it("publishes what its schema allows, and no small answer", () => {
    const hidden = hiddenCells(tables, plan.disclosure);
    const disclosed = disclosedOutcomes(result, publisher(hidden, plan.disclosure));
    expect(outcomesResultSchema.parse(disclosed)).toEqual(disclosed);
    const unreadable = disclosed.histories!.states.shares.find(({ state }) => state === "possible")!;
    expect(unreadable.share.kind).toBe("shown");
  });
});

describe("settings of outcomes", () => {
  it("refuse a section without parts", () => {
    expect(() => inputsSettings("outcomes: {}\n")).toThrow("remarks, histories, deregistrations or policyChange");
  });

  it("have no default for what a bankruptcy counts as", () => {
    expect(() => inputsSettings("outcomes:\n  histories: { column: h }\n")).toThrow("bankruptcy");
  });

  it("need outcomes in the plan", () => {
    const { registrations } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 30 }));
    const settings = inputsSettings("outcomes: { remarks: violation_remark }\n").outcomes!;
    expect(() => outcomesEvidence({ ...registrations, outcomes: null }, settings)).toThrow(
      "requires outcomes in the plan",
    );
  });
});
