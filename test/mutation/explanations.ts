import { OVERRUN } from "./reasons.js";
import type { Survivor } from "./record.js";
import { SURVIVORS_A } from "./survivors-a.js";
import { SURVIVORS_B } from "./survivors-b.js";
import { SURVIVORS_C_TO_D } from "./survivors-c-to-d.js";
import { SURVIVORS_E_TO_F } from "./survivors-e-to-f.js";
import { SURVIVORS_G_TO_H } from "./survivors-g-to-h.js";
import { SURVIVORS_I_TO_L } from "./survivors-i-to-l.js";
import { SURVIVORS_INPUTS } from "./survivors-inputs.js";
import { SURVIVORS_M_TO_P } from "./survivors-m-to-p.js";
import { SURVIVORS_NEWER } from "./survivors-newer.js";
import { SURVIVORS_Q_TO_R } from "./survivors-q-to-r.js";
import { SURVIVORS_S } from "./survivors-s.js";
import { SURVIVORS_SEARCHES_A_TO_F } from "./survivors-searches-a-to-f.js";
import { SURVIVORS_SEARCHES_H_TO_Q } from "./survivors-searches-h-to-q.js";
import { SURVIVORS_SEARCHES_R_TO_Z } from "./survivors-searches-r-to-z.js";
import { SURVIVORS_T_TO_Z } from "./survivors-t-to-z.js";

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
  ...[
    ...SURVIVORS_A,
    ...SURVIVORS_B,
    ...SURVIVORS_C_TO_D,
    ...SURVIVORS_E_TO_F,
    ...SURVIVORS_G_TO_H,
    ...SURVIVORS_I_TO_L,
    ...SURVIVORS_M_TO_P,
    ...SURVIVORS_INPUTS,
    ...SURVIVORS_Q_TO_R,
    ...SURVIVORS_S,
    ...SURVIVORS_T_TO_Z,
    ...SURVIVORS_NEWER,
    ...SURVIVORS_SEARCHES_A_TO_F,
    ...SURVIVORS_SEARCHES_H_TO_Q,
    ...SURVIVORS_SEARCHES_R_TO_Z,
  ].map(([reason, name, ...originals]) => ({
    reason,
    covers: (file: string, { original, replacement }: Survivor) =>
      file === `src/statistics/${name}` &&
      (originals.includes(original) || originals.includes(`${original} -> ${replacement}`)),
  })),
];
