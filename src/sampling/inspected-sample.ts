import type { SampleDraw } from "./draw-sample.js";
import { NO_OUTCOME, type SamplingFrame, type SamplingPlan } from "./sampling-frame.js";

/** Units with an outcome, as a stratified sample of a frame. */
export interface InspectedSample {
  /** Places in the frame. */
  readonly units: readonly number[];
  readonly outcomes: readonly number[];
  readonly strata: readonly number[];
  readonly sizes: readonly number[];
}

/**
 * Which inspected units count: `all` are the drawn and the selected ones, each with its own probability; `random` is
 * the draw by itself. Units known by a signal count in both where the plan assumes that they were certain.
 */
export type InspectedSet = "all" | "random";

/** What a worklist row without an outcome counts as: nothing, or either outcome for the bounds. */
export type MissingAs = "left-out" | "violation" | "none";

/**
 * The stratified sample that the inspections give.
 * @param frame  population with its strata
 * @param inspected  draw and outcomes (1, 0, 255) by unit of the frame
 * @param options.set  which units count; options.missingAs  what a missing outcome counts as
 * @returns units in the order of the frame
 * @example inspectedSample(frame, { draw, outcomes }, { set: "all", missingAs: "left-out" }).units.length
 */
export function inspectedSample(
  frame: SamplingFrame,
  { draw, outcomes }: { readonly draw: SampleDraw; readonly outcomes: Uint8Array },
  { set, missingAs }: { readonly set: InspectedSet; readonly missingAs: MissingAs },
): InspectedSample {
  const sample = { units: [] as number[], outcomes: [] as number[], strata: [] as number[] };
  for (let unit = 0; unit < frame.ids.length; unit++) {
    const stratum = frame.stratumCodes[unit]!;
    const isSignal = frame.strata[stratum]!.kind === "signal";
    const listed = draw.random[unit] === 1 || (set === "all" && frame.selected[unit] === 1);
    if (!isSignal && !listed) continue;
    const outcome = outcomeOf(isSignal ? frame.signalOutcomes[unit]! : outcomes[unit]!, missingAs);
    if (outcome === NO_OUTCOME) continue;
    sample.units.push(unit);
    sample.outcomes.push(outcome);
    sample.strata.push(stratum);
  }
  return { ...sample, sizes: frame.strata.map(({ size }) => size) };
}

function outcomeOf(outcome: number, missingAs: MissingAs): number {
  if (outcome !== NO_OUTCOME || missingAs === "left-out") return outcome;
  return missingAs === "violation" ? 1 : 0;
}

/**
 * What the missing outcomes of a worklist may count as, by the plan: once left out, or twice for the bounds.
 * @example missingRules({ missingOutcomes: "bounds" }, 3) // ["none", "violation"]
 */
export function missingRules(
  { missingOutcomes }: Pick<SamplingPlan, "missingOutcomes">,
  missing: number,
): readonly [MissingAs] | readonly ["none", "violation"] {
  return missing > 0 && missingOutcomes === "bounds" ? ["none", "violation"] : ["left-out"];
}
