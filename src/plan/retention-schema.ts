import { z } from "zod";
import { nonEmpty } from "./data-schema.js";

/** Until when the bundle of an audit is to be kept, and why. */
export const retentionSchema = z.strictObject({
  until: z.iso.date().describe("Date until which the bundle is to be kept (YYYY-MM-DD)."),
  basis: nonEmpty.describe("Rule that sets the date, such as an entry of a selection list. Printed."),
});

/** The same as a release states it: plain text, whose form the plan has checked. */
export const publishedRetentionSchema = retentionSchema.extend({
  until: z.string().describe("Date until which the bundle is to be kept (YYYY-MM-DD)."),
});
