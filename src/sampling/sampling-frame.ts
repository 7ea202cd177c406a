import { PROVENANCES, type ScoredUnit } from "../data/evidence.js";
import { compareCodePoints } from "../data/reduce/code-points.js";
import { OUTCOMES, UNKNOWN } from "../data/reduce/meanings.js";
import type { ScoredUnits } from "../data/scored-units.js";
import { ArgumentError } from "../errors.js";
import type { Plan } from "../plan/schema.js";
import { majorityOf } from "./majority-groups.js";
import { modelSelected } from "./model-selected.js";
import { stratifyFrame } from "./sample-strata.js";
import type { SampleStratum } from "./sample-stratum.js";

/** The section of a plan on its random sample. */
export type SamplingPlan = NonNullable<Plan["sampling"]>;

/** Code of an outcome that is not known. */
export const NO_OUTCOME = 255;

/**
 * The population that a sample is drawn from: units in the order of their identifiers, whatever the order of the data.
 * Rows, so never part of a release.
 */
export interface SamplingFrame {
  readonly unit: ScoredUnit;
  readonly ids: readonly string[];
  readonly bands: readonly string[];
  readonly bandCodes: Uint8Array;
  /** NaN where a unit has no score; null without a column of scores. */
  readonly scores: Float64Array | null;
  /** Levels of the protected attribute, and the majority group of each unit: their number where it has none. */
  readonly groups: readonly string[];
  readonly majority: Uint16Array;
  /** People behind the unit: those of its majority group, or all of them where it has none. */
  readonly people: Float64Array;
  /** 1 where the data says that the unit was never inspected. */
  readonly neverInspected: Uint8Array;
  /** Outcome that the data holds because of a signal: 1 violation, 0 none, 255 no such outcome. */
  readonly signalOutcomes: Uint8Array;
  readonly selected: Uint8Array;
  readonly strata: readonly SampleStratum[];
  readonly stratumCodes: Uint32Array;
}

/**
 * The frame of a plan's sample, and its strata with the numbers to draw.
 * @param plan  validated plan with the section sampling
 * @param scored  units after the rules of the plan
 * @returns strata ordered by name; nothing is drawn yet
 * @throws ArgumentError when two units have one identifier or the plan has no section sampling
 * @throws AuditError `plan-invalid` when the size is less than the minima of the strata
 * @example samplingFrame(plan, scored).strata[0]?.drawn
 */
export function samplingFrame(plan: Plan, scored: ScoredUnits): SamplingFrame {
  const { sampling } = plan;
  if (sampling === undefined) throw new ArgumentError("samplingFrame requires a plan with sampling; got none");
  const order = orderById(scored.ids);
  const pick = (column: ArrayLike<number>) => Uint8Array.from(order, (unit) => column[unit]!);
  const { units } = scored;
  const bandCodes = pick(scored.bandCodes);
  const scores = units.scores && Float64Array.from(order, (unit) => units.scores![unit]!);
  const provenances = pick(units.provenances);
  const outcomes = units.outcomes === null ? null : pick(units.outcomes);
  const { majority, people } = majorityOf(scored, order, plan.hypothesis2);
  const groups = units.composition.groups;
  const signal = PROVENANCES.indexOf("signal");
  const signalOutcomes = provenances.map((code, i) =>
    code === signal && outcomes !== null ? violationCode(outcomes[i]!) : NO_OUTCOME,
  );
  const selected = modelSelected(sampling, {
    flagged: scored.bands.flagged,
    bandCodes,
    chosen: pick(units.selected),
    scores,
  });
  const strata = stratifyFrame(plan, {
    bands: scored.bands.order,
    bandCodes,
    groups,
    majority,
    crossed: units.strata.map(({ name, levels, codes }) => ({
      name,
      levels,
      codes: Uint16Array.from(order, (unit) => codes[unit]!),
    })),
    selected,
    certain: signalOutcomes.map((outcome) => (sampling.signal === "certain" && outcome !== NO_OUTCOME ? 1 : 0)),
  });
  return {
    unit: scored.unit,
    ids: Array.from(order, (unit) => scored.ids[unit]!),
    bands: scored.bands.order,
    bandCodes,
    scores,
    groups,
    majority,
    people,
    neverInspected: provenances.map((code) => (code === PROVENANCES.indexOf("never") ? 1 : 0)),
    signalOutcomes,
    selected,
    ...strata,
  };
}

function violationCode(outcome: number): number {
  if (outcome === OUTCOMES.indexOf("violation")) return 1;
  return outcome === OUTCOMES.indexOf("none") ? 0 : UNKNOWN;
}

function orderById(ids: readonly string[]): Uint32Array {
  const order = Uint32Array.from(ids, (_, unit) => unit).sort((a, b) => compareCodePoints(ids[a]!, ids[b]!));
  for (let i = 1; i < order.length; i++) {
    if (ids[order[i]!] === ids[order[i - 1]!]) {
      throw new ArgumentError("samplingFrame requires units with different identifiers; got one twice");
    }
  }
  return order;
}
