import { expect, test } from "vitest";
import { chooseInspections } from "../../../src/audit/simulation/feedback-inspections.js";
import {
  areaOf,
  attainableArea,
  FEEDBACK_MEASURES,
  simulateRounds,
} from "../../../src/audit/simulation/feedback-rounds.js";
import { DEFAULT_FEEDBACK, type FeedbackSettings } from "../../../src/audit/simulation/feedback-settings.js";
import {
  type FeedbackResult,
  type SimulatedNumber,
  simulatedNumber,
  simulateFeedback,
} from "../../../src/audit/simulation/feedback-simulation.js";
import { drawWorld, type FeedbackWorld } from "../../../src/audit/simulation/feedback-world.js";
import { inlineExecutor } from "../../../src/runtime/inline.js";
import { nodeExecutor } from "../../../src/runtime/node.js";
import { logit } from "../../../src/statistics/log-odds.js";
import { streamsFrom } from "../../../src/statistics/random.js";
import { rocAuc } from "../../../src/statistics/roc-auc.js";

const small: FeedbackSettings = {
  ...DEFAULT_FEEDBACK,
  sponsors: 800,
  inspections: 100,
  history: 200,
  rounds: 6,
  simulations: 60,
};

function simulate(settings: FeedbackSettings): Promise<FeedbackResult> {
  return simulateFeedback(settings, { executor: inlineExecutor(), progress: () => {}, signal: undefined });
}

function errorOf({ lower, upper, simulations }: SimulatedNumber): number {
  return (upper - lower) / (2 * 1.96) / Math.sqrt(simulations);
}

/** Scores of one in a thousand to nearly 1, each sponsor its own; the chance of a violation is the score itself. */
function calibratedWorld(sponsors: number): FeedbackWorld {
  const chances = Float64Array.from({ length: sponsors }, (_, i) => (i + 0.5) / sponsors);
  return { columns: [chances.map(logit)], patternOf: Uint32Array.from(chances.keys()), chances };
}

const fixed: FeedbackSettings = {
  ...small,
  sponsors: 2_000,
  inspections: 500,
  history: 0,
  rounds: 40,
  refit: false,
  labels: "inspected-only",
  indicators: [{ label: { nl: "score", en: "score" }, share: 1, truth: 1, start: 1 }],
};

function meanOf(measure: (typeof FEEDBACK_MEASURES)[number], run: Float64Array, from = 1): number {
  const width = FEEDBACK_MEASURES.length;
  const values = Array.from(
    { length: run.length / width - from },
    (_, i) => run[(i + from) * width + FEEDBACK_MEASURES.indexOf(measure)]!,
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

test("the area of weights is the area of as many sponsors", () => {
  const scores = Float64Array.of(3, 1, 2, 2);
  const outcomes = { violations: Float64Array.of(2, 1, 0, 3), none: Float64Array.of(1, 4, 2, 1) };
  const rows = [...scores].flatMap((score, i) => [
    ...new Array(outcomes.violations[i]!).fill({ score, outcome: 1 }),
    ...new Array(outcomes.none[i]!).fill({ score, outcome: 0 }),
  ]);
  const expected = rocAuc(
    Float64Array.from(rows, (row) => row.score),
    rows.map((row) => row.outcome),
  );
  expect(expected).toMatchObject({ value: areaOf(scores, outcomes) });
});

test("inspections take the highest scores, equal ones at random, and a random part of all", () => {
  const patternOf = Uint32Array.from({ length: 300 }, (_, i) => i % 3);
  const stream = streamsFrom(2).block(0);
  const counts = [0, 0, 0];
  for (let draw = 0; draw < 200; draw++) {
    const { sponsors } = chooseInspections(patternOf, Float64Array.of(1, 5, 1), { count: 150, atRandom: 0, stream });
    expect(new Set(sponsors).size).toBe(150);
    for (const sponsor of sponsors) counts[patternOf[sponsor]!]! += 1;
  }
  expect(counts[1]).toBe(20_000);
  expect(Math.abs(counts[0]! - 5_000)).toBeLessThan(250);
  const { sponsors, atRandom } = chooseInspections(patternOf, Float64Array.of(1, 5, 1), {
    count: 90,
    atRandom: 90,
    stream,
  });
  expect(atRandom).toBe(90);
  expect(Math.abs([...sponsors].filter((sponsor) => patternOf[sponsor] === 1).length - 30)).toBeLessThan(18);
});

test("without random inspections, the area among the inspected is that of the truncated law", () => {
  // Score s uniform, chance of a violation s, inspected above c: a ratio of integrals of s (1 - u) over u < s.
  const c = 0.75;
  const inner = (s: number) => s ** 3 / 3 - (c * s ** 2) / 2 - s ** 4 / 8 + (c ** 2 * s ** 2) / 4;
  const truncated = (inner(1) - inner(c)) / (((1 - c ** 2) / 2) * ((1 - c) ** 2 / 2));
  const world = calibratedWorld(2_000);
  const run = simulateRounds(world, fixed, { randomShare: 0, stream: streamsFrom(4).block(0) });
  expect(Math.abs(meanOf("inspected", run) - truncated)).toBeLessThan(0.015);
  expect(meanOf("truth", run)).toBeCloseTo(5 / 6, 4);
  expect(truncated).toBeLessThan(5 / 6 - 0.1);
});

test("counting the never-inspected as compliant lifts the apparent area to that of the mixed law", () => {
  // Violations only above c; compliant are the others above c, and everyone below.
  const c = 0.75;
  const inner = (s: number) => s ** 3 / 3 - (c * s ** 2) / 2 - s ** 4 / 8 + (c ** 2 * s ** 2) / 4;
  const found = (1 - c ** 2) / 2;
  const mixed = (found * c + inner(1) - inner(c)) / (found * (1 - found));
  const world = calibratedWorld(2_000);
  const settings = { ...fixed, labels: "assumed-compliant" as const };
  const run = simulateRounds(world, settings, { randomShare: 0, stream: streamsFrom(5).block(0) });
  expect(Math.abs(meanOf("apparent", run, 20) - mixed)).toBeLessThan(0.003);
  expect(mixed).toBeGreaterThan(0.9);
});

test("with inspections at random only, the area among the inspected is the truth within its error", () => {
  const world = calibratedWorld(2_000);
  const run = simulateRounds(world, fixed, { randomShare: 1, stream: streamsFrom(6).block(0) });
  expect(Math.abs(meanOf("inspected", run) - 5 / 6)).toBeLessThan(0.01);
  expect(meanOf("inspected", run)).toBe(meanOf("random", run));
});

test("with random inspections only and a score that is fitted again, apparent and true area agree", async () => {
  const settings: FeedbackSettings = {
    ...small,
    randomShares: [1],
    labels: "inspected-only",
    history: 800,
    simulations: 150,
  };
  const { shares } = await simulate(settings);
  for (const { truth, inspected } of shares[0]!.rounds.slice(1)) {
    expect(Math.abs(inspected!.mean - truth!.mean)).toBeLessThan(4 * errorOf(inspected!));
  }
});

test("with complete labels there is no drift: the true area reaches what the indicators allow and stays", async () => {
  const settings: FeedbackSettings = { ...small, inspections: 800, history: 800, rounds: 12, randomShares: [0] };
  const { shares, attainable } = await simulate(settings);
  const rounds = shares[0]!.rounds;
  expect(attainable.mean - rounds[12]!.truth!.mean).toBeLessThan(0.02);
  expect(rounds[12]!.truth!.mean).toBeGreaterThan(rounds[1]!.truth!.mean - 0.002);
  expect(Math.abs(rounds[12]!.apparent!.mean - rounds[12]!.truth!.mean)).toBeLessThan(0.02);
});

test("with feedback the apparent area rises far above the true one, the less the more is random", async () => {
  const { shares } = await simulate({ ...small, randomShares: [0, 0.5] });
  const [none, half] = shares.map(({ rounds }) => rounds[6]!);
  const first = shares[0]!.rounds[0]!;
  expect(none!.apparent!.lower).toBeGreaterThan(first.apparent!.upper);
  expect(none!.apparent!.lower).toBeGreaterThan(none!.truth!.upper);
  expect(Math.abs(none!.truth!.mean - first.truth!.mean)).toBeLessThan(0.03);
  expect(half!.apparent!.mean).toBeLessThan(none!.apparent!.mean - 0.03);
  expect(half!.everInspected!.mean).toBeGreaterThan(none!.everInspected!.mean + 0.1);
  expect(none!.random).toBeNull();
});

test("one seed gives the same numbers on one thread and on two, another seed others", async () => {
  const settings = { ...small, rounds: 3, simulations: 25, randomShares: [0, 0.3] };
  const inline = await simulate(settings);
  const executor = nodeExecutor(2);
  const threaded = await simulateFeedback(settings, { executor, progress: () => {}, signal: undefined });
  await executor.close();
  expect(threaded).toEqual(inline);
  expect((await simulate({ ...settings, seed: 2 })).shares).not.toEqual(inline.shares);
});

test("a drawn world has the planned rate and shares, and its best area beats every single indicator", () => {
  const world = drawWorld(streamsFrom(9).block(0), { ...DEFAULT_FEEDBACK, sponsors: 20_000 });
  expect(world.chances.reduce((sum, chance) => sum + chance, 0) / 20_000).toBeCloseTo(0.08, 10);
  DEFAULT_FEEDBACK.indicators.forEach(({ share }, bit) => {
    const holds = world.patternOf.filter((pattern) => ((pattern >> bit) & 1) === 1).length / 20_000;
    expect(Math.abs(holds - share)).toBeLessThan(0.02);
    const violations = new Float64Array(16);
    const none = new Float64Array(16);
    world.patternOf.forEach((pattern, i) => {
      violations[pattern]! += world.chances[i]!;
      none[pattern]! += 1 - world.chances[i]!;
    });
    expect(areaOf(world.columns[bit]!, { violations, none })).toBeLessThan(attainableArea(world));
  });
});

test("a summary leaves out what does not exist, and is null where nothing does", () => {
  expect(simulatedNumber([Number.NaN, 1, 3], 0.5)).toEqual({ mean: 2, lower: 1.5, upper: 2.5, simulations: 2 });
  expect(simulatedNumber([Number.NaN], 0.95)).toBeNull();
});

test.each([
  [{ inspections: 801 }, /1 to 800 inspections; got 801/],
  [{ randomShares: [0.5, 1.5] }, /random shares from 0 to 1/],
  [{ randomShares: [0.1, 0.1] }, /random shares that differ/],
  [{ violationRate: 0 }, /violation rate between 0 and 1/],
  [{ rounds: 0 }, /1 to 200 rounds/],
])("settings such as %o are refused", async (change, message) => {
  await expect(simulate({ ...small, ...change })).rejects.toThrow(message);
});
