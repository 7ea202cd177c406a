import { describe, expect, it } from "vitest";
import { runAudit } from "../../../src/audit/run-audit.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import { disclose } from "../../../src/disclosure/disclose.js";
import { toDocument } from "../../../src/report/document/to-document.js";
import { forbiddenPhrases } from "../../../src/report/text/forbidden-phrases.js";
import { quietContext } from "../../support/data-folder.js";
import { loadedSolver } from "../../support/loaded-solver.js";
import { sampleCountsPlan } from "../../support/sample-plan.js";
import { textColumn } from "../../support/sponsor-rows.js";

/** Sponsors by majority group, rounded to tens: A differs for some of the exact counts only; D is too small to show. */
const ROWS = { A: [70, 40], B: [400, 120], C: [500, 150], D: [10, 0] };

async function released(data: object = {}, rows: Readonly<Record<string, number[]>> = ROWS) {
  const groups = Object.keys(rows).flatMap((group) => [group, group]);
  const counts = {
    group: textColumn(groups),
    band: textColumn(groups.map((_, i) => (i % 2 === 0 ? "low" : "high"))),
    count: Float64Array.from(Object.values(rows).flat()),
  };
  const plan = sampleCountsPlan({ data: { unit: "sponsors", rounding: { base: 10, kind: "nearest" }, ...data } });
  return disclose(await runAudit(memoryEngine(plan, { form: "counts", counts }), quietContext()), loadedSolver());
}

describe("the report on rounded counts", () => {
  it.each([
    ["en", "could fall on either side of the test"],
    ["nl", "kan de toets beide kanten op vallen"],
  ] as const)("says in %s what the rounding leaves open, and why there is no verdict", async (language, reason) => {
    const document = toDocument(await released(), { language });
    const text = JSON.stringify(document);
    expect(text).toContain(reason);
    const section = document.sections.find(({ id }) => id === "hypothesis-2-found")!;
    const table = section.blocks
      .flatMap((block) => (block.kind === "table" ? [block.table] : []))
      .find(({ id }) => id === "hypothesis-2-ranges")!;
    expect(table.rows.map(([group]) => group)).toEqual(["A", "B", "C", "D"]);
    const hidden = table.rows[3]!.slice(1);
    expect(new Set(hidden).size).toBe(1);
    expect(hidden[0]).not.toMatch(/\d/);
    expect(forbiddenPhrases(text)).toEqual([]);
  });

  it("shows nothing of a hidden group", async () => {
    const { hypothesis2 } = await released();
    if (hypothesis2.kind !== "tested") throw new Error(hypothesis2.reason);
    const hidden = hypothesis2.overRounding!.groups.find(({ group }) => group === "D")!;
    expect(Object.values(hidden).filter((part) => typeof part === "object" && part.kind === "shown")).toEqual([]);
  });

  it("gives no single p-value as certainty where the rounding leaves the answer open", async () => {
    const certainty = async (rows: Readonly<Record<string, number[]>>) => {
      const { sections } = toDocument(await released({}, rows), { language: "en" });
      return JSON.stringify(sections.find(({ id }) => id === "certainty"));
    };
    const { D: _, ...large } = ROWS;
    expect(await certainty(large)).toMatch(/smallest corrected p-value lies between .+ and .+ The test uses 0\.05/);
    for (const rows of [large, ROWS]) {
      expect(await certainty(rows)).not.toMatch(/random arrangements|p at most/);
    }
  });

  it("has no such table where counts are exact", async () => {
    const document = toDocument(await released({ rounding: undefined }), { language: "en" });
    expect(JSON.stringify(document)).not.toContain("hypothesis-2-ranges");
  });
});
