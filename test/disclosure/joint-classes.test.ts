import { describe, expect, it } from "vitest";
import type { GroupComparison, MaybeTest, TestedHypothesis } from "../../src/audit/result.js";
import { enumeratingAttack, type PublishedStatistic } from "../../src/disclosure/attackers/enumerating-attacker.js";
import { tightClasses } from "../../src/disclosure/class-room.js";
import { hiddenCells, primaryCells } from "../../src/disclosure/hidden-cells.js";
import type { LinkedSystem } from "../../src/disclosure/linked/linked-system.js";
import { sumRanges } from "../../src/disclosure/linked/sum-ranges.js";
import { protectTogether, type Release, systemOf } from "../../src/disclosure/protect-together.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { randomRelease } from "../support/random-release.js";
import { samplePlan } from "../support/sample-plan.js";

const ALPHA = 0.05;
const SPLIT = "group x band";
const solver = loadedSolver();

/** Fillings that the enumerating attacker may try here: enough for the releases with few hidden cells. */
const FEW_FILLINGS = 200_000;

/** A random release as people in two bands, in groups alone: few enough cells to try every filling. */
function twoBands(seed: number): Release | null {
  const release = randomRelease(seed);
  const split = release.tables.find(({ id }) => id === SPLIT);
  const groups = release.tables.find(({ id }) => id === "group");
  if (split === undefined || groups === undefined) return null;
  const width = split.keys[1]!.levels.length;
  const totals = groups.counts.map((units) => 3 * units);
  const counts = totals.flatMap((units, row) => {
    const flagged = 3 * split.counts[row * width + width - 1]!;
    return [units - flagged, flagged];
  });
  const keys = [groups.keys[0]!, { name: "band", levels: ["low", "high"] }];
  const supportOf = (of: readonly number[]) => ({ people: of, units: of, largest: of.map((n) => Math.min(1, n)) });
  const bands = [0, 1].map((band) => counts.reduce((sum, count, at) => (at % 2 === band ? sum + count : sum), 0));
  return {
    ...release,
    tables: [
      { ...groups, counts: totals, support: supportOf(totals) },
      { ...split, keys, counts, support: supportOf(counts) },
      { id: "band", unit: "cases", keys: [keys[1]!], counts: bands, support: supportOf(bands) },
    ],
    bands: { order: ["low", "high"], flagged: ["high"] },
  };
}

interface Group {
  readonly name: string;
  /** Flagged and other people; the last band is the flagged one. */
  readonly flagged: number;
  readonly others: number;
  readonly pValue: number;
}

/** Every group of a release against all others. */
function groupsOf({ tables }: Release): readonly Group[] {
  const { keys, counts } = tables.find(({ id }) => id === SPLIT)!;
  const width = keys[1]!.levels.length;
  const rows = keys[0]!.levels.map((name, row) => {
    const cells = counts.slice(row * width, (row + 1) * width);
    const flagged = cells.at(-1)!;
    return { name, flagged, others: cells.reduce((sum, count) => sum + count, 0) - flagged };
  });
  const all = [
    rows.reduce((sum, row) => sum + row.flagged, 0),
    rows.reduce((sum, row) => sum + row.others, 0),
  ] as const;
  return rows.map((row) => ({ ...row, pValue: pValueOf(row.flagged, row.flagged + row.others, all) }));
}

function pValueOf(flagged: number, units: number, all: readonly [number, number]): number {
  const table = [
    [flagged, units - flagged],
    [all[0] - flagged, all[1] - units + flagged],
  ];
  return fisherExact(contingencyTable(table)).pValue;
}

/** A hypothesis that publishes one p-value a group, of Fisher's test. */
function testedOf(groups: readonly Group[]): TestedHypothesis {
  const none: MaybeTest = { kind: "not-estimable", reason: "not-computed" };
  return {
    unit: "cases",
    memberUnit: "cases",
    groupTotals: "group",
    groupByBand: SPLIT,
    family: { alpha: ALPHA, tested: [] },
    verdict: { value: { evidence: { value: "difference-shown" } } },
    groups: groups.map(({ name, pValue }) => ({
      group: name,
      unadjusted: { value: none },
      adjusted: { value: none },
      beside: { fisher: { value: { pValue } }, fisherMidP: { value: none } },
    })) as unknown as readonly GroupComparison[],
  } as unknown as TestedHypothesis;
}

/** What is published of the p-values of groups, as the enumerating attacker uses it over all cells of the release. */
function published(
  { tables, starts }: LinkedSystem,
  groups: readonly Group[],
  agrees: (found: number, own: Group) => boolean,
): readonly PublishedStatistic[] {
  const place = tables.findIndex(({ id }) => id === SPLIT);
  const width = tables[place]!.keys[1]!.levels.length;
  const rows = tables[place]!.keys[0]!.levels;
  return groups.map((own) => ({
    name: own.name,
    agrees: (counts) => agrees(counts[starts[place]! + rows.indexOf(own.name) * width + width - 1]!, own),
  }));
}

const sumsOf = (groups: readonly Group[]) =>
  [groups.reduce((sum, { flagged }) => sum + flagged, 0), groups.reduce((sum, { others }) => sum + others, 0)] as const;

const once = <Value>(of: (flagged: number, own: Group) => Value) => {
  const known = new Map<string, Value>();
  return (flagged: number, own: Group) => {
    const name = `${own.name} ${flagged}`;
    if (!known.has(name)) known.set(name, of(flagged, own));
    return known.get(name)!;
  };
};

describe("the enumerating attacker with the p-values of all groups together and every margin", () => {
  const seen = { classes: 0, closed: 0, enumerated: 0, openClasses: 0, openNumbers: 0 };
  const exposes = (system: LinkedSystem, statistics: readonly PublishedStatistic[]) => {
    const found = enumeratingAttack(system, statistics, FEW_FILLINGS);
    return found.kind === "enumerated" && found.exposed.length > 0;
  };

  it("recovers no hidden cell from the classes that are given, and does from all of them, and from numbers", () => {
    for (let seed = 1; seed <= 500; seed++) {
      const release = twoBands(seed);
      if (release === null) continue;
      const { hidden } = protectTogether(release, solver, { rules: seed % 2 === 0 ? hiddenCells : primaryCells });
      const groups = groupsOf(release);
      const unseen = groups.filter(({ name }) => hidden.isHidden(SPLIT, name) && !hidden.isHidden("group", name));
      if (unseen.length === 0 || hidden.hidesSome("band")) continue;
      const system = systemOf(release, hidden);
      if (enumeratingAttack(system, [], FEW_FILLINGS).kind === "too-many") continue;
      const sums = sumRanges(system, solver);
      const plan = { ...samplePlan(), bands: { order: [...release.bands.order], flagged: [...release.bands.flagged] } };
      const { closed } = tightClasses(testedOf(groups), {
        result: { tables: release.tables, plan },
        hidden,
        thresholds: release.thresholds,
        ranges: sums.rangeOf,
      });
      sums.close();
      const all = sumsOf(groups);
      const pValue = once((flagged, own) => pValueOf(flagged, own.flagged + own.others, all));
      const isSmall = (flagged: number, own: Group) => pValue(flagged, own) <= ALPHA === own.pValue <= ALPHA;
      const isSame = (flagged: number, own: Group) => pValue(flagged, own).toPrecision(3) === own.pValue.toPrecision(3);
      const given = unseen.filter(({ name }) => !closed.has(name));
      expect(exposes(system, published(system, given, isSmall)), `seed ${seed}`).toBe(false);
      seen.enumerated++;
      seen.classes += given.length;
      seen.closed += closed.size;
      if (exposes(system, published(system, unseen, isSmall))) seen.openClasses++;
      if (exposes(system, published(system, unseen, isSame))) seen.openNumbers++;
    }
    expect(seen.enumerated).toBeGreaterThan(40);
    expect(seen.classes).toBeGreaterThan(0);
    expect(seen.closed).toBeGreaterThan(100);
    expect(Math.min(seen.openClasses, seen.openNumbers)).toBeGreaterThan(40);
  }, 300_000);
});
