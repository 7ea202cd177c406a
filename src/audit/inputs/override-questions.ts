import type { AnsweredGroups, FlagStates, OverridesEvidence } from "../../data/inputs/overrides-evidence.js";
import type { FlagState } from "../../plan/inputs/override-states.js";
import { blocksOf } from "../../statistics/cluster-permutation.js";
import {
  fixedMarginsStepDownProblem,
  fixedMarginsStepDownTask,
  steppedDownPValues,
} from "../../statistics/fixed-margins-step-down.js";
import { holm } from "../../statistics/multiplicity.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, rowOf } from "../derived.js";
import type { MaybeTest, TableId } from "../result.js";
import type { InputsQuestion } from "./inputs-question.js";
import type { OverrideQuestion, OverridesResult } from "./overrides-result.js";
import { familyResamples, pValueOf, type TableTests, tableTest } from "./table-test.js";

/** Yes and no by group, with the table that they stand in. */
interface Answers {
  readonly question: OverrideQuestion["question"];
  readonly table: TableId;
  readonly groups: readonly string[];
  readonly gated: number;
  readonly yes: readonly number[];
  readonly no: readonly number[];
}

/** States that answer yes, and those that answer no. */
const STATES: readonly [OverrideQuestion["question"], readonly FlagState[], readonly FlagState[]][] = [
  ["raised", ["raised"], ["same-not-flagged", "marked-not-flagged", "unmarked-raised"]],
  ["lowered", ["lowered"], ["same-flagged", "marked-flagged", "unmarked-lowered"]],
  ["direction", ["raised"], ["lowered"]],
];

/** First seed of these tests, away from those of the hypotheses. */
const SEED = 7_001;

/**
 * Whether overrides, and their direction, go together with the group: all groups at once, exactly or by tables drawn with
 * the same sums; and each group against all others by Fisher's test, adjusted step by step.
 * @param evidence  counts by group
 * @param question  plan, settings and context
 * @returns questions that anything varies in
 * @see Westfall & Young 1993, algorithm 2.8, for the steps
 */
export async function overrideQuestions(
  { overridden, sponsors }: OverridesEvidence,
  { plan, settings: { alpha }, context }: InputsQuestion,
): Promise<Pick<OverridesResult, "questions" | "family">> {
  if (overridden === null || sponsors === null) return { questions: [], family: { tests: 0, resamples: 0 } };
  const asked = [overriddenAnswers(overridden), ...STATES.map((each) => stateAnswers(sponsors, each))].filter(varies);
  const resamples = familyResamples(Math.max(1, asked.length, overridden.gated), alpha);
  const random: TableTests = { seed: (plan.resampling.seed + SEED) >>> 0, resamples, context };
  const tests: MaybeTest[] = [];
  for (const [place, { groups, yes, no }] of asked.entries()) {
    const counts = groups.flatMap((_, row) => [yes[row]!, no[row]!]);
    tests.push(await tableTest(withoutEmptyRows(counts), random, place));
  }
  const adjusted = holm(tests.map(pValueOf));
  const questions: OverrideQuestion[] = [];
  for (const [place, answers] of asked.entries()) {
    const { question, table } = answers;
    const groups = await groupsOf(answers, 1 - alpha, { ...random, seed: random.seed + 100 + place });
    questions.push({
      question,
      table,
      test: derived(tests[place]!, table),
      adjusted: derived(adjusted[place]!, table),
      groups,
    });
  }
  return { questions, family: { tests: asked.length, resamples } };
}

function overriddenAnswers({ groups, gated, counts }: AnsweredGroups): Answers {
  const [yes, no] = [0, 1].map((column) => groups.map((_, row) => counts[2 * row + column]!)) as [number[], number[]];
  return { question: "overridden", table: "overrides.by-group", groups, gated, yes, no };
}

function stateAnswers(
  { groups, gated, states, counts }: FlagStates,
  [question, yes, no]: (typeof STATES)[number],
): Answers {
  const sums = (wanted: readonly FlagState[]) =>
    groups.map((_, row) =>
      states.reduce(
        (sum, state, column) => sum + (wanted.includes(state) ? counts[row * states.length + column]! : 0),
        0,
      ),
    );
  return { question, table: "overrides.sponsors", groups, gated, yes: sums(yes), no: sums(no) };
}

function varies({ yes, no }: Answers): boolean {
  const filled = yes.filter((count, row) => count + no[row]! > 0).length;
  return total(yes) > 0 && total(no) > 0 && filled > 1;
}

function withoutEmptyRows(counts: readonly number[]) {
  const kept = counts.flatMap((_, at) =>
    at % 2 === 0 && counts[at]! + counts[at + 1]! > 0 ? [counts[at]!, counts[at + 1]!] : [],
  );
  return { counts: kept, rows: kept.length / 2, columns: 2 };
}

async function groupsOf(
  { table, groups, gated, yes, no }: Answers,
  level: number,
  { seed, resamples, context }: TableTests,
) {
  const named = groups.flatMap((_, row) => (row < gated && yes[row]! + no[row]! > 0 ? [row] : []));
  const adjusted = new Map<number, number>();
  if (named.length > 0) {
    const counts = {
      sizes: named.map((row) => yes[row]! + no[row]!),
      flagged: named.map((row) => yes[row]!),
      allUnits: total(yes) + total(no),
      allFlagged: total(yes),
    };
    const { problem } = fixedMarginsStepDownProblem(counts, { stepDown: "minP", seed: seed >>> 0, resamples });
    const extreme = new Float64Array(named.length);
    const merge = (block: Float64Array) => {
      block.forEach((count, step) => {
        extreme[step]! += count;
      });
    };
    await context.executor.run(fixedMarginsStepDownTask, problem, {
      blocks: blocksOf(resamples),
      merge,
      signal: context.signal,
    });
    const stepped = steppedDownPValues(problem, extreme);
    named.forEach((row, place) => {
      adjusted.set(row, stepped[place]!);
    });
  }
  return groups.map((group, row) => {
    const [flagged, rest] = [yes[row]!, no[row]!];
    const p = adjusted.get(row);
    const own = rowOf(table, group);
    return {
      group,
      share: derived(shareOf({ flagged, total: flagged + rest }, level), own),
      adjusted: p === undefined ? null : derived(p, own),
    };
  });
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
