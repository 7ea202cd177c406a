import type { ExploreOptions } from "./explore.js";
import type { AddCommand } from "./session.js";

/** `explore`: a hunt over sub-groups in two halves of the data; its outcome is exploratory and a workfile. */
export const addExplore: AddCommand = (program, session) => {
  program
    .command("explore")
    .description("look through sub-groups in one half of the data, test what was found in the other; exploratory")
    .argument("<plan>", "plan.yaml")
    .requiredOption("--out <folder>", "confidential-* folder for the outcome, a workfile")
    .action(async (planFile: string, options: ExploreOptions) => {
      const { runExplore } = await import("./explore.js");
      await runExplore(planFile, options, session);
    });
};
