import { z } from "zod";
import { nonEmpty } from "../data-schema.js";
import type { PlanPath, PlanProblem } from "../plan-issues.js";

/** Section on how long each sponsor or case took part, and violations per year of that. */
export const durationSchema = z
  .strictObject({
    recognised: nonEmpty.describe("Column with the day of recognition (YYYY-MM-DD)."),
    ended: nonEmpty
      .optional()
      .describe("Column with the first day without recognition (YYYY-MM-DD); empty: it did not end."),
    watched: z
      .strictObject({
        from: z.iso
          .date()
          .optional()
          .describe("First day on which violations were looked for. Absent: from the recognition on."),
        until: z.iso.date().describe("Day up to which violations were looked for, itself not counted."),
      })
      .describe("Time over which violations could be found. Only recognised time within it counts as exposure."),
    violations: nonEmpty.describe("Column with the number of violations found in that time; empty: not known."),
    bands: z
      .array(z.number().gt(0))
      .min(1)
      .max(9)
      .describe("Ends of the bands of duration in years, rising; the last band has no end."),
  })
  .describe(
    "How long each took part: violations per recognised year beside the share with a violation, which rises with time alone.",
  );

/** Settings of durations. */
export type DurationSettings = z.output<typeof durationSchema>;

/** Columns that the section needs, with where it names them. */
export function durationColumns({
  recognised,
  ended,
  violations,
}: DurationSettings): readonly { readonly path: PlanPath; readonly name: string }[] {
  return [
    { path: ["duration", "recognised"], name: recognised },
    ...(ended === undefined ? [] : [{ path: ["duration", "ended"], name: ended }]),
    { path: ["duration", "violations"], name: violations },
  ];
}

/** Rules across the keys of the section. */
export function durationProblems({ bands, watched }: DurationSettings): readonly PlanProblem[] {
  const { from, until } = watched;
  return [
    ...bands.flatMap((cut, at): PlanProblem[] => {
      const before = bands[at - 1];
      if (before === undefined || cut > before) return [];
      const expected = `a number of years above ${before}`;
      return [{ code: "plan-setting-conflict", path: ["duration", "bands", at], expected, received: String(cut) }];
    }),
    ...(from === undefined || from < until
      ? []
      : [
          {
            code: "plan-setting-conflict" as const,
            path: ["duration", "watched", "from"],
            expected: `a day before ${until}`,
            received: from,
          },
        ]),
  ];
}
