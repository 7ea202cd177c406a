import type { DisclosedAudit } from "../../disclosure/disclosed.js";
import { familyParts } from "./family-checks.js";
import { formNames } from "./form-checks.js";
import { LEFT_OUT_OF_RELEASE } from "./left-out-numbers.js";
import { independentPermutation } from "./permutation-checks.js";
import { replicationScript, SCRIPT_NAME, tablePart, testedHypotheses } from "./replication-script.js";
import { scoreChecks } from "./score-checks.js";
import { inSection } from "./script-part.js";
import { secondPassParts } from "./second-pass-checks.js";
import { strataParts } from "./strata-checks.js";
import { analystOnly, tableChecks } from "./table-checks.js";
import { tableParts } from "./table-parts.js";

/**
 * Replication for everybody: an R script that recomputes what is a function of the published tables, and lists what
 * needs the analyst's data.
 * @param audit  disclosed audit; nothing else reaches the script
 * @returns path inside the release -> text
 */
export function publicReplication(audit: DisclosedAudit): ReadonlyMap<string, string> {
  const hypotheses = testedHypotheses(audit).flatMap((data) => {
    const independent = data.part.unit === data.part.memberUnit;
    const permutation = independent
      ? independentPermutation(data)
      : { lines: [], checks: [analystOnly(`${data.title}: permutation of whole sponsors`)] };
    const tables = tablePart(data, tableChecks(data, audit.plan));
    return inSection(data.section, [
      tables,
      ...strataParts(data, audit),
      permutation,
      ...(independent ? secondPassParts(data, false) : []),
    ]);
  });
  const rest = { lines: [], checks: [...scoreChecks(audit, false), ...formNames(audit)] };
  const about = "It holds the published tables and nothing else.";
  return new Map([
    [
      `replication/${SCRIPT_NAME}`,
      replicationScript(
        audit,
        about,
        [...hypotheses, ...inSection("families", familyParts(audit)), ...tableParts(audit, false), rest],
        LEFT_OUT_OF_RELEASE,
      ),
    ],
  ]);
}
