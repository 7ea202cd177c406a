import { nextUniform, streamsFrom } from "../../statistics/random.js";
import { scoreCoefficientsYaml } from "../write-coefficients.js";
import type { SyntheticFile } from "../write-synthetic.js";
import {
  PLANTED_COEFFICIENTS,
  PLANTED_INDICATORS,
  PLANTED_INTERCEPT,
  type PlantedIndicator,
  plantedPatterns,
} from "./planted-development.js";

export interface DevelopmentSettings {
  readonly seed: number;
  /** Cases with a violation and with none: 30 and 89 in the memo of 2017. */
  readonly violations: number;
  readonly none: number;
}

/**
 * A made-up set of development cases with its settings, its coefficients and its truth, in the shape of what the memo of
 * 2017 describes: a few cases with a violation against a few with none, each drawn from a large population.
 * @returns development.synthetic.csv, rebuild.yaml, rebuild-claim-c2.yaml, coefficients.yaml, truth.json and README.md
 * @example developmentFiles({ seed: 1, violations: 30, none: 89 }).length // 6
 */
export function developmentFiles(settings: DevelopmentSettings): readonly SyntheticFile[] {
  return [
    { name: "development.synthetic.csv", text: developmentCsv(settings) },
    { name: "rebuild.yaml", text: settingsYaml({ claim: false }) },
    { name: "rebuild-claim-c2.yaml", text: settingsYaml({ claim: true }) },
    { name: "coefficients.yaml", text: scoreCoefficientsYaml(PLANTED_COEFFICIENTS) },
    { name: "truth.json", text: `${JSON.stringify(truthOf(settings), null, 2)}\n` },
    { name: "README.md", text: README },
  ];
}

/**
 * Area under the ROC curve of the true chances in the made-up population, ties at one half.
 * @example plantedArea() > 0.65 // true
 */
export function plantedArea(): number {
  const patterns = plantedPatterns();
  let [better, pairs] = [0, 0];
  for (const one of patterns) {
    for (const other of patterns) {
      const weight = one.share * one.chance * other.share * (1 - other.chance);
      pairs += weight;
      better += weight * (one.chance > other.chance ? 1 : one.chance === other.chance ? 0.5 : 0);
    }
  }
  return better / pairs;
}

/** Companies are drawn until there are enough of each outcome, and written in the order of drawing. */
function developmentCsv({ seed, violations, none }: DevelopmentSettings): string {
  const state = streamsFrom(seed).block(0);
  const left = { J: violations, N: none };
  const rows: string[] = [];
  while (left.J + left.N > 0) {
    let logOdds = PLANTED_INTERCEPT;
    const values = PLANTED_INDICATORS.map((indicator) => {
      const level = drawnLevel(indicator, nextUniform(state));
      logOdds += level.logOdds;
      return level.value;
    });
    const outcome = nextUniform(state) < 1 / (1 + Math.exp(-logOdds)) ? "J" : "N";
    if (left[outcome] === 0) continue;
    left[outcome]--;
    const number = `S${String(rows.length + 1).padStart(3, "0")}`;
    rows.push([number, "synthetic", ...values, outcome].join(","));
  }
  const header = ["case", "source", ...PLANTED_INDICATORS.map(({ column }) => column), "violation"].join(",");
  return `${[header, ...rows].join("\n")}\n`;
}

function drawnLevel({ levels }: PlantedIndicator, uniform: number) {
  let below = 0;
  const found = levels.find(({ share }) => {
    below += share;
    return uniform < below;
  });
  return found ?? levels.at(-1)!;
}

function truthOf({ seed, violations, none }: DevelopmentSettings) {
  return {
    synthetic: true,
    seed,
    cases: { violations, none },
    area: plantedArea(),
    coefficients: Object.fromEntries(
      PLANTED_INDICATORS.map(({ column, levels }) => [
        column,
        Object.fromEntries(levels.map(({ value, logOdds }) => [value, logOdds])),
      ]),
    ),
    withoutEffect: PLANTED_INDICATORS.filter(({ levels }) => levels.every(({ logOdds }) => logOdds === 0)).map(
      ({ column }) => column,
    ),
  };
}

function settingsYaml({ claim }: { readonly claim: boolean }): string {
  const indicators = claim ? PLANTED_INDICATORS : PLANTED_INDICATORS.slice(0, 4);
  const claims = claim
    ? `# The run follows the memo of Legal Affairs of 2017, in which the country of birth of directors was an input of the
# model. The Government says that it never was (claim C2 of the sources).
claims: [C2]
`
    : "";
  return `# Settings of toetssteen rebuild: SYNTHETIC cases in the shape that the memo of 2017 describes, 30 against 89.
version: 1
title: ${claim ? "Old model, claim" : "Old model rebuilt"}
synthetic: true
model:
  name: Old risk model
  version: unknown
  owner: unknown
  lifeCycle:
    state: definitively-stopped
    date: "2021-05-20"
    source: Tactische Tafel Handhaving, 20 May 2021, published under the Wob
period: unknown
dataOwner: nobody, the data is made up
${claims}# The sources hold no coefficient of the old model: these are made up.
coefficients: coefficients.yaml
selection:
  chosen: logistic
  reason: most-predictors
  words: the logistic regression had the most (four) predictors
development:
  file: development.synthetic.csv
  outcome: {column: violation, violation: ["J"], none: ["N"]}
  indicators:
${indicators.map(indicatorYaml).join("\n")}
seed: 2017
disclosure: {threshold: 0, reason: the cases are made up}
`;
}

function indicatorYaml({ column, nl, en, measures, scale, levels }: PlantedIndicator): string {
  return [
    `    - column: ${column}`,
    `      label: {nl: ${nl}, en: ${en}}`,
    `      measures: ${measures}`,
    `      scale: ${scale}`,
    "      levels:",
    ...levels.map((level) => `        - {value: "${level.value}", nl: ${level.nl}, en: ${level.en}}`),
  ].join("\n");
}

const README = `# The old model rebuilt

**Everything here is synthetic.** 30 made-up companies with a violation and 89 with none, as many as the memo of 2017
says the old model was made from. Five indicators: size, branch, website, premises, and where directors were born. The
first four have a planted effect, the fifth has none; \`truth.json\` holds the truth. The seed was chosen among some
hundreds so that chance gives the picture of the memo: the regression finds the fifth indicator, and the tree does not.

| file | what it is |
|---|---|
| \`development.synthetic.csv\` | the cases |
| \`rebuild.yaml\` | settings with the four indicators that the Government names |
| \`rebuild-claim-c2.yaml\` | settings with the fifth as well, as the memo describes: this needs \`claims: [C2]\` |
| \`coefficients.yaml\` | made-up coefficients of a score; the sources hold none |
| \`truth.json\` | what was planted, and the area under the ROC curve of the true chances |

\`\`\`
npx toetssteen rebuild data-samples/old-model/rebuild.yaml --out report
\`\`\`
`;
