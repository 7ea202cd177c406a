import { ArgumentError } from "../errors.js";
import { averagePrecision } from "./average-precision.js";
import { eachResample } from "./bootstrap.js";
import { replicateQuantile } from "./bootstrap-intervals.js";
import { type NotEstimable, notEstimable } from "./not-estimable.js";
import { type OutcomeHistogram, requireHistogram } from "./placements.js";
import { drawWithReplacement, type StreamState, type Streams } from "./random.js";
import { wilsonInterval } from "./wilson-interval.js";

export interface HistogramBootstrapOptions {
  readonly streams: Streams;
  /** Default 1,999. */
  readonly resamples?: number;
  /** Confidence level in (0, 1), default 0.95. */
  readonly level?: number;
}

/** Share of violations found at one share of false alarms, and what resampling gives around it. */
export interface RocBandPoint {
  readonly falsePositiveRate: number;
  readonly truePositiveRate: number;
  readonly lower: number;
  readonly upper: number;
}

const STEPS = 20;

/**
 * Pointwise band around a ROC curve: percentiles of the share of violations found at fixed shares of false alarms, over
 * resamples that draw units with a violation and units with none apart, widened to hold the Wilson interval of that share
 * among the violations: near the ends of the curve percentiles alone were measured to hold the true height in 51 to 83 %.
 * @param histogram  violations and none at each distinct score, ascending, whole numbers of 0 or more
 * @param options  streams, resamples and level
 * @returns 21 points at shares of false alarms 0, 0.05 .. 1; not-estimable with fewer than two units of a class
 * @throws ArgumentError outside these ranges
 * @see Efron & Tibshirani 1993, section 13.3; pROC `ci.se(boot.stratified = TRUE)`
 * @example rocBand({ violations: Float64Array.of(1, 3), none: Float64Array.of(3, 1) }, { streams: streamsFrom(1) }).points.length // 21
 */
export function rocBand(
  histogram: OutcomeHistogram,
  options: HistogramBootstrapOptions,
):
  | { readonly kind: "estimate"; readonly points: readonly RocBandPoint[] }
  | NotEstimable<"one-class-only" | "too-few-effective-units"> {
  const { resamples, level } = requireOptions("rocBand", histogram, options);
  const cases = unitsOf(histogram.violations);
  const controls = unitsOf(histogram.none);
  if (cases.length === 0 || controls.length === 0) return notEstimable("one-class-only");
  if (cases.length < 2 || controls.length < 2) return notEstimable("too-few-effective-units");
  const drawCases = drawer(cases, histogram.violations.length);
  const drawControls = drawer(controls, histogram.none.length);
  const heights = Array.from({ length: STEPS + 1 }, () => new Float64Array(resamples));
  eachResample(options.streams, resamples, (state, resample) => {
    heightsAt({ violations: drawCases(state), none: drawControls(state) }).forEach((height, step) => {
      heights[step]![resample] = height;
    });
  });
  return {
    kind: "estimate",
    points: heightsAt(histogram).map((truePositiveRate, step) => {
      const sorted = heights[step]!.sort();
      const found = truePositiveRate * cases.length;
      const fewest = wilsonInterval(Math.floor(found), cases.length, { level }).lower;
      const most = wilsonInterval(Math.min(cases.length, Math.ceil(found)), cases.length, { level }).upper;
      return {
        falsePositiveRate: step / STEPS,
        truePositiveRate,
        lower: step === STEPS ? 1 : Math.min(fewest, replicateQuantile(sorted, (1 - level) / 2)),
        upper: Math.max(most, replicateQuantile(sorted, (1 + level) / 2)),
      };
    }),
  };
}

/**
 * Average precision with a percentile interval over resamples of all units together, so that the share of violations
 * varies as it does in a sample. On small samples average precision itself lies a little high: from 300 to 1,000 units the
 * interval was measured to hold the true value in 92 to 95 % of samples, and to miss it mostly from above.
 * @param histogram  violations and none at each distinct score, ascending, whole numbers of 0 or more
 * @param options  streams, resamples and level
 * @returns not-estimable without a violation, or with fewer than two; resamples without one are left out
 * @throws ArgumentError outside these ranges
 * @see Boyd, Eng & Page 2013 (point estimate and bootstrap); Efron & Tibshirani 1993, section 13.3
 * @example averagePrecisionBootstrap({ violations: Float64Array.of(0, 2), none: Float64Array.of(2, 2) }, { streams: streamsFrom(1) }).value // 0.5
 */
export function averagePrecisionBootstrap(
  histogram: OutcomeHistogram,
  options: HistogramBootstrapOptions,
):
  | {
      readonly kind: "estimate";
      readonly value: number;
      readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
    }
  | NotEstimable<"one-class-only" | "too-few-effective-units"> {
  const { resamples, level } = requireOptions("averagePrecisionBootstrap", histogram, options);
  const observed = averagePrecision(histogram);
  if (observed.kind === "not-estimable") return observed;
  const scores = histogram.violations.length;
  const units = Uint32Array.from([...unitsOf(histogram.violations), ...unitsOf(histogram.none, scores)]);
  const cases = histogram.violations.reduce((sum, count) => sum + count, 0);
  if (cases < 2 || units.length === cases) return notEstimable("too-few-effective-units");
  const replicates: number[] = [];
  const draw = drawer(units, 2 * scores);
  eachResample(options.streams, resamples, (state) => {
    const both = draw(state);
    const drawn = averagePrecision({ violations: both.subarray(0, scores), none: both.subarray(scores) });
    if (drawn.kind === "estimate") replicates.push(drawn.value);
  });
  const sorted = Float64Array.from(replicates).sort();
  return {
    kind: "estimate",
    value: observed.value,
    interval: {
      lower: replicateQuantile(sorted, (1 - level) / 2),
      upper: replicateQuantile(sorted, (1 + level) / 2),
      level,
    },
  };
}

function requireOptions(caller: string, histogram: OutcomeHistogram, options: HistogramBootstrapOptions) {
  requireHistogram(histogram);
  const { resamples = 1_999, level = 0.95 } = options;
  if (!(Number.isSafeInteger(resamples) && resamples >= 2)) {
    throw new ArgumentError(`${caller} requires 2 or more resamples; got ${resamples}`);
  }
  if (!(level > 0 && level < 1)) throw new ArgumentError(`${caller} requires a level in (0, 1); got ${level}`);
  return { resamples, level };
}

/** The place of every unit in the histogram, plus a shift. */
function unitsOf(counts: Float64Array, shift = 0): Uint32Array {
  const units = new Uint32Array(counts.reduce((sum, count) => sum + count, 0));
  let next = 0;
  counts.forEach((count, place) => {
    units.fill(place + shift, next, next + count);
    next += count;
  });
  return units;
}

/** Draws units with replacement and counts them by place; the array is used again, so a draw must not be kept. */
function drawer(units: Uint32Array, places: number): (state: StreamState) => Float64Array {
  const weights = new Uint32Array(units.length);
  const counts = new Float64Array(places);
  return (state) => {
    drawWithReplacement(state, weights);
    counts.fill(0);
    for (let i = 0; i < units.length; i++) counts[units[i]!]! += weights[i]!;
    return counts;
  };
}

/** Height of the ROC curve at each step of the share of false alarms; straight lines stand for ties. */
function heightsAt({ violations, none }: OutcomeHistogram): readonly number[] {
  const cases = violations.reduce((sum, count) => sum + count, 0);
  const controls = none.reduce((sum, count) => sum + count, 0);
  const heights: number[] = [];
  let found = 0;
  let alarms = 0;
  for (let k = violations.length - 1; k >= 0; k--) {
    const nextAlarms = alarms + none[k]!;
    while (heights.length * controls < nextAlarms * STEPS) {
      const within = ((heights.length * controls) / STEPS - alarms) / none[k]!;
      heights.push((found + within * violations[k]!) / cases);
    }
    found += violations[k]!;
    alarms = nextAlarms;
  }
  while (heights.length <= STEPS) heights.push(1);
  return heights;
}
