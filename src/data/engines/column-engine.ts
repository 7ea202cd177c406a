import type { Plan } from "../../plan/schema.js";
import type { SourceColumns } from "../columns.js";
import type { Engine, Evidence, EvidenceNeed, SourceDescription } from "../evidence.js";
import { evidenceBytes } from "../evidence-bytes.js";
import { reduceSource } from "../reduce/reduce-source.js";

/**
 * An engine over columns in memory. The columns are reduced once and not kept.
 *
 * @param plan  validated plan
 * @param source  columns in the form that the plan declares
 * @param about  names and rows for the description, rows of joined files without a partner, and the server
 * @returns an engine that answers every need from the reduction
 * @throws ArgumentError when the columns break the plan
 */
export function columnEngine(
  plan: Plan,
  source: SourceColumns,
  { files, ...about }: Pick<SourceDescription, "files" | "joined" | "server">,
): Engine {
  const { evidence, leftOut, overridden } = reduceSource(plan, source);
  return {
    plan,
    describe: () => ({ form: source.form, files, leftOut, overridden, ...about }),
    async evidence<Need extends EvidenceNeed>(needs: readonly Need[]): Promise<Evidence<Need>> {
      return Object.fromEntries(needs.map((need) => [need, evidence[need]])) as unknown as Evidence<Need>;
    },
    dataHash: (context) => context.hash(evidenceBytes(evidence)),
    async close() {},
  };
}
