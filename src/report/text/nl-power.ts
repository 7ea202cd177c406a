import type { PowerText } from "./power-text.js";

/** Dutch words for margins and power. */
export const powerNl: PowerText = {
  margin: ({ population, others, from, to, lower, upper }) =>
    `Wat de marge betekent: als van elke 1.000 ${population.others} er ${others} ${population.flagged} zijn, dan ligt een groep binnen de marge bij ${from} tot ${to} van elke 1.000. Dat is een verhouding van ${lower} tot ${upper}.`,
  marginDifference: (points) =>
    `Het plan stelt ook een marge voor het verschil: hooguit ${points} procentpunt. Beide marges moeten gelden.`,
  alike: ({ shown, of }) =>
    `Twee eenzijdige toetsen kijken naar de twee kanten van de marge. Van ${shown === 0 ? "geen enkele groep" : `${shown} van de ${of} groepen`} is aangetoond dat ze erbinnen ${shown > 1 ? "liggen" : "ligt"}. Waar dat niet is aangetoond, is daarmee ook geen verschil aangetoond.`,
  how: ({ baseRate, power, unit, draws }) =>
    `Wat deze toets had kunnen vinden, is berekend bij ${baseRate} aangemerkt, wat er ook is gevonden. Een verhouding telt als gevonden als de beslissende toets haar in ${power} van de datasets zou aantonen. ${draws === null ? `Dat is precies uitgerekend over ${unit}.` : `Dat is ${draws} keer nagebootst over ${unit}; de leden van één referent blijven bij elkaar.`}`,
  reached: ({ reached, of, power }) =>
    reached === 0
      ? `Een verschil zo groot als de marge zou ${of === 1 ? "bij de getoetste groep niet" : `bij geen van de ${of} getoetste groepen`} in ${power} van de datasets worden gevonden.`
      : `Een verschil zo groot als de marge zou bij ${reached} van de ${of} getoetste groepen in ${power} van de datasets worden gevonden.`,
  unreached: ({ hypothesis, groups, power }) =>
    `Hypothese ${hypothesis}: bij ${groups} getoetste ${groups === 1 ? "groep" : "groepen"} zou geen enkele verhouding in ${power} van de datasets worden gevonden.`,
  tableCaption: (hypothesis, power) => `Hypothese ${hypothesis}: wat in ${power} van de datasets zou worden gevonden`,
  columns: {
    above: "Kleinste verhouding boven 1",
    below: "Grootste verhouding onder 1",
    atMargin: "Kans om de marge te vinden",
    needed: (unit) => `Aantal ${unit} dat over de marge zou beslissen, ongeveer`,
  },
  neededNote: (unit) =>
    `De laatste kolom is een benadering. Ze gaat uit van meer ${unit} van dezelfde soort, waarin de groep even vaak voorkomt.`,
};
