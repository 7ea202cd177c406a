import type { Check } from "./check.js";
import { CLOSED } from "./check.js";
import { type HypothesisData, named } from "./hypothesis-data.js";
import { drawsIn, rVector } from "./r-text.js";
import { analystOnly, number, resampledCheck, shown } from "./table-checks.js";

/** Lines of R that run a permutation, and the checks that read its outcome. */
export interface PermutationPart {
  readonly lines: readonly string[];
  readonly checks: readonly Check[];
}

/** Resamples for Pearson's X2 beside the deciding test. */
const TABLE_RESAMPLES = 10_000;

/** Permutation of independent units: a function of the whole table, so nobody but the analyst has it where a row is hidden. */
export function independentPermutation(data: HypothesisData): PermutationPart {
  const { id, kind, part, cells } = data;
  if (cells.includes(null)) return { lines: [], checks: permutationChecks(data, false) };
  const statistic = kind === "h1" ? "studentised_persons" : "hypergeometric";
  const at = `${id}_n[${id}_tested], ${id}_X, ${id}_N`;
  return {
    lines: [
      `${id}_resamples <- ${drawsIn(part.family.resamples)}`,
      `${id}_permuted <- permuted_tables(${id}_table, ${id}_flagged, ${id}_resamples)`,
      `${id}_observed <- ${statistic}(${id}_x[${id}_tested], ${at})`,
      `${id}_statistics <- ${statistic}(${id}_permuted$x[${id}_tested, , drop = FALSE], ${at})`,
      ...countLines(data),
    ],
    checks: permutationChecks(data, true),
  };
}

/** Permutation of sponsors with all their migrants, from the patterns that `pattern-data.ts` reads. */
export function clusteredPermutation(data: HypothesisData): PermutationPart {
  const { part } = data;
  return {
    lines: [
      `h1_resamples <- ${drawsIn(part.family.resamples)}`,
      "share <- h1_members / h1_N",
      "squares <- colSums(contrast^2)",
      "statistic_of <- function(flags) {",
      "  tested <- function(weights) crossprod(weights[, h1_tested, drop = FALSE], flags)",
      "  all <- rep(as.vector(crossprod(size, flags)), each = length(h1_tested))",
      "  all_squared <- rep(as.vector(crossprod(size^2, flags)), each = length(h1_tested))",
      "  studentised(tested(n), tested(n^2), tested(n * size), all, all_squared, share[h1_tested], squares[h1_tested], h1_N)",
      "}",
      "h1_observed <- as.vector(statistic_of(matrix(as.numeric(unit_flagged))))",
      "h1_statistics <- matrix(0, length(h1_tested), h1_resamples)",
      "h1_permuted <- list(x2 = numeric(h1_resamples))",
      "for (start in seq(1, h1_resamples, by = 200)) {",
      "  columns <- start:min(h1_resamples, start + 199)",
      "  drawn <- replicate(length(columns), sample(unit_band))",
      "  h1_statistics[, columns] <- statistic_of(matrix(as.numeric(h1_flagged[drawn]), nrow(drawn)))",
      `  if (start > ${TABLE_RESAMPLES}) next`,
      "  for (band in seq_along(h1_bands)) {",
      "    counts <- crossprod(n, (drawn == band) + 0)",
      "    expected <- outer(h1_members, colSums(counts)) / h1_N",
      "    terms <- ifelse(expected > 0, (counts - expected)^2 / expected, 0)",
      "    h1_permuted$x2[columns] <- h1_permuted$x2[columns] + colSums(terms)",
      "  }",
      "}",
      `h1_permuted$x2 <- h1_permuted$x2[seq_len(min(h1_resamples, ${TABLE_RESAMPLES}))]`,
      ...countLines(data),
    ],
    checks: permutationChecks(data, true),
  };
}

function countLines({ id, part }: HypothesisData): readonly string[] {
  return [...stepDownLines(id, part.family.stepDown), `${id}_x2 <- unname(pearson(${id}_table)$statistic)`];
}

/** Lines of R that count extreme resamples, alone and stepped down, of the statistics of a name. */
export function stepDownLines(name: string, stepDown: "minP" | "maxT"): readonly string[] {
  const adjusted = stepDown === "minP" ? "step_down_min" : "step_down_max";
  return [
    `${name}_alone <- extreme_counts(${name}_observed, ${name}_statistics)`,
    `${name}_adjusted <- ${adjusted}(${name}_observed, ${name}_statistics)`,
  ];
}

function permutationChecks(data: HypothesisData, runs: boolean): readonly Check[] {
  const { id, title, part } = data;
  const resamples = `${id}_resamples`;
  const name = (what: string) => `${title}: ${what}`;
  const all: Check[] = [
    ...adjustedCheck(name("smallest adjusted p"), shown(part.deciding), id, (counts) => `min(${counts})`),
  ];
  const pearson = shown(part.pearson);
  if (pearson !== undefined && !("kind" in pearson)) {
    const extreme = `sum(${id}_permuted$x2 >= ${id}_x2 - 1e-9 * ${id}_x2)`;
    all.push(...resampledCheck(name("p of X2"), pearson.test, extreme, `length(${id}_permuted$x2)`));
  }
  part.family.tested.forEach((label, place) => {
    const group = part.groups.find((each) => each.group === label);
    if (group === undefined) return;
    const value = shown(group.statistic);
    const contrast = named(data, label, "studentised contrast");
    if (value === undefined) all.push(analystOnly(contrast));
    else if (!("reason" in value)) all.push(number(contrast, value.value, `${id}_observed[${place + 1}]`, CLOSED));
    all.push(
      ...resampledCheck(named(data, label, "p alone"), shown(group.unadjusted), `${id}_alone[${place + 1}]`, resamples),
      ...adjustedCheck(
        named(data, label, "adjusted p"),
        shown(group.adjusted),
        id,
        (counts) => `${counts}[${place + 1}]`,
      ),
    );
  });
  all.push(...familyWiseChecks(data));
  return runs ? all : all.map((check) => analystOnly(check.name));
}

/** Holm and Benjamini-Yekutieli over our own p-values alone, which the lines above compare; a release rounds them. */
function familyWiseChecks(data: HypothesisData): readonly Check[] {
  const groups = data.part.groups.filter(({ familyWise }) => familyWise !== null);
  const p = groups.flatMap(({ unadjusted }) => {
    const test = shown(unadjusted);
    return test !== undefined && "pValue" in test && "seed" in test ? [test.pValue] : [];
  });
  if (p.length === 0 || p.length < groups.length) return [];
  const adjusted = (name: string, of: "holm" | "benjaminiYekutieli", method: string): Check => ({
    kind: "numbers",
    name: `${data.title}: p alone, ${name}`,
    of: groups.map(({ group }) => group),
    ours: groups.flatMap(({ familyWise }) => shown(familyWise![of]) ?? []),
    theirs: `p.adjust(${rVector(p)}, "${method}")`,
    tolerance: CLOSED,
  });
  return [adjusted("Holm", "holm", "holm"), adjusted("Benjamini-Yekutieli", "benjaminiYekutieli", "BY")];
}

/** Check of a step-down p-value of the statistics of a name, with the least and most extreme resamples beside R's count. */
export function adjustedCheck(
  name: string,
  test: Parameters<typeof resampledCheck>[1],
  of: string,
  pick: (counts: string) => string,
): readonly Check[] {
  const counts = (part: string) => pick(`${of}_adjusted$${part}`);
  const between = [counts("low"), counts("high")] as const;
  return resampledCheck(name, test, counts("count"), `${of}_resamples`).map((check) =>
    check.kind === "resampled" ? { ...check, between } : check,
  );
}
