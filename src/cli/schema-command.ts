import { manifestJsonSchema } from "../bundle/manifest.js";
import { auditJsonSchema } from "../disclosure/audit-schema.js";
import { comparisonJsonSchema } from "../disclosure/compare-schema.js";
import { humanCheckJsonSchema } from "../disclosure/human-check-schema.js";
import { inputsJsonSchema } from "../disclosure/inputs/inputs-schema.js";
import { monitorJsonSchema } from "../disclosure/monitoring-schema.js";
import { rebuildJsonSchema } from "../disclosure/rebuild-schema.js";
import { sampleJsonSchema } from "../disclosure/sample-schema.js";
import { SETTINGS_SCHEMAS } from "../plan/settings-json-schema.js";
import type { AddCommand } from "./session.js";

const SCHEMAS = [
  { name: "audit", file: "audit.json", json: auditJsonSchema },
  { name: "comparison", file: "comparison.json", json: comparisonJsonSchema },
  { name: "coefficients", file: "coefficients.yaml of rebuild", json: SETTINGS_SCHEMAS.coefficients },
  { name: "human-check", file: "human-check.json", json: humanCheckJsonSchema },
  { name: "inputs", file: "inputs.json", json: inputsJsonSchema },
  { name: "inputs-settings", file: "inputs.yaml of inputs", json: SETTINGS_SCHEMAS.inputs },
  { name: "log", file: "log.yaml of human-check", json: SETTINGS_SCHEMAS.log },
  { name: "manifest", file: "manifest.json", json: manifestJsonSchema },
  { name: "monitor", file: "monitor.json", json: monitorJsonSchema },
  { name: "rebuild", file: "rebuild.json", json: rebuildJsonSchema },
  { name: "rebuild-settings", file: "rebuild.yaml of rebuild", json: SETTINGS_SCHEMAS.rebuild },
  { name: "sample", file: "sample.json", json: sampleJsonSchema },
  { name: "series", file: "series.yaml of monitor", json: SETTINGS_SCHEMAS.series },
] as const;

/** `schema audit` and its like: JSON Schemas of released results and of settings files. */
export const addSchema: AddCommand = (program, { terminal }) => {
  const schema = program.command("schema").description("print a JSON Schema");
  for (const { name, file, json } of SCHEMAS) {
    schema
      .command(name)
      .description(`print the JSON Schema of ${file}`)
      .action(() => {
        const described = json();
        terminal.data(JSON.stringify(described, null, 2), described);
      });
  }
};
