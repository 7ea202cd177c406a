import { expect, it } from "vitest";
import { deregistrationSize } from "../../src/registry/deregistration-size.js";
import { fewestLateForSanction } from "../../src/registry/late-deregistration.js";

it("puts together the sizes at which one late deregistration is enough, and no other", () => {
  for (let total = 1; total <= 120; total++) {
    expect(deregistrationSize(total) === "1-9").toBe(fewestLateForSanction(total) === 1);
  }
});

it.each([
  [19, "10-19"],
  [20, "20-49"],
  [49, "20-49"],
  [50, "50+"],
])("puts %i in %s", (total, size) => {
  expect(deregistrationSize(total)).toBe(size);
});
