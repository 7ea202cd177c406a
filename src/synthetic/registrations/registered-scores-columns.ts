import { isOverrideMarker } from "../../registry/overrides.js";
import { nextUniform } from "../../statistics/random.js";
import type { MakeRegistrationPart, RegistrationWorld } from "./registration-part.js";

/** Share of the scores registered as 51 that were computed as 50, and moved one point up. */
const ADJUSTED = 0.5;
/** One sponsor in so many; the others hold no fault of that kind. */
const WRONGLY_ROUNDED = 12;
const NOT_ROUNDED = 15;
const ENTERED_AS_49 = 90;
/** Scores that were entered as 49. */
const NEAR_49 = [47, 48];

/**
 * Computed scores with a decimal beside registered ones. Planted: scores rounded down that should go up, scores entered
 * with their decimal, and scores of 47 and 48 entered as 49. By the instruction itself: nothing stands at 0, 50 and 100,
 * what was 50 stands at 51, and overrides stand at 99 and 59.
 */
export const registeredScoresColumns: MakeRegistrationPart = (world) => {
  const tenths = drawTenths(world);
  const registered = world.sponsors.map(({ score }) => `${score}`);
  const plain = world.sponsors.flatMap(({ score, modelScore }, i) =>
    score === modelScore && !isOverrideMarker(score) && !(tenths[i]! >= 495 && tenths[i]! < 505) ? [i] : [],
  );
  const stream = world.stream(385);
  const half = sample(
    stream,
    plain.filter((i) => tenths[i]! % 10 >= 5 && ![51, 60, 100].includes(world.sponsors[i]!.score)),
    WRONGLY_ROUNDED,
  );
  for (const i of half) registered[i] = `${world.sponsors[i]!.score - 1}`;
  const free = plain.filter((i) => !half.includes(i) && tenths[i]! % 10 !== 0);
  const unrounded = sample(stream, free, NOT_ROUNDED);
  for (const i of unrounded) registered[i] = written(tenths[i]!);
  const near = free.filter((i) => !unrounded.includes(i) && NEAR_49.includes(world.sponsors[i]!.score));
  const as49 = sample(stream, near, ENTERED_AS_49);
  for (const i of as49) registered[i] = "49";
  return {
    columns: [
      { name: "computed_score", values: tenths.map(written), meaning: "what the formula gave, with one decimal" },
      { name: "registered_score", values: registered, meaning: "the score as it was entered" },
    ],
    settings: `registeredScores:
  registered: registered_score
  raw: computed_score
  highFrom: 60
  compared: rounded # the instruction does not say; the report shows both
  adjust: up # of a computed 50; the instruction does not say where it goes
`,
    truth: {
      wronglyRounded: half.length,
      notRounded: unrounded.length,
      enteredAs49: as49.length,
      heaps: [49, 51, 99],
      holes: [50],
      highWhenRounded: tenths.filter((score) => score >= 595 && score < 600).length,
    },
  };
};

/** Tenths of a point that round to the score of the model; 51 stands for a computed 50 as well. */
function drawTenths({ sponsors, stream }: RegistrationWorld): readonly number[] {
  const draws = stream(384);
  return sponsors.map(({ modelScore }) => {
    const offset = Math.floor(10 * nextUniform(draws)) - 5;
    const isMoved = modelScore === 51 && nextUniform(draws) < ADJUSTED;
    return Math.min(1000, Math.max(0, 10 * (isMoved ? 50 : modelScore) + offset));
  });
}

function written(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** So many of the given, without replacement, in file order. */
function sample(stream: Parameters<typeof nextUniform>[0], from: readonly number[], size: number): readonly number[] {
  const left = [...from];
  const taken: number[] = [];
  while (taken.length < size && left.length > 0) {
    taken.push(...left.splice(Math.floor(nextUniform(stream) * left.length), 1));
  }
  return taken.sort((a, b) => a - b);
}
