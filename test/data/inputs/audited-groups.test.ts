import { expect, test } from "vitest";
import { auditedGroups } from "../../../src/data/inputs/audited-groups.js";

const plan = { groups: { gate: { majorityUnits: 2 } } } as Parameters<typeof auditedGroups>[1];

test("groups that pass the gate stand by name and every other row in what remains", () => {
  const registrations = {
    groups: ["A", "B", "C"],
    // A twice, B once, C twice but once not kept; 3: no majority; 4: no members.
    groupOf: Uint16Array.of(0, 1, 2, 3, 0, 4, 2),
    kept: Uint8Array.of(1, 1, 1, 1, 1, 1, 0),
  };
  const { levels, gated, codes } = auditedGroups(registrations, plan);
  expect(levels).toEqual(["A", "other-groups", "no-majority", "no-members"]);
  expect(gated).toBe(1);
  expect(Array.from(codes, (code) => levels[code])).toEqual([
    "A",
    "other-groups",
    "other-groups",
    "no-majority",
    "A",
    "no-members",
    "other-groups",
  ]);
});

test("what does not occur is no level", () => {
  const registrations = { groups: ["A"], groupOf: Uint16Array.of(0, 0), kept: Uint8Array.of(1, 1) };
  expect(auditedGroups(registrations, plan).levels).toEqual(["A"]);
});

test("a group that is named like what remains is not taken for it", () => {
  const registrations = {
    groups: ["no-majority"],
    groupOf: Uint16Array.of(0, 0, 1),
    kept: Uint8Array.of(1, 1, 1),
  };
  const { levels, codes } = auditedGroups(registrations, plan);
  expect(levels).toEqual(["no-majority", "no-majority"]);
  expect([...codes]).toEqual([0, 0, 1]);
});
