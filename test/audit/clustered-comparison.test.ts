import { describe, expect, it } from "vitest";
import { clusteredComparison } from "../../src/audit/comparison/clustered-comparison.js";
import { auditedUnits } from "../../src/audit/permutation/audited-units.js";
import { compositionOf, type UnitOf } from "../support/composition-evidence.js";
import { quietContext } from "../support/data-folder.js";
import { samplePlan } from "../support/sample-plan.js";

const compare = (units: readonly UnitOf[], changes = {}) =>
  clusteredComparison(auditedUnits(compositionOf(units)), { alpha: 0.05, plan: samplePlan(changes) }, quietContext());

/** `a` sponsors with two migrants of A and one of B, `b` with three of B; one in four is flagged, A's a bit more. */
const sponsors = (a: number, b: number): UnitOf[] => [
  ...Array.from({ length: a }, (_, i) => ({ band: i % 3 === 0 ? 1 : 0, members: { A: 2, B: 1 } })),
  ...Array.from({ length: b }, (_, i) => ({ band: i % 4 === 0 ? 1 : 0, members: { B: 3 } })),
];

const methodOf = (estimate: object) => {
  const { interval } = estimate as { interval?: { method?: string; reason?: string } };
  return interval?.method ?? interval?.reason;
};

describe("clusteredComparison", () => {
  it.each([
    { a: 19, method: "too-few-effective-units" },
    { a: 20, method: "bootstrap-t-over-units" },
    { a: 199, method: "bootstrap-t-over-units" },
    { a: 200, method: "linearised-over-units" },
  ])("takes $method with $a effective units", async ({ a, method }) => {
    const [groupA] = await compare(sponsors(a, 400));
    expect([groupA!.share, groupA!.difference, groupA!.ratio].map(methodOf)).toEqual([method, method, method]);
    expect(typeof groupA!.equivalence).toBe(a < 20 ? "object" : "number");
  });

  it("gives the shares over members, and the linearised interval of the difference from its definition", async () => {
    const units = sponsors(240, 300);
    const [groupA] = await compare(units);
    const rows = units.map(({ band, members }) => ({
      f: band,
      n: members.A ?? 0,
      m: (members.A ?? 0) + (members.B ?? 0),
    }));
    const sum = (value: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + value(row), 0);
    const [members, all] = [sum(({ n }) => n), sum(({ m }) => m)];
    const pg = sum(({ n, f }) => n * f) / members;
    const pr = sum(({ n, m, f }) => (m - n) * f) / (all - members);
    const u = (weightG: number, weightR: number) =>
      sum(
        ({ n, m, f }) => ((n * (f - pg)) / members / weightG - ((m - n) * (f - pr)) / (all - members) / weightR) ** 2,
      );
    const error = Math.sqrt((rows.length / (rows.length - 1)) * u(1, 1));
    const logError = Math.sqrt((rows.length / (rows.length - 1)) * u(pg, pr));
    expect(groupA!.difference).toMatchObject({
      value: expect.closeTo(pg - pr, 12),
      interval: {
        lower: expect.closeTo(pg - pr - 1.959963984540054 * error, 9),
        upper: expect.closeTo(pg - pr + 1.959963984540054 * error, 9),
      },
    });
    expect(groupA!.ratio).toMatchObject({
      value: expect.closeTo(pg / pr, 12),
      interval: { upper: expect.closeTo((pg / pr) * Math.exp(1.959963984540054 * logError), 9) },
    });
  });

  it("agrees by bootstrap-t with the linearised interval where both hold", async () => {
    const [bootstrapped] = await compare(sponsors(199, 400), {
      resampling: { seed: 1, resamples: 999, bootstrap: 999 },
    });
    const [linearised] = await compare(sponsors(201, 400));
    const widthOf = ({ interval }: { interval?: unknown }) => {
      const { lower, upper } = interval as { lower: number; upper: number };
      return upper - lower;
    };
    const ratio = widthOf(bootstrapped!.difference as object) / widthOf(linearised!.difference as object);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.2);
  });

  it("has a share of 0 without interval, and does not call the group alike, when none of it is flagged", async () => {
    const units = [
      ...Array.from({ length: 60 }, () => ({ band: 0, members: { A: 1 } })),
      ...Array.from({ length: 60 }, (_, i) => ({ band: i % 2, members: { B: 1 } })),
    ];
    const [groupA, groupB] = await compare(units);
    const none = { kind: "not-estimable", reason: "no-flagged" };
    expect(groupA!.share).toEqual({ kind: "estimate", value: 0, interval: none });
    expect(groupA!.ratio).toEqual({ kind: "estimate", value: 0, interval: none });
    expect(groupA!.equivalence).toBe(1);
    expect(groupB!.ratio).toEqual({ kind: "not-estimable", reason: "zero-reference" });
    expect(groupB!.equivalence).toBe(1);
  });

  it("has no comparison for a group without others", async () => {
    const [only] = await compare([
      { band: 0, members: { A: 2 }, weight: 30 },
      { band: 1, members: { A: 2 }, weight: 9 },
    ]);
    expect(only!.ratio).toEqual({ kind: "not-estimable", reason: "no-rest" });
    expect(only!.equivalence).toEqual({ kind: "not-estimable", reason: "no-rest" });
  });

  it("asks for both margins when the plan sets one for the difference too", async () => {
    const units = sponsors(300, 300);
    const [ratioOnly] = await compare(units, { margins: { ratioLower: 0.4, ratioUpper: 2.5 } });
    const [both] = await compare(units, { margins: { ratioLower: 0.4, ratioUpper: 2.5, difference: 0.02 } });
    expect(Number(ratioOnly!.equivalence)).toBeLessThan(0.05);
    expect(Number(both!.equivalence)).toBeGreaterThan(0.05);
  });

  it("gives the ratio to the reference group, without an interval", async () => {
    const [groupA, groupB] = await compare(sponsors(240, 300), { groups: { reference: "B" } });
    const share = (group: typeof groupA) => (group!.share.kind === "estimate" ? group!.share.value : Number.NaN);
    expect(groupA!.ratioToReference).toMatchObject({ value: share(groupA) / share(groupB) });
    expect(groupB!.ratioToReference).toMatchObject({ value: 1 });
  });
});
