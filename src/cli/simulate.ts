import { join } from "node:path";
import {
  DEFAULT_FEEDBACK,
  type FeedbackSettings,
  type SimulatedIndicator,
} from "../audit/simulation/feedback-settings.js";
import { simulateFeedback } from "../audit/simulation/feedback-simulation.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { simulationFiles } from "../bundle/simulation-files.js";
import { writeOutput } from "../bundle/write-output.js";
import { ArgumentError, CliError, EXIT_CODES } from "../errors.js";
import { sortedCanonicalJson } from "../plan/canonical-json.js";
import { nodeContext } from "../runtime/node.js";
import type { Session } from "./session.js";

export interface SimulateOptions {
  readonly seed: number;
  readonly out: string;
  readonly pdf: boolean;
  readonly sponsors?: number;
  readonly rounds?: number;
  readonly inspections?: number;
  readonly history?: number;
  readonly violations?: number;
  readonly randomShares?: readonly number[];
  readonly labels?: FeedbackSettings["labels"];
  readonly simulations?: number;
  readonly indicator?: readonly SimulatedIndicator[];
  readonly keepScore?: true;
}

/** Simulates, writes the folder, and says what the simulated score seems to do and really does. */
export async function runSimulate(options: SimulateOptions, { terminal, signal }: Session): Promise<void> {
  await prepareOutput(options.out);
  const settings = settingsOf(options);
  const context = nodeContext({ signal, progress: terminal.progress });
  try {
    const result = await simulateFeedback(settings, context).catch(asUsage);
    const hash = await context.hash(new TextEncoder().encode(sortedCanonicalJson(settings)));
    const command = commandOf(settings);
    const files = simulationFiles(result, { languages: ["nl", "en"], command, hash, pdf: options.pdf });
    await writeOutput(options.out, files, { signal });
    const reports = [...files.keys()].filter((name) => name.endsWith(".html")).map((name) => join(options.out, name));
    const lines = result.shares.map(({ randomShare, rounds }) => {
      const { truth, apparent } = rounds.at(-1)!;
      const words = (number: typeof truth) => number?.mean.toFixed(3) ?? "none";
      return `    random share ${randomShare}: apparent AUC ${words(apparent)}, true AUC ${words(truth)}`;
    });
    const text = ["Simulation: no statement about a real model", `Reports: ${reports.join(", ")}`, ...lines].join("\n");
    terminal.data(text, { kind: result.kind, out: options.out, reports, settingsHash: hash });
  } finally {
    await context.executor.close();
  }
}

function settingsOf({
  violations,
  indicator,
  keepScore,
  out: _out,
  pdf: _pdf,
  ...given
}: SimulateOptions): FeedbackSettings {
  return {
    ...DEFAULT_FEEDBACK,
    ...given,
    refit: keepScore !== true,
    ...(violations === undefined ? {} : { violationRate: violations }),
    ...(indicator === undefined ? {} : { indicators: indicator }),
  };
}

/** Settings come from the command line: one out of range is a matter of usage. */
function asUsage(error: unknown): never {
  if (error instanceof ArgumentError) throw new CliError("usage-invalid", error.message, EXIT_CODES.usage);
  throw error;
}

function commandOf(settings: FeedbackSettings): string {
  return [
    "toetssteen simulate feedback --out simulation",
    `--seed ${settings.seed} --sponsors ${settings.sponsors} --rounds ${settings.rounds}`,
    `--inspections ${settings.inspections} --history ${settings.history} --violations ${settings.violationRate}`,
    `--random-shares ${settings.randomShares.join(",")} --labels ${settings.labels}`,
    `--simulations ${settings.simulations}`,
    ...(settings.indicators === DEFAULT_FEEDBACK.indicators ? [] : settings.indicators.map(indicatorOption)),
    ...(settings.refit ? [] : ["--keep-score"]),
  ].join(" ");
}

/** In quotation marks that a shell leaves alone. */
function indicatorOption({ label, share, truth, start }: SimulatedIndicator): string {
  return `--indicator '${label.en.replaceAll("'", "")}:${share}:${truth}:${start}'`;
}
