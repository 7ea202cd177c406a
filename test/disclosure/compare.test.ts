import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareReleases } from "../../src/disclosure/compare.js";
import { type ComparedRelease, releaseToCompare } from "../../src/disclosure/compare-read.js";
import { COMPARISON_SCHEMA_ID, comparisonJsonSchema, comparisonSchema } from "../../src/disclosure/compare-schema.js";
import { canonicalJson } from "../../src/plan/canonical-json.js";
import { type GroupCounts, releaseOf } from "../support/compared-releases.js";

const BUNDLES = join(import.meta.dirname, "../fixtures/bundles");
const REPORTS = join(import.meta.dirname, "../../reports");

/** Group D is large enough to be shown, and C alone differs. */
const BASE: GroupCounts = { A: [60, 240], B: [120, 480], C: [75, 150], D: [30, 90] };

const comparedOf = (before: ComparedRelease, after: ComparedRelease) =>
  compareReleases({ before, after, changedNumbers: [] });

async function comparedCounts(before: GroupCounts, after: GroupCounts, changes: object = {}) {
  return comparedOf(await releaseOf(before), await releaseOf(after, changes));
}

function stateOf(comparison: ReturnType<typeof comparedOf>, group: string) {
  return comparison.hypotheses[0]!.groups.find((each) => each.group === group);
}

describe("compareReleases", () => {
  it("finds nothing between a release and itself, and says so", async () => {
    const comparison = await comparedCounts(BASE, BASE);
    expect(comparison.causes).toEqual({ plan: "same", version: "same", data: "nothing-differs" });
    expect(comparison.plan.total).toBe(0);
    for (const { verdict } of comparison.hypotheses) {
      expect(verdict.every(({ before, after }) => before === after)).toBe(true);
    }
    expect(stateOf(comparison, "C")).toMatchObject({ state: "compared", reason: "unchanged" });
  });

  it("says that the data differs where plan and version are the same and numbers are not", async () => {
    const { causes } = await comparedCounts(BASE, { ...BASE, A: [90, 360] });
    expect(causes).toEqual({ plan: "same", version: "same", data: "different" });
  });

  it("tells a verdict that changed since numbers grew from one that changed since the effect grew", async () => {
    // 40 % against 20 %: of 25 units no evidence, of ten times as many there is; and 60 % of 25 units is enough.
    const small: GroupCounts = { A: [60, 240], B: [120, 480], C: [20, 55], D: [30, 90] };
    const times = (factor: number): GroupCounts =>
      Object.fromEntries(Object.entries(small).map(([group, [f, o]]) => [group, [factor * f, factor * o]]));
    const grown = stateOf(await comparedCounts(small, times(8)), "C");
    expect(grown).toMatchObject({
      evidence: { before: "no-evidence", after: "difference-shown" },
      reason: "size",
    });
    const stronger = stateOf(await comparedCounts(small, { ...small, C: [45, 30] }), "C");
    expect(stronger).toMatchObject({
      evidence: { before: "no-evidence", after: "difference-shown" },
      reason: "effect",
    });
  });

  it("lays a verdict that changed on the same counts at the door of the plan", async () => {
    const counts: GroupCounts = { ...BASE, C: [28, 52] };
    const comparison = await comparedCounts(counts, counts, { hypothesis1: { alpha: 0.001 } });
    expect(stateOf(comparison, "C")).toMatchObject({
      evidence: { before: "difference-shown", after: "no-evidence" },
      reason: "same-counts",
    });
    expect(comparison.plan.fields).toContainEqual({
      path: "hypothesis1.alpha",
      before: "0.05",
      after: "0.001",
    });
  });

  it("tells of neither side what one of them hides", async () => {
    const comparison = await comparedCounts(BASE, { ...BASE, D: [4, 90] });
    expect(stateOf(comparison, "D")).toEqual({ state: "not-compared", group: "D", reason: "hidden" });
    expect(JSON.stringify(comparison)).not.toContain('{"n":120,"flagged":30}');
  });

  it("tells of an open release no group that the protected one of the same data hides", () => {
    const read = (name: string) => {
      const text = readFileSync(join(REPORTS, name, "audit.json"), "utf8");
      return releaseToCompare({ period: "", file: name, text, hash: name }, null);
    };
    const [hiding, open] = [read("sponsors"), read("sponsors-open")];
    const { tables, ...rest } = JSON.parse(hiding.read.text);
    for (const [first, second] of [[hiding, open] as const, [open, hiding] as const]) {
      for (const { hypothesis, groups } of comparedOf(first, second).hypotheses) {
        const split = tables.find(({ id }: { id: string }) => id === rest[hypothesis].groupByBand);
        const bands: number = split.keys[1].levels.length;
        const hidden = split.keys[0].levels.filter((_: string, row: number) =>
          split.counts.slice(row * bands, (row + 1) * bands).includes("suppressed"),
        );
        expect(hidden.length).toBeGreaterThan(20);
        const told = groups.filter(({ state }) => state === "compared").map(({ group }) => group);
        expect(told.length).toBeGreaterThan(5);
        expect(told.filter((group) => hidden.includes(group))).toEqual([]);
      }
    }
  });

  it("does not tell a difference that is a small count itself, and takes a second group along", async () => {
    const comparison = await comparedCounts(BASE, { ...BASE, A: [62, 240] });
    expect(stateOf(comparison, "A")).toMatchObject({ reason: "small-difference" });
    expect(stateOf(comparison, "D")).toMatchObject({ reason: "with-another" });
    expect(stateOf(comparison, "C")).toMatchObject({ state: "compared" });
    expect(comparison.disclosure.notCompared).toBe(2);
  });

  it("never shows two counts that differ by less than the threshold, or a single group that is left out", async () => {
    const count = fc.integer({ min: 0, max: 14 });
    const step = fc.record({ A: count, B: count, C: count, D: count });
    await fc.assert(
      fc.asyncProperty(step, step, async (flagged, others) => {
        const after = Object.fromEntries(
          Object.entries(BASE).map(([group, [f, o]]) => {
            const key = group as keyof typeof flagged;
            return [group, [f + flagged[key], o + others[key]] as const];
          }),
        );
        const { groups } = (await comparedCounts(BASE, after)).hypotheses[0]!;
        for (const each of groups) {
          if (each.state !== "compared" || each.counts === null) continue;
          const { before, after: now } = each.counts;
          const steps = [now.n - before.n, now.flagged - before.flagged];
          for (const difference of [...steps, steps[0]! - steps[1]!]) {
            expect(difference === 0 || Math.abs(difference) >= 10).toBe(true);
          }
        }
        expect(groups.filter(({ state }) => state === "not-compared")).not.toHaveLength(1);
      }),
      { numRuns: 12 },
    );
  });

  it("compares verdicts but no counts where these are counts of something else", async () => {
    const other = { protectedAttribute: { nl: "leeftijd", en: "age" } };
    const comparison = await comparedCounts(BASE, BASE, other);
    expect(comparison.hypotheses[0]).toMatchObject({ sameDefinition: false, tested: { before: true, after: true } });
    expect(stateOf(comparison, "C")).toMatchObject({ counts: null });
  });

  it("reads every earlier version of the format, and its result holds to the schema of comparisons", () => {
    const read = (version: string) => {
      const text = readFileSync(join(BUNDLES, version, "audit.json"), "utf8");
      return releaseToCompare({ period: "", file: version, text, hash: version }, null);
    };
    const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(comparisonJsonSchema());
    for (const [before, after] of [
      ["1.0.0", "1.2.0"],
      ["1.1.0", "1.2.0"],
    ] as const) {
      const comparison = comparedOf(read(before), read(after));
      expect(comparison.causes).toMatchObject({ version: "different", data: "not-known" });
      const json = JSON.parse(canonicalJson({ $schema: COMPARISON_SCHEMA_ID, ...comparison }));
      validate(json);
      expect(validate.errors).toBeNull();
      expect(comparisonSchema.safeParse({ ...json, rows: [] }).success).toBe(false);
    }
  });

  it("puts no areas beside each other that rest on almost the same outcomes", async () => {
    const base = await releaseOf(BASE);
    const auc = { kind: "estimate", value: 0.6, interval: { lower: 0.55, upper: 0.65, level: 0.95 } } as const;
    const withOutcomes = (violations: number, { threshold = 10, shown = true } = {}): ComparedRelease => {
      const outcomes = { id: "outcomes", unit: "cases", counts: [violations, 400] };
      const set = { provenance: "all-known", outcomes: "outcomes", auc: shown ? auc : null };
      const disclosure = { threshold, units: Math.min(5, threshold) };
      return { ...base, audit: { ...base.audit, disclosure, tables: [outcomes], score: { sets: [set] } } };
    };
    const scoreOf = (before: ComparedRelease, after: ComparedRelease) => {
      const { score, scoreReason } = comparedOf(before, after);
      return [score?.after.value ?? null, scoreReason];
    };
    expect(scoreOf(withOutcomes(100), withOutcomes(103))).toEqual([null, "small-difference"]);
    expect(scoreOf(withOutcomes(109), withOutcomes(100))).toEqual([null, "small-difference"]);
    expect(scoreOf(withOutcomes(100), withOutcomes(100))).toEqual([0.6, null]);
    expect(scoreOf(withOutcomes(100), withOutcomes(110))).toEqual([0.6, null]);
    const open = { threshold: 0 };
    expect(scoreOf(withOutcomes(100, open), withOutcomes(103, open))).toEqual([0.6, null]);
    expect(scoreOf(withOutcomes(100, open), withOutcomes(103))).toEqual([null, "small-difference"]);
    expect(scoreOf(withOutcomes(100), withOutcomes(200, { shown: false }))).toEqual([null, "not-shown"]);
    expect(scoreOf(withOutcomes(100), base)).toEqual([null, "not-shown"]);
  });

  it("refuses what is no release, what breaks its schema, and a later version", () => {
    const read = (text: string) => () => releaseToCompare({ period: "", file: "a", text, hash: "" }, null);
    const good = JSON.parse(readFileSync(join(BUNDLES, "1.2.0", "audit.json"), "utf8"));
    expect(read("{")).toThrow("a requires an audit.json of this tool; got another file");
    expect(read(JSON.stringify({ ...good, tables: 1 }))).toThrow("got another value at tables");
    expect(read(JSON.stringify({ ...good, schemaVersion: "1.99.0" }))).toThrow("got 1.99.0");
  });
});
