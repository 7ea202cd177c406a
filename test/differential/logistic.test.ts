import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logisticProfile, logisticRatioTest } from "../../src/statistics/logistic-profile.js";
import { logisticRegression } from "../../src/statistics/logistic-regression.js";
import { nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;

beforeAll(async () => {
  r = await startR();
}, 60_000);
afterAll(() => r.close());

/** Cases as few and as uneven as those behind the old model. */
const CASES = [1, 2, 3, 4].map((seed) => {
  const state = streamsFrom(seed).block(0);
  const rows = Array.from({ length: 119 }, () => {
    const [a, b, c] = [nextUniform(state) < 0.4 ? 1 : 0, nextUniform(state) < 0.3 ? 1 : 0, nextUniform(state)];
    return { a, b, c, y: nextUniform(state) < 1 / (1 + Math.exp(1.6 - 0.9 * a - 0.6 * b)) ? 1 : 0 };
  });
  return { a: rows.map(({ a }) => a), b: rows.map(({ b }) => b), c: rows.map(({ c }) => c), y: rows.map(({ y }) => y) };
});

describe("logistic regression of 119 cases", () => {
  it("agrees with R's glm: coefficients, standard errors, deviance, and the likelihood ratio of two columns", async () => {
    for (const { a, b, c, y } of CASES) {
      const expected = await r.evaluate(
        `fit <- glm(y ~ a + b + c, family = binomial, epsilon = 1e-14, maxit = 100)
         less <- glm(y ~ c, family = binomial, epsilon = 1e-14, maxit = 100)
         c(coef(fit), sqrt(diag(vcov(fit))), deviance(fit), deviance(less) - deviance(fit),
           pchisq(deviance(less) - deviance(fit), 2, lower.tail = FALSE))`,
        { a, b, c, y },
      );
      const data = { columns: [a, b, c].map((column) => Float64Array.from(column)), events: y };
      const fit = logisticRegression(data);
      const ratio = logisticRatioTest(data, { indices: [1, 2], penalty: false });
      if (fit.kind !== "estimate" || ratio.kind !== "estimate") throw new Error("no fit");
      const found = [...fit.coefficients, ...fit.standardErrors, fit.deviance, ratio.chiSquared, ratio.pValue];
      found.forEach((value, place) => {
        expect(Math.abs(value - expected[place]!) / Math.max(1, Math.abs(expected[place]!))).toBeLessThan(1e-8);
      });
    }
  });

  it("has intervals at whose ends R's glm with an offset has lost half the quantile of chi-squared", async () => {
    const { a, b, c, y } = CASES[0]!;
    const data = { columns: [a, b, c].map((column) => Float64Array.from(column)), events: y };
    const profile = logisticProfile(data, { index: 1, level: 0.95, penalty: false });
    if (profile.kind !== "estimate") throw new Error(profile.reason);
    const falls = await r.evaluate(
      `best <- deviance(glm(y ~ a + b + c, family = binomial, epsilon = 1e-14))
       sapply(ends, function(end) deviance(glm(y ~ b + c, offset = end * a, family = binomial, epsilon = 1e-14)) - best)`,
      { a, b, c, y, ends: [profile.lower, profile.upper] },
    );
    for (const fall of falls) expect(fall).toBeCloseTo(3.841458820694124, 6);
  });
});
