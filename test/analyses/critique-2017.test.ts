import { describe, expect, it } from "vitest";
import { runAnalysis } from "../support/run-analysis.js";
import { temporaryFolder } from "../support/temporary-folder.js";

describe("the replay of the critique of 2017", () => {
  it("runs alone and prints the interval, the numbers that would decide, and what an indicator would need", async () => {
    const printed = await runAnalysis("critique-2017", temporaryFolder());
    expect(printed).toContain("30 against 89, 119 in total; asked for: 600");
    expect(printed).toContain("0.450 to 0.692");
    // With 150 against 450 the same area would have an interval that leaves 0.5 out.
    expect(printed).toContain("0.517 to 0.625");
    expect(printed).toContain("178 against 528");
    expect(printed.match(/│ +[0-3] +│ +0\.\d+ +│ '0\.\d+'/g)).toHaveLength(4);
  });
});
