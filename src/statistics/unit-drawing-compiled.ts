import { type CompiledKernel, compiledKernel, hasRoom } from "./compiled-kernel.js";
import { type DrawingRoom, drawingLayout, drawingMemory, type UnitDrawing } from "./drawing-memory.js";
import { UNIT_DRAWING_BYTES } from "./unit-drawing-bytes.js";

interface Kernel extends CompiledKernel {
  arrange(
    starts: number,
    words: number,
    sums: number,
    moments: number,
    majorities: number,
    strata: number,
    groupBits: number,
  ): void;
  readonly pick: UnitDrawing["pick"];
  readonly addHalves: UnitDrawing["addHalves"];
  readonly addWords: UnitDrawing["addWords"];
  readonly addStrata: UnitDrawing["addStrata"];
  readonly addMembers: UnitDrawing["addMembers"];
  readonly addMoments: UnitDrawing["addMoments"];
}

let loaded: Kernel | null | undefined;

/**
 * The drawing kernel compiled to WebAssembly, from src/statistics/assembly/unit-drawing.ts.
 * @returns null where the platform has no WebAssembly, forbids it, or has no memory left for it
 * @see unitDrawing
 */
export function compiledDrawing(room: DrawingRoom): UnitDrawing | null {
  if (loaded === undefined) loaded = compiledKernel<Kernel>(UNIT_DRAWING_BYTES);
  const layout = drawingLayout(room);
  if (loaded === null || !hasRoom(loaded, layout.bytes)) return null;
  const { memory, arrange, ...kernel } = loaded;
  const { starts, words, sums, moments, majorities, strata } = layout;
  arrange(starts, words, sums, moments, majorities, strata, room.groupBits);
  return { ...drawingMemory(memory.buffer as ArrayBuffer, room), ...kernel };
}
