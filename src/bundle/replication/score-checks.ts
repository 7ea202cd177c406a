import type { ScoreEvidence } from "../../data/evidence.js";
import { type Check, CLOSED } from "./check.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import { analystOnly, number, shown } from "./table-checks.js";

export const SCORES_NAME = "scores.csv";

type ScoreSet = Extract<ReplicatedNumbers["score"], { kind: "estimated" }>["sets"][number];

/** Distinct scores as CSV: outcomes by the way in which they became known, and units whose outcome is not known. */
export function scoresCsv({ scores, provenances, violations, none, unknown }: ScoreEvidence): string {
  const width = provenances.length;
  const header = ["score", ...provenances.flatMap((name) => [`violation_${name}`, `none_${name}`, `unknown_${name}`])];
  const rows = Array.from(scores, (score, row) => {
    const cells = provenances.flatMap((_, column) => {
      const at = row * width + column;
      return [violations[at]!, none[at]!, unknown[at]!];
    });
    return [score, ...cells].join(",");
  });
  return `${[header.join(","), ...rows].join("\n")}\n`;
}

/** Lines of R that read the scores. */
export function scoreLines(): readonly string[] {
  return [
    `scores <- read.csv("${SCORES_NAME}")`,
    'outcomes <- function(what, from) rowSums(scores[, grep(paste0("^", what, "_", from, "$"), names(scores)), drop = FALSE])',
  ];
}

/** Checks of the area under the curve, by formula and by pROC; without scores they are the analyst's. */
export function scoreChecks({ score }: ReplicatedNumbers, hasScores: boolean): readonly Check[] {
  if (score.kind !== "estimated") return [];
  return score.sets.flatMap((set) => (hasScores ? setChecks(set) : [analystOnly(`AUC, ${set.provenance}`)]));
}

function setChecks(set: ScoreSet): readonly Check[] {
  const auc = shown(set.auc);
  if (auc === undefined || auc.kind === "not-estimable") return [];
  const [violations, none] = countsInR(set.provenance);
  const name = `AUC, ${set.provenance}`;
  const theirs = `auc_delong(scores$score, ${violations}, ${none})`;
  const samples = `controls = rep(scores$score, ${none}), cases = rep(scores$score, ${violations})`;
  const pROC = `pROC::roc(${samples}, direction = "<", quiet = TRUE)`;
  return [
    number(name, auc.value, `${theirs}$auc`, CLOSED),
    {
      kind: "number",
      name: `${name}, by pROC`,
      ours: auc.value,
      theirs: `pROC::auc(${pROC})`,
      tolerance: CLOSED,
      needs: "pROC",
    },
    ...("kind" in auc.interval ? [] : intervalChecks(name, theirs, auc.interval)),
    ...set.baselines.flatMap(({ baseline, test }) => {
      const value = shown(test);
      if (value === undefined || !("pValue" in value)) return [];
      const z = `(qlogis(${theirs}$auc) - qlogis(${baseline})) / ${theirs}$logit_error`;
      return [number(`${name}, p against ${baseline}`, value.pValue, `2 * pnorm(-abs(${z}))`, CLOSED)];
    }),
  ];
}

function intervalChecks(
  name: string,
  theirs: string,
  {
    lower,
    upper,
    level,
  }: { readonly lower: number | "unbounded"; readonly upper: number | "unbounded"; readonly level: number },
): readonly Check[] {
  const bound = (sign: "-" | "+") =>
    `plogis(qlogis(${theirs}$auc) ${sign} qnorm((1 + ${level}) / 2) * ${theirs}$logit_error)`;
  return [
    number(`${name}, lower bound`, lower, bound("-"), CLOSED),
    number(`${name}, upper bound`, upper, bound("+"), CLOSED),
  ];
}

/** Violations and none of a set, score by score. */
export function countsInR(provenance: ScoreSet["provenance"]): readonly [violations: string, none: string] {
  if (provenance === "all-known") return ['outcomes("violation", ".*")', 'outcomes("none", ".*")'];
  if (provenance === "all-known-and-never-inspected") {
    return ['outcomes("violation", ".*")', '(outcomes("none", ".*") + outcomes("unknown", "never"))'];
  }
  return [`outcomes("violation", "${provenance}")`, `outcomes("none", "${provenance}")`];
}
