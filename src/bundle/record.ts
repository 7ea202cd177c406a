import type { AuditResult } from "../audit/result.js";
import { canonicalJson } from "../plan/canonical-json.js";

export const RECORD_NAME = "record.json";

/**
 * The analyst's record: everything that a release may not hold, for repeating the run. A workfile.
 * @param result  the undisclosed result; its plan holds the seed
 * @param dataHash  SHA-256 of the evidence, in hexadecimal
 * @returns JSON text
 */
export function recordText(result: AuditResult, dataHash: string): string {
  const record = {
    kind: "analyst-record",
    confidential: "Undisclosed counts, seed and data hash. Do not publish.",
    toolkit: result.toolkit,
    planHash: result.planHash,
    seed: result.plan.resampling.seed,
    dataHash,
    result,
  };
  return canonicalJson(record, { indent: 2 });
}
