import { ArgumentError } from "../errors.js";
import { type Coefficients, INVENTED_COEFFICIENTS } from "./coefficients.js";
import { NATIONALITIES } from "./nationalities.js";

/**
 * What the scores depend on. `logistic`: the formula of the coefficient file, with planted effects. `null`: the same
 * formula, with numbers and nationalities of migrants drawn apart from it. `size-only-rising` and `size-only-falling`:
 * the number of migrants and chance, nothing else. Every sponsor with migrants then has a majority nationality, so that
 * having one is unrelated to size too, and none has more than 60 migrants: the studentised contrast is a large-sample
 * statistic, and where single sponsors hold much of a nationality it rejects such sets too often.
 */
export type SyntheticDesign = "logistic" | "null" | "size-only-rising" | "size-only-falling";

/** The odds of the score are multiplied by `oddsRatio` to the power of the group's share of the sponsor's migrants. */
export interface PlantedOdds {
  readonly group: string;
  readonly oddsRatio: number;
}

/** Sponsors with a majority of the group are flagged `ratio` times as often as the other sponsors with migrants. */
export interface PlantedRatio {
  readonly group: string;
  readonly ratio: number;
}

/** Settings of a synthetic set; everything but seed and number has a default. */
export interface SyntheticSettings {
  /** Integer 0 .. 2^32 - 1. */
  readonly seed: number;
  /** Integer 20 .. 1,000,000. */
  readonly sponsors: number;
  readonly design?: SyntheticDesign;
  readonly effectH1?: PlantedOdds;
  readonly effectH2?: PlantedRatio;
  /** AUC of the model's score on the true violations, 0.1 .. 0.95. */
  readonly auc?: number;
  /** Share of true violations among the never inspected, 0 .. 0.5. */
  readonly hiddenViolations?: number;
  /** Share of sponsors inspected by a random sample, 0 .. 1. */
  readonly randomSample?: number;
  /** Share of scores overridden by hand, 0 .. 0.2. */
  readonly overrides?: number;
  /** Factor on the odds of a more serious violation for each band above the lowest, 0.1 .. 10; 1: the band says nothing. */
  readonly severityOdds?: number;
  /** Share of sponsors without migrants, 0 .. 0.9. */
  readonly withoutMigrants?: number;
  /** Dirichlet concentration of nationalities within a sponsor, 0.05 .. 1,000; smaller means more alike. */
  readonly concentration?: number;
  readonly coefficients?: Coefficients;
}

/** Settings with every default filled in; null where no effect is planted. */
export interface ResolvedSettings {
  readonly seed: number;
  readonly sponsors: number;
  readonly design: SyntheticDesign;
  readonly effectH1: PlantedOdds | null;
  readonly effectH2: PlantedRatio | null;
  readonly auc: number;
  readonly hiddenViolations: number;
  readonly randomSample: number;
  readonly overrides: number;
  readonly severityOdds: number;
  readonly withoutMigrants: number;
  readonly concentration: number;
  readonly coefficients: Coefficients;
}

const RANGES = {
  sponsors: [20, 1_000_000],
  auc: [0.1, 0.95],
  hiddenViolations: [0, 0.5],
  randomSample: [0, 1],
  overrides: [0, 0.2],
  severityOdds: [0.1, 10],
  withoutMigrants: [0, 0.9],
  concentration: [0.05, 1_000],
} as const;

/**
 * Fills in the defaults and refuses settings that cannot be met.
 * @throws ArgumentError when a number lies outside its range, a group is not among the nationalities, or an effect is
 *   planted in a design in which composition must not matter
 * @example resolveSettings({ seed: 1, sponsors: 1500 }).design // "logistic"
 */
export function resolveSettings(settings: SyntheticSettings): ResolvedSettings {
  const resolved: ResolvedSettings = {
    seed: settings.seed,
    sponsors: settings.sponsors,
    design: settings.design ?? "logistic",
    effectH1: settings.effectH1 ?? null,
    effectH2: settings.effectH2 ?? null,
    auc: settings.auc ?? 0.6,
    hiddenViolations: settings.hiddenViolations ?? 0.05,
    randomSample: settings.randomSample ?? 0.02,
    overrides: settings.overrides ?? 0.015,
    severityOdds: settings.severityOdds ?? 1,
    withoutMigrants: settings.withoutMigrants ?? 0.18,
    concentration: settings.concentration ?? 1,
    coefficients: settings.coefficients ?? INVENTED_COEFFICIENTS,
  };
  requireRanges(resolved);
  requireEffects(resolved);
  return resolved;
}

function requireRanges(settings: ResolvedSettings): void {
  if (!Number.isInteger(settings.sponsors)) {
    throw new ArgumentError(`resolveSettings requires an integer number of sponsors; got ${settings.sponsors}`);
  }
  for (const [name, [lower, upper]] of Object.entries(RANGES)) {
    const value = settings[name as keyof typeof RANGES];
    if (!(value >= lower && value <= upper)) {
      throw new ArgumentError(`resolveSettings requires ${name} from ${lower} to ${upper}; got ${value}`);
    }
  }
}

function requireEffects({ design, effectH1, effectH2 }: ResolvedSettings): void {
  if (design !== "logistic" && (effectH1 !== null || effectH2 !== null)) {
    throw new ArgumentError(`resolveSettings requires design logistic for a planted effect; got ${design}`);
  }
  if (effectH1 !== null) requireEffect("effectH1", effectH1.group, effectH1.oddsRatio);
  if (effectH2 !== null) requireEffect("effectH2", effectH2.group, effectH2.ratio);
}

function requireEffect(name: string, group: string, size: number): void {
  if (!NATIONALITIES.includes(group)) {
    throw new ArgumentError(`resolveSettings requires a nationality of the generator in ${name}; got ${group}`);
  }
  if (!(size > 0 && size <= 100)) {
    throw new ArgumentError(`resolveSettings requires a size above 0 and at most 100 in ${name}; got ${size}`);
  }
}
