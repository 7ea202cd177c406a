import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonDifferences } from "../../src/disclosure/json-differences.js";

const shown = (value: number) => ({ kind: "shown", value });

describe("jsonDifferences", () => {
  it("finds nothing in equal values, and something in unequal ones", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
        expect(jsonDifferences(JSON.parse(a), JSON.parse(a)).total).toBe(0);
        const same = JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
        if (!same && !isReordered(JSON.parse(a), JSON.parse(b))) {
          expect(jsonDifferences(JSON.parse(a), JSON.parse(b)).total).toBeGreaterThan(0);
        }
      }),
    );
  });

  it("names the group, not its place, and gives both values", () => {
    const before = {
      groups: [
        { group: "A", ratio: shown(1) },
        { group: "B", ratio: shown(2) },
      ],
    };
    const after = {
      groups: [
        { group: "B", ratio: shown(2.5) },
        { group: "A", ratio: shown(1) },
      ],
    };
    expect(jsonDifferences(before, after)).toEqual({
      total: 1,
      first: [{ path: "groups[B].ratio.value", before: "2", after: "2.5" }],
    });
  });

  it("tells no value of a number that one side hides", () => {
    const withheld = { kind: "withheld", reason: "rests-on-hidden-cell" };
    expect(jsonDifferences({ p: shown(0.0371) }, { p: withheld }).first).toEqual([
      { path: "p", before: "shown", after: "withheld" },
    ]);
    expect(jsonDifferences({ counts: [12, "suppressed"] }, { counts: ["suppressed", 7] }).first).toEqual([
      { path: "counts[0]", before: "shown", after: "suppressed" },
      { path: "counts[1]", before: "suppressed", after: "shown" },
    ]);
  });

  it("tells changed values before fields that one side does not have, and counts all", () => {
    const { total, first } = jsonDifferences({ a: 1, b: 1 }, { b: 2, c: [1, 2, 3] }, 2);
    expect(total).toBe(3);
    expect(first.map(({ path }) => path)).toEqual(["b", "a"]);
  });
});

/** Arrays of named items may stand in another order. */
function isReordered(one: unknown, other: unknown): boolean {
  return jsonSorted(one) === jsonSorted(other);
}

function jsonSorted(value: unknown): string {
  return JSON.stringify(value, (_, entry) => {
    if (Array.isArray(entry)) return entry.map((item) => JSON.stringify(item)).sort();
    if (typeof entry !== "object" || entry === null) return entry;
    return Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
