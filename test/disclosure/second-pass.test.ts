import { describe, expect, it } from "vitest";
import { hypotheses } from "../../src/audit/hypotheses.js";
import type { CountTable, TestedHypothesis } from "../../src/audit/result.js";
import type { GroupSecondPass, SecondPass } from "../../src/audit/second-pass/second-pass-result.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { disclosedGroupPass, disclosedPasses } from "../../src/disclosure/second-pass.js";
import { compositionOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { samplePlan } from "../support/sample-plan.js";

const thresholds = { threshold: 10, units: 5, largestShare: 0.5 };

/** Mixed sponsors of four groups; those with a majority of X are flagged far more often. */
async function planted(): Promise<{ tables: readonly CountTable[]; h1: TestedHypothesis; h2: TestedHypothesis }> {
  const units = Array.from({ length: 600 }, (_, i) => {
    const main = "ABCX"[i % 4]!;
    const other = "XABC"[(i >> 2) % 4]!;
    const flagged = main === "X" ? i % 8 < 4 : i % 24 < 3;
    return { band: flagged ? 1 : 0, members: other === main ? { [main]: 3 } : { [main]: 3, [other]: 1 + (i % 2) } };
  });
  const none = { kind: "unavailable", reason: "clusters-unknown" } as const;
  const result = await hypotheses(compositionOf(units), none, samplePlan(), quietContext());
  if (result.hypothesis1.kind !== "tested" || result.hypothesis2.kind !== "tested") throw new Error("expected tests");
  return { tables: result.tables, h1: result.hypothesis1, h2: result.hypothesis2 };
}

const { tables, h1, h2 } = await planted();
const passOf = (part: TestedHypothesis, group: string) => part.groups.find((each) => each.group === group)!.secondPass!;
const throughs = (part: TestedHypothesis) => part.groups.filter((group) => group.secondPass?.named.value === false);

/** The same tables with one group of so few people that it is hidden. */
const hiding = (group: string) =>
  tables.map((table) => {
    const row = table.keys[0]!.levels.indexOf(group);
    const width = table.counts.length / table.keys[0]!.levels.length;
    const few = (values: readonly number[]) =>
      values.map((value, cell) => (Math.floor(cell / width) === row ? 1 : value));
    if (row < 0 || table.support === undefined) return table;
    const { people, units, largest } = table.support;
    return {
      ...table,
      counts: few(table.counts),
      support: { people: few(people), units: few(units), largest: few(largest) },
    };
  });

describe("the second pass of a planted group", () => {
  it("names it alone in both hypotheses, and explains the other rejections by it", () => {
    for (const part of [h1, h2]) {
      expect(part.secondPass?.named.value).toEqual(["X"]);
      expect(part.secondPass?.passes.map((pass) => [pass.without.value, pass.named.value])).toEqual([
        [[], "X"],
        [["X"], null],
      ]);
      expect(throughs(part).length).toBeGreaterThan(0);
      for (const group of throughs(part)) {
        expect(group.secondPass?.without.value).toEqual(["X"]);
        expect(group.verdict.value.evidence).toEqual({ value: "difference-shown", through: ["X"] });
        expect(group.verdict.restsOn.some((reference) => reference.endsWith("#X"))).toBe(true);
      }
    }
  });

  it("rests on a table of who is left out of the rest where sponsors are mixed", () => {
    const [group] = throughs(h1);
    const { difference } = group!.secondPass!;
    expect(difference.restsOn).toContain(`h1.rest1#${group!.group}`);
    const table = tables.find(({ id }) => id === "h1.rest1")!;
    const groups = tables.find(({ id }) => id === "h1.groups")!;
    const row = table.keys[0]!.levels.indexOf(group!.group);
    const members = table.counts.slice(4 * row, 4 * row + 4).reduce((sum, count) => sum + count, 0);
    expect(members).toBe(groups.counts[groups.keys[0]!.levels.indexOf(group!.group)]);
    const all = table.counts.reduce((sum, count) => sum + count, 0);
    expect(all).toBe(
      groups.counts.reduce((sum, count) => sum + count, 0) - groups.counts[groups.keys[0]!.levels.indexOf("X")]!,
    );
  });
});

describe("the second pass after disclosure", () => {
  it("gives no name and no number of or against a hidden group", () => {
    const hidden = hiddenCells(hiding("X"), thresholds);
    expect(hidden.isHidden("h2.groups", "X")).toBe(true);
    const publish = publisher(hidden);
    const isHidden = (group: string) => hidden.isHidden("h2.groups", group);
    const passes = disclosedPasses(h2.secondPass as SecondPass, 0.05, { publish, isHidden });
    expect(passes.named.kind).toBe("withheld");
    // No pass after it: their number would say how many groups are named that may not be.
    expect(passes.passes.map((pass) => [pass.without.kind, pass.named.kind])).toEqual([["shown", "withheld"]]);
    expect(passes.passes[0]!.groups.find(({ group }) => group === "X")?.adjusted.kind).toBe("withheld");
    const [through] = throughs(h2);
    const group = disclosedGroupPass(through!.secondPass, 0.05, { publish, hidden: false });
    expect([group?.without.kind, group?.difference.kind, group?.ratio.kind]).toEqual([
      "withheld",
      "withheld",
      "withheld",
    ]);
    expect(group?.adjusted.kind).toBe("class");
  });

  it("is nothing at all for a hidden group", () => {
    const publish = publisher(hiddenCells(tables, thresholds));
    expect(disclosedGroupPass(passOf(h2, "X"), 0.05, { publish, hidden: true })).toBeNull();
    expect(disclosedGroupPass(null, 0.05, { publish, hidden: false })).toBeNull();
  });

  it("withholds a difference whose counts would leave a small cell of the rest", () => {
    const [through] = throughs(h1);
    const restOnly = tables.map((table) => {
      if (table.id !== "h1.rest1") return table;
      const { people, units, largest } = table.support!;
      const few = (values: readonly number[]) =>
        values.map((value, cell) => (cell % 4 === 2 ? Math.min(value, 2) : value));
      return { ...table, support: { people: few(people), units: few(units), largest: few(largest) } };
    });
    const hidden = hiddenCells(restOnly, thresholds);
    const pass = through!.secondPass as GroupSecondPass;
    const shown = disclosedGroupPass(pass, 0.05, { publish: publisher(hidden), hidden: false });
    expect([shown?.named.kind, shown?.adjusted.kind]).toEqual(["shown", "shown"]);
    expect([shown?.difference.kind, shown?.ratio.kind]).toEqual(["withheld", "withheld"]);
    expect(hidden.hidesSome("h1.groupByBand")).toBe(false);
  });
});
