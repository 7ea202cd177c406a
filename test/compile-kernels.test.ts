import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compiledKernels } from "./support/compile-kernels.js";

const root = join(import.meta.dirname, "..");

it("the committed bytes of the kernels are what their sources compile to", async () => {
  const kernels = await compiledKernels();
  expect(kernels.length).toBe(2);
  for (const { path, text } of kernels) expect(text, path).toBe(readFileSync(join(root, path), "utf8"));
});
