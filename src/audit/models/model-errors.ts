import type { JointScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { contingencyTable } from "../../statistics/contingency-table.js";
import { type McNemar, mcNemar } from "../../statistics/mcnemar.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { derived, estimate, interval, notEstimable, point } from "../derived.js";
import type { CountTable, Estimate, MaybeTest } from "../result.js";
import { NO_BAND, outcomesWithin } from "../score/joint-outcomes.js";
import type { SetName } from "../score/set-name.js";
import type { ModelErrors } from "./model-result.js";

const LEVELS = ["right", "wrong"];

/** Errors of the flags of the audited model and another, on units of known outcome that both place in a band. */
export function modelErrors(
  evidence: JointScoreEvidence,
  asked: { readonly name: string; readonly model: number; readonly headline: SetName; readonly plan: Plan },
): { readonly tables: readonly CountTable[]; readonly result: ModelErrors | null } {
  const { name, model, headline, plan } = asked;
  if (evidence.bands === null) return { tables: [], result: null };
  const own = rightAndWrong(evidence, model, headline);
  const provenance = total(own) > 0 ? headline : "all-known";
  const cells = provenance === headline ? own : rightAndWrong(evidence, model, provenance);
  if (total(cells) === 0) return { tables: [], result: null };
  const table = `models.${name}.errors`;
  const [[, otherOnly], [auditedOnly, both]] = cells;
  const test = mcNemar(contingencyTable(cells));
  return {
    tables: [
      {
        id: table,
        unit: evidence.unit,
        keys: [
          { name: "flag", levels: LEVELS },
          { name: `flag by ${name}`, levels: LEVELS },
        ],
        counts: cells.flat(),
      },
    ],
    result: {
      provenance,
      table,
      auditedWrong: derived(shareWrong(auditedOnly + both, total(cells), plan), table),
      otherWrong: derived(shareWrong(otherOnly + both, total(cells), plan), table),
      exact: derived(exactTest(test), table),
      midP: derived(test.kind === "not-estimable" ? notEstimable(test.reason) : point(test.midP), table),
    },
  };
}

type Cells = readonly [readonly [number, number], readonly [number, number]];

function rightAndWrong(evidence: JointScoreEvidence, model: number, name: SetName): Cells {
  const { bandCodes, weights, bands } = evidence;
  const outcomes = outcomesWithin(evidence, name);
  const cells: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  const wrong = (band: number, outcome: number) => (bands!.flagged[band] === (outcome === 1) ? 0 : 1);
  weights.forEach((weight, pattern) => {
    const [audited, other] = [bandCodes[0]![pattern]!, bandCodes[model]![pattern]!];
    const outcome = outcomes[pattern]!;
    if (outcome < 0 || audited === NO_BAND || other === NO_BAND) return;
    cells[wrong(audited, outcome)][wrong(other, outcome)] += weight;
  });
  return cells;
}

function total(cells: Cells): number {
  return cells.flat().reduce((sum, count) => sum + count, 0);
}

function shareWrong(wrong: number, units: number, { score }: Plan): Estimate {
  const level = 1 - score.alpha;
  return estimate(wrong / units, interval(wilsonInterval(wrong, units, { level }), level, "wilson"));
}

function exactTest(test: McNemar | { readonly kind: "not-estimable"; readonly reason: "no-variation" }): MaybeTest {
  if (test.kind === "not-estimable") return notEstimable(test.reason);
  const [first, second] = test.discordant;
  return {
    method: "exact",
    pValue: test.exact.pValue,
    tablesEnumerated: first + second + 1,
    twoSidedRule: "doubled",
  };
}
