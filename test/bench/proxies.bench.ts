import { examineProxies } from "../../src/audit/inputs/proxies.js";
import { PROVENANCES } from "../../src/data/evidence.js";
import type { IndicatorColumn } from "../../src/data/inputs/indicator-evidence.js";
import type { ProxiesEvidence } from "../../src/data/inputs/proxies-evidence.js";
import { nextBelow, streamsFrom } from "../../src/statistics/random.js";
import { proxyQuestion } from "../support/proxy-units.js";
import type { Bench, Benches } from "./bench.js";
import { executor } from "./executor.js";

/** Shares of the groups in percent, the largest last. */
const GROUPS = [4, 6, 8, 10, 12, 15, 20, 25];
/** The setting's own default. */
const RESAMPLES = 4_999;

/** The whole question of proxies: strengths, intervals and tests of every indicator, tables included. */
export const proxies: Benches = ({ quick }) =>
  quick ? [() => proxiesBench(500, 20, 499)] : [() => proxiesBench(10_577, 300, RESAMPLES)];

function proxiesBench(units: number, indicators: number, resamples: number): Bench {
  const evidence = madeUp(units, indicators);
  const { proxies: settings, question } = proxyQuestion(evidence);
  const context = { ...question.context, executor };
  return {
    work: `${units} sponsors, ${indicators} indicators, ${GROUPS.length} groups, ${resamples} permutations: proxies`,
    run: async () => {
      const { result } = await examineProxies(evidence, { ...settings, resamples }, { ...question, context });
      return result.indicators.length;
    },
    ...(units > 10_000 ? { seconds: 20 } : {}),
  };
}

/** Every fifth indicator is a number, the others have two to six levels. */
function madeUp(units: number, indicators: number): ProxiesEvidence {
  const state = streamsFrom(1).block(0);
  const drawn = (bound: number) => Uint16Array.from({ length: units }, () => nextBelow(state, bound));
  const groupOf = GROUPS.flatMap((share, group) => new Array<number>(share).fill(group));
  return {
    unit: "sponsors",
    units,
    weights: new Uint32Array(units).fill(1),
    people: new Float64Array(units).fill(4),
    largest: new Float64Array(units).fill(4),
    groups: GROUPS.map((_, group) => `group ${group}`),
    groupCodes: drawn(100).map((place) => groupOf[place]!),
    flagged: Uint8Array.from(drawn(10), (draw) => Number(draw === 0)),
    outcomes: Uint8Array.from(drawn(100), (draw) => (draw < 3 ? 1 : draw < 16 ? 0 : 255)),
    provenanceCodes: new Uint8Array(units).fill(PROVENANCES.indexOf("risk")),
    provenances: PROVENANCES,
    indicators: Array.from({ length: indicators }, (_, place): IndicatorColumn => {
      const name = `indicator ${place}`;
      if (place % 5 === 0) return { kind: "ranks", name, values: Float64Array.from(drawn(1_000)) };
      const levels = Array.from({ length: 2 + (place % 5) }, (_, level) => `level ${level}`);
      return { kind: "categories", name, levels, codes: drawn(levels.length), merged: 0 };
    }),
    leftOut: { withoutMembers: 0, groups: 0 },
    withoutMajority: 0,
  };
}
