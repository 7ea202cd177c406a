import { describe, expect, it } from "vitest";
import { plannedFamilies } from "../../../src/audit/families/planned-families.js";
import { hypotheses } from "../../../src/audit/hypotheses.js";
import type { HypothesisResult, TestedHypothesis } from "../../../src/audit/result.js";
import { compositionOf, type UnitOf } from "../../support/composition-evidence.js";
import { quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";

const NO_COUNTS = { kind: "unavailable", reason: "source-holds-counts-only" } as const;
const label = { nl: "groepen", en: "groups" };
const pooled = {
  name: "pooled",
  label,
  alpha: 0.05,
  groups: { by: "levels", levels: { small: ["S0", "S1", "S2", "S3", "S4", "S5"], large: ["L0", "L1", "L2"] } },
};

/** Six small groups of 15 sponsors, four in ten flagged, beside three large ones of 300, one in seven flagged. */
const units: UnitOf[] = [
  ...Array.from({ length: 90 }, (_, i) => ({ band: i % 5 < 2 ? 1 : 0, members: { [`S${i % 6}`]: 2 } })),
  ...Array.from({ length: 900 }, (_, i) => ({ band: i % 7 === 0 ? 1 : 0, members: { [`L${i % 3}`]: 1 + (i % 4) } })),
];

async function audited(families: readonly object[], sponsors: readonly UnitOf[] = units) {
  const plan = samplePlan({
    families,
    rules: { statelessAndUnknown: ["XXA"] },
    power: { draws: 200 },
    resampling: { resamples: 1999 },
  });
  const evidence = compositionOf(sponsors);
  const single = await hypotheses(evidence, NO_COUNTS, plan, quietContext());
  return { single, ...(await plannedFamilies(evidence, single, plan, quietContext())) };
}

function tested(result: HypothesisResult | null): TestedHypothesis {
  if (result?.kind !== "tested") throw new Error("not tested");
  return result;
}

describe("plannedFamilies", () => {
  it("tests pooled groups that were too small alone, at the alpha of the family", async () => {
    const { single, families } = await audited([pooled]);
    const alone = tested(single.hypothesis1);
    expect(alone.family.tested).toEqual(["L0", "L1", "L2"]);
    const together = tested(families[0]!.hypothesis1);
    expect(together.family).toMatchObject({ tested: ["large", "small"], alpha: 0.05 });
    expect(together.verdict.value.evidence.value).toBe("difference-shown");
    expect(tested(families[0]!.hypothesis2).verdict.value.evidence.value).toBe("difference-shown");
  });

  it("gives its tables names of their own, and every number rests on tables that exist", async () => {
    const { single, families, tables } = await audited([pooled, { ...pooled, name: "again", hypotheses: ["h2"] }]);
    const ids = [...single.tables, ...tables].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain("family.pooled.h1.groupByBand");
    expect(ids).not.toContain("family.again.h1.groupByBand");
    const references = [...JSON.stringify(families).matchAll(/"restsOn":\[([^\]]*)\]/g)]
      .flatMap(([, list]) => JSON.parse(`[${list}]`) as string[])
      .map((reference) => reference.split("#")[0]!);
    expect(references.length).toBeGreaterThan(20);
    expect([...new Set(references)].filter((id) => !ids.includes(id))).toEqual([]);
    expect(families.map(({ hypothesis1 }) => hypothesis1 === null)).toEqual([false, true]);
  });

  it("links its tables to those of single groups by cells that add up to both", async () => {
    const { single, families, tables, links } = await audited([pooled]);
    const all = [...single.tables, ...tables];
    expect(links.map(({ byBand }) => byBand)).toEqual([
      ["h1.groupByBand", "family.pooled.h1.groupByBand"],
      ["h2.groupByBand", "family.pooled.h2.groupByBand"],
    ]);
    for (const { byBand, cells } of links) {
      byBand.forEach((id, place) => {
        const table = all.find((each) => each.id === id)!;
        table.keys[0]!.levels.forEach((level, row) => {
          for (const band of [0, 1]) {
            const sum = cells
              .filter(({ rows }) => rows[place] === level)
              .reduce((total, { counts }) => total + counts[band]!, 0);
            expect(sum, `${id} ${level}`).toBe(table.counts[2 * row + band]);
          }
        });
      });
    }
    expect(families[0]!.notPlaced).toEqual([]);
  });

  it("names the levels that the plan does not place, and keeps stateless people apart", async () => {
    const more = [...units, ...Array.from({ length: 30 }, (_, i) => ({ band: i % 2, members: { NEW: 1, XXA: 1 } }))];
    const { families } = await audited([pooled], more);
    expect(families[0]!.notPlaced).toEqual(["NEW"]);
    expect(tested(families[0]!.hypothesis1).groups.map(({ group }) => group)).toEqual([
      "XXA",
      "large",
      "not placed",
      "small",
    ]);
  });

  it("says why a family could not be tested", async () => {
    const plan = samplePlan({ families: [pooled] });
    const missing = { kind: "unavailable", reason: "composition-after-prediction" } as const;
    const single = await hypotheses(missing, NO_COUNTS, plan, quietContext());
    const { families, tables, links } = await plannedFamilies(missing, single, plan, quietContext());
    expect(families[0]!.hypothesis1).toMatchObject({ kind: "not-tested", reason: "composition-after-prediction" });
    expect([tables, links]).toEqual([[], []]);
  });
});
