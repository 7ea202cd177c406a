import { Option } from "commander";
import type { AuditOptions } from "./audit.js";
import { FAIL_ON } from "./fail-on.js";
import { calendarDate, wholeNumber, withStoreOptions } from "./options.js";
import type { AddCommand } from "./session.js";

/** `audit`: one plan, its data, and a release with reports in the languages of the plan. */
export const addAudit: AddCommand = (program, session) => {
  const command = program
    .command("audit")
    .description("audit the data of a plan and write the release: reports, tables, charts and audit.json")
    .argument("<plan>", "plan.yaml")
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--date <YYYY-MM-DD>", "date that the reports state; without it they state none", calendarDate)
    .option("--threads <number>", "threads at most; changes no number", wholeNumber(1))
    .addOption(new Option("--fail-on <value>", "exit 10 when a verdict holds this value").choices(FAIL_ON))
    .option("--record <folder>", "also write the analyst's record, a workfile, into this confidential-* folder")
    .option(
      "--replication <folder>",
      "also write R scripts that recompute the numbers: the public one into the release, the analyst's with its data, workfiles, into this confidential-* folder",
    )
    .option("--no-pdf", "write no PDF beside the pages")
    .option(
      "--explore",
      "also write pages on which the charts answer: values under the pointer, groups that can be sought",
    )
    .option("--hmac-key <file>", "key of your own; the manifest then holds an HMAC of the data under it");
  withStoreOptions(command).action(async (planFile: string, options: AuditOptions) => {
    const { audit } = await import("./audit.js");
    await audit(planFile, options, session);
  });
};
