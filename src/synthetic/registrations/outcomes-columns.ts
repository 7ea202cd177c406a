import { nextUniform } from "../../statistics/random.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** Streams of the recorded outcomes. */
const STREAM = { remarks: 112, deregistrations: 113, dates: 114 } as const;
/** How many units have each planted fault. */
const PLANTED = {
  withoutCode: 40,
  unexpected: 30,
  doubtful: 25,
  insideWord: 20,
  histories: 15,
  impossibleShares: 14,
} as const;
/** Chance that a deregistration is late, the same for every sponsor. */
const LATE = 0.05;

/** Histories that the instruction rules out, by what is wrong with them. */
const IMPOSSIBLE: Readonly<Record<string, string>> = {
  "out-of-order": "2018-05-01 waarschuwing; 2017-05-01 voornemen",
  "withdrawn-without-intention": "2016-03-01 waarschuwing; 2016-09-01 ingetrokken",
  "after-bankruptcy": "2015-01-01 faillissement; 2016-01-01 waarschuwing",
  "recognised-again-too-soon": "2014-01-01 voornemen; 2014-06-01 ingetrokken; 2018-05-31",
};
const POSSIBLE: Readonly<Record<string, string>> = {
  none: "",
  warning: "2018-02-01 waarschuwing",
  suspension: "2018-02-01 schorsing erkenning",
  intention: "2018-02-01 voornemen",
  withdrawn: "2018-02-01 voornemen; 2018-08-01 ingetrokken",
  bankruptcy: "2018-02-01 faillissement",
};

/**
 * Remarks with codes, enforcement histories, late deregistrations and dates of outcomes, with planted faults. Every
 * deregistration is late with one chance: what sizes differ by is the rule alone.
 * @param world  sponsors
 * @returns columns, the section `outcomes` of inputs.yaml, and what was planted
 * @example outcomesColumns(world).columns.length // 5
 */
export const outcomesColumns: MakeRegistrationPart = (world) => {
  const { sponsors } = world;
  const of = (outcome: string) => sponsors.flatMap((each, i) => (each.outcome === outcome ? [i] : []));
  const remarks = remarksOf(world, { violations: of("violation"), none: of("none") });
  const histories = sponsors.map(({ hhtState }) => POSSIBLE[hhtState]!);
  Object.values(IMPOSSIBLE).forEach((text, kind) => {
    for (let i = 0; i < PLANTED.histories; i++) {
      const place = kind * PLANTED.histories + i;
      if (place < histories.length) histories[place] = text;
    }
  });
  const draws = world.stream(STREAM.deregistrations);
  const totals = sponsors.map(() => 1 + Math.floor(120 * nextUniform(draws) ** 3));
  const lates = totals.map(
    (total) => Array.from({ length: total }, () => nextUniform(draws)).filter((u) => u < LATE).length,
  );
  // More late ones than there are: at the last sponsors, which have no other planted fault.
  for (let i = 0; i < Math.min(PLANTED.impossibleShares, sponsors.length); i++) {
    const at = sponsors.length - 1 - i;
    lates[at] = totals[at]! + 1;
  }
  const days = world.stream(STREAM.dates);
  return {
    columns: [
      { name: "violation_remark", values: remarks.texts, meaning: "remark with the codes of a violation" },
      { name: "hht_history", values: histories, meaning: "enforcement history: dates with a status, by semicolons" },
      { name: "deregistrations_late", values: lates.map(String), meaning: "late deregistrations" },
      { name: "deregistrations", values: totals.map(String), meaning: "all deregistrations" },
      {
        name: "outcome_date",
        values: sponsors.map(() => (nextUniform(days) < 0.6 ? "2021-06-01" : "2022-03-01")),
        meaning: "day of the outcome",
      },
    ],
    settings: `outcomes:
  remarks: violation_remark
  codesByYear: outcome_date
  histories: { column: hht_history, bankruptcy: no-violation }
  deregistrations: { late: deregistrations_late, total: deregistrations }
  policyChange: { column: outcome_date, date: "2022-01-01" }
`,
    truth: {
      ...remarks.planted,
      impossibleHistories: Object.fromEntries(
        Object.values(IMPOSSIBLE).map((text, kind) => [
          Object.keys(IMPOSSIBLE)[kind]!,
          histories.filter((each) => each === text).length,
        ]),
      ),
      lateChance: LATE,
      impossibleShares: Math.min(PLANTED.impossibleShares, sponsors.length),
    },
  };
};

/** A code at every violation; then some lose it, some write it otherwise, and some others have one. */
function remarksOf(
  world: Parameters<MakeRegistrationPart>[0],
  { violations, none }: { readonly violations: readonly number[]; readonly none: readonly number[] },
) {
  const stream = world.stream(STREAM.remarks);
  const texts = world.sponsors.map(() => "");
  for (const i of violations) {
    const u = nextUniform(stream);
    texts[i] = u < 0.6 ? "afgewezen *NM*" : u < 0.95 ? "zie dossier *SC*" : "*NM* en later *SC*";
  }
  const withoutCode = violations.slice(0, PLANTED.withoutCode);
  const doubtful = violations.slice(PLANTED.withoutCode, PLANTED.withoutCode + PLANTED.doubtful);
  const unexpected = none.slice(0, PLANTED.unexpected);
  const insideWord = none.slice(PLANTED.unexpected, PLANTED.unexpected + PLANTED.insideWord);
  for (const i of withoutCode) texts[i] = "overtreding vastgesteld";
  for (const i of doubtful) texts[i] = "afgewezen *nm*";
  for (const i of unexpected) texts[i] = "code *SC* in remark";
  for (const i of insideWord) texts[i] = "dossier A*NM*12";
  return {
    texts,
    planted: {
      violationsWithoutCode: withoutCode.length + doubtful.length,
      doubtfulCodes: doubtful.length,
      codesWithoutViolation: unexpected.length,
      codesInsideWords: insideWord.length,
    },
  };
}
