import type { RangesText } from "./ranges-text.js";

/** Dutch prose about rounded counts. */
export const rangesNl: RangesText = {
  intro:
    "De aantallen zijn vooraf afgerond. Eén afgerond aantal kan bij verschillende precieze aantallen horen. De volgende tabel geeft per getal de laagste en de hoogste waarde over alle precieze aantallen die passen. Hier staat de exacte toets van Fisher in de plaats van de toets met willekeurige verdelingen: de kleinste staart telt dubbel, met de correctie van Holm voor meer groepen. Een oordeel staat er alleen als het voor al die aantallen geldt.",
  suppressedIntro:
    "Daarom is de gewone toets niet gedaan. In plaats daarvan is gekeken naar alle precieze aantallen die passen: een weggelaten aantal kan alles zijn onder de grens van de bron. De volgende tabel geeft per getal de laagste en de hoogste waarde. De toets is de exacte toets van Fisher: de kleinste staart telt dubbel, met de correctie van Holm voor meer groepen. Een oordeel staat er alleen als het voor al die aantallen geldt.",
  designEffect: ({ designEffect, source }) =>
    `Daarom is de gewone toets niet gedaan. Het plan noemt een ontwerpeffect van ${designEffect} (bron: ${source}). Dat zegt hoeveel minder de leden van een cluster vertellen dan evenveel losse mensen.`,
  approximate: ({ statistic, degreesOfFreedom, p, alpha }) =>
    `Een benaderende toets deelt de chi-kwadraat van Pearson daardoor: ${statistic} bij ${degreesOfFreedom} vrijheidsgraden, ${p}. De toets houdt ${alpha} aan als grens. Hij is niet beter dan dat ontwerpeffect en zegt niets over losse groepen.`,
  claimShown: "Er is een verschil aangetoond, met een toets die de gewone vervangt",
  summaryShown: (hypothesis) =>
    `Bij hypothese ${hypothesis} is een verschil aangetoond dat niet door toeval te verklaren is, met een toets die de gewone vervangt.`,
  deciding: ({ lower, upper, alpha }) =>
    `De kleinste gecorrigeerde p-waarde ${span(lower, upper)}. De toets houdt ${alpha} aan als grens.`,
  pearson: ({ lower, upper }) => `De chi-kwadraat van Pearson over alle klassen ${span(lower, upper)}.`,
  cramersV: ({ lower, upper }) =>
    `De sterkte van het verband over alle klassen (Cramérs V, van 0 tot 1) ${span(lower, upper)}.`,
  caption: (hypothesis) => `Hypothese ${hypothesis}: laagste en hoogste waarde over alle precieze aantallen die passen`,
  columns: {
    group: "Groep",
    difference: "Verschil, procentpunten",
    ratio: "Verhouding",
    interval: (level) => `Bevat elk ${level}-interval van de verhouding`,
    adjusted: "Gecorrigeerde p",
  },
  noUpperEnd: "geen bovengrens",
  selection: {
    intro:
      "De aantallen zijn vóór de audit afgerond. Eén gepubliceerd aantal kan voor meerdere exacte aantallen staan. De volgende tabel geeft de laagste en de hoogste waarde over alle exacte aantallen die passen.",
    caption: "Selectie: laagste en hoogste waarde over alle exacte aantallen die passen",
    share: "Aandeel geselecteerd",
  },
};

function span(lower: string, upper: string): string {
  return lower === upper ? `is ${lower}` : `ligt tussen ${lower} en ${upper}`;
}
