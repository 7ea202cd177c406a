import { describe, expect, it } from "vitest";
import { stratify } from "../../../src/data/reduce/stratify.js";
import type { Plan } from "../../../src/plan/schema.js";
import { textColumn } from "../../support/sponsor-rows.js";

type Entry = Plan["strata"][number];

function entry(change: Partial<Entry>): Entry {
  return { name: "s", label: { nl: "s", en: "s" }, columns: [], modelInput: false, ...change };
}

function strataOf(one: Entry, columns: Readonly<Record<string, readonly string[]>>, members: readonly number[] = []) {
  const rows = Object.values(columns)[0]?.length ?? members.length;
  const [result] = stratify([one], {
    columns: Object.fromEntries(Object.entries(columns).map(([name, texts]) => [name, textColumn([...texts])])),
    rows: Uint32Array.from({ length: rows }, (_, row) => row),
    members: Float64Array.from(members),
  });
  return [...result!.codes].map((code) => result!.levels[code]);
}

describe("strata", () => {
  it("are the texts of a column, and a missing value is a stratum of its own", () => {
    expect(strataOf(entry({ columns: ["branch"] }), { branch: ["62", "", "01"] })).toEqual(["62", "missing", "01"]);
  });

  it("keep the word missing apart from no value", () => {
    expect(strataOf(entry({ columns: ["branch"] }), { branch: ["missing", "", "01"] })).toEqual([
      '"missing"',
      "missing",
      '"01"',
    ]);
  });

  it("are classes of the number of members, with none as a class", () => {
    const classes = strataOf(entry({ memberClasses: [2, 5, 10] }), {}, [0, 1, 2, 4, 5, 9, 10, 400]);
    expect(classes).toEqual(["0", "1", "2-4", "2-4", "5-9", "5-9", "10+", "10+"]);
  });

  it("cross columns and classes, and list only the combinations that occur, in order", () => {
    const [result] = stratify([entry({ columns: ["a", "b"], memberClasses: [2] })], {
      columns: { a: textColumn(["y", "x", "y", "x"]), b: textColumn(["", "1", "2", "1"]) },
      rows: Uint32Array.of(0, 1, 2, 3),
      members: Float64Array.of(1, 1, 7, 1),
    });
    expect(result!.levels).toEqual(["x x 1 x 1", "y x 2 x 2+", "y x missing x 1"]);
    expect([...result!.codes]).toEqual([2, 0, 1, 0]);
  });

  it("have distinct names where two crosses would read alike", () => {
    const names = strataOf(entry({ columns: ["a", "b"] }), { a: ["1 x 2", "1"], b: ["3", "2 x 3"] });
    expect(new Set(names).size).toBe(2);
  });

  it("need the columns of the plan and the sizes that classes are made of", () => {
    expect(() => strataOf(entry({ columns: ["branch"] }), { other: ["1"] })).toThrow('the column "branch"; got none');
    const source = { columns: {}, rows: Uint32Array.of(0), members: null };
    expect(() => stratify([entry({ memberClasses: [2] })], source)).toThrow("members of 1 units; got none");
  });
});
