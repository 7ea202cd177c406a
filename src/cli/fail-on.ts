import type { VerdictLayers, Verdicts } from "./verdict-block.js";

/** Values of a verdict that may end a run with exit code 10. */
export const FAIL_ON = ["difference-shown", "signalled", "insufficient"] as const;

export type FailOn = (typeof FAIL_ON)[number];

const LAYER = {
  "difference-shown": "evidence",
  signalled: "signal",
  insufficient: "adequacy",
} as const satisfies Record<FailOn, keyof VerdictLayers>;

/** Whether a hypothesis holds the value. A verdict that is withheld counts: nobody can say that it does not. */
export function reached(failOn: FailOn, { hypothesis1, hypothesis2 }: Verdicts): boolean {
  return [hypothesis1, hypothesis2].some((layers) => [failOn, "withheld"].includes(layers[LAYER[failOn]]));
}
