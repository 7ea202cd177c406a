import { normalMultiplier } from "../../statistics/distributions.js";
import type { ObservedLook } from "./group-looks.js";
import type { ChangeReason, VerdictChange } from "./monitor-result.js";

/** How large a period is: units of the group and of the others, and how often the others are flagged. */
interface PeriodSize {
  readonly n: number;
  readonly otherN: number;
  readonly otherShare: number;
  readonly designEffect: number;
}

/**
 * Why the plain verdict of one period differs from that of an earlier one: because the numbers changed, because the
 * ratio changed, or both. Each of the four combinations of old and new ratio with old and new size is put through the
 * same two-sided test, with expected counts where nothing was observed.
 * @param looks  shown periods of one group, in time order
 * @param alpha  level of the test of one period
 * @returns every neighbouring pair whose verdict changed, and the first against the last shown period
 */
export function verdictChanges(looks: readonly ObservedLook[], alpha: number): readonly VerdictChange[] {
  if (looks.length < 2) return [];
  const neighbours = looks
    .slice(1)
    .map((look, at) => changeBetween(looks[at]!, look, alpha))
    .filter(({ shownBefore, shownAfter }) => shownBefore !== shownAfter);
  const whole = changeBetween(looks[0]!, looks.at(-1)!, alpha);
  const again = neighbours.some(({ from, to }) => from === whole.from && to === whole.to);
  return again ? neighbours : [...neighbours, whole];
}

function changeBetween(before: ObservedLook, after: ObservedLook, alpha: number): VerdictChange {
  const critical = normalMultiplier(1 - alpha);
  const [oldSize, newSize] = [sizeOf(before), sizeOf(after)];
  const [oldRatio, newRatio] = [ratioOf(before, oldSize), ratioOf(after, newSize)];
  const verdict = (ratio: number | null, size: PeriodSize) => {
    const z = ratio === null ? null : expectedZ(ratio, size);
    return z === null ? null : Math.abs(z) >= critical;
  };
  const change = {
    from: before.period,
    to: after.period,
    shownBefore: verdict(oldRatio, oldSize) ?? false,
    shownAfter: verdict(newRatio, newSize) ?? false,
    oldEffectNewSize: verdict(oldRatio, newSize),
    newEffectOldSize: verdict(newRatio, oldSize),
  };
  return { ...change, reason: reasonOf(change) };
}

function reasonOf(change: Omit<VerdictChange, "reason">): ChangeReason {
  const { shownBefore, shownAfter, oldEffectNewSize, newEffectOldSize } = change;
  if (shownBefore === shownAfter) return "unchanged";
  if (oldEffectNewSize === null || newEffectOldSize === null) return "not-estimable";
  const bySize = oldEffectNewSize === shownAfter;
  const byEffect = newEffectOldSize === shownAfter;
  if (bySize) return byEffect ? "either" : "size";
  return byEffect ? "effect" : "only-together";
}

function sizeOf({ table, designEffect }: ObservedLook): PeriodSize {
  return { n: table.n, otherN: table.otherN, otherShare: table.otherFlagged / table.otherN, designEffect };
}

function ratioOf({ table }: ObservedLook, { otherShare }: PeriodSize): number | null {
  return otherShare > 0 ? table.flagged / table.n / otherShare : null;
}

/** z of the pooled test of two shares at expected counts; null where the ratio cannot be at this share. */
function expectedZ(ratio: number, { n, otherN, otherShare, designEffect }: PeriodSize): number | null {
  const share = ratio * otherShare;
  if (share > 1) return null;
  const pooled = (n * share + otherN * otherShare) / (n + otherN);
  if (!(pooled > 0 && pooled < 1)) return null;
  return (share - otherShare) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / otherN) * designEffect);
}
