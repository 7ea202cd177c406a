import type { InputsOptions } from "./inputs.js";
import { calendarDate, wholeNumber } from "./options.js";
import type { AddCommand } from "./session.js";

/** `inputs`: what goes into the model, from the registrations behind a plan. */
export const addInputs: AddCommand = (program, session) => {
  program
    .command("inputs")
    .description("examine what goes into the model: fields, registrations, overrides, outcomes and proxies")
    .argument("<settings>", "inputs.yaml: the plan, the file of registrations, and a section for each question")
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--lists <folder>", "write lists of single registrations into confidential-* (not for publication)")
    .option("--hmac-key <file>", "key of your own; each list of companies then carries an HMAC of its file under it")
    .option("--date <YYYY-MM-DD>", "date that the reports state; without it they state none", calendarDate)
    .option("--threads <number>", "threads at most; changes no number", wholeNumber(1))
    .option("--no-pdf", "write no PDF beside the pages")
    .action(async (settingsFile: string, options: InputsOptions) => {
      const { runInputsCommand } = await import("./inputs.js");
      await runInputsCommand(settingsFile, options, session);
    });
};
