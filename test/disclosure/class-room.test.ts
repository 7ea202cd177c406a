import { beforeAll, describe, expect, it } from "vitest";
import { type ClassOfP, countsInClass } from "../../src/disclosure/attackers/counts-in-class.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import { contingencyTable } from "../../src/statistics/contingency-table.js";
import { fisherExact } from "../../src/statistics/fisher-exact.js";
import { COMPAS_BY_RACE } from "../support/compas-table.js";
import { auditOf } from "../support/constructed-audit.js";

const RACES = Object.entries(COMPAS_BY_RACE);
const ALL = [3317, 3897] as const;

describe("countsInClass", () => {
  it("leaves eight counts of the 32 Asian people of COMPAS where p is at most 0.05", () => {
    // SciPy, hypergeom(7214, 3317, 32): P(|X - 14.7| >= 5.7) = 0.04995 at 9, 0.11015 at 10.
    const found = countsInClass({
      units: 32,
      all: ALL,
      hidden: [20, 30],
      classes: [{ rule: "as-extreme", above: 0, atMost: 0.05 }],
    });
    expect(found).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("agrees with Fisher's exact test on what is far out, and leaves every count where nothing is said", () => {
    const published = { units: 18, all: ALL, hidden: ALL };
    const fisher = (count: number) =>
      fisherExact(
        contingencyTable([
          [count, 18 - count],
          [ALL[0] - count, ALL[1] - 18 + count],
        ]),
      );
    const counts = Array.from({ length: 19 }, (_, count) => count);
    const inClass = (rule: ClassOfP["rule"], above: number, atMost: number) =>
      countsInClass({ ...published, classes: [{ rule, above, atMost }] });
    expect(inClass("no-likelier", 0, 0.05)).toEqual(counts.filter((count) => fisher(count).pValue <= 0.05));
    expect(inClass("mid-p", 0, 0.05)).toEqual(counts.filter((count) => fisher(count).midP.twoSided <= 0.05));
    expect(inClass("mid-p", 0.05, 1)).toEqual(counts.filter((count) => fisher(count).midP.twoSided > 0.05));
    expect(inClass("as-extreme", 0, 0.05)).toEqual(counts.filter((count) => fisher(count).pValue <= 0.05));
    expect(inClass("as-extreme", 0, 1)).toEqual(counts);
  });
});

describe("disclose on COMPAS by race", () => {
  let audit: DisclosedAudit;
  beforeAll(async () => {
    audit = await auditOf({
      counts: Object.fromEntries(RACES.map(([race, [low, high]]) => [race, [high, low] as const])),
      unit: "independent-persons",
      plan: { disclosure: { threshold: 10 }, resampling: { seed: 1, resamples: 1999, bootstrap: 199 } },
    });
  });

  const group = (name: string) => {
    const { hypothesis1 } = audit;
    if (hypothesis1.kind !== "tested") throw new Error("COMPAS tests H1");
    return hypothesis1.groups.find((each) => each.group === name)!;
  };

  it("gives no class of a p-value that would leave fewer than ten counts of Asian people", () => {
    expect(group("Asian").unadjusted.kind).toBe("withheld");
    expect(group("Asian").adjusted.kind).toBe("withheld");
  });

  it("gives numbers where nothing is hidden", () => {
    expect(group("Caucasian").difference.kind).toBe("shown");
  });

  it("publishes neither chi-squared nor its p-value: three digits would give both hidden rows", () => {
    if (audit.hypothesis1.kind !== "tested") throw new Error("COMPAS tests H1");
    expect([audit.hypothesis1.pearson.kind, audit.hypothesis1.naive.kind]).toEqual(["withheld", "withheld"]);
  });
});
