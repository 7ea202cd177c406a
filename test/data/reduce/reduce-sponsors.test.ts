import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CompositionEvidence, EvidenceByNeed } from "../../../src/data/evidence.js";
import { reduceSource } from "../../../src/data/reduce/reduce-source.js";
import { samplePlan } from "../../support/sample-plan.js";
import { type MigrantRow, SPONSOR_ROWS_PLAN, type SponsorRow, sponsorColumns } from "../../support/sponsor-rows.js";

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

const ROWS = [
  row("1", { score: 60, outcome: "violation", provenance: "risk", selected: "yes" }),
  row("2", { score: 99, modelScore: 20, outcome: "none", provenance: "random" }),
  row("3", { score: 59, modelScore: 80 }),
  row("4", { score: Number.NaN }),
];
const MIGRANTS: MigrantRow[] = [
  { id: "1", group: "B", count: 2 },
  { id: "1", group: "A", count: 1 },
  { id: "2", group: "A", count: 3 },
  { id: "4", group: "C", count: 9 },
];

function reduce(rules: Record<string, unknown>, rows = ROWS, migrants = MIGRANTS) {
  return reduceSource(samplePlan({ ...SPONSOR_ROWS_PLAN, rules }), sponsorColumns(rows, migrants));
}

/** Patterns as plain text: weight, band, selection, members by name. */
function patterns(composition: EvidenceByNeed["composition"]): string[] {
  const evidence = composition as CompositionEvidence;
  return [...evidence.weights].map((weight, p) => {
    const members = [];
    for (let j = evidence.offsets[p]!; j < evidence.offsets[p + 1]!; j++) {
      members.push(`${evidence.groups[evidence.groupCodes[j]!]}${evidence.memberCounts[j]}`);
    }
    return `${weight}x ${evidence.bands.order[evidence.bandCodes[p]!]} ${evidence.selected[p]} [${members.join(" ")}]`;
  });
}

describe("overrides by hand", () => {
  const overrides = (decides: string) => ({ overrides: { markers: [99, 59], decides } });

  it("stay as registered, 99 high and 59 middle, and are counted", () => {
    const { evidence, leftOut, overridden } = reduce(overrides("as-registered"));
    expect(patterns(evidence.composition)).toEqual(["1x middle 255 []", "1x high 255 [A3]", "1x high 1 [A1 B2]"]);
    expect(leftOut).toEqual([{ rule: "no-band", units: 1 }]);
    expect(overridden).toBe(2);
  });

  it("leave the units out that they touch", () => {
    const { evidence, leftOut, overridden } = reduce(overrides("without-overridden"));
    expect(patterns(evidence.composition)).toEqual(["1x high 1 [A1 B2]"]);
    expect(leftOut).toEqual([
      { rule: "overridden", units: 2 },
      { rule: "no-band", units: 1 },
    ]);
    expect(overridden).toBe(0);
  });

  it("give way to the score of the model, in the bands and in the histogram", () => {
    const rows = [row("1", { score: 60, modelScore: 60, outcome: "violation", provenance: "risk" }), ...ROWS.slice(1)];
    const { evidence } = reduce(overrides("model-only"), rows);
    expect(patterns(evidence.composition)).toEqual(["1x high 255 []", "1x low 255 [A3]", "1x high 255 [A1 B2]"]);
    expect(evidence.scores).toMatchObject({ scores: Float64Array.of(20, 60, 80) });
  });
});

describe("episodes and concerns", () => {
  const EPISODES = [
    row("1", { score: 10, predictedOn: "2016-03-01", concern: "X" }),
    row("1", { score: 70, predictedOn: "2016-01-01", concern: "X" }),
    row("2", { score: 40, predictedOn: "2016-02-01", concern: "X" }),
    row("3", { score: 90, predictedOn: "2016-02-01" }),
  ];
  const MEMBERS: MigrantRow[] = [
    { id: "1", group: "A", count: 1 },
    { id: "2", group: "A", count: 2 },
    { id: "2", group: "B", count: 4 },
    { id: "3", group: "B", count: 1 },
  ];

  it("take the latest or the first prediction of a number", () => {
    const latest = reduce({ episodes: "latest" }, EPISODES, MEMBERS);
    expect(patterns(latest.evidence.composition)).toEqual([
      "1x low 255 [A1]",
      "1x middle 255 [A2 B4]",
      "1x high 255 [B1]",
    ]);
    expect(latest.leftOut).toEqual([{ rule: "superseded-episode", units: 1 }]);
    const first = reduce({ episodes: "first" }, EPISODES, MEMBERS);
    expect(patterns(first.evidence.composition)[0]).toBe("1x high 255 [A1]");
  });

  it("make one unit of a concern, with one prediction and the sum of its members", () => {
    const latest = reduce({ episodes: "latest", unit: "concern" }, EPISODES, MEMBERS);
    expect(patterns(latest.evidence.composition)).toEqual(["1x low 255 [A3 B4]", "1x high 255 [B1]"]);
    expect(latest.leftOut).toEqual([{ rule: "superseded-episode", units: 2 }]);
    const first = reduce({ episodes: "first", unit: "concern" }, EPISODES, MEMBERS);
    expect(patterns(first.evidence.composition)[0]).toBe("1x high 255 [A3 B4]");
  });

  it.each([
    ["several rows where the plan refuses them", { episodes: "refuse" }, EPISODES],
    ["two predictions on one date", { episodes: "latest" }, [...EPISODES, row("3", { predictedOn: "2016-02-01" })]],
    ["a row without a date", { episodes: "latest" }, [...EPISODES, row("3", { predictedOn: "" })]],
    ["two concerns of one sponsor", { episodes: "latest", unit: "concern" }, [...EPISODES, row("3", { concern: "Y" })]],
  ])("refuse %s", (_, rules, rows) => {
    expect(() => reduce(rules, rows, MEMBERS)).toThrow(expect.objectContaining({ code: "argument-invalid" }));
  });
});

describe("what a source cannot answer", () => {
  it("has no composition when the migrants are counted after the predictions", () => {
    const { evidence } = reduce({ compositionDate: "2018-01-01" });
    expect(evidence.composition).toEqual({ kind: "unavailable", reason: "composition-after-prediction" });
    expect(evidence.scores.kind).toBe("scores");
    expect(evidence.groupCounts).toEqual({ kind: "unavailable", reason: "clusters-unknown" });
  });

  it("has no scores without a score or an outcome column", () => {
    const source = sponsorColumns(ROWS, MIGRANTS);
    if (source.form !== "sponsors") throw new Error(source.form);
    const { outcome: _outcome, ...sponsors } = source.sponsors;
    const plan = samplePlan(SPONSOR_ROWS_PLAN);
    expect(reduceSource(plan, { ...source, sponsors }).evidence.scores).toEqual({
      kind: "unavailable",
      reason: "no-outcome-column",
    });
    const { score: _score, ...without } = source.sponsors;
    const evidence = reduceSource(plan, { ...source, sponsors: without }).evidence;
    expect(evidence.scores).toEqual({ kind: "unavailable", reason: "no-score-column" });
    expect(evidence.composition).toEqual({ kind: "unavailable", reason: "no-band" });
  });
});

it("keeps units, members and scores, whatever the source", () => {
  const sponsor = fc.record({
    score: fc.constantFrom(Number.NaN, 0, 30, 45.5, 100, -0),
    outcome: fc.constantFrom("", "violation", "none"),
    provenance: fc.constantFrom("", "random", "signal", "never"),
    selected: fc.constantFrom("", "yes", "no"),
    members: fc.uniqueArray(fc.tuple(fc.constantFrom("A", "B", "C", "D"), fc.integer({ min: 1, max: 3 })), {
      selector: ([group]) => group,
    }),
  });
  fc.assert(
    fc.property(fc.array(sponsor, { minLength: 1, maxLength: 40 }), (sponsors) => {
      const rows = sponsors.map((values, i) => row(String(i), values));
      const migrants = sponsors.flatMap(({ members }, i) =>
        members.map(([group, count]): MigrantRow => ({ id: String(i), group, count })),
      );
      const { evidence } = reduce({}, rows, migrants);
      const kept = sponsors.filter(({ score }) => !Number.isNaN(score));
      const described = kept.map(({ score, selected, members }) => {
        const band = score >= 60 ? "high" : score >= 30 ? "middle" : "low";
        const chosen = selected === "" ? 255 : selected === "yes" ? 1 : 0;
        return `${band} ${chosen} [${members
          .map(([group, count]) => `${group}${count}`)
          .sort()
          .join(" ")}]`;
      });
      if (evidence.composition.kind === "unavailable") {
        expect(kept.every(({ members }) => members.length === 0)).toBe(true);
      } else {
        const expanded = patterns(evidence.composition).flatMap((pattern) => {
          const [, weight, rest] = /^(\d+)x (.*)$/.exec(pattern)!;
          return Array.from({ length: Number(weight) }, () => rest);
        });
        expect(expanded.sort()).toEqual(described.sort());
        expect(new Set(patterns(evidence.composition)).size).toBe(evidence.composition.weights.length);
      }
      if (evidence.scores.kind === "unavailable") throw new Error(evidence.scores.reason);
      const { scores, violations, none, unknown } = evidence.scores;
      expect([...scores]).toEqual([...new Set(kept.map(({ score }) => score + 0))].sort((a, b) => a - b));
      const total = (counts: Float64Array) => counts.reduce((sum, count) => sum + count, 0);
      const known = (outcome: string) => kept.filter((unit) => unit.outcome === outcome).length;
      expect([total(violations), total(none), total(unknown)]).toEqual([known("violation"), known("none"), known("")]);
    }),
    { numRuns: 150, seed: 1 },
  );
});
