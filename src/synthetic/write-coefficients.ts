import type { Coefficients } from "./coefficients.js";

/**
 * Text of coefficients.yaml: the formula's numbers with their version and where they come from, in the format of
 * `parseCoefficients`. The names of the indicators are columns of sponsors.synthetic.csv.
 * @example coefficientsYaml(INVENTED_COEFFICIENTS).includes("invented") // true
 */
export function coefficientsYaml(coefficients: Coefficients): string {
  return `# Coefficients of the score in this SYNTHETIC data set, on the scale of log odds.
# score = 100 / (1 + exp(-x)), x the sum of the lines that hold for a sponsor, then rounded as in README.md.
version: ${JSON.stringify(coefficients.version)}
source: ${JSON.stringify(coefficients.source)}
intercept: ${coefficients.intercept}
indicators:
${ofLevels("size_class", "size", coefficients.sizeClass)}
${ofLevels("website", "website", { J: 0, N: coefficients.withoutWebsite })}
${ofLevels("premises", "premises", { J: 0, N: coefficients.withoutPremises })}
  - name: recognised_years
    measures: recognition
    perUnit: ${coefficients.perRecognisedYear}
  # SBI 2008 divisions; a division that is not named adds nothing.
${ofLevels("branch", "branch", coefficients.branch)}
    others: 0
`;
}

/** Levels in code-point order, quoted: a YAML reader would take 01 for a number. */
function ofLevels(name: string, measures: string, values: Readonly<Record<string, number>>): string {
  const levels = Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([level, value]) => `      "${level}": ${value}`);
  return [`  - name: ${name}`, `    measures: ${measures}`, "    levels:", ...levels].join("\n");
}
