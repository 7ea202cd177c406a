import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkSamples } from "./check-samples.js";

/*
 * The made-up samples of `monitor`, `human-check` and `rebuild`.
 *   npx tsx test/support/write-check-samples.ts
 */

const SAMPLES = join(import.meta.dirname, "../../data-samples");

for (const [path, text] of Object.entries(checkSamples())) {
  const file = join(SAMPLES, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
