import { expect, test } from "vitest";
import { indicationsEvidence } from "../../../src/data/inputs/indications-evidence.js";
import { indicationsList } from "../../../src/data/inputs/indications-list.js";
import { inputsSettings, registeredRows, samplePlan } from "../../support/registered-rows.js";

const settings = inputsSettings(`indications:
  items: { "01": a, "11": e, "11a": p, "12": z }
  "yes": [J]
  "no": [N]
  eleven: { putToRvo: r, firstAdviceNegative: n }
  tested: ["01", "11"]
`).indications!;
const groups = ["A", "A", "B", "B", "B"];
const rows = registeredRows(
  {
    a: ["J", "J", "N", "", "J"],
    e: ["J", "J", "N", "J", ""],
    r: ["J", "J", "J", "", "N"],
    n: ["J", "N", "J", "J", "J"],
    p: ["J", "J", "N", "N", "N"],
    z: ["N", "N", "N", "N", "J"],
  },
  { groups },
);

test("11 is what its parts say; what was stated counts where they do not tell", () => {
  const { items, conjunctions } = indicationsEvidence(rows, settings, samplePlan());
  // Parts: yes, no, yes, not known (stated yes), no.
  expect(items.find(({ code }) => code === "11")!.states).toEqual([3, 2, 0]);
  expect(conjunctions).toEqual([{ code: "11", states: [1, 1, 1, 1, 1] }]);
});

test("a part that holds where its whole does not is counted", () => {
  expect(indicationsEvidence(rows, settings, samplePlan()).partsAlone).toEqual([
    { code: "11a", whole: "11", units: 1 },
  ]);
});

test("pairs count the units of which both are known", () => {
  const { pairs } = indicationsEvidence(rows, settings, samplePlan());
  expect(pairs).toEqual([{ first: "01", second: "11", counts: [1, 2, 1, 0] }]);
});

test("the list names each disagreement with its row", () => {
  expect(indicationsList(rows, settings).text.split("\n")).toEqual([
    "lineOfFirstFile,id,indication,problem",
    "3,00000001,11,stated-yes-parts-no",
    "3,00000001,11a,part-without-11",
    "4,00000002,11,stated-no-parts-yes",
    "",
  ]);
});
