import type { PublishedTable } from "../../disclosure/disclosed.js";
import { rMatrix, rString, rVector } from "./r-text.js";
import type { ReplicatedNumbers } from "./replicated-numbers.js";

/** A tested hypothesis of a released result. */
export type TestedPart = Extract<ReplicatedNumbers["hypothesis1"], { kind: "tested" }>;

/** One hypothesis as the script sees it: its tables by position, so that no label is ever looked up in R. */
export interface HypothesisData {
  /** Start of its names in R. */
  readonly id: string;
  readonly kind: "h1" | "h2";
  /** Part of the audit that its numbers stand in. */
  readonly section: "hypothesis1" | "hypothesis2" | "hypothesis2Selected" | "families";
  /** What people call it: "H1", "H2 by region". */
  readonly title: string;
  readonly part: TestedPart;
  readonly labels: readonly string[];
  readonly bands: readonly string[];
  readonly flagged: readonly boolean[];
  /** Row major label x band; null where suppressed. */
  readonly cells: readonly (number | null)[];
  readonly bandTotals: readonly (number | null)[];
}

/**
 * Data of a hypothesis, or null where its tables are not there.
 * @param flagged  bands that count as flagged; absent: those of the plan
 */
export function hypothesisData(
  names: Pick<HypothesisData, "id" | "kind" | "title" | "section">,
  part: TestedPart,
  audit: ReplicatedNumbers,
  flagged?: readonly string[],
): HypothesisData | null {
  const find = (table: string): PublishedTable | undefined => audit.tables.find((each) => each.id === table);
  const byBand = find(part.groupByBand);
  const totals = find(part.bandTotals);
  const { bands } = audit.plan;
  const flaggedBands = flagged ?? bands?.flagged ?? bands?.order.slice(-1);
  const [groupKey, bandKey] = byBand?.keys ?? [];
  if (byBand === undefined || totals === undefined || groupKey === undefined || bandKey === undefined) return null;
  const isFlagged = bandKey.levels.map((band) => flaggedBands?.includes(band) === true);
  return {
    ...names,
    part,
    labels: groupKey.levels,
    bands: bandKey.levels,
    flagged: isFlagged,
    cells: byBand.counts.map(exactOrNull),
    bandTotals: totals.counts.map(exactOrNull),
  };
}

function exactOrNull(count: number | "suppressed"): number | null {
  return count === "suppressed" ? null : count;
}

/** Lines of R that set up the tables of a hypothesis. */
export function hypothesisLines({
  id,
  title,
  labels,
  bands,
  flagged,
  cells,
  bandTotals,
  part,
}: HypothesisData): string[] {
  const tested = part.family.tested.map((group) => labels.indexOf(group) + 1);
  return [
    comment(`${title}: rows are groups, columns are bands, low to high.`),
    `${id}_groups <- ${rVector(labels)}`,
    `${id}_bands <- ${rVector(bands)}`,
    `${id}_flagged <- c(${flagged.map((flag) => (flag ? "TRUE" : "FALSE")).join(", ")})`,
    `${id}_table <- ${rMatrix(cells, bands.length)}`,
    `${id}_totals <- ${rVector(bandTotals)}`,
    `${id}_tested <- ${rVector(tested)}`,
    `${id}_x <- rowSums(${id}_table[, ${id}_flagged, drop = FALSE])`,
    `${id}_n <- rowSums(${id}_table)`,
    `${id}_X <- sum(${id}_totals[${id}_flagged])`,
    `${id}_N <- sum(${id}_totals)`,
  ];
}

/** Name of a group's number, for people. */
export function named(data: HypothesisData, group: string, what: string): string {
  return `${data.title} ${group}: ${what}`;
}

/** An R comment of any text, on one line. */
export function comment(text: string): string {
  return `# ${rString(text).slice(1, -1)}`;
}
