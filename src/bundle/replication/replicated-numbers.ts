import type { DisclosedAudit } from "../../disclosure/disclosed.js";

/**
 * What a replication script is made of: a release has it, and so has an undisclosed result put into the same form. It
 * carries no mark of a release, so nothing made of it passes for one.
 */
export type ReplicatedNumbers = Pick<
  DisclosedAudit,
  | "toolkit"
  | "plan"
  | "planHash"
  | "tables"
  | "hypothesis1"
  | "hypothesis2"
  | "hypothesis2Selected"
  | "score"
  | "errors"
  | "selection"
  | "forms"
  | "families"
  | "assumption"
  | "bandsOrdered"
  | "bandsByGrade"
  | "calibration"
  | "discrimination"
  | "models"
>;
