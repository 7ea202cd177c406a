import { describe, expect, it } from "vitest";
import { examineDuration } from "../../../src/audit/inputs/duration.js";
import type { DurationResult } from "../../../src/audit/inputs/duration-result.js";
import type { Derived, Estimate, MaybeTest } from "../../../src/audit/result.js";
import { durationEvidence } from "../../../src/data/inputs/duration-evidence.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { synthesise } from "../../../src/synthetic/synthesise.js";
import {
  inputsSettings,
  questionOf,
  registeredRows,
  samplePlan,
  syntheticRegistrations,
} from "../../support/registered-rows.js";

const SECTION = 'duration: { recognised: r, watched: { until: "2020-01-01" }, violations: v, bands: [1, 2, 4] }\n';
const LAST = Date.parse("2020-01-01");

function estimated(estimate: Derived<Estimate> | null): number {
  if (estimate?.value.kind !== "estimate") throw new Error("requires an estimate");
  return estimate.value.value;
}

function pOf(test: Derived<MaybeTest>): number {
  if (!("pValue" in test.value)) throw new Error("requires a p-value");
  return test.value.pValue;
}

/** A set of 600 units in two groups whose violations a year follow `rate`. */
function drawn(seed: number, rate: (v: { years: number; group: string; heap: number }) => number): DurationResult {
  const stream = streamsFrom(seed).block(0);
  const rows = Array.from({ length: 600 }, () => {
    const group = nextUniform(stream) < 0.4 ? "IND" : "USA";
    const days = 1 + Math.floor((group === "IND" ? 2600 : 1500) * nextUniform(stream));
    const years = days / 365.25;
    const mean = years * rate({ years, group, heap: nextUniform(stream) });
    let violations = -1;
    for (let time = 0; time <= mean; violations++) time -= Math.log(1 - nextUniform(stream));
    return { group, day: new Date(LAST - days * 86_400_000).toISOString().slice(0, 10), violations };
  });
  const registrations = registeredRows(
    { r: rows.map(({ day }) => day), v: rows.map(({ violations }) => String(violations)) },
    { groups: rows.map(({ group }) => group) },
  );
  const [plan, settings] = [samplePlan(), inputsSettings(SECTION)];
  const evidence = durationEvidence(registrations, settings.duration!, plan);
  return examineDuration(evidence, settings.duration!, questionOf(plan, settings)).result;
}

function rejected(sets: number, isRejected: (seed: number) => boolean): number {
  return Array.from({ length: sets }, (_, seed) => isRejected(seed)).filter(Boolean).length;
}

describe("violations per recognised year", () => {
  it("are not shown to change where the rate is the same every year, though the share rises", () => {
    const results = Array.from({ length: 200 }, (_, seed) => drawn(seed, () => 0.2));
    // 200 true nulls at 5 %: more than 21 have a chance of 1e-4 (binomial), as have fewer than 1.
    const rates = results.filter(({ rateTest }) => pOf(rateTest) <= 0.05).length;
    expect(rates).toBeLessThan(22);
    expect(rates).toBeGreaterThan(0);
    expect(results.filter(({ shareTest }) => pOf(shareTest) <= 0.05).length).toBe(200);
    expect(results.filter(({ reading }) => reading.value === "no-longer-shown").length).toBeGreaterThan(175);
    const groups = results.filter(({ groups: found }) =>
      found!.compared.some(({ adjusted }) => adjusted.value <= 0.05),
    );
    expect(groups.length).toBeLessThan(22);
  });

  it("keep their error rate where some have many violations, by the dispersion", () => {
    // Half of the units have nine tenths of the violations.
    const heaped = (seed: number) => drawn(seed, ({ heap }) => (heap < 0.5 ? 0.09 : 0.81));
    expect(rejected(120, (seed) => pOf(heaped(seed).rateTest) <= 0.05)).toBeLessThan(16);
    expect(
      rejected(120, (seed) => heaped(seed).groups!.compared.some(({ adjusted }) => adjusted.value <= 0.05)),
    ).toBeLessThan(16);
    const dispersion = heaped(1).dispersion.value;
    expect(dispersion.kind === "estimate" && dispersion.value).toBeGreaterThan(1.15);
  });

  it("stay where the rate rises with the years", () => {
    const found = drawn(7, ({ years }) => 0.05 + 0.08 * years);
    expect([found.reading.value, found.shareMoves.value]).toEqual(["stays", "rises"]);
    expect(estimated(found.yearRatio)).toBeGreaterThan(1.1);
  });

  it("turn where the rate falls faster than time adds to it", () => {
    const found = drawn(8, ({ years }) => 0.9 / (1 + years));
    expect([found.reading.value, found.shareMoves.value]).toEqual(["turns", "rises"]);
    expect(estimated(found.yearRatio)).toBeLessThan(0.95);
  });

  it("of a group that took part longer are compared within bands: only its share is higher", () => {
    const found = drawn(9, () => 0.2);
    const [longer, other] = ["IND", "USA"].map((name) => found.groups!.compared.find(({ group }) => group === name)!);
    expect(estimated(longer!.share)).toBeGreaterThan(estimated(other!.share) + 0.05);
    expect(Math.abs(Math.log(estimated(longer!.ratio)))).toBeLessThan(0.3);
    expect(estimated(longer!.ratio) * estimated(other!.ratio)).toBeCloseTo(1, 10);
    expect(longer!.adjusted.value).toBeGreaterThan(0.05);
  });

  it("of a group with twice the rate are found, with a ratio around two", () => {
    const found = drawn(10, ({ group }) => (group === "IND" ? 0.3 : 0.15));
    const group = found.groups!.compared.find((each) => each.group === "IND")!;
    expect(group.adjusted.value).toBeLessThan(0.001);
    expect(estimated(group.ratio)).toBeGreaterThan(1.5);
    expect(estimated(group.ratio)).toBeLessThan(2.7);
  });

  it("have ratios of the bands that their own numbers give", () => {
    const { bands } = drawn(11, () => 0.2);
    const [first, second] = [bands[0]!, bands[1]!];
    const rate = ({ violations, years }: typeof first) => violations.value / years.value;
    expect(estimated(second.rateRatio)).toBeCloseTo(rate(second) / rate(first), 12);
    expect(estimated(second.shareRatio)).toBeCloseTo(estimated(second.share) / estimated(first.share), 12);
    expect([first.rateRatio, first.shareRatio]).toEqual([null, null]);
  });

  it("are not estimable without any violation", () => {
    const found = drawn(12, () => 0);
    expect(found.reading.value).toBe("not-estimable");
    expect(found.dispersion.value).toMatchObject({ reason: "no-variation" });
    expect(found.groups).toBeNull();
    expect(found.bands[0]!.rate.value).toMatchObject({ kind: "estimate", value: 0 });
  });
});

describe("durations of a synthetic set", () => {
  const { registrations, plan, settings, truth } = syntheticRegistrations(synthesise({ seed: 1, sponsors: 10_577 }));
  const planted = (truth as { duration: Record<string, never> }).duration as unknown as {
    withoutDate: number;
    unreadableDates: number;
    impossibleDates: number;
    reading: string;
    ratePerYear: number;
    raised: { group: string; times: number };
    longer: { group: string };
  };
  const all = { ...registrations, kept: new Uint8Array(registrations.rows).fill(1) };
  const { result, tables } = examineDuration(
    durationEvidence(all, settings.duration!, plan),
    settings.duration!,
    questionOf(plan, settings),
  );
  const count = (state: string) => {
    const { keys, counts } = tables.find(({ id }) => id === "duration.states")!;
    return counts[keys[0]!.levels.indexOf(state)];
  };
  const group = (name: string) => result.groups!.compared.find((each) => each.group === name)!;

  it("hold each planted fault and no other", () => {
    expect(count("no-date")).toBe(planted.withoutDate);
    expect(count("unreadable-date")).toBe(planted.unreadableDates);
    expect(count("impossible-dates")).toBe(planted.impossibleDates);
    expect([count("violations-unknown"), count("not-watched")]).toEqual([0, 0]);
  });

  it("show that duration does not stay, and the planted rate", () => {
    expect(result.reading.value).toBe(planted.reading);
    for (const { rate } of result.bands) expect(Math.abs(estimated(rate) / planted.ratePerYear - 1)).toBeLessThan(0.2);
  });

  it("find the group with the raised rate, and not the one that took part longer", () => {
    expect(group(planted.raised.group).adjusted.value).toBeLessThan(0.05);
    expect(Math.abs(estimated(group(planted.raised.group).ratio) / planted.raised.times - 1)).toBeLessThan(0.25);
    const { share, adjusted } = group(planted.longer.group);
    expect(estimated(share)).toBeGreaterThan(1.3 * estimated(group("other-groups").share));
    expect(adjusted.value).toBeGreaterThan(0.05);
  });
});
