import {
  type DrawingMemory,
  type DrawingRoom,
  drawingLayout,
  drawingMemory,
  LONG_UNIT,
  LONGER,
  type UnitDrawing,
} from "./drawing-memory.js";
import { partialShuffle } from "./partial-shuffle.js";

/**
 * The drawing kernel in JavaScript; src/statistics/assembly/unit-drawing.ts does the same to the last bit.
 * @see unitDrawing
 */
export function scriptDrawing(room: DrawingRoom): UnitDrawing {
  const memory = drawingMemory(new ArrayBuffer(drawingLayout(room).bytes), room);
  const { groupBits } = room;
  return {
    ...memory,
    pick: (from, to, end) => partialShuffle(memory.starts, { from, to, end }, memory.state),
    addHalves: (from, to, length, row) => addHalves(memory, { from, to, length }, { groupBits, row }),
    addWords: (from, to, length, row) => addWords(memory, { from, to, length }, { groupBits, row }),
    addStrata: (count, halves) => addStrata(memory, count, { groupBits, add: halves ? addHalves : addWords }),
    addMembers: (from, to, length, row, majorityRow) => addMembers(memory, { from, to, length }, { row, majorityRow }),
    addMoments: (from, to, length, majorityRow) => addMoments(memory, { from, to, length }, majorityRow),
  };
}

interface Picked {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

interface Row {
  readonly groupBits: number;
  readonly row: number;
}

/** The common lengths are written out: a loop of one or two turns costs more than what it does. */
function addHalves(
  { words, starts, sums }: DrawingMemory,
  { from, to, length }: Picked,
  { groupBits, row }: Row,
): void {
  const codes = (1 << groupBits) - 1;
  const counts = (1 << (16 - groupBits)) - 1;
  const highCount = 16 + groupBits;
  if (length === 1) {
    for (let place = from; place < to; place++) {
      const word = words[starts[place]!]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
    }
    return;
  }
  if (length === 2) {
    for (let place = from; place < to; place++) {
      const start = starts[place]!;
      const word = words[start]!;
      const next = words[start + 1]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
      sums[row + (next & codes)]! += (next >>> groupBits) & counts;
      sums[row + ((next >>> 16) & codes)]! += next >>> highCount;
    }
    return;
  }
  const whole = length < LONG_UNIT ? length : 2;
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const first = start & ~LONGER;
    let end = first + whole;
    for (let at = first; at < end; at++) {
      const word = words[at]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
    }
    if (start < LONGER) continue;
    end += 1 + words[end]!;
    for (let at = first + 3; at < end; at++) {
      const word = words[at]!;
      sums[row + (word & codes)]! += (word >>> groupBits) & counts;
      sums[row + ((word >>> 16) & codes)]! += word >>> highCount;
    }
  }
}

function addWords({ words, starts, sums }: DrawingMemory, { from, to, length }: Picked, { groupBits, row }: Row): void {
  const codes = (1 << groupBits) - 1;
  const whole = length < LONG_UNIT ? length : 2;
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const first = start & ~LONGER;
    let end = first + whole;
    for (let at = first; at < end; at++) sums[row + (words[at]! & codes)]! += words[at]! >>> groupBits;
    if (start < LONGER) continue;
    end += 1 + words[end]!;
    for (let at = first + 3; at < end; at++) sums[row + (words[at]! & codes)]! += words[at]! >>> groupBits;
  }
}

function addStrata(
  memory: DrawingMemory,
  count: number,
  { groupBits, add }: { readonly groupBits: number; readonly add: typeof addWords },
): void {
  const { strata } = memory;
  for (let at = 0; at < 4 * count; at += 4) {
    const from = strata[at]!;
    const to = strata[at + 1]!;
    const end = strata[at + 2]!;
    partialShuffle(memory.starts, { from, to, end }, memory.state);
    add(memory, { from, to, length: LONG_UNIT }, { groupBits, row: strata[at + 3]! });
  }
}

function addMembers(
  { words, starts, sums, majorities }: DrawingMemory,
  { from, to, length }: Picked,
  { row, majorityRow }: { readonly row: number; readonly majorityRow: number },
): void {
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const header = words[start + 1]!;
    const end = start + 2 + (length < LONG_UNIT ? length : header & 0xffff);
    majorities[majorityRow + (header >>> 16)]! += 1;
    for (let at = start + 2; at < end; at++) {
      const word = words[at]!;
      sums[row + (word & 0xffff)]! += word >>> 16;
    }
  }
}

function addMoments(
  { words, starts, moments, squared, majorities }: DrawingMemory,
  { from, to, length }: Picked,
  majorityRow: number,
): void {
  let squares = 0;
  for (let place = from; place < to; place++) {
    const start = starts[place]!;
    const size = words[start]!;
    const header = words[start + 1]!;
    const end = start + 2 + (length < LONG_UNIT ? length : header & 0xffff);
    squares += size * size;
    majorities[majorityRow + (header >>> 16)]! += 1;
    for (let at = start + 2; at < end; at++) {
      const word = words[at]!;
      const moment = 3 * (word & 0xffff);
      const count = word >>> 16;
      moments[moment]! += count;
      moments[moment + 1]! += count * count;
      moments[moment + 2]! += count * size;
    }
  }
  squared[0]! += squares;
}
