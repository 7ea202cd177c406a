import type { AssumedRatesText } from "./assumed-rates-text.js";

/** Nederlandse teksten over klassen en groepen bij verborgen overtredingen. */
export const assumedRatesNl: AssumedRatesText = {
  measure: {
    "false-positive-rate": (unit) => `het aandeel aangemerkte ${unit} onder die zonder overtreding`,
    "false-negative-rate": (unit) => `het aandeel niet-aangemerkte ${unit} onder die met een overtreding`,
    "violations-among-flagged": (unit) => `het aandeel met een overtreding onder aangemerkte ${unit}`,
  },
  claim: {
    group: ({ measure, group }) => `${measure} vergelijkbaar is voor ${group} en de rest`,
    all: (measure) => `${measure} vergelijkbaar is voor alle groepen`,
  },
  claims: {
    caption: "Wat over score en klassen wordt gezegd, en hoeveel verborgen overtredingen dat onderuithalen",
    groupsCaption: "Welke groepen vergelijkbaar zijn, en hoeveel verborgen overtredingen dat onderuithalen",
    columns: [
      "Gezegd wordt dat",
      "Als niemand iets verbergt",
      "De schatting klopt niet meer",
      "Ook met toeval niet meer",
    ],
    shown: "schatting en interval laten het zien",
    estimateOnly: "alleen de schatting laat het zien",
    notShown: "niet te zien",
    failsAt: ({ hidden, never, share, unit }) =>
      `als ${hidden} of meer van de ${never} nooit gecontroleerde ${unit} een overtreding verbergen (${share})`,
    failsNow: "ook zonder verborgen overtredingen",
    holds: (share) => `niet tot ${share}`,
  },
  bands: {
    sentence: ({ band, now, highest, share, unit }) =>
      `Van elke 1.000 ${unit} in klasse “${band}” hebben er ${now} een overtreding als niemand iets verbergt. Als tot ${share} van de nooit gecontroleerde er een verbergt, kan dit alles zijn tot ${highest}.`,
    caption: "Aandeel overtredingen onder alle eenheden van een klasse, naar aandeel verborgen overtredingen",
    columns: { band: "Klasse", share: "Verborgen, ten hoogste", range: "Laagst tot hoogst mogelijk" },
    withheld: (bands) => `Van deze klassen staan hier geen getallen, omdat ze op te kleine aantallen rusten: ${bands}.`,
  },
  groups: {
    intro: ({ lower, upper, unit }) =>
      `Verborgen overtredingen veranderen ook hoe vaak de score zich per groep vergist. Een groep en de rest heten vergelijkbaar als de verhouding van hun aandelen ligt tussen ${lower} en ${upper}, de marge van het plan. Elke groep wordt vergeleken met alle andere ${unit}.`,
    joint: (unit) =>
      `De grenzen laten verborgen overtredingen in elke groep toe, bij aangemerkte ${unit} en bij de rest, daar waar ze het getal het meest veranderen. De ene groep kan er dus veel verbergen en de andere geen.`,
    summary: ({ measure, estimate, interval, of }) =>
      `Groepen die hier staan: ${of}. Als niemand iets verbergt, zegt de schatting bij ${estimate} daarvan dat ${measure} vergelijkbaar is voor de groep en de rest. Bij ${interval} daarvan zegt het interval dat ook.`,
    first: ({ group, hidden, never, share, unit }) =>
      `De eerste schatting die niet meer klopt, is die van ${group}: ${hidden} verborgen overtredingen op de slechtste plek zijn genoeg, van ${never} nooit gecontroleerde ${unit} (${share}).`,
    none: (unit) => `Geen groep heeft hiervoor genoeg eigen ${unit}.`,
    hidden: (count) => `Groepen die hier niet staan, omdat ze op te kleine aantallen rusten: ${count}.`,
    caption: (measure) => `Per groep bij verborgen overtredingen: ${measure}`,
    columns: {
      group: "Groep",
      now: "Als niemand iets verbergt",
      range: (share) => `Mogelijk tot ${share}`,
      ratioNow: "Verhouding tot de rest",
      ratioRange: (share) => `Verhouding mogelijk tot ${share}`,
    },
    planned: ({ group, least, most, others }) =>
      `Het plan geeft ${group} een eigen aandeel: tussen ${least} en ${most} van de eigen nooit gecontroleerde verbergt een overtreding, en ten hoogste ${others} van alle andere.`,
    plannedNumbers: ({ measure, range, ratio }) =>
      `Dan loopt ${measure} van ${range}, en de verhouding tot de rest van ${ratio}.`,
    notPlaced: (groups) => `Het plan geeft een aandeel aan groepen die niet in de data staan: ${groups}.`,
    notEstimable: (reason) => `Over groepen is hier niets te zeggen: ${reason}.`,
    unbounded: "elke grootte",
  },
};
