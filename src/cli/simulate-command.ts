import { InvalidArgumentError, Option } from "commander";
import type { SimulatedIndicator } from "../audit/simulation/feedback-settings.js";
import { decimalNumber, wholeNumber } from "./options.js";
import type { AddCommand } from "./session.js";
import type { SimulateOptions } from "./simulate.js";

/** `simulate feedback`: a made-up world in which inspection follows a score and labels follow inspection. */
export const addSimulate: AddCommand = (program, session) => {
  const simulate = program
    .command("simulate")
    .description("simulate a made-up world; never a statement about a real model");
  simulate
    .command("feedback")
    .description("simulate the feedback loop: apparent and true AUC by round and by share of random inspections")
    .requiredOption("--seed <seed>", "seed of every random draw", wholeNumber(0))
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--no-pdf", "write no PDF beside the pages")
    .option("--sponsors <number>", "sponsors in the simulated world", wholeNumber(10))
    .option("--rounds <number>", "rounds of inspections", wholeNumber(1))
    .option("--inspections <number>", "inspections in each round", wholeNumber(1))
    .option("--history <number>", "random inspections before the first round", wholeNumber(0))
    .option("--violations <share>", "share of sponsors that violate in a round", decimalNumber)
    .option("--random-shares <shares>", "shares of inspections drawn at random, as 0,0.1,0.5", shares)
    .addOption(
      new Option("--labels <rule>", "what a sponsor without inspection counts as").choices([
        "assumed-compliant",
        "inspected-only",
      ]),
    )
    .option(
      "--indicator <name:share:truth:start>",
      "an indicator in place of the made-up ones, once for each: share of sponsors, real weight, weight in the first score",
      indicators,
    )
    .option("--keep-score", "keep the first score: fit it to no labels")
    .option("--simulations <number>", "simulated worlds", wholeNumber(1))
    .action(async (options: SimulateOptions) => {
      const { runSimulate } = await import("./simulate.js");
      await runSimulate(options, session);
    });
};

/** Adds one indicator to those that stand before it on the command line. */
function indicators(text: string, before: readonly SimulatedIndicator[] = []): readonly SimulatedIndicator[] {
  const match = /^([^:]+):([^:]+):([^:]+):([^:]+)$/.exec(text);
  if (match === null) throw new InvalidArgumentError("It must be a name and three numbers with colons between them.");
  const [share, truth, start] = match.slice(2).map((part) => decimalNumber(part)) as [number, number, number];
  if (!(share > 0 && share < 1)) throw new InvalidArgumentError("The share must lie between 0 and 1.");
  return [...before, { label: { nl: match[1]!, en: match[1]! }, share, truth, start }];
}

function shares(text: string): readonly number[] {
  const values = text.split(",").map((part) => decimalNumber(part.trim()));
  if (values.some((value) => value < 0 || value > 1)) {
    throw new InvalidArgumentError("It must be shares from 0 to 1 with commas between them.");
  }
  return values;
}
