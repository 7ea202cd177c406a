import { LOWERED_MARKER, RAISED_MARKER } from "../registry/overrides.js";
import type { SyntheticRegistrations } from "./registrations/synthesise-registrations.js";
import type { SyntheticTruth } from "./truth.js";

/**
 * Text of README.md: that the set is synthetic, how it was made, its files and fields, and the planted truth.
 * @example syntheticReadme(data.truth, synthesiseRegistrations(data)).includes("synthetic") // true
 */
export function syntheticReadme(truth: SyntheticTruth, registrations: SyntheticRegistrations): string {
  return `# Synthetic sponsors

**Everything here is synthetic.** No company and no person stands behind any row; the coefficients of the score are made
up. Only the shape (lists, fields, rounding rules, skew) follows what is public about the lists of recognised sponsors.
Every row says \`synthetic\` in the column \`source\`, so a file that was renamed or cut still says what it is.

Made with \`toetssteen synthesise\`, seed ${truth.seed}, ${truth.drawn.sponsors} sponsors: ${truth.drawn.migrants} migrants of ${truth.drawn.nationalities} nationalities. The
same settings give the same files.

## The numbers are not trade-register numbers

A trade-register number has eight digits. The first two used to be the number of the regional chamber, counted from 01,
and later series run on from there: none that is public starts with 00, and all numbers here do. The high end of the range
is no refuge, for series in use reach into the nineties. The leading zeros also show whether a reader keeps text as text.

## Planted truth (\`truth.json\`)

${plantedLines(truth)
  .map((line) => `- ${line}`)
  .join("\n")}

An effect on the sponsors with a majority of one nationality also moves the migrants of that nationality: what is planted
for hypothesis 2 exists under hypothesis 1 too, where large sponsors make it harder to see. Larger sponsors have lower scores and less often a majority nationality, so
sponsors with any majority are flagged a little more often than those with none; nationality itself is unrelated to every
indicator.

## Fields

| \`sponsors.synthetic.csv\` | |
|---|---|
| \`kvk_number\` | eight digits, text |
| \`source\` | \`synthetic\` |
| \`list\` | \`archive\`, or \`december-2020\` for the shorter, newer list |
| \`branch\` | first two digits of an SBI 2008 code |
| \`size_class\` | 1 to 4: up to 25, 100, 1,000 and more employees worldwide |
| \`website\`, \`premises\`, \`premises_match\` | J or N; the last is no input of the score |
| \`legal_form\` | Dutch name of the legal form |
| \`recognised_years\` | years since recognition, to one decimal |
| \`hht_status\` | enforcement status in Dutch, mostly empty; a consequence of inspections, no input of the score |
| \`model_score\` | what the formula gave (\`coefficients.yaml\`), rounded half up; 50 is never registered and becomes 51 |
| \`score\` | as registered: \`model_score\`, or ${RAISED_MARKER} where an officer raised a low score and ${LOWERED_MARKER} where one lowered a high score. A computed ${RAISED_MARKER} or ${LOWERED_MARKER} is registered one point lower, so here the markers are always overrides; real lists cannot promise that |
| \`earlier_score\` | what a made-up earlier model gave, which knew size class, website and premises only |
| \`override_reason\` | reason of an override, else empty |
| \`selected\` | J or N: the human step after the score |
| \`outcome\` | \`violation\`, \`none\`, or empty where nobody looked |
| \`provenance\` | \`risk\`, \`signal\` or \`random\` (inspected because of), or \`never\` |
| \`severity\` | \`light\`, \`serious\` or \`very serious\` where a violation was found |

| \`migrants.synthetic.csv\` | |
|---|---|
| \`kvk_number\`, \`source\` | as above |
| \`nationality\` | ISO 3166-1 alpha-3; XXA stateless, XXX unknown |
| \`migrants\` | number of migrants of this nationality, at least 1; a sponsor without migrants has no row |

| \`registrations.synthetic.csv\` | |
|---|---|
| \`kvk_number\`, \`source\` | as above |
${registrations.columns.map(({ name, meaning }) => `| \`${name}\` | ${meaning} |`).join("\n")}

Some of these registrations hold planted faults: \`truth.json\` names them under \`registrations\`.

${registrations.files
  .slice(1)
  .map(({ name, meaning }) => `- \`${name}\`: ${meaning}.`)
  .join("\n")}

\`plan.yaml\` is the plan of the audit. \`plan-open.yaml\` is the same plan without suppression of small numbers.
`;
}

function plantedLines(truth: SyntheticTruth): readonly string[] {
  const { effectH1, effectH2, drawn } = truth;
  return [
    `Design \`${truth.design}\`, coefficients \`${truth.coefficients}\`.`,
    effectH1 === null
      ? "Hypothesis 1: no effect of the nationality of migrants on the score is planted by itself."
      : `Hypothesis 1: the odds of the score are multiplied by ${effectH1.oddsRatio} to the power of the share of ${effectH1.group}.`,
    effectH2 === null
      ? "Hypothesis 2: no effect is planted."
      : `Hypothesis 2: sponsors with a majority of ${effectH2.group} are flagged ${effectH2.ratio} times as often as the others (expected, before overrides by hand).`,
    `The score tells violations from none with a true AUC of ${truth.auc}.`,
    `Of the sponsors that were never inspected ${percent(truth.hiddenViolations)} violate; in this set ${drawn.hiddenViolations} of ${drawn.neverInspected}. \`hiddenViolators\` lists them.`,
    `${percent(truth.randomSample)} of the sponsors were inspected by a random sample; ${percent(truth.overrides)} of the scores were overridden by hand, at random.`,
    truth.severityOdds === 1
      ? "How serious a violation is has nothing to do with the score or the band."
      : `The odds of a more serious violation are multiplied by ${truth.severityOdds} for each band above the lowest.`,
    `${percent(truth.withoutMigrants)} of the sponsors have no migrants; nationalities within a sponsor have a Dirichlet concentration of ${truth.concentration}.`,
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))} %`;
}
