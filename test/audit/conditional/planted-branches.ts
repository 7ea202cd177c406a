import type { CompositionEvidence } from "../../../src/data/evidence.js";
import { nextBelow, nextUniform, type StreamState, streamsFrom } from "../../../src/statistics/random.js";

/** Sponsors with branches, migrants and flags that follow a known law. */
export interface PlantedBranches {
  readonly seed: number;
  readonly sponsors: number;
  /** Share of the sponsors whose main nationality is the planted one, A. */
  readonly share: number;
  /** Chance of the risky branch for sponsors of A, and for all others. */
  readonly risky: { readonly planted: number; readonly others: number };
  /** Chance of a flag in the risky branch and elsewhere. */
  readonly flagged: { readonly risky: number; readonly elsewhere: number };
  /** Times that sponsors of A are flagged as often within each branch. */
  readonly ratio: number;
  /** Changes the chance of a flag by the number of migrants: 1 for one, up to `bySize` for twenty. */
  readonly bySize?: number;
}

const BRANCHES = Array.from({ length: 10 }, (_, branch) => `branch ${branch}`);
const OTHERS = ["B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
const GROUPS = ["A", ...OTHERS];
const MOST_MEMBERS = 20;

/** Evidence with one pattern a sponsor and two stratifications, branch and number of migrants. */
export function plantedBranches(design: PlantedBranches): CompositionEvidence {
  const stream = streamsFrom(design.seed).block(0);
  const sponsors = Array.from({ length: design.sponsors }, () => drawSponsor(stream, design));
  const offsets = new Uint32Array(design.sponsors + 1);
  sponsors.forEach(({ members }, i) => {
    offsets[i + 1] = offsets[i]! + members.length;
  });
  const entries = sponsors.flatMap(({ members }) => members);
  const sizeClass = (size: number) => (size === 1 ? 0 : size < 5 ? 1 : size < 10 ? 2 : 3);
  return {
    kind: "composition",
    unit: "sponsors",
    memberUnit: "migrants",
    groups: GROUPS,
    bands: { order: ["low", "high"], flagged: [false, true] },
    weights: new Uint32Array(design.sponsors).fill(1),
    offsets,
    groupCodes: Uint16Array.from(entries, ([group]) => group),
    memberCounts: Uint32Array.from(entries, ([, count]) => count),
    bandCodes: Uint8Array.from(sponsors, ({ flagged }) => (flagged ? 1 : 0)),
    selected: new Uint8Array(design.sponsors).fill(255),
    units: design.sponsors,
    strata: [
      { name: "branch", levels: BRANCHES, codes: Uint16Array.from(sponsors, ({ branch }) => branch) },
      {
        name: "migrants",
        levels: ["1", "2-4", "5-9", "10+"],
        codes: Uint16Array.from(sponsors, ({ size }) => sizeClass(size)),
      },
    ],
  };
}

interface Sponsor {
  readonly branch: number;
  readonly size: number;
  readonly flagged: boolean;
  readonly members: readonly (readonly [group: number, count: number])[];
}

function drawSponsor(stream: StreamState, design: PlantedBranches): Sponsor {
  const planted = nextUniform(stream) < design.share;
  const main = planted ? 0 : 1 + nextBelow(stream, OTHERS.length);
  const isRisky = nextUniform(stream) < (planted ? design.risky.planted : design.risky.others);
  const branch = isRisky ? 0 : 1 + nextBelow(stream, BRANCHES.length - 1);
  const size = Math.min(MOST_MEMBERS, 1 + Math.floor(-3 * Math.log(1 - nextUniform(stream))));
  const counts = new Map<number, number>();
  for (let member = 0; member < size; member++) {
    const group = member === 0 || nextUniform(stream) < 0.7 ? main : nextBelow(stream, GROUPS.length);
    counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const chance =
    (isRisky ? design.flagged.risky : design.flagged.elsewhere) *
    (planted ? design.ratio : 1) *
    (1 + ((design.bySize ?? 1) - 1) * ((size - 1) / (MOST_MEMBERS - 1)));
  return {
    branch,
    size,
    flagged: nextUniform(stream) < chance,
    members: [...counts].sort(([a], [b]) => a - b),
  };
}
