import type { AuditResult } from "../../audit/result.js";
import type { Evidence } from "../../data/evidence.js";
import { asShown } from "./as-shown.js";
import { familyParts } from "./family-checks.js";
import { formParts } from "./form-checks.js";
import {
  majorityCheck,
  majorityLines,
  PATTERNS_NAME,
  patternChecks,
  patternLines,
  patternsCsv,
} from "./pattern-checks.js";
import { clusteredPermutation, independentPermutation } from "./permutation-checks.js";
import { replicationScript, SCRIPT_NAME, tablePart, testedHypotheses } from "./replication-script.js";
import { ruleParts } from "./rule-checks.js";
import { SCORES_NAME, scoreChecks, scoreLines, scoresCsv } from "./score-checks.js";
import { inSection, type ScriptPart } from "./script-part.js";
import { strataParts } from "./strata-checks.js";
import { tableChecks } from "./table-checks.js";
import { tableParts } from "./table-parts.js";
import { togetherPart } from "./together-checks.js";
import { withinStrataParts } from "./within-strata-checks.js";

/** What the analyst's package is made of, beside the result. */
export type ReplicationEvidence = Pick<Evidence, "composition" | "scores">;

/**
 * Replication for the analyst: an R script beside the sufficient statistics, which are patterns of sponsors without
 * their numbers, and distinct scores. Workfiles: nothing of it may be published.
 * @param result  the undisclosed result
 * @param evidence  what it was computed from
 * @returns base name -> text
 */
export function analystReplication(result: AuditResult, evidence: ReplicationEvidence): ReadonlyMap<string, string> {
  const { files, parts } = analystParts(result, evidence);
  const about = "Confidential: it holds undisclosed counts.";
  return new Map([...files, [SCRIPT_NAME, replicationScript(asShown(result), about, parts)]]);
}

/** The data files and the parts of the script. */
export function analystParts(
  result: AuditResult,
  evidence: ReplicationEvidence,
): { readonly files: ReadonlyMap<string, string>; readonly parts: readonly ScriptPart[] } {
  const audit = asShown(result);
  const { composition, scores } = evidence;
  const files = new Map<string, string>();
  const hypotheses = testedHypotheses(audit);
  const clustered = hypotheses.find(({ part }) => part.unit !== part.memberUnit);
  const parts: ScriptPart[] = hypotheses.flatMap((data) =>
    inSection(data.section, [tablePart(data, tableChecks(data, audit.plan)), ...strataParts(data, audit)]),
  );
  if (clustered !== undefined && composition.kind === "composition") {
    files.set(PATTERNS_NAME, patternsCsv(composition));
    const { majorityThreshold, minMigrants } = result.plan.hypothesis2;
    const second = hypotheses.some(({ kind }) => kind === "h2");
    parts.push(
      ...inSection("hypothesis1", [
        { lines: patternLines(), checks: patternChecks(clustered) },
        ...(second ? [{ lines: majorityLines(majorityThreshold, minMigrants), checks: [majorityCheck()] }] : []),
        togetherPart(clustered),
      ]),
      ...inSection("forms", formParts(clustered, audit, composition.patternScores !== undefined)),
      ...inSection("hypothesis1", [clusteredPermutation(clustered)]),
      ...withinStrataParts(hypotheses, composition.strata),
      ...inSection("hypothesis2", hypotheses.filter(({ kind }) => kind === "h2").flatMap(ruleParts)),
    );
  }
  const others = hypotheses.filter((data) => data !== clustered);
  parts.push(
    ...others.flatMap((data) => inSection(data.section, [independentPermutation(data)])),
    ...inSection("families", familyParts(audit)),
  );
  if (scores.kind === "scores") files.set(SCORES_NAME, scoresCsv(scores));
  parts.push({
    section: "score",
    lines: scores.kind === "scores" ? scoreLines() : [],
    checks: scoreChecks(audit, scores.kind === "scores"),
  });
  parts.push(...tableParts(audit));
  return { files, parts };
}
