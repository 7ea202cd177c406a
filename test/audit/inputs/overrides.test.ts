import { describe, expect, it } from "vitest";
import { hypotheses } from "../../../src/audit/hypotheses.js";
import { overrideQuestions } from "../../../src/audit/inputs/override-questions.js";
import { examineOverrides } from "../../../src/audit/inputs/overrides.js";
import { examineRegisteredScores } from "../../../src/audit/inputs/registered-scores.js";
import { scoreQuestion } from "../../../src/audit/score/score.js";
import type { CompositionRows } from "../../../src/data/columns.js";
import type { OverridesEvidence } from "../../../src/data/inputs/overrides-evidence.js";
import { overridesEvidence } from "../../../src/data/inputs/overrides-evidence.js";
import { overridesList } from "../../../src/data/inputs/overrides-list.js";
import { registeredScoresEvidence } from "../../../src/data/inputs/registered-scores-evidence.js";
import { registeredScoresList } from "../../../src/data/inputs/registered-scores-list.js";
import { reduceSponsors } from "../../../src/data/reduce/reduce-sponsors.js";
import type { Plan } from "../../../src/plan/schema.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { inputsSettings, questionOf, samplePlan, syntheticRegistrations } from "../../support/registered-rows.js";

const ALPHA = 0.05;

/** Few groups and few resamples: the readings are compared with each other, not with a law. */
function quick(plan: Plan): Plan {
  return {
    ...plan,
    groups: { ...plan.groups, gate: { units: 100, effectiveUnits: 40, majorityUnits: 40 } },
    resampling: { ...plan.resampling, resamples: 999 },
    strata: [],
    families: [],
  };
}

/** Members of the given sponsors alone, in their order. */
function compositionAt(
  { groups, offsets, groupCodes, counts }: CompositionRows,
  rows: readonly number[],
): CompositionRows {
  const places = rows.map((row) =>
    Array.from({ length: offsets[row + 1]! - offsets[row]! }, (_, at) => offsets[row]! + at),
  );
  const ends = [0];
  for (const own of places) ends.push(ends.at(-1)! + own.length);
  const all = places.flat();
  return {
    groups,
    offsets: Uint32Array.from(ends),
    groupCodes: Uint16Array.from(all, (at) => groupCodes[at]!),
    counts: Uint32Array.from(all, (at) => counts[at]!),
  };
}

describe("a synthetic set of sponsors", () => {
  const made = syntheticRegistrations(synthesise({ seed: 3, sponsors: 6_000, overrides: 0.03 }));
  const plan = quick(made.plan);
  const { registrations, settings } = made;
  const question = questionOf(plan, settings);
  const truth = made.truth as unknown as {
    registeredScores: {
      wronglyRounded: number;
      notRounded: number;
      enteredAs49: number;
      heaps: readonly number[];
      holes: readonly number[];
      highWhenRounded: number;
    };
    overrides: { withoutReason: number; overridden: number };
  };

  it("shows every planted fault of the registered scores, and nothing else", async () => {
    const evidence = registeredScoresEvidence(registrations, settings.registeredScores!, plan);
    const planted = truth.registeredScores;
    const faults = planted.wronglyRounded + planted.notRounded + planted.enteredAs49;
    expect(faults).toBeGreaterThan(100);
    expect(evidence.raw!.reconciled[5]).toBe(faults);
    expect(evidence.raw!.reconciled[4]).toBe(0);
    expect(evidence.entries[2]).toBe(planted.notRounded);
    expect(evidence.raw!.sides[2]).toBe(planted.highWhenRounded);
    expect(registeredScoresList(registrations, settings.registeredScores!)!.text.trim().split("\n")).toHaveLength(
      faults + 1,
    );
    const { result } = await examineRegisteredScores(evidence, settings.registeredScores!, question);
    const found = (kind: "heap" | "hole") =>
      result.heaping.tests.flatMap(({ value, looksFor, test }) =>
        looksFor === kind && test !== null && test.adjusted.value <= ALPHA ? [value] : [],
      );
    expect(found("heap")).toEqual(planted.heaps);
    expect(found("hole")).toEqual(planted.holes);
    expect(result.raw!.directionMatters).toBe(false);
  });

  it("lists every marker without a remark", () => {
    const evidence = overridesEvidence(registrations, settings.overrides!, plan);
    const { withoutReason, overridden } = truth.overrides;
    expect(withoutReason).toBeGreaterThan(5);
    expect(evidence.reasons).toEqual([overridden - withoutReason, withoutReason]);
    expect(evidence.categories.counts.reduce((sum, count) => sum + count, 0)).toBe(overridden - withoutReason);
    expect(overridesList(registrations, settings.overrides!, plan).text.trim().split("\n")).toHaveLength(
      withoutReason + 1,
    );
  });
});

describe("the three readings", () => {
  const made = syntheticRegistrations(synthesise({ seed: 5, sponsors: 1_500, overrides: 0.06 }));
  const plan = quick(made.plan);
  const { registrations, settings } = made;
  const question = questionOf(plan, settings);

  it("reads the plan as three lists would be read that were changed by hand", async () => {
    const source = registrations.source!;
    const { score, modelScore } = source.sponsors as Required<typeof source.sponsors>;
    const isOverridden = Array.from(score, (value) => value === 99 || value === 59);
    const plain: Plan = { ...plan, rules: { ...plan.rules!, overrides: null } };
    const lists = [
      { scores: score, rows: [...score.keys()] },
      { scores: score, rows: [...score.keys()].filter((row) => !isOverridden[row]) },
      { scores: modelScore, rows: [...score.keys()] },
    ];
    const { result } = await examineOverrides(
      overridesEvidence(registrations, settings.overrides!, plan),
      settings.overrides!,
      question,
    );
    for (const [place, { scores, rows }] of lists.entries()) {
      const pick = <
        Values extends { readonly codes: Uint8Array | Uint16Array | Uint32Array; readonly levels: readonly string[] },
      >(
        column: Values,
      ) => ({
        ...column,
        codes: Uint32Array.from(rows, (row) => column.codes[row]!),
      });
      const { sponsors } = source;
      const { evidence } = reduceSponsors(plain, {
        composition: compositionAt(source.composition, rows),
        sponsors: {
          ...sponsors,
          sponsor: Uint32Array.from(rows.keys()),
          score: Float64Array.from(rows, (row) => scores[row]!),
          modelScore: Float64Array.from(rows, (row) => modelScore[row]!),
          selected: pick(sponsors.selected!),
          outcome: pick(sponsors.outcome!),
          provenance: pick(sponsors.provenance!),
          severity: pick(sponsors.severity!),
          compared: [{ score: Float64Array.from(rows, (row) => sponsors.compared![0]!.score![row]!) }],
          strata: { branch: pick(sponsors.strata!.branch!), premises: pick(sponsors.strata!.premises!) },
        },
      });
      const expected = await hypotheses(evidence.composition, evidence.groupCounts, plain, question.context);
      const area = scoreQuestion(evidence.scores, plain).result;
      const reading = result.readings[place]!;
      expect(reading.units).toBe(rows.length);
      for (const key of ["hypothesis1", "hypothesis2"] as const) {
        const [read, own] = [reading[key], expected[key]];
        if (read.kind !== "tested" || own.kind !== "tested") throw new Error("both hypotheses require a test here");
        expect(read.deciding.value).toEqual(own.deciding.value);
        expect(read.verdict.value.evidence).toBe(own.verdict.value.evidence.value);
        expect(read.groups.length).toBeGreaterThan(0);
        for (const { group, ratio } of read.groups) {
          expect(ratio.value).toEqual(own.groups.find((each) => each.group === group)!.ratio.value);
        }
      }
      if (area.kind !== "estimated") throw new Error("the score requires outcomes here");
      expect(reading.score!.auc.value).toEqual(
        area.sets.find(({ provenance }) => provenance === "all-known")!.auc.value,
      );
    }
    expect(new Set(result.readings.map(({ score: of }) => JSON.stringify(of!.auc.value))).size).toBe(3);
  });
});

describe("overrideQuestions", () => {
  const settings = inputsSettings("overrides: { remark: r, computed: overridden }\n");
  const question = questionOf(samplePlan(), settings);
  const SIZES = [900, 400, 150, 60, 40, 700];

  /** Sponsors of six groups, the last of which is what remains; the first gets overrides at another rate. */
  function evidenceOf(seed: number, rates: { readonly first: number; readonly others: number }): OverridesEvidence {
    const stream = streamsFrom(seed).block(0);
    const states = ["same-flagged", "same-not-flagged", "raised", "lowered"] as const;
    const counts = SIZES.flatMap((size, group) => {
      const cells = [0, 0, 0, 0];
      for (let i = 0; i < size; i++) {
        const isHigh = nextUniform(stream) < 0.2;
        const isChanged = nextUniform(stream) < (group === 0 ? rates.first : rates.others);
        cells[isChanged ? (isHigh ? 3 : 2) : isHigh ? 0 : 1]! += 1;
      }
      return cells;
    });
    const groups = ["A", "B", "C", "D", "E", "other-groups"];
    const support = { people: counts, units: counts, largest: counts };
    const yesNo = groups.flatMap((_, g) => [
      counts[4 * g + 2]! + counts[4 * g + 3]!,
      counts[4 * g]! + counts[4 * g + 1]!,
    ]);
    return {
      overridden: { groups, gated: 5, counts: yesNo, support: { people: yesNo, units: yesNo, largest: yesNo } },
      sponsors: { groups, gated: 5, states, counts, support },
    } as unknown as OverridesEvidence;
  }

  it("finds the group that is changed three times as often, and not a direction of its own", async () => {
    const found = { overridden: 0, raised: 0, lowered: 0, direction: 0 };
    for (let seed = 1; seed <= 8; seed++) {
      const { questions } = await overrideQuestions(evidenceOf(seed, { first: 0.09, others: 0.03 }), question);
      for (const { question: of, adjusted } of questions) if (adjusted.value <= ALPHA) found[of] += 1;
      const [first, ...others] = questions[0]!.groups;
      expect(first!.adjusted!.value).toBeLessThan(0.01);
      expect(others.at(-1)).toMatchObject({ group: "other-groups", adjusted: null });
    }
    expect(found.overridden).toBe(8);
    expect(found.raised).toBeGreaterThanOrEqual(7);
    // Exact binomial bound at 1e-4 for 8 runs at 5 %.
    expect(found.direction).toBeLessThanOrEqual(4);
  });

  it("keeps the error rate of its family where nobody is treated otherwise", async () => {
    let rejected = 0;
    for (let seed = 1; seed <= 25; seed++) {
      const { questions } = await overrideQuestions(evidenceOf(seed, { first: 0.03, others: 0.03 }), question);
      if (questions.some(({ adjusted }) => adjusted.value <= ALPHA)) rejected++;
    }
    // Exact binomial bound at 1e-4 for 25 runs at 5 %.
    expect(rejected).toBeLessThanOrEqual(8);
  });
});
