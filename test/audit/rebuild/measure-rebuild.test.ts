import { describe, expect, it } from "vitest";
import { fitMethods } from "../../../src/audit/rebuild/fit-methods.js";
import { measureRebuild } from "../../../src/audit/rebuild/measure-rebuild.js";
import { parseCoefficients } from "../../../src/plan/coefficients-schema.js";
import { scoreOld } from "../../../src/registry/score-old.js";
import { logisticRegression } from "../../../src/statistics/logistic-regression.js";
import { nextBelow, streamsFrom } from "../../../src/statistics/random.js";
import { rocAuc } from "../../../src/statistics/roc-auc.js";
import { casesOf, developmentEvidence, developmentTexts, rebuildPlan } from "./development-sample.js";

const plan = rebuildPlan();
const evidence = developmentEvidence(2017);
const coefficients = parseCoefficients(developmentTexts(1).get("coefficients.yaml")!, "coefficients.yaml");
const { result, tables } = measureRebuild(evidence, plan, { coefficients, sha256: "a".repeat(64) });
const rows = casesOf(evidence);
const rulesOf = (settings: typeof plan, patterns: typeof evidence.patterns) => ({
  patterns,
  indicators: settings.development.indicators,
  alpha: settings.alpha,
  tree: settings.tree,
});
const fitted = fitMethods(evidence, rulesOf(plan, evidence.patterns));

describe("a rebuilt model", () => {
  it("counts 30 against 89 cases, eight coefficients, and fewer than four events for each", () => {
    expect([result.violations.value, result.none.value, result.parameters]).toEqual([30, 89, 8]);
    expect(result.eventsPerParameter.value).toBe(30 / 8);
  });

  it("has the plain coefficients of one row a case", () => {
    const levels = plan.development.indicators.flatMap(({ levels: own }, indicator) =>
      own.slice(1).map((_, at) => ({ indicator, level: at + 1 })),
    );
    const columns = levels.map(({ indicator, level }) =>
      Float64Array.from(rows, ({ codes }) => (codes[indicator] === level ? 1 : 0)),
    );
    const fit = logisticRegression({ columns, events: rows.map(({ outcome }) => outcome) });
    if (fit.kind !== "estimate") throw new Error(fit.reason);
    result.coefficients.forEach(({ plain, penalised }, at) => {
      if (plain.value.kind !== "estimate" || penalised.value.kind !== "estimate") throw new Error("no fit");
      expect(plain.value.value).toBeCloseTo(fit.coefficients[at + 1]!, 8);
      expect(plain.value.standardError).toBeCloseTo(fit.standardErrors[at + 1]!, 8);
      // The penalty draws towards zero where events are few.
      expect(Math.abs(penalised.value.value)).toBeLessThan(Math.abs(plain.value.value) + 0.05);
      expect(penalised.value.profile.kind).toBe("estimate");
    });
  });

  it("has the area of every pair of cases, and an interval around it", () => {
    for (const { method, auc, interval } of result.methods) {
      const chances = fitted.chances[method]!;
      const scores = Float64Array.from(rows, ({ at }) => Math.round(1e9 * chances[at]!));
      const area = rocAuc(
        scores,
        rows.map(({ outcome }) => outcome),
      );
      if (area.kind !== "estimate" || interval.value.kind !== "estimate") throw new Error("no area");
      expect(auc.value).toBeCloseTo(area.value, 12);
      expect(interval.value.lower).toBeLessThan(area.value);
      expect(interval.value.upper).toBeGreaterThan(area.value);
    }
  });

  it("counts agreement and errors as a count over cases does", () => {
    for (const { basis, cut, high, errors } of result.cuts) {
      const rated = rows.map(({ at, outcome }) => ({
        logistic: 100 * fitted.chances.logistic![at]! >= cut,
        chaid: 100 * fitted.chances.chaid[at]! >= cut,
        violation: outcome === 1,
      }));
      expect(high.logistic.value).toBe(rated.filter(({ logistic }) => logistic).length);
      expect(high.chaid.value).toBe(rated.filter(({ chaid }) => chaid).length);
      const alone = (first: "logistic" | "chaid", second: "logistic" | "chaid") =>
        rated.filter((each) => each[first] === each.violation && each[second] !== each.violation).length;
      const counted = tables.find(({ id }) => id === `right.${basis}`)!.counts;
      expect(counted.slice(1, 3)).toEqual([alone("logistic", "chaid"), alone("chaid", "logistic")]);
      if (errors.value.kind === "estimate") {
        expect([errors.value.logisticOnly, errors.value.chaidOnly]).toEqual(counted.slice(1, 3));
      }
    }
  });

  it("numbers the nodes of the tree, and counts every case once in its last nodes", () => {
    const last = result.tree.filter(({ split }) => split === null);
    expect(last.reduce((sum, { cases }) => sum + cases.value.cases, 0)).toBe(119);
    expect(last.reduce((sum, { cases }) => sum + cases.value.violations, 0)).toBe(30);
    expect(result.tree[0]).toMatchObject({ number: "1", depth: 0, by: null });
    for (const { number, depth } of result.tree) expect(number.split(".").length).toBe(depth + 1);
  });

  it("scores the cases by supplied coefficients as scoring them one by one does", () => {
    const scores = Float64Array.from(rows, ({ codes }) => {
      const record = Object.fromEntries(
        plan.development.indicators.map(({ column, levels }, at) => [column, levels[codes[at]!]!.value]),
      );
      return scoreOld(record, coefficients).score;
    });
    const area = rocAuc(
      // Sums in another order differ in the last digit: those are ties.
      scores.map((score) => Math.round(1e9 * score)),
      rows.map(({ outcome }) => outcome),
    );
    if (area.kind !== "estimate") throw new Error(area.reason);
    expect(result.supplied!.auc.value).toBeCloseTo(area.value, 12);
    expect(result.supplied!.high.value).toBe(scores.filter((score) => score >= 60).length);
    expect(measureRebuild(evidence, { ...plan, resamples: 50 }, null).result.supplied).toBeNull();
  });

  it("is the same for the same seed, and draws other samples for another", () => {
    const again = measureRebuild(evidence, plan, null).result;
    expect(again.indicators).toEqual(result.indicators);
    expect(again.simulated).toEqual(result.simulated);
    const other = measureRebuild(evidence, { ...plan, seed: plan.seed + 1 }, null).result;
    expect(other.indicators).not.toEqual(result.indicators);
    expect(other.coefficients).toEqual(result.coefficients);
  });

  it("finds more, and knows it better, with 600 cases than with 119", () => {
    const [few, many] = result.simulated!;
    expect([few!.cases, many!.cases]).toEqual([119, 600]);
    expect(many!.areaWidth!).toBeLessThan(0.6 * few!.areaWidth!);
    expect(many!.oddsFactor!).toBeLessThan(few!.oddsFactor!);
    for (const column of ["website", "premises"]) {
      const share = (size: typeof few) => size!.found.find(({ indicator }) => indicator === column)!.logistic;
      expect(share(many)).toBeGreaterThan(share(few) + 0.2);
    }
  });
});

describe("few cases", () => {
  it("without any effect look as if they had one, which the optimism takes off again", () => {
    const areas = Array.from({ length: 12 }, (_, seed) => {
      const own = developmentEvidence(seed + 1);
      // Outcomes are dealt anew over the cases: no indicator can have an effect.
      const cases = casesOf(own);
      const dealt = cases.map(({ outcome }) => outcome);
      const state = streamsFrom(seed + 100).block(0);
      for (let i = dealt.length - 1; i > 0; i--) {
        const j = nextBelow(state, i + 1);
        [dealt[i], dealt[j]] = [dealt[j]!, dealt[i]!];
      }
      const counted = (outcome: number) =>
        own.patterns.map((_, at) => cases.filter((each, row) => each.at === at && dealt[row] === outcome).length);
      const changed = { ...own, violations: counted(1), none: counted(0) };
      const { methods } = measureRebuild(
        changed,
        rebuildPlan({ resamples: 50, enlarged: { cases: 50, simulations: 1 } }),
        null,
      ).result;
      return {
        apparent: methods[0]!.auc.value!,
        corrected: methods[0]!.corrected.value!,
        byChance: methods[0]!.byChance.value!,
        pValue: methods[0]!.pValue.value!,
      };
    });
    const mean = (key: keyof (typeof areas)[number]) => areas.reduce((sum, each) => sum + each[key], 0) / areas.length;
    expect(mean("apparent")).toBeGreaterThan(0.62);
    // Half of each sample is also in the cases, so the correction is too small where events are few (Iba et al. 2021).
    expect(mean("corrected") - 0.5).toBeLessThan(0.55 * (mean("apparent") - 0.5));
    // Dealing outcomes says directly what no relation looks like.
    expect(Math.abs(mean("byChance") - mean("apparent"))).toBeLessThan(0.04);
    expect(areas.filter(({ pValue }) => pValue <= 0.05).length).toBeLessThanOrEqual(3);
  });

  it("with a level of one outcome leave no plain fit, and say which level", () => {
    // No case without a website is without a violation.
    const at = plan.development.indicators.findIndex(({ column }) => column === "website");
    const apart = {
      ...evidence,
      none: evidence.none.map((count, row) => (evidence.patterns[row]![at] === 1 ? 0 : count)),
    };
    const { separation, coefficients: found } = measureRebuild(apart, plan, null).result;
    expect(separation.separated).toBe(true);
    expect(separation.levels.map(({ value }) => value)).toEqual([{ indicator: "website", level: "N" }]);
    const website = found.find(({ indicator }) => indicator === "website")!;
    expect(website.plain.value).toEqual({ kind: "not-estimable", reason: "separated" });
    expect(website.penalised.value.kind).toBe("estimate");
  });

  it("give an indicator that only one method finds the name unstable", () => {
    const seen = Array.from({ length: 20 }, (_, seed) =>
      fitMethods(developmentEvidence(seed + 1), rulesOf(plan, developmentEvidence(seed + 1).patterns)),
    );
    const apart = seen.filter(({ found }) => found.logistic.some((is, at) => is !== found.chaid[at]));
    expect(apart.length).toBeGreaterThan(0);
    const seed = seen.indexOf(apart[0]!) + 1;
    const { indicators } = measureRebuild(developmentEvidence(seed), plan, null).result;
    expect(indicators.some(({ unstable }) => unstable)).toBe(true);
    for (const { unstable, found } of indicators) expect(unstable).toBe(found.logistic !== found.chaid);
  });

  it("lead to an indicator without effect one time in twenty by the regression", () => {
    const settings = rebuildPlan({}, { claim: true });
    const found = Array.from({ length: 300 }, (_, seed) => {
      const own = developmentEvidence(seed + 1, { plan: settings });
      return fitMethods(own, rulesOf(settings, own.patterns)).found;
    });
    // The board has no effect; exact binomial bounds of 5 % at 1e-4 on either side.
    const times = found.filter(({ logistic }) => logistic[4]).length;
    expect(times).toBeGreaterThanOrEqual(3);
    expect(times).toBeLessThanOrEqual(31);
    // The tree looks again in every node, so it errs a little more often.
    expect(found.filter(({ chaid }) => chaid[4]).length).toBeLessThanOrEqual(42);
  }, 60_000);

  it("lead both methods to the planted indicators once there are many, and to the board at chance alone", () => {
    const settings = rebuildPlan({}, { claim: true });
    const counts = { violations: 1500, none: 4500 };
    const many = developmentEvidence(5, { plan: settings, counts });
    const methods = fitMethods(many, rulesOf(settings, many.patterns));
    expect(methods.found.logistic.slice(0, 4)).toEqual([true, true, true, true]);
    expect(methods.pValues[4]!).toBeGreaterThan(0.001);
    // Planted log odds, within four standard errors.
    const planted = [-0.2, -0.4, -0.6, 0.5, 1, 0.8, 0.9, 0.9, 0, 0];
    planted.forEach((value, at) => {
      const { coefficients: own, standardErrors } = methods.fit!;
      expect(Math.abs(own[at + 1]! - value)).toBeLessThan(4 * standardErrors[at + 1]!);
    });
  });
});

describe("a stopped model", () => {
  it("gives nothing back by which a case could be found", () => {
    expect(JSON.stringify({ result, tables, evidence })).not.toMatch(/S\d{3}/);
    expect(Object.keys(evidence).sort()).toEqual(["kind", "none", "patterns", "violations"]);
  });

  it("is not scored by the composition of a board", () => {
    const board = {
      ...coefficients,
      indicators: [{ name: "size_class", measures: "board-composition" as const, levels: { "1": 1 } }],
    };
    expect(() => measureRebuild(evidence, plan, { coefficients: board, sha256: "a" })).toThrow(
      /not part of the algorithm per \[000\]/,
    );
  });
});
