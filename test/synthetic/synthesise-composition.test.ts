import { beforeAll, describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.js";
import { FORBIDDEN_SCORES } from "../../src/registry/score-registration.js";
import { type SyntheticComposition, synthesiseComposition } from "../../src/synthetic/synthesise-composition.js";

const shareOf = (n: number, holds: (i: number) => boolean) =>
  Array.from({ length: n }, (_, i) => holds(i)).filter(Boolean).length / n;

describe("synthesiseComposition", () => {
  let set: SyntheticComposition;
  beforeAll(() => {
    set = synthesiseComposition({ seed: 1, sponsors: 10_577 });
  });

  it("gives the same columns for the same seed and others for another seed", () => {
    const settings = { seed: 7, sponsors: 400 };
    expect(synthesiseComposition(settings)).toEqual(synthesiseComposition(settings));
    expect(synthesiseComposition(settings).scores).not.toEqual(synthesiseComposition({ ...settings, seed: 8 }).scores);
  });

  it("leaves sponsors and compositions alone when an effect is planted", () => {
    const plain = synthesiseComposition({ seed: 7, sponsors: 400 });
    const planted = synthesiseComposition({ seed: 7, sponsors: 400, effectH2: { group: "IND", ratio: 3 } });
    expect(planted.groupCodes).toEqual(plain.groupCodes);
    expect(planted.branchCodes).toEqual(plain.branchCodes);
    expect(planted.modelScores).not.toEqual(plain.modelScores);
  });

  it("makes an archive list of 10,300 and a list of 277 out of 10,577 sponsors", () => {
    expect(set.archived).toBe(10_300);
    expect(set.units - set.archived).toBe(277);
  });

  it("is composition evidence: rows add up to the sponsors' totals, groups ascend in each", () => {
    expect(set.offsets.length).toBe(set.units + 1);
    expect(set.offsets.at(-1)).toBe(set.groupCodes.length);
    expect([...set.groups]).toEqual([...set.groups].sort());
    for (let i = 0; i < set.units; i++) {
      let total = 0;
      for (let j = set.offsets[i]!; j < set.offsets[i + 1]!; j++) {
        if (j > set.offsets[i]!) expect(set.groupCodes[j]!).toBeGreaterThan(set.groupCodes[j - 1]!);
        total += set.memberCounts[j]!;
      }
      expect(total).toBe(set.memberTotals[i]);
    }
  });

  it("has many sponsors with no or one migrant and a heavy tail", () => {
    const totals = [...set.memberTotals].sort((a, b) => b - a);
    const migrants = totals.reduce((sum, total) => sum + total, 0);
    const largest = totals.slice(0, 106).reduce((sum, total) => sum + total, 0);
    expect(shareOf(set.units, (i) => set.memberTotals[i] === 0)).toBeCloseTo(0.18, 1);
    expect(shareOf(set.units, (i) => set.memberTotals[i] === 1)).toBeGreaterThan(0.3);
    expect(totals[Math.floor(totals.length / 2)]).toBeLessThanOrEqual(2);
    expect(largest / migrants).toBeGreaterThan(0.25);
  });

  it("has about 100 nationalities with India's far ahead and a long tail", () => {
    const counts = new Map<number, number>();
    set.groupCodes.forEach((code, j) => {
      counts.set(code, (counts.get(code) ?? 0) + set.memberCounts[j]!);
    });
    const ordered = [...counts].sort((a, b) => b[1] - a[1]);
    const migrants = ordered.reduce((sum, [, count]) => sum + count, 0);
    expect(ordered.length).toBeGreaterThan(90);
    expect(set.groups[ordered[0]![0]]).toBe("IND");
    expect(ordered[0]![1] / migrants).toBeGreaterThan(0.15);
    expect(ordered.filter(([, count]) => count / migrants < 0.01).length).toBeGreaterThan(60);
  });

  it("flags about 15 in 100 sponsors, from a score of 60 on", () => {
    const high = shareOf(set.units, (i) => set.bandCodes[i] === 2);
    expect(high).toBeGreaterThan(0.13);
    expect(high).toBeLessThan(0.18);
    for (let i = 0; i < set.units; i++) {
      const score = set.scores[i]!;
      expect(set.bandCodes[i]).toBe(score >= 60 ? 2 : score >= 40 ? 1 : 0);
    }
  });

  it("never registers 0, 50 or 100, and 59 and 99 for overrides only", () => {
    expect([...set.scores].filter((score) => FORBIDDEN_SCORES.includes(score) || !Number.isInteger(score))).toEqual([]);
    for (let i = 0; i < set.units; i++) {
      if (set.overridden[i] === 0) expect(set.scores[i]).toBe(set.modelScores[i]);
      else expect(set.scores[i]).toBe(set.modelScores[i]! >= 60 ? 59 : 99);
      expect([59, 99]).not.toContain(set.modelScores[i]);
    }
  });

  it("knows an outcome exactly where somebody inspected, and then the true one", () => {
    const never = 3;
    for (let i = 0; i < set.units; i++) {
      expect(set.outcomes[i] === 255).toBe(set.provenanceCodes[i] === never);
      if (set.outcomes[i] !== 255) expect(set.outcomes[i]).toBe(set.violations[i]);
    }
    expect(shareOf(set.units, (i) => set.provenanceCodes[i] === never)).toBeGreaterThan(0.75);
    expect(shareOf(set.units, (i) => set.provenanceCodes[i] === 0)).toBeCloseTo(0.02, 2);
  });

  it("selects by the score and inspects few that were not selected", () => {
    const selectedOf = (band: number) => {
      const members = Array.from({ length: set.units }, (_, i) => i).filter((i) => set.bandCodes[i] === band);
      return members.filter((i) => set.selected[i] === 1).length / members.length;
    };
    expect(selectedOf(2)).toBeGreaterThan(0.5);
    expect(selectedOf(1)).toBeLessThan(0.1);
    expect(selectedOf(0)).toBeLessThan(0.03);
  });

  it.each([
    [{ seed: 1, sponsors: 10 }, /sponsors from 20 to 1000000; got 10/],
    [{ seed: 1, sponsors: 100.5 }, /integer number of sponsors; got 100.5/],
    [{ seed: -1, sponsors: 100 }, /integer seed/],
    [{ seed: 1, sponsors: 100, auc: 0.99 }, /auc from 0.1 to 0.95; got 0.99/],
    [{ seed: 1, sponsors: 100, auc: Number.NaN }, /auc from 0.1 to 0.95; got NaN/],
    [{ seed: 1, sponsors: 100, effectH2: { group: "NLD", ratio: 2 } }, /nationality of the generator in effectH2/],
    [{ seed: 1, sponsors: 100, effectH1: { group: "IND", oddsRatio: 0 } }, /size above 0/],
    [{ seed: 1, sponsors: 100, effectH2: { group: "IND", ratio: 50 } }, /flagged share below 1; got 50/],
    [{ seed: 1, sponsors: 100, design: "null" as const, effectH2: { group: "IND", ratio: 2 } }, /design logistic/],
  ])("refuses %j", (settings, message) => {
    expect(() => synthesiseComposition(settings)).toThrow(ArgumentError);
    expect(() => synthesiseComposition(settings)).toThrow(message);
  });
});
