import { describe, expect, it } from "vitest";
import { historyEntries, historyOutcome, historyState } from "../../../src/data/inputs/outcome-rows.js";
import { codeState, remarkState, sanctionState } from "../../../src/data/inputs/outcomes-evidence.js";

describe("an enforcement history as text", () => {
  it("is read entry by entry, and a date alone empties the field", () => {
    expect(historyEntries("2014-01-01 voornemen; 2014-06-01 ingetrokken; 2019-06-01")).toEqual([
      { date: "2014-01-01", state: "intention" },
      { date: "2014-06-01", state: "withdrawn" },
      { date: "2019-06-01", state: "none" },
    ]);
  });

  it.each([
    ["", "no-history"],
    ["2014-01-01 voornemen; 2014-06-01 ingetrokken; 2019-06-01", "possible"],
    ["2014-01-01 voornemen; 2014-06-01 ingetrokken; 2019-05-31", "recognised-again-too-soon"],
    ["2014-01-01 faillissement; 2015-01-01 waarschuwing", "after-bankruptcy"],
    ["in 2014 a warning", "unreadable"],
    ["2014-13-01 waarschuwing", "unreadable"],
  ])("%s is %s", (text, state) => {
    expect(historyState(text)).toBe(state);
  });

  it("says of a bankruptcy alone that it is one", () => {
    expect(historyOutcome("2014-01-01 faillissement")).toBe("bankruptcy-alone");
    expect(historyOutcome("2014-01-01 waarschuwing; 2015-01-01 faillissement")).toBe("enforcement");
    expect(historyOutcome("")).toBe("nothing");
  });
});

describe("a remark beside the outcome", () => {
  it.each([
    ["*NM*", "NM"],
    ["eerst *SC*, dan *NM* en weer *SC*", "both"],
    ["* sc *", "doubtful"],
    ["dossier A*NM*12", "no-code"],
  ])("%s is %s", (text, state) => {
    expect(codeState(text)).toBe(state);
  });

  it("counts what only looks like a code as none", () => {
    expect(remarkState("doubtful", 0)).toBe("violation-without-code");
    expect(remarkState("SC", 1)).toBe("none-with-code");
    expect(remarkState("both", 2)).toBe("unknown-with-code");
  });
});

describe("late deregistrations beside the outcome", () => {
  it.each([
    [10, 100, 1, "no-sanction-no-violation"],
    [11, 100, 1, "sanction-no-violation"],
    [1, 5, 0, "sanction-and-violation"],
    [1, 10, 0, "no-sanction-violation"],
    [2, 1, 0, "impossible-numbers"],
    [0, 0, 0, "no-deregistrations"],
    [1, 0, 0, "impossible-numbers"],
    [1, 9, 2, "outcome-unknown"],
  ])("%i of %i with outcome %i is %s", (late, total, outcome, state) => {
    expect(sanctionState(late, total, outcome)).toBe(state);
  });
});
