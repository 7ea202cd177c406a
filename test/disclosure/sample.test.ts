import { describe, expect, it } from "vitest";
import { discloseSample } from "../../src/disclosure/sample.js";
import { drawSample } from "../../src/sampling/draw-sample.js";
import { evaluateSample } from "../../src/sampling/evaluate-sample.js";
import { NO_OUTCOME, samplingFrame } from "../../src/sampling/sampling-frame.js";
import { sampledPopulation, samplingPlan } from "../support/sampled-population.js";

const population = sampledPopulation();

function evaluated(sampling: object = {}, changes: object = {}, outcome?: (violation: number, id: string) => number) {
  const plan = samplingPlan({ size: 500, minimumPerStratum: 20, seed: 4051, ...sampling }, changes);
  const frame = samplingFrame(plan, population.scored);
  const draw = drawSample(frame, plan.sampling!.seed);
  const outcomes = new Uint8Array(frame.ids.length).fill(NO_OUTCOME);
  for (const unit of draw.worklist) {
    const [id, truth] = [frame.ids[unit]!, population.truth.get(frame.ids[unit]!)!];
    outcomes[unit] = outcome?.(truth, id) ?? truth;
  }
  const result = evaluateSample(plan, { frame, draw, outcomes }, "c".repeat(64));
  return { result, sample: discloseSample(result), frame };
}

const tableOf = ({ tables }: ReturnType<typeof discloseSample>, id: string) => tables.find((table) => table.id === id)!;
const open = { disclosure: { threshold: 0, reason: "made-up data" } };

describe("a disclosed sample", () => {
  it("holds no identifier, no seed and no column of the data", () => {
    const { sample, frame } = evaluated();
    const text = JSON.stringify(sample);
    for (const id of frame.ids.slice(0, 50)) expect(text).not.toContain(id);
    expect(text).not.toContain("4051");
    expect(text).not.toContain("sponsors.csv");
  });

  it("shows everything where the plan says that nothing needs protection", () => {
    const { sample, result } = evaluated({}, open);
    expect(sample.overall).toEqual({ kind: "shown", value: result.overall.value });
    expect(sample.disclosure).toMatchObject({ threshold: 0, withheldNumbers: 0, suppressedCells: 0 });
    expect(sample.tables.flatMap(({ counts }) => counts)).not.toContain("suppressed");
  });

  it("shows no count below the threshold, and no share that rests on one", () => {
    const { sample, result } = evaluated();
    const few = result.tables.find(({ id }) => id === "sample.bands")!.counts.some((count) => count < 10);
    expect(few).toBe(true);
    for (const { counts } of sample.tables) {
      for (const count of counts) expect(count === "suppressed" || count >= 5).toBe(true);
    }
    for (const { share } of sample.bands) expect(share).toEqual({ kind: "withheld", reason: "rests-on-hidden-cell" });
    expect(tableOf(sample, "sample.bands").counts.every((count) => count === "suppressed")).toBe(true);
    expect(sample.overall.kind).toBe("shown");
  });

  it("withholds a group of which too few violations were found, whatever its reason", () => {
    const { sample } = evaluated({}, {}, (truth, id) => (population.scored.ids.indexOf(id) % 3 === 0 ? 0 : truth));
    const table = tableOf(sample, "sample.groups");
    sample.groups.forEach(({ name, share }) => {
      const row = table.keys[0]!.levels.indexOf(name);
      const hidden = table.counts[2 * row] === "suppressed";
      expect(share.kind).toBe(hidden ? "withheld" : "shown");
    });
    const hiddenRows = table.counts.filter((count) => count === "suppressed").length / 2;
    expect(hiddenRows === 0 || hiddenRows >= 2).toBe(true);
  });

  it("gives a cautious limit for the never-inspected where fewer violations were found than may be told", () => {
    const { sample, result } = evaluated({}, {}, (truth, id) => {
      const unit = population.scored.ids.indexOf(id);
      return population.scored.units.provenances[unit] === 3 && unit % 12 !== 0 ? 0 : truth;
    });
    const { assumption } = sample;
    if (assumption.kind !== "estimated" || result.assumption.kind !== "estimated") throw new Error(assumption.kind);
    const found = result.assumption.violations.value;
    expect(found).toBeLessThan(10);
    expect(assumption.violations).toEqual({ kind: "class", relation: "below", bound: 10 });
    expect(assumption.outcome.kind).toBe("withheld");
    expect(assumption.share.kind).toBe("withheld");
    expect(assumption.limitIsCautious).toBe(true);
    const [limit, real] = [assumption.upperLimit, result.assumption.upperLimit.value];
    if (limit.kind !== "shown" || limit.value.kind !== "estimate" || real.kind !== "estimate") throw new Error();
    expect(limit.value.value).toBeGreaterThan(real.value);
  });

  it("gives the same cautious limit whatever small number was found", () => {
    const limits = [10, 15].map((modulus) => {
      const { sample } = evaluated({}, {}, (truth, id) => {
        const unit = population.scored.ids.indexOf(id);
        return population.scored.units.provenances[unit] === 3 && unit % modulus !== 0 ? 0 : truth;
      });
      return sample.assumption.kind === "estimated"
        ? [sample.assumption.upperLimit, sample.assumption.violations]
        : null;
    });
    expect(limits[0]).toEqual(limits[1]);
  });

  it("rounds counts where the plan says so, gives no exact number beside them, and asks for a plan without letters", () => {
    const rounding = { base: 10, kind: "nearest", seed: 1 };
    const { sample } = evaluated({}, { disclosure: { threshold: 10, rounding } });
    const counts = sample.tables.flatMap((table) => table.counts).filter((count) => count !== "suppressed");
    expect(counts.length).toBeGreaterThan(4);
    expect(counts.every((count) => Number(count) % 10 === 0)).toBe(true);
    expect(sample.overall.kind).toBe("withheld");
    expect(() => evaluated({}, { disclosure: { threshold: 10, letters: true } })).toThrow("without disclosure.letters");
  });
});
