/*
 * Does it matter for the audit that officers changed scores by hand, whom did they change, and did they say why?
 *
 * Data. Sponsors with the score of the model and the registered score. An officer who disagrees enters 99 against a low
 * score and 59 against a high one. A registered 99 or 59 that equals the score of the model is told apart: nobody can say
 * who put it there.
 * Three readings. The audit runs as registered, without the overridden, and with the model's scores alone; the plan names
 * the one that decides (`rules.overrides.decides`). Hypotheses 1 and 2 by their deciding tests, ratios of the audited
 * groups, and the area under the curve over all known outcomes (DeLong). Something turns on the overrides where a layer
 * of a verdict, or the side of a planned figure, is not the same in all three.
 * By group. Overridden or not; raised, of those not flagged; lowered, of those flagged; direction. All groups at once:
 * Freeman and Halton, exact or by drawn tables, Holm over the questions. Each group against the others: Fisher, step-down.
 * Disclosure. Readings differ by the overridden alone, so no count of a single reading is printed, and a ratio or area
 * stands there only where it gives away none of them.
 *
 *   npx tsx analyses/overrides.ts data-samples/sponsors/inputs.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DisclosedInputs, examineInputs, inputsFiles, type Published } from "../src/index.js";

type Overrides = NonNullable<DisclosedInputs["parts"]["overrides"]>;
type Hypothesis = Overrides["readings"][number]["hypothesis1"];

const inputs = await examineInputs(process.argv[2] ?? "data-samples/sponsors/inputs.yaml");
const { overrides } = inputs.parts;
if (overrides === null) throw new Error("overrides.ts requires a section overrides in the settings; got none");

console.log(`The plan names the reading that decides: ${overrides.decides}`);
console.table(
  overrides.readings.map(({ reading, units, hypothesis1, hypothesis2, score }) => ({
    reading,
    sponsors: units,
    "hypothesis 1": layers(hypothesis1),
    "hypothesis 2": layers(hypothesis2),
    area: score === null ? "" : words(score.auc),
    "beside planned figures": score?.positions
      .map(({ baseline, position }) => `${words(position)} (${baseline})`)
      .join(", "),
  })),
);
const conclusions = overrides.readings.map(({ hypothesis1, hypothesis2, score }) =>
  JSON.stringify([layers(hypothesis1), layers(hypothesis2), score?.positions ?? []]),
);
console.log(
  new Set(conclusions).size === 1
    ? "The three readings give the same conclusions."
    : "The three readings do not give the same conclusions.",
);

console.log("Ratios of the groups that may be shown");
console.table(overrides.readings.flatMap(({ reading, hypothesis2 }) => ratios(reading, hypothesis2)));

console.log("Markers, and whether the reason is on file");
console.table(
  [...overrides.markers.shares, ...overrides.reasons.shares].map(({ state, share }) => ({
    state,
    share: words(share),
  })),
);

console.log("Overrides by group");
console.table(
  overrides.questions.flatMap(({ question, adjusted, groups }) => [
    { question, group: "all at once", share: "", p: words(adjusted) },
    ...groups
      .filter(({ share }) => share.kind === "shown")
      .map(({ group, share, adjusted: p }) => ({
        question,
        group,
        share: words(share),
        p: p === null ? "" : words(p),
      })),
  ]),
);

const { languages } = inputs.settings;
for (const [path, file] of inputsFiles(inputs, { languages, date: undefined, pdf: false })) {
  mkdirSync(dirname(join("out", path)), { recursive: true });
  writeFileSync(join("out", path), file);
}
console.log("Report, charts and tables: out");

/** The four layers of a verdict, never merged. */
function layers(read: Hypothesis): string {
  if (read.kind === "not-tested") return `not tested: ${read.reason}`;
  if (read.verdict.kind !== "shown") return "not shown";
  const { evidence, signal, equivalence, adequacy } = read.verdict.value;
  return [evidence, `signal ${signal}`, `alike ${equivalence}`, `data ${adequacy}`].join(", ");
}

function ratios(reading: string, read: Hypothesis) {
  if (read.kind === "not-tested") return [];
  return read.groups
    .filter(({ ratio }) => ratio.kind === "shown")
    .map(({ group, ratio }) => ({ reading, group, ratio: words(ratio) }));
}

function words(published: Published<unknown>): string {
  if (published.kind === "class") return `${published.relation} ${published.bound}`;
  if (published.kind !== "shown") return "not shown";
  if (typeof published.value !== "object" || published.value === null) return `${published.value}`;
  const { value, reason, interval } = published.value as {
    readonly value?: number;
    readonly reason?: string;
    readonly interval?: { readonly lower?: number; readonly upper?: number };
  };
  if (value === undefined) return `${reason}`;
  if (interval?.lower === undefined) return `${value}`;
  return `${value.toFixed(3)} (${interval.lower.toFixed(3)} to ${interval.upper?.toFixed(3)})`;
}
