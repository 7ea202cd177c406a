/*
 * What goes into the model: which indicators go together with nationality, and do they serve a purpose?
 *
 * Data. What was registered of each sponsor, with the nationality that most of its migrants have. One row a sponsor.
 * Proxies. Every indicator against the groups: bias-corrected Cramér's V (Bergsma 2013), or the correlation ratio of
 * ranks. Groups are dealt out anew over the sponsors, with step-down adjustment over all indicators (Westfall & Young
 * 1993). An indicator that goes together with the groups at the planned margin, and with no shown relation with the
 * violation, is a proxy without demonstrated purpose.
 *
 *   npx tsx analyses/inputs.ts inputs.yaml
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type DisclosedInputs, examineInputs, inputsFiles } from "../src/index.js";

const inputs = await examineInputs(process.argv[2] ?? "data-samples/sponsors/inputs.yaml");
const { parts } = inputs;
if (parts.proxies !== null) showProxies(parts.proxies);

const { languages } = inputs.settings;
for (const [path, file] of inputsFiles(inputs, { languages, date: undefined, pdf: false })) {
  mkdirSync(dirname(join("out", path)), { recursive: true });
  writeFileSync(join("out", path), file);
}
console.log("Report, charts and tables: out");

function showProxies({
  indicators,
  margin,
  outcomes,
  otherOutcomes,
}: NonNullable<DisclosedInputs["parts"]["proxies"]>) {
  console.log(`Indicators that go together with nationality, from a strength of ${margin} on`);
  console.table(
    indicators.map(({ column, group, outcome, corner, toOutcome }) => ({
      indicator: column,
      "with nationality": strength(group),
      "with the violation": outcome === null ? "" : strength(outcome),
      stands: corner,
      "relation with the violation": toOutcome === "too-thin" ? "data too thin" : toOutcome,
    })),
  );
  if (outcomes !== null) console.log(`Outcomes: ${outcomes.set}, ${outcomes.units} sponsors`);
  for (const { column, from, to } of otherOutcomes?.changed ?? []) {
    console.log(`With the ${otherOutcomes?.outcomes.set} outcomes ${column} stands as ${to}, not as ${from}`);
  }
}

/** Strength with the adjusted p-value; a class where small counts stand behind it. */
function strength({
  strength: found,
  adjusted,
}: NonNullable<DisclosedInputs["parts"]["proxies"]>["indicators"][number]["group"]): string {
  const p = adjusted.kind === "shown" && "pValue" in adjusted.value ? `, p ${adjusted.value.pValue}` : "";
  if (found.kind === "class") return `${found.relation} ${found.bound}`;
  if (found.kind !== "shown" || found.value.kind !== "estimate") return "not shown";
  return `${found.value.value.toFixed(2)}${p}`;
}
