import { describe, expect, it } from "vitest";
import { calibration } from "./calibration/calibration.js";
import { calibrationPage } from "./calibration/page.js";
import { committedRun, describeCommittedRun } from "./committed-run.js";
import type { MeasuredRate } from "./rates.js";

describeCommittedRun(calibration, calibrationPage);

const { run, page } = committedRun(calibration);

describe("what the committed run says", () => {
  const rates = (part: string, keep: (measure: MeasuredRate) => boolean) =>
    run.cells.filter((cell) => cell.part === part).flatMap((cell) => cell.measures.filter(keep));
  const deciding = ({ id, kind }: MeasuredRate) => /^h[12]-(?:minp|maxt)$/.test(id) && kind === "false-alarm";

  it("holds the deciding tests of both hypotheses to 5 % among sponsors without giants or without a tie to size", () => {
    const found = rates("sponsors", deciding);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ reading }) => reading === "above")).toEqual([]);
  });

  it("finds every popular procedure far above 5 % on the same sets", () => {
    const found = rates("sponsors", ({ standing }) => standing === "popular");
    expect(found.length).toBeGreaterThan(0);
    for (const measure of found) expect(measure.lower, measure.id).toBeGreaterThan(0.3);
  });

  it("says plainly that H1 rejects too often where giants exist and size decides", () => {
    const heavy = rates("heavy-tailed", ({ id, answered }) => id === "h1-minp-from-20" && answered >= 50);
    const above = heavy.filter(({ reading }) => reading === "above");
    expect(above.length > 0).toBe(page.includes("H1 does not hold 5 %"));
  });

  it("holds stopping rules to 5 %, and Gandy's rule to its bound on deciding otherwise than the true p-value", () => {
    const risks = rates("sequential", ({ id }) => id === "gandy-risk");
    expect(risks.map(({ nominal }) => nominal)).toEqual([0.001, 0.001, 0.001]);
    const found = rates("sequential", ({ kind }) => kind === "false-alarm");
    expect(found.length).toBeGreaterThan(risks.length);
    expect(found.filter(({ reading }) => reading === "above")).toEqual([]);
  });

  it("holds the family error and the share of false rejections to 5 %", () => {
    const found = rates("families", () => true);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ reading }) => reading === "above")).toEqual([]);
  });

  it("holds the permutation test to 5 % in every form by resampling and by counting all", () => {
    const found = rates("independence", ({ kind, standing }) => kind === "false-alarm" && standing === "ours");
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ reading }) => reading === "above")).toEqual([]);
  });
});
