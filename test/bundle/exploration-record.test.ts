import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  countExploration,
  explorationDeviations,
  explorationRecordOf,
  readExplorations,
} from "../../src/bundle/exploration-record.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const [OLD, NEW] = ["a".repeat(64), "b".repeat(64)];

describe("the record of explorations", () => {
  it("stands beside the plan under its name", () => {
    expect(explorationRecordOf("x/plan.yaml")).toBe("x/plan.explorations.json");
    expect(explorationRecordOf("plan-open.YML")).toBe("plan-open.explorations.json");
  });

  it("counts runs and keeps the hash of the plan at each, without a date", async () => {
    const plan = join(temporaryFolder(), "plan.yaml");
    expect(await readExplorations(plan)).toEqual([]);
    expect(await countExploration(plan, OLD)).toBe(1);
    expect(await countExploration(plan, NEW)).toBe(2);
    expect(await readExplorations(plan)).toEqual([
      { run: 1, planHash: OLD },
      { run: 2, planHash: NEW },
    ]);
    expect(readFileSync(explorationRecordOf(plan), "utf8")).not.toMatch(/\d{4}-\d{2}-\d{2}/);
  });

  it("is refused where it is not one of this tool", async () => {
    const plan = join(temporaryFolder(), "plan.yaml");
    writeFileSync(explorationRecordOf(plan), "[]");
    await expect(readExplorations(plan)).rejects.toThrow("explorations require a record written by toetssteen");
    await expect(countExploration(plan, OLD)).rejects.toThrow("explorations require a record");
    expect(readFileSync(explorationRecordOf(plan), "utf8")).toBe("[]");
  });

  it("says in a report how many there were, and how many before the plan was changed", () => {
    const run = (planHash: string, place: number) => ({ run: place, planHash });
    expect(explorationDeviations([], NEW)).toEqual([]);
    expect(explorationDeviations([run(NEW, 1)], NEW)).toEqual(["1 exploration was run on this plan"]);
    expect(explorationDeviations([run(OLD, 1), run(OLD, 2), run(NEW, 3)], NEW)).toEqual([
      "3 explorations were run on this plan, 2 of them when it had another text",
    ]);
  });
});
