import { BEYOND_TYPES, BOUND, EITHER, type ReadSurvivors, SAME_LAW, SIGN, TIE, UNBIASED } from "./reasons.js";

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
  [
    TIE,
    "auc-difference-permutation.ts",
    "observed - 1e-12 * 2 * pooled.firstPairs * pooled.secondPairs -> observed + 1e-12 * 2 * pooled.firstPairs * pooled.secondPairs",
    "1e-12 * 2 * pooled.firstPairs * pooled.secondPairs -> 1e-12 * 2 * pooled.firstPairs / pooled.secondPairs",
    "1e-12 * 2 * pooled.firstPairs -> 1e-12 * 2 / pooled.firstPairs",
    "1e-12 * 2 -> 1e-12 / 2",
  ],
  [
    "A block past the last one, which holds no resamples",
    "auc-difference-permutation.ts",
    "block * RESAMPLES_PER_BLOCK < resamples -> block * RESAMPLES_PER_BLOCK <= resamples",
  ],
  [
    BOUND,
    "auc-difference-permutation.ts",
    "2 * firstPairs * secondPairs < Number.MAX_SAFE_INTEGER -> 2 * firstPairs * secondPairs <= Number.MAX_SAFE_INTEGER",
  ],
  [SAME_LAW, "auc-difference-permutation.ts", "i > 0 -> i >= 0"],
];
