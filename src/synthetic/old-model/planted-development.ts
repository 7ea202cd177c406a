import type { ScoreCoefficients } from "../../plan/coefficients-schema.js";

/** A level of an indicator in the made-up cases: how often it occurs, and what it adds in log odds. */
export interface PlantedLevel {
  readonly value: string;
  readonly nl: string;
  readonly en: string;
  readonly share: number;
  readonly logOdds: number;
}

export interface PlantedIndicator {
  readonly column: string;
  readonly nl: string;
  readonly en: string;
  readonly measures: ScoreCoefficients["indicators"][number]["measures"];
  readonly scale: "nominal" | "ordinal";
  readonly levels: readonly PlantedLevel[];
}

/**
 * Indicators of the made-up cases, drawn apart from one another. The first four are those of the old model. The fifth,
 * where directors were born, adds nothing: whatever a method finds of it is chance.
 */
export const PLANTED_INDICATORS: readonly PlantedIndicator[] = [
  {
    column: "size_class",
    nl: "grootte",
    en: "size",
    measures: "size",
    scale: "ordinal",
    levels: [
      { value: "1", nl: "0-25 werknemers", en: "0-25 employees", share: 0.45, logOdds: 0 },
      { value: "2", nl: "25-100 werknemers", en: "25-100 employees", share: 0.25, logOdds: -0.2 },
      { value: "3", nl: "100-1000 werknemers", en: "100-1000 employees", share: 0.2, logOdds: -0.4 },
      { value: "4", nl: "meer dan 1000 werknemers", en: "more than 1000 employees", share: 0.1, logOdds: -0.6 },
    ],
  },
  {
    column: "branch",
    nl: "branche",
    en: "branch",
    measures: "branch",
    scale: "nominal",
    levels: [
      { value: "62", nl: "ICT", en: "IT services", share: 0.35, logOdds: 0 },
      { value: "46", nl: "groothandel", en: "wholesale", share: 0.25, logOdds: 0.5 },
      { value: "56", nl: "horeca", en: "catering", share: 0.2, logOdds: 1 },
      { value: "78", nl: "uitzendbureaus", en: "temporary employment", share: 0.2, logOdds: 0.8 },
    ],
  },
  {
    column: "website",
    nl: "website",
    en: "website",
    measures: "website",
    scale: "nominal",
    levels: [
      { value: "J", nl: "met website", en: "with a website", share: 0.7, logOdds: 0 },
      { value: "N", nl: "geen website", en: "no website", share: 0.3, logOdds: 0.9 },
    ],
  },
  {
    column: "premises",
    nl: "bedrijfspand",
    en: "premises",
    measures: "premises",
    scale: "nominal",
    levels: [
      { value: "J", nl: "met bedrijfspand", en: "with premises", share: 0.75, logOdds: 0 },
      { value: "N", nl: "geen bedrijfspand", en: "no premises", share: 0.25, logOdds: 0.9 },
    ],
  },
  {
    column: "director_birth",
    nl: "geboorteland",
    en: "country of birth",
    measures: "board-composition",
    scale: "nominal",
    levels: [
      { value: "NL", nl: "Nederland", en: "the Netherlands", share: 0.55, logOdds: 0 },
      { value: "W", nl: "westers land", en: "western country", share: 0.25, logOdds: 0 },
      { value: "O", nl: "ander land", en: "other country", share: 0.2, logOdds: 0 },
    ],
  },
];

/** Log odds of a violation before any indicator. */
export const PLANTED_INTERCEPT = -2.1;

/** The formula behind the made-up violations, of the four indicators of the old model. */
export const PLANTED_COEFFICIENTS: ScoreCoefficients = {
  version: "invented-2",
  source: "made up for this synthetic data set; no coefficient of a real model is known to the makers",
  intercept: PLANTED_INTERCEPT,
  indicators: PLANTED_INDICATORS.slice(0, 4).map(({ column, measures, levels }) => ({
    name: column,
    measures,
    levels: Object.fromEntries(levels.map(({ value, logOdds }) => [value, logOdds])),
  })),
};

/** Every combination of levels, with how often it occurs and the chance of a violation. */
export interface PlantedPattern {
  readonly values: readonly string[];
  readonly share: number;
  readonly chance: number;
}

/**
 * The made-up population: each combination of levels with its share and its chance of a violation.
 * @example plantedPatterns().length // 192
 */
export function plantedPatterns(): readonly PlantedPattern[] {
  let patterns = [{ values: [] as readonly string[], share: 1, logOdds: PLANTED_INTERCEPT }];
  for (const { levels } of PLANTED_INDICATORS) {
    patterns = patterns.flatMap((pattern) =>
      levels.map(({ value, share, logOdds }) => ({
        values: [...pattern.values, value],
        share: pattern.share * share,
        logOdds: pattern.logOdds + logOdds,
      })),
    );
  }
  return patterns.map(({ values, share, logOdds }) => ({ values, share, chance: 1 / (1 + Math.exp(-logOdds)) }));
}
