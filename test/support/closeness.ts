import { expect } from "vitest";

/** |received - expected| relative to the larger of the two; 0 when they are the same. */
export function relativeError(received: number, expected: number): number {
  if (Object.is(received, expected) || received === expected) return 0;
  return Math.abs(received - expected) / Math.max(Math.abs(received), Math.abs(expected));
}

/** Fails unless the relative error is within the tolerance, or the absolute one where that is given. */
export function expectClose(received: number, expected: number, tolerance = 1e-12, absolute = 0): void {
  const close = relativeError(received, expected) <= tolerance || Math.abs(received - expected) <= absolute;
  expect(close, `received ${received}, expected ${expected} within ${tolerance}`).toBe(true);
}
