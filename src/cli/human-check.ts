import { dirname, join, resolve } from "node:path";
import { humanCheckFiles } from "../bundle/human-check-files.js";
import { prepareOutput } from "../bundle/output-folder.js";
import { writeOutput } from "../bundle/write-output.js";
import { readBlindTrial } from "../data/tables/blind-trial.js";
import { readDecisionLog } from "../data/tables/decision-log.js";
import { publishedHumanCheck } from "../disclosure/human-check.js";
import { EXIT_CODES } from "../errors.js";
import { sortedCanonicalJson } from "../plan/canonical-json.js";
import { type HumanCheckPlan, parseHumanCheckPlan } from "../plan/human-check-schema.js";
import { nodeContext } from "../runtime/node.js";
import { readText } from "./read-text.js";
import type { Session } from "./session.js";

export interface HumanCheckOptions {
  readonly out: string;
  readonly pdf: boolean;
  readonly date?: string;
  readonly failOn?: "no-demonstrable-contribution";
}

/** Measures a human check, writes the release, and says whether a contribution can be shown. */
export async function runHumanCheck(settingsFile: string, options: HumanCheckOptions, session: Session): Promise<void> {
  const { terminal, signal, endWith } = session;
  await prepareOutput(options.out);
  const plan = parseHumanCheckPlan(await readText(settingsFile, "plan-unreadable"), settingsFile);
  const folder = dirname(resolve(settingsFile));
  const evidence = { log: await logOf(plan, folder), trial: await trialOf(plan, folder) };
  const { hash, executor } = nodeContext({ signal, threads: 1, progress: terminal.progress });
  await executor.close();
  const planHash = await hash(new TextEncoder().encode(sortedCanonicalJson(plan)));
  const check = publishedHumanCheck(evidence, plan, planHash);
  const files = humanCheckFiles(check, { languages: plan.languages, date: options.date, pdf: options.pdf });
  await writeOutput(options.out, files, { signal });
  const reports = [...files.keys()].filter((name) => name.endsWith(".html")).map((name) => join(options.out, name));
  const contribution = check.log?.contribution ?? null;
  const state = contribution === null ? "not assessed, there is no log" : contribution.signal;
  terminal.data([`Reports: ${reports.join(", ")}`, `Signal: ${state}`].join("\n"), {
    out: options.out,
    reports,
    planHash,
    contribution,
  });
  if (options.failOn !== undefined && contribution?.signal === options.failOn) endWith(EXIT_CODES.failOn);
}

async function logOf(plan: HumanCheckPlan, folder: string) {
  const { log } = plan;
  if (log === undefined) return null;
  const read = (part: { readonly file: string; readonly encoding: "utf-8" | "latin-1" }) =>
    readText(join(folder, part.file), "data-unreadable", part.encoding);
  return readDecisionLog(
    { log: await read(log), groups: log.groups === undefined ? null : await read(log.groups) },
    plan,
  );
}

async function trialOf(plan: HumanCheckPlan, folder: string) {
  const { trial } = plan;
  if (trial === undefined) return null;
  return readBlindTrial(await readText(join(folder, trial.file), "data-unreadable", trial.encoding), plan);
}
