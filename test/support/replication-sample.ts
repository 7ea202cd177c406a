import type { AuditResult } from "../../src/audit/result.js";
import { runAudit } from "../../src/audit/run-audit.js";
import type { ReplicationEvidence } from "../../src/bundle/replication/analyst-package.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import type { Engine, Evidence, EvidenceNeed, GroupCountEvidence, ScoreEvidence } from "../../src/data/evidence.js";
import { compositionOf, type UnitOf } from "./composition-evidence.js";
import { quietContext } from "./data-folder.js";
import { sampleCountsPlan, samplePlan } from "./sample-plan.js";
import { textColumn } from "./sponsor-rows.js";

/** A label that would be code, were it not quoted. */
const HOSTILE = 'B"); stop("code") #\n\\';

/** An undisclosed result with the evidence behind it: sponsors with migrants and scores, or counts of persons. */
export async function replicationSample(
  kind: "sponsors" | "persons",
): Promise<{ readonly result: AuditResult; readonly evidence: ReplicationEvidence }> {
  const engine = kind === "sponsors" ? sponsorEngine() : personEngine();
  const result = await runAudit(engine, quietContext());
  const evidence = await engine.evidence(["composition", "scores"], quietContext());
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

function sponsorEngine(): Engine {
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
      codes: Uint32Array.from(units, ({ band }, i) => 16 * band + ((i * 11) % 18)),
    },
  };
  const scores = sampleScores();
  const evidence = (need: EvidenceNeed) =>
    need === "composition" ? composition : need === "scores" ? scores : NO_COUNTS;
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

function sampleScores(): ScoreEvidence {
  const scores = Float64Array.from({ length: 40 }, (_, i) => 2 * i + 0.5);
  const provenances = ["random", "risk", "never"] as const;
  const counts = (make: (row: number, column: number) => number) =>
    Float64Array.from({ length: scores.length * provenances.length }, (_, cell) =>
      make(Math.floor(cell / provenances.length), cell % provenances.length),
    );
  return {
    kind: "scores",
    unit: "sponsors",
    scores,
    provenances,
    violations: counts((row, column) => (column === 2 ? 0 : Math.floor(((row + 3 * column) % 11) / 4))),
    none: counts((row, column) => (column === 2 ? 0 : (47 - row + 5 * column) % 7)),
    unknown: counts((row, column) => (column === 2 ? row % 5 : 0)),
  };
}
