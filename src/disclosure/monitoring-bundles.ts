import { z } from "zod";
import type { PublishedPeriod, PublishedSeries } from "../audit/monitoring/series.js";
import { DataError, type Issue } from "../errors.js";
import type { MonitoringPlan } from "../plan/monitoring-schema.js";
import { AUDIT_SCHEMA_ID } from "./audit-schema.js";
import { tiedLooks } from "./repeated-looks.js";

/** One release of a series, as it was read. */
export interface ReadRelease {
  readonly period: string;
  /** Path as the series file gives it. */
  readonly file: string;
  readonly text: string;
  readonly hash: string;
}

const numberSchema = z.object({
  kind: z.literal("shown"),
  value: z.object({ kind: z.literal("estimate"), value: z.number() }),
});

const testedSchema = z.object({
  kind: z.literal("tested"),
  unit: z.enum(["sponsors", "cases"]),
  memberUnit: z.enum(["sponsors", "migrants", "cases"]),
  groupTotals: z.string(),
  groupByBand: z.string(),
  bandTotals: z.string(),
  unitsByBand: z.string(),
  groups: z.array(z.object({ group: z.string(), tested: z.boolean(), designEffect: z.unknown() })),
});

/** What a series reads of an audit.json. Everything else may change from version to version. */
const releaseSchema = z.object({
  $schema: z.literal(AUDIT_SCHEMA_ID),
  planHash: z.string(),
  plan: z.object({
    synthetic: z.boolean(),
    model: z.object({ name: z.string(), version: z.string() }),
    protectedAttribute: z.object({ nl: z.string(), en: z.string() }),
    bands: z.object({
      order: z.array(z.string()),
      thresholds: z.array(z.number()).optional(),
      flagged: z.array(z.string()).optional(),
    }),
    hypothesis2: z.object({ majorityThreshold: z.number(), minMigrants: z.number() }),
  }),
  disclosure: z.object({ threshold: z.number(), units: z.number() }),
  tables: z.array(
    z.object({
      id: z.string(),
      keys: z.array(z.object({ name: z.string(), levels: z.array(z.string()) })),
      counts: z.array(z.union([z.number(), z.literal("suppressed")])),
    }),
  ),
  hypothesis1: z.unknown(),
  hypothesis2: z.unknown(),
});

type Release = z.output<typeof releaseSchema>;
type Tested = z.output<typeof testedSchema>;

interface Checked {
  readonly read: ReadRelease;
  readonly release: Release;
  readonly tested: Tested;
}

/**
 * A series out of releases. Whatever a release hides stays a gap; releases must be of one definition.
 * @param reads  texts of audit.json in time order
 * @param plan  settings of the series
 * @returns the series
 * @throws DataError `data-invalid` with every problem of every release
 */
export function seriesOfReleases(reads: readonly ReadRelease[], plan: MonitoringPlan): PublishedSeries {
  const { source } = plan;
  if (source.kind !== "bundles") throw new TypeError("seriesOfReleases requires a series of releases");
  const issues: Issue[] = [];
  const checked = reads.flatMap((read) => checkRelease(read, source.hypothesis, issues));
  const first = checked[0];
  for (const each of checked) issues.push(...definitionIssues(each, first!, plan));
  if (plan.units === "new") issues.push(...sameReleases(reads));
  if (issues.length > 0 || first === undefined) {
    const others = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
    throw new DataError("data-invalid", `${issues[0]!.message}${others}`, issues);
  }
  const { unit, memberUnit } = first.tested;
  const periods = checked.map(periodOf);
  const threshold = Math.max(...checked.map(({ release, tested }) => leastCount(release, tested)));
  return {
    unit: memberUnit,
    dependence: unit === memberUnit ? "independent" : "design-effect",
    periods: plan.units === "repeated" ? untied(periods, threshold) : periods,
  };
}

/** Periods without what two of them, subtracted, would tell of a few units. */
function untied(periods: readonly PublishedPeriod[], threshold: number): readonly PublishedPeriod[] {
  const looks = periods.map(({ groups }) =>
    groups.flatMap(({ group, n, flagged }) =>
      n === null || flagged === null ? [] : [{ group, flagged, notFlagged: n - flagged }],
    ),
  );
  const known = new Set(looks.flat().map(({ group }) => group));
  const gaps = periods.flatMap(({ groups }) => groups.filter(({ n, flagged }) => n === null || flagged === null));
  const hidden = new Set(gaps.map(({ group }) => group).filter((group) => known.has(group)));
  const tied = tiedLooks(looks, { threshold, hidden });
  return periods.map((period) => ({
    ...period,
    all: tied.sumHidden ? null : period.all,
    groups: period.groups.map((each) => (tied.hidden.has(each.group) ? { ...each, n: null, flagged: null } : each)),
  }));
}

function checkRelease(
  read: ReadRelease,
  hypothesis: "hypothesis1" | "hypothesis2",
  issues: Issue[],
): readonly Checked[] {
  const release = releaseSchema.safeParse(parsedJson(read.text));
  if (!release.success) {
    const path = release.error.issues[0]!.path.join(".");
    issues.push(issue(read, "an audit.json of this tool", path === "" ? "another file" : `another value at ${path}`));
    return [];
  }
  const tested = testedSchema.safeParse(release.data[hypothesis]);
  if (!tested.success) {
    issues.push(issue(read, `a release in which ${hypothesis} was tested`, "one in which it was not"));
    return [];
  }
  return [{ read, release: release.data, tested: tested.data }];
}

/** One release as a period of a series, and what its numbers are numbers of. */
export interface ReadPeriod {
  readonly period: PublishedPeriod;
  readonly unit: PublishedSeries["unit"];
  readonly dependence: PublishedSeries["dependence"];
  readonly definition: Definition;
}

type Definition = ReturnType<typeof definitionOf>;

/**
 * One hypothesis of one release as a period, whatever its definition.
 * @returns null where the hypothesis was not tested
 */
export function periodOfRelease(read: ReadRelease, hypothesis: "hypothesis1" | "hypothesis2"): ReadPeriod | null {
  const [checked] = checkRelease(read, hypothesis, []);
  if (checked === undefined) return null;
  const { unit, memberUnit } = checked.tested;
  return {
    period: periodOf(checked),
    unit: memberUnit,
    dependence: unit === memberUnit ? "independent" : "design-effect",
    definition: definitionOf(checked),
  };
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What may not change inside a series: then a change of the numbers could be a change of the definition. */
function definitionIssues({ read, release, tested }: Checked, first: Checked, plan: MonitoringPlan): readonly Issue[] {
  const own = Object.entries(definitionOf({ release, tested }));
  const wanted = definitionOf(first) as Readonly<Record<string, unknown>>;
  const changed = own
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(wanted[key]))
    .map(([key]) => issue(read, `${key} as in the first period`, "another one"));
  if (release.plan.synthetic === plan.synthetic) return changed;
  const received = release.plan.synthetic ? "made-up data" : "real data";
  return [...changed, issue(read, `data as the series file says (synthetic: ${plan.synthetic})`, received)];
}

function definitionOf({ release: { plan: of }, tested: { unit, memberUnit } }: Pick<Checked, "release" | "tested">) {
  return {
    "model.name": of.model.name,
    protectedAttribute: of.protectedAttribute,
    bands: { order: of.bands.order, thresholds: of.bands.thresholds ?? null, flagged: flaggedBands(of.bands) },
    hypothesis2: of.hypothesis2,
    unit,
    memberUnit,
  };
}

/** The same release twice cannot hold new units. */
function sameReleases(reads: readonly ReadRelease[]): readonly Issue[] {
  return reads.flatMap((read, at) => {
    const before = reads.slice(0, at).find(({ hash }) => hash === read.hash);
    if (before === undefined) return [];
    return [issue(read, "a release of units that no other period counts", `the same as that of ${before.period}`)];
  });
}

function issue({ file }: ReadRelease, expected: string, received: string): Issue {
  return {
    code: "release-unusable",
    file,
    expected,
    received,
    message: `${file} requires ${expected}; got ${received}`,
  };
}

function flaggedBands({ order, flagged }: Release["plan"]["bands"]): readonly string[] {
  return flagged ?? order.slice(-1);
}

function periodOf({ read, release, tested }: Checked): PublishedPeriod {
  const { plan } = release;
  const flagged = flaggedBands(plan.bands);
  const table = (id: string) => release.tables.find((each) => each.id === id);
  const split = table(tested.groupByBand);
  const totals = table(tested.groupTotals);
  const bandTotals = table(tested.bandTotals);
  const groups = split?.keys[0]?.levels ?? [];
  const bands = split?.keys[1]?.levels ?? [];
  const isFlagged = bands.map((band) => flagged.includes(band));
  return {
    period: read.period,
    planHash: release.planHash,
    inputHash: read.hash,
    modelVersion: plan.model.version,
    leastShown: leastShown(leastCount(release, tested), isFlagged),
    all: flaggedCount(bandTotals?.counts ?? [], isFlagged),
    bands: classCounts(table(tested.unitsByBand)),
    groups: groups.flatMap((group, row) => {
      const audited = tested.groups.find((each) => each.group === group);
      if (audited === undefined) return [];
      const own = flaggedCount(split!.counts.slice(row * bands.length, (row + 1) * bands.length), isFlagged);
      const total = totals?.counts[totals.keys[0]?.levels.indexOf(group) ?? -1];
      return [
        {
          group,
          passesGate: audited.tested,
          n: own?.n ?? (typeof total === "number" ? total : null),
          flagged: own?.flagged ?? null,
          designEffect: tested.unit === tested.memberUnit ? 1 : designEffectOf(group, tested),
        },
      ];
    }),
  };
}

/** Least count of a cell: sponsors have a threshold of their own, people and cases have both. */
function leastCount({ disclosure: { threshold, units } }: Release, { memberUnit }: Tested): number {
  if (threshold === 0) return 0;
  return memberUnit === "sponsors" ? units : Math.max(threshold, units);
}

/** A row is shown when each of its bands reaches the threshold, so flagged bands together reach a multiple of it. */
function leastShown(threshold: number, isFlagged: readonly boolean[]) {
  const flagged = isFlagged.filter(Boolean).length;
  return { flagged: threshold * flagged, notFlagged: threshold * (isFlagged.length - flagged) };
}

function flaggedCount(counts: readonly (number | "suppressed")[], isFlagged: readonly boolean[]) {
  if (counts.length === 0 || counts.length !== isFlagged.length) return null;
  let flagged = 0;
  let n = 0;
  for (const [band, count] of counts.entries()) {
    if (count === "suppressed") return null;
    n += count;
    if (isFlagged[band]) flagged += count;
  }
  return { flagged, n };
}

function classCounts(table: Release["tables"][number] | undefined) {
  const counts = table?.counts.filter((count) => count !== "suppressed") ?? [];
  if (table === undefined || counts.length !== table.counts.length) return null;
  return { levels: table.keys[0]!.levels, counts };
}

function designEffectOf(group: string, { groups }: Tested): number | null {
  const parsed = numberSchema.safeParse(groups.find((each) => each.group === group)?.designEffect);
  return parsed.success ? Math.max(1, parsed.data.value.value) : null;
}
