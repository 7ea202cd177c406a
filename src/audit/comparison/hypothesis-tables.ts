import type { CountTable } from "../result.js";
import type { HypothesisInput } from "./hypothesis-input.js";

/** Groups, group x band, and bands: `h1.groups`, `h1.groupByBand`, `h1.bands`, and the same for h2. */
export function hypothesisTables(input: HypothesisInput): readonly CountTable[] {
  const { id, labels, bands, memberUnit } = input;
  const width = labels.length;
  const byGroup = (band: number, label: number) => band * width + label;
  const cells = labels.flatMap((_, label) => bands.map((__, band) => byGroup(band, label)));
  const pick = (values: readonly number[]) => cells.map((cell) => values[cell]!);
  const group = { name: "group", levels: labels };
  return [
    {
      id: `${id}.groups`,
      unit: memberUnit,
      keys: [group],
      counts: Array.from(input.totals),
      support: input.totalSupport,
    },
    {
      id: `${id}.groupByBand`,
      unit: memberUnit,
      keys: [group, { name: "band", levels: bands }],
      counts: cells.map((cell) => input.counts[cell]!),
      partitionOf: `${id}.groups`,
      support: {
        people: pick(input.cellSupport.people),
        units: pick(input.cellSupport.units),
        largest: pick(input.cellSupport.largest),
      },
    },
    {
      id: `${id}.bands`,
      unit: memberUnit,
      keys: [{ name: "band", levels: bands }],
      counts: bands.map((_, band) => labels.reduce((sum, __, label) => sum + input.counts[byGroup(band, label)]!, 0)),
    },
  ];
}
