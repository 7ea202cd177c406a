import { ArgumentError } from "../../src/errors.js";
import type { BlockTask } from "../../src/runtime/run-context.js";
import { nextUint32, streamsFrom } from "../../src/statistics/random.js";

interface DrawProblem {
  readonly seed: number;
  readonly draws: number;
  readonly weights: Float64Array;
}

/** Later blocks are cheaper than earlier ones, so that with several threads they finish first. */
export const drawTask: BlockTask<DrawProblem, { readonly draws: Uint32Array; readonly weights: Float64Array }> = {
  module: import.meta.url,
  exportName: "drawTask",
  runBlock({ seed, draws, weights }, block) {
    const stream = streamsFrom(seed).block(block);
    const drawn = new Uint32Array(draws);
    for (let round = 0; round < Math.max(1, 40 - 5 * block); round++) {
      for (let i = 0; i < draws; i++) drawn[i] = nextUint32(stream);
    }
    return { draws: drawn, weights };
  },
};

export const failingTask: BlockTask<{ readonly from: number }, number> = {
  module: import.meta.url,
  exportName: "failingTask",
  runBlock({ from }, block) {
    if (block >= from) throw new ArgumentError(`failingTask requires a block below ${from}; got ${block}`, "Lower it");
    return block;
  },
};

export const endlessTask: BlockTask<null, never> = {
  module: import.meta.url,
  exportName: "endlessTask",
  runBlock() {
    for (;;);
  },
};

export const missingTask: BlockTask<null, number> = {
  module: import.meta.url,
  exportName: "noSuchExport",
  runBlock: () => 0,
};
