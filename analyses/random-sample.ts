/*
 * What does a random sample say that inspections chosen by a score cannot?
 *
 * Data. Synthetic sponsors of which the truth is known: also which of the never-inspected hide a violation. An
 * inspection is played by looking the truth up.
 * Sample. 900 sponsors at random, by band after Neyman's allocation, beside the 300 highest scores. The worklist holds
 * both in random order without a mark. Every sponsor has a known chance above zero to be inspected.
 * Estimates. Inspected sponsors weighted by one over their inclusion probability; areas under the ROC curve also after
 * Begg and Greenes. Intervals are of 95 %. Beside them the area of selected sponsors alone, which nobody corrected.
 * Check. The same over 40 draws: how far the mean lies from the truth, and how many intervals hold it.
 *
 *   npx tsx analyses/random-sample.ts plan.yaml truth.json
 */
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { drawSample, evaluateSample, loadUnits, planSample, type SampleResult, samplingFrame } from "../src/analyst.js";
import { nodeContext, parsePlan } from "../src/index.js";
import { rocAuc } from "../src/statistics.js";

const DRAWS = 40;
const SAMPLING = `
sampling:
  seed: 1
  size: 900
  expectedShares: { low: 0.03, middle: 0.06, high: 0.12 }
  minimumPerStratum: 20
  modelSelectedAtMost: 300
`;

const planFile = process.argv[2] ?? "data-samples/sponsors/plan-open.yaml";
const truthFile = process.argv[3] ?? "data-samples/sponsors/truth.json";
const plan = parsePlan((await readFile(planFile, "utf8")) + SAMPLING, planFile);
const context = nodeContext({ threads: 1 });
const scored = await loadUnits(plan, dirname(planFile), context);
await context.executor.close();

const hidden = new Set<string>(JSON.parse(await readFile(truthFile, "utf8")).hiddenViolators);
const found = new Set(scored.ids.filter((_, unit) => scored.units.outcomes?.[unit] === 0));
const frame = samplingFrame(plan, scored);
const truth = Uint8Array.from(frame.ids, (id) => (hidden.has(id) || found.has(id) ? 1 : 0));

const { interval, auc, bands } = planSample(plan, frame);
console.log(`Population: ${frame.ids.length} sponsors. Planned sizes:`);
console.log(`  share of ${interval.share} within ${interval.halfWidth}: ${interval.wilson.ofPopulation} sponsors`);
console.log(
  `  area of ${auc.area} above ${auc.constant}: ${auc.cases} + ${auc.controls}, a draw of about ${auc.drawn}`,
);
console.table(
  bands.map(({ limitIfNoneFound, halfWidth: _width, ...band }) => ({
    ...band,
    "may remain if none is found": limitIfNoneFound.toFixed(4),
  })),
);

const results = Array.from({ length: DRAWS }, (_, i) => inspected(i + 1));
const never = [...frame.ids.keys()].filter((unit) => frame.neverInspected[unit] === 1);
const area = rocAuc(frame.scores!, truth);
console.log(`One draw, and ${DRAWS} draws beside the truth`);
console.table({
  "share, all": row((result) => result.overall.value, shareOf([...frame.ids.keys()])),
  ...Object.fromEntries(
    frame.bands.map((band, code) => [
      `share, ${band}`,
      row((result) => result.bands[code]!.share.value, shareOf(unitsOf(code))),
    ]),
  ),
  "share, never inspected": row(
    ({ assumption }) => (assumption.kind === "estimated" ? assumption.share.value : assumption),
    shareOf(never),
  ),
  "area, by probabilities": row((result) => result.areas.weighted.value, area.kind === "estimate" ? area.value : null),
  "area, Begg and Greenes": row((result) => result.areas.imputed.value, area.kind === "estimate" ? area.value : null),
  "area, selected alone (always the same)": row(
    (result) => result.areas.selectedAlone.value,
    area.kind === "estimate" ? area.value : null,
  ),
});
const { comparison } = results[0]!;
if (comparison.kind === "estimated" && comparison.ratio.value.kind === "estimate") {
  const { value, interval: bounds } = comparison.ratio.value;
  const upper = typeof bounds.upper === "number" ? bounds.upper.toFixed(2) : bounds.upper;
  console.log(`Selected against random: ${value.toFixed(2)} times (${bounds.lower.toFixed(2)} to ${upper})`);
}
const byScore = evaluateSample({ ...plan, sampling: { ...plan.sampling!, size: undefined } }, played(1, true), "");
console.log(
  `Without the draw: area ${reasonOf(byScore.areas.weighted.value)}, share ${reasonOf(byScore.overall.value)}`,
);

function inspected(seed: number): SampleResult {
  return evaluateSample(plan, played(seed, false), "");
}

function played(seed: number, byScoreAlone: boolean) {
  const strata = frame.strata.map((stratum) => (byScoreAlone ? { ...stratum, drawn: 0 } : stratum));
  const draw = drawSample({ ...frame, strata }, seed);
  const outcomes = new Uint8Array(frame.ids.length).fill(255);
  for (const unit of draw.worklist) outcomes[unit] = truth[unit]!;
  return { frame: { ...frame, strata }, draw, outcomes };
}

type Value = SampleResult["overall"]["value"] | SampleResult["areas"]["weighted"]["value"];

function row(pick: (result: SampleResult) => Value, target: number | null) {
  const values = results.map(pick).filter((value) => value.kind === "estimate");
  const bounds = values.flatMap(({ interval: each }) => ("lower" in each ? [each] : []));
  const held = bounds.filter(({ lower, upper }) => target !== null && lower <= target && target <= (upper as number));
  return {
    truth: target?.toFixed(3),
    "first draw": values[0]?.value.toFixed(3),
    interval:
      bounds[0] === undefined ? "" : `${bounds[0].lower.toFixed(3)} to ${(bounds[0].upper as number).toFixed(3)}`,
    mean: (values.reduce((sum, { value }) => sum + value, 0) / values.length).toFixed(3),
    "intervals that hold it": `${held.length} of ${bounds.length}`,
  };
}

function unitsOf(band: number): number[] {
  return [...frame.ids.keys()].filter((unit) => frame.bandCodes[unit] === band);
}

function shareOf(units: readonly number[]): number {
  return units.reduce((sum, unit) => sum + truth[unit]!, 0) / units.length;
}

function reasonOf(value: Value): string {
  return value.kind === "not-estimable" ? `not estimable: ${value.reason}` : value.kind;
}
