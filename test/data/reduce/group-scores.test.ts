import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GroupScoreEvidence, ScoreEvidence } from "../../../src/data/evidence.js";
import { reduceSource } from "../../../src/data/reduce/reduce-source.js";
import { sampleCasesPlan, sampleCountsPlan, samplePlan } from "../../support/sample-plan.js";
import {
  type MigrantRow,
  SPONSOR_ROWS_PLAN,
  type SponsorRow,
  sponsorColumns,
  textColumn,
} from "../../support/sponsor-rows.js";

const row = (id: string, change: Partial<SponsorRow> = {}): SponsorRow => ({
  id,
  score: 10,
  modelScore: Number.NaN,
  outcome: "",
  provenance: "",
  selected: "",
  concern: "",
  predictedOn: "2016-01-01",
  ...change,
});

const scoresOf = (evidence: { readonly kind: string }) => {
  if (evidence.kind !== "groupScores") throw new Error(JSON.stringify(evidence));
  return evidence as GroupScoreEvidence;
};

/** Patterns as plain text: weight, score, group, band, outcome, provenance, people and the most at one unit. */
function patterns(evidence: { readonly kind: string }): string[] {
  const found = scoresOf(evidence);
  const groups = [...found.groups, "no majority", "no members"];
  return [...found.weights].map((weight, p) =>
    [
      `${weight}x`,
      found.scores?.[found.scoreCodes[p]!] ?? "no score",
      groups[found.groupCodes[p]!],
      found.bands?.order[found.bandCodes[p]!] ?? "no band",
      ["violation", "none", "unknown"][found.outcomeCodes[p]!],
      found.provenances[found.provenanceCodes[p]!],
      `${found.people[p]}/${found.largest[p]}`,
    ].join(" "),
  );
}

const sponsors = (rows: readonly SponsorRow[], migrants: readonly MigrantRow[], change: object = {}) =>
  reduceSource(samplePlan({ ...SPONSOR_ROWS_PLAN, ...change }), sponsorColumns(rows, migrants)).evidence;

const ROWS = [
  row("1", { score: 60, outcome: "violation", provenance: "risk" }),
  row("2", { score: 60, outcome: "violation", provenance: "risk" }),
  row("3", { score: 10, outcome: "none", provenance: "random" }),
  row("4", { score: 10, provenance: "never" }),
  row("5", { score: 10 }),
];
const MIGRANTS = [
  { id: "1", group: "B", count: 2 },
  { id: "1", group: "A", count: 1 },
  { id: "2", group: "B", count: 7 },
  { id: "3", group: "A", count: 1 },
  { id: "3", group: "B", count: 1 },
  { id: "4", group: "A", count: 1 },
];

describe("scores by group", () => {
  it("take sponsors by their majority group, half being no majority, and those without migrants apart", () => {
    expect(patterns(sponsors(ROWS, MIGRANTS).groupScores)).toEqual([
      "1x 10 A low unknown never 1/1",
      "1x 10 no majority low none random 2/2",
      "1x 10 no members low unknown unstated 0/0",
      "2x 60 B high violation risk 9/7",
    ]);
  });

  it("follow the plan's threshold and least number of migrants", () => {
    const stricter = { hypothesis2: { majorityThreshold: 0.7, minMigrants: 2 } };
    expect(patterns(sponsors(ROWS, MIGRANTS, stricter).groupScores)).toEqual([
      "1x 10 no majority low none random 2/2",
      "1x 10 no majority low unknown never 1/1",
      "1x 10 no members low unknown unstated 0/0",
      "1x 60 B high violation risk 7/7",
      "1x 60 no majority high violation risk 3/3",
    ]);
  });

  it("count shares of people where several nationalities are shared out", () => {
    const rules = { nationalityRule: "fractional", nationalitySeparator: "/" };
    const shared = scoresOf(
      sponsors([row("1", { outcome: "none" })], [{ id: "1", group: "A/B", count: 1 }], { rules }).groupScores,
    );
    expect(shared.scale).toBe(2);
    expect(patterns(shared)).toEqual(["1x 10 no majority low none unstated 2/2"]);
  });

  it("are not there for sponsors whose migrants were counted after the predictions", () => {
    const rules = { compositionDate: "2018-01-01" };
    expect(sponsors(ROWS, MIGRANTS, { rules }).groupScores).toEqual({
      kind: "unavailable",
      reason: "composition-after-prediction",
    });
  });
});

const sponsorSource = fc.array(
  fc.record({
    score: fc.constantFrom(0, 12.5, 30, 60),
    outcome: fc.constantFrom("", "violation", "none"),
    provenance: fc.constantFrom("", "random", "risk", "signal", "never"),
    members: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 40 },
);

function evidenceOf(source: readonly (Partial<SponsorRow> & { readonly members: readonly number[] })[]) {
  const rows = source.map(({ members: _members, ...change }, i) => row(String(i), change));
  const migrants = source.flatMap(({ members }, i) =>
    members.map((count, group) => ({ id: String(i), group: "ABC"[group]!, count })),
  );
  return sponsors(rows, migrants);
}

describe("sums of scores by group", () => {
  it("equal the histogram of scores, whatever the groups", () => {
    fc.assert(
      fc.property(sponsorSource, (source) => {
        const { groupScores, scores } = evidenceOf(source);
        if (groupScores.kind === "unavailable") return;
        const histogram = scores as ScoreEvidence;
        const sums = [histogram.violations, histogram.none, histogram.unknown].map(
          (counts) => new Float64Array(counts.length),
        );
        const found = scoresOf(groupScores);
        found.weights.forEach((weight, p) => {
          const cell = found.scoreCodes[p]! * found.provenances.length + found.provenanceCodes[p]!;
          sums[found.outcomeCodes[p]!]![cell]! += weight;
        });
        expect(found.scores).toEqual(histogram.scores);
        expect(sums).toEqual([histogram.violations, histogram.none, histogram.unknown]);
        expect(found.units).toBe(source.length);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("do not change with the order of the rows", () => {
    fc.assert(
      fc.property(sponsorSource, fc.nat(), (source, by) => {
        const turned = source.map((_, i) => source[(i + by) % source.length]!).toReversed();
        expect(evidenceOf(turned).groupScores).toEqual(evidenceOf(source).groupScores);
      }),
      { numRuns: 40, seed: 1 },
    );
  });

  it("equal the counts by group of cases, a case without a score included", () => {
    const { evidence } = reduceSource(sampleCasesPlan(), {
      form: "cases",
      cases: {
        group: textColumn(["B", "A", "A", "B", "A"]),
        score: Float64Array.of(2, 1, 1, 3, Number.NaN),
        band: textColumn(["high", "low", "low", "", "low"]),
        selected: textColumn(["yes", "no", "", "yes", "no"]),
        outcome: textColumn(["1", "0", "0", "1", ""]),
      },
    });
    expect(patterns(evidence.groupScores)).toEqual([
      "2x 1 A low none unstated 2/1",
      "1x 2 B high violation unstated 1/1",
      "1x no score A low unknown unstated 1/1",
    ]);
  });
});

describe("scores by group from counts", () => {
  const counts = (change: object = {}) =>
    reduceSource(sampleCountsPlan({ data: { counts: { columns: { outcome: "outcome" } }, ...change }, outcome }), {
      form: "counts",
      counts: {
        group: textColumn(["A", "A", "B"]),
        band: textColumn(["low", "high", "low"]),
        outcome: textColumn(["1", "0", "0"]),
        count: Float64Array.of(3, 0, 2),
      },
    }).evidence;
  const outcome = { violation: ["1"], none: ["0"] };

  it("have bands in place of scores", () => {
    const { groupScores } = counts();
    expect(scoresOf(groupScores).scores).toBeNull();
    expect(patterns(groupScores)).toEqual([
      "3x no score A low violation unstated 3/1",
      "2x no score B low none unstated 2/1",
    ]);
  });

  it("are not there for members of clusters, or without outcomes", () => {
    expect(counts({ unit: "members-of-clusters" }).groupScores).toEqual({
      kind: "unavailable",
      reason: "clusters-unknown",
    });
    const { evidence } = reduceSource(sampleCountsPlan(), {
      form: "counts",
      counts: { group: textColumn(["A"]), band: textColumn(["low"]), count: Float64Array.of(1) },
    });
    expect(evidence.groupScores).toEqual({ kind: "unavailable", reason: "no-outcome-column" });
  });
});
