import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SBI_2008_DIVISIONS, SBI_2025_DIVISIONS, sbiDivision, sbiEdition } from "../../src/registry/sbi-division.js";

/** Amsterdam/mapserver's table of SBI 2008; outside the repository, so the comparison is skipped where it is absent. */
const PUBLISHED_2025 = new URL("../../../shared/data/reference/sbi2025_divisions_nl.csv", import.meta.url);
const PUBLISHED = new URL("../../../shared/data/reference/sbi2008_divisions_nl.csv", import.meta.url);

describe("sbiDivision", () => {
  it("gives branch 47 for 47722, the example of the scoring instruction", () => {
    expect(sbiDivision("47722")).toEqual({ kind: "division", division: "47" });
  });

  it("keeps the leading zero", () => {
    expect(sbiDivision("0111")).toEqual({ kind: "division", division: "01" });
  });

  it("knows division 45, which SBI 2025 dropped", () => {
    expect(sbiDivision("45112")).toEqual({ kind: "division", division: "45" });
  });

  it.each(["04", "05", "34", "44", "00765"])("knows no division for %s", (code) => {
    expect(sbiDivision(code)).toEqual({ kind: "unknown", reason: "no-such-division" });
  });

  it.each(["", "4", "47.72", "SBI47", "4772211", " 47"])("takes %j for no SBI code", (code) => {
    expect(sbiDivision(code)).toEqual({ kind: "unknown", reason: "not-an-sbi-code" });
  });

  it("knows division 45 in SBI 2008 only, and division 05 in SBI 2025 only", () => {
    expect(sbiDivision("45112", { edition: "2025" })).toEqual({ kind: "unknown", reason: "no-such-division" });
    expect(sbiDivision("05100", { edition: "2025" })).toEqual({ kind: "division", division: "05" });
  });

  it("takes the edition by the day on which the register changed over", () => {
    expect(sbiEdition("2025-09-12", "2025-09-13")).toBe("2008");
    expect(sbiEdition("2025-09-13", "2025-09-13")).toBe("2025");
  });

  it.skipIf(!existsSync(PUBLISHED_2025))("lists exactly the divisions of the published table of 2025", () => {
    const rows = readFileSync(PUBLISHED_2025, "utf8").trim().split("\n").slice(1);
    const divisions = rows.map((row) => /,(\d{2}),/.exec(row)?.[1]);
    expect([...new Set(divisions)].sort()).toEqual(SBI_2025_DIVISIONS);
  });

  it.skipIf(!existsSync(PUBLISHED))("lists exactly the divisions of the published table", () => {
    const rows = readFileSync(PUBLISHED, "utf8").trim().split("\n").slice(1);
    expect(SBI_2008_DIVISIONS).toEqual(rows.map((row) => /,(\d\d),/.exec(row)?.[1]));
  });
});
