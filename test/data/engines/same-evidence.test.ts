import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDuckdbEngine } from "../../../src/data/engines/duckdb.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import type { Plan } from "../../../src/plan/schema.js";
import { dataFolder, quietContext } from "../../support/data-folder.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../../support/sample-plan.js";
import {
  type MigrantRow,
  migrantsCsv,
  SPONSOR_ROWS_PLAN,
  type SponsorRow,
  sponsorColumns,
  sponsorsCsv,
  textColumn,
} from "../../support/sponsor-rows.js";

const context = quietContext();

const score = fc.constantFrom(Number.NaN, 0, 12.5, 29.9, 30, 59, 60, 99, 100);
const groupNames = ["B", "A", "\u00e9", "\u{1F600}", "\ufffd", "a b"];
const sponsorRow = fc.record({
  score,
  modelScore: score,
  outcome: fc.constantFrom("", "violation", "none"),
  provenance: fc.constantFrom("", "random", "risk", "signal"),
  selected: fc.constantFrom("", "yes", "no"),
});

/** Sponsors with up to two episodes on distinct dates, some in concerns of which all dates differ. */
const sponsorSource = fc
  .record({
    sponsors: fc.array(
      fc.record({ episodes: fc.array(sponsorRow, { minLength: 1, maxLength: 2 }), concern: fc.nat(3) }),
      {
        minLength: 1,
        maxLength: 12,
      },
    ),
    members: fc.array(fc.array(fc.nat(4), { maxLength: groupNames.length }), { minLength: 12, maxLength: 12 }),
  })
  .map(({ sponsors, members }) => {
    let day = 0;
    const rows = sponsors.flatMap(({ episodes, concern }, i): SponsorRow[] =>
      episodes.map((episode) => ({
        ...episode,
        id: `00${i}`,
        concern: concern === 0 ? "" : `C${concern}`,
        predictedOn: new Date(Date.UTC(2016, 0, 1 + day++)).toISOString().slice(0, 10),
      })),
    );
    const migrants = sponsors.flatMap((_, i): MigrantRow[] =>
      members[i]!.flatMap((count, g) => (count === 0 ? [] : [{ id: `00${i}`, group: groupNames[g]!, count }])),
    );
    return { rows, migrants };
  })
  .filter(({ migrants }) => migrants.length > 0);

function rulesPlan(unit: "number" | "concern", episodes: "latest" | "first", decides: string): Plan {
  return samplePlan({ ...SPONSOR_ROWS_PLAN, rules: { unit, episodes, overrides: { markers: [99, 59], decides } } });
}

const plans = fc
  .tuple(
    fc.constantFrom("number" as const, "concern" as const),
    fc.constantFrom("latest" as const, "first" as const),
    fc.constantFrom("as-registered", "without-overridden", "model-only"),
  )
  .map((rules) => rulesPlan(...rules));

const rng = (seed: number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
};

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = rng(seed);
  return items
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe("rows in a file and rows in memory", () => {
  it("give the same sponsors evidence under every rule, in any order of the rows", async () => {
    await fc.assert(
      fc.asyncProperty(sponsorSource, plans, fc.nat(), async ({ rows, migrants }, plan, seed) => {
        const memory = memoryEngine(plan, sponsorColumns(rows, migrants));
        const folder = dataFolder({
          "sponsors.csv": sponsorsCsv(shuffled(rows, seed)),
          "migrants.csv": migrantsCsv(shuffled(migrants, seed + 1)),
        });
        const files = await openDuckdbEngine(plan, folder, context);
        const { leftOut, overridden } = files.describe();
        expect({ leftOut, overridden }).toEqual({
          leftOut: memory.describe().leftOut,
          overridden: memory.describe().overridden,
        });
        const needs = ["composition", "scores", "groupCounts"] as const;
        expect(await files.evidence(needs, context)).toEqual(await memory.evidence(needs, context));
        expect(await files.dataHash(context)).toBe(await memory.dataHash(context));
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it("give the same cases evidence in any order of the rows", async () => {
    const plan = sampleCasesPlan();
    const row = fc.record({
      group: fc.constantFrom(...groupNames),
      score: fc.constantFrom(Number.NaN, 1, 2.25, -3),
      band: fc.constantFrom("", "low", "high"),
      selected: fc.constantFrom("", "yes", "no"),
      outcome: fc.constantFrom("", "0", "1"),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), fc.nat(), async (rows, seed) => {
        const memory = memoryEngine(plan, {
          form: "cases",
          cases: {
            group: textColumn(rows.map(({ group }) => group)),
            score: Float64Array.from(rows, ({ score: value }) => value),
            band: textColumn(rows.map(({ band }) => band)),
            selected: textColumn(rows.map(({ selected }) => selected)),
            outcome: textColumn(rows.map(({ outcome }) => outcome)),
          },
        });
        const lines = rows.map(({ group, score: s, band, selected, outcome }, i) =>
          [i, `"${group}"`, Number.isNaN(s) ? "" : s, band, selected, outcome].join(","),
        );
        const csv = ["id,group,score,band,selected,outcome", ...shuffled(lines, seed)].join("\n");
        const files = await openDuckdbEngine(plan, dataFolder({ "cases.csv": csv }), context);
        expect(await files.dataHash(context)).toBe(await memory.dataHash(context));
      }),
      { numRuns: 12, seed: 1 },
    );
  });

  it("give the same counts evidence, suppressed cells included", async () => {
    const plan = sampleCountsPlan({ data: { suppressed: "x" } });
    const cells = ["A", "B", "C"].flatMap((group) => ["low", "high"].map((band) => ({ group, band })));
    const counts = [5, 0, Number.NaN, 12, 7, Number.NaN];
    const memory = memoryEngine(plan, {
      form: "counts",
      counts: {
        group: textColumn(cells.map(({ group }) => group)),
        band: textColumn(cells.map(({ band }) => band)),
        count: Float64Array.from(counts),
        suppressed: Uint8Array.from(counts, (count) => (Number.isNaN(count) ? 1 : 0)),
      },
    });
    const lines = cells.map(({ group, band }, i) => `${group},${band},${Number.isNaN(counts[i]) ? "x" : counts[i]}`);
    const csv = ["group,band,n", ...shuffled(lines, 3)].join("\n");
    const files = await openDuckdbEngine(plan, dataFolder({ "counts.csv": csv }), context);
    const evidence = await files.evidence(["composition", "groupCounts", "scores"], context);
    expect(evidence.groupCounts).toMatchObject({
      counts: Float64Array.of(5, 0, 0, 12, 7, 0),
      suppressed: Uint8Array.of(0, 0, 1, 0, 0, 1),
      unit: "cases",
    });
    expect(evidence.composition).toEqual({ kind: "unavailable", reason: "suppressed-in-source" });
    expect(await files.dataHash(context)).toBe(await memory.dataHash(context));
  });
});

describe("the hash of the data", () => {
  it("changes with one member more and with one outcome changed, and not with unused levels", async () => {
    const rows: SponsorRow[] = [{ ...BLANK, id: "1", score: 10, outcome: "none", provenance: "risk" }];
    const migrants: MigrantRow[] = [{ id: "1", group: "A", count: 2 }];
    const plan = rulesPlan("number", "latest", "as-registered");
    const hashOf = (r: SponsorRow[], m: MigrantRow[]) => memoryEngine(plan, sponsorColumns(r, m)).dataHash(context);
    const hash = await hashOf(rows, migrants);
    expect(await hashOf(rows, [{ id: "1", group: "A", count: 3 }])).not.toBe(hash);
    expect(await hashOf([{ ...rows[0]!, outcome: "violation" }], migrants)).not.toBe(hash);
    const source = sponsorColumns(rows, migrants);
    if (source.form !== "sponsors") throw new Error(source.form);
    const wider = { ...source, composition: { ...source.composition, groups: ["A", "Z"] } };
    expect(await memoryEngine(plan, wider).dataHash(context)).toBe(hash);
  });
});

const BLANK = {
  score: Number.NaN,
  modelScore: Number.NaN,
  outcome: "",
  provenance: "",
  selected: "",
  concern: "",
  predictedOn: "2016-01-01",
};
