import type { Derived, Estimate, MaybeTest, SequentialTest, TestResult } from "../audit/result.js";
import type { Published, PublishedSequentialTest, PublishedTest, PublishedValue, WithheldReason } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";

/** Turns numbers into published ones and counts what it holds back. */
export interface Publisher {
  readonly withheld: number;
  /** The same publisher for a group that is hidden itself: not even a class of its numbers is given. */
  readonly ofHiddenGroup: Omit<Publisher, "withheld" | "ofHiddenGroup" | "asClass">;
  /** Shown, or withheld because it rests on a hidden cell. */
  number<T>(number: Derived<T>): Published<T>;
  /** Shown, or given as a class beside alpha. */
  test(test: Derived<MaybeTest>, alpha: number): Published<MaybeTest>;
  pValue(pValue: Derived<number>, alpha: number): Published<number>;
  /** A p-value as a class beside alpha, whatever it rests on. */
  asClass(pValue: number, alpha: number): Published<number>;
  /** Shown, or given as "below" or "above" a bound where numerator or complement is too small. */
  share(share: Derived<Estimate>, total: number, threshold: number): Published<Estimate>;
}

/** A publisher that knows which cells are hidden. */
export function publisher(
  hidden: HiddenCells,
  { shareDenominator = 0 }: Pick<Thresholds, "shareDenominator"> = {},
): Publisher {
  let withheld = 0;
  const withhold = <T>(reason: WithheldReason): Published<T> => {
    withheld++;
    return { kind: "withheld", reason };
  };
  const shown = <T>(value: T): Published<T> => ({ kind: "shown", value: publishedValue(value) });
  const asClass = <T>(p: number, alpha: number): Published<T> => {
    withheld++;
    return { kind: "class", relation: p <= alpha ? "at-most" : "above", bound: alpha };
  };
  const hold = <T>(): Published<T> => withhold("rests-on-hidden-cell");
  return {
    get withheld() {
      return withheld;
    },
    ofHiddenGroup: { number: hold, test: hold, pValue: hold, share: hold },
    number: (number) => (hidden.rests(number.restsOn) ? withhold("rests-on-hidden-cell") : shown(number.value)),
    test(test, alpha) {
      if (!hidden.rests(test.restsOn)) return shown(test.value);
      return "pValue" in test.value ? asClass(test.value.pValue, alpha) : shown(test.value);
    },
    asClass,
    pValue: (p, alpha) => (hidden.rests(p.restsOn) ? asClass(p.value, alpha) : shown(p.value)),
    share(share, total, threshold) {
      if (total < shareDenominator) return withhold("below-threshold");
      if (!hidden.rests(share.restsOn)) return shown(share.value);
      if (share.value.kind !== "estimate" || !(total > 2 * threshold)) return withhold("rests-on-hidden-cell");
      const flagged = share.value.value * total;
      const percent = Math.ceil((100 * threshold) / total);
      if (flagged < threshold) return shareClass("below", percent / 100);
      if (total - flagged < threshold) return shareClass("above", (100 - percent) / 100);
      return withhold("rests-on-hidden-cell");
    },
  };

  function shareClass(relation: "below" | "above", bound: number): Published<Estimate> {
    withheld++;
    return { kind: "class", relation, bound };
  }
}

/** A value without what belongs in the analyst's record: seed and exact number of extreme resamples. */
export function publishedValue<T>(value: T): PublishedValue<T> {
  if (Array.isArray(value)) return value.map(publishedValue) as PublishedValue<T>;
  if (typeof value !== "object" || value === null) return value as PublishedValue<T>;
  if (isSequential(value)) return publishedSequential(value) as PublishedValue<T>;
  if (isResampled(value)) return publishedTest(value) as PublishedValue<T>;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, publishedValue(entry)]),
  ) as PublishedValue<T>;
}

type Resampled = Extract<TestResult, { method: "resampled" }>;

function isSequential(value: object): value is SequentialTest {
  return (value as Partial<SequentialTest>).stopped === "sequential";
}

function publishedSequential({
  resamples: _,
  extreme: __,
  seed: ___,
  ...rest
}: SequentialTest): PublishedSequentialTest {
  return { ...rest, extremeShare: roundedUp(rest.extremeShare) };
}

function isResampled(value: object): value is Resampled {
  return (value as Partial<Resampled>).method === "resampled";
}

/** Digits of a published resampled p-value: more would give away the exact number of extreme resamples. */
const P_VALUE_DIGITS = 3;

function publishedTest({ seed: _seed, extreme: _extreme, ...rest }: Resampled): PublishedTest {
  const { lower, upper } = rest.monteCarloInterval;
  return {
    ...rest,
    pValue: roundedUp(rest.pValue),
    monteCarloInterval: {
      ...rest.monteCarloInterval,
      lower: typeof lower === "number" ? -roundedUp(-lower) : lower,
      upper: typeof upper === "number" ? Math.min(1, roundedUp(upper)) : upper,
    },
  };
}

/** Rounded away from significance, so that no published p-value is on another side of a bound than the real one. */
export function roundedUp(value: number): number {
  if (value === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(value))) - P_VALUE_DIGITS + 1);
  return Number((Math.ceil(value / unit - 1e-9) * unit).toPrecision(P_VALUE_DIGITS));
}
