/*
 * What does a feedback loop do to a score, and what does a random part of the inspections do to the loop?
 *
 * SIMULATION. Sponsors, score and all numbers are made up; nothing here is a statement about a real model.
 *
 * World. Inspection follows the score. Only where inspectors go can a violation be found, and who was not inspected
 * counts as compliant. The score is fitted to these labels again, round after round.
 * Measure. The area under the ROC curve on the recorded labels (apparent) and among all sponsors (true), and on the
 * inspections that were drawn at random, which the loop does not touch.
 * Random part. From none of the inspections to half of them, over the same sponsors.
 * Uncertainty. The range that holds 95 % of the simulations.
 *
 *   npx tsx analyses/feedback-loop.ts 1       (the seed, and if wanted the number of simulations)
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { DEFAULT_FEEDBACK, nodeContext, simulateFeedback, simulationFiles } from "../src/index.js";

const [seed = 1, simulations = DEFAULT_FEEDBACK.simulations] = process.argv.slice(2).map(Number);
const settings = { ...DEFAULT_FEEDBACK, seed, simulations };
const context = nodeContext();
const result = await simulateFeedback(settings, context);
await context.executor.close();

console.log(
  `SIMULATION of ${settings.simulations} made-up worlds, seed ${settings.seed}: after ${settings.rounds} rounds`,
);
console.table(
  result.shares.map(({ randomShare, rounds }) => {
    const last = rounds.at(-1)!;
    return {
      "random share": randomShare,
      "apparent area": range(last.apparent),
      "true area": range(last.truth),
      "among random": range(last.random),
      "violations found": range(last.found),
      "ever inspected": range(last.everInspected),
    };
  }),
);
console.log(`The best score that the indicators allow has an area of ${result.attainable.mean.toFixed(3)}.`);

mkdirSync("out", { recursive: true });
const command = `npx tsx analyses/feedback-loop.ts ${seed} ${simulations}`;
for (const [path, text] of simulationFiles(result, { languages: ["en"], command, hash: "" })) {
  const name = path.split("/").at(-1)!;
  if (!/\.(svg|vl\.json)$/.test(name)) continue;
  writeFileSync(`out/${name.replace(".en.", ".")}`, text);
  if (name.endsWith(".svg")) console.log(`Chart: out/${name.replace(".en.", ".")}`);
}

function range(number: { readonly mean: number; readonly lower: number; readonly upper: number } | null): string {
  if (number === null) return "none";
  return `${number.mean.toFixed(3)} (${number.lower.toFixed(3)} to ${number.upper.toFixed(3)})`;
}
