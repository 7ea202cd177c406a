import type { FiguresText } from "./figures-text.js";

/** Dutch words of the figures on what is known, on steps, and on what could have been found. */
export const figuresNl: FiguresText = {
  known: {
    finding: ({ unknown, unit }) => `Van ${unknown} van de ${unit} weet niemand of zij zich aan de regels houden`,
    subtitle: ({ unit, period }) =>
      `Aandeel ${unit} waarvan de uitkomst bekend is, en aandeel dat nooit is gecontroleerd. Periode: ${period}.`,
    description: ({ rows }) => `Een balk in drie delen per rij. ${rows}`,
    row: ({ label, none, unknown, violation }) =>
      `${label}: ${none} zonder overtreding, ${unknown} nooit gecontroleerd, ${violation} met een overtreding.`,
    all: "alle",
    parts: ["wit: geen overtreding", "licht: nooit gecontroleerd", "donker: overtreding"],
    caption: "Wat bekend is, per klasse",
    columns: ["Klasse", "Geen overtreding gevonden", "Nooit gecontroleerd", "Overtreding gevonden"],
  },
  steps: {
    finding: ({ group, shares }) => `${group}: ${shares}`,
    share: ({ step, group, others }) => `${step} ${group} tegen ${others}`,
    subtitle: ({ group, others, period }) => `Aandeel bij elke stap, ${group} en ${others}. Periode: ${period}.`,
    description: ({ rows }) => `Een rij per stap van het proces, met een dichte en een open stip. ${rows}.`,
    flagged: "voorgesteld door het model",
    selected: "gekozen door mensen",
    outcome: "overtreding bij aangemerkten",
    legend: "dicht: deze groep; open: alle andere",
    note: "Elke stap heeft een eigen geheel: de eerste twee tellen alle eenheden, de laatste aangemerkte eenheden met een bekende uitkomst.",
    caption: "Aandelen bij elke stap van het proces",
    columns: ["Stap", "Deze groep", "Alle andere"],
  },
  detectable: {
    finding: ({ reached, of, upper, power }) =>
      `Bij ${reached} van ${of} getoetste groepen zou een verhouding van ${upper} in ${power} van de datasets worden gevonden`,
    subtitle: ({ hypothesis, power, baseRate }) =>
      `Hypothese ${hypothesis}: kleinste verhouding boven 1 die de beslissende toets in ${power} van de datasets aantoont, als ${baseRate} is aangemerkt.`,
    description: ({ groups, lower, upper }) =>
      `Puntgrafiek met één rij per groep: ${groups}. Een band geeft de marge van ${lower} tot ${upper}. Hoe verder een stip naar rechts ligt, hoe groter een verschil moet zijn om gezien te worden.`,
    note: "Een stip voorbij de marge betekent dat een verschil zo groot als de marge er ongezien kan zijn.",
  },
};
