import type { ArrangementRecords } from "./arrangement-records.js";
import type { ArrangementDesign, ArrangementSums } from "./arrangement-statistics.js";
import { LONG_UNIT, type UnitDrawing } from "./drawing-memory.js";
import { hypergeometricDraw } from "./hypergeometric-draw.js";
import type { StreamState } from "./random.js";
import { unitDrawing } from "./unit-drawing.js";

/** What one block draws arrangements with; its sums are those of the last one drawn. */
export interface ArrangementDrawing {
  readonly sums: ArrangementSums;
  readonly design: ArrangementDesign;
  readonly records: ArrangementRecords;
  readonly plan: DrawingPlan;
  readonly drawing: UnitDrawing;
  /** Next unit of each class that no band has taken; overwritten in every arrangement. */
  readonly positions: Uint32Array;
}

/**
 * The largest band is never drawn: it is the margin minus the rest. What the contrasts need is summed on the side of
 * the flag that is drawn whole; the other side's bands are drawn for whole tables only.
 */
interface DrawingPlan {
  readonly wholeTables: boolean;
  readonly largest: number;
  readonly drawn: readonly number[];
  /** 1 where the band lies on the summed side. */
  readonly summed: Uint8Array;
  /** The last drawn band of the summed side: its members are those of the side minus the others'. */
  readonly last: number;
  /** True when the summed side is the unflagged one and the flagged side follows by subtraction. */
  readonly complement: boolean;
}

/**
 * A drawing of arrangements, with the generator at a given state.
 * @param options.wholeTables  whether the whole table of band by group is wanted, or what the contrasts need only
 */
export function arrangementDrawing(
  records: ArrangementRecords,
  design: ArrangementDesign,
  { wholeTables, state }: { readonly wholeTables: boolean; readonly state: StreamState },
): ArrangementDrawing {
  const groups = design.sums.groupMembers.length;
  const bands = design.bandSizes.length;
  const { words, starts } = records;
  const drawing = unitDrawing({
    units: starts.length,
    words: words.length,
    sums: bands * groups,
    moments: 3 * groups,
    majorities: (bands + 1) * (groups + 1),
    strata: 0,
    groupBits: 16,
  });
  drawing.words.set(words);
  drawing.starts.set(starts);
  drawing.state.set(state);
  const sums = {
    members: drawing.sums,
    flagged: drawing.moments,
    flaggedMajorities: drawing.majorities.subarray(bands * (groups + 1)),
    bandMembers: new Float64Array(bands),
    flaggedMembers: 0,
    flaggedMembersSquared: 0,
    majorities: design.majority === null ? null : drawing.majorities.subarray(0, bands * (groups + 1)),
  };
  const positions = new Uint32Array(LONG_UNIT + 2);
  return { sums, design, records, plan: drawingPlan(design, wholeTables), drawing, positions };
}

function drawingPlan({ bandSizes, flagged }: ArrangementDesign, wholeTables: boolean): DrawingPlan {
  let largest = 0;
  for (let band = 1; band < bandSizes.length; band++) if (bandSizes[band]! > bandSizes[largest]!) largest = band;
  const complement = flagged[largest] === 1;
  const summed = flagged.map((flag) => (flag === (complement ? 0 : 1) ? 1 : 0));
  const drawn: number[] = [];
  let last = -1;
  for (let band = 0; band < bandSizes.length; band++) {
    if (band === largest || !(wholeTables || summed[band] === 1)) continue;
    drawn.push(band);
    if (summed[band] === 1) last = band;
  }
  return { wholeTables, largest, drawn, summed, last, complement };
}

/**
 * Draws one arrangement of the bands over the units, each equally likely, into the sums: how many units of each length
 * fall in each drawn band by the hypergeometric law, then which of them by a partial shuffle that is never reset.
 * @see Durstenfeld 1964 (partial shuffle)
 */
export function drawArrangement(arrangement: ArrangementDrawing): void {
  const { design, records, plan, drawing, positions } = arrangement;
  drawing.sums.fill(0);
  drawing.moments.fill(0);
  drawing.majorities.fill(0);
  drawing.squared[0] = 0;
  positions.set(records.classBegins);
  let left = design.sums.units;
  for (const band of plan.drawn) {
    drawBand(arrangement, band, left);
    left -= design.bandSizes[band]!;
  }
  completeSums(arrangement);
}

function drawBand({ design, records, plan, drawing, positions }: ArrangementDrawing, band: number, free: number): void {
  const { classBegins, logFactorial } = records;
  const groups = design.sums.groupMembers.length;
  const summed = plan.summed[band] === 1;
  const inTable = plan.wholeTables && band !== plan.last;
  let total = free;
  let wanted = design.bandSizes[band]!;
  for (let length = 0; length <= LONG_UNIT; length++) {
    const end = classBegins[length + 1]!;
    const from = positions[length]!;
    const available = end - from;
    if (available === 0) continue;
    const drawn = hypergeometricDraw(drawing.state, total, available, wanted, logFactorial);
    total -= available;
    wanted -= drawn;
    if (drawn === 0) continue;
    const to = from + drawn;
    positions[length] = to;
    drawing.pick(from, to, end);
    if (summed) drawing.addMoments(from, to, length, design.bandSizes.length * (groups + 1));
    if (inTable) drawing.addMembers(from, to, length, band * groups, band * (groups + 1));
  }
}

/** Fills in the bands that were not added up and, where the unflagged side was summed, turns to the flagged side. */
function completeSums({ design, sums, plan, drawing }: ArrangementDrawing): void {
  const { groupMembers, groupSquared, groupCross, members, membersSquared } = design.sums;
  const groups = groupMembers.length;
  if (plan.wholeTables) completeTables(design, sums, plan);
  let flaggedMembers = 0;
  for (let group = 0; group < groups; group++) flaggedMembers += sums.flagged[3 * group]!;
  sums.flaggedMembers = flaggedMembers;
  sums.flaggedMembersSquared = drawing.squared[0]!;
  if (!plan.complement) return;
  sums.flaggedMembers = members - sums.flaggedMembers;
  sums.flaggedMembersSquared = membersSquared - sums.flaggedMembersSquared;
  for (let group = 0; group < groups; group++) {
    sums.flagged[3 * group] = groupMembers[group]! - sums.flagged[3 * group]!;
    sums.flagged[3 * group + 1] = groupSquared[group]! - sums.flagged[3 * group + 1]!;
    sums.flagged[3 * group + 2] = groupCross[group]! - sums.flagged[3 * group + 2]!;
  }
  if (design.majorityUnits === null) return;
  for (let group = 0; group <= groups; group++) {
    sums.flaggedMajorities[group] = design.majorityUnits[group]! - sums.flaggedMajorities[group]!;
  }
}

function completeTables(design: ArrangementDesign, sums: ArrangementSums, plan: DrawingPlan): void {
  const { groupMembers } = design.sums;
  const groups = groupMembers.length;
  const { members, flagged, flaggedMajorities, majorities, bandMembers } = sums;
  if (plan.last >= 0) {
    for (let group = 0; group < groups; group++) members[plan.last * groups + group] = flagged[3 * group]!;
    subtractSummed(members, groups, plan);
  }
  subtractDrawn(members, groupMembers, plan);
  for (let band = 0; band < bandMembers.length; band++) {
    let held = 0;
    for (let group = 0; group < groups; group++) held += members[band * groups + group]!;
    bandMembers[band] = held;
  }
  if (majorities === null || design.majorityUnits === null) return;
  if (plan.last >= 0) {
    majorities.set(flaggedMajorities, plan.last * (groups + 1));
    subtractSummed(majorities, groups + 1, plan);
  }
  subtractDrawn(majorities, design.majorityUnits, plan);
}

/** Takes the other bands of the summed side from the row of the last one, which holds the whole side. */
function subtractSummed(counts: Int32Array, width: number, { drawn, summed, last }: DrawingPlan): void {
  for (const band of drawn) {
    if (summed[band] !== 1 || band === last) continue;
    for (let group = 0; group < width; group++) counts[last * width + group]! -= counts[band * width + group]!;
  }
}

function subtractDrawn(counts: Int32Array, totals: Float64Array, { drawn, largest }: DrawingPlan): void {
  const width = totals.length;
  for (let group = 0; group < width; group++) {
    let rest = totals[group]!;
    for (const band of drawn) rest -= counts[band * width + group]!;
    counts[largest * width + group] = rest;
  }
}
