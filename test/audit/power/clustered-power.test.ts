import { describe, expect, it } from "vitest";
import { auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { clusteredPower } from "../../../src/audit/power/clustered-power.js";
import type { GroupPower } from "../../../src/audit/power/power-result.js";
import type { NotEstimable } from "../../../src/audit/result.js";
import { normalQuantile } from "../../../src/statistics/distributions.js";
import { studentisedContrast } from "../../../src/statistics/studentised-contrast.js";
import { compositionOf, type UnitOf } from "../../support/composition-evidence.js";
import { quietContext } from "../../support/data-folder.js";
import { samplePlan } from "../../support/sample-plan.js";

const critical = normalQuantile(0.975);

async function powerOf(units: readonly UnitOf[], power: object = { draws: 2000 }, beyond = critical) {
  const audited = auditedUnits(compositionOf(units));
  const judged = { tested: Uint16Array.of(0), critical: Float64Array.of(beyond) };
  const [result] = await clusteredPower(audited, judged, samplePlan({ power }), quietContext());
  return { audited, power: estimated(result!) };
}

function estimated(power: GroupPower | NotEstimable): GroupPower {
  if (power.kind !== "estimate") throw new Error(power.reason);
  return power;
}

function numberOf(ratio: GroupPower["above"]): number {
  if (ratio.kind !== "estimate") throw new Error(ratio.reason);
  return ratio.value;
}

/** Many sponsors with one migrant each: 2,000 of A and 6,000 of B, one in five flagged. */
const singles: UnitOf[] = [
  { band: 1, members: { A: 1 }, weight: 400 },
  { band: 0, members: { A: 1 }, weight: 1600 },
  { band: 1, members: { B: 1 }, weight: 1200 },
  { band: 0, members: { B: 1 }, weight: 4800 },
];

/** The same 2,000 migrants of A at 200 sponsors of ten. */
const clusters: UnitOf[] = [
  { band: 1, members: { A: 10 }, weight: 40 },
  { band: 0, members: { A: 10 }, weight: 160 },
  { band: 1, members: { B: 1 }, weight: 1200 },
  { band: 0, members: { B: 1 }, weight: 4800 },
];

describe("clusteredPower", () => {
  it("agrees with the textbook ratio where every unit has one member and groups are large", async () => {
    const { power } = await powerOf(singles);
    // (z_0.975 + z_0.8) sqrt(p (1 - p) (1 / n + 1 / m)) / p, the variance of a difference under the null.
    const textbook = (2.801585 * Math.sqrt(0.16 * (1 / 2000 + 1 / 6000))) / 0.2;
    expect(Math.abs(numberOf(power.above) - (1 + textbook))).toBeLessThan(0.02);
    expect(Math.abs(numberOf(power.below) - (1 - textbook))).toBeLessThan(0.02);
    expect(power.baseRate).toBe(0.2);
  });

  it("counts sponsors and not migrants: the same migrants at a tenth of the sponsors find far less", async () => {
    const [single, clustered] = [(await powerOf(singles)).power, (await powerOf(clusters)).power];
    expect(numberOf(clustered.above) - 1).toBeGreaterThan(2.3 * (numberOf(single.above) - 1));
    expect(clustered.atMargin).toBeLessThan(0.5);
    expect(single.atMargin).toBeGreaterThan(0.9);
  });

  it("finds the ratio that it names in 80 of 100 data sets drawn in another way", async () => {
    const mixed: UnitOf[] = [
      ...Array.from({ length: 60 }, (_, i) => ({ band: i % 4 === 0 ? 1 : 0, members: { A: 1 + (i % 5), B: i % 3 } })),
      ...Array.from({ length: 300 }, (_, i) => ({ band: i % 5 === 0 ? 1 : 0, members: { B: 1 + (i % 9) } })),
    ];
    const { audited, power } = await powerOf(mixed, { baseRate: 0.2 });
    for (const [ratio, sign] of [
      [numberOf(power.above), 1],
      [numberOf(power.below), -1],
    ] as const) {
      const found = shareFound(mixed, audited.sums, ratio, sign);
      // Binomial bounds at 4 standard errors of 3,000 and of 2,000 draws together.
      expect(Math.abs(found - 0.8)).toBeLessThan(0.046);
    }
  });

  it("finds a larger ratio only, and needs more sponsors, where fewer are flagged", async () => {
    const few = await powerOf(clusters, { baseRate: 0.05, draws: 1000 });
    const many = await powerOf(clusters, { baseRate: 0.3, draws: 1000 });
    expect(numberOf(few.power.above)).toBeGreaterThan(numberOf(many.power.above) + 0.3);
    const needed = [few, many].map(({ power }) =>
      power.neededUnits.kind === "estimate" ? power.neededUnits.value : 0,
    );
    expect(needed[0]).toBeGreaterThan(2 * needed[1]!);
    expect(needed[1]).toBeGreaterThan(6200);
  });

  it("says so where not even a group without a flag would be noticed", async () => {
    const units = [
      { band: 1, members: { A: 1 }, weight: 1 },
      { band: 0, members: { A: 1 }, weight: 19 },
      { band: 1, members: { B: 1 }, weight: 20 },
      { band: 0, members: { B: 1 }, weight: 380 },
    ];
    const { power } = await powerOf(units, { draws: 500 }, 4.2);
    expect(power.below).toEqual({ kind: "not-estimable", reason: "power-not-reached" });
    expect(numberOf(power.above)).toBeGreaterThan(3);
  });

  it("is the same on every number of threads and does not look at which sponsors are flagged", async () => {
    const { power } = await powerOf(clusters, { draws: 500 });
    const swapped = clusters.map((unit, i) => ({ ...unit, weight: [160, 40, 1080, 4920][i]! }));
    const other = await powerOf(swapped, { draws: 500, baseRate: power.baseRate });
    expect(other.power).toEqual(power);
  });
});

/** Share of 3,000 data sets in which Z passes the critical value, flags drawn one by one at the multiplier of a ratio. */
function shareFound(
  units: readonly UnitOf[],
  sums: ReturnType<typeof auditedUnits>["sums"],
  ratio: number,
  sign: 1 | -1,
): number {
  const rows = units.map(({ members }) => ({ n: members.A ?? 0, size: (members.A ?? 0) + (members.B ?? 0) }));
  const chance = (k: number) => rows.map(({ n, size }) => Math.min(1, 0.2 * (1 + ((k - 1) * n) / size)));
  const ratioAt = (k: number) => {
    const p = chance(k);
    const all = (weight: (row: (typeof rows)[number]) => number) =>
      rows.reduce((sum, row, i) => sum + weight(row) * p[i]!, 0) / rows.reduce((sum, row) => sum + weight(row), 0);
    return all(({ n }) => n) / all(({ n, size }) => size - n);
  };
  let [low, high] = [0, 5];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (ratioAt(middle) < ratio) low = middle;
    else high = middle;
  }
  const p = chance(low);
  let state = 99;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  let found = 0;
  for (let set = 0; set < 3000; set++) {
    const flagged = { members: 0, squared: 0, cross: 0, allMembers: 0, allSquared: 0 };
    rows.forEach(({ n, size }, i) => {
      if (random() >= p[i]!) return;
      flagged.members += n;
      flagged.squared += n * n;
      flagged.cross += n * size;
      flagged.allMembers += size;
      flagged.allSquared += size * size;
    });
    if (sign * studentisedContrast(flagged, sums, 0) > critical) found++;
  }
  return found / 3000;
}
