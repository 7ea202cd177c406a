import type { DevelopmentEvidence } from "../../data/evidence.js";
import type { RebuildIndicator } from "../../plan/rebuild-schema.js";
import type { LogisticData } from "../../statistics/logistic-regression.js";

/** Cases of each pattern, by outcome. */
export interface PatternCounts {
  readonly violations: ArrayLike<number>;
  readonly none: ArrayLike<number>;
}

/** A column of a regression: a level of an indicator that occurs, beside the first that occurs. */
export interface DesignColumn {
  readonly indicator: number;
  readonly level: number;
  readonly reference: number;
}

/** Patterns as a regression reads them. Column j of `columns` is coefficient j + 1. */
export interface PatternDesign {
  readonly columns: readonly DesignColumn[];
  readonly data: LogisticData;
}

/**
 * Columns of a regression over patterns: every level that occurs but the first of its indicator.
 * @param patterns    places of levels, one an indicator
 * @param indicators  of the settings
 * @param counts      cases of each pattern; a level without cases has no column
 */
export function patternDesign(
  patterns: DevelopmentEvidence["patterns"],
  indicators: readonly Pick<RebuildIndicator, "levels">[],
  { violations, none }: PatternCounts,
): PatternDesign {
  const trials = patterns.map((_, row) => violations[row]! + none[row]!);
  const columns = indicators.flatMap(({ levels }, indicator): DesignColumn[] => {
    const occurring = levels
      .map((_, level) => level)
      .filter((level) => patterns.some((codes, row) => codes[indicator] === level && trials[row]! > 0));
    const [reference, ...others] = occurring;
    return others.map((level) => ({ indicator, level, reference: reference! }));
  });
  const data = {
    columns: columns.map(({ indicator, level }) =>
      Float64Array.from(patterns, (codes) => (codes[indicator] === level ? 1 : 0)),
    ),
    events: violations,
    trials,
  };
  return { columns, data };
}

/** Cases of a pattern, of both outcomes. */
export function casesAt({ violations, none }: PatternCounts, at: number): number {
  return violations[at]! + none[at]!;
}

/** Sum of counts. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
