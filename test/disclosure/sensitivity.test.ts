import { describe, expect, it } from "vitest";
import { hypotheses } from "../../src/audit/hypotheses.js";
import type { CountTable, TestedHypothesis } from "../../src/audit/result.js";
import { withSensitivity } from "../../src/audit/sensitivity/majority-sensitivity.js";
import type { RuledGroup, Sensitivity } from "../../src/audit/sensitivity/sensitivity-result.js";
import type { Unavailable } from "../../src/data/evidence.js";
import { closeRows } from "../../src/disclosure/close-rows.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { disclosedSensitivity } from "../../src/disclosure/sensitivity.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { samplePlan } from "../support/sample-plan.js";

const none: Unavailable = { kind: "unavailable", reason: "clusters-unknown" };
const THRESHOLDS = { threshold: 10, units: 5, largestShare: 0.5 };

/** A is the same from one half to nine tenths but for three sponsors; B loses half at seven tenths; D is small. */
const UNITS: readonly UnitOf[] = [
  { band: 1, members: { A: 10 }, weight: 40 },
  { band: 0, members: { A: 10 }, weight: 60 },
  { band: 1, members: { A: 6, B: 4 }, weight: 1 },
  { band: 0, members: { A: 6, B: 4 }, weight: 2 },
  { band: 1, members: { B: 10 }, weight: 20 },
  { band: 0, members: { B: 10 }, weight: 80 },
  { band: 1, members: { B: 6, C: 4 }, weight: 20 },
  { band: 0, members: { B: 6, C: 4 }, weight: 80 },
  { band: 1, members: { C: 10 }, weight: 30 },
  { band: 0, members: { C: 10 }, weight: 170 },
  { band: 1, members: { D: 1 }, weight: 2 },
  { band: 0, members: { D: 1 }, weight: 12 },
  { band: 1, members: { A: 5, C: 5 }, weight: 20 },
  { band: 0, members: { A: 5, C: 5 }, weight: 80 },
];

async function released(
  plan = samplePlan({ resampling: { seed: 2, resamples: 9_999 } }),
  thresholds = THRESHOLDS,
  units = UNITS,
) {
  const evidence = compositionOf(units);
  const { hypothesis2, tables } = await hypotheses(evidence, none, plan, quietContext());
  const result = (await withSensitivity(hypothesis2, evidence, plan, quietContext())) as TestedHypothesis;
  const hidden = hiddenCells(tables, thresholds);
  const context = { hidden, publish: publisher(hidden), thresholds };
  return {
    sensitivity: result.sensitivity!,
    published: disclosedSensitivity(result.sensitivity!, result, context),
    hidden,
  };
}

type Released = Awaited<ReturnType<typeof released>>["published"];
const ruleAt = <Rule extends Released["rules"][number] | Sensitivity["rules"][number]>(
  rules: readonly Rule[],
  threshold: number,
): Rule => rules.find(({ rule }) => rule.kind === "threshold" && rule.threshold === threshold)!;
const groupAt = (of: Released, threshold: number, name: string) =>
  ruleAt(of.rules, threshold).groups.find(({ group }) => group === name)!;

describe("disclosedSensitivity", async () => {
  const { published, sensitivity, hidden } = await released();

  const isHiddenSplit = (group: string) => hidden.isHidden("h2.groupByBand", group);

  it("names no hidden group under any rule", () => {
    expect(ruleAt(sensitivity.rules, 0.5).groups.map(({ group }) => group)).toContain("D");
    expect(hidden.isHidden("h2.groupByBand", "D")).toBe(true);
    const hiddenNames = ["A", "B", "C", "D"].filter((group) => hidden.isHidden("h2.groupByBand", group));
    for (const name of hiddenNames) expect(JSON.stringify(published)).not.toContain(`"${name}"`);
  });

  it("gives a row in full under the rule of the plan, and no second row that differs by a few sponsors", () => {
    const shown = ["A", "B", "C"].find((group) => !hidden.isHidden("h2.groupByBand", group));
    expect(shown).toBeDefined();
    for (const group of ["A", "B", "C"].filter((each) => !hidden.isHidden("h2.groupByBand", each))) {
      expect(groupAt(published, 0.5, group).ratio.kind).toBe("shown");
    }
    expect(groupAt(published, 0.7, "A").ratio).toEqual({ kind: "withheld", reason: "rests-on-hidden-cell" });
    expect(groupAt(published, 0.7, "A").unadjusted.kind).toBe("withheld");
    expect(groupAt(published, 0.7, "B").ratio.kind).toBe("shown");
  });

  it("says of every row that may be named whether a difference is shown", () => {
    for (const { groups } of published.rules) for (const { shown } of groups) expect(shown.kind).toBe("shown");
  });

  it("gives adjusted p-values as classes beside alpha where a group is hidden", () => {
    const named = sensitivity.rules.map(({ groups }) => groups.filter((group) => isHiddenSplit(group.group)).length);
    expect(new Set(named)).toEqual(new Set([0, 1]));
    for (const [place, { groups, smallestAdjusted, decides }] of published.rules.entries()) {
      const differs = groups.some(({ shown }) => shown.kind === "shown" && shown.value);
      expect(smallestAdjusted.kind).toBe(named[place] === 1 && !decides && !differs ? "withheld" : "class");
      for (const { adjusted } of groups) expect(adjusted.kind).toBe("class");
    }
  });

  it("publishes no count of a row", () => {
    expect(JSON.stringify(published)).not.toMatch(/support|"people"|"largest"/);
  });

  it("leaves no difference between two published rows, or numbers of sponsors, below the thresholds", () => {
    const full = new Map<string, RuledGroup[]>();
    sensitivity.rules.forEach((outcome, place) => {
      if (outcome.rule.kind === "share") return;
      for (const group of outcome.groups) {
        const row = published.rules[place]!.groups.find((each) => each.group === group.group);
        if (row?.ratio.kind === "shown") full.set(group.group, [...(full.get(group.group) ?? []), group]);
      }
    });
    for (const rows of full.values()) {
      for (const left of rows) {
        for (const right of rows) {
          const apart = [0, 1].map((cell) => Math.abs(left.support.units[cell]! - right.support.units[cell]!));
          expect(apart.every((units) => units === 0) || apart.every((units) => units >= THRESHOLDS.units)).toBe(true);
        }
      }
    }
    const counts = published.rules.flatMap(({ unitsWithMajority }) =>
      unitsWithMajority?.kind === "shown" ? [unitsWithMajority.value] : [],
    );
    for (const left of counts) {
      for (const right of counts) {
        expect(left === right || Math.abs(left - right) >= THRESHOLDS.threshold).toBe(true);
      }
    }
  });

  it("shows everything where nothing needs protection", async () => {
    const open = await released(undefined, { threshold: 0, units: 0, largestShare: 1 });
    for (const { groups, smallestAdjusted } of open.published.rules) {
      expect(smallestAdjusted.kind).toBe("shown");
      for (const { ratio, adjusted, unadjusted } of groups) {
        expect([ratio.kind, adjusted.kind, unadjusted.kind]).toEqual(["shown", "shown", "shown"]);
      }
    }
    expect(groupAt(open.published, 0.5, "D")).toBeDefined();
  });
});

describe("closeRows", () => {
  const table = (id: string, counts: readonly number[], more: Partial<CountTable> = {}): CountTable => ({
    id,
    unit: "sponsors",
    keys: [{ name: "group", levels: ["A", "B", "C", "D"] }],
    counts,
    support: { people: counts.map((count) => 2 * count), units: counts, largest: counts.map(() => 2) },
    ...more,
  });
  const whole = table("h2.groups", [100, 100, 100, 100]);

  it("finds rows that leave out a few units, not those that leave out none or enough", () => {
    const part = table("h2s.groups", [100, 97, 95, 60], { subsetOf: "h2.groups" });
    expect(closeRows(part, [whole, part], THRESHOLDS)).toEqual([1]);
    expect(closeRows(part, [whole, part], { ...THRESHOLDS, threshold: 0 })).toEqual([]);
  });

  it("hides them, so that no subtraction of published rows gives a few units", () => {
    const part = table("h2s.groups", [100, 97, 90, 60], { subsetOf: "h2.groups" });
    const hidden = hiddenCells([whole, part], THRESHOLDS);
    const rows = ["A", "B", "C", "D"].filter((level) => hidden.isHidden("h2s.groups", level));
    expect(rows).toContain("B");
    expect(rows.length).toBeGreaterThanOrEqual(2);
    expect(hidden.hidesSome("h2.groups")).toBe(false);
  });

  it("asks nothing of a table that stands alone", () => {
    expect(closeRows(whole, [whole], THRESHOLDS)).toEqual([]);
  });
});

/** D alone differs, and is small; C is hidden beside it, and has no majority any more above six tenths. */
const ONE_DIFFERS: readonly UnitOf[] = [
  { band: 1, members: { A: 10 }, weight: 20 },
  { band: 0, members: { A: 10 }, weight: 80 },
  { band: 1, members: { B: 10 }, weight: 24 },
  { band: 0, members: { B: 10 }, weight: 96 },
  { band: 1, members: { C: 6, A: 4 }, weight: 6 },
  { band: 0, members: { C: 6, A: 4 }, weight: 24 },
  { band: 1, members: { D: 10 }, weight: 12 },
  { band: 0, members: { D: 10 }, weight: 2 },
];

/** Groups whose class a reader works out: somebody differs, nobody who is named does, and one tested group is not named. */
function workedOut(rules: Released["rules"], counted: Sensitivity["rules"]): readonly string[] {
  return rules.flatMap(({ smallestAdjusted: smallest, groups }, place) => {
    const differs = smallest.kind === "class" && smallest.relation === "at-most";
    const unnamed = counted[place]!.groups.filter(({ group }) => !groups.some((named) => named.group === group));
    const isNamed = groups.some(({ shown }) => shown.kind === "shown" && shown.value);
    return differs && !isNamed && unnamed.length === 1 ? unnamed.map(({ group }) => group) : [];
  });
}

describe("rules under which one hidden group alone is tested", async () => {
  const { published, sensitivity } = await released(undefined, undefined, ONE_DIFFERS);

  it("give its class to nobody", () => {
    expect(workedOut(published.rules, sensitivity.rules)).toEqual([]);
    expect(ruleAt(published.rules, 0.3).smallestAdjusted).toMatchObject({ kind: "class", relation: "at-most" });
    expect(ruleAt(published.rules, 0.7).smallestAdjusted.kind).toBe("withheld");
  });

  it("would give it to the same attacker if they said whether anybody differs", () => {
    const open = published.rules.map((rule, place) => {
      const p = sensitivity.rules[place]!.smallestAdjusted.value;
      const relation = p <= 0.05 ? ("at-most" as const) : ("above" as const);
      return { ...rule, smallestAdjusted: { kind: "class" as const, relation, bound: 0.05 } };
    });
    expect(new Set(workedOut(open, sensitivity.rules))).toEqual(new Set(["D"]));
  });
});
