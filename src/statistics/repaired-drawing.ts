import type { StreamState } from "./random.js";
import { compiledRepairedDrawing } from "./repaired-drawing-compiled.js";
import { drawRepairedTable, type RepairedDrawing, type RepairedTables, repairBuffers } from "./repaired-tables.js";

/**
 * Draws one table after the other: compiled to WebAssembly where the platform has it, else in JavaScript, with the same
 * tables. The compiled kernel has one memory a thread, so a drawing ends where the next one begins.
 * @param state  stream; where it stands after some tables is not told
 * @see drawRepairedTable
 * @example repairedDrawing(repairedTables([2, 2], [1, 3]), streamsFrom(1).block(0)).counts // [0, 0, 0, 0]
 */
export function repairedDrawing(tables: RepairedTables, state: StreamState): RepairedDrawing {
  return compiledRepairedDrawing(tables, state) ?? scriptRepairedDrawing(tables, state);
}

/** The drawing in JavaScript. */
export function scriptRepairedDrawing(tables: RepairedTables, state: StreamState): RepairedDrawing {
  const buffers = repairBuffers(tables);
  return { counts: buffers.counts, draw: () => drawRepairedTable(tables, buffers, state) };
}
