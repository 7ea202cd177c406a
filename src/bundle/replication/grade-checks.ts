import type { PublishedTable } from "../../disclosure/disclosed.js";
import { type Check, CLOSED } from "./check.js";
import { rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";
import type { ScriptPart } from "./script-part.js";
import { analystOnly, number, shown } from "./table-checks.js";
import { threeNumbers } from "./three-numbers.js";

type OnSet = ReplicatedNumbers["bandsByGrade"][number]["sets"][number];
type Ordered = OnSet["all"];

const FUNCTIONS: readonly string[] = [
  "# counts: a row for each band, a column for each grade, both from low to high. Lee 1990, section 3.7.1; with two bands",
  "# it is DeLong, DeLong & Clarke-Pearson 1988.",
  "superiority <- function(counts, level) {",
  "  counts <- counts[rowSums(counts) > 0, , drop = FALSE]",
  "  sizes <- rowSums(counts)",
  "  pairs <- (sum(sizes)^2 - sum(sizes^2)) / 2",
  "  placements <- t(sapply(seq_along(sizes), function(own) sapply(seq_len(ncol(counts)), function(value) {",
  "    below <- counts[seq_len(own - 1), , drop = FALSE]",
  "    above <- counts[seq_along(sizes) > own, , drop = FALSE]",
  "    ties <- (sum(below[, value]) + sum(above[, value])) / 2",
  "    sum(below[, seq_len(value - 1)]) + sum(above[, seq_len(ncol(counts)) > value]) + ties",
  "  })))",
  "  value <- sum(counts * placements) / (2 * pairs)",
  "  means <- rowSums(counts * placements) / sizes",
  "  error <- sqrt(sum(sizes * rowSums(counts * (placements - means)^2) / (sizes - 1))) / pairs",
  "  c(value, plogis(qlogis(value) + c(-1, 1) * qnorm((1 + level) / 2) * error / (value * (1 - value))))",
  "}",
  "# Jonckheere 1954; variance with ties: Hollander, Wolfe & Chicken 2014, eq. 6.19.",
  "jonckheere_p <- function(counts) {",
  "  sizes <- rowSums(counts)",
  "  ties <- colSums(counts)",
  "  n <- sum(counts)",
  "  pairs <- outer(seq_along(sizes), seq_along(sizes), '<')",
  "  in_order <- function(a, b) sum(sapply(seq_along(ties), function(g) counts[b, g] * (sum(counts[a, seq_len(g - 1)]) + counts[a, g] / 2)))",
  "  seen <- sum(mapply(in_order, row(pairs)[pairs], col(pairs)[pairs]))",
  "  cubic <- function(m) sum(m * (m - 1) * (2 * m + 5))",
  "  two <- function(m) sum(m * (m - 1))",
  "  three <- function(m) sum(m * (m - 1) * (m - 2))",
  "  spread <- (cubic(n) - cubic(sizes) - cubic(ties)) / 72 + three(sizes) * three(ties) / (36 * three(n)) +",
  "    two(sizes) * two(ties) / (8 * two(n))",
  "  2 * pnorm(-abs(seen - (n^2 - sum(sizes^2)) / 4) / sqrt(spread))",
  "}",
];

/** Whether higher bands hold more serious, or more, violations: from the tables of grades by band. */
export function gradeParts({ bandsByGrade, tables }: ReplicatedNumbers): readonly ScriptPart[] {
  if (bandsByGrade.length === 0) return [];
  const checks = bandsByGrade.flatMap(({ by, sets }) =>
    sets.flatMap((set) => setChecks(`${by}, ${set.provenance}`, set, gradesOf(set, { by, tables }))),
  );
  return [{ section: "bandsByGrade", lines: FUNCTIONS, checks }];
}

/** Units by band (rows) and grade, no violation first; null where a cell is hidden. */
function gradesOf(
  set: OnSet,
  { by, tables }: { readonly by: string; readonly tables: readonly PublishedTable[] },
): readonly (readonly number[])[] | null {
  const table = tables.find(({ id }) => id === set.outcomes);
  const never = set.restsOnUntestedAssumption ? tables.find(({ id }) => id === `${by}.uninspected`) : undefined;
  if (table === undefined || (set.restsOnUntestedAssumption && never === undefined)) return null;
  const bands = table.keys[0]!.levels.length;
  const width = table.counts.length / bands;
  const rows = Array.from({ length: bands }, (_, band) =>
    table.counts.slice(band * width, (band + 1) * width).map((count, grade) => {
      const more = grade === 0 && never !== undefined ? never.counts[band]! : 0;
      return count === "suppressed" || more === "suppressed" ? null : count + more;
    }),
  );
  return rows.flat().includes(null) ? null : (rows as number[][]);
}

function setChecks(name: string, set: OnSet, rows: readonly (readonly number[])[] | null): readonly Check[] {
  const violations = rows?.map(([_none, ...grades]) => grades) ?? null;
  const shares = set.bands.flatMap(({ band, shares: all }, place) =>
    all.flatMap(({ grade, share }, at) => {
      const what = `${name}: share of ${grade} among the violations of ${band}`;
      const row = violations?.[place];
      if (row === undefined) return [analystOnly(what)];
      const counts = `${row[at]}, ${row.reduce((sum, count) => sum + count, 0)}`;
      const ratio = counts.replace(", ", " / ");
      return threeNumbers(what, share, (level) => `c(${ratio}, wilson(${counts}, ${level}))`);
    }),
  );
  return [
    ...shares,
    ...orderedChecks(`${name}, all`, set.all, rows),
    ...(set.violators === null ? [] : orderedChecks(`${name}, violations`, set.violators, violations)),
  ];
}

function orderedChecks(
  name: string,
  { superiority, steps, test }: Ordered,
  rows: readonly (readonly number[])[] | null,
): readonly Check[] {
  if (rows === null) return [analystOnly(`${name}: higher grades in higher bands`)];
  const p = shown(test);
  return [
    ...threeNumbers(
      `${name}: higher grade in a higher band`,
      superiority,
      (level) => `superiority(${matrix(rows)}, ${level})`,
    ),
    ...steps.flatMap(({ lower, higher, superiority: step }, below) =>
      threeNumbers(
        `${name}: higher grade in ${higher} than in ${lower}`,
        step,
        (level) => `superiority(${matrix(rows.slice(below, below + 2))}, ${level})`,
      ),
    ),
    ...(p !== undefined && "pValue" in p
      ? [number(`${name}: Jonckheere-Terpstra`, p.pValue, `jonckheere_p(${matrix(rows)})`, CLOSED)]
      : []),
  ];
}

function matrix(rows: readonly (readonly number[])[]): string {
  return `matrix(${rVector(rows.flat())}, ${rows.length}, byrow = TRUE)`;
}
