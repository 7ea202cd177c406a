import type {
  DurationBandSums,
  DurationEvidence,
  DurationGroups,
  RateSums,
} from "../../data/inputs/duration-evidence.js";
import type { DurationSettings } from "../../plan/inputs/duration-schema.js";
import { DURATION_STATES, durationBands } from "../../plan/inputs/duration-states.js";
import { normalMultiplier, twoSidedNormal } from "../../statistics/distributions.js";
import { holm } from "../../statistics/multiplicity.js";
import { personTimeRatio } from "../../statistics/person-time-ratio.js";
import { poissonRateInterval } from "../../statistics/poisson-rate-interval.js";
import { poissonRegression } from "../../statistics/poisson-regression.js";
import { rateContrast } from "../../statistics/rate-contrast.js";
import { type RateStratum, rateDispersion } from "../../statistics/rate-dispersion.js";
import { cochranArmitage } from "../../statistics/trend-tests.js";
import { ratioOf, shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { CountTable, Estimate, MaybeTest, TableRef } from "../result.js";
import type {
  CountedRate,
  DurationBandResult,
  DurationGroupResult,
  DurationReading,
  DurationResult,
} from "./duration-result.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { stateShares, stateTable } from "./state-table.js";

/** What intervals are made with: their level, and how far violations of one unit go together. */
interface Spread {
  readonly level: number;
  readonly dispersion: number;
}

/**
 * Violations per recognised year beside the share with a violation: over bands of duration, and of groups within them.
 * The share rises with duration because a longer time holds more violations; whether the rate does too is another question.
 * @param evidence  sums by band and group
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export function examineDuration(
  evidence: DurationEvidence,
  settings: DurationSettings,
  question: InputsQuestion,
): PartAnswer<DurationResult> {
  const { alpha } = question.settings;
  const unit = question.plan.data.form === "cases" ? "cases" : "sponsors";
  const names = durationBands(settings.bands);
  const states = stateTable("duration.states", {
    unit,
    key: "counted",
    levels: DURATION_STATES,
    counts: evidence.states,
  });
  const bands = bandTable(evidence.bands, names, unit);
  const dispersion = rateDispersion(strataOf(evidence.bands));
  const spread = { level: 1 - alpha, dispersion: widening(dispersion) };
  const shareTest = trendOf(evidence.bands);
  const rate = rateTrend(evidence.bands, spread);
  return {
    result: {
      states: { table: states.id, shares: stateShares(states, 1 - alpha) },
      table: bands.id,
      bands: evidence.bands.map((sums, at) =>
        bandResult(sums, evidence.bands[0]!, { at, names, spread, table: bands.id }),
      ),
      dispersion: derived(dispersion, bands.id),
      shareMoves: derived(shareTest.rises ? "rises" : "falls", bands.id),
      shareTest: derived(shareTest.test, bands.id),
      yearRatio: derived(rate.ratio, bands.id),
      rateTest: derived(rate.test, bands.id),
      reading: derived(readingOf(shareTest, rate, alpha), bands.id),
      groups: evidence.groups && groupResults(evidence.groups, alpha),
    },
    tables: [states, bands, ...(evidence.groups === null ? [] : groupTables(evidence.groups, names, unit))],
  };
}

function bandTable(bands: readonly RateSums[], names: readonly string[], unit: "sponsors" | "cases"): CountTable {
  const counts = bands.flatMap(({ units, withViolation }) => [withViolation, units - withViolation]);
  return {
    id: "duration.bands",
    unit,
    keys: [
      { name: "duration", levels: names },
      { name: "violation", levels: ["yes", "no"] },
    ],
    counts,
    showsEmptyRows: true,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  };
}

function groupTables(
  { split, counts, support }: DurationGroups,
  names: readonly string[],
  unit: "sponsors" | "cases",
): readonly CountTable[] {
  const group = { name: "group", levels: split.groups };
  const violation = { name: "violation", levels: ["yes", "no"] };
  return [
    { id: "duration.groups", unit, keys: [group, violation], counts: split.counts, support: split.support },
    {
      id: "duration.groups-bands",
      unit,
      keys: [group, { name: "duration", levels: names }, violation],
      counts,
      support,
      partitionOf: "duration.groups",
    },
  ];
}

function countedRate(sums: RateSums, { level, dispersion }: Spread, row: TableRef): CountedRate {
  const { units, withViolation, violations, years } = sums;
  return {
    units: derived(units, row),
    violations: derived(violations, row),
    years: derived(years, row),
    share: derived(shareOf({ flagged: withViolation, total: units }, level), row),
    rate: derived(rateOf(violations, years, { level, dispersion }), row),
  };
}

/**
 * Violations per year with the exact interval; where violations go together within units, the distance to either end
 * grows with the square root of the dispersion, on the scale of logarithms.
 */
function rateOf(violations: number, years: number, { level, dispersion }: Spread): Estimate {
  if (years === 0) return notEstimable("no-members");
  const exact = poissonRateInterval(violations, years, { level });
  const value = violations / years;
  if (violations === 0) return estimate(0, interval({ lower: 0, upper: exact.upper * dispersion }, level, "garwood"));
  const bounds = [exact.lower, exact.upper].map((end) => value * (end / value) ** Math.sqrt(dispersion));
  return estimate(value, interval({ lower: bounds[0]!, upper: bounds[1]! }, level, "garwood"));
}

function bandResult(
  sums: RateSums,
  first: RateSums,
  {
    at,
    names,
    spread,
    table,
  }: { readonly at: number; readonly names: readonly string[]; readonly spread: Spread; readonly table: string },
): DurationBandResult {
  const [row, reference] = [rowOf(table, names[at]!), rowOf(table, names[0]!)];
  const flagged = (of: RateSums) => ({ flagged: of.withViolation, total: of.units });
  return {
    band: names[at]!,
    ...countedRate(sums, spread, row),
    shareRatio: at === 0 ? null : derived(ratioOf(flagged(sums), flagged(first), spread.level), row, reference),
    rateRatio:
      at === 0
        ? null
        : derived(
            ratesOver([{ events: [sums.violations, first.violations], exposure: [sums.years, first.years] }], spread),
            row,
            reference,
          ),
  };
}

function ratesOver(strata: Parameters<typeof personTimeRatio>[0], spread: Spread): Estimate {
  const found = personTimeRatio(strata, spread);
  if (found.kind === "not-estimable") return found;
  return estimate(found.value, interval(found.interval, spread.level, "person-time"));
}

function strataOf(bands: readonly DurationBandSums[]): readonly RateStratum[] {
  return bands.map(({ units, violations, years, squaredViolations, violationsTimesYears, squaredYears }) => ({
    ...{ units, events: violations, exposure: years, squaredEvents: squaredViolations },
    ...{ eventsTimesExposure: violationsTimesYears, squaredExposure: squaredYears },
  }));
}

/** Intervals are never made narrower than independent violations would have them. */
function widening(dispersion: ReturnType<typeof rateDispersion>): number {
  return dispersion.kind === "estimate" ? Math.max(1, dispersion.value) : 1;
}

interface Trend {
  readonly test: MaybeTest;
  readonly rises: boolean;
}

function trendOf(bands: readonly DurationBandSums[]): Trend {
  const held = bands.filter(({ units }) => units > 0);
  const found = cochranArmitage(
    held.map(({ withViolation }) => withViolation),
    held.map(({ units }) => units),
    held.map(({ duration, units }) => duration / units),
  );
  if (found.kind === "not-estimable") return { test: found, rises: false };
  return { test: asymptotic(found.pValue), rises: found.z >= 0 };
}

/** Poisson regression of the bands' rates on their mean duration, with the variance of violations that go together. */
function rateTrend(
  bands: readonly DurationBandSums[],
  { level, dispersion }: Spread,
): Trend & { readonly ratio: Estimate } {
  const held = bands.filter(({ units }) => units > 0);
  const none = (reason: "no-variation") => ({ test: notEstimable(reason), ratio: notEstimable(reason), rises: false });
  if (held.length < 2) return none("no-variation");
  const fit = poissonRegression({
    columns: [Float64Array.from(held, ({ duration, units }) => duration / units)],
    events: held.map(({ violations }) => violations),
    exposure: held.map(({ years }) => years),
  });
  if (fit.kind === "not-estimable") return none("no-variation");
  const [slope, error] = [fit.coefficients[1]!, fit.standardErrors[1]! * Math.sqrt(dispersion)];
  const reach = normalMultiplier(level) * error;
  const bounds = { lower: Math.exp(slope - reach), upper: Math.exp(slope + reach) };
  return {
    ratio: estimate(Math.exp(slope), interval(bounds, level, "poisson-wald")),
    test: asymptotic(twoSidedNormal(slope / error)),
    rises: slope > 0,
  };
}

function asymptotic(pValue: number): MaybeTest {
  return { method: "asymptotic", pValue, twoSidedRule: "doubled" };
}

function readingOf(share: Trend, rate: Trend, alpha: number): DurationReading {
  if (!("pValue" in share.test && "pValue" in rate.test)) return "not-estimable";
  const [isShare, isRate] = [share.test.pValue <= alpha, rate.test.pValue <= alpha];
  if (!isShare) return isRate ? "only-rate" : "neither";
  if (!isRate) return "no-longer-shown";
  return share.rises === rate.rises ? "stays" : "turns";
}

function groupResults({ split, bands, cells }: DurationGroups, alpha: number): DurationResult["groups"] {
  const strata = strataOf(bands);
  const spread = { level: 1 - alpha, dispersion: widening(rateDispersion(strata)) };
  const width = bands.length;
  const of = split.groups.map((_, at) => cells.slice(at * width, (at + 1) * width));
  const contrasts = of.map((parts) =>
    rateContrast(
      strata,
      parts.map(({ units, violations, years }) => ({ units, events: violations, exposure: years })),
    ),
  );
  const adjusted = holm(contrasts.map((found) => (found.kind === "estimate" ? found.pValue : 1)));
  return {
    table: "duration.groups",
    together: split.together,
    compared: of.map((parts, at): DurationGroupResult => {
      const group = split.groups[at]!;
      const rows = [rowOf("duration.groups", group), rowOf("duration.groups-bands", group)];
      return {
        group,
        ...countedRate(totalOf(parts), spread, rows[0]!),
        ratio: derived(ratesOver(besideOthers(parts, bands), spread), ...rows),
        adjusted: derived(adjusted[at]!, ...rows),
      };
    }),
  };
}

function totalOf(parts: readonly RateSums[]): RateSums {
  const sum = (key: keyof RateSums) => parts.reduce((all, part) => all + part[key], 0);
  return {
    units: sum("units"),
    withViolation: sum("withViolation"),
    violations: sum("violations"),
    years: sum("years"),
  };
}

/** Events and exposure of a group and of all others, by band. Sums of years may differ in their last digit. */
function besideOthers(parts: readonly RateSums[], bands: readonly RateSums[]) {
  return parts.map((part, at) => {
    const all = bands[at]!;
    const others = all.units === part.units ? 0 : Math.max(0, all.years - part.years);
    return {
      events: [part.violations, all.violations - part.violations] as const,
      exposure: [part.years, others] as const,
    };
  });
}
