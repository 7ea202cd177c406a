import { describe, expect, it } from "vitest";
import { bisect, increasingRoot } from "../../src/statistics/root.js";
import { expectClose } from "../support/closeness.js";

describe("increasingRoot", () => {
  it("finds a root at the start without a step", () => {
    let calls = 0;
    const line = (x: number) => {
      calls++;
      return { value: x, slope: 1 };
    };
    expect(increasingRoot(line, { start: 0, step: 1 })).toBe(0);
    expect(calls).toBe(1);
  });

  it("finds roots far to either side, where the first step is small", () => {
    for (const root of [-1e6, -3, 2 ** 0.5, 4e7]) {
      const cubic = (x: number) => ({ value: (x - root) ** 3 + (x - root), slope: 3 * (x - root) ** 2 + 1 });
      expectClose(increasingRoot(cubic, { start: 1, step: 1e-3 }), root, 4e-16);
    }
  });

  it("doubles its stride until it has passed the root, however flat the function", () => {
    for (const [start, root] of [
      [0, 1000],
      [0, -1000],
    ] as const) {
      const visited: number[] = [];
      const step = (x: number) => {
        visited.push(x);
        return { value: x < root ? -1 : 1, slope: 0 };
      };
      expectClose(increasingRoot(step, { start, step: 1 }), root, 4e-16);
      expect(visited[10]! * root).toBeGreaterThan(0);
      expect(visited.slice(0, 11).map((x) => Math.abs(x))).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 1023]);
      expect(visited.length).toBeLessThan(80);
    }
  });

  it("takes no Newton step beyond its stride before it has a bracket, nor out of the bracket after", () => {
    const visited: number[] = [];
    const arctangent = (x: number) => {
      visited.push(x);
      return { value: Math.atan(x - 20), slope: 1 / (1 + (x - 20) ** 2) };
    };
    expectClose(increasingRoot(arctangent, { start: 0, step: 2 }), 20, 4e-16);
    expect(visited.slice(0, 4)).toEqual([0, 2, 6, 14]);
    expect(Math.max(...visited)).toBeLessThanOrEqual(30);
    expect(visited.length).toBeLessThan(16);
  });

  it("takes the Newton step that the stride allows", () => {
    const visited: number[] = [];
    const line = (x: number) => {
      visited.push(x);
      return { value: x - 3, slope: 1 };
    };
    expect(increasingRoot(line, { start: 0, step: 3 })).toBe(3);
    expect(visited).toEqual([0, 3]);
  });

  it("ends where the last digit cannot move, though no value is 0", () => {
    let calls = 0;
    const irrational = (x: number) => {
      calls++;
      return { value: x * x - 2, slope: 2 * x };
    };
    expectClose(increasingRoot(irrational, { start: 1, step: 1 }), Math.SQRT2, 4e-16);
    expect(calls).toBeLessThan(12);
  });
});

describe("bisect", () => {
  it("finds the sign change within one rounding, above it", () => {
    const root = bisect((x) => x * x - 2, 0, 2);
    expectClose(root, Math.SQRT2, 2.3e-16);
    expect(root * root).toBeGreaterThanOrEqual(2);
    expect(bisect((x) => x - 0.5, 0, 1)).toBe(0.5);
  });

  it("gives an end where the sign does not change", () => {
    expect(bisect(() => -1, 0, 2)).toBe(2);
    expectClose(
      bisect(() => 1, 1, 2),
      1,
      2.3e-16,
    );
  });

  it("reaches a root next to 0 among the smallest doubles, and works on infinite values", () => {
    expectClose(
      bisect((x) => x - 1e-300, 0, 1),
      1e-300,
      1e-15,
    );
    expect(bisect((x) => (x < 0.25 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY), 0, 1)).toBe(0.25);
  });

  it("stops when no double is left between the ends", () => {
    let calls = 0;
    bisect(
      (x) => {
        calls++;
        return x - 1.3;
      },
      1,
      2,
    );
    expect(calls).toBeLessThan(60);
  });
});
