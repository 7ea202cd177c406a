import { writeFileSync } from "node:fs";
import { main } from "assemblyscript/asc";

/*
 * Compiles the kernels in src/statistics/assembly/ to WebAssembly, each as a TypeScript file that carries the bytes.
 *   npx tsx test/support/compile-kernels.ts     writes src/statistics/*-bytes.ts
 */

const KERNELS = ["unit-drawing", "repaired-tables"];

/** The files that carry the bytes of the compiled kernels: path and text. */
export async function compiledKernels(): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const files = [];
  for (const name of KERNELS) {
    files.push({ path: `src/statistics/${name}-bytes.ts`, text: carrierOf(name, await compile(name)) });
  }
  return files;
}

async function compile(name: string): Promise<string> {
  let bytes = new Uint8Array();
  const flags = ["-O3", "--converge", "--noAssert", "--runtime", "stub"];
  const { error, stderr } = await main([`src/statistics/assembly/${name}.ts`, "--outFile", "kernel.wasm", ...flags], {
    writeFile: (_, contents) => {
      bytes = Uint8Array.from(contents as Uint8Array);
    },
  });
  if (error !== null) throw new Error(stderr.toString());
  return Buffer.from(bytes).toString("base64");
}

function carrierOf(name: string, base64: string): string {
  const lines = base64.match(/.{1,100}/g) ?? [];
  return [
    `/** WebAssembly of src/statistics/assembly/${name}.ts as test/support/compile-kernels.ts compiles it, in base 64. */`,
    `export const ${name.replace("-", "_").toUpperCase()}_BYTES =`,
    `${lines.map((line) => `  "${line}"`).join(" +\n")};`,
    "",
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) {
  for (const { path, text } of await compiledKernels()) writeFileSync(path, text);
}
