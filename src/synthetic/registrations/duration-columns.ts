import { nextUniform } from "../../statistics/random.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** Streams of the recognition dates, of their ends, and of violations. */
const STREAM = { recognised: 192, ended: 193, violations: 195 } as const;
/** How many units have each planted fault. */
const PLANTED = { withoutDate: 35, unreadable: 25, impossible: 20 } as const;
/** Violations per recognised year: the same however long a sponsor takes part. */
const RATE = 0.04;
/** Sponsors with a majority of this nationality have so many times the common rate: that stays when years are counted. */
const RAISED = { group: "CHN", times: 1.8 } as const;
/** Sponsors with a majority of this one took part for longer, at the common rate: that does not stay. */
const LONGER = { group: "GBR", times: 2 } as const;
const UNTIL = "2021-12-31";
const DAY = 86_400_000;

/**
 * Recognition dates, ends of recognition and numbers of violations. Violations come at one rate a year, so that the share
 * of sponsors with one rises with duration and the rate does not.
 * @param world  sponsors
 * @returns columns, the section `duration` of inputs.yaml, and what was planted
 * @example durationColumns(world).columns.map(({ name }) => name) // ["recognised_on", "recognition_ended", "violations_found"]
 */
export const durationColumns: MakeRegistrationPart = (world) => {
  const [starts, ends, draws] = [STREAM.recognised, STREAM.ended, STREAM.violations].map((place) =>
    world.stream(place),
  ) as [ReturnType<typeof world.stream>, ReturnType<typeof world.stream>, ReturnType<typeof world.stream>];
  const until = Date.parse(UNTIL);
  const made = world.majorities.map((majority) => {
    const stretch = majority === LONGER.group ? LONGER.times : 1;
    const recognised = until - DAY * Math.ceil(365.25 * 5 * stretch * nextUniform(starts) + 20);
    const hasEnded = nextUniform(ends) < 0.08;
    const ended = hasEnded
      ? recognised + DAY * Math.ceil(((until - recognised) / DAY) * (0.2 + 0.7 * nextUniform(ends)))
      : until;
    const years = (ended - recognised) / DAY / 365.25;
    const rate = RATE * (majority === RAISED.group ? RAISED.times : 1);
    return {
      recognised: dayOf(recognised),
      ended: hasEnded ? dayOf(ended) : "",
      violations: String(poisson(rate * years, () => nextUniform(draws))),
    };
  });
  const faults = plant(made);
  return {
    columns: [
      { name: "recognised_on", values: faults.map(({ recognised }) => recognised), meaning: "day of recognition" },
      { name: "recognition_ended", values: faults.map(({ ended }) => ended), meaning: "day on which it ended" },
      {
        name: "violations_found",
        values: faults.map(({ violations }) => violations),
        meaning: "violations found while recognised",
      },
    ],
    settings: `duration:
  recognised: recognised_on
  ended: recognition_ended
  watched: { until: "${UNTIL}" }
  violations: violations_found
  bands: [2, 4]
`,
    truth: {
      ratePerYear: RATE,
      reading: "no-longer-shown",
      raised: RAISED,
      longer: LONGER,
      withoutDate: PLANTED.withoutDate,
      unreadableDates: PLANTED.unreadable,
      impossibleDates: PLANTED.impossible,
    },
  };
};

interface Dates {
  readonly recognised: string;
  readonly ended: string;
  readonly violations: string;
}

/** The first sponsors get the planted faults, one kind after the other. */
function plant(made: readonly Dates[]): readonly Dates[] {
  const [first, second] = [PLANTED.withoutDate, PLANTED.withoutDate + PLANTED.unreadable];
  return made.map((dates, i) => {
    if (i < first) return { ...dates, recognised: "" };
    if (i < second) return { ...dates, recognised: "onbekend" };
    if (i < second + PLANTED.impossible) return { ...dates, ended: "1999-01-01" };
    return dates;
  });
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Events within a mean, by adding up exponential times between them. */
function poisson(mean: number, uniform: () => number): number {
  let events = -1;
  for (let time = 0; time <= mean; events++) time -= Math.log(1 - uniform());
  return events;
}
