import { describe, expect, it } from "vitest";
import { namedGroups } from "../../../src/audit/second-pass/named-groups.js";
import type { RestTest, RestTester } from "../../../src/audit/second-pass/rest-tester.js";

const A = 0;
const B = 1;
const X = 2;

/** A tester whose contrast of a group is the sum of what each group in the rest adds to it; rejects from |Z| 3 on. */
function testerOf(adds: readonly (readonly number[])[], asked: string[] = []): RestTester & { first: RestTest } {
  const contrast = (group: number, without: readonly number[]) =>
    adds[group]!.reduce((sum, add, other) => sum + (without.includes(other) ? 0 : add), 0);
  const testOf = (without: readonly number[]): RestTest => {
    const tested = Uint16Array.from([A, B, X].filter((group) => !without.includes(group)));
    const contrasts = Array.from(tested, (group) => contrast(group, without));
    const extreme = Float64Array.from(contrasts, (z) => (Math.abs(z) >= 3 ? 10 - Math.min(9, Math.abs(z)) : 500));
    return {
      without,
      tested,
      contrasts,
      adjusted: { extreme, pValues: extreme.map((b) => (b + 1) / 1000) },
      resamples: 999,
    };
  };
  return {
    contrast,
    first: testOf([]),
    test: async (without) => {
      asked.push(without.join());
      return testOf(without);
    },
  };
}

const options = { alpha: 0.05, groups: [A, B, X] };

describe("namedGroups", () => {
  it("names the far group alone, and says which rejections it explains", async () => {
    // A and B differ only through X: without X nothing is left of their contrasts.
    const tester = testerOf([
      [0.2, 0, -3.5],
      [0, 0.3, -4],
      [0, 0, 9],
    ]);
    const { named, passes, outcomes } = await namedGroups(tester.first, tester, options);
    expect(named).toEqual([X]);
    expect(passes.map((pass) => [pass.test.without, pass.named])).toEqual([
      [[], X],
      [[X], null],
    ]);
    expect([A, B].map((group) => outcomes.get(group))).toMatchObject([
      { named: false, test: { without: [X] } },
      { named: false, test: { without: [X] } },
    ]);
    expect(outcomes.get(X)).toMatchObject({ named: true, test: { without: [] } });
  });

  it("names a group that the far group had masked", async () => {
    const tester = testerOf([
      [5, 0, -4],
      [0, 0.1, -1],
      [0, 0, 9],
    ]);
    const { named, outcomes } = await namedGroups(tester.first, tester, options);
    expect(named).toEqual([X, A]);
    expect(outcomes.get(A)).toMatchObject({ named: true, test: { without: [X] }, confirmation: { without: [B, X] } });
  });

  it("does not name a group whose contrast another one takes away, though that one is not rejected itself", async () => {
    const tester = testerOf([
      [0.5, 0, -3.5],
      [0, 0.1, 0],
      [0, 0, 2.9],
    ]);
    const { named, outcomes } = await namedGroups(tester.first, tester, options);
    expect(named).toEqual([]);
    expect([...outcomes.keys()]).toEqual([A]);
    expect(outcomes.get(A)).toMatchObject({ named: false, test: { without: [X] }, confirmation: null });
  });

  it("does not name a group that is rejected on the other side without another", async () => {
    const tester = testerOf([
      [4, 0, -8],
      [0, 0, 0],
      [0, 0, 2.5],
    ]);
    expect((await namedGroups(tester.first, tester, options)).named).toEqual([]);
  });

  it("names the only group there is: no other group can be what differs in its place", async () => {
    const tester = testerOf([
      [7, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const { named, outcomes } = await namedGroups(tester.first, tester, { alpha: 0.05, groups: [A] });
    expect(named).toEqual([A]);
    expect(outcomes.get(A)).toMatchObject({ named: true, test: { without: [] }, confirmation: null });
  });

  it("runs each rest once", async () => {
    const asked: string[] = [];
    const tester = testerOf(
      [
        [0.2, 0, -3.5],
        [0, 0.3, -4],
        [0, 0, 9],
      ],
      asked,
    );
    await namedGroups(tester.first, tester, options);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it("breaks ties of the adjusted p by the larger contrast", async () => {
    const tester = testerOf([
      [20, 0, 0],
      [0, 30, 0],
      [0, 0, 0],
    ]);
    expect((await namedGroups(tester.first, tester, options)).named).toEqual([B, A]);
  });
});
