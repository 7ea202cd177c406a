import { Option } from "commander";
import type { HumanCheckOptions } from "./human-check.js";
import { calendarDate } from "./options.js";
import type { AddCommand } from "./session.js";

/** `human-check`: a log of decisions or a blind trial, and a release on what people add to the model. */
export const addHumanCheck: AddCommand = (program, session) => {
  program
    .command("human-check")
    .description("measure what people add to the model's proposals, from a log of decisions or a blind trial")
    .argument("<settings>", "log.yaml: files, columns and texts, and when no contribution can be shown")
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--date <YYYY-MM-DD>", "date that the reports state; without it they state none", calendarDate)
    .option("--no-pdf", "write no PDF beside the pages")
    .addOption(
      new Option("--fail-on <value>", "exit 10 when no human contribution can be shown").choices([
        "no-demonstrable-contribution",
      ]),
    )
    .action(async (settingsFile: string, options: HumanCheckOptions) => {
      const { runHumanCheck } = await import("./human-check.js");
      await runHumanCheck(settingsFile, options, session);
    });
};
