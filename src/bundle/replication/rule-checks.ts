import { type Check, CLOSED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import type { ScriptPart } from "./script-part.js";
import { number, shown } from "./table-checks.js";

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
];

/**
 * Other rules for the majority of H2, from the patterns: sponsors by majority group, differences, ratios and p-values
 * alone. The rule without a cut and the adjusted p-values of the others are not recomputed.
 * @param data  H2 on the sponsors of the patterns
 */
export function ruleParts({ labels, part, ...data }: HypothesisData): readonly ScriptPart[] {
  const rules = part.sensitivity?.rules.filter(({ rule }) => rule.kind !== "share") ?? [];
  if (rules.length === 0) return [];
  return [
    { lines: FUNCTIONS, checks: [] },
    ...rules.map((outcome, place): ScriptPart => {
      const { rule } = outcome;
      const name = `rule${place + 1}`;
      const threshold = rule.kind === "threshold" ? rule.threshold : 0;
      const words =
        rule.kind === "threshold"
          ? `above ${threshold}, from ${rule.minMigrants}`
          : `the largest, from ${rule.minMigrants}`;
      return {
        lines: [`${name} <- majority_by(${threshold}, ${rule.minMigrants})`],
        checks: ruleChecks({ labels, part, ...data }, outcome, { name, words }),
      };
    }),
  ];
}

function ruleChecks(
  data: HypothesisData,
  { unitsWithMajority, groups }: Rule,
  { name, words }: { readonly name: string; readonly words: string },
): readonly Check[] {
  const count = unitsWithMajority === null ? undefined : shown(unitsWithMajority);
  return [
    ...(count === undefined
      ? []
      : [number(`H2 by majorities ${words}: sponsors with one`, count, `sum(${name} <= length(h1_groups))`, 0)]),
    ...groups.flatMap(({ group, difference, ratio, unadjusted }) => {
      const found = `by_rule(${name}, ${data.labels.indexOf(group) + 1})`;
      const called = (what: string) => named(data, group, `${what} by majorities ${words}`);
      const [left, over, p] = [shown(difference), shown(ratio), shown(unadjusted)];
      return [
        ...(left?.kind === "estimate"
          ? [number(called("difference"), left.value, `rule_difference(${found})`, CLOSED)]
          : []),
        ...(over?.kind === "estimate" ? [number(called("ratio"), over.value, `rule_ratio(${found})`, CLOSED)] : []),
        ...(p === undefined || p === decidingP(data, group)
          ? []
          : [number(called("p alone"), p, `as_far(${found})`, CLOSED)]),
      ];
    }),
  ];
}

/** p alone of the deciding rule: a rule that finds the same majorities takes it over. */
function decidingP({ part }: HypothesisData, group: string): number | undefined {
  const deciding = part.groups.find((each) => each.group === group);
  const test = deciding === undefined ? undefined : shown(deciding.unadjusted);
  return test !== undefined && "pValue" in test ? test.pValue : undefined;
}
