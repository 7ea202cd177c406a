import { writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { profileFile } from "../data/intake/profile-file.js";
import { CliError, EXIT_CODES } from "../errors.js";
import type { DraftProfiles } from "../plan/column-profile.js";
import { draftPlan } from "../plan/draft-plan.js";
import { planJsonSchema } from "../plan/json-schema.js";
import type { AddCommand, Session } from "./session.js";

interface NewPlanOptions {
  readonly sponsors?: string;
  readonly migrants?: string;
  readonly cases?: string;
  readonly counts?: string;
  readonly out?: string;
}

/** `plan new` drafts a plan from single columns; `plan schema` prints the JSON Schema of plan.yaml. */
export const addPlan: AddCommand = (program, session) => {
  const plan = program.command("plan").description("draft a plan, or print the JSON Schema of plan.yaml");
  plan
    .command("new")
    .description("draft a commented plan from headers, types and margins of single columns")
    .option("--sponsors <file>", "sponsors, one row each; with --migrants")
    .option("--migrants <file>", "migrants by sponsor and nationality; with --sponsors")
    .option("--cases <file>", "one row a person")
    .option("--counts <file>", "one row a combination, with a count")
    .option("--out <file>", "plan to write, which must not exist; without it the plan is printed")
    .action((options: NewPlanOptions) => newPlan(options, session));
  plan
    .command("schema")
    .description("print the JSON Schema of plan.yaml")
    .action(() => {
      const schema = planJsonSchema();
      session.terminal.data(JSON.stringify(schema, null, 2), schema);
    });
};

async function newPlan(options: NewPlanOptions, { terminal }: Session): Promise<void> {
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
  const { sponsors, migrants, cases, counts } = options;
  const profile = (file: string) => profileFile(file, relative(folder, resolve(file)).split(sep).join("/"));
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
