import { beforeAll, describe, expect, it } from "vitest";
import { analystReplication } from "../../src/bundle/replication/analyst-package.js";
import { checkLine } from "../../src/bundle/replication/check.js";
import { LEFT_OUT_OF_RELEASE } from "../../src/bundle/replication/left-out-numbers.js";
import { publicReplication } from "../../src/bundle/replication/public-package.js";
import { rMatrix, rNumber, rString, rVector } from "../../src/bundle/replication/r-text.js";
import { disclose } from "../../src/disclosure/disclose.js";
import { loadedSolver } from "../support/loaded-solver.js";
import { replicationSample } from "../support/replication-sample.js";

describe("text of R", () => {
  it("holds a label as a string, whatever stands in it", () => {
    expect(rString('a"); system("rm")')).toBe('"a\\"); system(\\"rm\\")"');
    expect(rString("a\\b\nc\0")).toBe('"a\\\\b\\U{a}c\\U{fffd}"');
    expect(rString("Türkiye 🇹🇷")).toMatch(/^"T\\U\{fc\}rkiye \\U\{1f1f9\}\\U\{1f1f7\}"$/);
    expect(rString("\ud800")).toBe('"\\U{fffd}"');
  });

  it("writes numbers with every digit, and what is not there as R does", () => {
    expect(rNumber(1 / 3)).toBe("0.3333333333333333");
    expect([rNumber("unbounded"), rNumber(Number.NEGATIVE_INFINITY)]).toEqual(["Inf", "-Inf"]);
    expect(rVector([1, null, "x"])).toBe('c(1, NA, "x")');
    expect(rMatrix([1, 2, 3, 4], 2)).toBe("matrix(c(1, 2, 3, 4), ncol = 2, byrow = TRUE)");
  });

  it("breaks long vectors over lines without losing a value", () => {
    const values = Array.from({ length: 300 }, (_, i) => i * 1000);
    const lines = rVector(values).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
    expect(rVector(values).match(/\d+/g)).toHaveLength(300);
  });

  it("asks for a package before it uses it", () => {
    const check = { kind: "number", name: "x", ours: 1, theirs: "pROC::auc(r)", tolerance: 0, needs: "pROC" } as const;
    expect(checkLine(check)).toBe(
      'if (requireNamespace("pROC", quietly = TRUE)) check("x", 1, pROC::auc(r), 0) else no_package("x", "pROC")',
    );
  });
});

let sample: Awaited<ReturnType<typeof replicationSample>>;
beforeAll(async () => {
  sample = await replicationSample("sponsors");
});

describe("replication packages", () => {
  it("give the analyst patterns without sponsor numbers, and the public the script alone", async () => {
    const { result, evidence } = await replicationSample("sponsors-with-outcomes");
    const analyst = analystReplication(result, evidence);
    expect([...analyst.keys()]).toEqual(["patterns.csv", "scores.csv", "outcomes.csv", "replicate.R"]);
    expect(analyst.get("patterns.csv")!.split("\n")[0]).toBe("pattern,weight,band,group,members,score,stratum1");
    const released = publicReplication(disclose(result, loadedSolver()));
    expect([...released.keys()]).toEqual(["replication/replicate.R"]);
  });

  it("put into the public script no count that the release suppresses", () => {
    const { result } = sample;
    const disclosed = disclose(result, loadedSolver());
    const table = disclosed.tables.find(({ id }) => id === "h2.groupByBand")!;
    const suppressed = table.counts.filter((count) => count === "suppressed").length;
    const script = publicReplication(disclosed).get("replication/replicate.R")!;
    const matrix = /h2_table <- matrix\(c\(([^)]*)\)/.exec(script)![1]!;
    expect(suppressed).toBeGreaterThan(0);
    expect(matrix.match(/NA/g)).toHaveLength(suppressed);
    expect(script).toMatch(/^analyst_only\(/m);
  });

  it("name no path and no seed of the plan", () => {
    const { result, evidence } = sample;
    for (const script of [
      analystReplication(result, evidence).get("replicate.R")!,
      publicReplication(disclose(result, loadedSolver())).get("replication/replicate.R")!,
    ]) {
      expect(script).not.toMatch(/sponsors\.csv|migrants\.csv|\/work|987654321/);
    }
  });

  it("say of every number of a release whether it is compared, and why not", () => {
    const script = publicReplication(disclose(sample.result, loadedSolver())).get("replication/replicate.R")!;
    const [, compared, all] = /cat\("(\d+) of (\d+) numbers of the audit are compared/.exec(script)!;
    const left = [...script.matchAll(/^cat\(" {2}(\d+): (.*)\\n"\)$/gm)];
    expect(left.reduce((sum, [, numbers]) => sum + Number(numbers), 0)).toBe(Number(all) - Number(compared));
    for (const [, , reason] of left) expect(LEFT_OUT_OF_RELEASE.map((each) => each.reason)).toContain(reason);
  });
});
