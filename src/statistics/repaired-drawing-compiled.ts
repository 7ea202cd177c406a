import type { BinomialDigits } from "./binomial-digits.js";
import { type CompiledKernel, compiledKernel, hasRoom } from "./compiled-kernel.js";
import type { StreamState } from "./random.js";
import type { RepairedDrawing, RepairedTables } from "./repaired-tables.js";
import { REPAIRED_TABLES_BYTES } from "./repaired-tables-bytes.js";

interface Kernel extends CompiledKernel {
  arrange(
    rows: number,
    columns: number,
    rowTotals: number,
    columnTotals: number,
    guide: number,
    counts: number,
    surplus: number,
    before: number,
    moved: number,
    laws: number,
  ): void;
  draw(): void;
}

let loaded: Kernel | null | undefined;

/**
 * A drawing of tables compiled to WebAssembly, from src/statistics/assembly/repaired-tables.ts.
 * @returns null where the platform has no WebAssembly, forbids it, or has no memory left for it
 * @see repairedDrawing
 */
export function compiledRepairedDrawing(tables: RepairedTables, state: StreamState): RepairedDrawing | null {
  if (loaded === undefined) loaded = compiledKernel<Kernel>(REPAIRED_TABLES_BYTES);
  const { rowTotals, columnTotals, guide, laws } = tables;
  const [rows, columns] = [rowTotals.length, columnTotals.length];
  const arrays = [
    state,
    rowTotals,
    columnTotals,
    guide,
    new Float64Array(rows * columns),
    new Int32Array(columns),
    new Int32Array(rows + 1),
    new Int32Array(rows),
    ...laws.flatMap(arraysOfLaw),
  ];
  const addresses = addressesOf(arrays);
  const end = addresses[arrays.length]!;
  // The addresses of the laws' own arrays come last.
  const addressesOfLaws = Uint32Array.from(addresses.slice(arrays.length - 5 * laws.length, arrays.length));
  if (loaded === null || !hasRoom(loaded, end + addressesOfLaws.byteLength)) return null;
  const buffer = loaded.memory.buffer as ArrayBuffer;
  for (const [i, values] of [...arrays, addressesOfLaws].entries()) {
    new Uint8Array(buffer, addresses[i]).set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  const [, rowsAt, columnsAt, guideAt, counts, surplus, before, moved] = addresses as [0, ...number[]];
  loaded.arrange(rows, columns, rowsAt!, columnsAt!, guideAt!, counts!, surplus!, before!, moved!, end);
  return { counts: new Float64Array(buffer, counts, rows * columns), draw: loaded.draw };
}

/** The arrays of a law in the order in which the kernel reads their addresses. */
function arraysOfLaw({ words, remainders, begins, bits, lowest }: BinomialDigits) {
  return [words, remainders, begins, bits, lowest];
}

/** Where each array begins when they stand side by side, each at a multiple of eight bytes, and where the last ends. */
function addressesOf(arrays: readonly { readonly byteLength: number }[]): readonly number[] {
  const addresses = [0];
  for (const { byteLength } of arrays) addresses.push(addresses.at(-1)! + 8 * Math.ceil(byteLength / 8));
  return addresses;
}
