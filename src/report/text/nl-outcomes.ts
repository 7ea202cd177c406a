import type { OutcomesText } from "./outcomes-text.js";

/** Dutch prose about what rests on known outcomes. */
export const outcomesNl: OutcomesText = {
  provenance: {
    heading: {
      random: "Waar de uitkomsten vandaan komen: er is een steekproef bij",
      missing: (bands) => `Waar de uitkomsten vandaan komen: niet elke weg dekt ${bands}`,
      selected: "Waar de uitkomsten vandaan komen: van wie is uitgekozen, niet uit een steekproef",
      unstated: "Waar de uitkomsten vandaan komen: de data zegt het niet",
    },
    what: "Een uitkomst is alleen bekend als iemand heeft gekeken. Dit deel telt hoe uitkomsten bekend zijn geworden: door een willekeurige steekproef, door de risicoscore, of door een signaal. Het zegt in welke klassen er uitkomsten zijn.",
    when: "Dit is van belang voor elk getal dat volgt. Wie vooral hoge scores controleert, weet weinig over lage.",
    notEstimable: (reason) => `Waar de uitkomsten vandaan komen, is niet te beschrijven: ${reason}.`,
    noBand: ({ set, bands }) => `Bij ${set} is er geen enkele uitkomst in ${bands}.`,
    everyBand: "Elke weg waarlangs uitkomsten bekend werden, dekt alle klassen.",
    restriction:
      "Beperkt bereik: als alleen uitgekozen eenheden een uitkomst hebben, zegt een aandeel iets over die eenheden en niet over alle. Een score kan daar slechter of beter lijken dan zij is. Een overtreding waar niemand keek, zit in geen enkel getal.",
    randomFirst: "De steekproef staat hieronder voorop: alleen die staat voor alle eenheden.",
    oneWay: (set) => `Alle uitkomsten zijn langs één weg bekend geworden: ${set}.`,
    unstated: "De data zegt niet hoe de uitkomsten bekend zijn geworden.",
    caption: (unit) => `Bekende uitkomsten per klasse en per weg waarlangs zij bekend werden, geteld in ${unit}`,
    set: "Uitkomsten",
    any: "wel",
    none: "geen",
  },
  bands: {
    heading: {
      rising: (set) => `Bij ${set} hebben hogere klassen meer overtredingen`,
      falling: (set) => `Bij ${set} hebben hogere klassen minder overtredingen`,
      notOrdered: (set) =>
        `Bij ${set} nemen overtredingen toe over de klassen, maar niet van elke klasse op de volgende`,
      notDistinguishable: (set) =>
        `Bij ${set} is een toename van overtredingen over de klassen niet van toeval te onderscheiden`,
      withheld: "Of de klassen geordend zijn, rust op aantallen die te klein zijn om te publiceren",
      notEstimable: "Of de klassen geordend zijn, is uit deze data niet te schatten",
    },
    what: "Een risicomodel belooft meer overtredingen in een hogere klasse. Dit deel geeft per klasse het aandeel met een overtreding, en toetst of dat van klasse op klasse verandert (Cochran-Armitage).",
    when: "Dit is van belang omdat een klasse bepaalt wie wordt onderzocht. Heeft een hogere klasse niet meer overtredingen, dan zegt haar naam weinig.",
    notEstimable: (reason) => `Of de klassen geordend zijn, is niet te schatten: ${reason}.`,
    frequencies: ({ set, parts, unit }) => `Bij ${set} is op elke 1.000 ${unit} een overtreding gevonden bij ${parts}.`,
    frequency: ({ perThousand, band }) => `${perThousand} in klasse “${band}”`,
    trend: ({ points, interval, p }) =>
      `Van de ene klasse op de volgende verandert het aandeel met een overtreding gemiddeld met ${points} procentpunt${interval}; ${p}.`,
    assumption:
      "Hier tellen nooit gecontroleerde eenheden als nalevend. Dat is een aanname die niemand heeft getoetst.",
    notRandom:
      "Voor zover de data het zegt, komen deze uitkomsten niet uit een steekproef. Klassen kunnen hier verschillen door wie is gecontroleerd, en niet alleen door wie de regels overtreedt.",
    figure: {
      finding: ({ low, lowRate, high, highRate }) =>
        `Een overtreding is gevonden bij ${lowRate} in klasse “${low}” en bij ${highRate} in klasse “${high}”`,
      subtitle: ({ set, unit, level, period }) =>
        `Aandeel ${unit} met een overtreding per klasse, met ${level}-intervallen. Uitkomsten: ${set}. Periode: ${period}.`,
      description: (parts) => `Per klasse een punt met een interval, van laag naar hoog: ${parts}.`,
      axis: "aandeel met een overtreding",
      overall: (share) => `alle klassen ${share}`,
      withheld: "Hier staat geen grafiek: de aandelen rusten op aantallen die te klein zijn om te publiceren.",
    },
    caption: (unit) => `Aandeel met een overtreding per klasse, geteld in ${unit}`,
    stepsCaption: "Verschillen tussen klassen die op elkaar volgen, in procentpunten, en de trend over alle klassen",
    columns: {
      set: "Uitkomsten",
      trend: "Verandering per klasse",
      step: (higher, lower) => `“${higher}” min “${lower}”`,
      test: "p (trend)",
      n: "n",
    },
  },
  errors: {
    byMajority:
      "Een referent telt bij de nationaliteit die de meeste van zijn migranten hebben, volgens dezelfde regel als in hypothese 2. Referenten zonder zo'n meerderheid staan op een eigen regel. Referenten zonder migranten tellen hier niet mee.",
    noMajority: "geen meerderheid",
    rankedByBand: "De data bevat geen score. De oppervlaktes hieronder ordenen op klasse.",
    tests: ({ groups, alpha }) =>
      `Elk aandeel van een groep is vergeleken met dat van de anderen met de exacte toets van Fisher (mid-p), gecorrigeerd volgens Holm voor ${groups} groepen, op ${alpha} per aandeel.`,
    noneTested: "Geen groep heeft genoeg bekende uitkomsten voor een toets.",
    largest: ({ group, own, others, unit, points, interval, p }) =>
      `Het duidelijkste verschil: van elke 1.000 ${unit} zonder overtreding zijn er ${own} aangemerkt in groep ${group} en ${others} bij de anderen. Dat is ${points} procentpunt${interval}; gecorrigeerd ${p}.`,
    noneShown: "Bij het onterecht aanmerken is geen verschil aangetoond dat toeval niet verklaart.",
    perThousand: ({ group, wrongly, unit }) =>
      `Van elke 1.000 ${unit} met een bekende uitkomst in groep ${group} zijn er ${wrongly} aangemerkt zonder overtreding.`,
    figures: {
      falsePositiveRate: {
        finding: ({ group, own, others }) =>
          `Onterecht aangemerkt: ${own} in groep ${group}, tegen ${others} bij de anderen`,
        findingNone: "Onterecht aangemerkt: tussen groepen is geen verschil aangetoond",
        findingPlain: "Onterecht aangemerkt per groep",
        subtitle: ({ unit, level, period }) =>
          `Aandeel aangemerkt van de ${unit} zonder overtreding, met ${level}-intervallen. Periode: ${period}.`,
        description: ({ groups, overall }) =>
          `Een punt met een interval voor elk van ${groups} groepen; een streepjeslijn bij het aandeel over alle groepen, ${overall}.`,
      },
      falseNegativeRate: {
        finding: ({ group, own, others }) => `Gemist: ${own} in groep ${group}, tegen ${others} bij de anderen`,
        findingNone: "Gemist: tussen groepen is geen verschil aangetoond",
        findingPlain: "Gemist per groep",
        subtitle: ({ unit, level, period }) =>
          `Aandeel niet aangemerkt van de ${unit} met een overtreding, met ${level}-intervallen. Periode: ${period}.`,
        description: ({ groups, overall }) =>
          `Een punt met een interval voor elk van ${groups} groepen; een streepjeslijn bij het aandeel over alle groepen, ${overall}.`,
      },
    },
    overallLabel: (share) => `alle groepen ${share}`,
    leftOut: (count) => `${count} groepen zijn niet getekend: zij zijn niet getoetst of mogen niet worden getoond.`,
    withheld: "Hier staat geen grafiek: de aandelen rusten op groepen die te klein zijn om te publiceren.",
    precision: "Overtreding bij aangemerkten",
    wronglyFlagged: "Onterecht aangemerkt per 1.000",
    differencesCaption: "Verschillen van elke groep met de anderen, in procentpunten",
    rates: {
      falsePositiveRate: "Onterecht aangemerkt",
      falseNegativeRate: "Gemist",
      precision: "Overtreding bij aangemerkten",
    },
    simultaneous: (level) => `${level}-interval, alle groepen tegelijk`,
    adjusted: "p, gecorrigeerd",
    areasCaption: "Oppervlakte onder de ROC-curve binnen en tussen groepen",
    areas: {
      within: "Binnen de groep",
      difference: "Min die van de anderen",
      ownViolations: "Overtredingen van de groep tegen anderen zonder",
      ownWithout: "Overtredingen van de anderen tegen de groep zonder",
    },
    areasExplained:
      "De oppervlakte is de kans dat een overtreding de hoogste score heeft. Binnen een groep komen beide uit die groep. Tussen groepen komt de ene uit de groep en de andere uit de rest: staat in de laatste kolom minder dan 0,5, dan scoren leden van de groep zonder overtreding meestal hoger dan overtredingen van de anderen.",
    bandsCaption: "Aandeel met een overtreding per klasse en groep",
    setsCaption: (unit) => `Fouten over alle groepen per weg waarlangs uitkomsten bekend werden, geteld in ${unit}`,
    assumption: "niet getoetste aanname",
    hiddenInParts: "Per groep staan deze uitkomsten in de CSV-bestanden, waar de getallen gepubliceerd mogen worden.",
  },
  calibration: {
    heading: {
      tooHigh: (set) => `Bij ${set} is de score hoger dan het aandeel met een overtreding`,
      tooLow: (set) => `Bij ${set} is de score lager dan het aandeel met een overtreding`,
      onAverage: (set) => `Bij ${set} klopt de score gemiddeld, voor zover toeval dat laat zien`,
      classes: "Hoe vaak bij elke score een overtreding is gevonden",
      withheld: "Wat een score betekent, rust op aantallen die te klein zijn om te publiceren",
      notEstimable: "Wat een score betekent, is uit deze data niet te schatten",
    },
    what: "Zegt een score 30%, dan zouden ongeveer 30 van 100 zulke eenheden een overtreding moeten hebben. Dit deel vergelijkt wat de score zegt met wat is gevonden.",
    when: "Dit is van belang als mensen een score als kans lezen, of scores tussen groepen vergelijken.",
    notEstimable: (reason) => `Wat een score betekent, is niet te schatten: ${reason}.`,
    noProbability:
      "Het plan zegt niet dat de score een kans is. Daarom staat hier alleen het aandeel met een overtreding per score.",
    average: ({ set, predicted, observed, interval }) =>
      `Bij ${set} zegt de score gemiddeld ${predicted}. Een overtreding is gevonden bij ${observed}${interval}.`,
    slope: ({ slope, interval }) =>
      `De helling van de ijking is ${slope}${interval}. Bij 1 liggen scores zo ver uit elkaar als hoort. Onder 1 zijn hoge scores te hoog en lage te laag. Onder 0 gaan hogere scores samen met minder overtredingen.`,
    brier: ({ score, uncertainty }) =>
      `De Brier-score is ${score}. Voor iedereen hetzelfde aandeel zeggen zou ${uncertainty} geven; lager is beter.`,
    figure: {
      finding: ({ low, high }) =>
        `Het aandeel met een overtreding is ${low} bij de laagste scores en ${high} bij de hoogste`,
      subtitle: ({ set, unit, level, period }) =>
        `Aandeel ${unit} met een overtreding naar gemiddelde score van naburige klassen, met ${level}-intervallen. Uitkomsten: ${set}. Periode: ${period}.`,
      description: ({ points }) =>
        `${points} punten met intervallen, van lage naar hoge scores. De tabel onder de figuur bevat alle getallen.`,
      scoreAxis: "gemiddelde score",
      predictedAxis: "wat de score zegt",
      observedAxis: "aandeel met een overtreding",
      asPredicted: "zoals de score zegt",
      withheld: "Hier staat geen grafiek: de aandelen rusten op aantallen die te klein zijn om te publiceren.",
    },
    curveCaption: "Aandeel met een overtreding naar score",
    curve: { from: "Score vanaf", mean: "Gemiddelde score", observed: "Met een overtreding" },
    caption: (unit) => `Wat de score zegt tegen wat is gevonden, geteld in ${unit}`,
    groupsCaption: (unit) => `Hetzelfde per groep, over alle bekende uitkomsten, geteld in ${unit}`,
    columns: {
      set: "Uitkomsten",
      predicted: "Score zegt",
      observed: "Gevonden",
      inTheLarge: "Gemiddeld tekort (log-odds)",
      slope: "Helling",
      brier: "Brier-score",
      reliability: "Betrouwbaarheid",
      resolution: "Onderscheid",
      uncertainty: "Onzekerheid",
      error: "Gemiddelde afstand (ECE)",
    },
  },
};
