import { describe, expect, it } from "vitest";
import { ArgumentError } from "../../src/errors.js";
import { sizeClass, sizeClassing } from "../../src/registry/size-class.js";

describe("sizeClass", () => {
  // The instruction: 1 = 0-25, 2 = 25-100, 3 = 100-1000, 4 = more than 1000.
  it.each([
    [0, 1, 1],
    [24, 1, 1],
    [25, 1, 2],
    [26, 2, 2],
    [99, 2, 2],
    [100, 2, 3],
    [101, 3, 3],
    [999, 3, 3],
    [1000, 3, 3],
    [1001, 4, 4],
  ])(
    "puts %d employees in class %d with lower borders and in class %d with upper borders",
    (employees, lower, upper) => {
      expect(sizeClass(employees, { border: "lower" })).toBe(lower);
      expect(sizeClass(employees, { border: "upper" })).toBe(upper);
    },
  );

  it("gives different classes for the two border values only", () => {
    const differing = Array.from({ length: 2000 }, (_, n) => n).filter(
      (n) => sizeClass(n, { border: "lower" }) !== sizeClass(n, { border: "upper" }),
    );
    expect(differing).toEqual([25, 100]);
  });

  it.each([-1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d employees", (employees) => {
    expect(() => sizeClass(employees, { border: "lower" })).toThrow(ArgumentError);
  });
});

describe("sizeClassing", () => {
  it("gives class 1 for want of a website and a count, and none where there is a website to look at", () => {
    expect(sizeClassing(null, { hasWebsite: false, border: "lower" })).toEqual({
      sizeClass: 1,
      derived: true,
      border: false,
    });
    expect(sizeClassing(null, { hasWebsite: true, border: "lower" })).toBeNull();
  });

  it.each([
    [0, false, 1, 1],
    [24, false, 1, 1],
    [25, true, 1, 2],
    [100, true, 2, 3],
    [1000, false, 3, 3],
    [1001, false, 4, 4],
  ])("marks %d as a border case: %s", (employees, border, lower, upper) => {
    const classed = (reading: "lower" | "upper") => sizeClassing(employees, { hasWebsite: true, border: reading });
    expect(classed("lower")).toEqual({ sizeClass: lower, derived: false, border });
    expect(classed("upper")).toEqual({ sizeClass: upper, derived: false, border });
  });
});
