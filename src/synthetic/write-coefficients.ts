import type { Coefficients } from "./coefficients.js";

/**
 * Text of coefficients.yaml: the formula's numbers with their version and where they come from.
 * @example coefficientsYaml(INVENTED_COEFFICIENTS).includes("invented") // true
 */
export function coefficientsYaml(coefficients: Coefficients): string {
  return `# Coefficients of the score in this SYNTHETIC data set, on the scale of log odds.
# score = 100 / (1 + exp(-x)), x the sum of the lines that hold for a sponsor, then rounded as in README.md.
version: ${JSON.stringify(coefficients.version)}
source: ${JSON.stringify(coefficients.source)}
intercept: ${coefficients.intercept}
sizeClass:
${lines(coefficients.sizeClass)}
# SBI 2008 divisions; a division that is not named adds nothing.
branch:
${lines(coefficients.branch)}
withoutWebsite: ${coefficients.withoutWebsite}
withoutPremises: ${coefficients.withoutPremises}
perRecognisedYear: ${coefficients.perRecognisedYear}
`;
}

/** Keys in code-point order, quoted: a YAML reader would take 01 for a number. */
function lines(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `  "${key}": ${value}`)
    .join("\n");
}
