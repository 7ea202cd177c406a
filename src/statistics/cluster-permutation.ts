import { ArgumentError } from "../errors.js";
import type { BlockTask } from "../runtime/run-context.js";
import {
  type ArrangementDesign,
  type ArrangementStatistics,
  type ArrangementSums,
  computeStatistics,
  emptyStatistics,
  emptySums,
} from "./arrangement-statistics.js";
import type { Composition } from "./composition.js";
import { hypergeometricDraw, logFactorials } from "./hypergeometric-draw.js";
import { type StreamState, streamsFrom } from "./random.js";

/** Resamples of one block; each block has its own stream, so the number of threads changes nothing. */
export const RESAMPLES_PER_BLOCK = 1000;

/** Bands are permuted over units while each unit keeps its members. Plain data. */
export interface ClusterPermutationProblem {
  readonly seed: number;
  readonly resamples: number;
  /**
   * Resamples, in whole blocks, in which the whole band x group table is drawn for Pearson's X2; absent: all. The
   * others draw no more than which units are flagged.
   */
  readonly tableResamples?: number;
  readonly composition: Composition;
  readonly design: ArrangementDesign;
}

/**
 * Permutation of bands over whole units (clusters): studentised contrasts of every tested group, majority contrasts,
 * Pearson X2 of both tables, and the number of groups outside the margin, for each resample of a block.
 * Only the smaller bands are drawn: how many units of each length by the hypergeometric law, then which of them by a
 * partial shuffle that is never reset inside a block.
 * @see method: predictions are permuted over sponsors, each composition stays whole
 */
export const clusterPermutationTask: BlockTask<ClusterPermutationProblem, ArrangementStatistics> = {
  module: import.meta.url,
  exportName: "clusterPermutationTask",
  runBlock: runClusterBlock,
};

/** Number of blocks that hold so many resamples. */
export function blocksOf(resamples: number): number {
  return Math.ceil(resamples / RESAMPLES_PER_BLOCK);
}

/** Resamples in one block: all but the last are full. */
export function resamplesInBlock(resamples: number, block: number): number {
  return Math.min(RESAMPLES_PER_BLOCK, resamples - block * RESAMPLES_PER_BLOCK);
}

/**
 * Statistics of one given arrangement, by the same code as the resamples.
 * @param bandCodes  band of each unit; length units
 */
export function observedStatistics(
  composition: Composition,
  design: ArrangementDesign,
  bandCodes: Uint8Array,
): ArrangementStatistics {
  const sums = emptySums(design);
  for (let unit = 0; unit < bandCodes.length; unit++) addUnit(composition, design, sums, unit, bandCodes[unit]!);
  const statistics = emptyStatistics(design, 1, { wholeTables: true });
  computeStatistics(design, sums, statistics, 0);
  return statistics;
}

/** Whether a block draws whole tables. */
export function drawsTables({ tableResamples }: { readonly tableResamples?: number }, block: number): boolean {
  return tableResamples === undefined || block * RESAMPLES_PER_BLOCK < tableResamples;
}

function addUnit(
  composition: Composition,
  design: ArrangementDesign,
  sums: ArrangementSums,
  unit: number,
  band: number,
): void {
  const { offsets, groupCodes, memberCounts, groups } = composition;
  const size = design.sums.unitMembers[unit]!;
  const flagged = design.flagged[band] === 1;
  sums.bandMembers[band]! += size;
  if (flagged) {
    sums.flaggedMembers += size;
    sums.flaggedMembersSquared += size * size;
  }
  for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
    const group = groupCodes[j]!;
    const count = memberCounts[j]!;
    sums.members[band * groups + group]! += count;
    if (flagged) {
      sums.flagged[3 * group]! += count;
      sums.flagged[3 * group + 1]! += count * count;
      sums.flagged[3 * group + 2]! += count * size;
    }
  }
  if (sums.majorities !== null && design.majority !== null) {
    sums.majorities[band * (groups + 1) + design.majority[unit]!]! += 1;
    if (flagged) sums.flaggedMajorities[design.majority[unit]!]! += 1;
  }
}

function runClusterBlock(problem: ClusterPermutationProblem, block: number): ArrangementStatistics {
  const { composition, design, resamples, seed } = problem;
  const units = design.sums.units;
  // Above this the product of a 32-bit draw and the bound leaves the exact integers of a double.
  if (units >= 0x200000) {
    throw new ArgumentError(`clusterPermutationTask requires fewer than 2097152 units; got ${units}`);
  }
  const count = resamplesInBlock(resamples, block);
  const wholeTables = drawsTables(problem, block);
  const statistics = emptyStatistics(design, count, { wholeTables });
  const sums = emptySums(design);
  const plan = drawingPlan(design, wholeTables);
  const records = packUnits(composition, design);
  const state = streamsFrom(seed).block(block);
  for (let row = 0; row < count; row++) {
    drawArrangement(records, design, sums, plan, state);
    completeSums(design, sums, plan);
    computeStatistics(design, sums, statistics, row);
  }
  return statistics;
}

/**
 * The largest band is never drawn: it is the margin minus the rest. What the contrasts need is summed on the side of
 * the flag that is drawn whole; the other side's bands are drawn for whole tables only.
 */
interface DrawingPlan {
  readonly largest: number;
  readonly drawn: readonly number[];
  readonly wholeTables: boolean;
  /** 1 where the band lies on the summed side. */
  readonly summed: Uint8Array;
  /** True when the summed side is the unflagged one and the flagged side follows by subtraction. */
  readonly complement: boolean;
  /** Next unit of each class that no band has taken; overwritten in every resample. */
  readonly positions: Uint32Array;
}

function drawingPlan(design: ArrangementDesign, wholeTables: boolean): DrawingPlan {
  const { bandSizes, flagged } = design;
  let largest = 0;
  for (let band = 1; band < bandSizes.length; band++) if (bandSizes[band]! > bandSizes[largest]!) largest = band;
  const complement = flagged[largest] === 1;
  const summed = flagged.map((flag) => (flag === (complement ? 0 : 1) ? 1 : 0));
  const drawn: number[] = [];
  for (let band = 0; band < bandSizes.length; band++) {
    if (band !== largest && (wholeTables || summed[band] === 1)) drawn.push(band);
  }
  return { largest, drawn, wholeTables, complement, summed, positions: new Uint32Array(LONG_UNIT + 2) };
}

/**
 * Units as records in one array, so that drawing a unit touches one or two cache lines: members of the unit, its
 * majority group above its number of entries, then one word an entry: count above group code. `starts` holds where
 * each record begins, in classes of equal numbers of entries: inside a class the loop over entries has one length,
 * which spares the processor a wrong guess a unit.
 */
interface UnitRecords {
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  /** Class c holds starts from classBegins[c] to classBegins[c + 1] (exclusive). */
  readonly classBegins: Uint32Array;
  readonly logFactorial: Float64Array;
}

/** Units with this many entries or more share one class. */
const LONG_UNIT = 12;

function packUnits(composition: Composition, design: ArrangementDesign): UnitRecords {
  const { offsets, groupCodes, memberCounts } = composition;
  const units = design.sums.units;
  const largest = memberCounts.reduce((most, count) => Math.max(most, count), 0);
  if (largest > 0xffff) {
    throw new ArgumentError(
      `clusterPermutationTask requires at most 65535 members of one group at a unit; got ${largest}`,
    );
  }
  const words = new Uint32Array(2 * units + groupCodes.length);
  const starts = new Uint32Array(units);
  const classBegins = new Uint32Array(LONG_UNIT + 2);
  let at = 0;
  let placed = 0;
  for (let length = 0; length <= LONG_UNIT; length++) {
    classBegins[length] = placed;
    for (let unit = 0; unit < units; unit++) {
      const entries = offsets[unit + 1]! - offsets[unit]!;
      if (Math.min(entries, LONG_UNIT) !== length) continue;
      starts[placed++] = at;
      words[at++] = design.sums.unitMembers[unit]!;
      words[at++] = ((design.majority?.[unit] ?? 0) << 16) | entries;
      for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) words[at++] = (memberCounts[j]! << 16) | groupCodes[j]!;
    }
  }
  classBegins[LONG_UNIT + 1] = placed;
  return { words, starts, classBegins, logFactorial: logFactorials(units) };
}

/** Draws which units fall in each drawn band, and sums over them. */
function drawArrangement(
  records: UnitRecords,
  design: ArrangementDesign,
  sums: ArrangementSums,
  plan: DrawingPlan,
  state: StreamState,
): void {
  const { classBegins, logFactorial } = records;
  sums.members.fill(0);
  sums.flagged.fill(0);
  sums.flaggedMajorities.fill(0);
  sums.majorities?.fill(0);
  sums.bandMembers.fill(0);
  sums.flaggedMembers = 0;
  sums.flaggedMembersSquared = 0;
  const positions = plan.positions;
  positions.set(classBegins);
  let left = design.sums.units;
  for (const band of plan.drawn) {
    let wanted = design.bandSizes[band]!;
    let total = left;
    left -= wanted;
    for (let length = 0; length <= LONG_UNIT; length++) {
      const available = classBegins[length + 1]! - positions[length]!;
      if (available === 0) continue;
      const drawn = hypergeometricDraw(state, total, available, wanted, logFactorial);
      total -= available;
      wanted -= drawn;
      if (drawn > 0) drawUnits(records, design, sums, { band, length, drawn, plan }, state);
    }
  }
}

/** Moves `drawn` random units of one class into a band: a partial shuffle that is never reset inside a block. */
function drawUnits(
  { words, starts, classBegins }: UnitRecords,
  design: ArrangementDesign,
  sums: ArrangementSums,
  draw: { readonly band: number; readonly length: number; readonly drawn: number; readonly plan: DrawingPlan },
  state: StreamState,
): void {
  const { members, flagged, flaggedMajorities, majorities } = sums;
  const { band, length, plan } = draw;
  const { positions, wholeTables } = plan;
  const summed = plan.summed[band] === 1;
  const groups = design.sums.groupMembers.length;
  const base = band * groups;
  const majorityBase = band * (groups + 1);
  const classEnd = classBegins[length + 1]!;
  const fixedLength = length < LONG_UNIT ? length : -1;
  let position = positions[length]!;
  const end = position + draw.drawn;
  let bandMembers = 0;
  let bandSquared = 0;
  let s0 = state[0]!;
  let s1 = state[1]!;
  let s2 = state[2]!;
  let s3 = state[3]!;
  for (; position < end; position++) {
    const bound = classEnd - position;
    let offset = 0;
    for (;;) {
      const product5 = Math.imul(s1, 5);
      const bits = Math.imul((product5 << 7) | (product5 >>> 25), 9) >>> 0;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = (s3 << 11) | (s3 >>> 21);
      const product = bits * bound;
      offset = Math.floor(product * 2.3283064365386963e-10);
      const low = product - offset * 4294967296;
      if (low >= bound || low >= 4294967296 % bound) break;
    }
    const other = position + offset;
    const start = starts[other]!;
    starts[other] = starts[position]!;
    starts[position] = start;
    const size = words[start]!;
    const header = words[start + 1]!;
    const last = start + 2 + (fixedLength >= 0 ? fixedLength : header & 0xffff);
    bandMembers += size;
    if (summed) {
      bandSquared += size * size;
      for (let j = start + 2; j < last; j++) {
        const word = words[j]!;
        const at = 3 * (word & 0xffff);
        const count = word >>> 16;
        flagged[at]! += count;
        flagged[at + 1]! += count * count;
        flagged[at + 2]! += count * size;
      }
      flaggedMajorities[header >>> 16]! += 1;
    } else {
      for (let j = start + 2; j < last; j++) {
        const word = words[j]!;
        members[base + (word & 0xffff)]! += word >>> 16;
      }
    }
    if (!wholeTables) continue;
    if (summed) {
      for (let j = start + 2; j < last; j++) {
        const word = words[j]!;
        members[base + (word & 0xffff)]! += word >>> 16;
      }
    }
    if (majorities !== null) majorities[majorityBase + (header >>> 16)]! += 1;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
  positions[length] = end;
  sums.bandMembers[band]! += bandMembers;
  if (summed) {
    sums.flaggedMembers += bandMembers;
    sums.flaggedMembersSquared += bandSquared;
  }
}

/** Fills in the band that was not drawn and, where the unflagged side was summed, turns to the flagged side. */
function completeSums(design: ArrangementDesign, sums: ArrangementSums, plan: DrawingPlan): void {
  const { groupMembers, groupSquared, groupCross, members, membersSquared } = design.sums;
  if (plan.wholeTables) {
    subtractDrawn(sums.members, groupMembers, plan);
    if (sums.majorities !== null && design.majorityUnits !== null) {
      subtractDrawn(sums.majorities, design.majorityUnits, plan);
    }
    let rest = members;
    for (const band of plan.drawn) rest -= sums.bandMembers[band]!;
    sums.bandMembers[plan.largest] = rest;
  }
  if (!plan.complement) return;
  sums.flaggedMembers = members - sums.flaggedMembers;
  sums.flaggedMembersSquared = membersSquared - sums.flaggedMembersSquared;
  for (let group = 0; group < groupMembers.length; group++) {
    sums.flagged[3 * group] = groupMembers[group]! - sums.flagged[3 * group]!;
    sums.flagged[3 * group + 1] = groupSquared[group]! - sums.flagged[3 * group + 1]!;
    sums.flagged[3 * group + 2] = groupCross[group]! - sums.flagged[3 * group + 2]!;
  }
  if (design.majorityUnits === null) return;
  for (let group = 0; group < design.majorityUnits.length; group++) {
    sums.flaggedMajorities[group] = design.majorityUnits[group]! - sums.flaggedMajorities[group]!;
  }
}

function subtractDrawn(counts: Int32Array, totals: Float64Array, plan: DrawingPlan): void {
  const width = totals.length;
  for (let group = 0; group < width; group++) {
    let rest = totals[group]!;
    for (const band of plan.drawn) rest -= counts[band * width + group]!;
    counts[plan.largest * width + group] = rest;
  }
}
