import { ArgumentError } from "../../errors.js";
import type { Plan } from "../../plan/schema.js";
import type { CompositionRows, SponsorColumns } from "../columns.js";
import type { CompositionEvidence, GroupScoreEvidence, Unavailable } from "../evidence.js";
import { type ChosenEpisodes, chooseEpisodes } from "./choose-episodes.js";
import { codedScores, inDoubtPatterns } from "./coded-scores.js";
import { compositionPatterns } from "./composition-patterns.js";
import { gradedOutcomes } from "./graded-outcomes.js";
import { groupScores } from "./group-scores.js";
import { jointScores } from "./joint-scores.js";
import { indicesWhere, lacksBand, pickPredictions } from "./keep-units.js";
import { bandScale } from "./meanings.js";
import { mergeComposition } from "./merge-composition.js";
import { periodScores } from "./period-scores.js";
import { readPredictions } from "./predictions.js";
import { leftOutBy, type Reduction } from "./reduction.js";
import { scoreHistogram } from "./score-histogram.js";
import { severalNationalities } from "./several-nationalities.js";
import { stratify } from "./stratify.js";
import type { Units } from "./units.js";

type SponsorRules = NonNullable<Plan["rules"]>;

/**
 * Reduces sponsors and their migrants to evidence, after the rules of the plan: episodes, concerns, overrides, bands.
 *
 * @param plan  validated plan of the sponsors form
 * @param source  rows of predictions and composition of the sponsors
 * @returns evidence for every need, and what the rules left out
 * @throws ArgumentError when the source breaks a rule of the plan
 * @see method, section 1
 */
export function reduceSponsors(
  plan: Plan,
  source: { readonly sponsors: SponsorColumns; readonly composition: CompositionRows },
): Reduction {
  const { rules, units, scale, rows, leftOut, overridden } = sponsorUnits(plan, source);
  const { sponsors } = source;
  return {
    evidence: {
      composition: sponsorComposition(plan, rules, { ...units, scale }),
      scores: scoreHistogram(units, "sponsors"),
      jointScores: jointScores(plan, jointColumns(rules, sponsors), {
        units,
        rows,
        unit: "sponsors",
      }),
      groupCounts: { kind: "unavailable", reason: "clusters-unknown" },
      groupScores: sponsorScores(plan, rules, { ...units, scale }),
      codedScores: codedScores(units.scores, inDoubtPatterns(plan.stability.indicators, { ...sponsors, rows }), {
        unit: "sponsors",
        markers: rules.overrides?.decides === "as-registered" ? rules.overrides.markers : [],
      }),
      periodScores: periodScores(units, daysOf(sponsors, rows), {
        unit: "sponsors",
        bands: bandScale(plan),
      }),
      gradedOutcomes: gradedOutcomes(units, { plan, unit: "sponsors" }),
    },
    leftOut,
    overridden,
  };
}

/** Scored sponsors one by one, after the rules of the plan, with the row of the source that predicts each. */
export interface SponsorUnits {
  readonly rules: SponsorRules;
  readonly units: Units;
  /** Member counts are people x scale. */
  readonly scale: number;
  readonly rows: Uint32Array;
  readonly leftOut: Reduction["leftOut"];
  readonly overridden: number;
}

/**
 * Applies the rules of the plan to sponsors: episodes, concerns, overrides, bands, nationalities and strata.
 * @param plan  validated plan of the sponsors form
 * @param source  rows of predictions and composition of the sponsors
 * @throws ArgumentError when the source breaks a rule of the plan
 */
export function sponsorUnits(
  plan: Plan,
  source: { readonly sponsors: SponsorColumns; readonly composition: CompositionRows },
): SponsorUnits {
  const rules = plan.rules;
  if (rules === undefined) throw new ArgumentError("reduceSponsors requires rules in the plan; got none");
  const { sponsors, composition } = source;
  const episodes = chooseEpisodes(rules, sponsors, {
    predictions: readPredictions(plan, predictionColumns(sponsors), sponsors.sponsor.length),
    sponsors: composition.offsets.length - 1,
  });
  const predictions = decidingPredictions(plan, rules, sponsors);
  const chosen = pickPredictions(predictions, episodes.row);
  const overridden = overrideMarks(rules, sponsors, episodes.row);
  const dropsOverridden = rules.overrides?.decides === "without-overridden";
  const stays = indicesWhere(episodes.units, (unit) => !(dropsOverridden && overridden[unit] === 1));
  const kept = stays.filter((unit) => !lacksBand(chosen, unit));
  const counted = severalNationalities(composition, rules);
  const merged = mergeComposition(counted.rows, sponsorsOfUnits(episodes, kept));
  const rows = kept.map((unit) => episodes.row[unit]!);
  const units: Units = {
    ...pickPredictions(chosen, kept),
    weights: null,
    composition: merged,
    strata: stratify(plan.strata, {
      columns: sponsors.strata,
      rows,
      members: membersOf(merged).map((members) => members / counted.scale),
    }),
  };
  return {
    rules,
    units,
    scale: counted.scale,
    rows,
    leftOut: leftOutBy({
      "superseded-episode": episodes.superseded,
      overridden: episodes.units - stays.length,
      "no-band": stays.length - kept.length,
    }),
    overridden: kept.reduce((sum, unit) => sum + overridden[unit]!, 0),
  };
}

function daysOf({ predictedOn }: SponsorColumns, rows: Uint32Array): Int32Array | null {
  return predictedOn === undefined ? null : Int32Array.from(rows, (row) => predictedOn[row]!);
}

/** The columns that a prediction and its outcome are read from. */
export function predictionColumns(columns: SponsorColumns) {
  const {
    sponsor: _sponsor,
    modelScore: _model,
    concern: _concern,
    predictedOn: _date,
    strata: _strata,
    compared: _compared,
    period: _period,
    ...rest
  } = columns;
  return rest;
}

/** Numbers of one concern are a cluster of scored units; where the concern itself is scored there is none. */
function jointColumns(rules: SponsorRules, { concern, ...columns }: SponsorColumns) {
  return rules.unit === "number" && concern !== undefined ? { ...columns, cluster: concern } : columns;
}

function membersOf({ offsets, counts }: Units["composition"]): Float64Array {
  return Float64Array.from({ length: offsets.length - 1 }, (_, unit) => {
    let members = 0;
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) members += counts[j]!;
    return members;
  });
}

/** Predictions that decide: with `model-only` the model's score takes the place of the registered one. */
function decidingPredictions(plan: Plan, rules: SponsorRules, columns: SponsorColumns) {
  const registered = predictionColumns(columns);
  if (rules.overrides?.decides !== "model-only") return readPredictions(plan, registered, columns.sponsor.length);
  if (columns.modelScore === undefined) {
    throw new ArgumentError("reduceSponsors requires modelScore where overrides decide model-only; got none");
  }
  return readPredictions(plan, { ...registered, score: columns.modelScore }, columns.sponsor.length);
}

function overrideMarks(rules: SponsorRules, columns: SponsorColumns, rows: Uint32Array): Uint8Array {
  const markers = rules.overrides?.markers ?? [];
  return Uint8Array.from(rows, (row) => (markers.includes(columns.score?.[row] ?? Number.NaN) ? 1 : 0));
}

function sponsorsOfUnits(episodes: ChosenEpisodes, kept: Uint32Array) {
  const position = new Int32Array(episodes.units).fill(-1);
  kept.forEach((unit, i) => {
    position[unit] = i;
  });
  const offsets = new Uint32Array(kept.length + 1);
  for (const unit of episodes.unitOfSponsor) {
    const i = position[unit]!;
    if (i >= 0) offsets[i + 1] = offsets[i + 1]! + 1;
  }
  for (let i = 0; i < kept.length; i++) offsets[i + 1] = offsets[i + 1]! + offsets[i]!;
  const fill = offsets.slice(0, kept.length);
  const sponsors = new Uint32Array(offsets[kept.length]!);
  episodes.unitOfSponsor.forEach((unit, sponsor) => {
    const i = position[unit]!;
    if (i < 0) return;
    sponsors[fill[i]!] = sponsor;
    fill[i] = fill[i]! + 1;
  });
  return { offsets, sponsors };
}

function sponsorComposition(
  plan: Plan,
  rules: SponsorRules,
  { scale, ...units }: Units & { readonly scale: number },
): CompositionEvidence | Unavailable {
  const bands = bandScale(plan);
  if (rules.compositionDate > rules.predictionDate) {
    return { kind: "unavailable", reason: "composition-after-prediction" };
  }
  if (units.bands === null || bands === null) return { kind: "unavailable", reason: "no-band" };
  if (units.composition.groups.length === 0) return { kind: "unavailable", reason: "no-members" };
  const byScore = plan.hypothesis1.meanScore !== undefined;
  const names = { unit: "sponsors", memberUnit: "migrants", bands, byScore } as const;
  const evidence = compositionPatterns({ ...units, bands: units.bands }, names);
  return scale === 1 ? evidence : { ...evidence, scale };
}

function sponsorScores(
  plan: Plan,
  rules: SponsorRules,
  { scale, ...units }: Units & { readonly scale: number },
): GroupScoreEvidence | Unavailable {
  if (rules.compositionDate > rules.predictionDate) {
    return { kind: "unavailable", reason: "composition-after-prediction" };
  }
  return groupScores(units, { plan, unit: "sponsors", bands: bandScale(plan), scale });
}
