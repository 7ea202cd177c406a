import { resolve } from "node:path";
import { checkWorkfileFolder, writeWorkfile } from "../bundle/workfile.js";
import { CliError, EXIT_CODES } from "../errors.js";
import { throwIfAborted } from "../runtime/inline.js";
import { drawSample } from "../sampling/draw-sample.js";
import { keyText, samplingKey } from "../sampling/sampling-key.js";
import { worklistCsv } from "../sampling/worklist.js";
import { readSampledFrame } from "./sampled-frame.js";
import type { Session } from "./session.js";

export interface SampleDrawOptions {
  readonly out: string;
  readonly key: string;
}

export const WORKLIST_NAME = "worklist.csv";
export const KEY_NAME = "sampling-key.json";

/** Draws the sample of a plan and writes worklist and key into folders of their own. */
export async function runSampleDraw(planFile: string, options: SampleDrawOptions, session: Session): Promise<void> {
  const { out, key: keyFolder } = options;
  if (resolve(out) === resolve(keyFolder)) {
    throw new CliError(
      "usage-invalid",
      "sample draw requires another folder for the key than for the worklist; got one for both",
      EXIT_CODES.usage,
    );
  }
  for (const folder of [out, keyFolder]) await checkWorkfileFolder(folder);
  const { plan, planHash, frame, leftOut } = await readSampledFrame(planFile, session);
  const { size, seed } = plan.sampling;
  if (size === undefined) {
    throw new CliError("plan-invalid", "sample draw requires sampling.size in the plan; got none", EXIT_CODES.usage);
  }
  const draw = drawSample(frame, seed);
  const key = samplingKey(frame, draw, { planHash, seed, synthetic: plan.synthetic });
  throwIfAborted(session.signal);
  const worklist = await writeWorkfile(out, WORKLIST_NAME, worklistCsv(frame, draw));
  const keyFile = await writeWorkfile(keyFolder, KEY_NAME, keyText(key));
  const drawn = key.rows.filter(({ random }) => random).length;
  const selected = key.rows.filter((row) => row.selected).length;
  const facts = {
    population: frame.ids.length,
    leftOut,
    drawn,
    selected,
    both: drawn + selected - key.rows.length,
    listed: key.rows.length,
    strata: key.strata.length,
  };
  const text = [
    `Worklist, not for publication: ${worklist}`,
    `Key, not for publication and not for inspectors: ${keyFile}`,
    `${facts.drawn} drawn at random and ${facts.selected} selected by the model, ${facts.both} of them both: ${facts.listed} rows`,
    `Population: ${facts.population} ${frame.unit}; ${leftOut} left out by rules of the plan`,
  ].join("\n");
  session.terminal.data(text, { worklist, key: keyFile, ...facts });
}
