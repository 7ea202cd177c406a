import { describe, expect, it } from "vitest";
import type { ScoredUnits } from "../../src/data/scored-units.js";
import { drawSample } from "../../src/sampling/draw-sample.js";
import { samplingFrame } from "../../src/sampling/sampling-frame.js";
import { checkKey, keyText, samplingKey } from "../../src/sampling/sampling-key.js";
import { worklistCsv } from "../../src/sampling/worklist.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

const population = sampledPopulation({ units: 600 });
const facts = { planHash: "a".repeat(64), seed: 1, synthetic: true };

function drawOf(sampling: object = {}, scored: ScoredUnits = population.scored) {
  const plan = samplingPlan({ size: 120, ...sampling });
  const frame = samplingFrame(plan, scored);
  const draw = drawSample(frame, plan.sampling!.seed);
  return { frame, draw, key: samplingKey(frame, draw, facts) };
}

/** The same units in reverse order of the data. */
function reversed({ ids, bandCodes, units, ...rest }: ScoredUnits): ScoredUnits {
  const order = [...ids.keys()].reverse();
  const { offsets, groupCodes, counts, groups } = units.composition;
  const members = order.map((unit) => ({
    codes: groupCodes.subarray(offsets[unit]!, offsets[unit + 1]!),
    counts: counts.subarray(offsets[unit]!, offsets[unit + 1]!),
  }));
  const starts = [0];
  for (const { codes } of members) starts.push(starts.at(-1)! + codes.length);
  const pick = (column: Uint8Array) => Uint8Array.from(order, (unit) => column[unit]!);
  return {
    ...rest,
    ids: order.map((unit) => ids[unit]!),
    bandCodes: pick(bandCodes),
    units: {
      ...units,
      scores: Float64Array.from(order, (unit) => units.scores![unit]!),
      outcomes: pick(units.outcomes!),
      selected: pick(units.selected),
      provenances: pick(units.provenances),
      composition: {
        groups,
        offsets: Uint32Array.from(starts),
        groupCodes: Uint16Array.from(members.flatMap(({ codes }) => [...codes])),
        counts: Uint32Array.from(members.flatMap(({ counts: own }) => [...own])),
      },
    },
  };
}

describe("a draw", () => {
  it("gives the same bytes for the same seed, whatever the order of the data, and others for another seed", () => {
    const first = drawOf();
    const second = drawOf({}, reversed(population.scored));
    expect(worklistCsv(second.frame, second.draw)).toBe(worklistCsv(first.frame, first.draw));
    expect(keyText(second.key)).toBe(keyText(first.key));
    const other = drawOf({ seed: 2 });
    expect(worklistCsv(other.frame, other.draw)).not.toBe(worklistCsv(first.frame, first.draw));
  });

  it("draws the planned number in each stratum, and keeps the exact inclusion probability", () => {
    const { frame, draw, key } = drawOf({ byMajority: true, minimumPerStratum: 2 });
    frame.strata.forEach(({ drawn, size }, h) => {
      const units = [...frame.stratumCodes.keys()].filter((unit) => frame.stratumCodes[unit] === h);
      expect(units).toHaveLength(size);
      expect(units.filter((unit) => draw.random[unit] === 1)).toHaveLength(drawn);
    });
    expect(frame.strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(120);
    for (const { stratum, probability } of key.rows) {
      expect(probability).toBe(key.strata[stratum]!.drawn / key.strata[stratum]!.units);
    }
  });

  it("draws every unit of a stratum equally often", () => {
    const plan = samplingPlan({ size: 120, minimumPerStratum: 20 });
    const frame = samplingFrame(plan, population.scored);
    const counts = new Float64Array(frame.ids.length);
    for (let seed = 0; seed < 2000; seed++) {
      drawSample(frame, seed).random.forEach((mark, unit) => {
        counts[unit]! += mark;
      });
    }
    let [chi, df] = [0, 0];
    frame.strata.forEach(({ drawn, size }, h) => {
      const share = drawn / size;
      // Without replacement within a stratum: n (N - 1) / N degrees of freedom's worth of spread, scaled to chi-squared.
      frame.stratumCodes.forEach((stratum, unit) => {
        if (stratum === h)
          chi += (counts[unit]! - 2000 * share) ** 2 / (2000 * share * (1 - share) * (size / (size - 1)));
      });
      df += size - 1;
    });
    // Normal approximation of chi-squared with hundreds of degrees of freedom, 1e-4 on either side.
    expect(Math.abs(chi - df) / Math.sqrt(2 * df)).toBeLessThan(3.9);
  });

  it("lists a unit that was drawn and selected once, with both marks in the key", () => {
    const { frame, draw, key } = drawOf();
    const both = key.rows.filter(({ random, selected }) => random && selected);
    expect(both.length).toBeGreaterThan(0);
    expect(new Set(key.rows.map(({ id }) => id)).size).toBe(key.rows.length);
    const selected = frame.selected.reduce((sum, mark) => sum + mark, 0);
    expect(key.rows).toHaveLength(120 + selected - both.length);
    expect(draw.worklist).toHaveLength(key.rows.length);
  });

  it("takes a stratum whole that holds no more than it should give", () => {
    const { frame } = drawOf({ size: 590, allocation: "equal" });
    expect(frame.strata.filter(({ drawn, size }) => drawn === size).length).toBeGreaterThan(0);
    expect(frame.strata.reduce((sum, { drawn }) => sum + drawn, 0)).toBe(590);
  });

  it("gives each large majority group its least number", () => {
    const { frame, draw } = drawOf({ size: 300, byMajority: true, minimumPerGroup: 50 });
    frame.groups.forEach((_, group) => {
      const drawn = [...draw.random.keys()].filter((unit) => draw.random[unit] === 1 && frame.majority[unit] === group);
      expect(drawn.length).toBeGreaterThanOrEqual(50);
    });
  });

  it("selects the highest scores, and no more than it may", () => {
    const { frame } = drawOf({ modelSelectedAtMost: 15 });
    const scores = [...frame.ids.keys()]
      .filter((unit) => frame.selected[unit] === 1)
      .map((unit) => frame.scores![unit]!);
    const others = [...frame.ids.keys()]
      .filter((unit) => frame.selected[unit] === 0)
      .map((unit) => frame.scores![unit]!);
    expect(scores).toHaveLength(15);
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(Math.max(...others));
  });

  it("refuses a size below the minima of its strata, with the number that they need", () => {
    expect(() => drawOf({ size: 5 })).toThrow(
      "sampling.size requires 6 units or more, since 3 strata have minima; got 5",
    );
  });
});

describe("a worklist", () => {
  it("has nothing in its columns that tells random from model-selected units", () => {
    const { frame, draw } = drawOf();
    const lines = worklistCsv(frame, draw).trimEnd().split("\r\n");
    expect(lines[0]).toBe("number,id,outcome");
    lines.slice(1).forEach((line, i) => {
      expect(line).toMatch(new RegExp(`^${i + 1},u\\d{5},$`));
    });
  });

  it("has an order that does not tell them apart either, over 400 draws", () => {
    const plan = samplingPlan({ size: 120 });
    const frame = samplingFrame(plan, population.scored);
    let [sum, variance] = [0, 0];
    for (let seed = 0; seed < 400; seed++) {
      const { worklist } = drawSample(frame, seed);
      const n = worklist.length;
      const marked = worklist.reduce((count, unit) => count + frame.selected[unit]!, 0);
      sum += worklist.reduce((ranks, unit, i) => ranks + frame.selected[unit]! * i, 0) - (marked * (n - 1)) / 2;
      variance += (marked * (n - marked) * (n + 1)) / 12;
    }
    // Wilcoxon's rank sum over 400 independent orders, 1e-4 on either side.
    expect(Math.abs(sum) / Math.sqrt(variance)).toBeLessThan(3.9);
  });
});

describe("a key", () => {
  it("is held to the draw that plan and data give again", () => {
    const { key } = drawOf();
    expect(() => checkKey(keyText(key), { expected: key, file: "key.json" })).not.toThrow();
    const turned = { ...key, rows: key.rows.map((row) => ({ ...row, random: true })) };
    expect(() => checkKey(keyText(turned), { expected: key, file: "key.json" })).toThrow(
      /key.json requires the \d+ rows that plan and data give again in rows; got \d+ rows, \d+ of the expected ones different/,
    );
    const earlier = { ...key, planHash: "b".repeat(64) };
    expect(() => checkKey(keyText(earlier), { expected: key, file: "key.json" })).toThrow("the key of another plan");
    expect(() => checkKey("{}", { expected: key, file: "key.json" })).toThrow("the key that sample draw wrote");
    expect(() => checkKey("not json", { expected: key, file: "key.json" })).toThrow("the key that sample draw wrote");
  });
});
