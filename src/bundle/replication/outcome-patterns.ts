import type { GroupScoreEvidence } from "../../data/evidence.js";

export const OUTCOMES_NAME = "outcomes.csv";

/**
 * Patterns of units as CSV, one row each: place of the score among all (of the band, where not every unit has a score),
 * score, group, band, outcome (1 violation, 2 none, 3 unknown), how it became known, and units. No unit has a number.
 */
export function outcomesCsv(evidence: GroupScoreEvidence): string {
  const { scores, scoreCodes, groupCodes, bandCodes, outcomeCodes, provenances, provenanceCodes, weights } = evidence;
  const ranked = scores !== null && scoreCodes.every((code) => code < scores.length);
  const rows = Array.from(weights, (units, pattern) => [
    (ranked ? scoreCodes[pattern]! : bandCodes[pattern]!) + 1,
    scores?.[scoreCodes[pattern]!] ?? "NA",
    groupCodes[pattern]! + 1,
    bandCodes[pattern]! + 1,
    outcomeCodes[pattern]! + 1,
    provenances[provenanceCodes[pattern]!]!,
    units,
  ]);
  return `${["rank,score,group,band,outcome,provenance,units", ...rows.map((row) => row.join(","))].join("\n")}\n`;
}

/** Lines of R that read them. */
export const OUTCOME_LINES: readonly string[] = [`outcomes_by_group <- read.csv("${OUTCOMES_NAME}")`];
