import type { CompositionEvidence } from "../../data/evidence.js";
import { type Check, CLOSED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { number, shown } from "./table-checks.js";

export const PATTERNS_NAME = "patterns.csv";

/**
 * Patterns of sponsors as CSV: one row a pattern and group with its members; groups, bands and strata by their position.
 * Patterns hold no sponsor number; a pattern without members is left out, as the tests leave it out.
 */
export function patternsCsv(evidence: CompositionEvidence): string {
  const { weights, offsets, bandCodes, groupCodes, memberCounts, patternScores, strata = [], scale = 1 } = evidence;
  const further = [
    ...(patternScores === undefined ? [] : ["score"]),
    ...strata.map((_, place) => `stratum${place + 1}`),
  ];
  const rows = [["pattern,weight,band,group,members", ...further].join(",")];
  for (let pattern = 0; pattern < weights.length; pattern++) {
    for (let j = offsets[pattern]!; j < offsets[pattern + 1]!; j++) {
      const cells = [
        pattern + 1,
        weights[pattern]!,
        bandCodes[pattern]! + 1,
        groupCodes[j]! + 1,
        memberCounts[j]! / scale,
        ...(patternScores === undefined ? [] : [patternScores.values[patternScores.codes[pattern]!] ?? "NA"]),
        ...strata.map(({ codes }) => codes[pattern]! + 1),
      ];
      rows.push(cells.join(","));
    }
  }
  return `${rows.join("\n")}\n`;
}

/** Lines of R that make sponsors of patterns: a row of `n` for each sponsor, a column for each group. */
export function patternLines(): readonly string[] {
  return [
    `patterns <- read.csv("${PATTERNS_NAME}")`,
    "each <- patterns[!duplicated(patterns$pattern), ]",
    "one <- matrix(0, nrow(each), length(h1_groups))",
    "one[cbind(match(patterns$pattern, each$pattern), patterns$group)] <- patterns$members",
    "unit <- rep(seq_len(nrow(each)), each$weight)",
    "n <- one[unit, , drop = FALSE]",
    "unit_band <- each$band[unit]",
    "unit_flagged <- h1_flagged[unit_band]",
    "size <- rowSums(n)",
    "h1_members <- colSums(n)",
    "contrast <- n - outer(size, h1_members / h1_N)",
    "units <- nrow(n)",
    "flagged_units <- mean(unit_flagged)",
    "group_share <- colSums(n * unit_flagged) / h1_members",
    "rest_share <- (h1_X - colSums(n * unit_flagged)) / (h1_N - h1_members)",
    "own <- function(g) n[, g] * (unit_flagged - group_share[g]) / h1_members[g]",
    "others <- function(g) (size - n[, g]) * (unit_flagged - rest_share[g]) / (h1_N - h1_members[g])",
    "error <- function(u) sqrt(units / (units - 1) * sum(u^2))",
    "logit_interval <- function(p, e, level) plogis(qlogis(p) + c(-1, 1) * qnorm((1 + level) / 2) * e / (p * (1 - p)))",
    "line_interval <- function(x, e, level) x + c(-1, 1) * qnorm((1 + level) / 2) * e",
  ];
}

/** Lines that find the majority group of each sponsor, or one more than there are groups where none has it. */
export function majorityLines(threshold: number, minMigrants: number): readonly string[] {
  return [
    'top <- max.col(n, ties.method = "first")',
    "largest <- n[cbind(seq_len(units), top)]",
    `has <- largest / size > ${threshold} + 1e-9 & size >= ${minMigrants} & rowSums(n == largest) == 1`,
    "majority <- ifelse(has, top, length(h1_groups) + 1)",
  ];
}

/** Checks of the tables, and of what rests on the patterns: clustering, linearised intervals. */
export function patternChecks(data: HypothesisData): readonly Check[] {
  const counted = `sapply(seq_along(h1_bands), function(b) colSums(n[unit_band == b, , drop = FALSE]))`;
  return [
    sameInR("H1: largest difference between its table and the patterns", `max(abs(h1_table - ${counted}))`),
    ...data.part.groups.flatMap((group) => groupChecks(data, group)),
  ];
}

/** The table of hypothesis 2 against the majorities that R finds. */
export function majorityCheck(): Check {
  const counted = "unclass(table(factor(majority, seq_len(nrow(h2_table))), factor(unit_band, seq_along(h2_bands))))";
  return sameInR("H2: largest difference between its table and the patterns", `max(abs(h2_table - ${counted}))`);
}

/** A difference that is none when both routes agree. */
function sameInR(name: string, theirs: string): Check {
  return { kind: "number", name, ours: 0, theirs, tolerance: 0, inR: true };
}

function groupChecks(data: HypothesisData, group: HypothesisData["part"]["groups"][number]): readonly Check[] {
  const g = data.labels.indexOf(group.group) + 1;
  const name = (what: string) => named(data, group.group, what);
  const effective = shown(group.effectiveUnits);
  const design = shown(group.designEffect);
  const N = "h1_N";
  const independent = `h1_members[${g}] * (1 - h1_members[${g}] / ${N}) * ${N} / (${N} - 1)`;
  return [
    ...(effective === undefined
      ? []
      : [number(name("effective sponsors"), effective, `h1_members[${g}]^2 / sum(n[, ${g}]^2)`, CLOSED)]),
    ...(design === undefined || "reason" in design
      ? []
      : [
          number(
            name("design effect"),
            design.value,
            `units / (units - 1) * sum(contrast[, ${g}]^2) / (${independent})`,
            CLOSED,
          ),
        ]),
    ...linearised(name("share"), group.flaggedShare, `logit_interval(group_share[${g}], error(own(${g})), LEVEL)`),
    ...linearised(
      name("difference"),
      group.difference,
      `line_interval(group_share[${g}] - rest_share[${g}], error(own(${g}) - others(${g})), LEVEL)`,
    ),
    ...linearised(
      name("ratio"),
      group.ratio,
      `exp(line_interval(log(group_share[${g}] / rest_share[${g}]), error(own(${g}) / group_share[${g}] - others(${g}) / rest_share[${g}]), LEVEL))`,
    ),
  ];
}

/** Bounds of a linearised interval; an interval from a bootstrap is not recomputed. */
function linearised(
  name: string,
  published: HypothesisData["part"]["groups"][number]["ratio"],
  theirs: string,
): readonly Check[] {
  const estimate = shown(published);
  if (estimate === undefined || estimate.kind === "not-estimable" || "kind" in estimate.interval) return [];
  const { lower, upper, level, method } = estimate.interval;
  if (method !== "linearised-over-units") return [];
  const bounds = theirs.replace("LEVEL", String(level));
  return [
    number(`${name}, lower bound over sponsors`, lower, `${bounds}[1]`, CLOSED),
    number(`${name}, upper bound over sponsors`, upper, `${bounds}[2]`, CLOSED),
  ];
}
