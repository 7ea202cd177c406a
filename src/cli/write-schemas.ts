import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { manifestJsonSchema } from "../bundle/manifest.js";
import { auditJsonSchema } from "../disclosure/audit-schema.js";
import { comparisonJsonSchema } from "../disclosure/compare-schema.js";
import { humanCheckJsonSchema } from "../disclosure/human-check-schema.js";
import { inputsJsonSchema } from "../disclosure/inputs/inputs-schema.js";
import { monitorJsonSchema } from "../disclosure/monitoring-schema.js";
import { rebuildJsonSchema } from "../disclosure/rebuild-schema.js";
import { sampleJsonSchema } from "../disclosure/sample-schema.js";
import { planJsonSchema } from "../plan/json-schema.js";
import { SETTINGS_SCHEMAS } from "../plan/settings-json-schema.js";

/** The last step of the build: JSON Schemas beside the compiled modules, and the command line made executable. */
const folder = new URL("../schema/", import.meta.url);
const schemas = {
  plan: planJsonSchema(),
  audit: auditJsonSchema(),
  comparison: comparisonJsonSchema(),
  manifest: manifestJsonSchema(),
  sample: sampleJsonSchema(),
  series: SETTINGS_SCHEMAS.series(),
  monitor: monitorJsonSchema(),
  inputs: inputsJsonSchema(),
  "inputs-settings": SETTINGS_SCHEMAS.inputs(),
  coefficients: SETTINGS_SCHEMAS.coefficients(),
  rebuild: rebuildJsonSchema(),
  "rebuild-settings": SETTINGS_SCHEMAS.rebuild(),
  log: SETTINGS_SCHEMAS.log(),
  "human-check": humanCheckJsonSchema(),
};
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(schema, null, 2)}\n`);
}
chmodSync(new URL("bin.js", import.meta.url), 0o755);
