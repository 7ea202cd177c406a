import { drawnUnits, randomOrder } from "../statistics/drawn-units.js";
import { streamsFrom } from "../statistics/random.js";
import { DRAW_BLOCKS } from "./draw-blocks.js";
import type { SamplingFrame } from "./sampling-frame.js";

/** What was drawn: rows, so a workfile. */
export interface SampleDraw {
  /** 1 where a unit of the frame was drawn at random. */
  readonly random: Uint8Array;
  /** Units that are to be inspected, drawn or selected by the model, each once and in random order. */
  readonly worklist: Uint32Array;
}

/**
 * Draws the random sample of a frame and puts it, with the units that the model selects, in random order. The same
 * seed and the same units give the same draw, whatever the order of the data.
 * @param frame  strata with the numbers to draw
 * @param seed  seed of the plan
 * @returns places in the frame
 * @example drawSample(frame, 1).worklist.length
 */
export function drawSample(
  frame: Pick<SamplingFrame, "strata" | "stratumCodes" | "selected">,
  seed: number,
): SampleDraw {
  const streams = streamsFrom(seed);
  const random = new Uint8Array(frame.stratumCodes.length);
  const members = membersByStratum(frame);
  frame.strata.forEach(({ drawn }, h) => {
    const units = members[h]!;
    const places = drawnUnits(streams.block(DRAW_BLOCKS.strata + h), { units: units.length, drawn });
    for (const place of places) random[units[place]!] = 1;
  });
  const listed = [...random.keys()].filter((unit) => random[unit] === 1 || frame.selected[unit] === 1);
  const order = randomOrder(streams.block(DRAW_BLOCKS.worklistOrder), listed.length);
  return { random, worklist: Uint32Array.from(order, (place) => listed[place]!) };
}

function membersByStratum({ strata, stratumCodes }: Pick<SamplingFrame, "strata" | "stratumCodes">): number[][] {
  const members: number[][] = strata.map(() => []);
  stratumCodes.forEach((stratum, unit) => {
    members[stratum]!.push(unit);
  });
  return members;
}
