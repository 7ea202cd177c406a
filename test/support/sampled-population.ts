import type { ScoredUnits } from "../../src/data/scored-units.js";
import { expit } from "../../src/statistics/log-odds.js";
import { nextNormal, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { samplePlan } from "./sample-plan.js";

/** A made-up population with the true outcome of every unit, whatever the data would know of it. */
export interface SampledPopulation {
  readonly scored: ScoredUnits;
  /** By identifier: 1 violation, 0 none. */
  readonly truth: ReadonlyMap<string, number>;
}

const GROUPS = ["AAA", "BBB", "CCC", "DDD"];

/**
 * Units with scores, bands low, middle and high, one majority group each or none, and violations that become likelier
 * with the score.
 * @param options.units  number of units; options.logOdds  of a violation at the middle of the scores
 * @param options.slope  log odds a point of score; options.seed
 */
export function sampledPopulation({
  units = 3000,
  logOdds = -3,
  slope = 0.05,
  seed = 7,
}: {
  readonly units?: number;
  readonly logOdds?: number;
  readonly slope?: number;
  readonly seed?: number;
} = {}): SampledPopulation {
  const stream = streamsFrom(seed).block(0);
  const rows = Array.from({ length: units }, (_, i) => {
    const score = Math.max(0, Math.min(100, Math.round(50 + 18 * nextNormal(stream))));
    const group = Math.floor(5 * nextUniform(stream) ** 1.5);
    const violation = nextUniform(stream) < expit(logOdds + slope * (score - 50)) ? 1 : 0;
    const never = nextUniform(stream) < 0.7;
    return { id: `u${String(i).padStart(5, "0")}`, score, group, violation, never };
  });
  const offsets = new Uint32Array(units + 1);
  rows.forEach(({ group }, i) => {
    offsets[i + 1] = offsets[i]! + (group < GROUPS.length ? 1 : 2);
  });
  // The fifth kind of unit holds two groups alike: no majority.
  const members = rows.flatMap(({ group }) => (group < GROUPS.length ? [group] : [0, 1]));
  return {
    truth: new Map(rows.map(({ id, violation }) => [id, violation])),
    scored: {
      unit: "sponsors",
      ids: rows.map(({ id }) => id),
      bands: { order: ["low", "middle", "high"], flagged: [false, false, true] },
      bandCodes: Uint8Array.from(rows, ({ score }) => (score >= 70 ? 2 : score >= 50 ? 1 : 0)),
      scale: 1,
      leftOut: [],
      units: {
        weights: null,
        count: units,
        bands: null,
        selected: new Uint8Array(units).fill(255),
        scores: Float64Array.from(rows, ({ score }) => score),
        outcomes: Uint8Array.from(rows, ({ never, violation }) => (never ? 2 : 1 - violation)),
        provenances: Uint8Array.from(rows, ({ never }, i) => (never ? 3 : i % 10 === 0 ? 2 : 1)),
        severities: null,
        numbers: null,
        composition: {
          groups: GROUPS,
          offsets,
          groupCodes: Uint16Array.from(members),
          counts: new Uint32Array(members.length).fill(4),
        },
        strata: [],
      },
    },
  };
}

/** The sample plan with a section on sampling, and bands as in the population. */
export function samplingPlan(sampling: object = {}, changes: object = {}) {
  const expectedShares = { low: 0.02, middle: 0.06, high: 0.15 };
  return samplePlan({ sampling: { seed: 1, expectedShares, ...sampling }, ...changes });
}
