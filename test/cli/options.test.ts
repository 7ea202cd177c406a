import { describe, expect, it } from "vitest";
import { calendarDate, decimalNumber, groupAndNumber, wholeNumber } from "../../src/cli/options.js";

describe("options of the command line", () => {
  it("accept a date that the calendar has and no other", () => {
    expect(calendarDate("2024-02-29")).toBe("2024-02-29");
    for (const text of ["2023-02-29", "2024-2-29", "29-02-2024", "2024-02-29T00:00", ""]) {
      expect(() => calendarDate(text), text).toThrow("YYYY-MM-DD");
    }
  });

  it("accept whole numbers from a lower bound on", () => {
    expect(wholeNumber(1)("12")).toBe(12);
    for (const text of ["0", "-1", "1.5", "1e3", "", "99999999999999999999"]) {
      expect(() => wholeNumber(1)(text), text).toThrow("at least 1");
    }
  });

  it("accept decimal numbers with a point", () => {
    expect(decimalNumber("0.61")).toBe(0.61);
    for (const text of ["0,61", "abc", "", "NaN"]) expect(() => decimalNumber(text), text).toThrow("number");
  });

  it("split a group from its number at the last colon", () => {
    expect(groupAndNumber("IND:2")).toEqual({ group: "IND", size: 2 });
    expect(groupAndNumber("a:b:0.5")).toEqual({ group: "a:b", size: 0.5 });
    for (const text of ["IND", "IND:", ":2", "IND:-1"]) expect(() => groupAndNumber(text), text).toThrow("colon");
  });
});
