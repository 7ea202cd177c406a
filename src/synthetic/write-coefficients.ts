import type { Coefficients } from "./coefficients.js";

/**
 * Text of coefficients.yaml: the formula's numbers with their version and where they come from.
 * @example coefficientsYaml(INVENTED_COEFFICIENTS).includes("invented") // true
 */
export function coefficientsYaml(coefficients: Coefficients): string {
  const branches = Object.entries(coefficients.branch).sort(([a], [b]) => (a < b ? -1 : 1));
  return `# Coefficients of the score in this SYNTHETIC data set, on the scale of log odds.
# score = 100 / (1 + exp(-x)), x the sum of the lines that hold for a sponsor, then rounded as in README.md.
version: ${JSON.stringify(coefficients.version)}
source: ${JSON.stringify(coefficients.source)}
intercept: ${coefficients.intercept}
sizeClass:
${coefficients.sizeClass.map((value, index) => `  "${index + 1}": ${value}`).join("\n")}
# SBI 2008 divisions; a division that is not named adds nothing.
branch:
${branches.map(([branch, value]) => `  "${branch}": ${value}`).join("\n")}
withoutWebsite: ${coefficients.withoutWebsite}
withoutPremises: ${coefficients.withoutPremises}
perRecognisedYear: ${coefficients.perRecognisedYear}
`;
}
