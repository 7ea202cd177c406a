import type { SampleDrawOptions } from "./sample-draw.js";
import type { SampleEvaluateOptions } from "./sample-evaluate.js";
import type { SamplePlanOptions } from "./sample-plan.js";
import type { AddCommand } from "./session.js";

/** `sample plan`, `sample draw` and `sample evaluate`: the random sample of a plan. */
export const addSample: AddCommand = (program, session) => {
  const sample = program.command("sample").description("plan, draw and evaluate a random sample");
  sample
    .command("plan")
    .description("say what sizes would do, and what the planned size can and cannot decide; looks at no outcome")
    .argument("<plan>", "plan.yaml with a section sampling")
    .option("--out <folder>", "confidential-* folder for sizes by stratum and group, a workfile")
    .action(async (planFile: string, options: SamplePlanOptions) => {
      const { runSamplePlan } = await import("./sample-plan.js");
      await runSamplePlan(planFile, options, session);
    });
  sample
    .command("draw")
    .description("draw the sample and write a worklist without marks, and its key, workfiles")
    .argument("<plan>", "plan.yaml with a section sampling and a size")
    .requiredOption("--out <folder>", "confidential-* folder for the worklist, for those who inspect")
    .requiredOption("--key <folder>", "another confidential-* folder for the key, not for those who inspect")
    .action(async (planFile: string, options: SampleDrawOptions) => {
      const { runSampleDraw } = await import("./sample-draw.js");
      await runSampleDraw(planFile, options, session);
    });
  sample
    .command("evaluate")
    .description("evaluate a worklist that came back with outcomes, and write the release: reports and sample.json")
    .argument("<plan>", "plan.yaml as it was at the draw")
    .requiredOption("--key <file>", "key that sample draw wrote")
    .requiredOption("--outcomes <file>", "the worklist with its outcomes")
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .option("--no-pdf", "write no PDF beside the pages")
    .option("--record <folder>", "also write the undisclosed numbers, a workfile, into this confidential-* folder")
    .action(async (planFile: string, options: SampleEvaluateOptions) => {
      const { runSampleEvaluate } = await import("./sample-evaluate.js");
      await runSampleEvaluate(planFile, options, session);
    });
};
