import { derived, rowOf } from "../audit/derived.js";
import type { Plan } from "../plan/schema.js";
import { assumptionOnSample } from "./assumption-on-sample.js";
import type { ClaimsOnSample } from "./claims-on-sample.js";
import type { SampleDraw } from "./draw-sample.js";
import { sampleAreas } from "./sample-areas.js";
import type { PartShare, SampleDesign, SampleResult } from "./sample-result.js";
import { type Inspections, sampleShare } from "./sample-shares.js";
import { SAMPLE_TABLES, sampleTables } from "./sample-tables.js";
import { NO_OUTCOME, type SamplingFrame } from "./sampling-frame.js";
import { selectedAgainstRandom } from "./selected-against-random.js";

/**
 * Evaluates a sample that was drawn, listed and inspected: shares of violations by design, the assumption that nobody
 * tested, random against model-selected, and corrected areas under the ROC curve.
 * @param plan  plan with the section sampling, as it was at the draw
 * @param inspected  frame, draw, and the outcome of each unit: 1 violation, 0 none, 255 not known; claims of the audit,
 *   where their breaking points should stand beside the sample
 * @param planHash  SHA-256 of the plan
 * @returns the undisclosed result
 * @see method, section 8
 * @example evaluateSample(plan, { frame, draw, outcomes }, planHash).overall.value
 */
export function evaluateSample(
  plan: Plan,
  inspected: {
    readonly frame: SamplingFrame;
    readonly draw: SampleDraw;
    readonly outcomes: Uint8Array;
    readonly claims?: ClaimsOnSample;
  },
  planHash: string,
): SampleResult {
  const { frame, claims = { tables: [], claims: [] } } = inspected;
  const design = designOf(inspected);
  const inspections: Inspections = { ...inspected, sampling: plan.sampling!, missing: design.missing };
  const tables = sampleTables(inspections);
  const part = (name: string, table: string, belongs: (unit: number) => boolean): PartShare => ({
    name,
    share: derived(sampleShare(inspections, { set: "all", belongs }), rowOf(table, name)),
  });
  const areas = sampleAreas(inspections);
  return {
    kind: "sample",
    unit: frame.unit,
    plan,
    planHash,
    design,
    tables: [...tables, ...claims.tables],
    overall: derived(sampleShare(inspections, { set: "all" }), SAMPLE_TABLES.outcomes),
    bands: frame.bands.map((band, code) => part(band, SAMPLE_TABLES.bands, (unit) => frame.bandCodes[unit] === code)),
    groups: gatedGroups(frame, plan.groups.gate.majorityUnits).map((code) =>
      part(frame.groups[code]!, SAMPLE_TABLES.groups, (unit) => frame.majority[unit] === code),
    ),
    assumption: assumptionOnSample(inspections, plan.disclosure.threshold),
    claims: claims.claims,
    comparison: selectedAgainstRandom(inspections),
    areas: {
      weighted: derived(areas.weighted, SAMPLE_TABLES.outcomes),
      imputed: derived(areas.imputed, SAMPLE_TABLES.outcomes),
      randomAlone: derived(areas.randomAlone, SAMPLE_TABLES.drawnBySelected),
      selectedAlone: derived(areas.selectedAlone, SAMPLE_TABLES.origins),
    },
  };
}

function designOf({
  frame,
  draw,
  outcomes,
}: {
  readonly frame: SamplingFrame;
  readonly draw: SampleDraw;
  readonly outcomes: Uint8Array;
}): SampleDesign {
  const sum = (marks: Uint8Array) => marks.reduce((total, mark) => total + mark, 0);
  return {
    population: frame.ids.length,
    drawn: sum(draw.random),
    selected: sum(frame.selected),
    drawnAndSelected: sum(draw.random.map((mark, unit) => mark * frame.selected[unit]!)),
    signal: frame.strata.reduce((total, { kind, size }) => total + (kind === "signal" ? size : 0), 0),
    listed: draw.worklist.length,
    missing: draw.worklist.filter((unit) => outcomes[unit] === NO_OUTCOME).length,
    strata: frame.strata.length,
  };
}

/** Majority groups that pass the outcome-blind gate. */
function gatedGroups({ groups, majority }: SamplingFrame, least: number): readonly number[] {
  const units = new Float64Array(groups.length + 1);
  for (const group of majority) units[group]! += 1;
  return [...groups.keys()].filter((group) => units[group]! >= least);
}
