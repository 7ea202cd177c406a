import type { AuditResult } from "../audit/result.js";
import type {
  CodesInDoubt,
  FixedBands,
  OutcomeSetName,
  RankedBands,
  ScoreBins,
  StabilityResult,
  ThresholdShifts,
  TimeCell,
  TimeFigures,
  TimeStability,
} from "../audit/stability/stability-result.js";
import { shiftsOf } from "../audit/stability/threshold-shifts.js";
import type { Plan } from "../plan/schema.js";
import type { PublishedTable } from "./disclosed.js";
import type {
  DisclosedCodes,
  DisclosedShifts,
  DisclosedStability,
  DisclosedTime,
  Shown,
} from "./disclosed-stability.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import { binsBesideKnown, knownClasses } from "./known-classes.js";

/**
 * How stable bands and figures are, as it may be written. Counts of scored units fall under the larger of both
 * thresholds: bins of scores are joined until each reaches it, and figures over time stand only where every stretch
 * between any two cuts that are written reaches it in every count.
 * @param options.hidden  what is hidden elsewhere: outcomes that are hidden in all are not written in parts
 * @param options.tables  released tables: counts of all units by score stand beside those of known outcomes by score
 */
export function disclosedStability(
  result: AuditResult["stability"],
  options: {
    readonly plan: Plan;
    readonly thresholds: Thresholds;
    readonly hidden: HiddenCells;
    readonly tables: readonly PublishedTable[];
  },
): DisclosedStability | Extract<AuditResult["stability"], { kind: "not-estimable" }> {
  if (result.kind === "not-estimable") return result;
  const { threshold, units } = options.thresholds;
  const least = threshold === 0 ? 0 : Math.max(threshold, units);
  // Bands without overrides by hand, beside bands with them, would tell how many were raised or lowered.
  const apart = noneOrEnough(result.fewestByHand, least);
  return {
    kind: "estimated",
    unit: result.unit,
    level: result.level,
    units: apart && enough(result.units, least) ? shown(result.units) : withheld,
    setByHand: apart ? shown(result.setByHand) : withheld,
    bands: result.bands === null ? null : apart ? bandsShown(result.bands, { ...options, least }) : withheld,
    shifts: result.shifts === null ? null : !apart ? withheld : shiftsShown(result.shifts, { ...options, least }),
    codes: result.codes.map((codes) => codesShown(codes, result, { plan: options.plan, least })),
    time: result.time === null ? null : timeShown(result.time, options.hidden, least),
  };
}

/** Parts that are withheld or given as a class only. */
export function withheldParts(stability: DisclosedStability): number {
  const { bands, shifts, codes, time } = stability;
  const parts: readonly (Shown<unknown> | null)[] = [
    stability.units,
    stability.setByHand,
    bands,
    shifts,
    ...codes.flatMap(({ units, changes }) => [units, changes]),
    ...(time === null ? [] : [time.all, time.dates, time.periods, time.undated]),
  ];
  return parts.filter((part) => part !== null && part.kind !== "shown").length + (time?.withheldSets.length ?? 0);
}

const withheld = { kind: "withheld", reason: "below-threshold" } as const;

function shown<T>(value: T): Shown<T> {
  return { kind: "shown", value };
}

function enough(count: number, least: number): boolean {
  return count >= least;
}

/** None, or enough: nobody is alone in it. */
function noneOrEnough(count: number, least: number): boolean {
  return count === 0 || count >= least;
}

/** What counts of all units by score are written beside. */
interface Beside {
  readonly plan: Plan;
  readonly tables: readonly PublishedTable[];
  readonly least: number;
}

function bandsShown(bands: FixedBands | RankedBands, { plan, tables, least }: Beside): Shown<FixedBands | RankedBands> {
  if (bands.kind === "ranks") return bands.cuts.every(({ near }) => enough(near, least)) ? shown(bands) : withheld;
  const counts = bands.bands.map(({ units }) => units);
  const edges = plan.bands?.thresholds ?? [];
  const beside = binsBesideKnown({ edges, counts }, edges, knownClasses(tables), least);
  return beside !== null && counts.every((count) => enough(count, least)) ? shown(bands) : withheld;
}

function shiftsShown(shifts: ThresholdShifts, { plan, tables, least }: Beside): Shown<DisclosedShifts> {
  const places = shifts.thresholds.map(({ at }) => at);
  const enoughEach = joinedBins(shifts.bins, places, least);
  const bins = enoughEach === null ? null : binsBesideKnown(enoughEach, places, knownClasses(tables), least);
  if (bins === null) return withheld;
  const thresholds = shifts.thresholds.map((threshold, index) => ({
    ...threshold,
    moved: shiftsOf({ ...shifts, bins }, index, plan.stability.largestShift),
  }));
  return shown({ step: shifts.step, thresholds });
}

/**
 * Bins joined, within each band and from its lower end on, until each holds enough; what is left at the upper end joins
 * the bin below it. Thresholds stay edges.
 * @returns null where a whole band holds too few
 */
export function joinedBins(bins: ScoreBins, thresholds: readonly number[], least: number): ScoreBins | null {
  const edges: number[] = [];
  const counts: number[] = [];
  let start = 0;
  for (let i = 0; i < bins.counts.length; i++) {
    const isEnd = i === bins.edges.length || thresholds.includes(bins.edges[i]!);
    if (!isEnd) continue;
    const band = withinBand(bins, start, i, least);
    if (band === null) return null;
    edges.push(...band.edges, ...(i < bins.edges.length ? [bins.edges[i]!] : []));
    counts.push(...band.counts);
    start = i + 1;
  }
  return { edges, counts };
}

/** Bins `first` to `last` of one band: edges between them that may stay, and what lies between these. */
function withinBand(bins: ScoreBins, first: number, last: number, least: number): ScoreBins | null {
  const edges: number[] = [];
  const counts: number[] = [];
  let open = 0;
  for (let i = first; i <= last; i++) {
    open += bins.counts[i]!;
    if (i === last || !enough(open, least)) continue;
    edges.push(bins.edges[i]!);
    counts.push(open);
    open = 0;
  }
  if (enough(open, least)) return { edges, counts: [...counts, open] };
  if (counts.length === 0) return null;
  return { edges: edges.slice(0, -1), counts: [...counts.slice(0, -1), counts.at(-1)! + open] };
}

function codesShown(
  codes: CodesInDoubt,
  { units: all }: StabilityResult,
  { plan, least }: { readonly plan: Plan; readonly least: number },
): DisclosedCodes {
  const { indicator, units, toHigher, toLower, byShare, fewestAlike } = codes;
  const apart = [units, fewestAlike].every((count) => enough(count, least)) && noneOrEnough(all - units, least);
  if (!apart) return { indicator, units: withheld, changes: withheld };
  const signs = plan.stability.indicators
    .filter((_, index) => indicator === null || index === indicator)
    .map(({ points, logOdds }) => Math.sign(points ?? logOdds ?? 0));
  const moving = [...(signs.includes(1) ? [toHigher] : []), ...(signs.includes(-1) ? [toLower] : [])];
  const staying = units - toHigher - toLower;
  if (moving.every((count) => enough(count, least)) && enough(staying, least)) {
    return { indicator, units: shown(units), changes: shown({ toHigher, toLower, byShare }) };
  }
  const few = toHigher + toLower < least;
  const changes: DisclosedCodes["changes"] = few ? { kind: "class", relation: "below", bound: least } : withheld;
  return { indicator, units: shown(units), changes };
}

function timeShown(time: TimeStability, hidden: HiddenCells, least: number): DisclosedTime {
  const names = time.all.sets.map(({ name }) => name);
  const written = names.filter((name) => setReaches(name, time, hidden, least));
  const only = (figures: TimeFigures): TimeFigures => ({ ...figures, sets: setsOf(figures.sets, written) });
  const datesReach = cellsReach(time.cellsOfDates, least);
  const allReach = cellsReach(time.cellsOfAll, least);
  return {
    all: datesReach || allReach ? shown(only(time.all)) : withheld,
    dates: datesReach
      ? shown(
          time.dates.map((split) => ({
            ...split,
            before: only(split.before),
            after: only(split.after),
            sets: setsOf(split.sets, written),
          })),
        )
      : withheld,
    periods: allReach
      ? shown(time.periods.map((period) => ({ ...period, within: only(period.within), without: only(period.without) })))
      : withheld,
    undated: noneOrEnough(time.undated, least) ? shown(time.undated) : withheld,
    withheldSets: names.filter((name) => !written.includes(name)),
  };
}

function setsOf<T extends { readonly name: OutcomeSetName }>(sets: readonly T[], names: readonly OutcomeSetName[]) {
  return sets.filter(({ name }) => names.includes(name));
}

function cellsReach(cells: readonly TimeCell[], least: number): boolean {
  return cells.every(
    ({ units, flagged }) =>
      enough(units, least) && (flagged === null || (enough(flagged, least) && enough(units - flagged, least))),
  );
}

/** Outcomes of a set are written where every stretch holds enough of both kinds, and so do the other outcomes. */
function setReaches(name: OutcomeSetName, time: TimeStability, hidden: HiddenCells, least: number): boolean {
  if (hidden.hidesSome(`score.${name}.outcomes`)) return false;
  return [...time.cellsOfDates, ...time.cellsOfAll].every(({ sets }) => {
    const own = sets.find((set) => set.name === name)!;
    const all = sets.find((set) => set.name === "all-known")!;
    const others = name === "all-known" ? [] : [all.violations - own.violations, all.none - own.none];
    return (
      enough(own.violations, least) && enough(own.none, least) && others.every((count) => noneOrEnough(count, least))
    );
  });
}
