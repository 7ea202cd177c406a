import { describe, expect, it } from "vitest";
import { durationEvidence } from "../../../src/data/inputs/duration-evidence.js";
import { durationList } from "../../../src/data/inputs/duration-list.js";
import { inputsLists } from "../../../src/data/inputs/inputs-lists.js";
import { DURATION_STATES } from "../../../src/plan/inputs/duration-states.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import { inputsSettings, registeredRows, syntheticRegistrations } from "../../support/registered-rows.js";

type Row = readonly [recognised: string, ended: string, violations: string];

function findingsOf(rows: readonly Row[], watched: string): readonly string[] {
  const settings = inputsSettings(
    `duration: { recognised: r, ended: e, watched: ${watched}, violations: v, bands: [1, 3] }\n`,
  ).duration!;
  const registrations = registeredRows(
    { r: rows.map(([each]) => each), e: rows.map(([, each]) => each), v: rows.map(([, , each]) => each) },
    { groups: rows.map(() => "IND") },
  );
  return durationList(registrations, settings).text.trimEnd().split("\n").slice(1);
}

describe("the list of contradicting durations", () => {
  const watched = '{ from: "2015-01-01", until: "2020-01-01" }';

  it.each([
    [["yesterday", "", "0"], "unreadable-date"],
    [["2016-01-01", "2015-12-31", "0"], "ended-before-recognised"],
    [["2016-01-01", "2016-01-01", "2"], "ended-before-recognised"],
    [["", "", "1"], "violations-without-recognition"],
    [["2020-01-01", "", "1"], "violations-before-recognition"],
    [["2010-01-01", "2015-01-01", "1"], "violations-after-recognition"],
    [["2019-12-30", "", "3"], "more-violations-than-days"],
  ] as const)("names %j: %s", (row, finding) => {
    expect(findingsOf([row], watched)).toEqual([`00000000,${row.join(",")},${finding}`]);
  });

  it.each([
    [["2016-01-01", "2016-01-02", "1"]],
    [["2019-12-30", "", "2"]],
    [["", "", "0"]],
    [["2021-01-01", "", "0"]],
    [["2021-01-01", "", ""]],
    [["2010-01-01", "2012-01-01", "0"]],
  ] as const)("leaves %j out", (row) => {
    expect(findingsOf([row], watched)).toEqual([]);
  });

  it("holds each planted fault of a synthetic set once, as many as the counts of the audit say", () => {
    const {
      registrations: drawn,
      plan,
      settings,
      truth,
    } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 900 }));
    const registrations = { ...drawn, kept: new Uint8Array(drawn.rows).fill(1) };
    const planted = truth.duration as { unreadableDates: number; impossibleDates: number };
    const { text } = inputsLists(registrations, settings, plan).find(({ name }) => name === "duration.csv")!;
    const findings = text
      .trimEnd()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").at(-1));
    const count = (finding: string) => findings.filter((each) => each === finding).length;
    expect(count("unreadable-date")).toBe(planted.unreadableDates);
    expect(count("ended-before-recognised")).toBe(planted.impossibleDates);
    const { states } = durationEvidence(registrations, settings.duration!, plan);
    expect(states[DURATION_STATES.indexOf("impossible-dates")]).toBe(planted.impossibleDates);
    expect(states[DURATION_STATES.indexOf("unreadable-date")]).toBe(planted.unreadableDates);
  });
});
