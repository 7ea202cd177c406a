import { calendarDate } from "./options.js";
import type { RebuildOptions } from "./rebuild.js";
import type { AddCommand } from "./session.js";

/** `rebuild`: a model that was stopped, made anew from its development cases, and a release on what they support. */
export const addRebuild: AddCommand = (program, session) => {
  program
    .command("rebuild")
    .description("rebuild a stopped model from its development cases, to show what so few of them support")
    .argument("<settings>", "rebuild.yaml: the cases, their indicators, and why the method was chosen")
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--date <YYYY-MM-DD>", "date that the reports state; without it they state none", calendarDate)
    .option("--no-pdf", "write no PDF beside the pages")
    .action(async (settingsFile: string, options: RebuildOptions) => {
      const { runRebuild } = await import("./rebuild.js");
      await runRebuild(settingsFile, options, session);
    });
};
