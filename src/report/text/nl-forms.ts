import type { FormsText } from "./forms-text.js";
import { notTestedNl } from "./nl-verdict.js";

/** Dutch words for the second families of hypothesis 1. */
export const formsNl: FormsText = {
  heading: (form, claim) =>
    form === "mean-score"
      ? `Hypothese 1 naar de gemiddelde score: ${claim}`
      : `Hypothese 1 over alle risicoklassen: ${claim}`,
  claims: {
    differ: (groups) => `er is een verschil aangetoond voor ${groups}`,
    some: "er is een verschil aangetoond",
    none: "geen statistisch bewijs voor een verschil",
    withheld: "de uitkomst mag niet worden getoond",
    notTested: "niet getoetst",
  },
  why: {
    "mean-score": ({ unit, alpha }) =>
      `Twee groepen kunnen even vaak worden aangewezen en toch andere scores hebben. Daarom vergelijkt het plan ook de gemiddelde score van de leden van elke groep met die van alle anderen. Alle leden van een van de ${unit} tellen mee met diezelfde score. Deze reeks toetsen heeft een eigen foutkans, ${alpha}.`,
    "all-bands": ({ unit, alpha }) =>
      `Aangewezen of niet is één grens tussen de risicoklassen. Het plan vergelijkt de groepen ook bij elke andere grens: welk deel van de leden zit bij ${unit} in die klasse of een hogere. Deze reeks toetsen heeft een eigen foutkans, ${alpha}.`,
  },
  beside: "Er is niet gecorrigeerd voor de toets op aangewezen worden. Geen enkel oordeel verandert hierdoor.",
  deciding: ({ test, groups, cuts }) =>
    `De kleinste p-waarde over ${groups} getoetste groepen${cuts === null ? "" : ` en ${cuts} grenzen`}, gecorrigeerd voor hun aantal: ${test}.`,
  through: (groups) =>
    `Ook voor ${groups} is er een verschil te zien. Dat verdwijnt, of kan verdwijnen, als een andere groep die ver van de rest ligt niet meetelt.`,
  noScore: "een deel van de onderzochte eenheden heeft geen score",
  notTested: (reason) => `Dit kon niet worden getoetst: ${reason}.`,
  reasons: notTestedNl,
  table: {
    "mean-score": "Gemiddelde score van elke groep tegenover alle anderen",
    "all-bands": "Elke groep tegenover alle anderen bij elke grens tussen de klassen",
  },
  columns: {
    cut: "Klasse",
    mean: { "mean-score": "Gemiddelde score", "all-bands": "Aandeel" },
    rest: { "mean-score": "Gemiddelde score van de anderen", "all-bands": "Aandeel van de anderen" },
    difference: { "mean-score": "Verschil", "all-bands": "Verschil, punten" },
    interval: "Interval",
    adjusted: "p, gecorrigeerd",
    finding: "Uitkomst",
  },
  atLeast: (band) => `${band} of hoger`,
  findings: {
    differs: "Verschilt",
    "through-others": "Door anderen",
    "not-shown": "Niet aangetoond",
    withheld: "Mag niet worden getoond",
  },
};
