import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { prepareOutput } from "../bundle/output-folder.js";
import { sampleFiles } from "../bundle/sample-files.js";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { writeOutput } from "../bundle/write-output.js";
import { discloseSample } from "../disclosure/sample.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { canonicalJson } from "../plan/canonical-json.js";
import { claimsOnSample } from "../sampling/claims-on-sample.js";
import { drawSample, type SampleDraw } from "../sampling/draw-sample.js";
import { evaluateSample } from "../sampling/evaluate-sample.js";
import { returnedOutcomes } from "../sampling/returned-outcomes.js";
import { NO_OUTCOME } from "../sampling/sampling-frame.js";
import { checkKey, samplingKey } from "../sampling/sampling-key.js";
import { readSampledFrame } from "./sampled-frame.js";
import type { Session } from "./session.js";

export interface SampleEvaluateOptions {
  readonly key: string;
  readonly outcomes: string;
  readonly out: string;
  readonly pdf: boolean;
  readonly record?: string;
}

const RECORD_NAME = "sample-record.json";

/** Evaluates a worklist that came back: the key is held to the draw that plan and data give again. */
export async function runSampleEvaluate(
  planFile: string,
  options: SampleEvaluateOptions,
  session: Session,
): Promise<void> {
  const { terminal, signal } = session;
  if (options.record !== undefined) await checkWorkfileFolder(options.record, options.out);
  await prepareOutput(options.out);
  const [keyText, worklistText] = [await textOf(options.key, "--key"), await textOf(options.outcomes, "--outcomes")];
  const { plan, planHash, frame, scored } = await readSampledFrame(planFile, session);
  const { seed } = plan.sampling;
  const draw = drawSample(frame, seed);
  const expected = samplingKey(frame, draw, { planHash, seed, synthetic: plan.synthetic });
  checkKey(keyText, { expected, file: basename(options.key) });
  const file = basename(options.outcomes);
  const outcomes = returnedOutcomes(worklistText, { frame, draw }, { outcome: plan.outcome!, file });
  const claims = claimsOnSample(plan, scored);
  const result = evaluateSample(plan, { frame, draw, outcomes, claims }, planHash);
  const sample = discloseSample(result);
  const files = sampleFiles(sample, { pdf: options.pdf });
  await writeOutput(options.out, files, { signal });
  if (options.record !== undefined) {
    const { plan: _plan, ...numbers } = result;
    const notice = "Undisclosed numbers: do not publish.";
    const text = canonicalJson({ ...numbers, kind: "sample-record", notice, seed }, { indent: 2 });
    terminal.message(`Record, not for publication: ${await writeWorkfile(options.record, RECORD_NAME, text)}`);
  }
  const reports = [...files.keys()].filter((name) => name.endsWith(".html")).map((name) => join(options.out, name));
  const { listed, drawn, selected, missing } = result.design;
  const lacking = numbersWithout(draw, outcomes);
  if (lacking.length > 0) terminal.message(`Rows without an outcome, by number: ${lacking.join(", ")}`);
  const text = [
    `Reports: ${reports.join(", ")}`,
    `${listed} rows evaluated, ${drawn} drawn at random and ${selected} selected by the model; ${missing} without an outcome`,
  ].join("\n");
  terminal.data(text, { out: options.out, reports, planHash, design: result.design, withoutOutcome: lacking });
}

/** Numbers of the worklist rows that came back without an outcome. */
function numbersWithout({ worklist }: SampleDraw, outcomes: Uint8Array): readonly number[] {
  return Array.from(worklist, (unit, i) => (outcomes[unit] === NO_OUTCOME ? [i + 1] : [])).flat();
}

async function textOf(file: string, option: string): Promise<string> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new CliError("usage-invalid", `${option} requires a readable file; got ${error.code}`, EXIT_CODES.usage);
  });
}
