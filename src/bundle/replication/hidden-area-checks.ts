import { type Check, CLOSED, SEARCHED } from "./check.js";
import { rNumber } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { shown } from "./table-checks.js";

type Assumption = Extract<ReplicatedNumbers["assumption"], { kind: "estimated" }>;
type Areas = Extract<Extract<Assumption["areas"], { kind: "shown" }>["value"], readonly unknown[]>;
type Point = Assumption["breakingPoints"][number];

/** Functions of R for the area when never-inspected units hide violations; outcomes by distinct score stand in `scores`. */
const FUNCTIONS: readonly string[] = [
  'hidden_v <- outcomes("violation", ".*")',
  'hidden_n <- outcomes("none", ".*")',
  'hidden_u <- outcomes("unknown", "never")',
  "area_with <- function(moved) auc_delong(scores$score, hidden_v + moved, hidden_n + hidden_u - moved)",
  "from_end <- function(k, highest) {",
  "  u <- if (highest) rev(hidden_u) else hidden_u",
  "  moved <- pmin(u, pmax(0, k - (cumsum(u) - u)))",
  "  if (highest) rev(moved) else moved",
  "}",
  "end_areas <- lapply(c(FALSE, TRUE), function(highest) sapply(0:hidden_most, function(k) area_with(from_end(k, highest))$auc))",
  "scenario_area <- function(shares, k, level) {",
  "  a <- area_with(whole(shares * hidden_u, hidden_u, k))",
  "  if (!is.finite(a$logit_error)) return(rep(a$auc, 3))",
  "  c(a$auc, plogis(qlogis(a$auc) + c(-1, 1) * qnorm((1 + level) / 2) * a$logit_error))",
  "}",
  "area_bounds <- function(k, level) {",
  "  low <- which.min(end_areas[[1]][seq_len(k + 1)]) - 1",
  "  high <- which.max(end_areas[[2]][seq_len(k + 1)]) - 1",
  "  ends <- list(area_with(from_end(low, FALSE)), area_with(from_end(high, TRUE)))",
  '  areas <- sapply(ends, `[[`, "auc")',
  '  errors <- sapply(ends, `[[`, "logit_error")',
  "  if (any(!is.finite(errors))) return(c(areas, areas))",
  "  c <- qnorm((1 + imbens_manski(diff(qlogis(areas)) / max(errors), level)) / 2)",
  "  c(areas, plogis(qlogis(areas) + c(-c, c) * errors))",
  "}",
  "hidden_areas <- function(share, level) {",
  "  k <- floor(share * sum(hidden_u))",
  "  c(share, k, scenario_area(k / sum(hidden_u), k, level), scenario_area(rank_shares(hidden_u, k), k, level), area_bounds(k, level))",
  "}",
  "first_at <- function(fails) { at <- which(fails); if (length(at) == 0) NA else at[1] - 1 }",
  "area_fails <- function(baseline, level, estimate) {",
  "  first_at(sapply(0:hidden_most, function(k) (if (estimate) area_bounds(k, level)[1] else area_bounds(k, level)[3]) <= baseline))",
  "}",
  "bands_fail <- function(low, high, level, estimate) {",
  "  n <- rowSums(band_table)[c(high, low)]",
  "  first_at(sapply(0:hidden_most, function(k) {",
  "    x <- c(band_table[high, 1], band_table[low, 1] + min(k, band_table[low, 3]))",
  "    if (estimate) x[1] * n[2] <= x[2] * n[1] else newcombe(x[1], n[1], x[2], n[2], level)[1] <= 0",
  "  }))",
  "}",
];

const ORDER = [
  (at: Areas[number]) => at.share,
  (at: Areas[number]) => at.hidden,
  ...(["inProportion", "byRank"] as const).flatMap((scenario) =>
    (["value", "lower", "upper"] as const).map((end) => (at: Areas[number]) => at[scenario][end]),
  ),
  ...(["lowest", "highest", "lower", "upper"] as const).map((end) => (at: Areas[number]) => at.bounds[end]),
];
const NAMES = ["share", "number", "in proportion", "lower", "upper", "by rank", "lower", "upper"];
const BOUND_NAMES = ["lowest", "highest", "lower bound", "upper bound"];

/**
 * The area under the ROC curve if never-inspected units hide violations, and the numbers at which claims about it and
 * about the order of the bands fail. Needs the scores, and the functions for hidden violations by rank.
 */
export function hiddenAreaParts({ assumption, tables, plan }: ReplicatedNumbers): readonly ScriptPart[] {
  if (assumption.kind !== "estimated") return [];
  const areas = shown(assumption.areas);
  const level = rNumber(1 - plan.score.alpha);
  const labels = tables.find(({ id }) => id === assumption.bands?.table)?.keys[0]?.levels ?? [];
  const steps = areas === undefined || "kind" in areas ? [] : areas;
  const checks = steps.map((step): Check => {
    return {
      kind: "numbers",
      name: `AUC with ${step.hidden} hidden`,
      of: [...NAMES, ...BOUND_NAMES],
      ours: ORDER.map((number) => number(step)),
      theirs: `hidden_areas(${step.share}, ${level})`,
      tolerance: SEARCHED,
    };
  });
  const lines = [`hidden_most <- floor(${assumption.highestShare} * sum(outcomes("unknown", "never")))`, ...FUNCTIONS];
  const points = assumption.breakingPoints.flatMap((point) => pointChecks(point, labels, level));
  return [{ section: "assumption", lines, checks: [...checks, ...points] }];
}

function pointChecks(point: Point, labels: readonly string[], level: string): readonly Check[] {
  const value = shown(point);
  if (value === undefined) return [];
  const { claim } = value;
  if (claim.kind === "groups-alike") return [];
  const [name, call] =
    claim.kind === "auc-above"
      ? [`AUC above ${claim.baseline}`, `area_fails(${claim.baseline}`]
      : [`${claim.higher} above ${claim.lower}`, `bands_fail(${placesOf(claim, labels).join(", ")}`];
  const check = (what: string, at: typeof value.estimateFails, estimate: string): readonly Check[] => {
    if (at === null) return [];
    const theirs = `${call}, ${level}, ${estimate})`;
    return [
      {
        kind: "numbers",
        name: `${name}, hidden until ${what}`,
        of: ["number", "share"],
        ours: [at.hidden, at.share],
        theirs: `c(1, 1 / sum(hidden_u)) * ${theirs}`,
        tolerance: CLOSED,
      },
    ];
  };
  const together = value.intervalFails?.hidden === value.estimateFails?.hidden ? "TRUE" : "FALSE";
  return [
    ...check("the estimate fails", value.estimateFails, "TRUE"),
    ...check("the interval fails", value.intervalFails, together),
  ];
}

function placesOf(claim: { readonly lower: string; readonly higher: string }, labels: readonly string[]) {
  return [labels.indexOf(claim.lower) + 1, labels.indexOf(claim.higher) + 1];
}
