import { BEYOND_TYPES, BOUND, EITHER, type ReadSurvivors, SIGN, UNBIASED } from "./reasons.js";

/** Survivors that were read, in sources whose names begin with a. */
export const SURVIVORS_A: readonly ReadSurvivors[] = [
  [BEYOND_TYPES, "auc-against-constant.ts", 'typeof standardError !== "number"'],
  [
    UNBIASED,
    "auc-bootstrap-exact.ts",
    "mean += probability * (sum - observed)",
    "squares - mean * mean",
    "observed + mean",
  ],
  [BOUND, "auc-bootstrap-exact.ts", "countDraws(cases) * countDraws(controls) <= MOST_PAIRS_OF_DRAWS"],
  [SIGN, "auc-bootstrap-exact.ts", "sum += a[i]! * b[i]!"],
  [SIGN, "auc-bootstrap.ts", "tiedCases += weight", "tied += weight"],
  [EITHER, "auc-comparison.ts", "variance > 1e-14 * (first + second) -> variance >= 1e-14 * (first + second)"],
  [SIGN, "auc-comparison.ts", "variance += own"],
];
