import type { ScoredUnit } from "../../data/evidence.js";
import type { ScoreChange } from "../../data/inputs/score-changes-evidence.js";
import { BAND_MOVES, FLAG_MOVES } from "../../plan/inputs/answer-states.js";
import type { Plan } from "../../plan/schema.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable } from "../result.js";
import { recoded } from "../stability/codes-in-doubt.js";
import { bandAt } from "../stability/score-units.js";
import type { ReadOtherwise } from "./fields-result.js";
import { stateShares, stateTable } from "./state-table.js";

/**
 * Bands under another reading of a code: the score is moved by the change of its log odds, rounded as scores are
 * registered, and put in its band again.
 * @param changes  units by score and change
 * @param options  id of the tables, unit, plan with bands and scoreTop, level of intervals
 * @returns shares of units whose band moves, and numbers whose flag does, with their tables
 */
export function readOtherwise(
  changes: readonly ScoreChange[],
  {
    id,
    unit,
    plan,
    level,
  }: { readonly id: string; readonly unit: ScoredUnit; readonly plan: Plan; readonly level: number },
): { readonly result: ReadOtherwise; readonly tables: readonly CountTable[] } {
  const moves = BAND_MOVES.map(() => 0);
  const flags = FLAG_MOVES.map(() => 0);
  const order = plan.bands?.order ?? [];
  const flagged = new Set(plan.bands?.flagged ?? order.slice(-1));
  for (const { score, logOdds, units } of changes) {
    const thresholds = plan.bands?.thresholds ?? [];
    const [from, to] = [bandAt(score, thresholds), bandAt(movedScore(score, logOdds, plan), thresholds)];
    moves[to > from ? 0 : to < from ? 1 : 2]! += units;
    const [was, is] = [flagged.has(order[from]!), flagged.has(order[to]!)];
    flags[was === is ? 2 : is ? 0 : 1]! += units;
  }
  const moved = stateTable(`${id}.bands`, { unit, key: "move", levels: BAND_MOVES, counts: moves });
  const flag = stateTable(`${id}.flags`, { unit, key: "flag-move", levels: FLAG_MOVES, counts: flags });
  return {
    tables: [moved, flag],
    result: {
      table: moved.id,
      shares: stateShares(moved, level),
      flags: flag.id,
      becomeFlagged: derived(flags[0]!, rowOf(flag.id, FLAG_MOVES[0])),
      noLongerFlagged: derived(flags[1]!, rowOf(flag.id, FLAG_MOVES[1])),
    },
  };
}

function movedScore(score: number, logOdds: number, { stability }: Plan): number {
  const label = { nl: "-", en: "-" };
  return recoded(score, 1, { ...stability, indicators: [{ label, column: "-", inDoubt: ["-"], logOdds }] });
}
