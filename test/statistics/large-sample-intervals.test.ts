import { expect, it } from "vitest";
import { katzRatioInterval } from "../../src/statistics/large-sample-intervals.js";

it("the ratio of two shares has no large-sample interval where a group is without events", () => {
  const none = { kind: "not-estimable", reason: "no-events" };
  expect(katzRatioInterval(0, 10, 3, 10)).toEqual(none);
  expect(katzRatioInterval(3, 10, 0, 10)).toEqual(none);
  expect(katzRatioInterval(0, 10, 0, 10)).toEqual(none);
});
