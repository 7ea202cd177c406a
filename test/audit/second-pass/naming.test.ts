import { describe, expect, it, vi } from "vitest";
import { testedGroups } from "../../../src/audit/hypothesis-1/hypothesis-1.js";
import { type AuditedUnits, auditedUnits } from "../../../src/audit/permutation/audited-units.js";
import { namedGroups } from "../../../src/audit/second-pass/named-groups.js";
import { majorityOfUnits, remainingContrast, remainingUnits } from "../../../src/audit/second-pass/remaining-units.js";
import type { RestTester } from "../../../src/audit/second-pass/rest-tester.js";
import { clusterPermutationTask, observedStatistics } from "../../../src/statistics/cluster-permutation.js";
import { binomialUpperTail } from "../../../src/statistics/distributions.js";
import { nextBelow, nextUniform, type StreamState, streamsFrom } from "../../../src/statistics/random.js";
import { stepDownMaxT } from "../../../src/statistics/step-down.js";
import { compositionOf } from "../../support/composition-evidence.js";
import { samplePlan } from "../../support/sample-plan.js";

/*
 * Who is named where one group of many is flagged twice as often (24 % against 12 %) and has the majority of more than
 * a quarter of the sponsors, most sponsors being mixed: seeds 1 to N, few resamples, maxT.
 */

vi.setConfig({ testTimeout: 300_000 });

const ALPHA = 0.05;
const SPONSORS = 1500;
const SETS = 150;
const RESAMPLES = 199;
const PLANTED = "a";
const OTHERS = Array.from({ length: 19 }, (_, i) => String.fromCharCode(98 + i));
/** Draws by these weights: the planted group 1.2, the others 1/3, 1/4, ... */
const TICKETS = [PLANTED, ...OTHERS].flatMap((group, i) =>
  new Array<string>(i === 0 ? 240 : Math.round(200 / (2 + i))).fill(group),
);

/** Members by Polya's urn, so that sponsors of up to 30 members tend to few groups and most hold the planted one. */
function membersOf(stream: StreamState): Record<string, number> {
  const size = 1 + Math.floor(30 * nextUniform(stream) ** 2);
  const drawn: string[] = [];
  for (let k = 0; k < size; k++) {
    const isNew = k === 0 || nextUniform(stream) * (3 + k) < 3;
    drawn.push(isNew ? TICKETS[nextBelow(stream, TICKETS.length)]! : drawn[nextBelow(stream, k)]!);
  }
  const members: Record<string, number> = {};
  for (const group of drawn) members[group] = (members[group] ?? 0) + 1;
  return members;
}

function plantedSet(seed: number, rate: number): AuditedUnits {
  const stream = streamsFrom(seed).block(7);
  return auditedUnits(
    compositionOf(
      Array.from({ length: SPONSORS }, () => {
        const members = membersOf(stream);
        const size = Object.values(members).reduce((sum, count) => sum + count, 0);
        const share = (members[PLANTED] ?? 0) / size;
        return { members, band: nextUniform(stream) < (share > 0.5 ? rate : 0.12) ? 1 : 0 };
      }),
    ),
  );
}

function testerOf(units: AuditedUnits, seed: number): RestTester {
  const majority = majorityOfUnits(units);
  return {
    contrast: (group, without) => remainingContrast(units, majority, { group, without }),
    async test(without) {
      const left = remainingUnits(units, majority, without);
      const design = {
        sums: left.sums,
        bandSizes: left.bandSizes,
        flagged: left.flagged,
        tested: testedGroups(left, samplePlan().groups.gate),
        majority: null,
        majorityUnits: null,
        testedMajorities: new Uint16Array(0),
        ratioLower: 0.8,
        ratioUpper: 1.25,
      };
      const composition = left.composition!;
      const observed = observedStatistics(composition, design, left.bandCodes).contrasts;
      const problem = { seed, resamples: RESAMPLES, tableResamples: 0, composition, design };
      const resampled = clusterPermutationTask.runBlock(problem, 0).contrasts;
      const adjusted = stepDownMaxT({ observed, resampled, resamples: RESAMPLES });
      return { without, tested: design.tested, contrasts: observed, adjusted, resamples: RESAMPLES };
    },
  };
}

async function namesIn(seed: number, rate: number): Promise<{ first: number; names: readonly string[] }> {
  const units = plantedSet(seed, rate);
  const tester = testerOf(units, seed);
  const first = await tester.test([]);
  const groups = [...units.groups.keys()];
  const { named } = await namedGroups(first, tester, { alpha: ALPHA, groups });
  const rejected = Array.from(first.adjusted.pValues).filter(
    (p, i) => p <= ALPHA && units.groups[first.tested[i]!] !== PLANTED,
  );
  return { first: rejected.length, names: named.map((group) => units.groups[group]!) };
}

/** Most sets of which 5 % may be wrong, at 1e-4. */
function mostOf(sets: number): number {
  let most = sets;
  while (binomialUpperTail(most, sets, ALPHA) < 1e-4) most--;
  return most;
}

describe("sets in which one group of a quarter of the sponsors is flagged 24 % against 12 %", () => {
  it("name another group in at most 5 %, though the first pass rejects one far more often", async () => {
    const all = [];
    for (let seed = 1; seed <= SETS; seed++) all.push(await namesIn(seed, 0.24));
    const wrong = all.filter(({ names }) => names.some((name) => name !== PLANTED)).length;
    const alone = all.filter(({ first }) => first > 0).length;
    console.log(`another group rejected first in ${alone} and named in ${wrong} of ${SETS} sets`);
    expect(wrong).toBeLessThanOrEqual(mostOf(SETS));
    expect(alone).toBeGreaterThan(mostOf(SETS));
  });

  it("name the planted group where its effect is large", async () => {
    for (let seed = 1; seed <= 10; seed++) expect((await namesIn(seed, 0.5)).names).toContain(PLANTED);
  });
});
