import { expect, it } from "vitest";
import type { SourceColumns } from "../../../src/data/columns.js";
import { memoryEngine } from "../../../src/data/engines/memory.js";
import { sampleCountsPlan, samplePlan } from "../../support/sample-plan.js";
import { sponsorColumns, textColumn } from "../../support/sponsor-rows.js";

const SPONSOR = {
  id: "1",
  score: 10,
  modelScore: 10,
  outcome: "",
  provenance: "",
  selected: "",
  concern: "",
  predictedOn: "",
};
const SOURCE = sponsorColumns([SPONSOR], [{ id: "1", group: "A", count: 1 }]) as Extract<
  SourceColumns,
  { form: "sponsors" }
>;

it("describes a source by form and rows, without a path", () => {
  expect(memoryEngine(samplePlan(), SOURCE).describe()).toEqual({
    form: "sponsors",
    files: [
      { name: "sponsors (in memory)", rows: 1 },
      { name: "migrants (in memory)", rows: 1 },
    ],
    leftOut: [],
    overridden: 0,
  });
});

it.each<[string, SourceColumns, RegExp]>([
  [
    "a code without a level",
    { ...SOURCE, sponsors: { ...SOURCE.sponsors, outcome: { codes: Uint8Array.of(3), levels: ["none"] } } },
    /codes of outcome below 1; got 3$/,
  ],
  [
    "a level twice",
    { ...SOURCE, composition: { ...SOURCE.composition, groups: ["A", "A"] } },
    /distinct levels of groups/,
  ],
  ["a group without a name", { ...SOURCE, composition: { ...SOURCE.composition, groups: [""] } }, /groups with a name/],
  [
    "offsets that do not fit",
    { ...SOURCE, composition: { ...SOURCE.composition, offsets: Uint32Array.of(0, 2) } },
    /offsets from 0 to 1; got 0 to 2$/,
  ],
  [
    "a group code beyond the groups",
    { ...SOURCE, composition: { ...SOURCE.composition, groupCodes: Uint16Array.of(1) } },
    /group codes below 1; got 1$/,
  ],
  [
    "unequal lengths",
    { ...SOURCE, sponsors: { ...SOURCE.sponsors, score: Float64Array.of(1, 2) } },
    /1 values in score; got 2$/,
  ],
  [
    "a score out of range",
    { ...SOURCE, sponsors: { ...SOURCE.sponsors, score: Float64Array.of(101) } },
    /scores from 0 to 100; got 101$/,
  ],
  [
    "a sponsor without a prediction",
    { ...SOURCE, composition: { ...SOURCE.composition, offsets: Uint32Array.of(0, 1, 1) } },
    /a row for every sponsor; got none for 1$/,
  ],
  [
    "a sponsor that is not there",
    { ...SOURCE, sponsors: { ...SOURCE.sponsors, sponsor: Uint32Array.of(4) } },
    /sponsors below 1; got 4$/,
  ],
  [
    "another form than the plan",
    { form: "counts", counts: { group: textColumn(["A"]), count: Float64Array.of(1) } },
    /form sponsors; got counts$/,
  ],
])("refuses %s", (_, source, message) => {
  expect(() => memoryEngine(samplePlan(), source)).toThrow(message);
});

it("refuses counts of unequal lengths", () => {
  const counts = { group: textColumn(["A", "B"]), count: Float64Array.of(1) };
  expect(() => memoryEngine(sampleCountsPlan(), { form: "counts", counts })).toThrow(/1 values in group; got 2$/);
});
