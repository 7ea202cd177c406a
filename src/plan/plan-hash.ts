import type { RunContext } from "../runtime/run-context.js";
import { sortedCanonicalJson } from "./canonical-json.js";
import type { Plan } from "./schema.js";

/**
 * SHA-256 of a validated plan, which is public. Layout, comments and order of keys of the file change nothing; a value
 * does, also one that a default filled in.
 * @param plan  validated, with every default
 * @param hash  SHA-256 in lower-case hexadecimal, as `RunContext.hash`
 * @returns 64 hexadecimal digits
 */
export async function planHash(plan: Plan, hash: RunContext["hash"]): Promise<string> {
  return hash(new TextEncoder().encode(sortedCanonicalJson(plan)));
}
