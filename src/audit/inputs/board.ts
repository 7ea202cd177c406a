import type { BoardCounts, BoardEvidence, ComparedClasses } from "../../data/inputs/board-evidence.js";
import type { BoardSettings } from "../../plan/inputs/board-schema.js";
import { UNKNOWN_STATES } from "../../plan/inputs/board-states.js";
import { wilsonInterval } from "../../statistics/wilson-interval.js";
import { shareOf } from "../comparison/independent-shares.js";
import { derived, estimate, interval, notEstimable, rowOf } from "../derived.js";
import type { CountTable, Estimate } from "../result.js";
import type { BoardOtherwise, BoardResult, FlagsByClass, RegisteredClasses } from "./board-result.js";
import { strengthOf } from "./group-question.js";
import type { InputsQuestion, PartAnswer } from "./inputs-question.js";
import { stateShares } from "./state-table.js";
import { familyResamples, type TableTests, tableTest } from "./table-test.js";

const CLASSES = "board.classes";

/**
 * Classes of boards, whether they go together with the flag, how far the registration follows the rule, and what the
 * settings that the instruction leaves open do.
 * @param evidence  counts of boards
 * @param settings  section of the settings
 * @param question  plan, settings and context
 * @returns the answer with its tables
 */
export async function examineBoard(
  evidence: BoardEvidence,
  settings: BoardSettings,
  { plan, settings: { alpha }, context }: InputsQuestion,
): Promise<PartAnswer<BoardResult>> {
  const { unit, units, undated, directors, levels, together } = evidence;
  const tests = { seed: plan.resampling.seed, resamples: familyResamples(1, alpha), context };
  const keys = [{ name: "class", levels }];
  const classes = { ...boardTable(CLASSES, keys, evidence), ...evidence.classes, showsEmptyRows: true as const };
  const unknown = evidence.unknown && {
    ...boardTable("board.unknown", [{ name: "class-9", levels: UNKNOWN_STATES }], evidence),
    ...evidence.unknown,
    showsEmptyRows: true as const,
  };
  const flags = await flagsOf(evidence, alpha, tests);
  const bands = evidence.bands && bandsTable(evidence.bands, evidence);
  const compared = evidence.registered && registeredOf(evidence.registered, evidence, alpha);
  const { purpose, legalBasis, claims } = settings;
  return {
    result: {
      ...{ unit, alpha, purpose, legalBasis, holds: settings.directors.holds, claims },
      ...{ units, undated, directors, together },
      classes: { table: classes.id, shares: stateShares(classes, 1 - alpha) },
      unknown: unknown && { table: unknown.id, shares: stateShares(unknown, 1 - alpha) },
      flags: flags?.result ?? null,
      bands: bands?.id ?? null,
      registered: compared?.result ?? null,
      otherwise: await otherwiseOf(evidence, settings, tests),
    },
    tables: [
      classes,
      ...(unknown === null ? [] : [unknown]),
      ...(flags === null ? [] : [flags.table]),
      ...(bands === null ? [] : [bands]),
      ...(compared?.tables ?? []),
    ],
  };
}

function boardTable(
  id: string,
  keys: CountTable["keys"],
  { unit }: Pick<BoardEvidence, "unit">,
): Pick<CountTable, "id" | "unit" | "keys"> {
  return { id, unit, keys };
}

async function flagsOf(
  evidence: BoardEvidence,
  alpha: number,
  tests: TableTests,
): Promise<{ readonly result: FlagsByClass; readonly table: CountTable } | null> {
  const { levels, flags } = evidence;
  if (flags === null || levels.length < 2) return null;
  const keys = [
    { name: "class", levels },
    { name: "flagged", levels: ["flagged", "not-flagged"] },
  ];
  const table: CountTable = {
    ...boardTable("board.flags", keys, evidence),
    ...flags,
    ...splitOf(evidence, flags),
  };
  const { counts } = flags;
  const found = await tableTest({ counts, rows: levels.length, columns: 2 }, tests, 0);
  return {
    table,
    result: {
      table: table.id,
      shares: yesShares(table, 1 - alpha),
      strength: derived(strengthOf(counts, 2, 1 - alpha), table.id),
      test: derived(found, table.id),
    },
  };
}

function bandsTable({ order, ...counted }: NonNullable<BoardEvidence["bands"]>, evidence: BoardEvidence): CountTable {
  const keys = [
    { name: "class", levels: evidence.levels },
    { name: "band", levels: order },
  ];
  return { ...boardTable("board.bands", keys, evidence), ...counted, ...splitOf(evidence, counted) };
}

/** Rows split those of the classes, or some of them where a few boards have no band. */
function splitOf({ classes }: BoardEvidence, { counts }: BoardCounts): Pick<CountTable, "partitionOf" | "subsetOf"> {
  const total = (all: readonly number[]) => all.reduce((sum, count) => sum + count, 0);
  return {
    partitionOf: CLASSES,
    ...(total(counts) < total(classes.counts) ? { subsetOf: CLASSES } : {}),
  };
}

/** Share of the first answer in each row of a table with two. */
function yesShares(table: CountTable, level: number) {
  return table.keys[0]!.levels.map((state, at) => {
    const [flagged, no] = [table.counts[2 * at]!, table.counts[2 * at + 1]!];
    return { state, share: derived(shareOf({ flagged, total: flagged + no }, level), rowOf(table.id, state)) };
  });
}

/**
 * Tables of the registered classes. The attackers of a release are told all that ties them: what is registered the same
 * and as another adds up to the class by the rule, and is no more than what is registered as that class.
 */
function registeredOf(
  compared: ComparedClasses,
  evidence: BoardEvidence,
  alpha: number,
): { readonly result: RegisteredClasses; readonly tables: readonly CountTable[] } {
  const { levels, without } = compared;
  const byClass = (id: string, counted: BoardCounts): CountTable => ({
    ...boardTable(id, [{ name: "class", levels }], evidence),
    ...counted,
  });
  const total = (id: string, level: string, counted: BoardCounts): CountTable => ({
    ...boardTable(id, [{ name: "registered-as", levels: [level] }], evidence),
    ...counted,
    showsEmptyRows: true,
  });
  const computed = {
    ...byClass("board.computed", compared.computed),
    subsetOf: CLASSES,
    showsEmptyRows: true as const,
  };
  const registered = { ...byClass("board.registered", compared.registered), showsEmptyRows: true as const };
  const hidesWith = "board.registered-so";
  const own = { partOf: registered.id, subsetOf: registered.id, hidesWith };
  const same: CountTable = { ...byClass("board.registered-same", compared.same), ...own };
  const other: CountTable = { ...byClass("board.registered-other", compared.other), hidesWith };
  const allSame = total("board.all-same", "same", compared.agreement.same);
  const allOther = total("board.all-other", "other", compared.agreement.other);
  const [agreeing, differing] = [compared.agreement.same.counts[0]!, compared.agreement.other.counts[0]!];
  const flagged = { flagged: agreeing, total: agreeing + differing };
  const margins = [compared.computed.counts, compared.registered.counts] as const;
  const totals = [allSame.id, allOther.id];
  return {
    tables: [allSame, allOther, computed, registered, same, other],
    result: {
      without: derived(without, CLASSES),
      agreement: derived(shareOf(flagged, 1 - alpha), ...totals),
      kappa: derived(marginalKappa(flagged, margins, 1 - alpha), ...totals, computed.id, registered.id),
      computed: computed.id,
      registered: registered.id,
      shares: levels.map((state, at) => {
        const [yes, no] = [compared.same.counts[at]!, compared.other.counts[at]!];
        const rests = [rowOf(same.id, state), rowOf(other.id, state)];
        return { state, share: derived(shareOf({ flagged: yes, total: yes + no }, 1 - alpha), ...rests) };
      }),
    },
  };
}

/**
 * Cohen's kappa from what is published alone: the number that agrees and the sums of both ratings. The interval is Wilson's
 * for the agreement, with the agreement by chance held as it was observed.
 * @param agreeing  units that agree, of all
 * @param margins  sums of both ratings over one list of categories
 * @param level  level of the interval
 * @returns not-estimable without units, or where both ratings use one category only
 * @see Cohen 1960, eq. 1 and 7; Wilson 1927
 * @example marginalKappa({ flagged: 30, total: 50 }, [[25, 25], [30, 20]], 0.95) // kappa 0.2
 */
export function marginalKappa(
  { flagged, total }: { readonly flagged: number; readonly total: number },
  [first, second]: readonly [readonly number[], readonly number[]],
  level: number,
): Estimate {
  const chance = first.reduce((sum, count, at) => sum + (count / total) * (second[at]! / total), 0);
  if (total === 0 || !(chance < 1)) return notEstimable("no-variation");
  const kappa = (share: number) => (share - chance) / (1 - chance);
  const { lower, upper } = wilsonInterval(flagged, total, { level });
  return estimate(kappa(flagged / total), interval({ lower: kappa(lower), upper: kappa(upper) }, level, "wilson"));
}

async function otherwiseOf(
  { otherwise, units }: BoardEvidence,
  settings: BoardSettings,
  tests: TableTests,
): Promise<readonly BoardOtherwise[]> {
  const found: BoardOtherwise[] = [];
  for (const [place, { setting, reading, changed, flags }] of otherwise.entries()) {
    const isTested = flags !== null && flags.levels.length > 1;
    const test = isTested
      ? await tableTest({ counts: flags.counts, rows: flags.levels.length, columns: 2 }, tests, 1 + place)
      : null;
    found.push({
      ...{ setting, chosen: settings[setting], reading },
      changed: derived(units === 0 ? 0 : changed / units, CLASSES),
      pValue: test !== null && "pValue" in test ? derived(test.pValue, CLASSES) : null,
    });
  }
  return found;
}
