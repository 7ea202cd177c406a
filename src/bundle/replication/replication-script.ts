import { type Check, checkLine } from "./check.js";
import { coverageLines, coverageOf } from "./coverage.js";
import { comment, type HypothesisData, hypothesisData, hypothesisLines } from "./hypothesis-data.js";
import { LEFT_OUT, type LeftOutNumbers } from "./left-out-numbers.js";
import { R_FUNCTIONS } from "./r-functions.js";
import { REST_FUNCTIONS } from "./r-rest-functions.js";
import { STRATA_FUNCTIONS } from "./r-strata-functions.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";

export const SCRIPT_NAME = "replicate.R";

/** What the script compares, how, and to which digits, for its reader. */
const EXPLANATION: readonly string[] = [
  "#",
  "# Run it in its own folder: Rscript replicate.R",
  "#",
  "# Each line that it prints is one number of the audit, ours beside the one that R computes: they agree or they differ.",
  "# R computes it from the tables and files beside this script, with base R and the formulas below, written from their",
  "# sources and not from our program. Lines that need coin or pROC say so where these are not installed.",
  "# - Closed formulas agree to 9 digits, what is searched for to 6, and the odds ratio of fisher.test to 3. Digits count",
  "#   after the point for numbers below 1, and from the first digit for larger ones.",
  "# - Numbers that rest on random draws are drawn anew by R, with random numbers of its own. They agree where the two are",
  "#   no further apart than chance can bring them, about 4.5 standard errors of their difference. The last line counts",
  "#   these apart. R draws 20,000 times at most; Rscript replicate.R --simulations 100000 draws more and takes longer.",
  "# - Power that is summed exactly starts from the value beyond which our own draws reject: R takes the value that comes",
  "#   nearest to ours among those that chance can bring about.",
  "# The last lines say how many numbers were compared, and which were not, with the reason. Settings of the plan, counts",
  "# of the tables themselves, numbers of draws and seeds are not counted as numbers of the audit.",
];

/** Text of the script: functions, then each part, then the count of what agrees. */
export function replicationScript(
  audit: ReplicatedNumbers,
  about: string,
  parts: readonly ScriptPart[],
  reasons: readonly LeftOutNumbers[] = LEFT_OUT,
): string {
  const body = parts.flatMap(({ lines, checks }) => [...lines, ...checks.map(checkLine), ""]);
  return [
    comment(`Replication of ${audit.plan.title}`),
    ...(audit.plan.synthetic ? ["# Synthetic data"] : []),
    `# ${about} Made by ${audit.toolkit.name} ${audit.toolkit.version}; plan ${audit.planHash}.`,
    ...EXPLANATION,
    "",
    R_FUNCTIONS,
    ...STRATA_FUNCTIONS,
    ...REST_FUNCTIONS,
    "set.seed(1)",
    ...body,
    ...coverageLines(coverageOf(audit, parts, reasons)),
    'left <- if (counted[["no package"]] > 0) sprintf(", %d need a package that is not installed", counted[["no package"]]) else ""',
    'drawn <- counted[["within simulation error"]]',
    'drawn <- if (drawn > 0) sprintf("; %d of those that agree do so within simulation error", drawn) else ""',
    'cat(sprintf("%d agree, %d differ, %d analyst only%s%s\\n", counted[["agree"]], counted[["differ"]], counted[["analyst only"]], left, drawn))',
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
