import { describe, expect, it } from "vitest";
import type { ScoreResult } from "../../src/audit/result.js";
import { scoreQuestion } from "../../src/audit/score/score.js";
import type { Provenance, ScoreEvidence } from "../../src/data/evidence.js";
import { samplePlan } from "../support/sample-plan.js";

interface Scored {
  readonly score: number;
  readonly provenance: Provenance;
  readonly outcome: "violation" | "none" | "unknown";
  readonly count?: number;
}

function evidenceOf(rows: readonly Scored[]): ScoreEvidence {
  const scores = [...new Set(rows.map(({ score }) => score))].sort((a, b) => a - b);
  const provenances = [...new Set(rows.map(({ provenance }) => provenance))];
  const counts = { violation: new Float64Array(0), none: new Float64Array(0), unknown: new Float64Array(0) };
  for (const outcome of ["violation", "none", "unknown"] as const) {
    counts[outcome] = new Float64Array(scores.length * provenances.length);
    for (const row of rows.filter((candidate) => candidate.outcome === outcome)) {
      counts[outcome][scores.indexOf(row.score) * provenances.length + provenances.indexOf(row.provenance)]! +=
        row.count ?? 1;
    }
  }
  const { violation: violations, none, unknown } = counts;
  return {
    kind: "scores",
    unit: "sponsors",
    scores: Float64Array.from(scores),
    provenances,
    violations,
    none,
    unknown,
  };
}

function estimated(rows: readonly Scored[], changes = {}): ScoreResult {
  const { result } = scoreQuestion(evidenceOf(rows), samplePlan(changes));
  if (result.kind !== "estimated") throw new Error(result.reason);
  return result;
}

const row = (score: number, provenance: Provenance, outcome: Scored["outcome"], count = 1): Scored => ({
  score,
  provenance,
  outcome,
  count,
});

/** AUC over all pairs, the second route. */
function pairwise(rows: readonly Scored[]): number {
  const expand = (outcome: string) =>
    rows.filter((r) => r.outcome === outcome).flatMap(({ score, count }) => Array<number>(count ?? 1).fill(score));
  const [violations, none] = [expand("violation"), expand("none")];
  const wins = violations.flatMap((v) => none.map((n) => (v > n ? 1 : v === n ? 0.5 : 0)));
  return wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
}

const mixed = [
  row(20, "random", "none", 6),
  row(40, "random", "violation", 2),
  row(40, "random", "none", 3),
  row(70, "risk", "violation", 5),
  row(70, "risk", "none", 4),
  row(90, "risk", "violation", 2),
  row(55, "signal", "violation", 3),
  row(30, "never", "unknown", 20),
  row(80, "never", "unknown", 5),
];

describe("scoreQuestion", () => {
  it("puts a random sample first, then all known outcomes, then each other way of knowing", () => {
    expect(estimated(mixed).sets.map(({ provenance }) => provenance)).toEqual([
      "random",
      "all-known",
      "risk",
      "signal",
    ]);
  });

  it("estimates each set as all pairs do, and nothing where one class is missing", () => {
    const { sets } = estimated(mixed);
    const aucOf = (name: string) => sets.find(({ provenance }) => provenance === name)!.auc.value;
    expect(aucOf("all-known")).toMatchObject({ value: expect.closeTo(pairwise(mixed), 12) });
    for (const name of ["random", "risk"] as const) {
      const own = mixed.filter(({ provenance }) => provenance === name);
      expect(aucOf(name)).toMatchObject({ value: expect.closeTo(pairwise(own), 12) });
    }
    expect(aucOf("signal")).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    const signal = sets.find(({ provenance }) => provenance === "signal")!;
    for (const { position, test } of signal.baselines) {
      expect(position.value).toBe("not-estimable");
      expect(test.value).toEqual({ kind: "not-estimable", reason: "one-class-only" });
    }
  });

  it("counts the never inspected as compliant only in a set of its own, marked, when the plan says so", () => {
    expect(estimated(mixed).sets.some((set) => set.restsOnUntestedAssumption)).toBe(false);
    const { sets } = estimated(mixed, { untestedAssumption: true });
    expect(sets.filter((set) => set.restsOnUntestedAssumption).map(({ provenance }) => provenance)).toEqual([
      "all-known-and-never-inspected",
    ]);
    const assumed = mixed.map((r) => (r.outcome === "unknown" ? { ...r, outcome: "none" as const } : r));
    expect(sets.at(-1)!.auc.value).toMatchObject({ value: expect.closeTo(pairwise(assumed), 12) });
    expect(sets.find(({ provenance }) => provenance === "all-known")!.auc.value).toMatchObject({
      value: expect.closeTo(pairwise(mixed), 12),
    });
  });

  it("marks every way of knowing as a part of all known outcomes", () => {
    const { tables } = scoreQuestion(evidenceOf(mixed), samplePlan({ untestedAssumption: true }));
    const parts = tables.filter(({ partOf }) => partOf === "score.all-known.outcomes").map(({ id }) => id);
    expect(parts).toEqual(["score.random.outcomes", "score.risk.outcomes", "score.signal.outcomes"]);
  });

  it.each([
    { high: 300, low: 30, position: "above" },
    { high: 30, low: 300, position: "below" },
    { high: 100, low: 100, position: "not-distinguishable" },
  ])("places the score $position a baseline by whether the interval excludes it", ({ high, low, position }) => {
    const rows = [
      row(80, "random", "violation", high),
      row(80, "random", "none", 150),
      row(20, "random", "violation", low),
      row(20, "random", "none", 150),
    ];
    const [set] = estimated(rows, { score: { baselines: [0.5] } }).sets;
    expect(set!.baselines.map((baseline) => baseline.position.value)).toEqual([position]);
    const auc = set!.auc.value;
    if (auc.kind !== "estimate" || "kind" in auc.interval) throw new Error("expected an interval");
    const { lower, upper } = auc.interval;
    const byInterval = Number(lower) > 0.5 ? "above" : Number(upper) < 0.5 ? "below" : "not-distinguishable";
    expect(byInterval).toBe(position);
  });

  it.each([
    { violations: 100, none: 500, codes: [] },
    { violations: 100, none: 499, codes: ["too-few-known-outcomes"] },
    { violations: 99, none: 600, codes: ["smaller-class-too-small"] },
    { violations: 600, none: 99, codes: ["smaller-class-too-small"] },
    { violations: 50, none: 50, codes: ["too-few-known-outcomes", "smaller-class-too-small"] },
    { violations: 0, none: 0, codes: ["no-outcomes"] },
  ])("asks for 600 known outcomes and 100 in the smaller class: $violations + $none", ({ violations, none, codes }) => {
    const rows = [
      row(80, "risk", "violation", violations),
      row(20, "risk", "none", none),
      row(50, "never", "unknown", 900),
    ];
    const { adequacy } = estimated(rows);
    expect(adequacy.reasons.map(({ code }) => code)).toEqual(codes);
    expect(adequacy.value).toBe(codes.length === 0 ? "sufficient" : "insufficient");
  });

  it("passes on why there is no score", () => {
    expect(scoreQuestion({ kind: "unavailable", reason: "no-score-column" }, samplePlan())).toEqual({
      tables: [],
      result: { kind: "not-estimable", reason: "no-score-column" },
    });
  });

  it("keeps at most about 100 score classes, with all outcomes in them", () => {
    const rows = Array.from({ length: 2000 }, (_, i) => row(i / 20, "risk", i % 3 === 0 ? "violation" : "none"));
    const { tables } = scoreQuestion(evidenceOf(rows), samplePlan());
    const classes = tables.find(({ id }) => id === "score.all-known.classes")!;
    expect(classes.keys[0]!.levels.length).toBeLessThanOrEqual(101);
    expect(classes.counts.reduce((sum, count) => sum + count, 0)).toBe(2000);
  });
});
