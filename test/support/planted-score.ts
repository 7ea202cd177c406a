import type { InputsQuestion } from "../../src/audit/inputs/inputs-question.js";
import type { DecompositionEvidence } from "../../src/data/inputs/decomposition-evidence.js";
import { nextUniform, type StreamState } from "../../src/statistics/random.js";

/** A score of two indicators: the first is on more often in group A, the second as often in both. */
export interface PlantedWorld {
  readonly units: number;
  readonly inA: number;
  /** Chance that the first indicator is on, in A and elsewhere. */
  readonly first: readonly [number, number];
  /** Units of A that are flagged by hand besides. */
  readonly byHand: number;
}

const ODDS = 1.2;

/** Units of such a world; a share of them has a known outcome. */
export function plantedEvidence(
  state: StreamState,
  { units, inA, first, byHand }: PlantedWorld,
): DecompositionEvidence {
  const majority = Uint16Array.from({ length: units }, (_, i) => (i < inA ? 0 : 1));
  const on = (chance: (unit: number) => number) =>
    Float64Array.from({ length: units }, (_, unit) => (nextUniform(state) < chance(unit) ? ODDS : 0));
  const added = [on((unit) => first[majority[unit]!]!), on(() => 0.3)];
  // 60 of 100 is reached where either is on: -0.6 + 1.2 is above ln 1.5, -0.6 is not.
  const intercept = -0.6;
  const flagged = Uint8Array.from({ length: units }, (_, unit) =>
    added[0]![unit]! + added[1]![unit]! > 0 || unit < byHand ? 1 : 0,
  );
  return {
    unit: "sponsors",
    coefficients: {
      version: "t1",
      source: "made up",
      intercept,
      indicators: ["proxy", "innocent"].map((name) => ({
        name,
        measures: "other" as const,
        levels: { N: 0, J: ODDS },
      })),
    },
    added,
    isNumber: [false, false],
    groups: ["A"],
    majority,
    people: new Float64Array(units).fill(2),
    composition: {
      groups: 2,
      offsets: Uint32Array.from({ length: units + 1 }, (_, unit) => unit),
      groupCodes: majority,
      memberCounts: new Uint32Array(units).fill(2),
    },
    scale: 1,
    flagged,
    bands: { order: ["low", "high"], flagged: [false, true] },
    thresholds: [60],
    outcomes: Uint8Array.from({ length: units }, (_, unit) =>
      unit % 3 === 0 ? (nextUniform(state) < 0.4 ? 1 : 0) : 255,
    ),
    provenanceCodes: new Uint8Array(units),
    provenances: ["risk"],
    leftOut: { withoutMembers: 4, withoutScore: 1 },
  };
}

/** The question of the section, with 199 bootstrap samples. */
export function decompositionQuestion(seed: number, refit = false): InputsQuestion {
  const decomposition = {
    coefficients: "c.yaml",
    claims: [],
    indicators: ["proxy", "innocent"].map((name) => ({ name, column: name })),
    threshold: "raw",
    refit,
    groupUnits: 10,
    resamples: 199,
  };
  const context = { hash: async () => "hash" };
  return {
    plan: { resampling: { seed } },
    settings: { alpha: 0.05, decomposition },
    context,
  } as unknown as InputsQuestion;
}
