import { synthesiseRegistrations } from "./registrations/synthesise-registrations.js";
import type { SyntheticData } from "./synthesise.js";
import { coefficientsYaml } from "./write-coefficients.js";
import { migrantsCsv, sponsorsCsv } from "./write-csv.js";
import { syntheticPlan } from "./write-plan.js";
import { syntheticReadme } from "./write-readme.js";

/** One file of a synthetic set: base name and UTF-8 text, lines ending in a line feed. */
export interface SyntheticFile {
  readonly name: string;
  readonly text: string;
}

/**
 * Contents of all files of a synthetic set: data, two plans, registrations with their settings, truth, coefficients and a
 * description.
 * @param data  what `synthesise` returns
 * @returns sponsors.synthetic.csv, migrants.synthetic.csv, plan.yaml, plan-open.yaml, the files of the registrations,
 *   truth.json, coefficients.yaml and README.md, in this order
 * @example syntheticFiles(synthesise({ seed: 1, sponsors: 20 })).map((file) => file.name).includes("plan.yaml") // true
 */
export function syntheticFiles(data: SyntheticData): readonly SyntheticFile[] {
  const registrations = synthesiseRegistrations(data);
  const truth = { ...data.truth, registrations: registrations.truth };
  return [
    { name: "sponsors.synthetic.csv", text: sponsorsCsv(data.sponsors) },
    { name: "migrants.synthetic.csv", text: migrantsCsv(data.migrants) },
    { name: "plan.yaml", text: syntheticPlan({ disclosure: "default" }) },
    { name: "plan-open.yaml", text: syntheticPlan({ disclosure: "open" }) },
    ...registrations.files.map(({ name, text }) => ({ name, text })),
    { name: "truth.json", text: `${JSON.stringify(truth, null, 2)}\n` },
    { name: "coefficients.yaml", text: coefficientsYaml(data.coefficients) },
    { name: "README.md", text: syntheticReadme(data.truth, registrations) },
  ];
}
