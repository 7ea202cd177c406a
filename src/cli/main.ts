import { Command, CommanderError, Option } from "commander";
import { CliError, EXIT_CODES } from "../errors.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import { addAudit } from "./audit-command.js";
import { addCheck } from "./check-command.js";
import { addCompare } from "./compare-command.js";
import { addExplore } from "./explore-command.js";
import { reportFailure } from "./failure.js";
import { addHumanCheck } from "./human-check-command.js";
import { addInputs } from "./inputs-command.js";
import { addMonitor } from "./monitor-command.js";
import { addPlan } from "./plan-command.js";
import { addRebuild } from "./rebuild-command.js";
import { addSample } from "./sample-command.js";
import { addSchema } from "./schema-command.js";
import type { Session } from "./session.js";
import { abortOnSignals } from "./signals.js";
import { addSimulate } from "./simulate-command.js";
import { addSynthesise } from "./synthesise-command.js";
import { type Format, terminalOn } from "./terminal.js";
import { addVerify } from "./verify-command.js";

export interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/**
 * Runs one command line; the one place where errors are caught.
 * @param args  arguments after the name of the program
 * @returns exit code of `EXIT_CODES`
 */
export async function main(args: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  const settings = earlySettings(args);
  const terminal = terminalOn(stdout, stderr, settings);
  const interruption = abortOnSignals();
  let exitCode: number = EXIT_CODES.done;
  const session: Session = { terminal, signal: interruption.signal, endWith: (code) => (exitCode = code) };
  try {
    await programFor(session).parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT_CODES.done;
    const failure = error instanceof CommanderError ? usageError(error) : error;
    return reportFailure(failure, terminal, { debug: settings.debug, endedBy: interruption.endedBy() });
  } finally {
    interruption.release();
    terminal.clear();
  }
}

/** Settings that must hold even where the command line cannot be understood. */
function earlySettings(args: readonly string[]): { format: Format; quiet: boolean; debug: boolean } {
  const json = args.some((arg, i) => arg === "--format=json" || (arg === "--format" && args[i + 1] === "json"));
  return { format: json ? "json" : "text", quiet: args.includes("--quiet"), debug: args.includes("--debug") };
}

function programFor(session: Session): Command {
  const program = new Command("toetssteen")
    .description("Audits a risk-scoring model: two hypotheses on nationality, and the score against a baseline.")
    .version(TOOLKIT.version)
    .addOption(new Option("--format <format>", "form of the data on standard output").choices(["text", "json"]))
    .option("--quiet", "print errors only, beside the data")
    .option("--debug", "print where an error came from; may quote rows of the data")
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({ writeOut: (text) => session.terminal.data(text, { help: text }), writeErr: () => {} });
  for (const add of [
    addAudit,
    addCheck,
    addCompare,
    addExplore,
    addHumanCheck,
    addInputs,
    addMonitor,
    addPlan,
    addRebuild,
    addSample,
    addSchema,
    addSimulate,
    addSynthesise,
    addVerify,
  ])
    add(program, session);
  return program;
}

function usageError(error: CommanderError): CliError {
  const said = error.message.replace(/^error: /, "");
  const message = error.code === "commander.help" ? "toetssteen requires a command; got none" : said;
  return new CliError("usage-invalid", message, EXIT_CODES.usage, "See toetssteen --help");
}
