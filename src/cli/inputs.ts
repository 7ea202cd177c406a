import { dirname, join, resolve } from "node:path";
import { runInputs } from "../audit/inputs/run-inputs.js";
import { inputsFiles } from "../bundle/inputs-files.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { writeOutput } from "../bundle/write-output.js";
import { inputsEvidence } from "../data/inputs/inputs-evidence.js";
import { inputsLists } from "../data/inputs/inputs-lists.js";
import type { Registrations } from "../data/inputs/registrations.js";
import { loadRegistrations } from "../data/intake/load-registrations.js";
import { discloseInputs } from "../disclosure/inputs/disclose-inputs.js";
import { neededSolver } from "../disclosure/needed-solver.js";
import { sortedCanonicalJson } from "../plan/canonical-json.js";
import { parseCoefficients, type ScoreCoefficients } from "../plan/coefficients-schema.js";
import { type InputsSettings, parseInputsSettings } from "../plan/inputs/inputs-schema.js";
import { requireKnownInputs } from "../plan/inputs/known-inputs.js";
import { planHash } from "../plan/plan-hash.js";
import { nodeContext } from "../runtime/node.js";
import { dataHmac, readHmacKey } from "./hmac-key.js";
import { readPlan } from "./read-plan.js";
import { readText } from "./read-text.js";
import type { Session } from "./session.js";

export interface InputsOptions {
  readonly out: string;
  readonly lists?: string;
  readonly hmacKey?: string;
  readonly date?: string;
  readonly threads?: number;
  readonly pdf: boolean;
}

/** Examines what goes into the model of a plan, writes the release, and says where it is. */
export async function runInputsCommand(settingsFile: string, options: InputsOptions, session: Session): Promise<void> {
  const { terminal, signal } = session;
  if (options.lists !== undefined) await checkWorkfileFolder(options.lists, options.out);
  const key = options.hmacKey === undefined ? null : await readHmacKey(options.hmacKey);
  await prepareOutput(options.out);
  const text = await readText(settingsFile, "plan-unreadable");
  const settings = parseInputsSettings(text, settingsFile);
  const folder = dirname(resolve(settingsFile));
  const { plan, folder: planFolder } = await readPlan(join(folder, settings.plan));
  requireKnownInputs(settings, plan, { text, file: settingsFile });
  const context = nodeContext({ signal, threads: options.threads, progress: terminal.progress });
  try {
    const folders = { plan: planFolder, settings: folder };
    const coefficients = await coefficientsOf(settings, folder);
    const loaded = await loadRegistrations(plan, settings, folders, context);
    const registrations = { ...withHmacs(loaded, key), ...coefficients };
    const evidence = inputsEvidence(registrations, settings, plan);
    const result = await runInputs(evidence, { plan, settings, context });
    const hashes = {
      planHash: await planHash(plan, context.hash),
      settingsHash: await context.hash(new TextEncoder().encode(sortedCanonicalJson(settings))),
    };
    const inputs = discloseInputs(result, { plan, settings, ...hashes }, await neededSolver(plan, context));
    const { languages } = plan;
    const files = inputsFiles(inputs, { languages, date: options.date, pdf: options.pdf });
    await writeOutput(options.out, files, { signal });
    if (options.lists !== undefined) {
      for (const list of inputsLists(registrations, settings, plan)) {
        terminal.message(`List, not for publication: ${await writeWorkfile(options.lists, list.name, list.text)}`);
      }
    }
    const reports = languages.map((language) => join(options.out, `report.${language}.html`));
    terminal.data(`Reports: ${reports.join(", ")}`, { out: options.out, reports, ...hashes });
  } finally {
    await context.executor.close();
  }
}

/** Lists with the HMAC of their hash, where a key was given. */
function withHmacs(registrations: Registrations, key: Buffer | null): Registrations {
  const { lists } = registrations;
  if (key === null || lists === undefined) return registrations;
  return { ...registrations, lists: lists.map((list) => ({ ...list, hmac: dataHmac(list.sha256, key) })) };
}

/** Coefficients of the score, where the settings name a file of them. */
async function coefficientsOf(
  { decomposition }: InputsSettings,
  folder: string,
): Promise<{ readonly coefficients?: ScoreCoefficients }> {
  if (decomposition === undefined) return {};
  const file = join(folder, decomposition.coefficients);
  return { coefficients: parseCoefficients(await readText(file, "plan-unreadable"), file) };
}
