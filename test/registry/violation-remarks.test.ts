import { describe, expect, it } from "vitest";
import { violationRemark } from "../../src/registry/violation-remarks.js";

describe("the codes in a remark", () => {
  it.each([
    ["", []],
    ["*NM*", ["NM"]],
    ["*SC*", ["SC"]],
    ["afgewezen 12-3-2019 *NM*; zie ook *SC*.", ["NM", "SC"]],
    ["*NM* en nogmaals *NM*", ["NM"]],
    ["*SC**NM*", ["SC", "NM"]],
    ["(*NM*)", ["NM"]],
    ["regel 1\n*SC*\nregel 3", ["SC"]],
    ["NM", []],
    ["*NM", []],
    ["a*NM*b", []],
    ["x*SC*", []],
    ["*SC*2019", []],
    ["*NMX*", []],
  ])("are read from %j", (remark, codes) => {
    expect(violationRemark(remark).codes).toEqual(codes);
  });

  it("conclude nothing from what only looks like one", () => {
    expect(violationRemark("*nm* en * SC * en *NM*")).toEqual({ codes: ["NM"], doubtful: ["*nm*", "* SC *"] });
  });
});
