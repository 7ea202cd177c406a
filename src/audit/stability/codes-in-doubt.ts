import type { CodedScoreEvidence } from "../../data/evidence.js";
import type { Plan } from "../../plan/schema.js";
import { normalMultiplier } from "../../statistics/distributions.js";
import { expit, logit } from "../../statistics/log-odds.js";
import { bandAt } from "./score-units.js";
import type { ChangesAtShare, CodesInDoubt } from "./stability-result.js";

type Settings = Plan["stability"];

const SHARES = 20;

/** What codes in doubt could do: indicator by indicator, then all of them together where there are several. */
export function codesInDoubt(
  evidence: CodedScoreEvidence,
  { thresholds, stability, level }: Recoding & { readonly level: number },
): readonly CodesInDoubt[] {
  const { indicators } = stability;
  const recoding = { thresholds, stability };
  const single = indicators.map((_, index) => changesOf(evidence, recoding, { mask: 1 << index, index, level }));
  if (indicators.length < 2) return single;
  const all = (1 << indicators.length) - 1;
  return [...single, changesOf(evidence, recoding, { mask: all, index: null, level })];
}

interface Recoding {
  readonly thresholds: readonly number[];
  readonly stability: Settings;
}

/** Units that share a score and codes in doubt, and the chance that each changes band at a share of wrong codes. */
interface Moves {
  readonly units: number;
  /** Per set of wrong codes: how many there are, of how many in doubt, and where the band goes (-1, 0, 1). */
  readonly outcomes: readonly { readonly wrong: number; readonly of: number; readonly direction: number }[];
}

function changesOf(
  evidence: CodedScoreEvidence,
  recoding: Recoding,
  { mask, index, level }: { readonly mask: number; readonly index: number | null; readonly level: number },
): CodesInDoubt {
  const moves: Moves[] = [];
  const alike = new Map<number, number>();
  evidence.scores.forEach((score, i) => {
    const codes = evidence.patterns[i]! & mask;
    if (codes === 0) return;
    const units = evidence.counts[i]!;
    alike.set(codes, (alike.get(codes) ?? 0) + units);
    moves.push({ units, outcomes: outcomesOf(score, codes, recoding) });
  });
  const byShare = Array.from({ length: SHARES + 1 }, (_, step) => changesAt(moves, step / SHARES, level));
  const { toHigher, toLower } = byShare[SHARES]!;
  return {
    indicator: index,
    units: [...alike.values()].reduce((sum, units) => sum + units, 0),
    toHigher,
    toLower,
    byShare,
    fewestAlike: alike.size === 0 ? 0 : Math.min(...alike.values()),
  };
}

function outcomesOf(score: number, codes: number, recoding: Recoding): Moves["outcomes"] {
  const from = bandAt(score, recoding.thresholds);
  const subsets = Array.from({ length: codes + 1 }, (_, subset) => subset).filter(
    (subset) => (subset & codes) === subset,
  );
  return subsets.map((subset) => ({
    wrong: bits(subset),
    of: bits(codes),
    direction: Math.sign(bandAt(recoded(score, subset, recoding.stability), recoding.thresholds) - from),
  }));
}

/** Every code in doubt is wrong with this chance, apart from the others. */
function changesAt(moves: readonly Moves[], share: number, level: number): ChangesAtShare {
  let [toHigher, toLower, variance, most] = [0, 0, 0, 0];
  for (const { units, outcomes } of moves) {
    const chance = (direction: number) =>
      outcomes.reduce(
        (sum, outcome) =>
          outcome.direction === direction
            ? sum + share ** outcome.wrong * (1 - share) ** (outcome.of - outcome.wrong)
            : sum,
        0,
      );
    const [up, down] = [chance(1), chance(-1)];
    toHigher += units * up;
    toLower += units * down;
    variance += units * (up + down) * Math.max(0, 1 - up - down);
    if (outcomes.some(({ direction }) => direction !== 0)) most += units;
  }
  const mean = toHigher + toLower;
  const half = normalMultiplier(level) * Math.sqrt(variance);
  return { share, toHigher, toLower, lower: Math.max(0, mean - half), upper: Math.min(most, mean + half) };
}

/**
 * Score with other codes of the indicators in `subset`: log odds first, then points, rounded to the step of the plan.
 * @example recoded(58, 1, { ...plan.stability, indicators: [{ points: 3 }] }) // 61
 */
export function recoded(score: number, subset: number, { indicators, scoreTop, scoreStep }: Settings): number {
  let [logOdds, points] = [0, 0];
  indicators.forEach((indicator, index) => {
    if ((subset & (1 << index)) === 0) return;
    logOdds += indicator.logOdds ?? 0;
    points += indicator.points ?? 0;
  });
  if (subset === 0) return score;
  const inside = score > 0 && score < scoreTop && logOdds !== 0;
  const moved = (inside ? scoreTop * expit(logit(score / scoreTop) + logOdds) : score) + points;
  // Half up, as scores are registered; twelve digits keep 59.5 from being 59.4999.
  return scoreStep === undefined ? moved : Math.floor(Number((moved / scoreStep + 0.5).toPrecision(12))) * scoreStep;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest &= rest - 1) count++;
  return count;
}
