import { z } from "zod";
import { coefficientsSchema } from "./coefficients-schema.js";
import { humanCheckSchema } from "./human-check-schema.js";
import { inputsSchema } from "./inputs/inputs-schema.js";
import { monitoringSchema } from "./monitoring-schema.js";
import { rebuildSchema } from "./rebuild-schema.js";

/** JSON Schemas (2020-12) of what a person writes in the settings of a command that has a file of its own. */
export const SETTINGS_SCHEMAS = {
  inputs: () =>
    settingsSchema("urn:toetssteen:schema:inputs-settings:1", "Settings of `toetssteen inputs`", inputsSchema),
  series: () => settingsSchema("urn:toetssteen:schema:series:1", "Series of `toetssteen monitor`", monitoringSchema),
  rebuild: () =>
    settingsSchema("urn:toetssteen:schema:rebuild-settings:1", "Settings of `toetssteen rebuild`", rebuildSchema),
  coefficients: () =>
    settingsSchema("urn:toetssteen:schema:coefficients:1", "Coefficients of a score", coefficientsSchema),
  log: () => settingsSchema("urn:toetssteen:schema:log:1", "Settings of `toetssteen human-check`", humanCheckSchema),
} as const;

function settingsSchema(id: string, title: string, schema: z.ZodType): object {
  const { $schema, ...json } = z.toJSONSchema(schema, { io: "input", target: "draft-2020-12" });
  return { $schema, $id: id, title, ...json };
}
