import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { auditJsonSchema } from "../../src/disclosure/audit-schema.js";
import type { PlanInput } from "../../src/plan/schema.js";
import { runCli } from "../support/command-line.js";
import { samplePlanInput } from "../support/sample-plan.js";
import { temporaryFolder, textsBelow } from "../support/temporary-folder.js";

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(auditJsonSchema());

async function auditOf(plan: PlanInput, data: Readonly<Record<string, string>>) {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  for (const [name, text] of Object.entries(data)) writeFileSync(join(folder, name), text);
  const { exitCode, stdout, stderr } = await runCli(["audit", "plan.json", "--out", "out"], folder);
  expect([exitCode, stderr]).toEqual([0, ""]);
  const files = textsBelow(join(folder, "out"));
  const audit = JSON.parse(files["audit.json"]!);
  validate(audit);
  expect(validate.errors).toBeNull();
  return { audit, stdout, files };
}

/** 200 people of two groups; a quarter of group a and half of group b are flagged. */
function casesCsv(): string {
  const rows = Array.from({ length: 200 }, (_, i) => {
    const group = i % 2 === 0 ? "a" : "b";
    const flagged = i % (group === "a" ? 8 : 4) < 2;
    return `${i},${group},${(i * 37) % 101},${flagged ? "high" : "low"},${flagged ? "yes" : "no"},${i % 3 === 0 ? 1 : 0}`;
  });
  return `id,group,score,band,selected,outcome\n${rows.join("\n")}\n`;
}

describe("toetssteen audit of other forms of data", () => {
  it("audits cases, where every question has an answer but those about sponsors", async () => {
    const { audit } = await auditOf(samplePlanInput("cases"), { "cases.csv": casesCsv() });
    expect(audit.hypothesis1.kind).toBe("tested");
    expect(audit.hypothesis2).toMatchObject({ kind: "not-tested", reason: "cases-have-one-group-each" });
    expect([audit.score.kind, audit.errors.kind, audit.selection.kind]).toEqual([
      "estimated",
      "estimated",
      "estimated",
    ]);
  });

  it("audits counts, and says that they hold no score", async () => {
    const counts = "group,band,n\na,low,300\na,high,100\nb,low,200\nb,high,200\n";
    const { audit } = await auditOf(samplePlanInput("counts"), { "counts.csv": counts });
    expect(audit.hypothesis1.kind).toBe("tested");
    expect(audit.score).toMatchObject({ kind: "not-estimable", reason: "source-holds-counts-only" });
  });

  it("keeps a count below the threshold out of every file of a release", async () => {
    const counts = "group,band,n\na,low,300\na,high,100\nb,low,200\nb,high,7\n";
    const { audit, files } = await auditOf(samplePlanInput("counts"), { "counts.csv": counts });
    expect(audit.disclosure.suppressedCells).toBeGreaterThan(0);
    const tables = Object.entries(files).filter(([name]) => name.endsWith(".csv"));
    for (const [name, text] of tables) expect(text, name).not.toMatch(/(?:^|,)7(?:,|\r)/m);
    for (const table of audit.tables) expect(table.counts).not.toContain(7);
  });
});
