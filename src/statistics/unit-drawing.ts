import type { DrawingRoom, UnitDrawing } from "./drawing-memory.js";
import { compiledDrawing } from "./unit-drawing-compiled.js";
import { scriptDrawing } from "./unit-drawing-script.js";

/**
 * Room to draw units in: compiled to WebAssembly where the platform has it, else the same in JavaScript, with the same
 * result to the last bit. The compiled kernel has one memory a thread, so a drawing ends where the next one begins.
 * @see Durstenfeld 1964 (partial shuffle); Lemire 2019 (integers in an interval)
 * @example unitDrawing({ units: 3, words: 9, sums: 2, moments: 0, majorities: 0, strata: 0, groupBits: 1 }).starts.length // 3
 */
export function unitDrawing(room: DrawingRoom): UnitDrawing {
  return compiledDrawing(room) ?? scriptDrawing(room);
}
