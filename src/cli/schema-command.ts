import { auditJsonSchema } from "../disclosure/audit-schema.js";
import type { AddCommand } from "./session.js";

/** `schema audit`: the JSON Schema of audit.json. */
export const addSchema: AddCommand = (program, { terminal }) => {
  const schema = program.command("schema").description("print a JSON Schema");
  schema
    .command("audit")
    .description("print the JSON Schema of audit.json")
    .action(() => {
      const json = auditJsonSchema();
      terminal.data(JSON.stringify(json, null, 2), json);
    });
};
