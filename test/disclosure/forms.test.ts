import { describe, expect, it } from "vitest";
import type { CountTable } from "../../src/audit/result.js";
import { disclosedForm } from "../../src/disclosure/forms.js";
import { formSchema } from "../../src/disclosure/forms-schema.js";
import { hiddenCells } from "../../src/disclosure/hidden-cells.js";
import { publisher } from "../../src/disclosure/publish.js";
import { formPart } from "../support/forms-part.js";
import { samplePlan } from "../support/sample-plan.js";

const { disclosure } = samplePlan({ disclosure: { threshold: 10, units: 5, largestShare: 0.5 } });

/** Members and sponsors of each group by flag, one member a sponsor. */
function tablesOf(rows: Readonly<Record<string, readonly [low: number, high: number]>>): readonly CountTable[] {
  const levels = Object.keys(rows);
  const cells = Object.values(rows).flat();
  const totals = Object.values(rows).map(([low, high]) => low + high);
  const table = (id: string, counts: readonly number[], keys: CountTable["keys"]): CountTable => ({
    id,
    unit: "migrants",
    keys,
    counts,
    support: { people: counts, units: counts, largest: counts.map((count) => Math.min(1, count)) },
  });
  const group = { name: "group", levels };
  return [
    table("h1.groups", totals, [group]),
    {
      ...table("h1.groupByBand", cells, [group, { name: "band", levels: ["low", "high"] }]),
      partitionOf: "h1.groups",
    },
  ];
}

function released(form: ReturnType<typeof formPart>, rows: Parameters<typeof tablesOf>[0], thresholds = disclosure) {
  const hidden = hiddenCells(tablesOf(rows), thresholds);
  const publish = publisher(hidden);
  const result = disclosedForm(form, { hidden, publish, thresholds });
  if (result.kind !== "tested") throw new Error("not tested");
  return result;
}

const large = { A: [60, 29], B: [50, 40], C: [70, 20], D: [40, 30] } as const;
const small = { ...large, C: [5, 2], D: [3, 4] } as const;

describe("a second family of hypothesis 1", () => {
  it("is written in full where nothing is hidden, with means in three digits", () => {
    const form = released(formPart("mean-score", { A: 0.01, B: 0.4, C: 0.5, D: 0.6 }), large);
    expect(formSchema.safeParse(JSON.parse(JSON.stringify(form))).error).toBeUndefined();
    expect(form.named).toEqual({ kind: "shown", value: ["A"] });
    expect(form.groups[0]?.comparisons[0]?.mean).toMatchObject({
      value: { value: 42.3, interval: { lower: 41.3, upper: 43.3 } },
    });
    const open = released(formPart("mean-score", { A: 0.01 }), large, { ...disclosure, threshold: 0 });
    expect(open.groups[0]?.comparisons[0]?.mean).toMatchObject({ value: { value: 42.34567 } });
  });

  it("says nothing of a hidden group, and of nobody who differs", () => {
    const form = released(formPart("all-bands", { A: 0.01, B: 0.4, C: 0.001, D: 0.6 }), small);
    expect(formSchema.safeParse(JSON.parse(JSON.stringify(form))).error).toBeUndefined();
    const [, b, c, d] = form.groups;
    for (const group of [c, d]) {
      const numbers = [group!.adjusted, group!.finding, ...group!.comparisons.flatMap((each) => Object.values(each))];
      expect(new Set(numbers.map(({ kind }) => kind))).toEqual(new Set(["withheld"]));
    }
    expect(form.named.kind).toBe("withheld");
    expect(form.deciding).toEqual({ kind: "class", relation: "at-most", bound: 0.05 });
    expect([b!.finding.kind, b!.adjusted.kind]).toEqual(["shown", "class"]);
  });

  it("gives no seed and no exact number of extreme resamples", () => {
    const text = JSON.stringify(released(formPart("mean-score", { A: 0.01, B: 0.4 }), large));
    expect(text).not.toMatch(/"seed"|"extreme"/);
  });
});
