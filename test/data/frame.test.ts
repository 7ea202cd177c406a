import { describe, expect, it, vi } from "vitest";
import { NO_DATE } from "../../src/data/columns.js";
import { DANFO_LINES, toDataFrame } from "../../src/data/frame.js";
import { readColumns } from "../../src/data/read-columns.js";
import { dataFolder, quietContext } from "../support/data-folder.js";
import { samplePlan } from "../support/sample-plan.js";
import { MIGRANTS, SPONSORS } from "./traps/sponsor-files.js";

describe("columns for an analyst", () => {
  it("are text, numbers and dates as the plan says, in file order of the rows", async () => {
    const folder = dataFolder({ "sponsors.csv": SPONSORS, "migrants.csv": MIGRANTS });
    const [sponsors, migrants] = await readColumns(samplePlan(), folder, quietContext());
    expect(sponsors!.columns.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
      "sponsor text",
      "score number",
      "outcome text",
      "provenance text",
      "branch text",
    ]);
    expect(migrants).toMatchObject({ section: "migrants", rows: 3 });
    const branch = sponsors!.columns[4]!;
    expect(branch.kind === "text" && Array.from(branch.codes, (code) => branch.levels[code])).toEqual([
      "62",
      "47",
      "01",
    ]);
  });
});

describe("a DataFrame", () => {
  it("keeps 0363, 007 and 01 as text, doubles as doubles, and missing values missing", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const folder = dataFolder({ "sponsors.csv": SPONSORS.replace("59.9", ""), "migrants.csv": MIGRANTS });
    const [sponsors] = await readColumns(samplePlan(), folder, quietContext());
    const frame = await toDataFrame([
      ...sponsors!.columns,
      { kind: "date", name: "date", days: Int32Array.of(0, NO_DATE, 17_167) },
    ]);
    expect(frame.dtypes).toEqual(["string", "float32", "string", "string", "string", "string"]);
    expect(frame.column("sponsor").values).toEqual(["0363", "007", "10000003"]);
    expect(frame.column("branch").values).toEqual(["62", "47", "01"]);
    expect(frame.column("score").values).toEqual([10, 60, Number.NaN]);
    expect(frame.column("outcome").values).toEqual(["none", "violation", null]);
    expect(frame.column("date").values).toEqual(["1970-01-01", null, "2017-01-01"]);
    vi.mocked(console.warn).mockClear();
  });

  it("names the exact lines to paste where danfojs-node is not installed", async () => {
    const missing = () => Promise.reject(new Error("Cannot find package 'danfojs-node'"));
    const error = await toDataFrame([], missing).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "source-unavailable" });
    expect((error as { mend: string }).mend).toContain(DANFO_LINES);
    const pasted = JSON.parse(`{${DANFO_LINES}}`);
    expect(pasted.overrides).toEqual({
      "@tensorflow/tfjs-node": "npm:@tensorflow/tfjs@4.22.0",
      xlsx: "0.18.5",
    });
  });
});
