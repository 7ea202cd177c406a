import type { Measured, ScoreCoefficients } from "../plan/coefficients-schema.js";
import type { Coefficients } from "./coefficients.js";

/**
 * Text of coefficients.yaml: the formula's numbers with their version and where they come from, in the format of
 * `parseCoefficients`. The names of the indicators are columns of sponsors.synthetic.csv.
 * @example coefficientsYaml(INVENTED_COEFFICIENTS).includes("invented") // true
 */
export function coefficientsYaml({ version, source, intercept, ...added }: Coefficients): string {
  const levels = (name: string, measures: Measured, values: Readonly<Record<string, number>>) => ({
    name,
    measures,
    levels: { ...values },
  });
  return scoreCoefficientsYaml({
    version,
    source,
    intercept,
    indicators: [
      levels("size_class", "size", added.sizeClass),
      levels("website", "website", { J: 0, N: added.withoutWebsite }),
      levels("premises", "premises", { J: 0, N: added.withoutPremises }),
      { name: "recognised_years", measures: "recognition", perUnit: added.perRecognisedYear },
      // SBI 2008 divisions; a division that is not named adds nothing.
      { ...levels("branch", "branch", added.branch), others: 0 },
    ],
  });
}

/**
 * Text of a file of made-up coefficients, in the format of `parseCoefficients`.
 * @example scoreCoefficientsYaml({ version: "1", source: "made up", intercept: 0, indicators: [] }).includes("SYNTHETIC") // true
 */
export function scoreCoefficientsYaml({ version, source, intercept, indicators }: ScoreCoefficients): string {
  return `# Coefficients of the score in this SYNTHETIC data set, on the scale of log odds.
# score = 100 / (1 + exp(-x)), x the sum of the lines that hold for a sponsor, then rounded as in README.md.
# others: what a value adds that is not among the levels.
version: ${JSON.stringify(version)}
source: ${JSON.stringify(source)}
intercept: ${intercept}
indicators:
${indicators.map(indicatorYaml).join("\n")}
`;
}

/** Levels in code-point order, quoted: a YAML reader would take 01 for a number. */
function indicatorYaml({ name, measures, levels, others, perUnit }: ScoreCoefficients["indicators"][number]): string {
  const values = Object.entries(levels ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([level, value]) => `      "${level}": ${value}`);
  return [
    `  - name: ${name}`,
    `    measures: ${measures}`,
    ...(values.length === 0 ? [] : ["    levels:", ...values]),
    ...(others === undefined ? [] : [`    others: ${others}`]),
    ...(perUnit === undefined ? [] : [`    perUnit: ${perUnit}`]),
  ].join("\n");
}
