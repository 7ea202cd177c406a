import type { CheckOptions } from "./check.js";
import { withStoreOptions } from "./options.js";
import type { AddCommand } from "./session.js";

/** `check`: reads and validates plan and data, audits nothing, and prints a profile or all problems. */
export const addCheck: AddCommand = (program, session) => {
  const command = program
    .command("check")
    .description("check a plan and its data, and print a profile or every problem")
    .argument("<plan>", "plan.yaml")
    .option("--problems <folder>", "write every problem of the data, a workfile, into this confidential-* folder");
  withStoreOptions(command).action(async (planFile: string, options: CheckOptions) => {
    const { check } = await import("./check.js");
    await check(planFile, options, session);
  });
};
