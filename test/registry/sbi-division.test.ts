import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SBI_2008_DIVISIONS, sbiDivision } from "../../src/registry/sbi-division.js";

/** Amsterdam/mapserver's table of SBI 2008; outside the repository, so the comparison is skipped where it is absent. */
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

  it.skipIf(!existsSync(PUBLISHED))("lists exactly the divisions of the published table", () => {
    const rows = readFileSync(PUBLISHED, "utf8").trim().split("\n").slice(1);
    expect(SBI_2008_DIVISIONS).toEqual(rows.map((row) => /,(\d\d),/.exec(row)?.[1]));
  });
});
