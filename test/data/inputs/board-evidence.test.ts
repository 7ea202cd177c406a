import { describe, expect, it } from "vitest";
import { boardEvidence } from "../../../src/data/inputs/board-evidence.js";
import { boardRows, boardStates } from "../../../src/data/inputs/board-rows.js";
import { BOARD_STATES } from "../../../src/plan/inputs/board-states.js";
import { boardRegistrations, boardSettings, type MadeBoard } from "../../support/board-world.js";
import { samplePlan } from "../../support/registered-rows.js";

const plan = samplePlan();
const statesOf = (made: readonly MadeBoard[], changes = {}) => {
  const settings = boardSettings(changes);
  const { boards } = boardRows(boardRegistrations(made), settings);
  return Array.from(boardStates(boards, settings), (state) => BOARD_STATES[state] ?? "none");
};
const times = (count: number, board: MadeBoard) => Array.from({ length: count }, () => board);

describe("boards on their day", () => {
  it("give the traps of the instruction", () => {
    const made = [
      { directors: ["NLD", "USA", "IND", "CHN", "DEU"] },
      { directors: ["NLD", "USA"] },
      { directors: ["NLD", "IND"] },
      { directors: ["IND", "USA"] },
      { directors: ["NLD", "USA", "IND"] },
      { directors: ["legal", "NLD"] },
      { directors: ["legal"] },
      { directors: [] },
      { directors: ["GBR"], date: "2020-01-31" },
      { directors: ["GBR"], date: "2020-02-01" },
      { directors: ["HRV"], date: "2013-06-30" },
      { directors: ["HRV"], date: "2013-07-01" },
      { directors: ["IND", ""] },
      { directors: ["YUG"] },
      { directors: ["NLD"], date: "" },
    ];
    expect(statesOf(made)).toEqual([
      "3",
      "4",
      "5",
      "8",
      "no-class",
      "10",
      "1",
      "9",
      "7",
      "6",
      "6",
      "7",
      "9",
      "9",
      "none",
    ]);
  });

  it("are read otherwise as the settings say", () => {
    const five = [{ directors: ["USA", "DEU", "FRA", "ITA", "ESP"] }];
    expect(statesOf(five, { international: "composition-first" })).toEqual(["7"]);
    expect(statesOf([{ directors: ["IND", ""] }], { partlyUnknown: "by-the-known" })).toEqual(["6"]);
    expect(statesOf([{ directors: ["YUG"] }], { formerStates: "not-western" })).toEqual(["6"]);
    expect(statesOf([{ directors: ["NLD", "CUW"] }], { kingdom: "netherlands" })).toEqual(["2"]);
    expect(statesOf([{ directors: ["NLD", "LIE"] }], { liechtenstein: "western" })).toEqual(["4"]);
  });

  it("hold who was a director on the day, both ends included, and count the others", () => {
    const settings = boardSettings({ date: "2019-12-31" });
    const extra = [
      { id: "id0", country: "USA", since: "2019-12-31" },
      { id: "id0", country: "IND", since: "2020-01-01" },
      { id: "id1", country: "FRA", until: "2019-12-31" },
      { id: "id1", country: "CHN", until: "2019-12-30" },
      { id: "elsewhere", country: "NLD" },
    ];
    const read = boardRows(boardRegistrations([{ directors: ["NLD"] }, { directors: [] }], extra), settings);
    expect(Array.from(boardStates(read.boards, settings), (state) => BOARD_STATES[state])).toEqual(["4", "7"]);
    expect({ rows: read.rows, withoutSponsor: read.withoutSponsor, offTheDay: read.offTheDay }).toEqual({
      rows: 6,
      withoutSponsor: 1,
      offTheDay: 2,
    });
  });
});

describe("evidence on boards", () => {
  const made = [
    ...times(200, { directors: ["NLD"], registered: "2" }),
    ...times(100, { directors: ["NLD"], registered: "7", isFlagged: true }),
    ...times(150, { directors: ["DEU", "FRA"], registered: "7" }),
    ...times(150, { directors: ["DEU", "FRA"], registered: "7", isFlagged: true }),
    ...times(60, { directors: ["NLD", "USA", "IND"], registered: "5", isFlagged: true }),
    ...times(30, { directors: ["NLD", "USA", "IND"], registered: "5" }),
    ...times(20, { directors: ["IND", "USA"], registered: "8" }),
    ...times(60, { directors: [], registered: "9" }),
    ...times(40, { directors: [""], registered: "" }),
    ...times(5, { directors: ["NLD"], date: "" }),
  ];
  const evidence = boardEvidence(boardRegistrations(made), boardSettings(), plan);

  it("names classes by size alone, and puts the rare ones together", () => {
    // 310 of 810 flagged: a class needs 15 / (310 / 810) = 39.2 sponsors; what remains (20) does not, and takes one more.
    expect(evidence.levels).toEqual(["2", "7", "9", "other-classes"]);
    expect(evidence.classes.counts).toEqual([300, 300, 100, 110]);
    expect([evidence.units, evidence.undated, evidence.together]).toEqual([810, 5, 2]);
    const turned = made.map((board) => ({ ...board, isFlagged: !board.isFlagged }));
    const again = boardEvidence(boardRegistrations(turned), boardSettings(), plan);
    expect(again.levels).toEqual(evidence.levels);
  });

  it("counts flags by class, and directors behind each cell", () => {
    expect(evidence.flags?.counts).toEqual([100, 200, 150, 150, 0, 100, 60, 50]);
    expect(evidence.classes.support.people).toEqual([300, 600, 100, 90 * 3 + 20 * 2]);
    expect(evidence.classes.support.largest).toEqual([1, 2, 1, 3]);
    expect(evidence.bands).toBeNull();
  });

  it("tells boards without directors from those without a known country", () => {
    expect(evidence.unknown?.counts).toEqual([60, 40]);
  });

  it("compares registered classes with those of the rule", () => {
    const { levels, without, computed, registered, same, other } = evidence.registered!;
    expect(levels).toEqual(["2", "7", "9", "other-classes"]);
    expect(without).toBe(40);
    // The 90 boards that fit no class are rare here: they stand among the others, and are never registered the same.
    expect(computed.counts).toEqual([300, 300, 60, 110]);
    expect(registered.counts).toEqual([200, 400, 60, 110]);
    expect([same.counts, other.counts]).toEqual([
      [200, 300, 60, 20],
      [100, 0, 0, 90],
    ]);
  });

  it("reads each open point the other way by itself", () => {
    const boards = [
      ...times(3, { directors: ["USA", "DEU", "FRA", "ITA", "ESP"] }),
      ...times(5, { directors: ["IND", ""] }),
      ...times(7, { directors: ["GBR"], date: "2020-02-01" }),
      ...times(9, { directors: ["NLD", "LIE"] }),
      ...times(11, { directors: ["CUW"] }),
      ...times(13, { directors: ["SUN"] }),
    ];
    const { otherwise } = boardEvidence(boardRegistrations(boards), boardSettings(), plan);
    expect(otherwise.map(({ setting, changed }) => [setting, changed])).toEqual([
      ["international", 3],
      ["partlyUnknown", 5],
      ["euCountry", 7],
      ["liechtenstein", 9],
      ["kingdom", 11],
      ["formerStates", 13],
    ]);
  });

  it("holds no identifier, no country and no row", () => {
    const text = JSON.stringify(evidence);
    for (const word of ["id0", "NLD", "DEU", "IND"]) expect(text).not.toContain(word);
  });
});
