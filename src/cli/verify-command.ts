import { wholeNumber } from "./options.js";
import type { AddCommand } from "./session.js";
import type { VerifyOptions } from "./verify.js";

/** `verify`: a bundle against its manifest and schemas and, with its data, against a new run. */
export const addVerify: AddCommand = (program, session) => {
  program
    .command("verify")
    .description("check a bundle against its manifest and, with --data, run its plan again and compare every byte")
    .argument("<bundle>", "folder that this tool wrote")
    .option("--data <plan>", "the owner's plan.yaml beside its data: run it again and compare")
    .option("--hmac-key <file>", "key of the HMAC of the data, as it was given to audit")
    .option("--threads <number>", "threads at most; changes no number", wholeNumber(1))
    .action(async (bundle: string, options: VerifyOptions) => {
      const { verify } = await import("./verify.js");
      await verify(bundle, options, session);
    });
};
