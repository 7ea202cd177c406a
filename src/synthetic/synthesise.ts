import { PROVENANCES, type Provenance } from "../data/evidence.js";
import type { HhtState } from "../registry/hht-status.js";
import type { SizeClass } from "../registry/size-class.js";
import { streamsFrom } from "../statistics/random.js";
import type { Coefficients } from "./coefficients.js";
import { drawEarlierScores } from "./earlier-model.js";
import { BRANCHES } from "./indicators.js";
import { UNKNOWN } from "./outcomes.js";
import {
  drawHhtStates,
  drawLegalForms,
  drawOverrideReasons,
  drawPremisesMatch,
  drawSeverities,
  type Severity,
} from "./registered-fields.js";
import { resolveSettings, type SyntheticSettings } from "./settings.js";
import { type SyntheticComposition, synthesiseComposition } from "./synthesise-composition.js";
import { syntheticNumbers } from "./synthetic-numbers.js";
import { type SyntheticTruth, truthOf } from "./truth.js";

/** One sponsor as it would stand in the lists. */
export interface SyntheticSponsor {
  /** Eight digits that start with 00: no real trade-register number does. */
  readonly kvkNumber: string;
  readonly list: "archive" | "december-2020";
  readonly branch: string;
  readonly sizeClass: SizeClass;
  readonly website: boolean;
  readonly premises: boolean;
  readonly premisesMatchBranch: boolean;
  readonly legalForm: string;
  readonly recognisedYears: number;
  readonly hhtState: HhtState;
  readonly modelScore: number;
  readonly score: number;
  /** What the earlier model gave. */
  readonly earlierScore: number;
  /** Empty where the score was not overridden. */
  readonly overrideReason: string;
  readonly selected: boolean;
  readonly outcome: "violation" | "none" | "unknown";
  readonly provenance: Provenance;
  readonly severity: Severity | "";
}

/** Migrants of one nationality at one sponsor. */
export interface SyntheticMigrants {
  readonly kvkNumber: string;
  readonly nationality: string;
  readonly migrants: number;
}

/** A synthetic set: rows as in the files, and the truth that they were made from. */
export interface SyntheticData {
  readonly sponsors: readonly SyntheticSponsor[];
  readonly migrants: readonly SyntheticMigrants[];
  readonly coefficients: Coefficients;
  readonly truth: SyntheticTruth;
}

/** Streams above those of the composition, one a field. */
const STREAM = {
  numbers: 16,
  premisesMatch: 17,
  legalForms: 18,
  hhtStates: 19,
  reasons: 20,
  earlier: 21,
  severities: 22,
};

/**
 * Draws a synthetic set of sponsors and migrants with its planted truth. Nobody stands behind any number.
 * @param settings  seed, number of sponsors, design and planted effects
 * @returns sponsors in the order of the lists, archive first; migrants by sponsor, then nationality
 * @throws ArgumentError when a setting lies outside its range
 * @example synthesise({ seed: 1, sponsors: 10577 }).sponsors.filter((one) => one.list === "december-2020").length // 277
 */
export function synthesise(settings: SyntheticSettings): SyntheticData {
  const resolved = resolveSettings(settings);
  const columns = synthesiseComposition(settings);
  const streams = streamsFrom(settings.seed);
  const numbers = syntheticNumbers(streams.block(STREAM.numbers), columns.units);
  const fields = {
    premisesMatch: drawPremisesMatch(streams.block(STREAM.premisesMatch), columns.premises),
    legalForms: drawLegalForms(streams.block(STREAM.legalForms), columns.units),
    hhtStates: drawHhtStates(streams.block(STREAM.hhtStates), columns.outcomes),
    earlierScores: drawEarlierScores(streams.block(STREAM.earlier), columns, resolved.coefficients),
    severities: drawSeverities(streams.block(STREAM.severities), columns.outcomes, {
      bandCodes: columns.bandCodes,
      odds: resolved.severityOdds,
    }),
    reasons: drawOverrideReasons(streams.block(STREAM.reasons), columns.scores, columns.overridden),
  };
  return {
    sponsors: numbers.map((kvkNumber, i) => ({
      kvkNumber,
      ...scored(columns, i),
      premisesMatchBranch: fields.premisesMatch[i]!,
      legalForm: fields.legalForms[i]!,
      hhtState: fields.hhtStates[i]!,
      earlierScore: fields.earlierScores[i]!,
      severity: fields.severities[i]!,
      overrideReason: fields.reasons[i]!,
    })),
    migrants: migrantRows(columns, numbers),
    coefficients: resolved.coefficients,
    truth: truthOf(resolved, columns, numbers),
  };
}

function scored(columns: SyntheticComposition, i: number) {
  const outcome = columns.outcomes[i]!;
  return {
    list: i < columns.archived ? ("archive" as const) : ("december-2020" as const),
    branch: BRANCHES[columns.branchCodes[i]!]!,
    sizeClass: columns.sizeClasses[i]! as SizeClass,
    website: columns.website[i] === 1,
    premises: columns.premises[i] === 1,
    recognisedYears: columns.recognisedYears[i]!,
    modelScore: columns.modelScores[i]!,
    score: columns.scores[i]!,
    selected: columns.selected[i] === 1,
    outcome: outcome === UNKNOWN ? ("unknown" as const) : outcome === 1 ? ("violation" as const) : ("none" as const),
    provenance: PROVENANCES[columns.provenanceCodes[i]!]!,
  };
}

function migrantRows(columns: SyntheticComposition, numbers: readonly string[]): SyntheticMigrants[] {
  return numbers.flatMap((kvkNumber, i) =>
    Array.from(columns.groupCodes.subarray(columns.offsets[i], columns.offsets[i + 1]), (code, j) => ({
      kvkNumber,
      nationality: columns.groups[code]!,
      migrants: columns.memberCounts[columns.offsets[i]! + j]!,
    })),
  );
}
