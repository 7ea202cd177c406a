import type { IndicatorColumn } from "../../data/inputs/indicator-evidence.js";
import type { TogetherEvidence } from "../../data/inputs/together-evidence.js";
import type { TogetherSettings } from "../../plan/inputs/together-schema.js";
import { type CrossValidatedChances, crossValidatedChances } from "../../statistics/cross-validated-chances.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import { foldPermutation } from "../../statistics/fold-permutation.js";
import { type FoldedArea, type FoldedChances, handTillArea, oneClassArea } from "../../statistics/hand-till.js";
import { midRanks } from "../../statistics/mid-ranks.js";
import type { NotEstimable as NotEstimableNumber } from "../../statistics/not-estimable.js";
import { type Streams, streamsFrom } from "../../statistics/random.js";
import { type FeatureColumn, sparseRows } from "../../statistics/sparse-rows.js";
import { stratifiedFolds } from "../../statistics/stratified-folds.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { CountTable, Estimate } from "../result.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import type { ForetoldGroups, TogetherResult } from "./together-result.js";

const TABLE = "together.groups";
const TOLD = "together.told";
const LEFT_OUT = "together.left-out";

/** First random stream of the section: far from those of the audit and of other sections. */
const FIRST_STREAM = 0x20000000;

/**
 * How well all indicators together foretell the group of a unit: multinomial logistic regression with a ridge, each fold
 * foretold by a fit on the others.
 * @param evidence  patterns of indicators and group
 * @param question  settings of the section, error rate, and the seed of the plan
 * @returns areas, shares told rightly, log loss and a bound of the p-value; not-estimable with fewer than two groups
 * @see Hastie, Tibshirani & Friedman 2009, section 18.3.2; Hand & Till 2001
 */
export function groupsTogether(
  evidence: TogetherEvidence,
  { plan, settings: { alpha, ...sections } }: InputsQuestion,
): PartAnswer<TogetherResult> {
  const { groups, unit } = evidence;
  const settings = sections.together!;
  if (groups.length < 2) return { result: notEstimable("one-class-only") as TogetherResult, tables: [] };
  const streams = streamsFrom(plan.resampling.seed);
  const foretold = foretell(evidence, settings, streams);
  const level = 1 - alpha;
  const told = toldOf(foretold, level);
  const losses = lossesOf(foretold, level);
  const test = foldPermutation(foretold, {
    streams,
    resamples: settings.resamples,
    first: FIRST_STREAM + 1,
  });
  const result: ForetoldGroups = {
    kind: "estimated",
    unit,
    alpha,
    folds: settings.folds,
    ridges: foretold.ridges,
    resamples: settings.resamples,
    indicators: settings.indicators.map(({ column, label }) => ({ name: column, label: label ?? null })),
    table: TABLE,
    toldTable: TOLD,
    leftOutTable: LEFT_OUT,
    area: derived(areaOf(handTillArea(foretold, { level }), level), TOLD),
    groups: groups.map((group, of) => ({
      group,
      area: derived(areaOf(oneClassArea(foretold, { of, level }), level), rowOf(TABLE, group)),
    })),
    told: derived(told.told, TOLD),
    guessed: derived(told.guessed, TOLD),
    gain: derived(told.gain, TOLD),
    logLoss: derived(losses.indicators, TOLD),
    logLossByShares: derived(losses.shares, TOLD),
    logLossGain: derived(losses.gain, TOLD),
    pValue: derived(test.pValue, TOLD),
  };
  return { result, tables: tablesOf(evidence, told.right) };
}

type Foretold = FoldedChances & CrossValidatedChances;

/** Chances of every unit out of fold; units of one pattern may lie in several folds. */
function foretell(evidence: TogetherEvidence, settings: TogetherSettings, streams: Streams): Foretold {
  const { weights, groupCodes, groups, indicators } = evidence;
  const rowOfUnit = Uint32Array.from(Array.from(weights).flatMap((weight, row) => new Array<number>(weight).fill(row)));
  const labels = Uint16Array.from(rowOfUnit, (row) => groupCodes[row]!);
  const { folds, ridges } = settings;
  const foldOf = stratifiedFolds(labels, { folds, state: streams.block(FIRST_STREAM) });
  const rows = sparseRows(
    indicators.map((indicator) => featureOf(indicator, weights)),
    weights,
  );
  const classes = groups.length;
  const units = { data: { rows, classes }, rowOf: rowOfUnit, labels, foldOf, folds };
  return { ...crossValidatedChances(units, ridges), classes, labels, foldOf, folds };
}

function featureOf(indicator: IndicatorColumn, weights: Uint32Array): FeatureColumn {
  if (indicator.kind === "categories") {
    return { kind: "categories", levels: indicator.levels.length, codes: indicator.codes };
  }
  return {
    kind: "numbers",
    values: indicator.kind === "numbers" ? indicator.values : ranksOf(indicator.values, weights),
  };
}

/** Mid-ranks over the units, patterns with their weight; NaN stays. */
function ranksOf(values: Float64Array, weights: Uint32Array): Float64Array {
  const given = Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]!));
  const units = given.flatMap((row) => new Array<number>(weights[row]!).fill(row));
  const { ranks } = midRanks(units.map((row) => values[row]!));
  const ranked = new Float64Array(values.length).fill(Number.NaN);
  units.forEach((row, place) => {
    ranked[row] = ranks[place]!;
  });
  return ranked;
}

function areaOf(area: FoldedArea | NotEstimableNumber<"one-class-only">, level: number): Estimate {
  if (area.kind === "not-estimable") return notEstimable(area.reason);
  const bounds = area.interval;
  return estimate(
    area.value,
    "kind" in bounds ? notEstimable(bounds.reason) : interval(bounds, level, "linearised-over-units"),
  );
}

/** The group with the highest chance against the one that is largest among the units that the fit saw. */
function toldOf({ chances, shares, classes, labels, foldOf, folds }: Foretold, level: number) {
  const largest = Array.from({ length: folds }, (_, fold) => highest(shares, fold * classes, classes));
  const gains = new Float64Array(labels.length);
  let [right, guessed] = [0, 0];
  for (let unit = 0; unit < labels.length; unit++) {
    const isTold = Number(highest(chances, unit * classes, classes) === labels[unit]);
    const isGuessed = Number(largest[foldOf[unit]!] === labels[unit]);
    right += isTold;
    guessed += isGuessed;
    gains[unit] = isTold - isGuessed;
  }
  const shareOf = (count: number) =>
    estimate(count / labels.length, interval(wilsonInterval(count, labels.length, { level }), level, "wilson"));
  return { right, told: shareOf(right), guessed: shareOf(guessed), gain: meanOf(gains, level) };
}

function highest(chances: Float64Array, first: number, classes: number): number {
  let best = 0;
  for (let k = 1; k < classes; k++) if (chances[first + k]! > chances[first + best]!) best = k;
  return best;
}

function lossesOf({ chances, shares, classes, labels, foldOf }: Foretold, level: number) {
  const lossOf = (from: Float64Array, at: (unit: number) => number) =>
    Float64Array.from({ length: labels.length }, (_, unit) => -Math.log(Math.max(from[at(unit)]!, Number.MIN_VALUE)));
  const own = lossOf(chances, (unit) => unit * classes + labels[unit]!);
  const byShares = lossOf(shares, (unit) => foldOf[unit]! * classes + labels[unit]!);
  return {
    indicators: meanOf(own, level),
    shares: meanOf(byShares, level),
    gain: meanOf(
      byShares.map((loss, unit) => loss - own[unit]!),
      level,
    ),
  };
}

function meanOf(values: Float64Array, level: number): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  if (squares === 0) return estimate(mean, notEstimable("no-variation"));
  const margin = normalMultiplier(level) * Math.sqrt(squares / (values.length - 1) / values.length);
  return estimate(mean, interval({ lower: mean - margin, upper: mean + margin }, level, "linearised-over-units"));
}

function tablesOf(evidence: TogetherEvidence, right: number): readonly CountTable[] {
  const { unit, units, groups, groupCodes, weights, people, largest, leftOut, withoutMajority } = evidence;
  const byGroup = groups.map(() => ({ units: 0, people: 0, largest: 0 }));
  groupCodes.forEach((group, row) => {
    const own = byGroup[group]!;
    own.units += weights[row]!;
    own.people += people[row]!;
    own.largest = Math.max(own.largest, largest[row]!);
  });
  return [
    {
      id: TABLE,
      unit,
      keys: [{ name: "group", levels: groups }],
      counts: byGroup.map(({ units: own }) => own),
      support: {
        people: byGroup.map(({ people: own }) => own),
        units: byGroup.map(({ units: own }) => own),
        largest: byGroup.map(({ largest: own }) => own),
      },
    },
    { id: TOLD, unit, keys: [{ name: "told", levels: ["right", "wrong"] }], counts: [right, units - right] },
    {
      id: LEFT_OUT,
      unit,
      keys: [{ name: "reason", levels: ["no-members", "no-majority"] }],
      counts: [leftOut.withoutMembers, withoutMajority],
      showsEmptyRows: true,
    },
  ];
}
