import { type Check, checkLine } from "./check.js";
import { coverageLines, coverageOf } from "./coverage.js";
import { comment, type HypothesisData, hypothesisData, hypothesisLines } from "./hypothesis-data.js";
import { R_FUNCTIONS } from "./r-functions.js";
import { REST_FUNCTIONS } from "./r-rest-functions.js";
import { STRATA_FUNCTIONS } from "./r-strata-functions.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";

export const SCRIPT_NAME = "replicate.R";

/** Text of the script: functions, then each part, then the count of what agrees. */
export function replicationScript(audit: ReplicatedNumbers, about: string, parts: readonly ScriptPart[]): string {
  const body = parts.flatMap(({ lines, checks }) => [...lines, ...checks.map(checkLine), ""]);
  return [
    comment(`Replication of ${audit.plan.title}`),
    ...(audit.plan.synthetic ? ["# Synthetic data"] : []),
    `# ${about} Made by ${audit.toolkit.name} ${audit.toolkit.version}; plan ${audit.planHash}.`,
    "# Run it in its own folder: Rscript replicate.R",
    "",
    R_FUNCTIONS,
    ...STRATA_FUNCTIONS,
    ...REST_FUNCTIONS,
    "set.seed(1)",
    ...body,
    ...coverageLines(coverageOf(audit, parts)),
    'left <- if (counted[["no package"]] > 0) sprintf(", %d need a package that is not installed", counted[["no package"]]) else ""',
    'cat(sprintf("%d agree, %d differ, %d analyst only%s\\n", counted[["agree"]], counted[["differ"]], counted[["analyst only"]], left))',
    "",
  ].join("\n");
}

/** Both hypotheses, and the second one for the human step, as far as they were tested. */
export function testedHypotheses(audit: ReplicatedNumbers): readonly HypothesisData[] {
  return [...testedOf(audit, audit, { id: "", title: "", section: null }), ...selectedStep(audit)];
}

function selectedStep(audit: ReplicatedNumbers): readonly HypothesisData[] {
  const part = audit.hypothesis2Selected;
  if (part?.kind !== "tested") return [];
  const names = { id: "h2s", kind: "h2", title: "H2 of the human step", section: "hypothesis2Selected" } as const;
  const data = hypothesisData(names, part, audit, ["selected"]);
  return data === null ? [] : [data];
}

/** Both hypotheses of each planned family, as far as they were tested; their names start with that of the family. */
export function testedFamilies(audit: ReplicatedNumbers): readonly HypothesisData[] {
  return audit.families.flatMap((family, place) =>
    testedOf(family, audit, { id: `family${place + 1}_`, title: `${family.name}, `, section: "families" }),
  );
}

type Pair = Readonly<Record<"hypothesis1" | "hypothesis2", ReplicatedNumbers["hypothesis1"] | null>>;

function testedOf(
  { hypothesis1, hypothesis2 }: Pair,
  audit: ReplicatedNumbers,
  before: { readonly id: string; readonly title: string; readonly section: "families" | null },
): readonly HypothesisData[] {
  const each = [
    ["h1", hypothesis1, "hypothesis1"],
    ["h2", hypothesis2, "hypothesis2"],
  ] as const;
  return each.flatMap(([kind, hypothesis, own]) => {
    const title = `${before.title}${kind.toUpperCase()}`;
    const names = { id: `${before.id}${kind}`, kind, title, section: before.section ?? own };
    const data = hypothesis?.kind === "tested" ? hypothesisData(names, hypothesis, audit) : null;
    return data === null ? [] : [data];
  });
}

/** Set-up of the tables of a hypothesis. */
export function tablePart(data: HypothesisData, checks: readonly Check[]): ScriptPart {
  return { lines: hypothesisLines(data), checks };
}
