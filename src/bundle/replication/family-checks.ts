import { independentPermutation } from "./permutation-checks.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { tablePart, testedFamilies } from "./replication-script.js";
import type { ScriptPart } from "./script-part.js";
import { tableChecks } from "./table-checks.js";

/**
 * Planned families from their tables, like the hypotheses themselves. Where whole sponsors are permuted, groups of groups
 * are not in the patterns: their p-values are not recomputed.
 * @param audit  released result, or an undisclosed one in its form
 */
export function familyParts(audit: ReplicatedNumbers): readonly ScriptPart[] {
  return testedFamilies(audit).flatMap((data) => {
    const independent = data.part.unit === data.part.memberUnit;
    return [tablePart(data, tableChecks(data, audit.plan)), ...(independent ? [independentPermutation(data)] : [])];
  });
}
