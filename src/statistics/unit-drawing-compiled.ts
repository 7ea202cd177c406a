import { type DrawingRoom, drawingLayout, drawingMemory, type UnitDrawing } from "./drawing-memory.js";
import { UNIT_DRAWING_BYTES } from "./unit-drawing-bytes.js";

/** What the compiled module exports, beside its memory. */
interface Compiled {
  readonly memory: WebAssembly.Memory;
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

const PAGE = 65536;

let loaded: Compiled | null | undefined;

/**
 * The drawing kernel compiled to WebAssembly, from assembly/unit-drawing.ts.
 * @returns null where the platform has no WebAssembly, forbids it, or has no memory left for it
 * @see unitDrawing
 */
export function compiledDrawing(room: DrawingRoom): UnitDrawing | null {
  if (loaded === undefined) loaded = load();
  if (loaded === null || !hasRoom(loaded.memory, drawingLayout(room).bytes)) return null;
  const { memory, arrange, ...kernel } = loaded;
  const { starts, words, sums, moments, majorities, strata } = drawingLayout(room);
  arrange(starts, words, sums, moments, majorities, strata, room.groupBits);
  return { ...drawingMemory(memory.buffer as ArrayBuffer, room), ...kernel };
}

function load(): Compiled | null {
  try {
    const bytes = Uint8Array.from(atob(UNIT_DRAWING_BYTES), (character) => character.charCodeAt(0));
    const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return { ...instance.exports } as unknown as Compiled;
  } catch {
    // Some pages forbid compilation, and some engines lack it: the kernel in JavaScript does the same.
    return null;
  }
}

function hasRoom(memory: WebAssembly.Memory, bytes: number): boolean {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE);
  if (missing <= 0) return true;
  try {
    memory.grow(missing);
    return true;
  } catch {
    return false;
  }
}
