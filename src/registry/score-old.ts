import { ArgumentError } from "../errors.js";
import type { ScoreCoefficients, ScoreIndicator } from "../plan/coefficients-schema.js";
import { isHigh } from "./score-registration.js";

/** The claim that a run can declare against the Government's: that the composition of the board was an input. */
export type CounterClaim = "C2";

/** A score as the formula computes it, before any rounding. */
export interface ComputedScore {
  /** Sum of the intercept and what each indicator adds, in log odds. */
  readonly logOdds: number;
  /** Above 0 and below 100. */
  readonly score: number;
  /** Whether the computed score is 60 or more. */
  readonly high: boolean;
  readonly contributions: readonly { readonly name: string; readonly logOdds: number }[];
}

/** Largest number below 100: a score never reaches its ends, however large the sum. */
const BELOW_100 = 100 - 2 ** -46;

/**
 * Score of one record by the formula of the old model, with coefficients from a file: the sources name the indicators
 * and the logistic form, and hold no coefficient.
 * @param record        text of each indicator, by name
 * @param coefficients  of `parseCoefficients`; null where none was supplied, which is refused
 * @param options.claims  "C2" where the run declares that board composition was an input
 * @returns score above 0 and below 100, higher where the sum of log odds is higher; high from 60 on
 * @throws ArgumentError without coefficients, on board composition without the claim, or on a value without a coefficient
 * @see Letter of 24 June 2022 (Kamerstuk 19 637 nr. 2904): four indicators, board composition not part of the algorithm
 * @example scoreOld({ website: "N" }, { version: "1", source: "x", intercept: 0, indicators: [{ name: "website", measures: "website", levels: { J: 0, N: 0 } }] }).score // 50
 */
export function scoreOld(
  record: Readonly<Record<string, string>>,
  coefficients: ScoreCoefficients | null,
  { claims = [] }: { readonly claims?: readonly CounterClaim[] } = {},
): ComputedScore {
  if (coefficients === null) {
    throw new ArgumentError(
      "scoreOld requires a file of coefficients; got none",
      "The coefficients of the old model are not in the published sources, so none is built in",
    );
  }
  requireNoBoard(coefficients, claims);
  const contributions = coefficients.indicators.map((indicator) => ({
    name: indicator.name,
    logOdds: addedBy(indicator, record[indicator.name]),
  }));
  const logOdds = contributions.reduce((sum, { logOdds: own }) => sum + own, coefficients.intercept);
  const score = Math.min(Math.max(100 / (1 + Math.exp(-logOdds)), Number.MIN_VALUE), BELOW_100);
  return { logOdds, score, high: isHigh(score), contributions };
}

/**
 * Refuses the composition of a board as an input of a score, unless the run declares the claim that it was one.
 * @throws ArgumentError that names the source
 * @see Letters of 24 June 2022 against the memo of Legal Affairs of 16 June 2017: claim C2 of the sources
 */
export function requireNoBoard(
  { indicators }: { readonly indicators: readonly { readonly name: string; readonly measures: string }[] },
  claims: readonly CounterClaim[],
): void {
  const board = indicators.find(({ measures }) => measures === "board-composition");
  if (board === undefined || claims.includes("C2")) return;
  throw new ArgumentError(
    `scoreOld requires indicators without board composition, which is not part of the algorithm per [000]; got ${JSON.stringify(board.name)}`,
    "Declare claim C2 in the settings to rebuild what the memo of 2017 describes",
  );
}

function addedBy({ name, levels, others, perUnit }: ScoreIndicator, value: string | undefined): number {
  if (value === undefined) throw new ArgumentError(`scoreOld requires a value of ${JSON.stringify(name)}; got none`);
  if (levels !== undefined) {
    const added = Object.hasOwn(levels, value) ? levels[value] : others;
    if (added !== undefined) return added;
    const known = Object.keys(levels).join(", ");
    throw new ArgumentError(
      `scoreOld requires ${JSON.stringify(name)} to be one of ${known}; got ${JSON.stringify(value)}`,
    );
  }
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) {
    throw new ArgumentError(`scoreOld requires ${JSON.stringify(name)} to be a number; got ${JSON.stringify(value)}`);
  }
  return (perUnit ?? 0) * number;
}
