import { expect } from "vitest";
import { scanSource } from "./source-imports.js";

/** One line of an `@example`: an expression and, after `//`, what it gives. */
export interface DocstringExample {
  readonly expression: string;
  readonly expected: string;
}

/**
 * Examples of the docstrings in a source text. An example is the rest of the `@example` line, or the lines below it up
 * to the next tag; a line without `//` only has to run.
 */
export function examplesOf(source: string): readonly DocstringExample[] {
  const comments = [...source.matchAll(/\/\*\*[\s\S]*?\*\//g)].map((match) => match[0]);
  return comments.flatMap((comment) => {
    const text = comment.replace(/^\s*\/?\*+\/? ?/gm, "").replace(/\*\/$/, "");
    return [...text.matchAll(/^@example\b([\s\S]*?)(?=^@|(?![\s\S]))/gm)].flatMap((match) =>
      match[1]!
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean)
        .map(splitExpectation),
    );
  });
}

function splitExpectation(line: string): DocstringExample {
  const at = line.indexOf(" // ");
  const expression = at < 0 ? line : line.slice(0, at);
  return { expression: expression.trim().replace(/;$/, ""), expected: at < 0 ? "" : line.slice(at + 4).trim() };
}

/** Runs an expression with the given names in scope. */
export function evaluate(expression: string, scope: Readonly<Record<string, unknown>>): unknown {
  return new Function(...Object.keys(scope), `"use strict"; return (${expression});`)(...Object.values(scope));
}

/**
 * Holds a result to the words of an example: a JavaScript value, a list without brackets, or `name value` pairs of the
 * result. Numbers are compared to the digits that are written, numbers inside objects to three decimals.
 */
export function expectAsDocumented(actual: unknown, expected: string, scope: Readonly<Record<string, unknown>>): void {
  const pairs = [...expected.matchAll(/(?:^|, )([A-Za-z]\w*) (-?\d[\d.e+-]*)/g)];
  for (const [, name, value] of pairs) expectSame((actual as Record<string, unknown>)[name!], Number(value), value!);
  if (pairs.length > 0 || expected === "") return;
  const given = plain(actual);
  const candidates = [expected, /^-?\d\S*(?=[:,] )/.exec(expected)?.[0] ?? expected];
  if (Array.isArray(given) && !expected.startsWith("["))
    candidates.unshift(`[${expected.replace(/^\w+ \[|\]$/g, "")}]`);
  for (const candidate of candidates) {
    const value = documentedValue(candidate, scope);
    if (value === undefined) continue;
    expectSame(given, value.result, candidate);
    return;
  }
}

function documentedValue(text: string, scope: Readonly<Record<string, unknown>>): { result: unknown } | undefined {
  try {
    const values = evaluate(`[${text}]`, scope) as unknown[];
    return values.length === 1 ? { result: values[0] } : undefined;
  } catch {
    return undefined;
  }
}

function expectSame(actual: unknown, expected: unknown, written: string): void {
  if (typeof expected === "number" && typeof actual === "number") {
    const decimals = /^-?\d+\.(\d+)$/.exec(written)?.[1]?.length ?? 12;
    const allowed = Math.max(0.5000001 * 10 ** -decimals, 1e-12 * Math.abs(expected));
    expect(Math.abs(actual - expected), `${actual} against ${written}`).toBeLessThanOrEqual(allowed);
  } else {
    expectAlike(actual, expected, written);
  }
}

/** Deep equality in which numbers may differ by half of the third decimal. */
function expectAlike(actual: unknown, expected: unknown, written: string): void {
  if (typeof actual === "number" && typeof expected === "number" && Number.isFinite(expected)) {
    expect(Math.abs(actual - expected), `${actual} in ${written}`).toBeLessThanOrEqual(0.000501);
  } else if (isRecord(actual) && isRecord(expected)) {
    expect(Object.keys(actual).sort(), written).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(expected)) expectAlike(actual[key], value, written);
  } else {
    expect(actual).toEqual(expected);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Typed arrays as arrays, an interval as its two bounds. */
function plain(value: unknown): unknown {
  if (isRecord(value) && "lower" in value && "upper" in value && "level" in value) return [value.lower, value.upper];
  return ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as unknown as number[]) : value;
}

/** Names that an expression uses and that are neither properties nor in scope. */
export function unknownNames(expression: string, scope: Readonly<Record<string, unknown>>): string[] {
  const { code } = scanSource(expression);
  const bound = [...code.matchAll(/(?:\(|,\s*)(\w+)(?=[^()]*\)\s*=>)|(\w+)\s*=>/g)].flatMap((match) => match.slice(1));
  const names = [...code.matchAll(/(?<![.\w"])([A-Za-z_]\w*)(?!\s*:(?!:))(?![\w"])/g)].map((match) => match[1]!);
  return names.filter((name) => !(name in scope) && !(name in globalThis) && !bound.includes(name) && !WORDS.has(name));
}

const WORDS = new Set(["new", "typeof", "true", "false", "null", "undefined", "await", "instanceof", "in"]);
