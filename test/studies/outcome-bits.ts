import type { Outcome } from "./study.js";

/** Outcomes of seeds 1 to N, four seeds a hexadecimal digit, the first seed in the highest bit. */
export interface OutcomeBits {
  readonly happened: string;
  /** 1 where the procedure gave no answer; left out when it always did. */
  readonly withoutAnswer?: string;
}

/** Packs outcomes of seeds 1 to N. */
export function packOutcomes(outcomes: readonly Outcome[]): OutcomeBits {
  const happened = hexadecimal(outcomes.map((outcome) => outcome === true));
  if (!outcomes.includes(null)) return { happened };
  return { happened, withoutAnswer: hexadecimal(outcomes.map((outcome) => outcome === null)) };
}

/** Outcome of one seed, 1 to N. */
export function outcomeOf({ happened, withoutAnswer }: OutcomeBits, seed: number): Outcome {
  if (withoutAnswer !== undefined && bitOf(withoutAnswer, seed)) return null;
  return bitOf(happened, seed);
}

function hexadecimal(bits: readonly boolean[]): string {
  let text = "";
  for (let at = 0; at < bits.length; at += 4) {
    text += [8, 4, 2, 1].reduce((digit, weight, k) => digit + (bits[at + k] === true ? weight : 0), 0).toString(16);
  }
  return text;
}

function bitOf(text: string, seed: number): boolean {
  const at = seed - 1;
  return (Number.parseInt(text[at >> 2] ?? "0", 16) & (8 >> (at & 3))) !== 0;
}
