import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { relativeError } from "./closeness.js";

/** How close a received number must be to the expected one. */
export interface Tolerance {
  readonly rel?: number;
  /** Accepted as an alternative. */
  readonly abs?: number;
  /** Overrides `rel` below the key. */
  readonly relByKey?: Readonly<Record<string, number>>;
  /** Resamples of the reference, and the rule for p-values that both sides resampled. */
  readonly mcReplicates?: number;
  readonly mcRule?: string;
  /** For values below 1e-307, whose logarithm is checked beside them. */
  readonly absWhenUnderflow?: number;
}

/** One reference case: what a statistic must give for an input. */
export interface ReferenceCase {
  readonly name: string;
  readonly test: string;
  readonly input: unknown;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Tolerance;
}

/** What our functions give for the input of a kind of case. */
export type FixtureAdapter = (input: never) => unknown;
export type FixtureAdapters = Readonly<Record<string, FixtureAdapter>>;

/** A value that is not as expected, and where. */
export interface Mismatch {
  readonly path: string;
  readonly expected: unknown;
  readonly received: unknown;
}

/** All cases of a folder, in the order of their file names. */
export function readCases(folder: string): ReferenceCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as ReferenceCase);
}

/** Runs one case; an empty list means that it passed. */
export function runCase(reference: ReferenceCase, adapters: FixtureAdapters): Mismatch[] {
  const adapter = Object.hasOwn(adapters, reference.test) ? adapters[reference.test] : undefined;
  if (adapter === undefined) return [{ path: "test", expected: "a known name", received: reference.test }];
  let received: unknown;
  try {
    received = adapter(reference.input as never);
  } catch (error) {
    if (reference.expected.error === true) return [];
    return [{ path: reference.test, expected: "a result", received: String(error) }];
  }
  if (reference.expected.error === true) {
    return [{ path: reference.test, expected: "a thrown error", received: JSON.stringify(received) }];
  }
  return mismatches(received, reference.expected, reference.tolerance, resamplesOf(received));
}

/** Every place where the received value is not as expected; keys that are not expected are ignored. */
export function mismatches(
  received: unknown,
  expected: unknown,
  tolerance: Tolerance,
  resamples: number | null,
  path: readonly string[] = [],
): Mismatch[] {
  const wanted = typeof expected === "string" && NUMBERS_AS_TEXT.has(expected) ? Number(expected) : expected;
  const mismatch = [{ path: path.join("."), expected, received }];
  if (typeof wanted === "number") {
    return typeof received === "number" && isClose(received, wanted, tolerance, resamples, path) ? [] : mismatch;
  }
  if (wanted === null) return received === null || received === undefined ? [] : mismatch;
  if (typeof wanted !== "object") return received === wanted ? [] : mismatch;
  if (typeof received !== "object" || received === null) return mismatch;
  if (Array.isArray(wanted) && (received as { length?: unknown }).length !== wanted.length) return mismatch;
  return Object.entries(wanted).flatMap(([key, value]) =>
    mismatches((received as Record<string, unknown>)[key], value, tolerance, resamples, [...path, key]),
  );
}

const NUMBERS_AS_TEXT = new Set(["Infinity", "-Infinity", "NaN"]);

function isClose(
  received: number,
  expected: number,
  tolerance: Tolerance,
  resamples: number | null,
  path: readonly string[],
): boolean {
  if (Object.is(received, expected) || received === expected) return true;
  const apart = Math.abs(received - expected);
  if (tolerance.mcRule !== undefined && path.some((key) => /p-?value|midp|strict/i.test(key))) {
    if (resamples === null || tolerance.mcReplicates === undefined) return false;
    const spread = received * (1 - received) * (1 / tolerance.mcReplicates + 1 / resamples);
    return apart <= 4.5 * Math.sqrt(spread) + 2 / resamples;
  }
  if (fromComplement(expected, path) && apart <= SPACING_NEAR_ONE) return true;
  const key = path.findLast((name) => tolerance.relByKey?.[name] !== undefined);
  const rel = key === undefined ? (tolerance.rel ?? 0) : tolerance.relByKey![key]!;
  if (relativeError(received, expected) <= rel || apart <= (tolerance.abs ?? -1)) return true;
  if (key !== undefined && ROOTS_OF_R.has(key)) return closeOddsRatio(received, expected, rel);
  return Math.abs(expected) < 1e-307 && apart <= (tolerance.absWhenUnderflow ?? -1);
}

/** Absolute error of a reference that takes 1 - cdf, where ours takes the upper tail itself. */
const SPACING_NEAR_ONE = 2 ** -53;

/** A p-value of exactly 0 (statsmodels), and the survival functions of R's evd, are complements of a cdf. */
function fromComplement(expected: number, path: readonly string[]): boolean {
  return (expected === 0 && path.at(-1) === "pValue") || path.some((key) => key.startsWith("survival"));
}

/**
 * Values that R finds by `uniroot(tol = 1.2e-4)` over an odds ratio or its reciprocal in (0, 1): the tolerance of its
 * search is absolute there, so its bound 621.93 stands for anything between 578 and 672.
 */
const ROOTS_OF_R = new Set(["oddsRatioConditionalMLE", "commonOddsRatioConditionalMLE", "confInt95"]);

function closeOddsRatio(received: number, expected: number, tolerance: number): boolean {
  const apart = expected > 1 ? Math.abs(1 / received - 1 / expected) : Math.abs(received - expected);
  return apart <= tolerance;
}

function resamplesOf(received: unknown): number | null {
  const found = (received as { resamples?: unknown } | null)?.resamples;
  return typeof found === "number" ? found : null;
}
