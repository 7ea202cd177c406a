import { resampledPValue } from "../../statistics/resampled-p-value.js";
import { type Check, CLOSED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { drawsIn, rVector } from "./r-text.js";
import type { ScriptPart } from "./script-part.js";
import { number, shown } from "./table-checks.js";

/** Level of the Monte Carlo interval that our p-value is given here. */
const LEVEL = 0.99;

type Rule = NonNullable<HypothesisData["part"]["sensitivity"]>["rules"][number];

const FUNCTIONS: readonly string[] = [
  "majority_by <- function(threshold, least) {",
  "  tied <- rowSums(n == largest) > 1",
  "  ifelse(!tied & size >= least & largest / size > threshold + 1e-9, top, length(h1_groups) + 1)",
  "}",
  "by_rule <- function(found, g) {",
  "  own <- found == g",
  "  c(x = sum(unit_flagged[own]), n = sum(own), X = sum(unit_flagged), N = units)",
  "}",
  "rule_difference <- function(s) s[[1]] / s[[2]] - (s[[3]] - s[[1]]) / (s[[4]] - s[[2]])",
  "rule_ratio <- function(s) s[[1]] / s[[2]] / ((s[[3]] - s[[1]]) / (s[[4]] - s[[2]]))",
  "# Flags permuted over sponsors: all counts at least as far from the expected one.",
  "as_far <- function(s) {",
  "  k <- max(0, s[[2]] + s[[3]] - s[[4]]):min(s[[2]], s[[3]])",
  "  expected <- s[[2]] * s[[3]] / s[[4]]",
  "  sum(dhyper(k, s[[3]], s[[4]] - s[[3]], s[[2]])[abs(k - expected) >= abs(s[[1]] - expected) - 1e-9])",
  "}",
  "rule_family <- function(found, tested, resamples, step_down) {",
  "  x <- tabulate(found[unit_flagged], length(h1_groups) + 1)",
  "  n <- tabulate(found, length(h1_groups) + 1)",
  "  rest_of_units(x + 0, n + 0, sum(unit_flagged), units, tested, integer(0), resamples, step_down)",
  "}",
  "# Without a cut each sponsor counts with the share that the group has of its migrants.",
  "share_weights <- function(least) n / size * (size >= least)",
  "share_sums <- function(w, g) c(x = sum(w[unit_flagged, g]), n = sum(w[, g]), X = sum(unit_flagged), N = units)",
  "share_family <- function(w, tested, resamples, step_down) {",
  "  w <- w[, tested, drop = FALSE]",
  "  squares <- colSums(w^2) - colSums(w)^2 / units",
  "  z <- function(flags) {",
  "    own <- crossprod(w, flags)",
  "    all <- rep(colSums(flags), each = ncol(w))",
  "    studentised(own, crossprod(w^2, flags), own, all, all, colSums(w) / units, squares, units)",
  "  }",
  "  draw <- function(b) z(replicate(min(200, resamples - 200 * (b - 1)), sample(unit_flagged + 0)))",
  "  statistics <- do.call(cbind, lapply(seq_len(ceiling(resamples / 200)), draw))",
  "  observed <- as.vector(z(matrix(unit_flagged + 0)))",
  "  c(step_down(observed, statistics), list(alone = extreme_counts(observed, statistics)))",
  "}",
];

/**
 * Other rules for the majority of H2, from the patterns: sponsors by majority group, differences, ratios,
 * p-values alone and adjusted. The rule without a cut gives every sponsor to all of its groups, by their shares.
 * @param data  H2 on the sponsors of the patterns
 */
export function ruleParts({ labels, part, ...data }: HypothesisData): readonly ScriptPart[] {
  const rules = part.sensitivity?.rules ?? [];
  if (rules.length === 0) return [];
  return [
    { lines: FUNCTIONS, checks: [] },
    ...rules.map((outcome, place): ScriptPart => rulePart({ labels, part, ...data }, outcome, `rule${place + 1}`)),
  ];
}

function rulePart(data: HypothesisData, outcome: Rule, name: string): ScriptPart {
  const { rule, groups, resamples } = outcome;
  const stepDown = data.part.family.stepDown === "minP" ? "step_down_min" : "step_down_max";
  const tested = rVector(groups.map(({ group }) => data.labels.indexOf(group) + 1));
  const threshold = rule.kind === "threshold" ? rule.threshold : 0;
  const found =
    rule.kind === "share" ? `share_weights(${rule.minMigrants})` : `majority_by(${threshold}, ${rule.minMigrants})`;
  const family = rule.kind === "share" ? "share_family" : "rule_family";
  return {
    lines: [
      `${name} <- ${found}`,
      ...(groups.length === 0
        ? []
        : [
            `${name}_resamples <- ${drawsIn(resamples)}`,
            `${name}_adjusted <- ${family}(${name}, ${tested}, ${name}_resamples, ${stepDown})`,
          ]),
    ],
    checks: ruleChecks(data, outcome, name),
  };
}

function wordsOf({ rule }: Rule): string {
  if (rule.kind === "share") return `shares in place of majorities, from ${rule.minMigrants}`;
  const cut = rule.kind === "threshold" ? `above ${rule.threshold}` : "the largest";
  return `majorities ${cut}, from ${rule.minMigrants}`;
}

function ruleChecks(data: HypothesisData, outcome: Rule, name: string): readonly Check[] {
  const { rule, unitsWithMajority, groups, smallestAdjusted, resamples } = outcome;
  const words = wordsOf(outcome);
  const count = unitsWithMajority === null ? undefined : shown(unitsWithMajority);
  const sums = rule.kind === "share" ? "share_sums" : "by_rule";
  const least = shown(smallestAdjusted);
  return [
    ...(count === undefined
      ? []
      : [number(`H2 by ${words}: sponsors with one`, count, `sum(${name} <= length(h1_groups))`, 0)]),
    ...(least === undefined || groups.length === 0
      ? []
      : adjusted(`H2 by ${words}: smallest adjusted p`, least, {
          name,
          resamples,
          pick: (counts) => `min(${counts})`,
        })),
    ...groups.flatMap((group, place) => {
      const at = { name, resamples, pick: (counts: string) => `${counts}[${place + 1}]` };
      const found = `${sums}(${name}, ${data.labels.indexOf(group.group) + 1})`;
      return groupChecks((what) => named(data, group.group, `${what} by ${words}`), group, {
        found,
        exact: rule.kind !== "share" && shown(group.unadjusted) !== decidingP(data, group.group),
        at,
      });
    }),
  ];
}

/** Where p-values of a rule are counted in R. */
interface CountedAt {
  readonly name: string;
  readonly resamples: number;
  readonly pick: (counts: string) => string;
}

function groupChecks(
  called: (what: string) => string,
  { difference, ratio, unadjusted, adjusted: published }: Rule["groups"][number],
  { found, exact, at }: { readonly found: string; readonly exact: boolean; readonly at: CountedAt },
): readonly Check[] {
  const [left, over, p, stepped] = [shown(difference), shown(ratio), shown(unadjusted), shown(published)];
  return [
    ...(left?.kind === "estimate"
      ? [number(called("difference"), left.value, `rule_difference(${found})`, CLOSED)]
      : []),
    ...(over?.kind === "estimate" ? [number(called("ratio"), over.value, `rule_ratio(${found})`, CLOSED)] : []),
    ...(p === undefined
      ? []
      : exact
        ? [number(called("p alone"), p, `as_far(${found})`, CLOSED)]
        : [resampled(called("p alone"), p, at, at.pick(`${at.name}_adjusted$alone`))]),
    ...(stepped === undefined ? [] : adjusted(called("adjusted p"), stepped, at)),
  ];
}

function adjusted(name: string, p: number, at: CountedAt): readonly Check[] {
  const counts = (part: string) => at.pick(`${at.name}_adjusted$${part}`);
  return [{ ...resampled(name, p, at, counts("count")), between: [counts("low"), counts("high")] }];
}

/** A resampled p-value of which the result gives nothing else: its interval follows from its resamples. */
function resampled(name: string, p: number, at: CountedAt, extreme: string): Extract<Check, { kind: "resampled" }> {
  const counted = Math.max(0, Math.round(p * (at.resamples + 1)) - 1);
  const { lower, upper } = resampledPValue(counted, at.resamples, { level: LEVEL }).interval;
  return { kind: "resampled", name, ours: p, interval: { lower, upper }, extreme, resamples: `${at.name}_resamples` };
}

/** p alone of the deciding rule: a rule that finds the same majorities takes it over, and that one is resampled. */
function decidingP({ part }: HypothesisData, group: string): number | undefined {
  const deciding = part.groups.find((each) => each.group === group);
  const test = deciding === undefined ? undefined : shown(deciding.unadjusted);
  return test !== undefined && "pValue" in test ? test.pValue : undefined;
}
