import { measureTrial } from "../audit/human-check/blind-trial.js";
import { measureDecisions } from "../audit/human-check/decisions.js";
import type { LogResult, MeasuredShare, TrialResult } from "../audit/human-check/human-check-result.js";
import type { CountTable, Derived } from "../audit/result.js";
import type { DecisionEvidence, TrialEvidence } from "../data/evidence.js";
import { AuditError } from "../errors.js";
import type { HumanCheckPlan } from "../plan/human-check-schema.js";
import { TOOLKIT } from "../runtime/toolkit.js";
import type { Disclosed, Published, PublishedTable } from "./disclosed.js";
import type { HiddenCells, Thresholds } from "./hidden-cells.js";
import { humanCheckCells, isGuard } from "./human-check-cells.js";
import { publisher } from "./publish.js";
import { publishedTable } from "./published-table.js";

/** Identifier of the JSON Schema of human-check.json. */
export const HUMAN_CHECK_SCHEMA_ID = "urn:toetssteen:schema:human-check:1";

/** Settings of a human check as a release states them: no paths, columns or texts of the data. */
export type PublishedHumanCheckPlan = Omit<HumanCheckPlan, "log" | "trial" | "disclosure">;

/** A human check that may be written, printed and sent. */
export interface PublishedHumanCheck {
  readonly schemaVersion: "1.0.0";
  readonly toolkit: { readonly name: "toetssteen"; readonly version: string };
  readonly settings: PublishedHumanCheckPlan;
  /** SHA-256 of the settings in canonical form. */
  readonly planHash: string;
  readonly tables: readonly PublishedTable[];
  readonly log: Disclosed<LogResult> | null;
  readonly trial: Disclosed<TrialResult> | null;
  readonly disclosure: {
    readonly threshold: number;
    readonly officers: number;
    readonly reason: string | null;
    readonly trialThreshold: number | null;
    readonly trialReason: string | null;
    /** False: the log names no officers, so how many stand behind it cannot be checked. */
    readonly officersKnown: boolean;
  };
}

/** Units behind a published count, beside the threshold of the plan. */
const UNITS = 5;

/**
 * Measures a human check and keeps what may be published: numbers that rest on small counts are withheld or given as a
 * class. The signal on the human contribution always stays.
 * @param evidence  counts of the log and of the trial
 * @param plan  settings
 * @param planHash  SHA-256 of the settings
 * @throws AuditError `disclosure-impossible` when too few officers stand behind the log
 */
export function publishedHumanCheck(
  evidence: { readonly log: DecisionEvidence | null; readonly trial: TrialEvidence | null },
  plan: HumanCheckPlan,
  planHash: string,
): PublishedHumanCheck {
  const { log: _log, trial: trialPlan, disclosure, ...settings } = plan;
  if (evidence.log !== null) requireOfficers(evidence.log, plan);
  const log = evidence.log === null ? null : measureDecisions(evidence.log, plan);
  const trial = evidence.trial === null ? null : measureTrial(evidence.trial, plan);
  const trialDisclosure = trialPlan?.disclosure ?? null;
  const [logPart, trialPart] = [
    withheldBy(log?.tables ?? [], disclosure.threshold, plan),
    withheldBy(trial?.tables ?? [], trialDisclosure?.threshold ?? 0, plan),
  ];
  return {
    schemaVersion: "1.0.0",
    toolkit: TOOLKIT,
    settings,
    planHash,
    tables: [...logPart.tables, ...trialPart.tables],
    log: log === null ? null : publishedLog(log.result, logPart),
    trial: trial === null ? null : publishedTrial(trial.result, trialPart),
    disclosure: {
      threshold: disclosure.threshold,
      officers: disclosure.officers,
      reason: disclosure.reason ?? null,
      trialThreshold: trialDisclosure?.threshold ?? null,
      trialReason: trialDisclosure?.reason ?? null,
      officersKnown: evidence.log === null || evidence.log.officers !== null,
    },
  };
}

/** Few officers, or one who decides most: what is said of the log is then said of persons. */
function requireOfficers({ officers, decisions }: DecisionEvidence, { disclosure }: HumanCheckPlan): void {
  if (officers === null || disclosure.threshold === 0) return;
  const mend = "Take a longer period or more officers, or give a reason why nothing needs protection";
  if (officers.length < disclosure.officers) {
    const message = `human-check requires a log of ${disclosure.officers} officers or more; got ${officers.length}`;
    throw new AuditError("disclosure-impossible", message, mend);
  }
  if (officers[0]!.n > disclosure.largestShare * decisions) {
    const message = `human-check requires a log of which no officer made more than ${disclosure.largestShare} of the decisions; got one who did`;
    throw new AuditError("disclosure-impossible", message, mend);
  }
}

interface Withheld {
  readonly tables: readonly PublishedTable[];
  number<T>(number: Derived<T>): Published<T>;
  share(share: Derived<MeasuredShare>): Published<MeasuredShare>;
  /** A p-value over all groups: a class where another group is hidden, nothing where this one is. */
  adjusted(group: string, pValue: Derived<number>): Published<number>;
}

function withheldBy(tables: readonly CountTable[], threshold: number, { alpha, bands }: HumanCheckPlan): Withheld {
  const thresholds: Thresholds = { threshold, units: Math.min(UNITS, threshold), largestShare: 0.5 };
  const hidden = humanCheckCells(tables, thresholds, { bands, solver: null });
  const publish = publisher(hidden);
  return {
    tables: tables.filter((table) => !isGuard(table)).map((table) => publishedTable(table, hidden, thresholds)),
    number: publish.number,
    adjusted: (group, pValue) =>
      hidden.isHidden("log.groups.split", group)
        ? publish.ofHiddenGroup.pValue(pValue, alpha)
        : publish.pValue(pValue, alpha),
    share: (share) => publishedShare(share, { tables, hidden, threshold }),
  };
}

/** Shown, or as a class where the smaller part is below the threshold and the whole is large: "below 1 %". */
function publishedShare(
  share: Derived<MeasuredShare>,
  {
    tables,
    hidden,
    threshold,
  }: { readonly tables: readonly CountTable[]; readonly hidden: HiddenCells; readonly threshold: number },
): Published<MeasuredShare> {
  if (!hidden.rests(share.restsOn)) return { kind: "shown", value: share.value };
  const total = totalOf(share.restsOn[0]!, tables);
  const events = Math.round(share.value.value * total);
  const bound = Math.ceil((100 * threshold) / total) / 100;
  if (total <= 2 * threshold) return { kind: "withheld", reason: "rests-on-hidden-cell" };
  if (events < threshold) return { kind: "class", relation: "below", bound };
  if (total - events < threshold) return { kind: "class", relation: "above", bound: 1 - bound };
  return { kind: "withheld", reason: "rests-on-hidden-cell" };
}

/** Cases of a table, or of one row of it. */
function totalOf(reference: string, tables: readonly CountTable[]): number {
  const [id, row] = reference.split("#");
  const table = tables.find((each) => each.id === id)!;
  const width = table.counts.length / (row === undefined ? 1 : table.keys[0]!.levels.length);
  const start = row === undefined ? 0 : table.keys[0]!.levels.indexOf(row) * width;
  return table.counts.slice(start, start + width).reduce((sum, count) => sum + count, 0);
}

function publishedLog(log: LogResult, { number, share, adjusted }: Withheld): Disclosed<LogResult> {
  const { byBand, byGroup, time, order } = log;
  return {
    ...log,
    deviated: share(log.deviated),
    designEffect: log.designEffect === null ? null : number(log.designEffect),
    byBand: byBand.map((band) => ({ ...band, decisions: number(band.decisions), deviated: share(band.deviated) })),
    byGroup:
      byGroup?.map((group) => ({
        group: group.group,
        decisions: number(group.decisions),
        deviated: share(group.deviated),
        difference: number(group.difference),
        pValue: number(group.pValue),
        holm: adjusted(group.group, group.holm),
      })) ?? null,
    kappa: number(log.kappa),
    time:
      time === null
        ? null
        : {
            quantiles: time.quantiles.map((quantile) => ({ share: quantile.share, seconds: number(quantile.seconds) })),
            under: share(time.under),
          },
    reasons: log.reasons === null ? null : share(log.reasons),
    order:
      order === null
        ? null
        : {
            sequences: order.sequences,
            runs: number(order.runs),
            places: number(order.places),
            byPlace: order.byPlace.map((each) => ({
              place: each.place,
              decisions: number(each.decisions),
              deviated: share(each.deviated),
            })),
          },
  };
}

function publishedTrial(trial: TrialResult, { number, share }: Withheld): Disclosed<TrialResult> {
  const { after } = trial;
  return {
    ratings: trial.ratings,
    agreement: share(trial.agreement),
    kappa: number(trial.kappa),
    weightedKappa: number(trial.weightedKappa),
    after:
      after === null
        ? null
        : {
            homogeneity: number(after.homogeneity),
            flagged: number(after.flagged),
            moved: after.moved === null ? null : share(after.moved),
            movedAway: after.movedAway === null ? null : share(after.movedAway),
          },
  };
}
