import { afterEach, beforeEach, expect, vi } from "vitest";

/**
 * A warning fails the test that raised it. A test that expects one spies on the console itself.
 */
beforeEach(() => {
  vi.spyOn(console, "warn");
  vi.spyOn(console, "error");
});

afterEach(() => {
  const printed = [console.warn, console.error].flatMap((method) =>
    vi.isMockFunction(method) ? method.mock.calls.map((call) => call.map(String).join(" ")) : [],
  );
  vi.restoreAllMocks();
  expect(printed, "warnings and errors on the console").toEqual([]);
});
