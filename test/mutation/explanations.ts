import type { Survivor } from "./record.js";

/** Why faults of a kind go unnoticed. */
export interface Explanation {
  readonly reason: string;
  /** Whether it holds for a fault; the first explanation that covers a fault is its own. */
  readonly covers: (file: string, survivor: Survivor) => boolean;
}

const SEARCH =
  "The slope, start or stride of a search that is kept inside a bracket: another one reaches the same root in more steps";
const SWITCH = "The point where one formula hands over to another that gives the same there";
const SHORTCUT = "A shortcut for a case in which the formula below it gives the same";
const SIDE = 'A side other than "lower" is taken for the upper one, so another word in its place is too';
const ENOUGH = "The end of a series: terms after it, or one term less, are below the last digit";

/** Survivors of the files, each by the code in which the fault was planted, or by that and what stood in its place. */
const READ: readonly (readonly [reason: string, file: string, ...originals: readonly string[]])[] = [
  [
    SEARCH,
    "distributions.ts",
    "chiSquaredUpperTail(x, df) - upperTail",
    "Math.abs(step) < 1e-6 * x",
    "1e-6 * x",
    "Math.log((gammaTerm(df / 2, x / 2) * df) / 2) - tail",
    "(gammaTerm(df / 2, x / 2) * df) / 2",
    "gammaTerm(df / 2, x / 2) * df",
    "df / 2",
    "logBinomialTerm(a, b, x, y) + Math.log(a / (1 + a / b)) - logTail",
    "logBinomialTerm(a, b, x, y) + Math.log(a / (1 + a / b))",
    "a / b",
    "1 / Math.sqrt(Math.min(a, b))",
    "Math.min(a, b)",
  ],
  [
    SWITCH,
    "distributions.ts",
    "!(x > 1e-290 && Number.isFinite(x))",
    "x > 1e-290 && Number.isFinite(x)",
    "x > 1e-290",
    "lowerTail > 0.5",
    "logX < -80",
    "p <= 0.5",
    "upperTail <= 0.5 -> true",
    "upperTail <= 0.5 -> upperTail < 0.5",
    "p <= 0.25",
    "t < 0",
  ],
  [
    SHORTCUT,
    "distributions.ts",
    "lowerTail === 0",
    "x === 0",
    "p === 0 || p === 1",
    "p === 0",
    "p === 1",
    "upperTail === 0 || upperTail === 1",
    "upperTail === 0",
    "upperTail === 1",
  ],
  [SIDE, "distributions.ts", '"upper"'],
  [ENOUGH, "distributions.ts", "j <= mean", "weight > sum * 1e-17", "weight === 0"],
];

/** Every explanation, in the order in which they are tried. */
export const EXPLANATIONS: readonly Explanation[] = READ.map(([reason, name, ...originals]) => ({
  reason,
  covers: (file, { original, replacement }) =>
    file === `src/statistics/${name}` &&
    (originals.includes(original) || originals.includes(`${original} -> ${replacement}`)),
}));
