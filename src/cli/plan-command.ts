import { Option } from "commander";
import { planJsonSchema } from "../plan/json-schema.js";
import type { NewPlanOptions } from "./new-plan.js";
import type { AddCommand } from "./session.js";

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
    .addOption(
      new Option("--server <engine>", "the names above are tables of the server of the environment").choices([
        "postgresql",
        "clickhouse",
      ]),
    )
    .option("--out <file>", "plan to write, which must not exist; without it the plan is printed")
    .action(async (options: NewPlanOptions) => {
      const { newPlan } = await import("./new-plan.js");
      await newPlan(options, session);
    });
  plan
    .command("schema")
    .description("print the JSON Schema of plan.yaml")
    .action(() => {
      const schema = planJsonSchema();
      session.terminal.data(JSON.stringify(schema, null, 2), schema);
    });
};
