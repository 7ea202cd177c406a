import { UNKNOWN } from "./outcomes.js";
import { SEVERITY_SHARES, type Severity } from "./registered-fields.js";
import type { PlantedOdds, PlantedRatio, ResolvedSettings, SyntheticDesign } from "./settings.js";
import type { SyntheticComposition } from "./synthesise-composition.js";

/** What was planted, and what the data itself does not show. */
export interface SyntheticTruth {
  readonly synthetic: true;
  readonly seed: number;
  readonly design: SyntheticDesign;
  readonly coefficients: string;
  /** Null where no effect is planted. */
  readonly effectH1: PlantedOdds | null;
  readonly effectH2: PlantedRatio | null;
  /** AUC of the model's score on the true violations. */
  readonly auc: number;
  /** Share of true violations among the never inspected. */
  readonly hiddenViolations: number;
  readonly randomSample: number;
  readonly overrides: number;
  /** Factor on the odds of a more serious violation for each band above the lowest; 1: the band says nothing. */
  readonly severityOdds: number;
  readonly withoutMigrants: number;
  readonly concentration: number;
  /** Share of each severity among the violations of the lowest band. */
  readonly severities: Readonly<Record<Severity, number>>;
  /** How the drawn set came out. */
  readonly drawn: {
    readonly sponsors: number;
    readonly migrants: number;
    readonly nationalities: number;
    readonly violations: number;
    readonly neverInspected: number;
    readonly hiddenViolations: number;
  };
  /** Numbers of the sponsors with a violation that no inspection found. */
  readonly hiddenViolators: readonly string[];
}

/**
 * The truth behind a synthetic set, as it is written to truth.json.
 * @param columns  the set
 * @param numbers  number of every sponsor
 * @example truthOf(resolveSettings(settings), synthesiseComposition(settings), numbers).synthetic // true
 */
export function truthOf(
  settings: ResolvedSettings,
  columns: SyntheticComposition,
  numbers: readonly string[],
): SyntheticTruth {
  const { coefficients, sponsors, ...planted } = settings;
  const hiddenViolators = numbers.filter((_, i) => columns.outcomes[i] === UNKNOWN && columns.violations[i] === 1);
  return {
    synthetic: true,
    ...planted,
    coefficients: coefficients.version,
    severities: SEVERITY_SHARES,
    drawn: {
      sponsors,
      migrants: columns.memberTotals.reduce((sum, total) => sum + total, 0),
      nationalities: new Set(columns.groupCodes).size,
      violations: columns.violations.filter((violation) => violation === 1).length,
      neverInspected: columns.outcomes.filter((outcome) => outcome === UNKNOWN).length,
      hiddenViolations: hiddenViolators.length,
    },
    hiddenViolators,
  };
}
