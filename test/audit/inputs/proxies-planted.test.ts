import { expect, it } from "vitest";
import { examineProxies } from "../../../src/audit/inputs/proxies.js";
import { binomialLowerTail, binomialUpperTail } from "../../../src/statistics/distributions.js";
import { nextBelow, nextNormal, nextUniform, streamsFrom } from "../../../src/statistics/random.js";
import { type ProxyUnit, proxyEvidence, proxyQuestion } from "../../support/proxy-units.js";

const SEEDS = 200;
const ALPHA = 0.05;
/** Exact binomial bounds at this probability a side. */
const SIDE = 1e-4;

/**
 * Two proxies, and ten innocents that hang together among themselves: rare, of many levels, heavy-tailed. Groups are of
 * unequal size; the outcome is related to nothing.
 */
function units(seed: number): ProxyUnit[] {
  const state = streamsFrom(seed).block(11);
  return Array.from({ length: 300 }, (_, i): ProxyUnit => {
    const group = i < 20 ? "A" : i < 60 ? "B" : i < 130 ? "C" : "rest";
    const shared = nextUniform(state);
    const innocents = Array.from({ length: 10 }, (_, place) => {
      if (place < 3) return shared + nextUniform(state) < 0.15 * (place + 1) ? "yes" : "no";
      if (place < 6) return `level ${Math.floor(4 * shared) + nextBelow(state, 2 * place)}`;
      return shared + nextNormal(state) ** 3;
    });
    const isProxy = nextUniform(state) < (group === "C" ? 0.7 : 0.15) ? "yes" : "no";
    const number = nextNormal(state) + (group === "B" ? 1.8 : 0);
    return { group, outcome: nextUniform(state) < 0.3 ? 1 : 0, values: [isProxy, number, ...innocents] };
  });
}

it("finds planted proxies and no innocents over 200 seeds, at the error that it states", {
  timeout: 120_000,
}, async () => {
  let [missed, falseRelations, falsePurposes] = [0, 0, 0];
  for (let seed = 1; seed <= SEEDS; seed++) {
    const evidence = proxyEvidence(units(seed));
    const plan = { resampling: { seed, resamples: 999, bootstrap: 199 } };
    const { proxies, question } = proxyQuestion(evidence, { resamples: 999 }, plan);
    const { result } = await examineProxies(evidence, { ...proxies, resamples: 399 }, question);
    const [first, second, ...innocents] = result.indicators;
    for (const planted of [first!, second!]) if (planted.toGroup !== "shown") missed++;
    if (innocents.some(({ toGroup }) => toGroup === "shown" || toGroup === "below-margin")) falseRelations++;
    if (result.indicators.some(({ toOutcome }) => toOutcome === "shown")) falsePurposes++;
  }
  expect(missed).toBe(0);
  // Both proxies are rejected first, so that ten innocents are left under the null: an error of alpha again.
  for (const errors of [falseRelations, falsePurposes]) {
    expect(binomialUpperTail(errors, SEEDS, ALPHA)).toBeGreaterThan(SIDE);
    expect(binomialLowerTail(errors, SEEDS, ALPHA)).toBeGreaterThan(SIDE);
  }
});
