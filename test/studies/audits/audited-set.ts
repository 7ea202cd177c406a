import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DisclosedAudit } from "../../../src/disclosure/disclosed.js";
import { audit } from "../../../src/index.js";
import type { SyntheticSettings } from "../../../src/synthetic/settings.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { syntheticFiles } from "../../../src/synthetic/write-synthetic.js";

/** Plan of the generator under which nothing is hidden: every verdict can be counted. */
const PLAN = "plan-open.yaml";

/** Least resamples; the audit raises them to what the adjusted p-values of its families need. */
const RESAMPLES = 999;

/**
 * Audits one synthetic set as anybody would: files with their plan in a folder, read and audited whole.
 * @param settings  seed, sponsors and what is planted; the truth stands in the truth.json beside the data
 */
export async function auditedSet(settings: SyntheticSettings): Promise<DisclosedAudit> {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-study-"));
  try {
    for (const { name, text } of syntheticFiles(synthesise(settings))) {
      writeFileSync(join(folder, name), name === PLAN ? withResamples(text, settings.seed) : text);
    }
    return await audit(join(folder, PLAN), { threads: 1 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The plan with a seed of its own for the resamples, and fewer of them. */
function withResamples(plan: string, seed: number): string {
  const section = /^resampling:\n {2}seed: 1$/m;
  if (!section.test(plan)) throw new Error("a plan of the generator sets the seed of its resamples");
  return plan.replace(section, `resampling:\n  seed: ${seed}\n  resamples: ${RESAMPLES}`);
}
