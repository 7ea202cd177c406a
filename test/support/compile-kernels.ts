import { writeFileSync } from "node:fs";
import { main } from "assemblyscript/asc";

/*
 * Compiles assembly/unit-drawing.ts to WebAssembly, as a TypeScript file that carries the bytes.
 *   npx tsx test/support/compile-kernels.ts     writes src/statistics/unit-drawing-bytes.ts
 */

const SOURCE = "assembly/unit-drawing.ts";
const TARGET = "src/statistics/unit-drawing-bytes.ts";

/** The text of the file that carries the bytes of the compiled kernel. */
export async function compiledKernels(): Promise<string> {
  let bytes = new Uint8Array();
  const options = [SOURCE, "--outFile", "kernel.wasm", "-O3", "--converge", "--noAssert", "--runtime", "stub"];
  const { error, stderr } = await main(options, {
    writeFile: (_, contents) => {
      bytes = Uint8Array.from(contents as Uint8Array);
    },
  });
  if (error !== null) throw new Error(stderr.toString());
  return carrierOf(Buffer.from(bytes).toString("base64"));
}

function carrierOf(base64: string): string {
  const lines = base64.match(/.{1,100}/g) ?? [];
  return [
    "/** WebAssembly of assembly/unit-drawing.ts as test/support/compile-kernels.ts compiles it, in base 64. */",
    "export const UNIT_DRAWING_BYTES =",
    `${lines.map((line) => `  "${line}"`).join(" +\n")};`,
    "",
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) writeFileSync(TARGET, await compiledKernels());
