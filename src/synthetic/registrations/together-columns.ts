import type { MakeRegistrationPart } from "./registration-part.js";

/**
 * All indicators together: those of the model, which are drawn whatever the nationality, and those of the chapter on
 * proxies, two of which stand for some nationalities.
 * @returns no columns of its own, the section `together` of inputs.yaml, and what was planted
 * @example togetherColumns(world).truth.tellsGroups // true
 */
export const togetherColumns: MakeRegistrationPart = () => ({
  columns: [],
  settings: SETTINGS,
  truth: { tellsGroups: true, by: ["website_language", "turnover_abroad", "paper_notices"] },
});

const SETTINGS = `# How well all indicators together tell the group of a sponsor.
together:
  indicators:
    - { column: branch, label: { nl: branche, en: branch }, as: categories }
    - { column: size_class, label: { nl: grootteklasse, en: size class }, as: categories }
    - { column: website, label: { nl: website, en: website }, as: categories }
    - { column: premises, label: { nl: bedrijfspand, en: business premises }, as: categories }
    - { column: recognised_years, label: { nl: jaren erkend, en: years recognised }, as: ranks }
    - { column: website_language, label: { nl: taal van de website, en: language of the website }, as: categories }
    - { column: turnover_abroad, label: { nl: omzet uit het buitenland, en: turnover from abroad }, as: ranks }
    - { column: paper_notices, label: { nl: meldingen op papier, en: notices on paper }, as: categories }
    - { column: reminders, label: { nl: herinneringen, en: reminders }, as: numbers }
    - { column: filing_day, label: { nl: dag van de melding, en: day of the notice }, as: categories }
    - { column: office, label: { nl: kantoor, en: office }, as: categories }
    - { column: floor_area, label: { nl: vloeroppervlak, en: floor area }, as: ranks }
    - { column: phone_listed, label: { nl: telefoon in het register, en: telephone in the register }, as: categories }
`;
