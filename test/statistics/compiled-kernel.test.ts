import { describe, expect, it } from "vitest";
import { compiledKernel, hasRoom } from "../../src/statistics/compiled-kernel.js";
import { REPAIRED_TABLES_BYTES } from "../../src/statistics/repaired-tables-bytes.js";
import { UNIT_DRAWING_BYTES } from "../../src/statistics/unit-drawing-bytes.js";

describe("the compiled kernels", () => {
  it("are small enough for browsers to compile at once", () => {
    for (const bytes of [UNIT_DRAWING_BYTES, REPAIRED_TABLES_BYTES]) {
      expect(Buffer.from(bytes, "base64").length).toBeLessThan(4096);
    }
  });

  it("are missing where the bytes are no module", () => {
    expect(compiledKernel("")).toBeNull();
    expect(compiledKernel("not base 64")).toBeNull();
  });

  it("grow to what is asked, and say where memory ends", () => {
    const kernel = compiledKernel(UNIT_DRAWING_BYTES)!;
    expect(hasRoom(kernel, 65_537)).toBe(true);
    expect(kernel.memory.buffer.byteLength).toBe(2 * 65_536);
    const grown = kernel.memory.buffer;
    for (const enough of [1, 2 * 65_536]) expect(hasRoom(kernel, enough)).toBe(true);
    // Growing by nothing would take the memory from the views that stand on it.
    expect(kernel.memory.buffer === grown).toBe(true);
    expect(grown.byteLength).toBe(2 * 65_536);
    expect(hasRoom(kernel, 2 ** 33)).toBe(false);
  });
});
