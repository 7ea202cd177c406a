import { beforeAll, describe, expect, it } from "vitest";
import type { AuditResult } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { disclose } from "../../src/disclosure/disclose.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { letterKey } from "../../src/disclosure/letters.js";
import { AuditError } from "../../src/errors.js";
import { toDocument } from "../../src/report/document/to-document.js";
import { renderHtml } from "../../src/report/html/render-html.js";
import { quietContext } from "../support/data-folder.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { sampleCountsPlan } from "../support/sample-plan.js";

const COUNTS = {
  Quexland: [131, 417],
  "Bar(low) + x": [88, 342],
  Zyxonia: [57, 203],
  Wabe: [3, 20],
  Brillig: [44, 61],
};

async function audited(counts: Readonly<Record<string, readonly number[]>>): Promise<AuditResult> {
  const groups = Object.keys(counts).sort();
  const plan = sampleCountsPlan({
    data: { unit: "independent-persons" },
    groups: { named: [groups[0]!] },
    disclosure: { threshold: 10, letters: true },
    resampling: { seed: 5, resamples: 1999, bootstrap: 199 },
  });
  const rows = groups.flatMap((group, code) => counts[group]!.map((count, column) => ({ code, column, count })));
  const columns = {
    group: { levels: groups, codes: Uint16Array.from(rows, ({ code }) => code) },
    band: { levels: ["high", "low"], codes: Uint16Array.from(rows, ({ column }) => column) },
    count: Float64Array.from(rows, ({ count }) => count),
  };
  return runAudit(memoryEngine(plan, { form: "counts", counts: columns }), quietContext());
}

describe("letters in place of labels", () => {
  let result: AuditResult;
  let released: DisclosedAudit;
  beforeAll(async () => {
    result = await audited(COUNTS);
    released = disclose(result, loadedSolver());
  });

  const labels = () => Object.keys(COUNTS);

  it("leave no label in any byte that is written", () => {
    const files = bundleFiles(released, { languages: ["nl", "en"], replication: true });
    for (const [name, content] of files) {
      const text = Buffer.from(content as string).toString("utf8");
      for (const label of labels()) expect(text.includes(label), `${name} ${label}`).toBe(false);
    }
    const html = renderHtml(toDocument(released, { language: "en" }));
    for (const label of labels()) expect(html).not.toContain(label);
  });

  it("keep every count under its letter, in tables and in lists of groups", () => {
    const key = letterKey(result);
    const { plan: open } = result;
    const named = disclose(
      { ...result, plan: { ...open, disclosure: { ...open.disclosure, letters: undefined } } } as AuditResult,
      loadedSolver(),
    );
    for (const [at, table] of named.tables.entries()) {
      const [rows] = table.keys;
      const under = released.tables[at]!;
      if (rows?.name !== "group") continue;
      const width = table.counts.length / rows.levels.length;
      for (const [row, label] of rows.levels.entries()) {
        const place = under.keys[0]!.levels.indexOf(key.get(label)!);
        expect(under.counts.slice(place * width, (place + 1) * width)).toEqual(
          table.counts.slice(row * width, (row + 1) * width),
        );
      }
    }
    if (named.hypothesis1.kind !== "tested" || released.hypothesis1.kind !== "tested") throw new Error("H1 is tested");
    const letters = released.hypothesis1.groups.map(({ group }) => group);
    expect(letters).toEqual([...letters].sort());
    for (const group of named.hypothesis1.groups) {
      const under = released.hypothesis1.groups.find((each) => each.group === key.get(group.group));
      expect(under).toMatchObject({ tested: group.tested, difference: group.difference, adjusted: group.adjusted });
    }
  });

  it("are dealt by the seed, each group its own", () => {
    const key = letterKey(result);
    expect([...key.values()].sort()).toEqual(["A", "B", "C", "D", "E"]);
    const dealt = (seed: number) =>
      [
        ...letterKey({ ...result, plan: { ...result.plan, resampling: { ...result.plan.resampling, seed } } }).values(),
      ].join("");
    const orders = new Set(Array.from({ length: 8 }, (_, seed) => dealt(seed)));
    expect(orders.size).toBeGreaterThan(5);
    expect(dealt(1)).toBe(dealt(1));
  });

  it("are refused where a label is a word of the release", async () => {
    const clashing = await audited({ shown: [131, 417], Bland: [88, 342] });
    expect(() => disclose(clashing, loadedSolver())).toThrow(AuditError);
  });
});
