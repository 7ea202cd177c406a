import type { RangesText } from "./ranges-text.js";

/** Dutch prose about rounded counts. */
export const rangesNl: RangesText = {
  intro:
    "De aantallen zijn vooraf afgerond. Eén afgerond aantal kan bij verschillende precieze aantallen horen. De volgende tabel geeft per getal de laagste en de hoogste waarde over alle precieze aantallen die passen. Hier staat de exacte toets van Fisher in de plaats van de toets met willekeurige verdelingen: de kleinste staart telt dubbel, met de correctie van Holm voor meer groepen. Een oordeel staat er alleen als het voor al die aantallen geldt.",
  deciding: ({ lower, upper, alpha }) =>
    `De kleinste gecorrigeerde p-waarde ligt tussen ${lower} en ${upper}. De toets houdt ${alpha} aan als grens.`,
  pearson: ({ lower, upper }) => `De chi-kwadraat van Pearson over alle klassen ligt tussen ${lower} en ${upper}.`,
  caption: (hypothesis) => `Hypothese ${hypothesis}: laagste en hoogste waarde over alle precieze aantallen die passen`,
  columns: {
    group: "Groep",
    difference: "Verschil, procentpunten",
    ratio: "Verhouding",
    interval: (level) => `Bevat elk ${level}-interval van de verhouding`,
    adjusted: "Gecorrigeerde p",
  },
  noUpperEnd: "geen bovengrens",
};
