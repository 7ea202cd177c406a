import type { SourceColumns } from "../../../src/data/columns.js";
import type { Plan } from "../../../src/plan/schema.js";
import { nextBelow, streamsFrom } from "../../../src/statistics/random.js";
import { samplePlan } from "../../support/sample-plan.js";

/** Plan of sponsors with a registered band and nothing else but their migrants. */
export function sponsorsPlan(resamples: number): Plan {
  const columns = { score: undefined, outcome: undefined, provenance: undefined, indicators: [], band: "band" };
  return samplePlan({
    data: { sponsors: { columns } },
    ...{
      bands: { thresholds: undefined },
      scoreRange: undefined,
      outcome: undefined,
      provenance: undefined,
    },
    resampling: { seed: 1, resamples, bootstrap: 199 },
  });
}

/**
 * Sponsors in memory: one to five nationalities each, most with a few migrants, one in twenty with up to 200; 65, 25 and
 * 10 % in the bands low, middle and high, whatever the nationality.
 * @param sponsors  number of sponsors
 * @param nationalities  at most 65,535
 */
export function madeUpSource(sponsors: number, nationalities: number): SourceColumns {
  const state = streamsFrom(1).block(0);
  const offsets = new Uint32Array(sponsors + 1);
  const groupCodes = new Uint16Array(5 * sponsors);
  const counts = new Uint32Array(5 * sponsors);
  const bands = new Uint8Array(sponsors);
  let entries = 0;
  for (let sponsor = 0; sponsor < sponsors; sponsor++) {
    const wanted = Math.min(nationalities, 1 + nextBelow(state, nextBelow(state, 8) === 0 ? 5 : 2));
    const groups = new Set<number>();
    while (groups.size < wanted) groups.add(Math.min(nextBelow(state, nationalities), nextBelow(state, nationalities)));
    for (const group of [...groups].sort((a, b) => a - b)) {
      groupCodes[entries] = group;
      counts[entries++] = 1 + nextBelow(state, nextBelow(state, 20) === 0 ? 200 : 4);
    }
    offsets[sponsor + 1] = entries;
    const draw = nextBelow(state, 100);
    bands[sponsor] = draw < 65 ? 0 : draw < 90 ? 1 : 2;
  }
  return {
    form: "sponsors",
    sponsors: {
      sponsor: Uint32Array.from({ length: sponsors }, (_, i) => i),
      band: { codes: bands, levels: ["low", "middle", "high"] },
    },
    composition: {
      groups: Array.from({ length: nationalities }, (_, i) => `N${String(i).padStart(3, "0")}`),
      offsets,
      groupCodes: groupCodes.slice(0, entries),
      counts: counts.slice(0, entries),
    },
  };
}
