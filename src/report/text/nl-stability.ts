import type { StabilityText } from "./stability-text.js";

/** Nederlandse teksten over hoe stabiel klassen en cijfers zijn. */
export const stabilityNl: StabilityText = {
  heading: {
    shift: ({ threshold, step, count, unit }) =>
      `Als de grens ${threshold} met ${step} verschuift, komen tot ${count} ${unit} in een andere klasse`,
    plain: "Hoe stabiel is het",
    notEstimable: "Hoe stabiel klassen en cijfers zijn, is met deze data niet te schatten",
  },
  what: (unit) =>
    `De score deelt ${unit} in klassen in. Dit hoofdstuk vraagt hoeveel er in een andere klasse zouden staan als een grens iets anders lag of als twijfelachtige codes fout waren, en of cijfers voor en na een datum gelijk zijn.`,
  when: "Dit is van belang als een kleine wijziging van een regel of van één code bepaalt wie wordt onderzocht.",
  notEstimable: (reason) => `Hoe stabiel klassen en cijfers zijn, is niet te schatten: ${reason}.`,
  withheld: "Dit deel rust op aantallen die te klein zijn om te publiceren.",
  setByHand: (count, unit) =>
    `${count ?? "Enkele"} ${unit} hebben een score die met de hand is gezet. Zij tellen hier niet mee: geen grens en geen code verandert zo'n score.`,
  bands: {
    fixed: (unit) =>
      `De grenzen liggen vast. Andere data verandert dus van geen van deze ${unit} de klasse, maar wel hoeveel elke klasse bevat. Het interval zegt hoe ver dat aantal door toeval verschuift.`,
    ranked: (unit) =>
      `De klassen zijn gemaakt op rangorde. De klasse van de een hangt dus ook af van alle anderen: met andere ${unit} verschuift de grens, en wie er dichtbij ligt, wisselt van klasse.`,
    registered:
      "De klassen zijn geregistreerd en niet door een regel van het plan uit de score gemaakt. Er is dus geen grens die kan verschuiven.",
    cut: ({ lower, higher, cut, from, to, near, unit }) =>
      `De grens tussen “${lower}” en “${higher}” ligt bij ${cut}. Bij andere trekkingen van evenveel ${unit} ligt hij tussen ${from} en ${to}; ${near} ${unit} hebben zo'n score.`,
    expected: ({ count, all, unit }) =>
      `Bij een andere trekking van ${unit} zouden ongeveer ${count} van deze ${all} ${unit} in een andere klasse staan.`,
    table: {
      caption: "Hoeveel elke klasse bevat",
      band: "Klasse",
      units: (unit) => `Aantal ${unit}`,
      share: "Aandeel",
      interval: (level) => `${level}-interval`,
    },
  },
  shifts: {
    rise: ({ lower, higher, at, to, count, all, unit }) =>
      `Met ${to} in plaats van ${at} als grens gaan ${count} van ${all} ${unit} van “${lower}” naar “${higher}”.`,
    fall: ({ lower, higher, at, to, count, all, unit }) =>
      `Met ${to} in plaats van ${at} gaan ${count} van ${all} ${unit} van “${higher}” naar “${lower}”.`,
    joined: (unit, bound) => `Stappen met minder dan ${bound} ${unit} zijn met de volgende stap samengenomen.`,
    finding: ({ threshold, step, count, unit }) =>
      `Als de grens van ${threshold} met ${step} verschuift, wisselen tot ${count} ${unit} van klasse`,
    withheld: "Hier staat geen grafiek: een klasse bevat te weinig om te publiceren.",
    subtitle: (unit, period) =>
      `Aantal ${unit} dat van klasse wisselt, naar hoe ver een grens verschuift; de andere grenzen blijven staan. Periode: ${period}.`,
    description: (unit) =>
      `Eén lijn per grens, het laagst in het midden, waar de grens ligt. Naar beide kanten stijgen de lijnen met het aantal ${unit} dat van klasse wisselt. De tabel onder de figuur bevat alle getallen.`,
    shiftAxis: "punten die de grens verschuift",
    countAxis: (unit) => `${unit} in een andere klasse`,
    line: (threshold) => `grens ${threshold}`,
    table: {
      caption: (unit) => `Aantal ${unit} dat van klasse wisselt als een grens verschuift`,
      threshold: "Grens",
      at: "Verschoven naar",
      shift: "Punten",
      change: "Wisselen van klasse",
      direction: "Richting",
      higher: "naar een hogere klasse",
      lower: "naar een lagere klasse",
    },
  },
  codes: {
    together: "alle samen",
    intro:
      "Sommige codes zijn met twijfel ingevuld. Niemand weet welke daarvan fout zijn. Deze aantallen zeggen wat er verandert als ze allemaal fout zijn, of een aandeel dat door loting is bepaald.",
    all: ({ name, units, unit, higher, lower }) =>
      `“${name}”: bij ${units} ${unit} is de code twijfelachtig. Als ze allemaal fout zijn, gaan er ${higher} naar een hogere klasse en ${lower} naar een lagere.`,
    some: ({ name, units, unit, bound }) =>
      `“${name}”: bij ${units} ${unit} is de code twijfelachtig. Als ze allemaal fout zijn, wisselen er minder dan ${bound} van klasse.`,
    hidden: (name) => `“${name}”: deze aantallen zijn te klein om te publiceren.`,
    table: {
      caption: (unit) => `Aantal ${unit} dat van klasse wisselt, naar het aandeel twijfelachtige codes dat fout is`,
      indicator: "Kenmerk",
      share: "Aandeel fout",
      higher: "Naar een hogere klasse",
      lower: "Naar een lagere klasse",
      range: (level) => `${level}-bereik van alle wisselingen`,
    },
  },
  time: {
    date: ({ label, date }) => `Voor en vanaf ${date} (${label}):`,
    difference: ({ measure, before, after, lower, upper, unit, level }) =>
      `${measure}: ${before} ervoor en ${after} erna. Toeval alleen verklaart het verschil niet (${level}-interval van het verschil: ${lower} tot ${upper}${unit}).`,
    noDifference: ({ measure, before, after, lower, upper, unit, level }) =>
      `${measure}: ${before} ervoor en ${after} erna. Toeval kan het verschil verklaren (${level}-interval van het verschil: ${lower} tot ${upper}${unit}).`,
    points: " procentpunt",
    pooled:
      "Andere hoofdstukken nemen beide kanten van deze datum samen. Waar de kanten verschillen, beschrijft zo'n cijfer geen van beide.",
    known:
      "Overtredingen zijn geteld onder wie een bekende uitkomst heeft. Een verandering kan ook liggen in hoe uitkomsten bekend worden of worden vastgelegd, en niet in wat er gebeurt.",
    measures: {
      flaggedShare: "Aandeel aangemerkt",
      violationRate: "Aandeel met een overtreding",
      auc: "Oppervlakte onder de ROC-curve",
    },
    sets: { random: "steekproef", "all-known": "alle bekende uitkomsten" },
    short: {
      flaggedShare: "aangemerkt",
      violationRate: "overtreding",
      auc: "oppervlakte",
      random: "steekproef",
      "all-known": "alle bekende",
    },
    withheldDates:
      "Cijfers voor en na een datum staan hier niet: een stuk van de tijd bevat te weinig om te publiceren.",
    withheldPeriods:
      "Cijfers zonder één periode staan hier niet: een stuk van de tijd bevat te weinig om te publiceren.",
    withheldSet: (set) => `Cijfers door de tijd over “${set}” rusten op aantallen die te klein zijn om te publiceren.`,
    undated: (count, unit) =>
      `${count} ${unit} hebben geen datum van de voorspelling en staan aan geen kant van een datum.`,
    onePeriod:
      "De datums vallen in één periode van de kalender, of elke andere periode bevat te weinig: er kan geen periode weg.",
    largest: ({ period, measure, all, without }) =>
      `Van alle periodes verandert “${measure}” het meest zonder ${period}: van ${all} naar ${without}.`,
    span: (from, to) => `${from} tot en met ${to}`,
    figure: {
      finding: ({ label, date }) => `Cijfers voor en vanaf ${date}: ${label}`,
      subtitle: (unit, level, period) =>
        `Aandelen van ${unit} en oppervlakte onder de ROC-curve, elk met het ${level}-interval. Periode: ${period}.`,
      description: ({ date }) =>
        `Een rij per cijfer: een open stip voor de tijd voor ${date}, een dichte stip voor daarna, met een lijn voor het interval. De tabel onder de figuur bevat alle getallen.`,
      legend: "Open: ervoor. Dicht: erna.",
    },
    table: {
      dates: ({ label, date }) => `Voor en vanaf ${date}: ${label}`,
      measure: "Cijfer",
      before: "Ervoor",
      after: "Erna",
      difference: "Verschil (aandelen: procentpunt)",
      interval: (level) => `${level}-interval van het verschil`,
      periods: "Cijfers zonder één periode",
      period: "Zonder",
      units: (unit) => `Aantal ${unit}`,
      all: "niets weggelaten",
    },
  },
};
