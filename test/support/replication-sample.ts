import type { AuditResult } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import type { ReplicationEvidence } from "../../src/bundle/replication/analyst-package.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import type {
  Engine,
  Evidence,
  EvidenceNeed,
  GroupCountEvidence,
  GroupScoreEvidence,
  ScoreEvidence,
} from "../../src/data/evidence.js";
import { compositionOf, type UnitOf } from "./composition-evidence.js";
import { quietContext } from "./data-folder.js";
import { sampleCountsPlan, samplePlan } from "./sample-plan.js";
import { textColumn } from "./sponsor-rows.js";

/** A label that would be code, were it not quoted. */
const HOSTILE = 'B"); stop("code") #\n\\';

/**
 * An undisclosed result with the evidence behind it: sponsors with migrants and scores, the same with outcomes by group
 * (of which a release of so few sponsors shows nothing), or counts of persons.
 */
export async function replicationSample(
  kind: "sponsors" | "sponsors-with-outcomes" | "persons",
): Promise<{ readonly result: AuditResult; readonly evidence: ReplicationEvidence }> {
  const engine = kind === "persons" ? personEngine() : sponsorEngine(kind === "sponsors-with-outcomes");
  const result = await runAudit(engine, quietContext());
  const evidence = await engine.evidence(["composition", "scores", "groupScores"], quietContext());
  return { result, evidence };
}

function personEngine(): Engine {
  const rows = { A: [700, 150, 160], [HOSTILE]: [900, 300, 130], C: [310, 90, 61], D: [40, 9, 14] };
  const bands = ["low", "middle", "high"];
  const groups = Object.keys(rows).flatMap((group) => bands.map(() => group));
  const counts = {
    group: textColumn(groups),
    band: textColumn(groups.map((_, i) => bands[i % bands.length]!)),
    count: Float64Array.from(Object.values(rows).flat()),
  };
  const plan = sampleCountsPlan({
    bands: { order: bands, flagged: ["middle", "high"] },
    hypothesis1: { stepDown: "maxT" },
  });
  return memoryEngine(plan, { form: "counts", counts });
}

function sponsorEngine(withOutcomes: boolean): Engine {
  const plan = samplePlan({
    groups: { gate: { units: 5, effectiveUnits: 5, majorityUnits: 5 } },
    resampling: { seed: 987_654_321 },
    strata: [{ name: "branch", label: { nl: "branche", en: "branch" }, columns: ["branch"], modelInput: true }],
    hypothesis1: { meanScore: { alpha: 0.05 }, allBands: { alpha: 0.05 } },
    families: [
      {
        name: "pools",
        label: { nl: "groepen samen", en: "groups pooled" },
        alpha: 0.05,
        hypotheses: ["h1", "h2"],
        groups: { by: "levels", levels: { AB: ["A", HOSTILE], rest: ["C", "D", "E", "F"] } },
      },
    ],
  });
  const bands = { order: ["low", "middle", "high"], flagged: [false, false, true] };
  const units = sponsors();
  const composition = {
    ...compositionOf(units),
    bands,
    strata: [{ name: "branch", levels: ["x", "y", "z"], codes: Uint16Array.from(units, (_, i) => (i * i) % 3) }],
    patternScores: {
      values: Float64Array.from({ length: 50 }, (_, place) => 1.5 * place + 10),
      codes: Uint32Array.from(units, scoreOf),
    },
  };
  const groupScores = outcomesOf(units, composition.groups, composition.patternScores.values);
  const scores = scoresOf(groupScores);
  const known: Partial<Record<EvidenceNeed, unknown>> = {
    composition,
    scores,
    ...(withOutcomes ? { groupScores } : {}),
  };
  const evidence = (need: EvidenceNeed) => known[need] ?? NO_COUNTS;
  return {
    plan,
    describe: () => ({ form: "sponsors", files: [], leftOut: [], overridden: 0 }),
    evidence: async <Need extends EvidenceNeed>(needs: readonly Need[]) =>
      Object.fromEntries(needs.map((need) => [need, evidence(need)])) as Evidence<Need>,
    dataHash: async () => "",
    close: async () => {},
  };
}

const NO_COUNTS = { kind: "unavailable", reason: "source-holds-counts-only" } as const satisfies
  | GroupCountEvidence
  | { kind: "unavailable"; reason: string };

/** 900 sponsors of one to seven migrants; the sixth group is rare. */
function sponsors(): UnitOf[] {
  return Array.from({ length: 900 }, (_, i) => {
    const first = ["A", HOSTILE, "C", "D", "E"][(i * 7) % 5]!;
    const second = i % 60 === 0 ? "F" : ["C", "A", "E"][i % 3]!;
    const flagged = (i * 31) % 97 < (first === "A" ? 30 : 14);
    return { band: flagged ? 2 : (i * 13) % 2, members: { [first]: 1 + (i % 5), [second]: 1 + (i % 3) } };
  });
}

function scoreOf({ band }: UnitOf, i: number): number {
  return 16 * band + ((i * 11) % 18);
}

const PROVENANCES = ["random", "risk", "never"] as const;

/** Outcomes of the same sponsors by score and majority group; every fifth was never inspected. */
function outcomesOf(units: readonly UnitOf[], groups: readonly string[], scores: Float64Array): GroupScoreEvidence {
  const codes = units.map((unit, i) => {
    const never = i % 5 === 3;
    const violation = (i * 17) % 23 < 5 + 2 * unit.band;
    return {
      score: scoreOf(unit, i),
      group: majorityOf(unit, groups),
      band: unit.band,
      outcome: never ? 2 : violation ? 0 : 1,
      provenance: never ? 2 : i % 2,
      people: membersOf(unit, groups),
    };
  });
  codes.sort((a, b) => a.score - b.score || a.group - b.group || a.band - b.band);
  return {
    kind: "groupScores",
    unit: "sponsors",
    memberUnit: "migrants",
    groups,
    bands: { order: ["low", "middle", "high"], flagged: [false, false, true] },
    scores,
    provenances: PROVENANCES,
    scoreCodes: Uint32Array.from(codes, ({ score }) => score),
    groupCodes: Uint16Array.from(codes, ({ group }) => group),
    bandCodes: Uint8Array.from(codes, ({ band }) => band),
    outcomeCodes: Uint8Array.from(codes, ({ outcome }) => outcome),
    provenanceCodes: Uint8Array.from(codes, ({ provenance }) => provenance),
    weights: new Float64Array(codes.length).fill(1),
    people: Float64Array.from(codes, ({ people }) => people),
    largest: Float64Array.from(codes, ({ people }) => people),
    units: codes.length,
  };
}

function majorityOf({ members }: UnitOf, groups: readonly string[]): number {
  const all = Object.values(members).reduce((sum, count) => sum + count, 0);
  const found = Object.entries(members).find(([, count]) => 2 * count > all);
  return found === undefined ? groups.length : groups.indexOf(found[0]);
}

/** Members of the majority group, or all where no group has it. */
function membersOf(unit: UnitOf, groups: readonly string[]): number {
  const majority = groups[majorityOf(unit, groups)];
  if (majority !== undefined) return unit.members[majority]!;
  return Object.values(unit.members).reduce((sum, count) => sum + count, 0);
}

function scoresOf({ scores, scoreCodes, outcomeCodes, provenanceCodes }: GroupScoreEvidence): ScoreEvidence {
  const counts = (outcome: number) => {
    const cells = new Float64Array(scores!.length * PROVENANCES.length);
    scoreCodes.forEach((score, i) => {
      if (outcomeCodes[i] === outcome) cells[score * PROVENANCES.length + provenanceCodes[i]!]! += 1;
    });
    return cells;
  };
  const [violations, none, unknown] = [counts(0), counts(1), counts(2)] as const;
  return { kind: "scores", unit: "sponsors", scores: scores!, provenances: PROVENANCES, violations, none, unknown };
}
