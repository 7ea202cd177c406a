import { describe, expect, it } from "vitest";
import type { TestedHypothesis } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { quietContext } from "../support/data-folder.js";
import { sampleCountsPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

/** Sponsors by group and branch, not flagged and flagged: A is flagged less often in each branch, and is mostly in the risky one. */
type Branches = Readonly<Record<string, readonly [calm: readonly [number, number], risky: readonly [number, number]]>>;

async function groupAOf(rows: Branches, base?: number) {
  const cells = Object.entries(rows).flatMap(([group, branches]) =>
    branches.flatMap((counts, branch) =>
      counts.map((count, band) => ({ group, branch: ["calm", "risky"][branch]!, band: ["low", "high"][band]!, count })),
    ),
  );
  const plan = sampleCountsPlan({
    data: {
      unit: "sponsors",
      ...(base === undefined ? {} : { rounding: { base, kind: "nearest" } }),
    },
    strata: [{ name: "branch", label: { nl: "branche", en: "branch" }, columns: ["branch"], modelInput: true }],
  });
  const counts = {
    group: textColumn(cells.map(({ group }) => group)),
    band: textColumn(cells.map(({ band }) => band)),
    count: Float64Array.from(cells, ({ count }) => count),
    strata: { branch: textColumn(cells.map(({ branch }) => branch)) },
  };
  const { hypothesis2 } = await runAudit(memoryEngine(plan, { form: "counts", counts }), quietContext());
  const { outcome } = (hypothesis2 as TestedHypothesis).conditional[0]!;
  if (outcome.kind !== "tested") throw new Error("not tested");
  return outcome.groups.find(({ group }) => group === "A")!;
}

const reversalOf = async (...given: Parameters<typeof groupAOf>) => (await groupAOf(...given)).reversal.value;

const rows: Branches = {
  A: [
    [280, 10],
    [1400, 600],
  ],
  B: [
    [4500, 500],
    [300, 200],
  ],
};

describe("a reversal on rounded counts", () => {
  it("stays one where it holds over the whole rounding", async () => {
    expect(await reversalOf(rows)).toBe("reversal");
    expect(await reversalOf(rows, 10)).toBe("reversal");
  });

  it("is a sign that differs where some consistent table does not show it", async () => {
    expect(await reversalOf(rows, 500)).toBe("sign-differs");
  });
});

describe("common effects on rounded counts", () => {
  it("have ranges that hold the effects of the published counts, and grow with the rounding", async () => {
    const [fine, coarse] = [await groupAOf(rows, 10), await groupAOf(rows, 100)];
    for (const name of ["oddsRatio", "ratio", "difference"] as const) {
      const [narrow, wide] = [fine, coarse].map(({ mantelHaenszel }) => mantelHaenszel!.overRounding![name].value);
      const effect = fine.mantelHaenszel![name].value;
      if (narrow?.kind !== "range" || wide?.kind !== "range" || effect.kind !== "estimate") throw new Error("no range");
      expect(narrow.outer.lower).toBeLessThan(effect.value);
      expect(narrow.outer.upper).toBeGreaterThan(effect.value);
      expect(wide.outer.lower).toBeLessThan(narrow.outer.lower as number);
      expect(wide.outer.upper).toBeGreaterThan(narrow.outer.upper as number);
    }
  });

  it("have none where the counts are exact", async () => {
    expect((await groupAOf(rows)).mantelHaenszel!.overRounding).toBeNull();
  });
});
