import type { JointScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { unpairedAucDifference } from "../../statistics/auc-comparison.js";
import type { AucEstimate, AucNotEstimable } from "../../statistics/auc-estimate.js";
import { aucDeLongFromHistogram } from "../../statistics/delong.js";
import type { OutcomeHistogram } from "../../statistics/placements.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable, Derived, Estimate, TableRef } from "../result.js";
import { areaDifference, areaEstimate } from "./area-estimates.js";
import type { AreaChange, ScoreInPeriod, ScorePeriods } from "./discrimination-result.js";
import { histogramWhere, outcomesWithin } from "./joint-outcomes.js";
import { outcomeTotals } from "./outcome-sets.js";
import type { SetName } from "./set-name.js";

const OUTCOMES = "score.periods.outcomes";
const NO_PERIOD = "no period";

interface Period {
  readonly level: string;
  readonly starts: string | null;
  readonly developedOn: boolean;
}

/** An area with the rows that it rests on. */
interface Area {
  readonly area: AucEstimate | AucNotEstimable;
  readonly rows: readonly TableRef[];
}

/**
 * The score period by period: on the set of the headline, or on all known outcomes where that set has enough of both
 * outcomes to be published in fewer than two periods.
 */
export function scorePeriods(
  evidence: JointScoreEvidence,
  plan: Plan,
  headline: SetName,
): { readonly tables: readonly CountTable[]; readonly result: ScorePeriods | null } {
  const periods = plannedPeriods(plan);
  if (periods.length === 0) return { tables: [], result: null };
  const own = histogramsOf(evidence, headline, periods.length);
  const least = Math.max(2, plan.disclosure.threshold);
  const provenance = own.filter((each) => reaches(each, least)).length >= 2 ? headline : "all-known";
  const histograms = provenance === headline ? own : histogramsOf(evidence, provenance, periods.length);
  const level = 1 - plan.score.alpha;
  const areaOf = (places: readonly number[]): Area => ({
    area: aucDeLongFromHistogram(summed(places.map((place) => histograms[place]!)), { level }),
    rows: places.map((place) => rowOf(OUTCOMES, periods[place]!.level)),
  });
  const areas = periods.map((_, place) => areaOf([place]));
  return {
    tables: [outcomesTable(evidence, periods, histograms)],
    result: {
      provenance,
      cutBy: plan.score.periods?.cuts === undefined ? "column" : "dates",
      outcomes: OUTCOMES,
      periods: periods.map(
        ({ level: period, starts, developedOn }, place): ScoreInPeriod => ({
          period,
          starts,
          developedOn,
          auc: published(areas[place]!),
        }),
      ),
      change: changeOf(areas[0]!, areas.at(-1)!, level),
      development: developmentOf(periods, areaOf, level),
    },
  };
}

/** Periods of the plan in order; a period that dates cut is named after its bounds. */
function plannedPeriods({ score }: Plan): readonly Period[] {
  const { cuts, order = [], developedOn = [] } = score.periods ?? {};
  const named =
    cuts === undefined
      ? order.map((level) => ({ level, starts: null }))
      : [
          { level: `before ${cuts[0]}`, starts: null },
          ...cuts.map((cut, place) => {
            const next = cuts[place + 1];
            return { level: next === undefined ? `from ${cut}` : `from ${cut} to before ${next}`, starts: cut };
          }),
        ];
  return named.map((period, place) => ({ ...period, developedOn: developedOn.includes(place + 1) }));
}

/** One histogram a period over the same scores, and one of the units that fall in none. */
function histogramsOf(evidence: JointScoreEvidence, name: SetName, periods: number): readonly OutcomeHistogram[] {
  const outcomes = outcomesWithin(evidence, name);
  const scored = { scores: evidence.scores[0]!, weights: evidence.weights };
  const ofPeriod = (code: number) =>
    histogramWhere(scored, outcomes, (pattern) => Math.min(evidence.periodCodes[pattern]!, periods) === code);
  return Array.from({ length: periods + 1 }, (_, code) => ofPeriod(code));
}

function reaches(histogram: OutcomeHistogram, least: number): boolean {
  const { violations, none } = outcomeTotals(histogram);
  return violations >= least && none >= least;
}

function summed(histograms: readonly OutcomeHistogram[]): OutcomeHistogram {
  const sum = (key: keyof OutcomeHistogram) =>
    histograms[0]![key].map((_, place) => histograms.reduce((total, each) => total + each[key][place]!, 0));
  return { violations: sum("violations"), none: sum("none") };
}

function outcomesTable(
  { unit }: JointScoreEvidence,
  periods: readonly Period[],
  histograms: readonly OutcomeHistogram[],
): CountTable {
  const cells = histograms.map(outcomeTotals);
  const outside = cells.at(-1)!;
  const shown = outside.violations + outside.none > 0 ? cells : cells.slice(0, -1);
  const counts = shown.flatMap(({ violations, none }) => [violations, none]);
  return {
    id: OUTCOMES,
    unit,
    keys: [
      { name: "period", levels: [...periods.map(({ level }) => level), NO_PERIOD].slice(0, shown.length) },
      { name: "outcome", levels: ["violation", "none"] },
    ],
    counts,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  };
}

function published({ area, rows }: Area): Derived<Estimate> {
  return derived(areaEstimate(area, "delong-logit"), ...rows);
}

function changeOf(earlier: Area, later: Area, level: number): AreaChange {
  const { difference, test } = areaDifference(unpairedAucDifference(later.area, earlier.area, { level }));
  const rows = [...earlier.rows, ...later.rows];
  return { difference: derived(difference, ...rows), test: derived(test, ...rows) };
}

function developmentOf(
  periods: readonly Period[],
  areaOf: (places: readonly number[]) => Area,
  level: number,
): ScorePeriods["development"] {
  const places = periods.map((_, place) => place);
  const inside = places.filter((place) => periods[place]!.developedOn);
  if (inside.length === 0) return null;
  const [inSample, outOfSample] = [areaOf(inside), areaOf(places.filter((place) => !inside.includes(place)))];
  return {
    inSample: published(inSample),
    outOfSample: published(outOfSample),
    change: changeOf(inSample, outOfSample, level),
  };
}
