import { ENOUGH, OVERRUN, REDUNDANT, type ReadSurvivors, SHORTCUT, SIDE, SIGN, SWITCH, TIE } from "./reasons.js";

/** Survivors that were read, in sources whose names begin with g to h. */
export const SURVIVORS_G_TO_H: readonly ReadSurvivors[] = [
  [SHORTCUT, "g-test.ts", "count === 0"],
  [
    "An array without its length, which its entries give it",
    "gandy-stopping.ts",
    "new Array<number>(going.length + 1)",
  ],
  ["An array without its length, which its entries give it", "gandy-stopping.ts", "going.length + 1"],
  ["A value that is written again on the next line", "gandy-stopping.ts", "i < going.length"],
  [
    "A place outside the array: no probability stands there, and nothing compares with that",
    "gandy-stopping.ts",
    "kept >= 0 && kept < going.length",
    "kept >= 0",
    "kept < going.length",
  ],
  [REDUNDANT, "generalised-cmh.ts", "kept[0]!.rows - 1", "kept[0]!.columns - 1"],
  [SHORTCUT, "generalised-cmh.ts", "rows < 1 || columns < 1", "rows < 1", "columns < 1"],
  [
    SIGN,
    "generalised-cmh.ts",
    "difference[cell]! += differenceOfProducts(count, total, rowTotals[row]!, columnTotals[column]!) / total",
  ],
  [TIE, "goodness-of-fit.ts", "Math.abs(mass - 1) <= 1e-8"],
  [OVERRUN, "hidden-violations.ts", "step < rows -> step <= rows"],
  [SIGN, "homogeneity-of-odds.ts", "differences += a - fitted -> differences -= a - fitted"],
  [SWITCH, "hypergeometric-density.ts", "n < SMALL_ERRORS.length"],
  [SWITCH, "hypergeometric-density.ts", "{ length: 64 }"],
  [SWITCH, "hypergeometric-tails.ts", "x <= mode", "x >= mode", "log > -Math.LN2", "-Math.LN2", "x > highest"],
  [ENOUGH, "hypergeometric-tails.ts", "term < sum * 1e-18"],
  [SIDE, "hypergeometric-tails.ts", '"upper"'],
];
