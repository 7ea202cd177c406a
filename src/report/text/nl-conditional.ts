import type { ConditionalText } from "./conditional-text.js";

/** Dutch texts of the results within classes. */
export const conditionalNl: ConditionalText = {
  heading: (label) => `Binnen klassen van ${label}`,
  question: (label, unit) =>
    `Dit beantwoordt een andere vraag. Hier worden groepen alleen vergeleken binnen klassen van ${label}: de voorspellingen zijn opnieuw verdeeld over ${unit} van dezelfde klasse. Zo blijkt welk deel van een verschil via ${label} loopt, en of er een verschil overblijft tussen ${unit} die daarin gelijk zijn. Dit verandert het oordeel nooit: een model dat alleen naar ${label} kijkt, laat hier geen verschil zien, wat het ook met groepen doet.`,
  modelInput: (label) =>
    `Het model gebruikt ${label} zelf. Wat via ${label} loopt, is daarmee als route verklaard. Het rechtvaardigt het verschil niet.`,
  notModelInput: (label) => `Volgens het plan is ${label} geen invoer van het model.`,
  notEstimable: (reason, varied, unit) =>
    `Dit kon niet worden getoetst: ${reason}. ${varied} van de ${unit} staat in een klasse waarin sommige zijn aangemerkt en andere niet.`,
  deciding: ({ groups, test, label }) =>
    `Toets binnen klassen van ${label}, over ${groups} groepen samen en gecorrigeerd voor dat aantal: ${test}.`,
  statement: ({ population, group, label, whole, within }) =>
    `${upperFirst(population.inGroup(group))}: van elke 1.000 zijn er ${whole.count} ${direction(whole.direction)} ${population.flagged} dan van elke 1.000 ${population.others}. Binnen gelijke klassen van ${label} zijn dat er ${within.count} ${direction(within.direction)}.`,
  through: ({ share, interval, label }) => `Van dit verschil loopt ${share}${interval} via ${label}.`,
  noThrough: (reason) => `Welk deel daarlangs loopt, staat hier niet: ${reason}.`,
  nothingShown: "De getallen per groep rusten op groepen of klassen die te klein zijn om te publiceren.",
  reversal: (groups) =>
    `Het verschil keert binnen klassen om bij ${groups}: de twee intervallen liggen aan weerszijden van geen verschil.`,
  signDiffers: (count) =>
    count === 1
      ? "Bij één groep is het teken binnen klassen anders. Dat is niet te onderscheiden van toeval."
      : `Bij ${count} groepen is het teken binnen klassen anders. Dat is niet te onderscheiden van toeval.`,
  thin: ({ classes, of, single, constant, units, unit }) =>
    `Klassen die hier niets zeggen: ${classes} van de ${of}, met samen ${units} ${unit} (${single} met maar één; ${constant} waarin alles of niets is aangemerkt).`,
  thinNames: (names) => `Dit zijn de klassen: ${names}.`,
  figureFinding: ({ group, label }) => `${group} en alle anderen, als geheel en binnen klassen van ${label}`,
  figureSubtitle: ({ population, period }) => `${upperFirst(population.flaggedShare)}. Periode: ${period}.`,
  describe: ({ group, label }) =>
    `Grafiek met één rij voor alles samen en één rij per klasse van ${label}. Elke rij heeft een gevulde stip voor ${group} en een open stip voor alle anderen, met een lijn ertussen. De tabel eronder bevat de getallen.`,
  allTogether: "alles samen",
  others: "alle anderen",
  legend: (group) => `gevulde stip: ${group}; open stip: alle anderen`,
  notDrawn: (count) =>
    `${count} ${count === 1 ? "klasse is" : "klassen zijn"} niet getekend: de grafiek toont de klassen met de meeste leden van de groep.`,
  tableCaption: (label) =>
    `Elke getoetste groep vergeleken met alle anderen, als geheel en binnen klassen van ${label}`,
  columns: {
    whole: "Verschil als geheel, in procentpunten",
    within: "Verschil binnen klassen, in procentpunten",
    through: "Deel dat daarlangs loopt",
    ratioWithin: "Verhouding binnen klassen (Mantel-Haenszel)",
    ratioOverRounding: "Verhouding binnen klassen over alle aantallen die hierop afronden",
    same: "p dat alle klassen dezelfde kansverhouding hebben (Breslow-Day)",
  },
};

function direction(word: "more" | "less"): string {
  return word === "more" ? "meer" : "minder";
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
