import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.js";

const SAMPLE = join(import.meta.dirname, "../../data-samples/sponsors");

/** The sample's plan with few groups, so few resamples, and without suppression, beside the sample's data. */
export function quickPlan(): { readonly folder: string; readonly plan: string } {
  const folder = temporaryFolder();
  const text = readFileSync(join(SAMPLE, "plan-open.yaml"), "utf8");
  const plan = text
    .replace(/^resampling:\n( {2}.*\n)+/m, "resampling: { seed: 1, resamples: 999, bootstrap: 199 }\n")
    .replace(/^groups:\n( {2}.*\n)+/m, "groups: { gate: { units: 300, effectiveUnits: 100, majorityUnits: 300 } }\n")
    .replaceAll(/file: (\S+)/g, (_, file) => `file: data/${file}`);
  mkdirSync(join(folder, "data"));
  for (const file of ["sponsors.synthetic.csv", "migrants.synthetic.csv"]) {
    writeFileSync(join(folder, "data", file), readFileSync(join(SAMPLE, file)));
  }
  writeFileSync(join(folder, "plan.yaml"), plan);
  return { folder, plan: join(folder, "plan.yaml") };
}
