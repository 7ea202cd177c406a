import { describe, expect, it } from "vitest";
import type { PublishedPeriod } from "../../src/audit/monitoring/series.js";
import type { PeriodCounts } from "../../src/data/tables/period-counts.js";
import { linearAttack } from "../../src/disclosure/attackers/linear-attacker.js";
import { linkedSystem } from "../../src/disclosure/linked/linked-system.js";
import type { LinkedTable } from "../../src/disclosure/linked/linked-table.js";
import { disclosedCounts } from "../../src/disclosure/monitoring-counts.js";
import { parseMonitoringPlan } from "../../src/plan/monitoring-schema.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { loadedSolver } from "../support/loaded-solver.js";

const THRESHOLD = 10;
const FLAG = { name: "flagged", levels: ["flagged", "not flagged"] };

const plan = (units: "new" | "repeated") =>
  parseMonitoringPlan(
    `
version: 1
title: Counts
model: {name: m, version: "1"}
dataOwner: nobody
protectedAttribute: {nl: groep, en: group}
source:
  kind: counts
  file: counts.csv
  columns: {period: period, group: group, flagged: flagged, count: count}
  flagged: {"yes": ["1"], "no": ["0"]}
  unit: independent-persons
  periods: [p1, p2, p3]
plannedLooks: 4
units: ${units}
`,
    "series.yaml",
  );

/** Three periods of groups of unequal sizes, few of them flagged. */
function periodsOf(seed: number): readonly PeriodCounts[] {
  const stream = streamsFrom(seed).block(0);
  const groups = Array.from({ length: 3 + nextBelow(stream, 6) }, (_, at) => `g${at}`);
  return ["p1", "p2", "p3"].map((period) => ({
    period,
    groups: groups.map((group) => ({
      group,
      flagged: nextBelow(stream, 1 + nextBelow(stream, 60)),
      notFlagged: nextBelow(stream, 1 + nextBelow(stream, 300)),
    })),
  }));
}

type Row = Pick<PublishedPeriod["groups"][number], "group" | "n" | "flagged">;

/** One period as a reader sees it: sizes, splits, and the sum of all where it is given. */
function exposed({ groups }: PeriodCounts, rows: readonly Row[], isSumShown: boolean): number {
  const key = { name: "group", levels: groups.map(({ group }) => group) };
  const row = (group: string) => rows.find((each) => each.group === group)!;
  const table = (id: string, keys: LinkedTable["keys"], counts: readonly number[], hidden: readonly boolean[]) =>
    ({ id, unit: "cases", keys, counts, hidden, least: THRESHOLD }) as const;
  const sums = [0, 1].map((column) =>
    groups.reduce((sum, { flagged, notFlagged }) => sum + (column === 0 ? flagged : notFlagged), 0),
  );
  const system = linkedSystem(
    [
      table(
        "totals",
        [key],
        groups.map(({ flagged, notFlagged }) => flagged + notFlagged),
        groups.map(({ group }) => row(group).n === null),
      ),
      table(
        "split",
        [key, FLAG],
        groups.flatMap(({ flagged, notFlagged }) => [flagged, notFlagged]),
        groups.flatMap(({ group }) => [row(group).flagged === null, row(group).flagged === null]),
      ),
      table(
        "all",
        [FLAG],
        sums,
        sums.map(() => !isSumShown),
      ),
    ],
    { bands: { order: [], flagged: [] }, links: [] },
  );
  return linearAttack(system, loadedSolver()).exposed.length;
}

/** The same units in three periods, of whom a few come, go or change. */
function repeatedPeriods(seed: number): readonly PeriodCounts[] {
  const stream = streamsFrom(seed).block(0);
  const few = (most: number) => nextBelow(stream, 3) * nextBelow(stream, most);
  const first = Array.from({ length: 2 + nextBelow(stream, 6) }, (_, at) => ({
    group: `g${at}`,
    flagged: 20 + nextBelow(stream, 200),
    notFlagged: 20 + nextBelow(stream, 900),
  }));
  const after = (groups: PeriodCounts["groups"]) =>
    groups.map(({ group, flagged, notFlagged }) => ({
      group,
      flagged: flagged + few(12),
      notFlagged: notFlagged + few(30),
    }));
  const second = after(first);
  return [first, second, after(second)].map((groups, at) => ({ period: `p${at + 1}`, groups }));
}

type Told = Pick<PublishedPeriod, "groups" | "all">;

/** Subtracts every two looks: of each told group, and of all untold groups together where the sum is told. */
function smallChanges(periods: readonly Told[]): number {
  const told = periods.map(({ groups, all }) => {
    const shown = groups.filter(({ n, flagged }) => n !== null && flagged !== null);
    const cells = shown.map(({ group, n, flagged }) => [group, [flagged!, n! - flagged!, n!]] as const);
    const rest =
      all === null
        ? []
        : [
            [all.flagged, all.n - all.flagged, all.n].map((sum, at) =>
              cells.reduce((left, [, c]) => left - c[at]!, sum),
            ),
          ];
    return new Map<string, readonly number[]>([...cells, ...rest.map((sums) => ["untold", sums] as const)]);
  });
  const pairs = told.flatMap((later, at) => told.slice(0, at).map((earlier) => [earlier, later] as const));
  return pairs.flatMap(([earlier, later]) =>
    [...later].flatMap(([name, sums]) =>
      (earlier.get(name) ?? sums).filter((sum, at) => sum !== sums[at]! && Math.abs(sum - sums[at]!) < THRESHOLD),
    ),
  ).length;
}

describe("two looks at the same units", () => {
  const SEEDS = Array.from({ length: 200 }, (_, at) => at + 1);

  it("leave nobody who subtracts them a change of a few units", () => {
    let told = 0;
    for (const seed of SEEDS) {
      const { periods } = disclosedCounts(repeatedPeriods(seed), plan("repeated"));
      expect(smallChanges(periods), `seed ${seed}`).toBe(0);
      told += periods[0]!.groups.filter(({ n }) => n !== null).length;
    }
    expect(told).toBeGreaterThan(20);
  });

  it("leave him many where only small counts are gaps", () => {
    const open = SEEDS.filter((seed) => smallChanges(disclosedCounts(repeatedPeriods(seed), plan("new")).periods) > 0);
    expect(open.length).toBeGreaterThan(150);
  });
});

describe("the counts of a series of periods", () => {
  it("leave the linear attacker no hidden count in any period", () => {
    let hiding = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const periods = periodsOf(seed);
      const series = disclosedCounts(periods, plan(seed % 2 === 0 ? "new" : "repeated"));
      series.periods.forEach(({ groups, all }, at) => {
        expect(exposed(periods[at]!, groups, all !== null), `seed ${seed}, period ${at + 1}`).toBe(0);
        const isHidden = groups.map(({ flagged }) => flagged === null);
        if (isHidden.includes(true) && isHidden.includes(false)) hiding++;
      });
    }
    expect(hiding).toBeGreaterThan(50);
  });

  it("give him some where small counts alone are gaps", () => {
    const open = Array.from({ length: 60 }, (_, at) => periodsOf(at + 1)[0]!).filter((period) => {
      const isSmall = (counts: readonly number[]) => counts.some((count) => count < THRESHOLD);
      const rows = period.groups.map(({ group, flagged, notFlagged }) => ({
        group,
        n: isSmall([flagged + notFlagged]) ? null : flagged + notFlagged,
        flagged: isSmall([flagged, notFlagged]) ? null : flagged,
      }));
      return exposed(period, rows, true) > 0;
    });
    expect(open.length).toBeGreaterThan(10);
  });
});
