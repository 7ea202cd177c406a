import type { TestedPart } from "./audit-parts.js";
import { shownValue } from "./published.js";
import type { Writer } from "./writer.js";

type AllGroups = Extract<TestedPart["allGroups"], { kind: "shown" }>["value"];
type SingleTest = Extract<AllGroups, { readonly test: unknown }>["test"];

/**
 * The test of all groups together as an item of the list of numbers beside the deciding test.
 *
 * @param part    tested hypothesis
 * @param writer  writer of the report
 * @returns one sentence; none where there is no such test or it may not be shown
 * @example
 * allGroupsItems(part, writer); // ["All groups by band in one test (Freeman-Halton): p = 0.18."]
 */
export function allGroupsItems(part: TestedPart, writer: Writer): string[] {
  const together = shownValue(part.allGroups);
  if (together === undefined || together.kind === "not-estimable") return [];
  const { secondPass } = writer.text;
  const p = decisionOf(together.test, writer);
  if (together.kind === "freeman-halton") return [secondPass.freemanHalton(p)];
  const { format } = writer;
  return [
    secondPass.quadraticForm({ statistic: format.ratio(together.statistic), rank: format.count(together.rank), p }),
  ];
}

function decisionOf(test: SingleTest, { text, format }: Writer): string {
  if (!("decision" in test)) return format.pValue(test.pValue);
  const values = { alpha: format.constant(test.alpha), ceiling: format.count(test.ceiling) };
  return text.secondPass.sequential[test.decision](values);
}
