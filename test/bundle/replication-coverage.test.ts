import { beforeAll, describe, expect, it } from "vitest";
import { analystParts } from "../../src/bundle/replication/analyst-package.js";
import { asShown } from "../../src/bundle/replication/as-shown.js";
import { coverageLines, coverageOf } from "../../src/bundle/replication/coverage.js";
import { LEFT_OUT } from "../../src/bundle/replication/left-out-numbers.js";
import { replicationSample } from "../support/replication-sample.js";

type Sample = Awaited<ReturnType<typeof replicationSample>>;
let samples: readonly Sample[];
beforeAll(async () => {
  samples = [await replicationSample("sponsors-with-outcomes"), await replicationSample("persons")];
});

function coverage({ result, evidence }: Sample) {
  return coverageOf(asShown(result), analystParts(result, evidence).parts);
}

/** Numbers of a result, counted by another route: those that stand in its JSON text. */
function numbersIn(value: unknown): number {
  return (
    JSON.stringify(value, (_, part) => (typeof part === "number" ? "#number#" : part)).split('"#number#"').length - 1
  );
}

describe("what the analyst's script compares", () => {
  it("is every number of the audit, a setting, a count, or left out with a reason", () => {
    for (const sample of samples) {
      const found = coverage(sample);
      const left = found.left.reduce((sum, { numbers }) => sum + numbers, 0);
      expect(found.unexplained).toEqual([]);
      expect(found.recomputed + left).toBe(found.statistics);
      expect(found.statistics + found.settings + found.counts).toBe(numbersIn(asShown(sample.result)));
    }
  });

  it("is most of the statistics where units have several members and outcomes are known", () => {
    const { recomputed, statistics } = coverage(samples[0]!);
    expect(recomputed / statistics).toBeGreaterThan(0.7);
  });

  it("does not count a number that no check compares", () => {
    const audit = { hypothesis1: { groups: [{ odd: 1 / 3 }, { odd: 1 / 3 }] }, plan: { alpha: 1 / 3 } };
    const check = { kind: "number", name: "", ours: 1 / 3, theirs: "", tolerance: 0 } as const;
    const part = { lines: [], checks: [check] };
    expect(coverageOf(audit, [{ ...part, section: "hypothesis1" }])).toMatchObject({
      statistics: 2,
      recomputed: 1,
      settings: 1,
      unexplained: [{ path: "hypothesis1.groups[].odd", numbers: 1 }],
    });
    expect(coverageOf(audit, [{ ...part, section: "hypothesis2" }])).toMatchObject({ recomputed: 0 });
  });

  it("is printed with the reason of each number that is left out", () => {
    const { reason } = LEFT_OUT[0]!;
    const audit = { score: { monteCarloInterval: { lower: 0.25 } } };
    expect(coverageLines(coverageOf(audit, [])).join("\n")).toContain(`1: ${reason}`);
  });
});
