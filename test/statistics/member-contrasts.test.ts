import { describe, expect, it } from "vitest";
import { bootstrapTInterval } from "../../src/statistics/bootstrap-t.js";
import type { Composition } from "../../src/statistics/composition.js";
import { type ContrastOptions, memberContrasts } from "../../src/statistics/member-contrasts.js";
import { drawWithReplacement, nextBelow, nextNormal, nextUniform, streamsFrom } from "../../src/statistics/random.js";
import { expectClose } from "../support/closeness.js";

const options = (seed: number, change: Partial<ContrastOptions> = {}) => ({
  level: 0.95,
  streams: streamsFrom(seed),
  first: 500,
  resamples: 399,
  estimableFrom: 20,
  linearisedFrom: 200,
  ...change,
});

/** Units with members of up to three groups, and two values of each unit. */
function drawn(seed: number, units: number) {
  const state = streamsFrom(seed).block(0);
  const offsets = [0];
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    for (let group = 0; group < 3; group++) {
      if (group < 2 && nextUniform(state) < 0.5) continue;
      groupCodes.push(group);
      memberCounts.push(1 + nextBelow(state, 4));
    }
    offsets.push(groupCodes.length);
  }
  const composition: Composition = {
    groups: 3,
    offsets: Uint32Array.from(offsets),
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
  };
  const values = [0, 1].map((v) => Float64Array.from({ length: units }, () => v + nextNormal(state)));
  return { composition, values };
}

/** Members of each unit: of the group, and of all others. */
function membersOf({ offsets, groupCodes, memberCounts }: Composition, group: number) {
  return Array.from({ length: offsets.length - 1 }, (_, unit) => {
    let [own, rest] = [0, 0];
    for (let j = offsets[unit]!; j < offsets[unit + 1]!; j++) {
      if (groupCodes[j] === group) own += memberCounts[j]!;
      else rest += memberCounts[j]!;
    }
    return { own, rest };
  });
}

describe("the contrasts", () => {
  it("are the difference of the means over members, with the linearised interval written out", () => {
    const { composition, values } = drawn(1, 80);
    const [all] = memberContrasts(composition, values, { ...options(1), groups: [1], linearisedFrom: 20 });
    values.forEach((value, v) => {
      const members = membersOf(composition, 1);
      const sum = (of: (unit: number) => number) => members.reduce((total, _, unit) => total + of(unit), 0);
      const [N, R] = [sum((i) => members[i]!.own), sum((i) => members[i]!.rest)];
      const mean = sum((i) => members[i]!.own * value[i]!) / N;
      const rest = sum((i) => members[i]!.rest * value[i]!) / R;
      const u = (i: number) => (members[i]!.own * (value[i]! - mean)) / N - (members[i]!.rest * (value[i]! - rest)) / R;
      const error = Math.sqrt((80 / 79) * sum((i) => u(i) ** 2));
      const found = all![v]!;
      expectClose(found.mean, mean, 1e-11, 1e-12);
      expectClose(found.restMean, rest, 1e-11, 1e-12);
      expectClose(found.difference, mean - rest, 1e-11);
      if ("kind" in found.interval) throw new Error(found.interval.reason);
      expectClose((found.interval.upper - found.difference) / 1.959963984540054, error, 1e-10);
      expectClose((found.difference - found.interval.lower) / 1.959963984540054, error, 1e-10);
    });
  });

  it("have, between the two numbers of effective units, the bootstrap-t interval that plain loops give", () => {
    const { composition, values } = drawn(5, 90);
    const chosen = options(5, { resamples: 260, linearisedFrom: 60 });
    const groups = [0, 1, 2];
    const contrasts = memberContrasts(composition, values, { ...chosen, groups });
    const byHand = (group: number, value: Float64Array, weights: ArrayLike<number>) => {
      const members = membersOf(composition, group);
      const sum = (of: (unit: number) => number) =>
        members.reduce((total, _, unit) => total + weights[unit]! * of(unit), 0);
      const [N, R] = [sum((i) => members[i]!.own), sum((i) => members[i]!.rest)];
      const [mean, rest] = [sum((i) => members[i]!.own * value[i]!) / N, sum((i) => members[i]!.rest * value[i]!) / R];
      const u = (i: number) => (members[i]!.own * (value[i]! - mean)) / N - (members[i]!.rest * (value[i]! - rest)) / R;
      return { difference: mean - rest, error: Math.sqrt((90 / 89) * sum((i) => u(i) ** 2)) };
    };
    const ones = new Uint32Array(90).fill(1);
    const methods = groups.map((group) => {
      const { interval, effectiveUnits } = contrasts[group]![1]!;
      const isBetween = effectiveUnits < 60;
      if ("kind" in interval) throw new Error(interval.reason);
      expect(interval.method).toBe(isBetween ? "bootstrap-t" : "linearised");
      if (!isBetween) return interval.method;
      const observed = byHand(group, values[1]!, ones);
      const deviations = new Float64Array(260);
      const weights = new Uint32Array(90);
      for (let block = 0; block < 3; block++) {
        const state = chosen.streams.block(500 + block);
        for (let resample = 125 * block; resample < Math.min(260, 125 * (block + 1)); resample++) {
          drawWithReplacement(state, weights);
          const one = byHand(group, values[1]!, weights);
          deviations[resample] = (one.difference - observed.difference) / one.error;
        }
      }
      const expected = bootstrapTInterval(observed.difference, observed.error, deviations.sort(), 0.95);
      expectClose(interval.lower, expected.lower, 1e-9);
      expectClose(interval.upper, expected.upper, 1e-9);
      return interval.method;
    });
    expect(new Set(methods).size).toBe(2);
  });

  it("are bootstrapped from the least effective units on, and linearised from the other number on", () => {
    const composition: Composition = {
      groups: 2,
      offsets: Uint32Array.from({ length: 81 }, (_, i) => i),
      groupCodes: Uint16Array.from({ length: 80 }, (_, i) => (i < 30 ? 0 : 1)),
      memberCounts: new Uint32Array(80).fill(1),
    };
    const state = streamsFrom(8).block(0);
    const values = [Float64Array.from({ length: 80 }, () => nextNormal(state))];
    const methodOf = (estimableFrom: number, linearisedFrom: number) => {
      const contrasts = memberContrasts(composition, values, {
        ...options(8, { estimableFrom, linearisedFrom }),
        groups: [0],
      });
      const { interval } = contrasts[0]![0]!;
      return "kind" in interval ? interval.reason : interval.method;
    };
    expect([methodOf(30, 31), methodOf(30, 30), methodOf(20, 30), methodOf(31, 200)]).toEqual([
      "bootstrap-t",
      "linearised",
      "linearised",
      "too-few-effective-units",
    ]);
  });

  it("have an end at infinity where most resamples hold no variation, and refuse a group that is all there is", () => {
    const composition: Composition = {
      groups: 2,
      offsets: Uint32Array.from({ length: 41 }, (_, i) => i),
      groupCodes: Uint16Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1)),
      memberCounts: new Uint32Array(40).fill(1),
    };
    // One unit differs: a third of the resamples leave it out and have no error.
    const values = [Float64Array.from({ length: 40 }, (_, i) => (i === 0 ? 1 : 0))];
    const { interval } = memberContrasts(composition, values, { ...options(3), groups: [0] })[0]![0]!;
    if ("kind" in interval) throw new Error(interval.reason);
    expect(interval.upper).toBe(Number.POSITIVE_INFINITY);
    const alone = { ...composition, groupCodes: new Uint16Array(40) };
    expect(() => memberContrasts(alone, values, { ...options(3), groups: [0] })).toThrow("beside it; got 40");
  });

  it("of values that add up add up", () => {
    const { composition, values } = drawn(2, 60);
    const sum = values[0]!.map((value, unit) => value + values[1]![unit]!);
    for (const [a, b, whole] of memberContrasts(composition, [...values, sum], { ...options(1), groups: [0, 2] })) {
      expectClose(a!.difference + b!.difference, whole!.difference, 1e-11, 1e-13);
    }
  });

  it("have no interval below the least effective units, or where nothing varies", () => {
    const { composition } = drawn(3, 60);
    const flat = new Float64Array(60).fill(0.3);
    const [few] = memberContrasts(composition, [flat], { ...options(1), groups: [0], estimableFrom: 500 });
    expect(few![0]!.interval).toEqual({ kind: "not-estimable", reason: "too-few-effective-units" });
    const [same] = memberContrasts(composition, [flat], { ...options(1), groups: [0] });
    expect(same![0]!.interval).toEqual({ kind: "not-estimable", reason: "no-variation" });
  });

  it("refuse a group without members", () => {
    const { composition, values } = drawn(4, 20);
    expect(() => memberContrasts(composition, values, { ...options(1), groups: [7] })).toThrow("in group 7");
  });

  it("of groups that do not differ hold 0 in 95 of 100 sets, for skewed values and groups of 20 to 200 units", () => {
    const sets = 300;
    const holds = [0, 0];
    for (let seed = 1; seed <= sets; seed++) {
      const state = streamsFrom(seed).block(0);
      const units = 400;
      const groupCodes = Uint16Array.from({ length: units }, (_, i) => (i < 40 ? 0 : i < 140 ? 1 : 2));
      const composition: Composition = {
        groups: 3,
        offsets: Uint32Array.from({ length: units + 1 }, (_, i) => i),
        groupCodes,
        memberCounts: new Uint32Array(units).fill(1),
      };
      const values = [Float64Array.from({ length: units }, () => (nextUniform(state) < 0.3 ? 0.6 : -0.2))];
      const contrasts = memberContrasts(composition, values, { ...options(seed), groups: [0, 1], resamples: 199 });
      contrasts.forEach(([contrast], g) => {
        const { interval } = contrast!;
        if (!("kind" in interval) && interval.lower <= 0 && interval.upper >= 0) holds[g]! += 1;
      });
    }
    // Exact binomial bounds at 1e-4 a side around 95 % of 300; bootstrap-t of a rare two-valued mean may cover more.
    for (const count of holds) expect(count).toBeGreaterThanOrEqual(269);
  });
});
