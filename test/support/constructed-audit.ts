import { runAudit } from "../../src/audit/run-audit.js";
import type { SourceColumns } from "../../src/data/columns.js";
import { memoryEngine } from "../../src/data/engines/memory.js";
import { disclose } from "../../src/disclosure/disclose.js";
import type { DisclosedAudit } from "../../src/disclosure/disclosed.js";
import type { Plan } from "../../src/plan/schema.js";
import { quietContext } from "./data-folder.js";
import { loadedSolver } from "./loaded-solver.js";
import { type PlanOverrides, sampleCountsPlan, samplePlan } from "./sample-plan.js";

/** So many sponsors with these migrants, of which so many are flagged. */
export interface SponsorBlock {
  readonly members: Readonly<Record<string, number>>;
  readonly sponsors: number;
  readonly flagged: number;
}

/** Flagged and all units of a group; "suppressed": the source left the flagged ones out. */
export type GroupCount = readonly [flagged: number | "suppressed", notFlagged: number];

/** A small data set written down whole, and what its plan changes. */
export type ConstructedData =
  | { readonly blocks: readonly SponsorBlock[]; readonly plan?: PlanOverrides }
  | {
      readonly counts: Readonly<Record<string, GroupCount>>;
      readonly unit: "sponsors" | "independent-persons" | "members-of-clusters";
      /** False: the counts have no bands, and the first of each pair is that of the group. */
      readonly bands?: boolean;
      readonly data?: Readonly<Record<string, unknown>>;
      readonly plan?: PlanOverrides;
    };

const EVERYTHING_SHOWN = { threshold: 0, reason: "constructed data" };

/** The audit of constructed data, from columns in memory to the disclosed result; nothing is hidden. */
export async function auditOf(constructed: ConstructedData): Promise<DisclosedAudit> {
  const [plan, columns] = "blocks" in constructed ? sponsorsOf(constructed) : countsOf(constructed);
  return disclose(await runAudit(memoryEngine(plan, columns), quietContext()), loadedSolver());
}

function sponsorsOf({ blocks, plan }: Extract<ConstructedData, { blocks: unknown }>): [Plan, SourceColumns] {
  const groups = [...new Set(blocks.flatMap(({ members }) => Object.keys(members)))];
  const rows = blocks.flatMap(({ members, sponsors, flagged }) =>
    Array.from({ length: sponsors }, (_, sponsor) => ({
      members: Object.entries(members),
      flagged: sponsor < flagged,
    })),
  );
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach(({ members }, row) => {
    offsets[row + 1] = offsets[row]! + members.length;
  });
  const entries = rows.flatMap(({ members }) => members);
  const columns: SourceColumns = {
    form: "sponsors",
    sponsors: {
      sponsor: Uint32Array.from(rows, (_, row) => row),
      score: Float64Array.from(rows, ({ flagged }) => (flagged ? 90 : 10)),
    },
    composition: {
      groups,
      offsets,
      groupCodes: Uint16Array.from(entries, ([group]) => groups.indexOf(group)),
      counts: Uint32Array.from(entries, ([, count]) => count),
    },
  };
  const withoutOutcomes = {
    data: { sponsors: { columns: { outcome: undefined, provenance: undefined, indicators: [] } } },
    outcome: undefined,
    provenance: undefined,
  };
  return [samplePlan({ ...withoutOutcomes, disclosure: EVERYTHING_SHOWN, ...plan }), columns];
}

function countsOf(constructed: Extract<ConstructedData, { counts: unknown }>): [Plan, SourceColumns] {
  const { counts, unit, data, bands = true } = constructed;
  const groups = Object.keys(counts);
  const cells = Object.values(counts).flatMap((pair) => (bands ? pair : pair.slice(0, 1)));
  const columns: SourceColumns = {
    form: "counts",
    counts: {
      group: { codes: Uint8Array.from(cells, (_, cell) => (bands ? Math.floor(cell / 2) : cell)), levels: groups },
      ...(bands && { band: { codes: Uint8Array.from(cells, (_, cell) => cell % 2), levels: ["high", "low"] } }),
      count: Float64Array.from(cells, (count) => (count === "suppressed" ? 0 : count)),
      suppressed: Uint8Array.from(cells, (count) => (count === "suppressed" ? 1 : 0)),
    },
  };
  const plan = { data: { unit, ...data }, disclosure: EVERYTHING_SHOWN, ...constructed.plan };
  return [sampleCountsPlan(plan), columns];
}
