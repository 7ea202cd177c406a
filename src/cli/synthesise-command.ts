import { Option } from "commander";
import { MANIFEST_NAME, manifestOf } from "../bundle/manifest.js";
import { writeOutput } from "../bundle/write-output.js";
import { parsePlan } from "../plan/parse-plan.js";
import { planHash } from "../plan/plan-hash.js";
import { nodeContext } from "../runtime/node.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import type { SyntheticDesign, SyntheticSettings } from "../synthetic/settings.js";
import { synthesise } from "../synthetic/synthesise.js";
import { syntheticFiles } from "../synthetic/write-synthetic.js";
import { decimalNumber, groupAndNumber, wholeNumber } from "./options.js";
import type { AddCommand, Session } from "./session.js";

interface SynthesiseOptions {
  readonly seed: number;
  readonly sponsors: number;
  readonly out: string;
  readonly design?: SyntheticDesign;
  readonly effectH1?: { readonly group: string; readonly size: number };
  readonly effectH2?: { readonly group: string; readonly size: number };
  readonly auc?: number;
  readonly hiddenViolations?: number;
  readonly severityOdds?: number;
}

const DESIGNS: readonly SyntheticDesign[] = ["logistic", "null", "size-only-rising", "size-only-falling"];

/** `synthesise`: sponsors and migrants that nobody stands behind, with a planted truth. */
export const addSynthesise: AddCommand = (program, session) => {
  program
    .command("synthesise")
    .description("make a synthetic set of sponsors and migrants with its plan and its planted truth")
    .requiredOption("--seed <seed>", "seed of every random draw", wholeNumber(0))
    .requiredOption("--sponsors <number>", "number of sponsors", wholeNumber(1))
    .requiredOption("--out <folder>", "folder that is absent, empty or written by this tool")
    .addOption(new Option("--design <design>", "what the scores depend on").choices(DESIGNS))
    .option("--effect-h1 <group:odds>", "odds ratio of a migrant share of this nationality", groupAndNumber)
    .option("--effect-h2 <group:ratio>", "ratio of flagged shares of sponsors with this majority", groupAndNumber)
    .option("--auc <auc>", "AUC of the score on the true violations", decimalNumber)
    .option("--hidden-violations <share>", "share of violations among the never inspected", decimalNumber)
    .option(
      "--severity-odds <factor>",
      "factor on the odds of a more serious violation for each higher band",
      decimalNumber,
    )
    .action((options: SynthesiseOptions) => makeSet(options, session));
};

async function makeSet(options: SynthesiseOptions, { terminal, signal }: Session): Promise<void> {
  const data = synthesise(settingsOf(options));
  const files = new Map(syntheticFiles(data).map(({ name, text }) => [name, text]));
  const plan = parsePlan(files.get("plan.yaml") ?? "", "plan.yaml");
  const hash = await planHash(plan, nodeContext().hash);
  const facts = { kind: "synthetic-data", schemaVersion: null, seed: "in-files" } as const;
  const manifest = manifestOf(files, { ...facts, toolkit: TOOLKIT, planHash: hash, synthetic: true });
  await writeOutput(options.out, new Map([...files, [MANIFEST_NAME, manifest]]), { signal });
  const names = [...files.keys()];
  terminal.data(`Synthetic set in ${options.out}: ${names.join(", ")}`, { out: options.out, files: names });
}

function settingsOf(options: SynthesiseOptions) {
  const { seed, sponsors, design, effectH1, effectH2, auc, hiddenViolations, severityOdds } = options;
  const settings: SyntheticSettings = {
    seed,
    sponsors,
    ...(design === undefined ? {} : { design }),
    ...(effectH1 === undefined ? {} : { effectH1: { group: effectH1.group, oddsRatio: effectH1.size } }),
    ...(effectH2 === undefined ? {} : { effectH2: { group: effectH2.group, ratio: effectH2.size } }),
    ...(auc === undefined ? {} : { auc }),
    ...(hiddenViolations === undefined ? {} : { hiddenViolations }),
    ...(severityOdds === undefined ? {} : { severityOdds }),
  };
  return settings;
}
