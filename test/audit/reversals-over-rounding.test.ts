import { describe, expect, it } from "vitest";
import type { TestedHypothesis } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { quietContext } from "../support/data-folder.js";
import { sampleCountsPlan } from "../support/sample-plan.js";
import { textColumn } from "../support/sponsor-rows.js";

/** Sponsors by group and branch, not flagged and flagged: A is flagged less often in each branch, and is mostly in the risky one. */
type Branches = Readonly<Record<string, readonly [calm: readonly [number, number], risky: readonly [number, number]]>>;

async function reversalOf(rows: Branches, base?: number) {
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
  return outcome.groups.find(({ group }) => group === "A")!.reversal.value;
}

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
