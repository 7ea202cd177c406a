import { enterHhtState, type HhtState } from "../registry/hht-status.js";
import { RAISED_MARKER } from "../registry/overrides.js";
import { nextUniform, type StreamState } from "../statistics/random.js";

/** Of a violation that was found; empty where none was. */
export type Severity = "light" | "serious" | "very serious";

/** Values with their probabilities; the last takes what is left. */
type Shares<Value> = readonly (readonly [probability: number, value: Value])[];

const LEGAL_FORMS: Shares<string> = [
  [0.78, "besloten vennootschap"],
  [0.07, "stichting"],
  [0.05, "eenmanszaak"],
  [0.04, "naamloze vennootschap"],
  [0.03, "buitenlandse rechtspersoon"],
  [0.02, "vennootschap onder firma"],
  [0, "cooperatie"],
];

const AFTER_VIOLATION: Shares<HhtState> = [
  [0.5, "warning"],
  [0.15, "intention"],
  [0.1, "suspension"],
  [0.12, "withdrawn"],
  [0, "none"],
];
const BANKRUPT = 0.007;

/** How serious violations are in the lowest band, from the least to the most: made up. */
export const SEVERITY_SHARES: Readonly<Record<Severity, number>> = { light: 0.55, serious: 0.35, "very serious": 0.1 };

const RAISED_REASONS: Shares<string> = [
  [0.5, "salary not in line with the work"],
  [0.3, "tip received about the sponsor"],
  [0, "activities unclear"],
];
const LOWERED_REASONS: Shares<string> = [
  [0.6, "known from an earlier visit"],
  [0, "indicator outdated"],
];

/**
 * Whether the premises match the branch: registered by the scoring instruction, no input of the model.
 * @param premises  1 where the sponsor has business premises
 * @example drawPremisesMatch(streamsFrom(1).block(17), Uint8Array.of(1)).length // 1
 */
export function drawPremisesMatch(stream: StreamState, premises: Uint8Array): readonly boolean[] {
  return Array.from(premises, (has) => nextUniform(stream) < (has === 1 ? 0.97 : 0.4));
}

/**
 * Legal forms as they are called in an extract of the trade register.
 * @example drawLegalForms(streamsFrom(1).block(18), 3).length // 3
 */
export function drawLegalForms(stream: StreamState, count: number): readonly string[] {
  return Array.from({ length: count }, () => pick(stream, LEGAL_FORMS));
}

/**
 * Enforcement states: empty unless a violation was found; a few bankruptcies overwrite whatever stood there.
 * @param outcomes  1 violation found, 0 none found, 255 not known
 * @example drawHhtStates(streamsFrom(1).block(19), Uint8Array.of(0)).length // 1
 */
export function drawHhtStates(stream: StreamState, outcomes: Uint8Array): readonly HhtState[] {
  return Array.from(outcomes, (outcome) => {
    const bankrupt = nextUniform(stream) < BANKRUPT;
    const enforced = pick(stream, AFTER_VIOLATION);
    const state = outcome === 1 ? enforced : "none";
    return bankrupt ? enterHhtState(state, "bankruptcy") : state;
  });
}

/**
 * How serious the violations are that were found; empty elsewhere. The odds of a more serious one are those of the lowest
 * band times a factor for each band above it.
 * @param outcomes  1 violation found, 0 none found, 255 not known
 * @param bands.bandCodes  0 for the lowest band, length as `outcomes`
 * @param bands.odds  factor a band; 1: the band says nothing
 * @see McCullagh 1980 (proportional odds)
 * @example drawSeverities(streamsFrom(1).block(22), Uint8Array.of(0, 255), { bandCodes: Uint8Array.of(0, 2), odds: 1 }) // ["", ""]
 */
export function drawSeverities(
  stream: StreamState,
  outcomes: Uint8Array,
  { bandCodes, odds }: { readonly bandCodes: Uint8Array; readonly odds: number },
): readonly (Severity | "")[] {
  const laws = [...new Set(bandCodes)].sort().map((band) => [band, severityShares(odds ** band)] as const);
  const lawOf = new Map(laws);
  return Array.from(outcomes, (outcome, i) => {
    const severity = pick(stream, lawOf.get(bandCodes[i]!)!);
    return outcome === 1 ? severity : "";
  });
}

/** Shares of the levels where the odds of being above any level are multiplied by a factor. */
function severityShares(factor: number): Shares<Severity> {
  const levels = Object.entries(SEVERITY_SHARES) as [Severity, number][];
  let below = 0;
  let given = 0;
  return levels.map(([severity, share]) => {
    below += share;
    const upTo = below / (below + (1 - below) * factor);
    const own = upTo - given;
    given = upTo;
    return [own, severity] as const;
  });
}

/**
 * Reasons of overrides by hand; empty where the score was not overridden.
 * @param scores  registered scores, length n
 * @param overridden  1 where an officer overrode the score, length n
 * @example drawOverrideReasons(streamsFrom(1).block(20), Float64Array.of(99), Uint8Array.of(1)).length // 1
 */
export function drawOverrideReasons(
  stream: StreamState,
  scores: Float64Array,
  overridden: Uint8Array,
): readonly string[] {
  return Array.from(scores, (score, i) => {
    if (overridden[i] !== 1) return "";
    return pick(stream, score === RAISED_MARKER ? RAISED_REASONS : LOWERED_REASONS);
  });
}

function pick<Value>(stream: StreamState, shares: Shares<Value>): Value {
  let left = nextUniform(stream);
  for (const [probability, value] of shares) {
    left -= probability;
    if (left < 0) return value;
  }
  return shares.at(-1)![1];
}
