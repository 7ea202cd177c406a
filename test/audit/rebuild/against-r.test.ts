import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { fitMethods } from "../../../src/audit/rebuild/fit-methods.js";
import { readDevelopmentSet } from "../../../src/data/tables/development-set.js";
import { parseRebuildPlan } from "../../../src/plan/rebuild-schema.js";

const textOf = (name: string) =>
  readFileSync(new URL(`../../../data-samples/old-model/${name}`, import.meta.url), "utf8");

it("penalised coefficients of the sample, and the test of each indicator, are those of R", () => {
  // R 4.2.2, brglm2: glm(y ~ size_class + branch + website + premises + director_birth, method = "brglmFit",
  // type = "AS_mean"); the tests by optim (BFGS) of the penalised likelihood with all levels of an indicator held at 0.
  const coefficients = [
    -2.8050781115, -0.0808851535, -0.1105165982, 0.4705795612, 1.2496104844, 1.3840981746, 2.2467027624, 0.9618625673,
    0.6567067305, 0.9192528465, -1.2492531854,
  ];
  const pValues = [0.885820092702, 0.003932735924, 0.044439780704, 0.180033217542, 0.013756121024];
  const plan = parseRebuildPlan(textOf("rebuild-claim-c2.yaml"), "rebuild-claim-c2.yaml");
  const { patterns, ...counts } = readDevelopmentSet(textOf("development.synthetic.csv"), plan);
  const { indicators } = plan.development;
  const fitted = fitMethods(counts, { patterns, indicators, alpha: plan.alpha, tree: plan.tree });
  coefficients.forEach((value, at) => {
    expect(fitted.fit!.coefficients[at]).toBeCloseTo(value, 8);
  });
  pValues.forEach((value, at) => {
    expect(fitted.pValues[at]).toBeCloseTo(value, 9);
  });
});
