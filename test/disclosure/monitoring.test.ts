import { describe, expect, it } from "vitest";
import { readPeriodCounts } from "../../src/data/tables/period-counts.js";
import { publishedMonitor } from "../../src/disclosure/monitoring.js";
import { seriesOfReleases } from "../../src/disclosure/monitoring-bundles.js";
import { disclosedCounts } from "../../src/disclosure/monitoring-counts.js";
import { DataError } from "../../src/errors.js";
import { type MonitoringPlan, parseMonitoringPlan } from "../../src/plan/monitoring-schema.js";

function countsPlan(changes = ""): MonitoringPlan {
  return parseMonitoringPlan(
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
  periods: [p1, p2]
plannedLooks: 4
${changes || "units: new"}
`,
    "series.yaml",
  );
}

type Row = readonly [period: string, group: string, flagged: number, notFlagged: number];
const csv = (rows: readonly Row[]) =>
  [
    "period,group,flagged,count",
    ...rows.flatMap(([p, g, yes, no]) => [`${p},${g},1,${yes}`, `${p},${g},0,${no}`]),
  ].join("\n");
const published = (rows: readonly Row[], plan = countsPlan()) => {
  if (plan.source.kind !== "counts") throw new Error("counts");
  return disclosedCounts(readPeriodCounts(csv(rows), plan.source), plan);
};

const FULL: readonly Row[] = [
  ["p1", "A", 30, 90],
  ["p1", "B", 40, 160],
  ["p1", "C", 50, 300],
  ["p2", "A", 4, 96],
  ["p2", "B", 41, 159],
  ["p2", "C", 52, 298],
];

describe("counts of a series before they leave", () => {
  it("hide a small count and one more, so that the sum does not give it back, and keep it a gap", () => {
    const [first, second] = published(FULL).periods;
    expect(first!.groups.map(({ flagged }) => flagged)).toEqual([30, 40, 50]);
    expect(second!.groups.map(({ flagged }) => flagged)).toEqual([null, null, 52]);
    expect(second!.all).toEqual({ flagged: 97, n: 650 });
  });

  it("hide a group in every period once one period hides it, where the same units come back", () => {
    const changed: readonly Row[] = [...FULL.slice(0, 4), ["p2", "B", 41, 199], ["p2", "C", 72, 268]];
    const { periods } = published(changed, countsPlan("units: repeated"));
    expect(periods.map(({ groups }) => groups.map(({ flagged }) => flagged))).toEqual([
      [null, null, 50],
      [null, null, 72],
    ]);
    expect(periods.map(({ all }) => all)).toEqual([
      { flagged: 120, n: 670 },
      { flagged: 117, n: 680 },
    ]);
  });

  it("hide a group of which two periods differ by a few, and the sum where that would give it back", () => {
    const few: readonly Row[] = [
      ["p1", "A", 30, 90],
      ["p1", "B", 40, 160],
      ["p1", "C", 50, 300],
      ["p1", "D", 60, 400],
      ["p2", "A", 33, 90],
      ["p2", "B", 60, 200],
      ["p2", "C", 80, 340],
      ["p2", "D", 60, 400],
    ];
    const told = (rows: readonly Row[]) =>
      published(rows, countsPlan("units: repeated")).periods.map(({ all, groups }) => [
        all?.n ?? null,
        ...groups.map(({ n }) => n),
      ]);
    expect(told(few)).toEqual([
      [1130, null, null, 350, 460],
      [1263, null, null, 420, 460],
    ]);
    const still = few.slice(1, 4).map(([, group, flagged, notFlagged]): Row => ["p2", group, flagged, notFlagged]);
    expect(told([...few.slice(0, 5), ...still])).toEqual([
      [null, null, null, null, null],
      [null, null, null, null, null],
    ]);
  });

  it("write no hidden count anywhere in the result", () => {
    const rows: readonly Row[] = [
      ["p1", "A", 7, 93],
      ["p1", "B", 8, 912],
      ...FULL.slice(1).map((row): Row => (row[1] === "B" && row[0] === "p1" ? ["p1", "D", 40, 160] : row)),
    ];
    const text = JSON.stringify(publishedMonitor(published(rows), countsPlan(), "hash"));
    expect(text).not.toMatch(/"flagged":(?:4|7|8)[,}]/);
    expect(text).toContain('"reason":"hidden"');
  });

  it("show everything where the plan gives a reason", () => {
    const plan = countsPlan("units: new\ndisclosure: {threshold: 0, reason: public data}");
    expect(published(FULL, plan).periods[1]!.groups.map(({ flagged }) => flagged)).toEqual([4, 41, 52]);
    expect(() => countsPlan("units: new\ndisclosure: {threshold: 0}")).toThrow(/reason/);
  });

  it("are refused when a watched group is in no period, and when no group is large enough", () => {
    const watching = countsPlan("units: new\ngroups: [A, X, Y]");
    expect(() => publishedMonitor(published(FULL, watching), watching, "hash")).toThrow(
      /groups that a period knows; got "X"/,
    );
    const strict = countsPlan("units: new\ngroupGate: 5000");
    expect(() => publishedMonitor(published(FULL, strict), strict, "hash")).toThrow(/5000 units or more/);
  });

  it("are refused with every problem at once", () => {
    const text = [
      "period,group,flagged,count",
      "p1,A,1,3",
      "p1,A,2,3",
      "p9,A,1,3",
      "p2,B,1,x",
      "p2,B,0,4",
      "p2,B,0,4",
    ].join("\n");
    const { source } = countsPlan();
    const attempt = () => readPeriodCounts(text, source as Extract<MonitoringPlan["source"], { kind: "counts" }>);
    expect(attempt).toThrow(DataError);
    try {
      attempt();
    } catch (error) {
      const { issues } = error as DataError;
      expect(issues.map(({ code, row }) => [code, row])).toEqual([
        ["value-unknown", 3],
        ["value-unknown", 4],
        ["value-unknown", 5],
        ["row-duplicate", 7],
        ["value-missing", 2],
      ]);
    }
  });
});

function release(
  changes: { flagged?: number | "suppressed"; threshold?: number; name?: string; version?: string } = {},
) {
  const { flagged = 30, threshold = 60, name = "m", version = "1" } = changes;
  const hidden = flagged === "suppressed";
  const key = { name: "group", levels: ["A", "B", "no majority"] };
  const band = { name: "band", levels: ["low", "high"] };
  const split = [hidden ? "suppressed" : 120 - flagged, flagged, 160, 40, 300, 50];
  const [low, high] = [hidden ? 550 : 580 - flagged, hidden ? 120 : 90 + flagged];
  return JSON.stringify({
    $schema: "urn:toetssteen:schema:audit:1",
    planHash: "0".repeat(64),
    plan: {
      synthetic: false,
      model: { name, version },
      protectedAttribute: { nl: "groep", en: "group" },
      bands: { order: ["low", "high"], thresholds: [threshold] },
      hypothesis2: { majorityThreshold: 0.5, minMigrants: 1 },
    },
    disclosure: { threshold: 10, units: 5 },
    tables: [
      { id: "h2.groups", keys: [key], counts: [120, 200, 350] },
      { id: "h2.groupByBand", keys: [key, band], counts: split },
      { id: "h2.bands", keys: [band], counts: [low, high] },
      { id: "units.bands", keys: [band], counts: [low, high] },
    ],
    hypothesis1: { kind: "not-tested" },
    hypothesis2: {
      kind: "tested",
      unit: "sponsors",
      memberUnit: "sponsors",
      groupTotals: "h2.groups",
      groupByBand: "h2.groupByBand",
      bandTotals: "h2.bands",
      unitsByBand: "units.bands",
      groups: ["A", "B"].map((group) => ({
        group,
        tested: true,
        designEffect: { kind: "withheld", reason: "below-threshold" },
      })),
    },
  });
}

function releasesPlan(hypothesis = "hypothesis2"): MonitoringPlan {
  return parseMonitoringPlan(
    `
version: 1
title: Releases
model: {name: m, version: "1"}
dataOwner: nobody
protectedAttribute: {nl: groep, en: group}
source:
  kind: bundles
  hypothesis: ${hypothesis}
  periods: [{period: p1, file: one/audit.json}, {period: p2, file: two/audit.json}]
units: new
plannedLooks: 4
`,
    "series.yaml",
  );
}

const reads = (...texts: readonly string[]) =>
  texts.map((text, at) => ({ period: `p${at + 1}`, file: `${at + 1}/audit.json`, text, hash: `${at}` }));

describe("a series of releases", () => {
  it("reads the published counts, and leaves what a release hides as a gap", () => {
    const { periods, dependence } = seriesOfReleases(
      reads(release(), release({ flagged: "suppressed" })),
      releasesPlan(),
    );
    expect(dependence).toBe("independent");
    expect(periods[0]).toMatchObject({
      all: { flagged: 120, n: 670 },
      leastShown: { flagged: 5, notFlagged: 5 },
      groups: [
        { group: "A", n: 120, flagged: 30 },
        { group: "B", n: 200, flagged: 40 },
      ],
    });
    expect(periods[1]!.groups[0]).toMatchObject({ group: "A", n: 120, flagged: null });
    const { groups } = publishedMonitor(
      seriesOfReleases(reads(release(), release({ flagged: "suppressed" })), releasesPlan()),
      releasesPlan(),
      "hash",
    );
    expect(groups[0]!.looks[1]).toEqual({ state: "gap", period: "p2", reason: "hidden" });
  });

  it("refuses the same release twice where every period should count new units", () => {
    const same = reads(release(), release()).map((read) => ({ ...read, hash: "0" }));
    expect(() => seriesOfReleases(same, releasesPlan())).toThrow(/no other period counts; got the same as that of p1/);
    expect(seriesOfReleases(same, { ...releasesPlan(), units: "repeated" }).periods).toHaveLength(2);
  });

  it("tells no count of a group that changes by a few, where the same units come back, nor of one more", () => {
    const texts = reads(release({ flagged: 30 }), release({ flagged: 33 }));
    const told = (units: "new" | "repeated") =>
      seriesOfReleases(texts, { ...releasesPlan(), units }).periods.map(({ groups }) => groups.map(({ n }) => n));
    expect(told("new")).toEqual([
      [120, 200],
      [120, 200],
    ]);
    expect(told("repeated")).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("lets the version of the model change and points it out", () => {
    const series = seriesOfReleases(reads(release(), release({ version: "2" })), releasesPlan());
    expect(publishedMonitor(series, releasesPlan(), "hash").alarm.attention).toContainEqual({
      code: "model-changed",
      subject: "2",
      period: "p2",
    });
  });

  it("refuses another definition, another model, another file and an untested hypothesis, all at once", () => {
    const problemsOf = (texts: readonly string[], hypothesis?: string) => {
      try {
        seriesOfReleases(reads(...texts), releasesPlan(hypothesis));
        return [];
      } catch (error) {
        return (error as DataError).issues.map(({ file, expected }) => `${file}: ${expected}`);
      }
    };
    expect(problemsOf([release(), release({ threshold: 70, name: "other" })])).toEqual([
      "2/audit.json: model.name as in the first period",
      "2/audit.json: bands as in the first period",
    ]);
    expect(problemsOf(["{}", "no json"])).toEqual([
      "1/audit.json: an audit.json of this tool",
      "2/audit.json: an audit.json of this tool",
    ]);
    expect(problemsOf([release(), release()], "hypothesis1")).toHaveLength(2);
  });
});
