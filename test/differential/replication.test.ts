import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditResult } from "../../src/audit/result.js";
import { bandsByGrade } from "../../src/audit/severity/bands-by-grade.js";
import { analystReplication } from "../../src/bundle/replication/analyst-package.js";
import { asShown } from "../../src/bundle/replication/as-shown.js";
import { checkLine, numbersOf } from "../../src/bundle/replication/check.js";
import { gradeParts } from "../../src/bundle/replication/grade-checks.js";
import { publicReplication } from "../../src/bundle/replication/public-package.js";
import { R_FUNCTIONS } from "../../src/bundle/replication/r-functions.js";
import { PROVENANCES } from "../../src/data/evidence.js";
import { disclose } from "../../src/disclosure/disclose.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { type RSession, startR } from "../support/r-session.js";
import { replicationSample } from "../support/replication-sample.js";
import { samplePlan } from "../support/sample-plan.js";

type Sample = Awaited<ReturnType<typeof replicationSample>>;
let r: RSession;
let samples: Readonly<Record<"sponsors" | "sponsors-with-outcomes" | "persons", Sample>>;
beforeAll(async () => {
  r = await startR();
  samples = {
    sponsors: await replicationSample("sponsors"),
    "sponsors-with-outcomes": await replicationSample("sponsors-with-outcomes"),
    persons: await replicationSample("persons"),
  };
});
afterAll(() => r.close());

/** Last line of a script's output, and the lines that do not agree. */
function outcome(printed: string) {
  const lines = printed.split("\n");
  const counts = /^(\d+) agree, (\d+) differ, (\d+) analyst only/.exec(lines.at(-1)!);
  if (counts === null) throw new Error(`no count in the last line: ${lines.at(-1)}`);
  const [agree, differ, analystOnly] = counts.slice(1).map(Number);
  return {
    agree: agree!,
    differ: differ!,
    analystOnly: analystOnly!,
    differing: lines.filter((line) => line.startsWith("differ")),
  };
}

describe("the replication scripts, run by R itself", () => {
  it.each(["sponsors-with-outcomes", "persons"] as const)(
    "agree with the analyst's numbers of %s",
    { timeout: 240_000 },
    async (kind) => {
      const { result, evidence } = samples[kind];
      const files = analystReplication(result, evidence);
      const printed = await r.script(files.get("replicate.R")!, files);
      const { agree, differing, analystOnly } = outcome(printed);
      expect(differing).toEqual([]);
      expect(printed).toMatch(/; [1-9]\d* of those that agree do so within simulation error$/);
      expect(agree).toBeGreaterThan(kind === "persons" ? 60 : 3_000);
      expect(analystOnly).toBe(0);
      const parts =
        kind !== "persons"
          ? [
              "adjusted p",
              "lower bound over sponsors",
              "AUC, random",
              "height of the ROC curve",
              "average precision",
              "inspected: their number",
              "Cochran-Mantel-Haenszel within branch",
              "odds ratio within branch, upper bound",
              "ratio within branch",
              "quadratic form",
              "mean score, difference, lower bound",
              "share from middle, others",
              "p of that form",
              "H1, mean-score: smallest adjusted p",
              "adjusted p within branch",
              "share that runs through within branch",
              "difference left within branch, lower bound",
              "difference, Miettinen-Nurminen, upper bound",
              "Breslow-Day with Tarone's correction within branch",
              "p alone by majorities above 0.5, from 2",
              "adjusted p by shares in place of majorities",
              "ratio within branch, upper bound",
              "errors: violations among the flagged, less that of the others, Holm",
              "bands, random: Cochran-Armitage",
              "step 3, difference bounds upper",
              "step 3, ratio byRank lower",
              "hidden until its interval is not",
              "pools, H1 AB: difference",
              "pools, H2 AB: adjusted p",
              "smallest ratio above 1 that is found, H2",
              "H1 A: smallest ratio above 1 that is found",
            ]
          : [];
      for (const part of parts) expect(printed).toContain(part);
    },
  );

  it.each(["sponsors", "persons"] as const)("agree with the published numbers of %s", async (kind) => {
    const { result } = samples[kind];
    const script = publicReplication(disclose(result, loadedSolver())).get("replication/replicate.R")!;
    const { agree, differing, analystOnly } = outcome(await r.script(script));
    expect(differing).toEqual([]);
    expect(agree).toBeGreaterThan(20);
    if (kind === "sponsors") expect(analystOnly).toBeGreaterThan(5);
  });

  it("agree with graded outcomes by band, drawn by chance and sparse among them", async () => {
    const plan = samplePlan();
    const state = streamsFrom(11).block(0);
    const lines: string[] = [];
    let checked = 0;
    for (const most of [3, 12, 60, 400]) {
      for (let draw = 0; draw < 5; draw++) {
        const counts = Float64Array.from({ length: PROVENANCES.length * 3 * 5 }, () => nextBelow(state, most));
        const { tables, results } = bandsByGrade(
          {
            kind: "gradedOutcomes",
            unit: "sponsors",
            bands: { order: ["low", "middle", "high"], flagged: [false, false, true] },
            provenances: PROVENANCES,
            graded: [{ by: "severity", grades: ["minor", "serious"], counts }],
          },
          plan,
        );
        const [part] = gradeParts(asShown({ plan, tables, bandsByGrade: results } as unknown as AuditResult));
        checked += part!.checks.flatMap(numbersOf).length;
        lines.push(...part!.lines, ...part!.checks.map(checkLine));
      }
    }
    expect(checked).toBeGreaterThan(1_000);
    const count = 'cat(sprintf("%d agree, %d differ, %d analyst only", counted[[1]], counted[[2]], counted[[3]]))';
    const { agree, differing } = outcome(await r.script([R_FUNCTIONS, ...lines, count].join("\n")));
    expect(differing).toEqual([]);
    expect(agree).toBe(checked);
  });

  it("do not agree with numbers that are wrong", async () => {
    const { result } = samples.persons;
    const { hypothesis1 } = result;
    if (hypothesis1.kind !== "tested") throw new Error(hypothesis1.reason);
    const [first, ...groups] = hypothesis1.groups;
    const { flaggedShare, adjusted } = first!;
    if (flaggedShare.value.kind !== "estimate" || !("resamples" in adjusted.value)) throw new Error("no numbers");
    const share = { ...flaggedShare.value, value: flaggedShare.value.value * (1 + 1e-6) };
    const pValue = 1 - adjusted.value.pValue;
    const monteCarloInterval = { ...adjusted.value.monteCarloInterval, lower: pValue - 0.01, upper: pValue + 0.01 };
    const wrong = {
      ...first!,
      flaggedShare: { ...flaggedShare, value: share },
      adjusted: { ...adjusted, value: { ...adjusted.value, pValue, monteCarloInterval } },
    };
    const broken = { ...result, hypothesis1: { ...hypothesis1, groups: [wrong, ...groups] } };
    const none = { kind: "unavailable", reason: "source-holds-counts-only" } as const;
    const files = analystReplication(broken, { composition: none, scores: none, groupScores: none });
    const { differing } = outcome(await r.script(files.get("replicate.R")!, files));
    expect(differing.map((line) => line.replace(/: ours.*/, "").trim())).toEqual([
      "differ   H1 A: share",
      "differ   H1 A: adjusted p",
      "differ   H1 A: adjusted p, from its count",
      "differ   H1 A: adjusted p, lower Monte Carlo bound",
      "differ   H1 A: adjusted p, upper Monte Carlo bound",
    ]);
  });
});
