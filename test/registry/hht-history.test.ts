import { describe, expect, it } from "vitest";
import { type HhtEntry, hasViolation, hhtProblems } from "../../src/registry/hht-history.js";

const history = (...entries: readonly [string, HhtEntry["state"]][]): HhtEntry[] =>
  entries.map(([date, state]) => ({ date, state }));
const codes = (entries: readonly HhtEntry[]) => hhtProblems(entries).map(({ entry, code }) => `${entry} ${code}`);

describe("a history of enforcement", () => {
  it.each([
    ["empty", []],
    ["a warning after recognition", history(["2015-01-01", "none"], ["2016-01-01", "warning"])],
    ["a withdrawal that follows an intention", history(["2015-01-01", "intention"], ["2015-03-01", "withdrawn"])],
    ["bankruptcy from any state", history(["2015-01-01", "suspension"], ["2015-03-01", "bankruptcy"])],
    [
      "a new recognition five years after withdrawal",
      history(["2015-01-01", "intention"], ["2015-03-01", "withdrawn"], ["2020-03-01", "none"]),
    ],
  ])("can be: %s", (_name, entries) => {
    expect(codes(entries)).toEqual([]);
  });

  it.each([
    ["withdrawn without an intention", history(["2015-01-01", "withdrawn"]), "0 withdrawn-without-intention"],
    [
      "withdrawn straight after a warning",
      history(["2015-01-01", "warning"], ["2015-02-01", "withdrawn"]),
      "1 withdrawn-without-intention",
    ],
    ["anything after bankruptcy", history(["2015-01-01", "bankruptcy"], ["2015-02-01", "none"]), "1 after-bankruptcy"],
    [
      "recognised again a day too soon",
      history(["2015-01-01", "intention"], ["2015-03-01", "withdrawn"], ["2020-02-29", "none"]),
      "2 recognised-again-too-soon",
    ],
    [
      "a warning after withdrawal",
      history(["2015-01-01", "intention"], ["2015-03-01", "withdrawn"], ["2016-03-01", "warning"]),
      "2 after-withdrawal",
    ],
    ["dates that go back", history(["2015-03-01", "warning"], ["2015-01-01", "suspension"]), "1 out-of-order"],
    ["an emptied field", history(["2015-03-01", "warning"], ["2015-04-01", "none"]), "1 emptied"],
  ])("cannot be: %s", (_name, entries, problem) => {
    expect(codes(entries)).toEqual([problem]);
  });

  it("counts five years from 29 February to 1 March", () => {
    const again = (date: string) =>
      codes(history(["2016-01-01", "intention"], ["2016-02-29", "withdrawn"], [date, "none"]));
    expect(again("2021-02-28")).toEqual(["2 recognised-again-too-soon"]);
    expect(again("2021-03-01")).toEqual([]);
  });

  it("stands for a violation with any enforcement, and with bankruptcy alone only where that is set", () => {
    const bankrupt = history(["2015-01-01", "none"], ["2016-01-01", "bankruptcy"]);
    expect(hasViolation(bankrupt, { bankruptcy: "no-violation" })).toBe(false);
    expect(hasViolation(bankrupt, { bankruptcy: "violation" })).toBe(true);
    const warned = history(["2015-01-01", "warning"], ["2016-01-01", "bankruptcy"]);
    expect(hasViolation(warned, { bankruptcy: "no-violation" })).toBe(true);
    expect(hasViolation(history(["2015-01-01", "none"]), { bankruptcy: "violation" })).toBe(false);
  });
});
