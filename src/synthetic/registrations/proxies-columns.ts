import { nextBelow, nextNormal, nextUniform } from "../../statistics/random.js";
import type { MakeRegistrationPart } from "./registration-part.js";

/** First stream of the indicators: one each. */
const FIRST_STREAM = 160;
/** Language of the website: neither Dutch nor English more often for some nationalities, whoever violates. */
const LANGUAGE = { groups: ["CHN", "RUS", "TUR"], ofGroups: 0.45, ofOthers: 0.08, dutch: 0.55 } as const;
/** Share of the turnover that comes from abroad, in percent: higher for some nationalities, whoever violates. */
const ABROAD = { groups: ["IND", "USA"], more: 12, mean: 30, deviation: 12 } as const;
/** Notices on paper: more often for some nationalities, and more often with a violation. */
const PAPER = { groups: ["BRA", "GBR"], base: 0.15, moreOfGroups: 0.25, moreOfViolations: 0.3 } as const;
/** Reminders that were sent: more with a violation, whatever the nationality. */
const REMINDERS = { base: 1.2, ofViolations: 2.4 } as const;
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];
const OFFICES = ["north", "east", "south", "west"];

/**
 * Indicators beside those of the model: two that stand for a nationality and say nothing of violations, one that goes
 * together with both, one with violations alone, and innocent ones.
 * @param world  sponsors with their majorities
 * @returns columns, the section `proxies` of inputs.yaml, and what was planted
 * @example proxiesColumns(world).columns[0].name // "website_language"
 */
export const proxiesColumns: MakeRegistrationPart = ({ sponsors, majorities, stream }) => {
  let next = FIRST_STREAM;
  const draw = <Value>(
    value: (
      random: { uniform: () => number; normal: () => number; below: (bound: number) => number },
      i: number,
    ) => Value,
  ): readonly Value[] => {
    const own = stream(next++);
    const random = {
      uniform: () => nextUniform(own),
      normal: () => nextNormal(own),
      below: (bound: number) => nextBelow(own, bound),
    };
    return sponsors.map((_, i) => value(random, i));
  };
  const among = (groups: readonly string[], i: number) => groups.includes(majorities[i]!);
  const violates = (i: number) => sponsors[i]!.outcome === "violation";
  const column = (name: string, meaning: string, values: readonly (string | number)[]) => ({
    name,
    meaning,
    values: values.map(String),
  });
  return {
    columns: [
      column(
        "website_language",
        "language of the website",
        draw(({ uniform }, i) => {
          const [isOther, isDutch] = [uniform(), uniform()];
          if (isOther < (among(LANGUAGE.groups, i) ? LANGUAGE.ofGroups : LANGUAGE.ofOthers)) return "other";
          return isDutch < LANGUAGE.dutch ? "nl" : "en";
        }),
      ),
      column(
        "turnover_abroad",
        "percentage of the turnover from abroad",
        draw(({ normal }, i) => {
          const mean = ABROAD.mean + (among(ABROAD.groups, i) ? ABROAD.more : 0);
          return Math.min(100, Math.max(0, Math.round(mean + ABROAD.deviation * normal())));
        }),
      ),
      column(
        "paper_notices",
        "notices on paper, yes or no",
        draw(({ uniform }, i) => {
          const more = (among(PAPER.groups, i) ? PAPER.moreOfGroups : 0) + (violates(i) ? PAPER.moreOfViolations : 0);
          return uniform() < PAPER.base + more ? "J" : "N";
        }),
      ),
      column(
        "reminders",
        "reminders that were sent",
        draw(({ uniform }, i) => poisson(violates(i) ? REMINDERS.ofViolations : REMINDERS.base, uniform)),
      ),
      column(
        "filing_day",
        "day of the week of the last notice",
        draw(({ below }) => WEEKDAYS[below(WEEKDAYS.length)]!),
      ),
      column(
        "office",
        "office that holds the file",
        draw(({ below }) => OFFICES[below(OFFICES.length)]!),
      ),
      column(
        "floor_area",
        "floor area in square metres",
        draw(({ normal }) => Math.round(Math.exp(5 + normal()))),
      ),
      column(
        "phone_listed",
        "telephone number in the register, yes or no",
        draw(({ uniform }) => (uniform() < 0.7 ? "J" : "N")),
      ),
    ],
    settings: SETTINGS,
    truth: {
      proxies: ["website_language", "turnover_abroad"],
      both: ["paper_notices"],
      outcomeOnly: ["reminders"],
      innocents: ["filing_day", "office", "floor_area", "phone_listed"],
      website_language: LANGUAGE,
      turnover_abroad: ABROAD,
      paper_notices: PAPER,
      reminders: REMINDERS,
    },
  };
};

/** A Poisson number by multiplying uniforms. */
function poisson(mean: number, uniform: () => number): number {
  const end = Math.exp(-mean);
  let number = 0;
  for (let product = uniform(); product > end; product *= uniform()) number++;
  return number;
}

const SETTINGS = `proxies:
  indicators:
    - { column: branch, label: { nl: branche, en: branch }, as: categories }
    - { column: size_class, label: { nl: grootteklasse, en: size class }, as: categories }
    - { column: website, label: { nl: website, en: website }, as: categories }
    - { column: premises, label: { nl: bedrijfspand, en: business premises }, as: categories }
    - { column: recognised_years, label: { nl: jaren erkend, en: years recognised }, as: ranks }
    - { column: website_language, label: { nl: taal van de website, en: language of the website }, as: categories }
    - { column: turnover_abroad, label: { nl: omzet uit het buitenland, en: turnover from abroad }, as: ranks }
    - { column: paper_notices, label: { nl: meldingen op papier, en: notices on paper }, as: categories }
    - { column: reminders, label: { nl: herinneringen, en: reminders }, as: classes, cuts: [1, 2, 3] }
    - { column: filing_day, label: { nl: dag van de melding, en: day of the notice }, as: categories }
    - { column: office, label: { nl: kantoor, en: office }, as: categories }
    - { column: floor_area, label: { nl: vloeroppervlak, en: floor area }, as: ranks }
    - { column: phone_listed, label: { nl: telefoon in het register, en: telephone in the register }, as: categories }
  margin: 0.1 # from this strength on a relation with nationality counts
  outcomes: known # the random sample is small; what it would change stands beside it
  groupUnits: 300 # smaller groups stand together
  levelUnits: 400 # rarer values stand together
`;
