import type { Study } from "../study.js";
import { auditCells } from "./audit-cells.js";

/** Verdicts of whole audits of synthetic files with a planted truth. */
export const audits: Study = {
  id: "audits",
  parts: [{ id: "audits", module: "test/studies/audits/audit-cells.ts", cells: auditCells }],
};
