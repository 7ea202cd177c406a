import type { DriftEvidence, ListsEvidence } from "../../data/inputs/lists-evidence.js";
import { NUMBER_STATES, OVERLAP_STATES, ROW_STATES } from "../../plan/inputs/answer-states.js";
import type { ListsSettings } from "../../plan/inputs/lists-schema.js";
import { holm } from "../../statistics/multiplicity.js";
import { populationStability } from "../../statistics/population-stability.js";
import { minimumDetectableW } from "../../statistics/power-effect-size.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable } from "../derived.js";
import type { CountTable, Estimate, MaybeTest } from "../result.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import type { DriftBetweenLists, IndicatorDrift, ListManifest, ListsResult, RowCount } from "./lists-result.js";
import { familyResamples, pValueOf, tableTest } from "./table-test.js";

/** Rows of a list are companies. */
const unit = "sponsors";
const POWER = 0.8;

/**
 * What stands in the lists of companies, which numbers stand in several of them, and whether the indicators of a later
 * list are spread otherwise than those of an earlier one.
 * @param evidence  counts of the lists
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export async function examineLists(
  evidence: ListsEvidence,
  settings: ListsSettings,
  question: InputsQuestion,
): Promise<PartAnswer<ListsResult>> {
  const { alpha } = question.settings;
  const drift = evidence.drift === null ? null : await driftOf(evidence.drift, settings, question);
  return {
    result: {
      alpha,
      digits: settings.digits,
      lists: evidence.lists.map(manifestOf),
      overlap: rowCounts(OVERLAP_STATES, evidence.overlap),
      distinct: evidence.distinct,
      drift: drift?.result ?? null,
    },
    tables: drift?.tables ?? [],
  };
}

function manifestOf({
  name,
  label,
  source,
  date,
  hmac,
  rows,
  numbers,
  episodes,
}: ListsEvidence["lists"][number]): ListManifest {
  return {
    ...{ name, label, source, date, hmac, rows },
    numbers: rowCounts(NUMBER_STATES, numbers),
    episodes: rowCounts(ROW_STATES, episodes),
  };
}

function rowCounts(states: readonly string[], counts: readonly number[]): readonly RowCount[] {
  return states.map((state, at) => ({ state, rows: counts[at]! }));
}

async function driftOf(
  { from, to, companies, indicators }: NonNullable<ListsEvidence["drift"]>,
  { drift }: ListsSettings,
  { plan, settings: { alpha }, context }: InputsQuestion,
): Promise<{ readonly result: DriftBetweenLists; readonly tables: readonly CountTable[] }> {
  const resamples = familyResamples(indicators.length, alpha);
  const tests: MaybeTest[] = [];
  for (const [place, { counts, levels }] of indicators.entries()) {
    const table = { counts, rows: levels.length, columns: 2 };
    tests.push(await tableTest(table, { seed: plan.resampling.seed, resamples, context }, place));
  }
  const adjusted = holm(tests.map(pValueOf));
  const { pointOutAt } = drift!;
  const found = indicators.map((indicator, place) =>
    indicatorDrift(indicator, {
      test: tests[place]!,
      adjusted: adjusted[place]!,
      ...{ from, to, alpha, pointOutAt },
      comparisons: indicators.length,
    }),
  );
  return {
    result: { from, to, companies, pointOutAt, resamples, indicators: found.map(({ result }) => result) },
    tables: found.map(({ table }) => table),
  };
}

interface DriftOptions {
  readonly test: MaybeTest;
  readonly adjusted: number;
  readonly from: string;
  readonly to: string;
  readonly alpha: number;
  readonly pointOutAt: number;
  readonly comparisons: number;
}

function indicatorDrift(
  { column, label, levels, merged, counts }: DriftEvidence,
  { test, adjusted, from, to, alpha, pointOutAt, comparisons }: DriftOptions,
): { readonly result: IndicatorDrift; readonly table: CountTable } {
  const level = 1 - alpha;
  const id = `lists.drift.${column}`;
  const [earlier, later] = [0, 1].map((list) => levels.map((_, at) => counts[2 * at + list]!)) as [number[], number[]];
  const [before, after] = [sum(earlier), sum(later)];
  const stability = levels.length < 2 ? null : populationStability(earlier, later, { level });
  const isKnown = stability !== null && stability.kind === "estimate";
  const index: Estimate = isKnown
    ? estimate(stability.value, interval(stability.interval, level, "noncentral-chi-squared"))
    : notEstimable("no-variation");
  return {
    table: {
      id,
      unit,
      keys: [
        { name: `${column} in lists`, levels },
        { name: "list", levels: [from, to] },
      ],
      counts,
      support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
    },
    result: {
      ...{ column, label, table: id, levels, merged },
      shares: levels.map((name, at) => ({
        level: name,
        earlier: derived(shareOf({ flagged: earlier[at]!, total: before }, level), `${id}#${name}`),
        later: derived(shareOf({ flagged: later[at]!, total: after }, level), `${id}#${name}`),
      })),
      index: derived(index, id),
      chance95: isKnown ? stability.chance95 : null,
      detectable:
        levels.length < 2 ? null : detectableIndex(before, after, { df: levels.length - 1, alpha, comparisons }),
      test: derived(test, id),
      adjusted: derived(adjusted, id),
      pointedOut: derived(isKnown && stability.value >= pointOutAt && stability.value > stability.chance95, id),
    },
  };
}

/** The index times the harmonic size of the lists is close to the noncentrality of chi-squared. */
function detectableIndex(
  before: number,
  after: number,
  { df, alpha, comparisons }: { readonly df: number; readonly alpha: number; readonly comparisons: number },
): number {
  const size = 1 / (1 / before + 1 / after);
  return minimumDetectableW({ n: size, df, alpha, comparisons, power: POWER }) ** 2;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
