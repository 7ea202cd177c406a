import type { AuditResult } from "../audit/result.js";
import type { Discrimination, ScoreInUse, ScorePeriods } from "../audit/score/discrimination-result.js";
import { scoreBand, scoreYields } from "../audit/score/score-yields.js";
import type { OutcomeHistogram } from "../statistics/placements.js";
import type { Disclosed, PublishedTable } from "./disclosed.js";
import type { Publisher } from "./publish.js";

interface Release {
  readonly publish: Publisher;
  readonly plan: AuditResult["plan"];
  /** Tables as they are written. */
  readonly tables: readonly PublishedTable[];
}

/**
 * Beside the area, as it may be written. With a threshold, yield and the band of the curve are made anew from the score
 * classes that are written: exact cuts beside merged classes would give small numbers by subtraction. A set whose
 * classes are not written has none.
 */
export function disclosedDiscrimination(
  result: AuditResult["discrimination"],
  release: Release,
): Disclosed<AuditResult["discrimination"]> {
  if (result.kind === "not-estimable") return result;
  return {
    ...result,
    sets: result.sets.map((set) => inUse(set, result.scored, release)),
    periods: result.periods === null ? null : periods(result.periods, release.publish),
  };
}

function inUse(
  set: ScoreInUse,
  scored: Discrimination["scored"],
  { publish, plan, tables }: Release,
): Disclosed<ScoreInUse> {
  const classes = plan.disclosure.threshold === 0 ? null : histogramOf(tables, set.scoreClasses);
  const { yields, rocBand } =
    classes === null || classes === "not-written" ? set : fromClasses(set, { classes, scored, plan });
  const { number } = classes === "not-written" ? publish.ofHiddenGroup : publish;
  return {
    provenance: set.provenance,
    restsOnUntestedAssumption: set.restsOnUntestedAssumption,
    outcomes: set.outcomes,
    scoreClasses: set.scoreClasses,
    bootstrap: publish.number(set.bootstrap),
    clustered: set.clustered === null ? null : publish.number(set.clustered),
    againstFigures: set.againstFigures.map(({ baseline, difference, test }) => ({
      baseline,
      difference: publish.number(difference),
      test: publish.number(test),
    })),
    baseRate: publish.number(set.baseRate),
    averagePrecision: publish.number(set.averagePrecision),
    yields: number(yields),
    rocBand: number(rocBand),
  };
}

function fromClasses(
  { yields, rocBand }: ScoreInUse,
  {
    classes,
    scored,
    plan,
  }: { readonly classes: OutcomeHistogram; readonly scored: number; readonly plan: Release["plan"] },
): Pick<ScoreInUse, "yields" | "rocBand"> {
  return {
    yields: { ...yields, value: scoreYields(classes, scored, plan) },
    rocBand: { ...rocBand, value: scoreBand(classes, plan) },
  };
}

/** Outcomes by the written classes of a score. */
function histogramOf(tables: readonly PublishedTable[], id: string): OutcomeHistogram | "not-written" {
  const counts = tables.find((table) => table.id === id)?.counts ?? [];
  const shown = counts.filter((count) => count !== "suppressed");
  if (counts.length === 0 || shown.length < counts.length) return "not-written";
  return {
    violations: Float64Array.from(shown.filter((_, cell) => cell % 2 === 0)),
    none: Float64Array.from(shown.filter((_, cell) => cell % 2 === 1)),
  };
}

function periods(result: ScorePeriods, publish: Publisher): Disclosed<ScorePeriods> {
  const change = ({ difference, test }: ScorePeriods["change"]) => ({
    difference: publish.number(difference),
    test: publish.number(test),
  });
  const { development } = result;
  return {
    ...result,
    periods: result.periods.map((period) => ({ ...period, auc: publish.number(period.auc) })),
    change: change(result.change),
    development:
      development === null
        ? null
        : {
            inSample: publish.number(development.inSample),
            outOfSample: publish.number(development.outOfSample),
            change: change(development.change),
          },
  };
}
