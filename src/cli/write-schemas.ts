import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { auditJsonSchema } from "../disclosure/audit-schema.js";
import { planJsonSchema } from "../plan/json-schema.js";

/** The last step of the build: JSON Schemas beside the compiled modules, and the command line made executable. */
const schemas = new URL("../schema/", import.meta.url);
mkdirSync(schemas, { recursive: true });
writeFileSync(new URL("plan.json", schemas), `${JSON.stringify(planJsonSchema(), null, 2)}\n`);
writeFileSync(new URL("audit.json", schemas), `${JSON.stringify(auditJsonSchema(), null, 2)}\n`);
chmodSync(new URL("bin.js", import.meta.url), 0o755);
