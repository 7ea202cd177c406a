import { type Check, SEARCHED } from "./check.js";
import { rString } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { number, shown } from "./table-checks.js";
import { threeNumbers } from "./three-numbers.js";

type Calibration = Extract<ReplicatedNumbers["calibration"], { kind: "estimated" }>;
type Numbers = Omit<Calibration["groups"][number], "group">;

/** Functions of R: the regression is R's own `glm` (Cox 1958), the interval of Brier's score a mean's. */
const FUNCTIONS: readonly string[] = [
  "calibration_of <- function(set, rows) {",
  '  k <- known_by("score", set, rows)',
  "  k$p <- (k$at - zero) / (one - zero)",
  "  lapply(k, function(part) part[k$v + k$n > 0])",
  "}",
  "fitted_line <- function(k, what, level) {",
  "  data <- data.frame(v = k$v, n = k$n, x = qlogis(k$p))",
  "  control <- glm.control(epsilon = 1e-14, maxit = 200)",
  '  formula <- if (what == "inTheLarge") cbind(v, n) ~ offset(x) else cbind(v, n) ~ x',
  "  fit <- suppressWarnings(summary(glm(formula, binomial, data, control = control)))$coefficients",
  '  row <- fit[if (what == "slope") 2 else 1, ]',
  "  row[[1]] + c(0, -1, 1) * qnorm((1 + level) / 2) * row[[2]]",
  "}",
  "brier_of <- function(k, level) {",
  "  units <- sum(k$v + k$n)",
  "  score <- sum(k$v * (1 - k$p)^2 + k$n * k$p^2) / units",
  "  error <- sqrt(max(0, sum(k$v * (1 - k$p)^4 + k$n * k$p^4) / units - score^2) / (units - 1))",
  "  c(score, pmax(0, pmin(1, score + c(-1, 1) * qnorm((1 + level) / 2) * error)))",
  "}",
  "observed_of <- function(k, level) c(sum(k$v) / sum(k$v + k$n), wilson(sum(k$v), sum(k$v + k$n), level))",
];

/**
 * Calibration of a score that is read as a share, over all and by group: means, the fitted line, Brier's score. Needs the
 * functions that count outcomes by group.
 */
export function calibrationParts({ calibration }: ReplicatedNumbers): readonly ScriptPart[] {
  if (calibration.kind !== "estimated" || calibration.probability === null) return [];
  const { zero, one } = calibration.probability;
  const sets = calibration.sets.flatMap(({ provenance, numbers }) => {
    if (numbers === null) return [];
    return numberChecks(`calibration, ${provenance}`, numbers, `calibration_of(${rString(provenance)}, everybody)`);
  });
  const groups = calibration.groups.flatMap(({ group, ...numbers }, place) =>
    numberChecks(`calibration, ${group}`, numbers, `calibration_of("all-known", ${place + 1})`),
  );
  const lines = [
    `zero <- ${zero}`,
    `one <- ${one}`,
    "# Units without members are in no group.",
    "everybody <- c(every_group, length(every_group) + 1)",
    ...FUNCTIONS,
  ];
  return [{ section: "calibration", lines, checks: [...sets, ...groups] }];
}

function numberChecks(name: string, numbers: Numbers, counts: string): readonly Check[] {
  const { meanPredicted, observed, inTheLarge, intercept, slope, brier } = numbers;
  const [mean, score] = [shown(meanPredicted), shown(brier)];
  const line = (what: string) => (level: number) => `fitted_line(${counts}, "${what}", ${level})`;
  return [
    ...(mean?.kind === "estimate"
      ? [number(`${name}: mean predicted`, mean.value, `with(${counts}, sum((v + n) * p) / sum(v + n))`, SEARCHED)]
      : []),
    ...threeNumbers(`${name}: observed`, observed, (level) => `observed_of(${counts}, ${level})`),
    ...threeNumbers(`${name}: in the large`, inTheLarge, line("inTheLarge")),
    ...threeNumbers(`${name}: intercept`, intercept, line("intercept")),
    ...threeNumbers(`${name}: slope`, slope, line("slope")),
    ...(score === undefined || !("score" in score)
      ? []
      : [
          ...threeNumbers(`${name}: Brier`, { kind: "shown", value: score.score }, (level) => {
            return `brier_of(${counts}, ${level})`;
          }),
          number(
            `${name}: Brier of the mean`,
            score.uncertainty,
            `with(${counts}, prod(c(sum(v), sum(n)) / sum(v + n)))`,
            SEARCHED,
          ),
        ]),
  ];
}
