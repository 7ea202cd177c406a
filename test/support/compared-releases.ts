import { createHash } from "node:crypto";
import { audit } from "../../src/core.js";
import { AUDIT_SCHEMA_ID } from "../../src/disclosure/audit-schema.js";
import { type ComparedRelease, releaseToCompare } from "../../src/disclosure/compare-read.js";
import { canonicalJson } from "../../src/plan/canonical-json.js";
import { sampleCasesPlan } from "./sample-plan.js";

/** Flagged persons and the others, by group. */
export type GroupCounts = Readonly<Record<string, readonly [flagged: number, others: number]>>;

/**
 * The release of an audit of persons in two bands.
 * @param counts  persons of each group
 * @param changes  settings of the plan that differ from those of the sample
 */
export async function releaseOf(counts: GroupCounts, changes: object = {}): Promise<ComparedRelease> {
  const plan = sampleCasesPlan({ resampling: { seed: 1, resamples: 999 }, ...changes });
  const bands = plan.bands!.order;
  const levels = Object.keys(counts);
  const persons = Object.values(counts).flatMap(([flagged, others], group) => [
    ...Array.from({ length: flagged }, () => ({ group, band: 1 })),
    ...Array.from({ length: others }, () => ({ group, band: 0 })),
  ]);
  const released = await audit(plan, {
    form: "cases",
    cases: {
      group: { codes: Uint8Array.from(persons, ({ group }) => group), levels },
      band: { codes: Uint8Array.from(persons, ({ band }) => band), levels: [bands[0]!, bands.at(-1)!] },
    },
  });
  const text = canonicalJson({ $schema: AUDIT_SCHEMA_ID, ...released }, { indent: 2 });
  const hash = createHash("sha256").update(text).digest("hex");
  return releaseToCompare({ period: "", file: "audit.json", text, hash }, null);
}
