import { describe, expect, it } from "vitest";
import { examineProxies } from "../../../src/audit/inputs/proxies.js";
import type { ExaminedIndicator, ProxiesResult } from "../../../src/audit/inputs/proxies-result.js";
import { cornerOf } from "../../../src/audit/inputs/proxy-corners.js";
import { contingencyTable } from "../../../src/statistics/contingency-table.js";
import { cramersV } from "../../../src/statistics/cramers-v.js";
import { chiSquaredPower } from "../../../src/statistics/power-effect-size.js";
import { nextNormal, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { rocAuc } from "../../../src/statistics/roc-auc.js";
import { type ProxyUnit, proxyEvidence, proxyQuestion } from "../../support/proxy-units.js";

async function examine(units: readonly ProxyUnit[], settings: Parameters<typeof proxyQuestion>[1] = {}) {
  const evidence = proxyEvidence(units);
  const { proxies, question } = proxyQuestion(evidence, settings);
  return examineProxies(evidence, proxies, question);
}

const strengthOf = ({ strength }: NonNullable<ExaminedIndicator["outcome"]>) => {
  if (strength.value.kind !== "estimate") throw new Error(strength.value.reason);
  return strength.value.value;
};
const pOf = ({ adjusted }: NonNullable<ExaminedIndicator["outcome"]>) => {
  if (!("pValue" in adjusted.value)) throw new Error(adjusted.value.reason);
  return adjusted.value.pValue;
};

/** 400 units: `a` stands for the group, `b` for the outcome, `c` for both, `d` and `e` for nothing. */
function plantedUnits(seed: number): ProxyUnit[] {
  const state = streamsFrom(seed).block(3);
  return Array.from({ length: 400 }, (_, i): ProxyUnit => {
    const group = i < 90 ? "A" : i < 170 ? "B" : "rest";
    const outcome = nextUniform(state) < 0.3 ? 1 : 0;
    const yes = (share: number) => (nextUniform(state) < share ? "yes" : "no");
    return {
      group,
      outcome,
      flagged: nextUniform(state) < 0.2 ? 1 : 0,
      values: [
        yes(group === "A" ? 0.7 : 0.2),
        yes(outcome === 1 ? 0.7 : 0.2),
        yes(0.1 + (group === "B" ? 0.4 : 0) + (outcome === 1 ? 0.4 : 0)),
        yes(0.4),
        nextNormal(state),
      ],
    };
  });
}

describe("the question of proxies", () => {
  it("puts each indicator in its corner", async () => {
    const { result } = await examine(plantedUnits(1));
    expect(result.indicators.map(({ corner }) => corner)).toEqual([
      "proxy-without-purpose",
      "outcome-only",
      "both",
      "neither",
      "neither",
    ]);
    expect(result.outcomes).toMatchObject({ set: "known", units: 400 });
  });

  it("gives the strength of the table, bias-corrected, and the test over all indicators", async () => {
    const units = plantedUnits(2);
    const { result } = await examine(units);
    const counts = ["no", "yes"].map((level) =>
      ["A", "B", "rest"].map(
        (group) => units.filter((unit) => unit.group === group && unit.values[0] === level).length,
      ),
    );
    const found = cramersV(contingencyTable(counts));
    expect(strengthOf(result.indicators[0]!.group)).toBe(found.kind === "estimate" ? found.biasCorrected : null);
    expect(pOf(result.indicators[0]!.group)).toBe(1 / 1000);
  });

  it("gives for a number the area that tells a group from all others", async () => {
    const units = plantedUnits(3);
    const { result } = await examine(units);
    const area = result.indicators[4]!.areas.find(({ group }) => group === "B")!;
    const scores = Float64Array.from(units, ({ values }) => Number(values[4]));
    const expected = rocAuc(
      scores,
      units.map(({ group }) => Number(group === "B")),
    );
    expect(area.auc.value).toMatchObject({ kind: "estimate", value: "value" in expected ? expected.value : null });
    expect(result.indicators[0]!.areas).toEqual([]);
    expect(result.indicators[4]!.areas.map(({ group }) => group)).toEqual(["A", "B"]);
  });

  it("says what strength four of five such data sets would show", async () => {
    const { result } = await examine(plantedUnits(1));
    const { detectable } = result.indicators[0]!.outcome!;
    const value = detectable.kind === "estimate" ? detectable.value : Number.NaN;
    expect(chiSquaredPower(value, { n: 400, df: 1, alpha: 0.05, comparisons: 5 })).toBeCloseTo(0.8, 6);
  });

  it("calls outcomes too thin that would miss a relation as strong as the margin", async () => {
    const units = plantedUnits(1).map((unit, i) => (i % 8 === 0 ? unit : { ...unit, outcome: null }));
    const { result } = await examine(units);
    expect(result.indicators[0]).toMatchObject({ toOutcome: "too-thin", corner: "proxy-without-purpose" });
  });

  it("does not count a shown relation below the margin as one", async () => {
    const { result } = await examine(plantedUnits(1), { margin: 0.9 });
    expect(result.indicators[0]).toMatchObject({ toGroup: "below-margin", corner: "neither" });
  });

  it("looks at a random sample alone where the settings say so, and says what else would change", async () => {
    const units = plantedUnits(1).map(
      (unit, i): ProxyUnit => ({ ...unit, provenance: i % 10 === 0 ? "random" : "risk" }),
    );
    const { result } = await examine(units, { outcomes: "random" });
    expect(result.outcomes).toMatchObject({ set: "random", units: 40 });
    expect(result.otherOutcomes?.outcomes).toMatchObject({ set: "known", units: 400 });
    const known = await examine(units);
    const changed = known.result.otherOutcomes!.changed;
    for (const { column, from, to } of changed) {
      const at = (from: ProxiesResult) => from.indicators.find((each) => each.column === column)!.corner;
      expect([at(known.result), at(result)]).toEqual([from, to]);
    }
    const moved = result.indicators.filter((each, i) => each.corner !== known.result.indicators[i]!.corner);
    expect(changed.map(({ column }) => column)).toEqual(moved.map(({ column }) => column));
  });

  it("answers without outcomes, without flags and with one group", async () => {
    const units = plantedUnits(1).map((unit): ProxyUnit => ({ group: unit.group, values: unit.values }));
    const { result } = await examine(units);
    expect(result.outcomes).toBeNull();
    expect(result.indicators[0]).toMatchObject({
      flagged: null,
      toOutcome: "not-testable",
      corner: "proxy-without-purpose",
    });
    const alike = await examine(units.map((unit) => ({ ...unit, group: "A" })));
    expect(alike.result.indicators.every(({ corner }) => corner === "not-testable")).toBe(true);
  });

  it("publishes tables of the clearest relations alone, and only where every cell can be shown", async () => {
    const units = plantedUnits(1);
    const { result, tables } = await examine(units, { tables: 1 });
    const shown = result.indicators.filter(({ table }) => table !== null);
    expect(shown.map(({ column }) => column)).toEqual(["a"]);
    expect(tables.map(({ id }) => id)).toEqual(["proxies.groups", "proxies.indicator-1"]);
    expect(result.behind.some(({ id }) => id === "proxies.indicator-1")).toBe(false);
    // 90 units of group A and four people at each of the few that hold "rare".
    const rare = units.map((unit, i): ProxyUnit => ({ ...unit, values: [i < 4 ? "rare" : unit.values[0]!] }));
    const hidden = await examine(rare);
    expect(hidden.tables.map(({ id }) => id)).toEqual(["proxies.groups"]);
    expect(hidden.result.indicators[0]).toMatchObject({ toGroup: "shown", table: null });
  });

  it("gives the same result whatever the order of the patterns", async () => {
    const units = plantedUnits(4);
    const strengths = ({ result }: Awaited<ReturnType<typeof examine>>) =>
      result.indicators.map(({ group, outcome }) => [strengthOf(group).toFixed(10), strengthOf(outcome!).toFixed(10)]);
    expect(strengths(await examine([...units].reverse()))).toEqual(strengths(await examine(units)));
  });
});

describe("the corner of an indicator", () => {
  it("is a proxy where no purpose is shown, for whatever reason", () => {
    for (const reason of ["not-shown", "too-thin", "not-testable"] as const) {
      expect(cornerOf("shown", reason)).toBe("proxy-without-purpose");
    }
    expect(cornerOf("below-margin", "shown")).toBe("outcome-only");
    expect(cornerOf("not-testable", "shown")).toBe("not-testable");
  });
});
