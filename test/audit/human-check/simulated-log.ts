import type { DecisionEvidence } from "../../../src/data/evidence.js";
import { readDecisionLog } from "../../../src/data/tables/decision-log.js";
import { type HumanCheckPlan, parseHumanCheckPlan } from "../../../src/plan/human-check-schema.js";
import { nextUniform, streamsFrom } from "../../../src/statistics/random.js";

/** Settings of a log with every column, and of a trial. */
export const SETTINGS = `version: 1
title: Made-up decisions
synthetic: true
model: {name: made-up, version: "1"}
period: a year
dataOwner: nobody
protectedAttribute: {nl: groep, en: group}
bands: {order: [low, middle, high], flagged: [high]}
log:
  file: log.csv
  columns: {band: band, decision: decision, seconds: seconds, reason: reason, officer: officer, day: day, order: order, sponsor: sponsor}
  decisions: {investigate: [look], leave: [leave]}
  groups: {file: groups.csv, columns: {sponsor: sponsor, group: group}}
trial:
  file: trial.csv
  columns: {blind: blind, model: model, after: after}
`;

export function humanCheckPlan(changes: Partial<HumanCheckPlan> = {}): HumanCheckPlan {
  return { ...parseHumanCheckPlan(SETTINGS, "log.yaml"), ...changes };
}

/** How officers of a made-up log decide. */
export interface LogTruth {
  readonly officers?: number;
  readonly casesEach?: number;
  /** Chance that an officer deviates, by officer and group. */
  readonly deviates: (officer: number, group: string) => number;
  /** Chance that a case of an officer is of group A. */
  readonly groupA?: (officer: number) => number;
  readonly seconds?: (uniform: number) => number;
}

/** A made-up log and its file of groups, as text. */
export function logTexts(seed: number, truth: LogTruth): { readonly log: string; readonly groups: string } {
  const {
    officers = 10,
    casesEach = 80,
    deviates,
    groupA = () => 0.3,
    seconds = (u) => 15 + Math.floor(60 * u),
  } = truth;
  const state = streamsFrom(seed).block(0);
  const uniform = () => nextUniform(state);
  const rows = ["band,decision,seconds,reason,officer,day,order,sponsor"];
  for (let officer = 0; officer < officers; officer++) {
    for (let at = 0; at < casesEach; at++) {
      const band = ["low", "low", "middle", "high"][Math.floor(4 * uniform())]!;
      const group = uniform() < groupA(officer) ? "A" : "B";
      const deviated = uniform() < deviates(officer, group);
      const decision = (band === "high") === deviated ? "leave" : "look";
      const place = `O${officer},D${Math.floor(at / 16)},${at % 16}`;
      rows.push(`${band},${decision},${seconds(uniform())},${deviated ? "why" : ""},${place},S${group}`);
    }
  }
  return { log: `${rows.join("\n")}\n`, groups: "sponsor,group\nSA,A\nSB,B\n" };
}

export function logEvidence(seed: number, truth: LogTruth, plan = humanCheckPlan()): DecisionEvidence {
  return readDecisionLog(logTexts(seed, truth), plan);
}
