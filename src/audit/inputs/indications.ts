import type { ScoredUnit } from "../../data/evidence.js";
import type { IndicationsEvidence } from "../../data/inputs/indications-evidence.js";
import { ANSWER_STATES, CONJUNCTION_STATES, PAIR_STATES } from "../../plan/inputs/answer-states.js";
import { tableFromCounts } from "../../statistics/contingency-table.js";
import { fisherExact } from "../../statistics/fisher-exact.js";
import { holm } from "../../statistics/multiplicity.js";
import { phiCoefficient } from "../../statistics/phi-coefficient.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { CountTable, Estimate, MaybeTest } from "../result.js";
import { askGroups } from "./group-question.js";
import type { IndicationPair, IndicationsResult } from "./indications-result.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { stateShares, stateTable } from "./state-table.js";
import { pValueOf } from "./table-test.js";

const PAIRS = "indications.pairs";
const PARTS = "indications.parts-alone";
const SMALLEST_P = 1e-300;

/**
 * How often the indications hold, whether conjunctions agree with their parts, which indications go together, and which
 * go together with the group. Pairs are one family of tests and groups another.
 * @param evidence  counts of the indications
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export async function examineIndications(
  evidence: IndicationsEvidence,
  { plan, settings: { alpha }, context }: InputsQuestion,
): Promise<PartAnswer<IndicationsResult>> {
  const { unit, units, withoutGroup, tested } = evidence;
  const level = 1 - alpha;
  const items = evidence.items.map(({ code, states }) => ({
    code,
    table: stateTable(`indications.${code}`, { unit, key: "answer-state", levels: ANSWER_STATES, counts: states }),
  }));
  const conjunctions = evidence.conjunctions.map(({ code, states }) => {
    const id = `indications.${code}.parts`;
    return { code, table: stateTable(id, { unit, key: "conjunction", levels: CONJUNCTION_STATES, counts: states }) };
  });
  const splits = tested.flatMap(({ code, split }) => (split === null ? [] : [{ code, id: groupId(code), split }]));
  const asked = await askGroups(splits, { unit, alpha, seed: plan.resampling.seed, context });
  const pairs = pairsOf(evidence, level);
  const parts = partsTable(evidence);
  return {
    result: {
      ...{ unit, units, withoutGroup, alpha },
      items: items.map(({ code, table }) => ({ code, table: table.id, shares: stateShares(table, level) })),
      conjunctions: conjunctions.map(({ code, table }) => ({
        code,
        table: table.id,
        shares: stateShares(table, level),
      })),
      partsAlone: evidence.partsAlone.map(({ units: found, ...part }) => ({
        ...part,
        units: derived(found, rowOf(PARTS, part.code)),
      })),
      groups: {
        tests: splits.length,
        resamples: asked.resamples,
        questions: asked.questions.map((question, place) => ({ code: splits[place]!.code, ...question })),
        notAsked: tested.flatMap(({ code, split }) => (split === null ? [code] : [])),
      },
      pairs: pairs.result,
    },
    tables: [
      ...items.map(({ table }) => table),
      ...conjunctions.map(({ table }) => table),
      ...parts,
      ...asked.tables,
      ...pairs.tables,
    ],
  };
}

function groupId(code: string): string {
  return `indications.${code}.groups`;
}

function partsTable({ unit, partsAlone }: IndicationsEvidence): readonly CountTable[] {
  if (partsAlone.length === 0) return [];
  const levels = partsAlone.map(({ code }) => code);
  return [stateTable(PARTS, { unit, key: "part", levels, counts: partsAlone.map(({ units }) => units) })];
}

/** All pairs in one table, a row a pair: a pair with a small cell is hidden by itself. */
function pairsOf({ unit, pairs }: IndicationsEvidence, level: number) {
  const tests = pairs.map(({ counts }) => pairTest(counts));
  const adjusted = holm(tests.map(pValueOf));
  const name = (place: number) => `${pairs[place]!.first} & ${pairs[place]!.second}`;
  return {
    tables:
      pairs.length === 0
        ? []
        : [
            pairTable(
              pairs.map((pair, place) => ({ name: name(place), ...pair })),
              unit,
            ),
          ],
    result: pairs.map(({ first, second, counts }, place): IndicationPair => {
      const row = rowOf(PAIRS, name(place));
      return {
        ...{ first, second },
        phi: derived(phiOf(counts, level), row),
        test: derived(tests[place]!, row),
        adjusted: derived(adjusted[place]!, row),
      };
    }),
  };
}

function pairTable(
  pairs: readonly { readonly name: string; readonly counts: readonly number[] }[],
  unit: ScoredUnit,
): CountTable {
  const counts = pairs.flatMap((pair) => pair.counts);
  return {
    id: PAIRS,
    unit,
    keys: [
      { name: "pair", levels: pairs.map(({ name }) => name) },
      { name: "hold", levels: PAIR_STATES },
    ],
    counts,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  };
}

function pairTest(counts: readonly number[]): MaybeTest {
  const [a, b, c, d] = counts as [number, number, number, number];
  if ((a + b) * (c + d) * (a + c) * (b + d) === 0) return notEstimable("no-variation");
  // An exact p-value is never 0, also where it is too small for a number of the machine.
  const pValue = Math.max(SMALLEST_P, fisherExact(tableFromCounts(Float64Array.from(counts), 2, 2)).pValue);
  const tablesEnumerated = Math.min(a + b, a + c) - Math.max(0, a + b + a + c - (a + b + c + d)) + 1;
  return { method: "exact", pValue, tablesEnumerated, twoSidedRule: "no-likelier" };
}

function phiOf(counts: readonly number[], level: number): Estimate {
  const found = phiCoefficient(tableFromCounts(Float64Array.from(counts), 2, 2), { level });
  if (found.kind === "not-estimable") return notEstimable("no-variation");
  return estimate(found.value, interval(found.interval, level, "wald"));
}
