import type { CompositionEvidence } from "../../data/evidence.js";
import { type Check, CLOSED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { adjustedCheck, stepDownLines } from "./permutation-checks.js";
import { drawsIn, rVector } from "./r-text.js";
import type { ScriptPart } from "./script-part.js";
import { number, resampledCheck, shown } from "./table-checks.js";

type Within = HypothesisData["part"]["conditional"][number];
type TestedWithin = Extract<Within["outcome"], { kind: "tested" }>;

/** Functions of R for sponsors within strata: `own` members of each group, `size` of all, `d` their contrast. */
const FUNCTIONS: readonly string[] = [
  "sums_in <- function(values, strata) {",
  "  sums <- rowsum(as.matrix(values), strata)",
  "  unname(sums)[match(strata, rownames(sums)), , drop = FALSE]",
  "}",
  "# So many columns of flags, each with as many flagged units in each stratum as the data.",
  "shuffled_within <- function(flags, strata, columns) {",
  "  places <- split(seq_along(strata), strata)",
  "  flagged <- sapply(places, function(i) sum(flags[i]))",
  "  replicate(columns, {",
  "    drawn <- numeric(length(flags))",
  "    for (s in seq_along(places)) drawn[places[[s]][sample.int(length(places[[s]]), flagged[s])]] <- 1",
  "    drawn",
  "  })",
  "}",
  "# The contrast of members in each stratum, summed, over its root, taken anew for each column of flags (Janssen 1997).",
  "within_statistics <- function(own, sizes, strata, flags) {",
  "  members <- ave(sizes, strata, FUN = sum)",
  "  d <- own - sizes * sums_in(own, strata) / members",
  "  rest <- flags - sums_in(sizes * flags, strata) / members",
  "  root <- crossprod(d^2, rest^2)",
  "  ifelse(root > 1e-12 * colSums(own^2), crossprod(d, rest) / sqrt(pmax(root, 0)), 0)",
  "}",
  "within_routes <- function(d, sizes, strata, flags, g, members) {",
  "  rates <- ave(flags, strata)",
  "  D <- sum(d[, g] * flags)",
  "  E <- sum(d[, g] * rates)",
  "  whole <- d[, g] * (flags - sum(sizes * flags) / sum(sizes))",
  "  between <- (rates - sum(sizes * rates) / sum(sizes)) * d[, g] + (flags - rates) * ave(d[, g], strata)",
  "  spread <- length(flags) * cov(cbind(whole, between))",
  "  list(D = D, E = E, spread = spread, scale = members[g] * (1 - members[g] / sum(sizes)))",
  "}",
  "# Fieller 1954.",
  "fieller <- function(route, level) {",
  "  z <- qnorm((1 + level) / 2)^2",
  "  a <- route$D^2 - z * route$spread[1, 1]",
  "  b <- route$D * route$E - z * route$spread[1, 2]",
  "  (b + c(-1, 1) * sqrt(max(0, b^2 - a * (route$E^2 - z * route$spread[2, 2])))) / a",
  "}",
];

/**
 * Permutation of whole sponsors within the strata of the plan, and the parts of a difference that run through them, from
 * the patterns. H2 takes each sponsor as one member of its majority group.
 * @param hypotheses  both hypotheses on the sponsors of the patterns
 * @param strata  strata of the patterns; none: nothing is recomputed
 */
export function withinStrataParts(
  hypotheses: readonly HypothesisData[],
  strata: CompositionEvidence["strata"] = [],
): readonly ScriptPart[] {
  const parts = hypotheses.flatMap((data) =>
    data.part.conditional.flatMap((within) => {
      const place = strata.findIndex(({ name }) => name === within.name);
      return within.outcome.kind === "tested" && place >= 0 ? [partOf(data, within.outcome, place, within.name)] : [];
    }),
  );
  return parts.length === 0 ? [] : [{ lines: FUNCTIONS, checks: [] }, ...parts];
}

function partOf(data: HypothesisData, outcome: TestedWithin, place: number, label: string): ScriptPart {
  const { id, kind, title, labels, part } = data;
  const name = `${id}_within${place + 1}`;
  const codes = outcome.tested.map((group) => labels.indexOf(group) + 1);
  const own = kind === "h1" ? "n" : "outer(majority, seq_along(h2_groups), `==`) + 0";
  const sizes = kind === "h1" ? "size" : "rep(1, units)";
  return {
    section: data.section,
    lines: [
      `${name}_own <- ${own}`,
      `${name}_sizes <- ${sizes}`,
      `${name}_d <- ${name}_own - outer(${name}_sizes, colSums(${name}_own) / sum(${name}_sizes))`,
      `${name}_strata <- each$stratum${place + 1}[unit]`,
      `${name}_tested <- ${rVector(codes)}`,
      `${name}_of <- function(flags) within_statistics(${name}_own[, ${name}_tested, drop = FALSE], ${name}_sizes, ${name}_strata, flags)`,
      `${name}_observed <- as.vector(${name}_of(matrix(unit_flagged + 0)))`,
      `${name}_resamples <- ${drawsIn(outcome.resamples)}`,
      `${name}_statistics <- do.call(cbind, lapply(seq_len(ceiling(${name}_resamples / 200)), function(b) {`,
      `  ${name}_of(shuffled_within(unit_flagged + 0, ${name}_strata, min(200, ${name}_resamples - 200 * (b - 1))))`,
      "}))",
      ...stepDownLines(name, part.family.stepDown),
    ],
    checks: [
      ...adjustedCheck(
        `${title}: smallest adjusted p within ${label}`,
        shown(outcome.deciding),
        name,
        (counts) => `min(${counts})`,
      ),
      ...outcome.groups.flatMap((group) => groupChecks(data, group, { name, label, tested: outcome.tested })),
    ],
  };
}

function groupChecks(
  data: HypothesisData,
  group: TestedWithin["groups"][number],
  { name, label, tested }: { readonly name: string; readonly label: string; readonly tested: readonly string[] },
): readonly Check[] {
  const called = (what: string) => named(data, group.group, `${what} within ${label}`);
  const at = tested.indexOf(group.group) + 1;
  const code = data.labels.indexOf(group.group) + 1;
  const route = `within_routes(${name}_d, ${name}_sizes, ${name}_strata, unit_flagged + 0, ${code}, colSums(${name}_own))`;
  const checks: Check[] = [];
  const statistic = shown(group.statistic);
  if (at > 0 && statistic !== undefined && !("reason" in statistic)) {
    checks.push(number(called("studentised contrast"), statistic.value, `${name}_observed[${at}]`, CLOSED));
  }
  if (at > 0) {
    checks.push(
      ...resampledCheck(called("p alone"), shown(group.unadjusted), `${name}_alone[${at}]`, `${name}_resamples`),
      ...adjustedCheck(called("adjusted p"), shown(group.adjusted), name, (counts) => `${counts}[${at}]`),
    );
  }
  const inside = shown(group.withinDifference);
  if (inside?.kind === "estimate") {
    checks.push(number(called("difference left"), inside.value, `with(${route}, (D - E) / scale)`, CLOSED));
    if (!("kind" in inside.interval) && inside.interval.method === "linearised-over-units") {
      const { lower, upper, level } = inside.interval;
      const error = "sqrt(spread[1, 1] - 2 * spread[1, 2] + spread[2, 2]) / scale";
      const bounds = `pmax(-1, pmin(1, with(${route}, line_interval((D - E) / scale, ${error}, ${level}))))`;
      checks.push(
        number(`${called("difference left")}, lower bound`, lower, `${bounds}[1]`, CLOSED),
        number(`${called("difference left")}, upper bound`, upper, `${bounds}[2]`, CLOSED),
      );
    }
  }
  const through = shown(group.throughShare);
  if (through?.kind === "estimate") {
    checks.push(number(called("share that runs through"), through.value, `with(${route}, E / D)`, CLOSED));
    if (!("kind" in through.interval)) {
      const { lower, upper, level } = through.interval;
      checks.push(
        number(`${called("share that runs through")}, lower bound`, lower, `fieller(${route}, ${level})[1]`, CLOSED),
        number(`${called("share that runs through")}, upper bound`, upper, `fieller(${route}, ${level})[2]`, CLOSED),
      );
    }
  }
  return checks;
}
