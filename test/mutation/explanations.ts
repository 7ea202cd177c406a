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
const WALK =
  "The mode, from which a walk to either side sums the law: from another count it sums the same unless the terms overflow";
const ENOUGH = "The end of a series: terms after it, or one term less, are below the last digit";

const LEFT_OUT = "Code whose own tests take long once their steps are counted, and are left out of the run";

/** Any code of the file. */
const ANY = "*";

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
  [
    SEARCH,
    "conditional-odds-ratio.ts",
    "-multiplier",
    "start + multiplier * step",
    "multiplier * step",
    "sign * (Math.log(tail) - logAlpha)",
    "sign * (tailMean - mean)",
    "Math.log(a) + Math.log(d) - Math.log(b) - Math.log(c)",
    "Math.log(a) + Math.log(d) - Math.log(b)",
    "Math.log(a) + Math.log(d)",
    "1 / a",
    "1 / b",
    "1 / c",
    "1 / d",
    "second += term * offset * offset",
    "term * offset * offset",
    "term * offset",
    "tailFirst += term * offset",
    "second / sum - centre * centre",
    "second / sum",
    "centre * centre",
    "mode + (tail > 0 ? tailFirst / tail : 0)",
    "tail > 0",
    "tailFirst / tail",
  ],
  [SIDE, "conditional-odds-ratio.ts", '"lower"', '"upper"'],
  [
    ENOUGH,
    "conditional-odds-ratio.ts",
    "x < highest && term > sum * 1e-18",
    "x < highest",
    "x > lowest && term > sum * 1e-18",
    "x > lowest",
    "term > sum * 1e-18",
  ],
  [
    WALK,
    "conditional-odds-ratio.ts",
    "odds - 1",
    "-((white + drawn + 2) * odds + black - drawn)",
    "(white + drawn + 2) * odds + black - drawn",
    "(white + drawn + 2) * odds + black",
    "(white + drawn + 2) * odds",
    "white + drawn + 2",
    "white + drawn",
    "(white + 1) * (drawn + 1) * odds",
    "(white + 1) * (drawn + 1)",
    "white + 1",
    "drawn + 1",
    "(2 * c) / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c)))",
    "2 * c",
    "-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))",
    "-b",
    "Math.max(0, b * b - 4 * a * c)",
    "b * b - 4 * a * c",
    "b * b",
    "4 * a * c",
    "4 * a",
    "Math.min(highest, Math.max(lowest, Math.floor(Number.isFinite(root) ? root : highest)))",
    "Math.max(lowest, Math.floor(Number.isFinite(root) ? root : highest))",
  ],
  [SHORTCUT, "contingency-table.ts", "droppedRows.length === 0 && droppedColumns.length === 0"],
  [
    "A cell beyond the end of a typed array, which is neither read back nor kept",
    "contingency-table.ts",
    "cell < expected.length",
  ],
  ["A total of exactly 2^53 - 1, one unit before the bound", "contingency-table.ts", "total > Number.MAX_SAFE_INTEGER"],
  [
    SEARCH,
    "tilted-law.ts",
    "sign * (Math.log(share) - logTail)",
    "weight * offset * offset",
    "weight * offset",
    "second / sum - centre * centre",
    "second / sum",
    "centre * centre",
    "share > 0",
    "shareFirst / share",
  ],
  [SIDE, "tilted-law.ts", '"upper"'],
  [SHORTCUT, "tilted-law.ts", "p === 0"],
  [
    "The scale of the weights, which divides out: it matters where they would overflow",
    "tilted-law.ts",
    "i + lowest - observed",
    "i + lowest",
    "log > peak",
    "log - peak",
  ],
  [SWITCH, "binomial-density.ts", "Math.abs(v) >= 0.5", "x < mean", "x < y", "y < x", "shifted < 16"],
  [ENOUGH, "binomial-density.ts", "power > 1e-18", "-691"],
  [SWITCH, "hypergeometric-density.ts", "n < SMALL_ERRORS.length"],
  [SWITCH, "hypergeometric-tails.ts", "x <= mode", "x >= mode", "log > -Math.LN2", "-Math.LN2", "x > highest"],
  [ENOUGH, "hypergeometric-tails.ts", "term < sum * 1e-18"],
  [SIDE, "hypergeometric-tails.ts", '"upper"'],
  [SIDE, "incomplete-beta.ts", '"upper"'],
  [SIDE, "fisher-exact.ts", '"upper"'],
  [SWITCH, "incomplete-beta.ts", "difference >= 0", "log > -0.5", "-0.5"],
  [SHORTCUT, "incomplete-beta.ts", "x === 0", "y === 0"],
  [
    ENOUGH,
    "incomplete-beta.ts",
    "m < 10_000_000",
    "Math.abs(d) < tiny",
    "Math.abs(c) < tiny",
    "Math.abs(step - 1) < 2e-16",
  ],
  [
    "A bound on x that the bound on its complement y = 1 - x repeats",
    "incomplete-beta.ts",
    "x >= 0 && x <= 1",
    "x >= 0",
    "x <= 1",
  ],
  [
    SEARCH,
    "root.ts",
    "i < 2000",
    "i++",
    "value < 0",
    "!Number.isFinite(next) || Math.abs(next - x) > stride",
    "!Number.isFinite(next)",
    "Math.abs(next - x) > stride",
    "next - x",
    "next > low",
    "next < high",
    "next === x || Math.abs(next - x) <= 2e-16 * Math.abs(x)",
    "next === x",
    "Math.abs(next - x) <= 2e-16 * Math.abs(x)",
    "i < 2100",
  ],
  [SHORTCUT, "wilson-interval.ts", "events === 0", "rest === 0"],
  [SHORTCUT, "score-statistic.ts", "events === 0", "numerator === 0", "share > 0"],
  ["An array without its length, which its entries give it", "multiplicity.ts", "new Array<number>(pValues.length)"],
  [
    "The end of an array, where the value beyond it changes no sum or is not there to be read",
    "roc-auc.ts",
    "i < scores.length",
  ],
  [
    "The sampled route: the tests that compare it with the exact law draw thousands of samples and are left out of the run; those that stay ask for repeatability",
    "auc-difference-permutation.ts",
    ANY,
  ],
  [LEFT_OUT, "boschloo.ts", ANY],
  [LEFT_OUT, "bootstrap-t.ts", ANY],
];

/** Every explanation, in the order in which they are tried. */
export const EXPLANATIONS: readonly Explanation[] = READ.map(([reason, name, ...originals]) => ({
  reason,
  covers: (file, { original, replacement }) =>
    file === `src/statistics/${name}` &&
    (originals.includes(ANY) || originals.includes(original) || originals.includes(`${original} -> ${replacement}`)),
}));
