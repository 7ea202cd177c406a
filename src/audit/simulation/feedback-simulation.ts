import type { BlockTask, RunContext } from "../../runtime/run-context.js";
import { streamsFrom } from "../../statistics/random.js";
import { attainableArea, FEEDBACK_MEASURES, type FeedbackMeasure, simulateRounds } from "./feedback-rounds.js";
import { type FeedbackSettings, requireFeedbackSettings } from "./feedback-settings.js";
import { drawWorld } from "./feedback-world.js";

/** A number over simulations: mean, central range, and how many simulations have it. */
export interface SimulatedNumber {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
  readonly simulations: number;
}

/** A number that no simulation has stands as null: nothing was inspected yet, or only one outcome is known. */
export type SimulatedRound = { readonly round: number } & {
  readonly [Measure in FeedbackMeasure]: SimulatedNumber | null;
};

/** A simulation of the feedback loop. It says nothing of a real model. */
export interface FeedbackResult {
  readonly kind: "simulation";
  readonly settings: FeedbackSettings;
  /** Area of the best score that the indicators allow. */
  readonly attainable: SimulatedNumber;
  readonly shares: readonly { readonly randomShare: number; readonly rounds: readonly SimulatedRound[] }[];
}

const SIMULATIONS_PER_BLOCK = 10;

/** Simulations of one block: for each, the attainable area, then rounds x measures for each random share. */
export const feedbackTask: BlockTask<FeedbackSettings, Float64Array> = {
  module: import.meta.url,
  exportName: "feedbackTask",
  runBlock: runFeedbackBlock,
};

/**
 * Simulates worlds in which inspection follows a score and labels follow inspection. Each world has streams of its own,
 * so the result depends on the settings alone.
 * @param settings  a made-up world and its rules
 * @param context  executor, progress and signal
 * @throws ArgumentError when a setting is out of range; AuditError `interrupted`
 * @see Lum & Isaac 2016, "To predict and serve?"; Ensign et al. 2018, "Runaway feedback loops in predictive policing"
 * @example (await simulateFeedback(DEFAULT_FEEDBACK, context)).shares[0].rounds.length // 11
 */
export async function simulateFeedback(
  settings: FeedbackSettings,
  { executor, progress, signal }: Pick<RunContext, "executor" | "progress" | "signal">,
): Promise<FeedbackResult> {
  requireFeedbackSettings(settings);
  const width = widthOf(settings);
  const all = new Float64Array(width * settings.simulations);
  const blocks = Math.ceil(settings.simulations / SIMULATIONS_PER_BLOCK);
  await executor.run(feedbackTask, settings, {
    blocks,
    signal,
    merge(values, block) {
      all.set(values, block * SIMULATIONS_PER_BLOCK * width);
      progress({ stage: "simulation", done: block + 1, total: blocks });
    },
  });
  return summaryOf(settings, all);
}

function widthOf({ rounds, randomShares }: FeedbackSettings): number {
  return 1 + randomShares.length * (rounds + 1) * FEEDBACK_MEASURES.length;
}

function runFeedbackBlock(settings: FeedbackSettings, block: number): Float64Array {
  const first = block * SIMULATIONS_PER_BLOCK;
  const count = Math.min(SIMULATIONS_PER_BLOCK, settings.simulations - first);
  const streams = streamsFrom(settings.seed);
  const width = widthOf(settings);
  const perShare = (settings.rounds + 1) * FEEDBACK_MEASURES.length;
  const values = new Float64Array(count * width);
  for (let i = 0; i < count; i++) {
    const place = (first + i) * (1 + settings.randomShares.length);
    const world = drawWorld(streams.block(place), settings);
    values[i * width] = attainableArea(world);
    settings.randomShares.forEach((randomShare, share) => {
      const run = simulateRounds(world, settings, { randomShare, stream: streams.block(place + 1 + share) });
      values.set(run, i * width + 1 + share * perShare);
    });
  }
  return values;
}

function summaryOf(settings: FeedbackSettings, all: Float64Array): FeedbackResult {
  const width = widthOf(settings);
  const numberAt = (place: number) =>
    simulatedNumber(
      Array.from({ length: settings.simulations }, (_, i) => all[i * width + place]!),
      settings.level,
    );
  const measures = FEEDBACK_MEASURES.length;
  return {
    kind: "simulation",
    settings,
    attainable: numberAt(0)!,
    shares: settings.randomShares.map((randomShare, share) => ({
      randomShare,
      rounds: Array.from({ length: settings.rounds + 1 }, (_, round) => {
        const start = 1 + (share * (settings.rounds + 1) + round) * measures;
        const entries = FEEDBACK_MEASURES.map((measure, at) => [measure, numberAt(start + at)] as const);
        return { round, ...(Object.fromEntries(entries) as Omit<SimulatedRound, "round">) };
      }),
    })),
  };
}

/** Mean and central range of the values that exist; null where none does. */
export function simulatedNumber(values: readonly number[], level: number): SimulatedNumber | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (place - Math.floor(place)) * (high - low);
  };
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    lower: at((1 - level) / 2),
    upper: at((1 + level) / 2),
    simulations: sorted.length,
  };
}
