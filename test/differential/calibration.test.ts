import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { logisticCalibration } from "../../src/statistics/logistic-calibration.js";
import { trendSlope } from "../../src/statistics/trend-slope.js";
import { type RSession, startR } from "../support/r-session.js";

let r: RSession;

beforeAll(async () => {
  r = await startR();
}, 60_000);
afterAll(() => r.close());

/** Whole numbers that spread over a range, the same in every run. */
function draws(seed: number, length: number, below: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  });
}

const CASES = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
  const rows = 6 + seed;
  const logOdds = draws(seed, rows, 4000).map((value) => value / 1000 - 2);
  return { seed, logOdds, violations: draws(seed + 50, rows, 9), none: draws(seed + 90, rows, 40) };
});

describe("calibration by logistic regression", () => {
  it("agrees with R's glm, standard errors and the fit with an offset included", async () => {
    for (const { logOdds, violations, none } of CASES) {
      const expected = await r.evaluate(
        `fit <- glm(cbind(v, n) ~ x, family = binomial, epsilon = 1e-14, maxit = 100)
         offset_fit <- glm(cbind(v, n) ~ 1 + offset(x), family = binomial, epsilon = 1e-14, maxit = 100)
         table <- summary(fit)$coefficients
         c(table[1, 1:2], table[2, 1:2], summary(offset_fit)$coefficients[1, 1:2])`,
        { x: logOdds, v: violations, n: none },
      );
      const result = logisticCalibration(Float64Array.from(logOdds), {
        violations: Float64Array.from(violations),
        none: Float64Array.from(none),
      });
      if (result.kind !== "estimate") throw new Error(result.reason);
      const { intercept, interceptError, slope, slopeError, inTheLarge, inTheLargeError } = result;
      [intercept, interceptError, slope, slopeError, inTheLarge, inTheLargeError].forEach((value, place) => {
        expect(value).toBeCloseTo(expected[place]!, 7);
      });
    }
  });
});

describe("slope of shares over ordered groups", () => {
  it("agrees with R's weighted lm, with errors from each group's own variance", async () => {
    const [events, totals] = [
      [4, 9, 30, 22],
      [50, 61, 110, 40],
    ];
    const expected = await r.evaluate(
      `p <- e / t; x <- seq_along(e); fit <- lm(p ~ x, weights = t)
       X <- cbind(1, x); bread <- solve(t(X) %*% (X * t)); meat <- t(X) %*% (X * t * p * (1 - p))
       c(coef(fit)[2], sqrt((bread %*% meat %*% bread)[2, 2]))`.replaceAll("t(X)", "base::t(X)"),
      { e: events, t: totals },
    );
    const result = trendSlope(events, totals);
    if (result.kind !== "estimate") throw new Error(result.reason);
    expect(result.slope).toBeCloseTo(expected[0]!, 10);
    expect(result.standardError).toBeCloseTo(expected[1]!, 10);
  });
});
