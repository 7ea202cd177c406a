import { describe, expect, it } from "vitest";
import { CRITIQUE_2017, critiqueReplay } from "../../src/registry/critique-2017.js";
import { aucPower } from "../../src/statistics/power-auc.js";
import { exactProportionsPower } from "../../src/statistics/power-proportions-exact.js";

const replay = critiqueReplay();
const { cases, controls, required, auc } = CRITIQUE_2017;

describe("critiqueReplay", () => {
  it("leaves the reported area an interval of 0.450 to 0.692, which holds 0.5", () => {
    // By Hanley & McNeil 1982, eq. 2, on paper: Q1 = 0.39958, Q2 = 0.41513, standard error 0.06165.
    const { interval } = replay.reported;
    if (!("lower" in interval)) throw new Error("no interval");
    expect(interval.lower).toBeCloseTo(0.45, 3);
    expect(interval.upper).toBeCloseTo(0.692, 3);
  });

  it("would have needed about 178 and 528 companies to tell 0.571 from 0.5", () => {
    expect(replay.needed).toEqual({ cases: 178, controls: 528 });
  });

  it("names areas that are found in 80 of 100 data sets, with the cases there were and with those asked for", () => {
    const alternative = (area: number) => ({ auc: area, constant: 0.5, alpha: 0.05 });
    expect(aucPower(alternative(replay.detectableAuc), { cases, controls })).toBeCloseTo(0.8, 6);
    const asked = { cases: required / 4, controls: (3 * required) / 4 };
    expect(aucPower(alternative(replay.detectableAucRequired), asked)).toBeCloseTo(0.8, 6);
    expect(replay.detectableAuc).toBeGreaterThan(auc);
    expect(replay.detectableAucRequired).toBeLessThan(replay.detectableAuc);
  });

  it("names shares of the 30 that Fisher's exact test finds in 80 of 100 data sets", () => {
    expect(replay.indicators.map((indicator) => indicator.controls)).toEqual([0.05, 0.1, 0.2, 0.5]);
    for (const { controls: p1, cases: p2, difference, ratio } of replay.indicators) {
      expect(exactProportionsPower({ p1, p2, alpha: 0.05 }, { n1: controls, n2: cases })).toBeCloseTo(0.8, 4);
      expect(difference).toBeCloseTo(p2 - p1, 12);
      expect(ratio).toBeCloseTo(p2 / p1, 12);
    }
  });
});
