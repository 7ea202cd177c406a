import { writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { profileFile } from "../data/intake/profile-file.js";
import { profileServerTable } from "../data/intake/servers/profile-server-table.js";
import { CliError, EXIT_CODES } from "../errors.js";
import type { DraftProfiles } from "../plan/column-profile.js";
import { draftPlan } from "../plan/draft-plan.js";
import type { Session } from "./session.js";

export interface NewPlanOptions {
  readonly sponsors?: string;
  readonly migrants?: string;
  readonly cases?: string;
  readonly counts?: string;
  readonly server?: "postgresql" | "clickhouse";
  readonly out?: string;
}

/** Drafts a plan from the columns of data files, and writes or prints it. */
export async function newPlan(options: NewPlanOptions, { terminal }: Session): Promise<void> {
  const folder = options.out === undefined ? process.cwd() : dirname(resolve(options.out));
  const text = draftPlan(await profilesOf(options, folder));
  if (options.out === undefined) {
    terminal.data(text, { plan: text });
    return;
  }
  await writeFile(options.out, text, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    throw new CliError("output-failed", `--out requires a file that can be made; got ${error.code}`, EXIT_CODES.usage);
  });
  terminal.data(`Plan to finish by hand: ${options.out}`, { out: options.out });
}

async function profilesOf(options: NewPlanOptions, folder: string): Promise<DraftProfiles> {
  const { sponsors, migrants, cases, counts, server } = options;
  const profile = (name: string) =>
    server === undefined
      ? profileFile(name, relative(folder, resolve(name)).split(sep).join("/"))
      : profileServerTable(server, name);
  const given = [sponsors, migrants, cases, counts].filter((file) => file !== undefined).length;
  if (given === 2 && sponsors !== undefined && migrants !== undefined) {
    return { form: "sponsors", sponsors: await profile(sponsors), migrants: await profile(migrants) };
  }
  if (given === 1 && cases !== undefined) return { form: "cases", cases: await profile(cases) };
  if (given === 1 && counts !== undefined) return { form: "counts", counts: await profile(counts) };
  throw new CliError(
    "usage-invalid",
    `plan new requires --sponsors with --migrants, or --cases, or --counts; got ${given === 0 ? "none" : "another choice"}`,
    EXIT_CODES.usage,
    "See toetssteen --help",
  );
}
