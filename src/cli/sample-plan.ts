import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { type PlannedPart, planSample, type SamplePlan } from "../sampling/plan-sample.js";
import { readSampledFrame, type SampledFrame } from "./sampled-frame.js";
import type { Session } from "./session.js";

export interface SamplePlanOptions {
  readonly out?: string;
}

const SAMPLE_PLAN_NAME = "sample-plan.json";

/** Says what sizes the purposes of a plan need, and what its size can decide. Groups stand in the workfile alone. */
export async function runSamplePlan(planFile: string, { out }: SamplePlanOptions, session: Session): Promise<void> {
  if (out !== undefined) await checkWorkfileFolder(out);
  const sampled = await readSampledFrame(planFile, session);
  const planned = planSample(sampled.plan, sampled.frame);
  const { groups: _groups, ...shown } = planned;
  session.terminal.data(planLines(planned, sampled).join("\n"), { unit: sampled.frame.unit, ...shown });
  if (out === undefined) return;
  const notice = "Sizes by stratum and group: do not publish.";
  const { strata } = sampled.frame;
  const record = { kind: "sample-plan", notice, planHash: sampled.planHash, planned, byStratum: strata };
  const file = await writeWorkfile(out, SAMPLE_PLAN_NAME, canonicalJson(record, { indent: 2 }));
  session.terminal.message(`Sizes by stratum and group, not for publication: ${file}`);
}

function planLines(planned: SamplePlan, { frame, plan, leftOut }: SampledFrame): string[] {
  const { level, expectedShares, difference } = plan.sampling;
  const { unit } = frame;
  const { interval, auc } = planned;
  return [
    `Population: ${planned.population} ${unit}, ${planned.selected} of them selected by the model; ${leftOut} left out by rules of the plan`,
    "",
    "Sizes that would do",
    `  A share of ${percent(interval.share)} to within ${percent(interval.halfWidth)} on either side (${percent(level)} interval):`,
    `    ${interval.plain.ofPopulation} by the plain formula, ${interval.wilson.ofPopulation} by Wilson, ${interval.clopperPearson.ofPopulation} exact (of an endless population: ${interval.plain.units}, ${interval.wilson.units}, ${interval.clopperPearson.units})`,
    ...(difference === undefined || planned.difference === null
      ? []
      : [
          `  ${percent(difference.shares[0]!)} against ${percent(difference.shares[1]!)}, power ${percent(difference.power)}, alpha ${difference.alpha} over ${difference.comparisons} comparisons: ${planned.difference.first} + ${planned.difference.second} ${unit}`,
        ]),
    `  An area under the ROC curve of ${auc.area} above ${auc.constant}: ${auc.cases} with a violation and ${auc.controls} without (${auc.casesByNull} + ${auc.controlsByNull} with the variance at ${auc.constant})`,
    ...(auc.drawn === null ? [] : [`    at the expected shares that is a draw of about ${auc.drawn} ${unit}`]),
    "",
    ...sizeLines(planned, unit),
    ...(expectedShares === undefined ? ["No expected shares: widths are for the share of the interval above."] : []),
  ];
}

function sizeLines(planned: SamplePlan, unit: string): string[] {
  if (planned.size === null) return ["The plan names no size: nothing can be drawn yet."];
  return [
    `The planned ${planned.size} over ${planned.strata} strata, ${planned.certain} of them whole`,
    ...[...planned.bands, planned.whole].map((part) => partLine(part, unit)),
    "By allocation, in the order of the bands",
    ...planned.allocations.map(({ rule, drawn }) => `  ${rule}: ${drawn.join(", ")}`),
    ...decisions(planned, unit),
  ];
}

function partLine({ name, population, drawn, halfWidth, limitIfNoneFound }: PlannedPart, unit: string): string {
  const label = `  ${name}: ${drawn} of ${population} ${unit}`;
  if (halfWidth === null) return `${label}; decides nothing`;
  return `${label}; share to within about ${percent(halfWidth)}; without a violation at most ${percent(limitIfNoneFound)} may have one`;
}

/** What the planned size can and cannot decide, in plain words. */
function decisions({ size, interval, difference, auc, groups, withoutChance }: SamplePlan, unit: string): string[] {
  const answer = (enough: boolean, what: string) => `  ${enough ? "Can" : "Cannot"} decide: ${what}`;
  const drawn = size ?? 0;
  const largest = groups.map((group) => group.drawn).sort((a, b) => b - a);
  const enough = (n: number) => largest.filter((count) => count >= n).length;
  return [
    "What this size decides",
    answer(drawn >= interval.wilson.ofPopulation, `the share of violations to within ${percent(interval.halfWidth)}`),
    ...(auc.drawn === null ? [] : [answer(drawn >= auc.drawn, `an area of ${auc.area} against ${auc.constant}`)]),
    ...(difference === null
      ? []
      : [
          answer(
            enough(difference.first) > 0,
            `the planned difference, for ${enough(difference.first)} of ${groups.length} majority groups (${difference.first} ${unit} needed)`,
          ),
        ]),
    ...(withoutChance === 0
      ? []
      : [answer(false, `anything about all ${unit}: ${withoutChance} have no chance to be drawn or selected`)]),
    answer(false, "violations that an inspection overlooks"),
  ];
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))}%`;
}
