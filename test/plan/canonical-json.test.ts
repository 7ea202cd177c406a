import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ArgumentError } from "../../src/errors.js";
import { canonicalJson, canonicalNumber, sortedCanonicalJson } from "../../src/plan/canonical-json.js";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
const jsonOfIntegers = fc.letrec((tie) => ({
  value: fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: "binary" }),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("value"), { maxLength: 5 }),
  object: fc.dictionary(fc.string(), tie("value"), { maxKeys: 5, noNullPrototype: true }),
})).value;

describe("canonicalNumber", () => {
  test("writes known values in their shortest form", () => {
    const expected: readonly [number, string][] = [
      [0, "0"],
      [-0, "0"],
      [-1e-320 / 1e10, "0"],
      [1, "1"],
      [0.1 + 0.2, "0.3"],
      [1 / 3, "0.333333333333"],
      [2 / 3, "0.666666666667"],
      [-123456.7890123, "-123456.789012"],
      [4294967295, "4294967295"],
      [1e-7, "1e-7"],
      [1.5e300, "1.5e+300"],
      [100, "100"],
    ];
    for (const [value, text] of expected) expect(canonicalNumber(value)).toBe(text);
  });

  test("writes neighbouring doubles alike, so the last digit of Math.exp does not matter", () => {
    const value = Math.exp(1);
    expect(canonicalNumber(value * (1 + 4 * Number.EPSILON))).toBe(canonicalNumber(value));
  });

  test("refuses what JSON has not", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(() => canonicalNumber(value)).toThrow(ArgumentError);
    }
  });

  test("stays within half a unit of the twelfth digit, and writing twice changes nothing", () => {
    fc.assert(
      fc.property(finite, (value) => {
        const read = Number(canonicalNumber(value));
        expect(canonicalNumber(read)).toBe(canonicalNumber(value));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.abs(value) * 5.0001e-12 + Number.MIN_VALUE);
        const digits = canonicalNumber(value)
          .replace(/e.*/, "")
          .replace(/[-.]/g, "")
          .replace(/^0+|0+$/g, "");
        expect(digits.length).toBeLessThanOrEqual(12);
      }),
    );
  });
});

describe("canonicalJson", () => {
  test("lays out integers and texts as JSON.stringify does, with and without an indent", () => {
    fc.assert(
      fc.property(jsonOfIntegers, (value) => {
        expect(canonicalJson(value)).toBe(JSON.stringify(value));
        expect(canonicalJson(value, { indent: 2 })).toBe(`${JSON.stringify(value, null, 2)}\n`);
      }),
    );
  });

  test("keeps every value to 12 digits when it is read again", () => {
    fc.assert(
      fc.property(fc.array(finite), (values) => {
        const once = canonicalJson({ values });
        expect(canonicalJson(JSON.parse(once))).toBe(once);
      }),
    );
  });

  test("names the path of what is not JSON", () => {
    const refused: readonly [unknown, string][] = [
      [undefined, "got undefined at a.1.b"],
      [new Float64Array(2), "got Float64Array at a.1.b"],
      [new Date(0), "got Date at a.1.b"],
      [new Map(), "got Map at a.1.b"],
      [Number.NaN, "got NaN at a.1.b"],
      [1n, "got bigint at a.1.b"],
      [() => 1, "got function at a.1.b"],
    ];
    for (const [value, message] of refused) {
      expect(() => canonicalJson({ a: [0, { b: value }] })).toThrow(message);
    }
    expect(() => canonicalJson(undefined)).toThrow("canonicalJson requires JSON values only; got undefined");
    expect(() => canonicalJson(new Array(1))).toThrow("got undefined at 0");
  });

  test("accepts objects without a prototype and structured clones", () => {
    expect(canonicalJson(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
    expect(canonicalJson(structuredClone({ a: { b: [1] } }))).toBe('{"a":{"b":[1]}}');
  });
});

describe("sortedCanonicalJson", () => {
  test("does not depend on the order in which keys were added, at any depth", () => {
    fc.assert(
      fc.property(jsonOfIntegers, (value) => {
        expect(sortedCanonicalJson(reversed(value))).toBe(sortedCanonicalJson(value));
        expect(JSON.parse(sortedCanonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test("keeps the order of arrays", () => {
    expect(sortedCanonicalJson({ b: [2, 1], a: 0.5 })).toBe('{"a":0.5,"b":[2,1]}');
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [key, reversed(item)]);
  return Object.fromEntries(entries.reverse());
}
