import { BOUND, ENOUGH, OVERRUN, type ReadSurvivors, ROUNDING, SHORTCUT, SIDE, SWITCH, TIE } from "./reasons.js";

/** Survivors that were read, in sources whose names begin with i to l. */
export const SURVIVORS_I_TO_L: readonly ReadSurvivors[] = [
  [
    ENOUGH,
    "imbens-manski.ts",
    "step < 100 && high - low > 1e-15 * high",
    "step < 100",
    "high - low > 1e-15 * high",
    "high - low",
    "1e-15 * high",
    "step++",
  ],
  [TIE, "imbens-manski.ts", "normalLowerTail(middle + width) - normalLowerTail(-middle) < level"],
  [SIDE, "incomplete-beta.ts", '"upper"'],
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
    "A cell without units, which weighs nothing in every sum",
    "independence-problem.ts",
    "[...table.counts.keys()].filter((cell) => table.counts[cell]! > 0)",
    "table.counts[cell]! > 0",
  ],
  [
    OVERRUN,
    "independent-permutation.ts",
    "row < count -> row <= count",
    "band < design.bandSizes.length -> band <= design.bandSizes.length",
    "cell < members.length -> cell <= members.length",
  ],
  [SHORTCUT, "jonckheere-terpstra.ts", "n < 2 -> false"],
  [
    SHORTCUT,
    "jonckheere-terpstra.ts",
    "earlier.length === 0 || later.length === 0",
    "earlier.length === 0",
    "later.length === 0",
  ],
  [
    ROUNDING,
    "linear-statistic-form.ts",
    "LEAST_VARIANCE * variances.reduce((most, variance) => Math.max(most, variance), 0)",
    "Math.max(most, variance)",
    "variance > least",
  ],
  [BOUND, "linear-statistic.ts", "entries > MOST_ENTRIES"],
  [SHORTCUT, "linear-statistic.ts", "weight === 0"],
];
