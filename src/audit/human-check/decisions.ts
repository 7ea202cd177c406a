import type { DecisionEvidence } from "../../data/evidence.js";
import type { HumanCheckPlan } from "../../plan/human-check-schema.js";
import { sequenceTests } from "../../statistics/sequence-tests.js";
import { derived, rowOf } from "../derived.js";
import type { CountTable } from "../result.js";
import { contributionOf } from "./contribution.js";
import { groupDecisions } from "./group-decisions.js";
import type { BandDecisions, LogResult, MaybeOrderTest } from "./human-check-result.js";
import { officerShare, plainShare } from "./measured-share.js";
import { officerKappa, plainKappa } from "./officer-kappa.js";
import { splitTables, wholeTable } from "./split-tables.js";

/** Shares of the decisions whose time is given. */
const TIME_QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9] as const;
const SPLIT = ["followed", "deviated"] as const;

interface Measured {
  readonly result: LogResult;
  readonly tables: readonly CountTable[];
}

/**
 * What a log of decisions says of the human check: how often people deviate from the model, for whom, how fast, and in
 * what order.
 * @param evidence  counts of the log, without names
 * @param plan  settings
 * @returns measures with the tables they rest on
 */
export function measureDecisions(evidence: DecisionEvidence, plan: HumanCheckPlan): Measured {
  const level = 1 - plan.alpha;
  const byBand = evidence.byBand.flatMap(({ band, investigate, leave }, at): BandSplit[] => {
    // A rating that nobody had is no row: an empty one would hide another.
    if (investigate + leave === 0) return [];
    const flagged = plan.bands.flagged.includes(band);
    const [followed, deviated] = flagged ? [investigate, leave] : [leave, investigate];
    const own = evidence.officers?.map((officer) => officer.byBand[at]!) ?? null;
    return [{ band, flagged, followed, deviated, officers: own }];
  });
  const deviations = byBand.reduce((sum, { deviated }) => sum + deviated, 0);
  const { officers, decisions } = evidence;
  const clusters = officers?.map(({ n, deviated }) => ({ n, events: deviated })) ?? null;
  const overall = officerShare(deviations, decisions, { clusters, level });
  const cells = agreementCells(byBand);
  const time = timeOf(evidence, plan, level);
  const rows = (split: readonly { readonly followed: number; readonly deviated: number }[], names: readonly string[]) =>
    split.map(({ followed, deviated }, at) => ({ level: names[at]!, counts: [followed, deviated] }));
  const tables = [
    wholeTable("log.cases", SPLIT, [decisions - deviations, deviations]),
    ...splitTables("log.bands", {
      key: "band",
      columns: SPLIT,
      rows: rows(
        byBand,
        byBand.map(({ band }) => band),
      ),
    }),
    wholeTable("log.agreement", ["flagged-investigate", "flagged-leave", "other-investigate", "other-leave"], cells),
    ...(evidence.byGroup === null
      ? []
      : splitTables("log.groups", {
          key: "group",
          columns: SPLIT,
          rows: rows(
            evidence.byGroup,
            evidence.byGroup.map(({ group }) => group),
          ),
        })),
    ...(time === null ? [] : time.tables),
    ...(evidence.reasons === null
      ? []
      : [wholeTable("log.reasons", ["given", "missing"], [evidence.reasons.given, evidence.reasons.missing])]),
    ...(evidence.byPlace === null
      ? []
      : splitTables("log.places", {
          key: "place",
          columns: SPLIT,
          rows: rows(
            evidence.byPlace,
            evidence.byPlace.map(({ place }) => place),
          ),
        })),
  ];
  const result: LogResult = {
    decisions,
    officers: officers?.length ?? null,
    deviated: derived(overall.share, "log.cases"),
    designEffect: overall.designEffect === null ? null : derived(overall.designEffect, "log.cases"),
    byBand: byBand.map((band) => bandDecisions(band, level)),
    byGroup: groupDecisions(evidence, level),
    kappa: derived(
      officers === null
        ? plainKappa(cells, 2, level)
        : officerKappa(
            officers.map((own) => own.cells),
            level,
          ),
      "log.agreement",
    ),
    time: time === null ? null : time.result,
    reasons:
      evidence.reasons === null ? null : derived(plainShare(evidence.reasons.given, deviations, level), "log.reasons"),
    order: orderOf(evidence, level),
    contribution: contributionOf(overall.share, time?.result.under.value ?? null, plan.contribution),
  };
  return { result, tables };
}

interface BandSplit {
  readonly band: string;
  readonly flagged: boolean;
  readonly followed: number;
  readonly deviated: number;
  readonly officers: readonly { readonly followed: number; readonly deviated: number }[] | null;
}

/** Flagged or not x investigate or leave. */
function agreementCells(byBand: readonly BandSplit[]): readonly number[] {
  const sum = (flagged: boolean, which: "followed" | "deviated") =>
    byBand.filter((band) => band.flagged === flagged).reduce((total, band) => total + band[which], 0);
  return [sum(true, "followed"), sum(true, "deviated"), sum(false, "deviated"), sum(false, "followed")];
}

function bandDecisions({ band, flagged, followed, deviated, officers }: BandSplit, level: number): BandDecisions {
  const n = followed + deviated;
  const clusters =
    officers?.map((own) => ({ events: own.deviated, n: own.followed + own.deviated })).filter((own) => own.n > 0) ??
    null;
  return {
    band,
    flagged,
    decisions: derived(n, rowOf("log.bands.totals", band)),
    deviated: derived(officerShare(deviated, n, { clusters, level }).share, rowOf("log.bands.split", band)),
  };
}

function timeOf({ seconds, officers, decisions }: DecisionEvidence, { contribution }: HumanCheckPlan, level: number) {
  if (seconds === null) return null;
  const below = seconds.filter((each) => each.seconds < contribution.seconds);
  const under = below.reduce((sum, { count }) => sum + count, 0);
  const clusters = officers?.map(({ n, underWindow }) => ({ n, events: underWindow })) ?? null;
  const share = officerShare(under, decisions, { clusters, level }).share;
  return {
    tables: [
      wholeTable("log.window", ["under", "not-under"], [under, decisions - under]),
      ...TIME_QUANTILES.map((quantile) =>
        wholeTable(
          `log.time.${quantile}`,
          ["below", "above"],
          [Math.floor(quantile * decisions), Math.floor((1 - quantile) * decisions)],
        ),
      ),
    ],
    result: {
      quantiles: TIME_QUANTILES.map((quantile) => ({
        share: quantile,
        seconds: derived(quantileOf(seconds, quantile * decisions), `log.time.${quantile}`),
      })),
      under: derived(share, "log.window"),
    },
  };
}

/** Smallest time with at least so many decisions at or below it. */
function quantileOf(seconds: NonNullable<DecisionEvidence["seconds"]>, wanted: number): number {
  let sum = 0;
  for (const each of seconds) {
    sum += each.count;
    if (sum >= wanted) return each.seconds;
  }
  return seconds.at(-1)?.seconds ?? 0;
}

function orderOf({ sequences, byPlace }: DecisionEvidence, level: number): LogResult["order"] {
  if (sequences === null || byPlace === null) return null;
  const { runs, places } = sequenceTests(sequences);
  const short = (test: typeof runs): MaybeOrderTest =>
    test.kind === "not-estimable" ? test : { z: test.z, pValue: test.pValue };
  return {
    sequences: sequences.length,
    runs: derived(short(runs), "log.cases"),
    places: derived(short(places), "log.cases"),
    byPlace: byPlace.map(({ place, followed, deviated }) => ({
      place,
      decisions: derived(followed + deviated, rowOf("log.places.totals", place)),
      deviated: derived(plainShare(deviated, followed + deviated, level), rowOf("log.places.split", place)),
    })),
  };
}
