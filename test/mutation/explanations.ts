import { OVERRUN } from "./reasons.js";
import type { Survivor } from "./record.js";
import { SURVIVORS_A_TO_F } from "./survivors-a-to-f.js";
import { SURVIVORS_G_TO_Z } from "./survivors-g-to-z.js";
import { SURVIVORS_NEWER } from "./survivors-newer.js";

/** Why faults of a kind go unnoticed. */
export interface Explanation {
  readonly reason: string;
  /** Whether it holds for a fault; the first explanation that covers a fault is its own. */
  readonly covers: (file: string, survivor: Survivor) => boolean;
}

/** Loops over typed arrays, read in each file that has them. */
const LOOPS = [
  "unit < units",
  "unit < sums.units",
  "unit < strata.length",
  "unit < flags.length",
  "unit < xRows.length",
  "t < tested.length",
  "place < tested.length",
  "g < groups.length",
  "group < groups",
  "a < xColumns",
  "a < columns",
  "b < yColumns",
  "i < entries",
  "j < entries",
  "entry < entries",
  "i < total",
];

const ONE_MORE_TURN: Explanation = {
  reason: OVERRUN,
  covers: (_, { original, replacement }) => LOOPS.includes(original) && replacement === original.replace("<", "<="),
};

/** Every explanation, in the order in which they are tried. */
export const EXPLANATIONS: readonly Explanation[] = [
  ONE_MORE_TURN,
  ...[...SURVIVORS_A_TO_F, ...SURVIVORS_G_TO_Z, ...SURVIVORS_NEWER].map(([reason, name, ...originals]) => ({
    reason,
    covers: (file: string, { original, replacement }: Survivor) =>
      file === `src/statistics/${name}` &&
      (originals.includes(original) || originals.includes(`${original} -> ${replacement}`)),
  })),
];
