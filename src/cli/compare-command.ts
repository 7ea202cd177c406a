import type { CompareOptions } from "./compare.js";
import { calendarDate } from "./options.js";
import type { AddCommand } from "./session.js";

/** `compare`: what changed between two audits, and which of data, plan and version can have done it. */
export const addCompare: AddCommand = (program, session) => {
  program
    .command("compare")
    .description("put two audits beside each other: what changed, and whether data, plan or version can have done it")
    .argument("<first>", "folder of the first audit")
    .argument("<second>", "folder of the second audit")
    .option("--out <folder>", "write reports, charts and comparison.json into this folder")
    .option("--no-pdf", "write no PDF beside the pages")
    .option("--date <YYYY-MM-DD>", "date that the reports state; without it they state none", calendarDate)
    .action(async (first: string, second: string, options: CompareOptions) => {
      const { runCompare } = await import("./compare.js");
      await runCompare(first, second, options, session);
    });
};
