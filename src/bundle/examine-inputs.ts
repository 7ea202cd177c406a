import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { runInputs } from "../audit/inputs/run-inputs.js";
import { inputsEvidence } from "../data/inputs/inputs-evidence.js";
import { loadRegistrations } from "../data/intake/load-registrations.js";
import { type DisclosedInputs, discloseInputs } from "../disclosure/inputs/disclose-inputs.js";
import { neededSolver } from "../disclosure/needed-solver.js";
import { sortedCanonicalJson } from "../plan/canonical-json.js";
import { parseInputsSettings } from "../plan/inputs/inputs-schema.js";
import { requireKnownInputs } from "../plan/inputs/known-inputs.js";
import { parsePlan } from "../plan/parse-plan.js";
import { planHash } from "../plan/plan-hash.js";
import { type NodeContextOptions, nodeContext } from "../runtime/node.js";

/**
 * Examines what goes into the model of a plan.
 * @param settingsFile  path of inputs.yaml; the plan and the files of registrations are relative to its folder
 * @param options  signal, progress, and number of threads, which changes no number
 * @returns the disclosed result: what may be written and sent
 * @throws DataError when settings, plan or data break their rules, with all problems; AuditError `interrupted`
 * @example const inputs = await examineInputs("data-samples/sponsors/inputs.yaml");
 */
export async function examineInputs(settingsFile: string, options: NodeContextOptions = {}): Promise<DisclosedInputs> {
  const text = await readFile(settingsFile, "utf8");
  const settings = parseInputsSettings(text, settingsFile);
  const folder = dirname(resolve(settingsFile));
  const planFile = join(folder, settings.plan);
  const plan = parsePlan(await readFile(planFile, "utf8"), basename(planFile));
  requireKnownInputs(settings, plan, { text, file: settingsFile });
  const context = nodeContext(options);
  try {
    const folders = { plan: dirname(planFile), settings: folder };
    const registrations = await loadRegistrations(plan, settings, folders, context);
    const result = await runInputs(inputsEvidence(registrations, settings, plan), { plan, settings, context });
    const hashes = {
      planHash: await planHash(plan, context.hash),
      settingsHash: await context.hash(new TextEncoder().encode(sortedCanonicalJson(settings))),
    };
    return discloseInputs(result, { plan, settings, ...hashes }, await neededSolver(plan, context));
  } finally {
    await context.executor.close();
  }
}
