import type { SelectedStepText, StepOutcome } from "./selected-step-text.js";

const OUTCOMES: Readonly<Record<StepOutcome, string>> = {
  shown: "een verschil is aangetoond",
  signalled: "er is geen statistisch bewijs van een verschil, wel is een risico gesignaleerd",
  none: "er is geen statistisch bewijs van een verschil",
  withheld: "het resultaat rust op groepen die te klein zijn om te publiceren",
  "not-tested": "er is niet getoetst",
};

/** Dutch texts on the human step. */
export const selectedStepNl: SelectedStepText = {
  heading: (hypothesis, outcome) =>
    `Hypothese ${hypothesis}, tweede stap, wat mensen selecteerden: ${OUTCOMES[outcome]}`,
  what: (attribute) =>
    `Het model stelt voor. Daarna beslissen mensen welke referenten echt worden onderzocht. Dit is dezelfde toets op dezelfde groepen als hypothese 2, met wat mensen selecteerden in plaats van wat het model aanmerkte: worden referenten met een meerderheid van één ${attribute} naar verhouding even vaak geselecteerd als andere referenten?`,
  when: "Dit is van belang omdat de stap na het model een verschil groter of kleiner kan maken, of zelf een verschil kan maken. Deze stap heeft een eigen foutkans. Die is niet gecorrigeerd voor de eerste stap.",
  notTested: (reason) => `Deze stap kon niet worden getoetst: ${reason}.`,
  size: ({ units, selected, unknown }) =>
    `Van ${units} referenten is bekend of ze zijn geselecteerd; bij ${selected} is dat zo.${unknown === null ? "" : ` Van ${unknown} referenten is het niet bekend. Die tellen niet mee.`}`,
  deciding: ({ test, groups, alpha }) =>
    `De beslissende toets gaat over ${groups} groepen samen. Welke referenten zijn geselecteerd, is daarbij opnieuw verdeeld over alle referenten. Uitkomst, gecorrigeerd voor het aantal groepen: ${test}. Een verschil geldt als aangetoond als deze p hoogstens ${alpha} is.`,
  both: ({ model, people }) =>
    `Beide stappen naast elkaar. Wat het model aanmerkte: ${OUTCOMES[model]}. Wat mensen selecteerden: ${OUTCOMES[people]}.`,
  group: ({ group, attribute, per, flagged, selected }) =>
    `Van elke ${per} referenten met een meerderheid van ${attribute} ${group} zijn er ${selected.group} geselecteerd. Van elke ${per} andere referenten zijn dat er ${selected.others}.${flagged === null ? "" : ` Het model merkte er ${flagged.group} van elke ${per} aan, tegen ${flagged.others}.`}`,
  groupsIntro: "De groepen waarvoor in deze stap een verschil is aangetoond, of anders die met de kleinste p:",
  caption: "Referenten met een meerderheid van elke groep, in beide stappen",
  hiddenGroups: (count) =>
    `Getoetste groepen die in deze stap te klein zijn om te publiceren en niet in de tabel staan: ${count}.`,
  columns: {
    flagged: "Aangemerkt door het model",
    flaggedRatio: "Verhouding, aangemerkt",
    selected: "Geselecteerd door mensen",
    selectedRatio: "Verhouding, geselecteerd",
    adjusted: "Gecorrigeerde p, geselecteerd",
    result: "Uitkomst, geselecteerd",
  },
};
