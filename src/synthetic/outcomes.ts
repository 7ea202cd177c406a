import { PROVENANCES } from "../data/evidence.js";
import { nextUniform, type StreamState } from "../statistics/random.js";
import type { Inspections } from "./inspection.js";
import { type SignalRates, shareBeforeSignals, violationProbabilities } from "./violation-law.js";

/** Marks an outcome or a selection that is not known. */
export const UNKNOWN = 255;

/** What is true and what became known, one entry a sponsor. */
export interface Outcomes {
  /** True violations: 1 or 0. Not part of the data, only of the truth. */
  readonly violations: Uint8Array;
  /** 1 violation, 0 none, 255 not known. */
  readonly outcomes: Uint8Array;
  /** Index into `PROVENANCES` of the evidence. */
  readonly provenanceCodes: Uint8Array;
}

const SIGNALS: SignalRates = { violation: 0.3, none: 0.01 };

/** Where nothing may stay hidden every violation is signalled; this share of the others' sponsors then violates. */
const ALL_SIGNALLED: SignalRates = { violation: 1, none: 0.01 };
const SHARE_WHEN_ALL_SIGNALLED = 0.02;

const CODES = {
  random: PROVENANCES.indexOf("random"),
  risk: PROVENANCES.indexOf("risk"),
  signal: PROVENANCES.indexOf("signal"),
  never: PROVENANCES.indexOf("never"),
};

/**
 * Draws true violations, given the model's score, and which of them become known: where an inspector came because of
 * the score, by the random sample, or after a signal (of violators more often than of others). Inspections find the
 * truth.
 * @param stream  advanced in place
 * @param modelScores  integers, length n
 * @param target.auc  AUC of the model's score on the true violations
 * @param target.hidden  share of violations among the never inspected, 0 .. 0.5
 * @example drawOutcomes(streamsFrom(1).block(6), scores, inspections, { auc: 0.6, hidden: 0.05 }).outcomes.length === scores.length // true
 */
export function drawOutcomes(
  stream: StreamState,
  modelScores: Float64Array,
  inspections: Inspections,
  target: { readonly auc: number; readonly hidden: number },
): Outcomes {
  const signals = target.hidden === 0 ? ALL_SIGNALLED : SIGNALS;
  const share = target.hidden === 0 ? SHARE_WHEN_ALL_SIGNALLED : shareBeforeSignals(target.hidden, signals);
  const probabilityOf = probabilityByScore(modelScores, inspections, target.auc, share);
  const violations = modelScores.map((score) => (nextUniform(stream) < probabilityOf[score]! ? 1 : 0));
  const provenanceCodes = Uint8Array.from(violations, (violation, i) => {
    const signalled = nextUniform(stream) < (violation === 1 ? signals.violation : signals.none);
    if (inspections.bySample[i] === 1) return CODES.random;
    if (inspections.byRisk[i] === 1) return CODES.risk;
    return signalled ? CODES.signal : CODES.never;
  });
  return {
    violations: Uint8Array.from(violations),
    outcomes: provenanceCodes.map((code, i) => (code === CODES.never ? UNKNOWN : violations[i]!)),
    provenanceCodes,
  };
}

/** Probabilities in an array that is indexed by score. */
function probabilityByScore(
  modelScores: Float64Array,
  { byRisk, bySample }: Inspections,
  auc: number,
  uninspectedShare: number,
): Float64Array {
  const sponsors = new Float64Array(101);
  const uninspected = new Float64Array(101);
  for (let i = 0; i < modelScores.length; i++) {
    sponsors[modelScores[i]!]!++;
    if (byRisk[i] === 0 && bySample[i] === 0) uninspected[modelScores[i]!]!++;
  }
  const counts = { scores: Float64Array.from(sponsors, (_, score) => score), sponsors, uninspected };
  return violationProbabilities(counts, { auc, uninspectedShare });
}
