import { PROBLEM_LIST_NAME, problemList } from "../bundle/problem-list.js";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { collectProblems } from "../data/intake/collect-problems.js";
import { profileData } from "../data/profile.js";
import { DataError } from "../errors.js";
import { nodeContext } from "../runtime/node.js";
import { type StoreOptions, storeLimits } from "./options.js";
import { profileText } from "./profile-text.js";
import { readPlan } from "./read-plan.js";
import type { Session } from "./session.js";

export interface CheckOptions extends StoreOptions {
  readonly problems?: string;
}

/** Reads and validates plan and data, and prints a profile; every problem goes into a workfile where one is named. */
export async function check(
  planFile: string,
  { problems, ...limits }: CheckOptions,
  { terminal, signal }: Session,
): Promise<void> {
  if (problems !== undefined) await checkWorkfileFolder(problems);
  const { plan, folder } = await readPlan(planFile);
  const context = nodeContext({ signal, threads: 1, store: storeLimits(limits), progress: terminal.progress });
  try {
    const profile = await profileData(plan, folder, context);
    terminal.data(profileText(profile), profile);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    if (problems === undefined) throw withOffer(error, planFile);
    const list = problemList(collectProblems(plan, folder, context));
    const file = await writeWorkfile(problems, PROBLEM_LIST_NAME, list);
    terminal.message(`All problems, not for publication: ${file}`);
    throw error;
  }
}

/** The same error, with a way to get the problems beyond the first ones. */
function withOffer(error: DataError, planFile: string): DataError {
  const { code, message, issues, total, mend } = error;
  if (total === issues.length) return error;
  const offer = `All of them: toetssteen check ${planFile} --problems confidential-problems`;
  return new DataError(code, message, issues, { total, mend: mend === undefined ? offer : `${mend}\n${offer}` });
}
