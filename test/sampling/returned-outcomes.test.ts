import { describe, expect, it } from "vitest";
import { DataError } from "../../src/errors.js";
import { returnedOutcomes } from "../../src/sampling/returned-outcomes.js";

const frame = { ids: ["00387843", "00005876", "00991122", "00443311"] };
const draw = { random: Uint8Array.of(1, 0, 1, 0), worklist: Uint32Array.of(2, 0, 1) };
const outcome = { violation: ["violation"], none: ["none"] };
const read = (text: string) => returnedOutcomes(text, { frame, draw }, { outcome, file: "worklist.csv" });

function problems(text: string) {
  try {
    read(text);
  } catch (error) {
    if (error instanceof DataError) return error.issues;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("a worklist that comes back", () => {
  it("gives outcomes to its units, and none to those it lacks one for", () => {
    const text = "number,id,outcome\r\n1,00991122,violation\r\n2,00387843,none\r\n3,00005876,\r\n";
    expect([...read(text)]).toEqual([0, 255, 1, 255]);
  });

  it("may come out of a spreadsheet: semicolons, quotes, a byte order mark, another order, a column more", () => {
    const text =
      '\uFEFFoutcome;"id";number;note\n"none";00387843;2;"a; ""b""\nc"\n;00005876;3;\nviolation;00991122;1;x\n';
    expect([...read(text)]).toEqual([0, 255, 1, 255]);
  });

  it("is refused with all of its problems at once, by row and column, and without an identifier", () => {
    const text = "number,id,outcome\n1,991122,violation\n2,00387843,Violation\n9,00005876,none\n3,00005876,\n";
    const issues = problems(text);
    expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([
      ["sponsor-unknown", 2, "id"],
      ["value-unknown", 3, "outcome"],
      ["value-unknown", 4, "number"],
      ["row-duplicate", 5, "id"],
      ["row-missing", undefined, undefined],
    ]);
    expect(issues[0]!.received).toBe(
      "text, 6 characters, not among the 3 identifiers; one of them but for leading zeros",
    );
    expect(issues[4]!.received).toBe("2; without the numbers 1");
    for (const value of ["991122", "387843", "5876", "Violation"]) expect(JSON.stringify(issues)).not.toContain(value);
  });

  it.each([
    ["", "an empty file"],
    ["number,id,result\n1,2,3\n", "another header"],
    ['number,id,outcome\n1,"2,3\n', "a quote that is not closed"],
  ])("is refused without its columns: %j", (text, received) => {
    expect(problems(text)).toMatchObject([{ code: "header-unrecognised", row: 1, received }]);
  });
});
