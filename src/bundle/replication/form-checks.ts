import { type Check, CLOSED } from "./check.js";
import type { HypothesisData } from "./hypothesis-data.js";
import { adjustedCheck, stepDownLines } from "./permutation-checks.js";
import { drawsIn, rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { analystOnly, number, resampledCheck, shown } from "./table-checks.js";

type Form = Extract<ReplicatedNumbers["forms"][number], { kind: "tested" }>;
type Comparison = Form["groups"][number]["comparisons"][number];

/** Lines of R that give every sponsor of the patterns its score. */
export const SCORE_LINES: readonly string[] = ["unit_score <- each$score[unit]"];

const FUNCTIONS: readonly string[] = [
  "form_means <- function(g, s) c(sum(n[, g] * s) / sum(n[, g]), sum((size - n[, g]) * s) / sum(size - n[, g]))",
  "form_bounds <- function(g, s, level) {",
  "  m <- form_means(g, s)",
  "  u <- n[, g] * (s - m[1]) / sum(n[, g]) - (size - n[, g]) * (s - m[2]) / sum(size - n[, g])",
  "  line_interval(m[1] - m[2], error(u), level)",
  "}",
  "# Contrasts of any values, studentised anew for each column of them (Janssen 1997); all groups, then the next column.",
  "form_statistics <- function(values, groups) {",
  "  rest <- values - rep(colSums(size * values) / sum(size), each = units)",
  "  d <- contrast[, groups, drop = FALSE]",
  "  root <- crossprod(d^2, rest^2)",
  "  ifelse(root > 1e-12 * max(root), crossprod(d, rest) / sqrt(pmax(root, 0)), 0)",
  "}",
];

/**
 * Second families of H1 from the patterns: means of the score, and shares at or above every cut, of the members of each
 * group and of all others, with the linearised intervals of their differences.
 * @param data  H1 on units with several members
 * @param hasScores  whether the patterns hold scores
 */
export function formParts(
  data: HypothesisData,
  { forms }: Pick<ReplicatedNumbers, "forms">,
  hasScores: boolean,
): readonly ScriptPart[] {
  const tested = forms.filter((form) => form.kind === "tested");
  if (tested.length === 0) return [];
  const lines = [...(hasScores ? SCORE_LINES : []), ...FUNCTIONS];
  return [
    { lines, checks: tested.flatMap((form) => formChecks(data, form, hasScores)) },
    ...tested
      .filter(({ form }) => form !== "mean-score" || hasScores)
      .map((form) => permutedForm(data, form, form.form === "mean-score" ? "form_scores" : "form_bands")),
  ];
}

/** Values permuted over sponsors, all cuts of a sponsor together, and the p-values of the family. */
function permutedForm({ labels }: HypothesisData, form: Form, name: string): ScriptPart {
  const { tested, groups, cuts, stepDown, resamples } = form;
  const values =
    form.form === "mean-score" ? "cbind(unit_score)" : `outer(unit_band, seq_len(${cuts.length}), \`>\`) + 0`;
  const pick = (place: number) => (counts: string) => `${counts}[${place + 1}]`;
  const prefix = `H1, ${form.form}`;
  return {
    lines: [
      `${name}_values <- ${values}`,
      `${name}_tested <- ${rVector(tested.map((group) => labels.indexOf(group) + 1))}`,
      `${name}_of <- function(order) as.vector(form_statistics(${name}_values[order, , drop = FALSE], ${name}_tested))`,
      `${name}_observed <- ${name}_of(seq_len(units))`,
      `${name}_resamples <- ${drawsIn(resamples)}`,
      `${name}_statistics <- replicate(${name}_resamples, ${name}_of(sample(units)))`,
      `${name}_statistics <- matrix(${name}_statistics, length(${name}_observed))`,
      ...stepDownLines(name, stepDown),
    ],
    checks: [
      ...adjustedCheck(`${prefix}: smallest adjusted p`, shown(form.deciding), name, (counts) => `min(${counts})`),
      ...groups.flatMap(({ group, comparisons }) =>
        comparisons.flatMap(({ unadjusted, adjusted }, column) => {
          const place = column * tested.length + tested.indexOf(group);
          const called = `${prefix}, ${group}${cuts[column] === undefined ? "" : ` from ${cuts[column]}`}`;
          return [
            ...resampledCheck(
              `${called}: p alone`,
              shown(unadjusted),
              pick(place)(`${name}_alone`),
              `${name}_resamples`,
            ),
            ...adjustedCheck(`${called}: adjusted p`, shown(adjusted), name, pick(place)),
          ];
        }),
      ),
    ],
  };
}

/** The names of what only the analyst can recompute. */
export function formNames({ forms }: Pick<ReplicatedNumbers, "forms">): readonly Check[] {
  return forms.map(({ form }) => analystOnly(`H1, ${form}: means of groups and their differences`));
}

function formChecks({ labels }: HypothesisData, { form, groups, cuts }: Form, hasScores: boolean): readonly Check[] {
  if (form === "mean-score" && !hasScores) return [analystOnly(`H1, ${form}: means of groups and their differences`)];
  return groups.flatMap(({ group, comparisons }) =>
    comparisons.flatMap((comparison, cut) => {
      const values = form === "mean-score" ? "unit_score" : `as.numeric(unit_band > ${cut + 1})`;
      const at = form === "mean-score" ? "mean score" : `share from ${cuts[cut]}`;
      return comparisonChecks(`H1 ${group}: ${at}`, comparison, `${labels.indexOf(group) + 1}, ${values}`);
    }),
  );
}

function comparisonChecks(name: string, comparison: Comparison, given: string): readonly Check[] {
  const means = `form_means(${given})`;
  const point = (what: string, published: Comparison["mean"], theirs: string): readonly Check[] => {
    const estimate = shown(published);
    return estimate?.kind === "estimate" ? [number(`${name}${what}`, estimate.value, theirs, CLOSED)] : [];
  };
  const difference = shown(comparison.difference);
  const interval = difference?.kind === "estimate" && "lower" in difference.interval ? difference.interval : null;
  const bounds = interval === null ? "" : `form_bounds(${given}, ${interval.level})`;
  return [
    ...point("", comparison.mean, `${means}[1]`),
    ...point(", others", comparison.restMean, `${means}[2]`),
    ...point(", difference", comparison.difference, `-diff(${means})`),
    ...(interval === null
      ? []
      : [
          number(`${name}, difference, lower bound`, interval.lower, `${bounds}[1]`, CLOSED),
          number(`${name}, difference, upper bound`, interval.upper, `${bounds}[2]`, CLOSED),
        ]),
  ];
}
