import type { AuditResult } from "../../audit/result.js";
import type { Evidence } from "../../data/evidence.js";
import { areaParts } from "./area-checks.js";
import { asShown } from "./as-shown.js";
import { calibrationParts } from "./calibration-checks.js";
import { familyParts } from "./family-checks.js";
import { formParts } from "./form-checks.js";
import { hiddenAreaParts } from "./hidden-area-checks.js";
import { memberPowerPart } from "./member-power-checks.js";
import { OUTCOME_LINES, OUTCOMES_NAME, outcomesCsv } from "./outcome-patterns.js";
import {
  majorityCheck,
  majorityLines,
  PATTERNS_NAME,
  patternChecks,
  patternLines,
  patternsCsv,
} from "./pattern-checks.js";
import { clusteredPermutation, independentPermutation } from "./permutation-checks.js";
import { powerParts } from "./power-checks.js";
import { MEMBER_REST_FUNCTIONS } from "./r-rest-functions.js";
import { replicationScript, SCRIPT_NAME, tablePart, testedHypotheses } from "./replication-script.js";
import { ruleParts } from "./rule-checks.js";
import { SCORES_NAME, scoreChecks, scoreLines, scoresCsv } from "./score-checks.js";
import { inSection, type ScriptPart } from "./script-part.js";
import { secondPassParts } from "./second-pass-checks.js";
import { strataParts } from "./strata-checks.js";
import { tableChecks } from "./table-checks.js";
import { tableParts } from "./table-parts.js";
import { togetherPart } from "./together-checks.js";
import { useParts } from "./use-checks.js";
import { withinStrataParts } from "./within-strata-checks.js";

/** What the analyst's package is made of, beside the result. */
export type ReplicationEvidence = Pick<Evidence, "composition" | "scores" | "groupScores">;

/**
 * Replication for the analyst: an R script beside the sufficient statistics, which are patterns of sponsors without
 * their numbers, distinct scores, and outcomes by score and group. Workfiles: nothing of it may be published.
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
  const { composition, scores, groupScores } = evidence;
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
        { lines: [...patternLines(), ...MEMBER_REST_FUNCTIONS], checks: patternChecks(clustered) },
        ...(second ? [{ lines: majorityLines(majorityThreshold, minMigrants), checks: [majorityCheck()] }] : []),
        togetherPart(clustered),
      ]),
      ...inSection("forms", formParts(clustered, audit, composition.patternScores !== undefined)),
      ...inSection("hypothesis1", [clusteredPermutation(clustered), memberPowerPart(clustered, audit.plan)]),
      ...secondPassParts(clustered, true),
      ...withinStrataParts(hypotheses, composition.strata),
      ...inSection("hypothesis2", hypotheses.filter(({ kind }) => kind === "h2").flatMap(ruleParts)),
    );
  }
  const others = hypotheses.filter((data) => data !== clustered);
  parts.push(
    ...others.flatMap((data) =>
      inSection(data.section, [independentPermutation(data), ...secondPassParts(data, false)]),
    ),
    ...powerParts(others, audit.plan),
    ...inSection("families", familyParts(audit)),
  );
  if (scores.kind === "scores") files.set(SCORES_NAME, scoresCsv(scores));
  parts.push({
    section: "score",
    lines: scores.kind === "scores" ? scoreLines() : [],
    checks: scoreChecks(audit, scores.kind === "scores"),
  });
  if (scores.kind === "scores") parts.push(...useParts(audit));
  const ranked = groupScores.kind === "groupScores";
  if (ranked) files.set(OUTCOMES_NAME, outcomesCsv(groupScores));
  parts.push({ lines: ranked ? OUTCOME_LINES : [], checks: [] }, ...tableParts(audit, ranked));
  if (ranked) parts.push(...areaParts(audit), ...calibrationParts(audit));
  if (ranked && scores.kind === "scores") parts.push(...hiddenAreaParts(audit));
  return { files, parts };
}
