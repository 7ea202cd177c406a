import type { RebuildText } from "./rebuild-text.js";

/** Dutch prose of the report of a rebuilt model. */
export const rebuildNl: RebuildText = {
  synthetic:
    "Synthetische data. Dit rapport gaat over verzonnen bedrijven. Het zegt niets over een echt model of over echte bedrijven.",
  insufficient: {
    banner: (reasons) => `Data ontoereikend: ${reasons}. Dit rapport laat zien wat dat betekent.`,
    "too-few-cases": (least) => `er zijn minder dan ${least} bedrijven`,
    "smaller-class-too-small": (least) => `minder dan ${least} bedrijven hebben de zeldzaamste uitkomst`,
  },
  mark: "reconstructie, niet voor gebruik",
  period: "Periode",
  owner: "Eigenaar van het model",
  methodName: { logistic: "regressie", chaid: "boom" },
  finding: {
    chance: ({ violations, none }) =>
      `${violations} tegen ${none} bedrijven: het nagebouwde model is niet van toeval te onderscheiden`,
    aboveChance: ({ violations, none }) =>
      `${violations} tegen ${none} bedrijven: het nagebouwde model doet het beter dan toeval, op de bedrijven waar het zelf van is gemaakt`,
    withheld: "Het oude model nagebouwd: de aantallen bedrijven zijn te klein om te tonen",
  },
  facts: {
    stopped: "Stand van het model",
    decision: ({ date, source }) => `besluit van ${date} (${source})`,
  },
  states: { "temporarily-stopped": "tijdelijk gestopt", "definitively-stopped": "definitief gestopt" },
  summary: {
    heading: "Samenvatting",
    what: ({ model }) =>
      `Dit rapport bouwt het model “${model}” na op de bedrijven waarvan het is gemaakt. De vraag is niet wie er gecontroleerd moet worden. De vraag is: wat kunnen zo weinig bedrijven laten zien?`,
    cases: ({ violations, none, total, required }) =>
      `Er zijn ${violations} bedrijven met een overtreding en ${none} zonder, samen ${total}. In 2017 schreef Juridische Zaken dat dataspecialisten minstens ${required} bedrijven nodig vonden.`,
    area: ({ method, auc, corrected, interval }) =>
      `De gekozen methode, de ${method}, haalt op haar eigen bedrijven een oppervlakte onder de ROC-curve van ${auc}. Dat is te gunstig. Na correctie blijft ${corrected} over${interval}.`,
    byChance: ({ area, share }) =>
      `Wie de overtredingen willekeurig over dezelfde bedrijven verdeelt, krijgt zonder enig verband gemiddeld al ${area}. In ${share} van zulke verdelingen komt de oppervlakte even hoog of hoger.`,
    unstable: ({ indicators }) =>
      `Instabiele indicator, door één van de twee methoden gevonden en door de andere niet: ${indicators}.`,
    noUnstable:
      "Beide methoden vinden dezelfde indicatoren. Op andere bedrijven kan dat anders zijn: zie hoe vaak ze in nieuwe steekproeven terugkomen.",
    needed: ({ units, total }) =>
      `Om dit model verantwoord te maken zijn volgens gangbare regels minstens ${units} bedrijven nodig. Er zijn er ${total}.`,
    notForUse:
      "Het model is gestopt. Dit is een reconstructie, niet voor gebruik. Dit rapport bevat geen lijst van bedrijven en kan er geen maken.",
  },
  claim: {
    heading: "Twee lezingen van dezelfde geschiedenis",
    intro:
      "Deze reconstructie rekent mee wat het memo van 2017 beschrijft. De bronnen spreken elkaar tegen, en dit rapport kiest niet:",
    items: [
      "De regering schrijft op 24 juni 2022 dat de samenstelling van het bestuur nooit deel van het algoritme is geweest (Kamerstuk 19 637, nr. 2904).",
      "Juridische Zaken schrijft op 16 juni 2017 dat het geboorteland van bestuurders in de gekozen regressie voorspellend was, en in de CHAID-boom niet.",
    ],
  },
  selection: {
    heading: "Waarom werd deze methode gekozen?",
    chosen: ({ method, words }) => `Gekozen is de ${method}. De reden in de woorden van de bron: “${words}”.`,
    reasons: {
      "most-predictors": "De reden is: de meeste indicatoren.",
      "fits-better": "De reden is: past beter bij de eigen bedrijven. Dat zegt weinig over andere bedrijven.",
      "other-data": "De reden is: voorspelde beter op andere bedrijven dan waar het model van is gemaakt.",
      "easier-to-explain": "De reden is: beter uit te leggen.",
      other: "De reden valt onder geen van de bekende soorten.",
    },
    mostPredictors:
      "Bevinding: de methode is gekozen om het aantal indicatoren dat zij vindt. Meer indicatoren vinden is geen teken van beter voorspellen. Met weinig bedrijven is het eerder een teken van toeval.",
  },
  score: {
    heading: "De score zelf",
    none: "De score is niet berekend. De coëfficiënten van het oude model staan niet in de openbare bronnen, en dit gereedschap heeft er geen ingebouwd.",
    supplied: ({ version, source, indicators }) =>
      `De score komt uit een aangeleverd bestand met coëfficiënten, versie “${version}”. Bron: ${source}. Indicatoren: ${indicators}.`,
    hash: "SHA-256 van het bestand met coëfficiënten",
    area: ({ auc, interval, high, cut }) =>
      `Op deze bedrijven heeft die score een oppervlakte van ${auc}${interval}. Bij een score van ${cut} of meer is een bedrijf hoog${high === null ? "" : `: dat zijn er ${high}`}.`,
    board:
      "De samenstelling van het bestuur wordt als invoer van de score geweigerd, tenzij een run de bewering van 2017 volgt.",
  },
  figure571: {
    heading: "Het cijfer 0,571",
    reading:
      "0,571 wordt hier gelezen als een oppervlakte onder de ROC-curve. De bron zegt alleen “voorspellende kracht 0,571 tegen 0,5 zonder model” en noemt geen maat, geen aantal bedrijven en geen dataset.",
  },
  found: {
    heading: "Welke indicatoren vindt elke methode?",
    intro: ({ alpha, resamples }) =>
      `De regressie vindt een indicator als de toets van al zijn klassen samen p ≤ ${alpha} geeft. De boom vindt een indicator als hij er ergens op splitst. Daarna zijn er ${resamples} nieuwe steekproeven uit dezelfde bedrijven getrokken: hoe vaak vindt elke methode de indicator dan opnieuw?`,
    caption: "Indicatoren bij beide methoden",
    columns: {
      indicator: "Indicator",
      p: "p, regressie",
      logistic: "Regressie vindt",
      chaid: "Boom vindt",
      logisticAgain: "Regressie opnieuw",
      chaidAgain: "Boom opnieuw",
      remark: "Opmerking",
    },
    yes: "ja",
    no: "nee",
    unstable: "instabiele indicator",
    how: "Een indicator die in de helft van de steekproeven verdwijnt, hangt af van welke bedrijven er toevallig bij zaten. Een indicator die vaak terugkomt, is daarmee nog niet echt: ook toeval in deze bedrijven komt in elke nieuwe steekproef terug.",
    figure: {
      finding: ({ indicator, method, share }) =>
        `Het vaakst komt ${indicator} terug: bij de ${method} in ${share} van de nieuwe steekproeven`,
      subtitle: (resamples) => `Aandeel van ${resamples} steekproeven waarin de methode de indicator vindt`,
      description: "Per indicator en methode een punt: in welk deel van de nieuwe steekproeven hij wordt gevonden.",
      label: ({ indicator, method }) => `${indicator}, ${method}`,
    },
  },
  areas: {
    heading: "Hoe goed onderscheidt elke methode?",
    intro:
      "De oppervlakte onder de ROC-curve is de kans dat een bedrijf met een overtreding een hogere score heeft dan een bedrijf zonder. 0,5 is toeval, 1 is volledig. De methoden zijn beoordeeld op de bedrijven waarvan ze zijn gemaakt. Dat valt altijd te gunstig uit.",
    caption: "Oppervlakte onder de ROC-curve",
    columns: {
      method: "Methode",
      auc: "Op eigen bedrijven",
      interval: "Interval",
      optimism: "Te gunstig",
      corrected: "Gecorrigeerd",
      correctedInterval: "Interval, gecorrigeerd",
      byChance: "Zonder verband",
      p: "p tegen toeval",
    },
    reading: [
      "Gecorrigeerd: de methode is opnieuw gemaakt op steekproeven uit de bedrijven. Wat zij daar beter doet dan op alle bedrijven, gaat eraf.",
      "Zonder verband: de overtredingen zijn willekeurig over de bedrijven verdeeld en de methode is opnieuw gemaakt. Dit is wat zij vindt als er niets te vinden is.",
      "Bij weinig bedrijven is de correctie te klein. Vergelijk de eerste oppervlakte daarom met die zonder verband.",
    ],
  },
  agreement: {
    heading: "Noemen de methoden dezelfde bedrijven hoog?",
    intro: "Twee grenzen: die uit de instellingen, en het gemiddelde van deze bedrijven.",
    caption: "Overeenstemming van regressie en boom",
    columns: {
      cut: "Grens",
      logistic: "Hoog, regressie",
      chaid: "Hoog, boom",
      kappa: "Kappa",
      logisticRight: "Alleen regressie juist",
      chaidRight: "Alleen boom juist",
      p: "p van McNemar",
    },
    cuts: {
      settings: (cut) => `score ${cut} of meer`,
      average: (cut) => `${cut} of meer, het gemiddelde`,
    },
    reading:
      "Kappa is de overeenstemming boven toeval: 1 is volledig, 0 is toeval. Noemt een methode alle bedrijven laag, dan is er geen kappa. De toets van McNemar vergelijkt welke van de twee vaker fout zit.",
  },
  logistic: {
    heading: "De logistische regressie",
    intro: ({ parameters, events }) =>
      `De regressie schat ${parameters} coëfficiënten. Per coëfficiënt zijn er ${events} overtredingen. Een oude vuistregel vraagt er minstens tien.`,
    captions: { penalised: "Coëfficiënten als odds ratio, met de correctie van Firth", plain: "De gewone schatting" },
    columns: {
      level: "Klasse",
      reference: "Vergeleken met",
      odds: "Odds ratio",
      error: "Standaardfout (log)",
      profile: "Interval (profiel)",
      wald: "Interval (Wald)",
      p: "p",
    },
    penalty:
      "De eerste tabel gebruikt de correctie van Firth, die bij weinig bedrijven een te grote uitslag dempt. De tweede tabel is de gewone schatting.",
    notSeparated:
      "Er is geen scheiding: geen combinatie van klassen scheidt de uitkomsten zonder fout. Daarom bestaan beide schattingen.",
    separated: (levels) =>
      `Scheiding: bij ${levels} hebben alle bedrijven dezelfde uitkomst. De gewone schatting bestaat dan niet en loopt naar oneindig. Alleen de schatting met de correctie van Firth blijft over.`,
    separatedTogether:
      "Scheiding: een combinatie van klassen scheidt de uitkomsten zonder fout. De gewone schatting bestaat dan niet. Alleen de schatting met de correctie van Firth blijft over.",
    collinear: "De regressie kan niet worden gemaakt: een klasse volgt uit de andere.",
    figure: {
      finding: ({ shown, all }) => `Bij ${shown} van de ${all} klassen sluit het interval “geen verschil” uit`,
      noFinding: "De aantallen per klasse zijn te klein om te tonen",
      subtitle: (level) =>
        `Odds ratio tegenover de eerste klasse, met correctie van Firth; ${level}-intervallen (profiel)`,
      description:
        "Per klasse een punt met zijn interval, op een schaal waarop twee keer zo veel en half zo veel even ver van 1 liggen.",
      noDifference: "geen verschil",
      label: ({ indicator, level }) => `${indicator}: ${level}`,
    },
  },
  tree: {
    heading: "De CHAID-boom",
    intro:
      "De boom begint met alle bedrijven en splitst ze steeds op de indicator die de uitkomsten het duidelijkst scheidt. Elke regel is een knoop. Het nummer zegt waar hij onder hangt: 1.2 is de tweede tak onder 1.",
    caption: "Knopen van de boom",
    columns: {
      number: "Nummer",
      node: "Bedrijven",
      cases: "Aantal",
      violations: "Overtredingen",
      share: "Per 100",
      split: "Gesplitst op",
      p: "p, gecorrigeerd",
    },
    root: "alle bedrijven",
    node: ({ indicator, levels }) => `${indicator}: ${levels}`,
    last: "niet gesplitst",
    noSplit: "De boom splitst niet: geen enkele indicator scheidt de uitkomsten duidelijk genoeg.",
  },
  simulated: {
    heading: (cases) => `Wat hadden ${cases} bedrijven veranderd?`,
    label: "Simulatie. Deze getallen zijn niet gemeten.",
    intro: ({ simulations, few, many }) =>
      `Stel dat de regressie van hierboven de waarheid is. Dan zijn ${simulations} keer ${few} bedrijven getrokken, en ${simulations} keer ${many}. Elke keer zijn beide methoden opnieuw gemaakt.`,
    caption: "Simulatie: wat zo veel bedrijven laten zien",
    columns: { measure: "Maat", cases: (cases) => `${cases} bedrijven` },
    rows: {
      areaWidth: "Breedte van het interval van de oppervlakte (regressie)",
      oddsFactor: "Een odds ratio kan zo veel keer groter of kleiner zijn",
      found: ({ indicator, method }) => `${indicator} gevonden door de ${method}`,
    },
    reading:
      "Een indicator die bij weinig bedrijven zelden wordt gevonden en bij veel bedrijven bijna altijd, was er wel maar was niet te zien. Let op: de simulatie neemt de nagebouwde regressie als waarheid. Vond die een indicator door toeval, dan vindt de simulatie hem met meer bedrijven steeds vaker. Dat maakt hem niet echt.",
    none: "Er is geen regressie om uit te simuleren.",
  },
  required: {
    heading: "Hoeveel bedrijven zijn er nodig?",
    intro: ({ parameters }) =>
      `Riley en anderen (2020) stellen vier eisen aan het aantal bedrijven waarvan een model wordt gemaakt. Hier voor ${parameters} coëfficiënten.`,
    caption: "Minste aantal bedrijven per eis",
    columns: { criterion: "Eis" },
    bases: {
      "as-fitted": "Verklaart wat de regressie na aftrek van toeval verklaart",
      "fifteen-percent": "Verklaart 15% van wat mogelijk is",
    },
    rows: {
      forPrevalence: "Het aandeel overtredingen is op 5 punten na bekend",
      forAbsoluteError: "Een voorspelde kans zit er gemiddeld 5 punten naast",
      forShrinkage: "Voorspellingen zijn hoogstens 10% te uitgesproken",
      forOptimism: "De verklaarde variatie is hoogstens 5 punten te gunstig",
      units: "Nodig: het grootste van de vier",
    },
    nothing: "niet te bepalen: de regressie verklaart niet meer dan toeval",
    reading: "Hoe minder een model verklaart, hoe meer bedrijven het kost om dat verantwoord vast te stellen.",
  },
  limits: {
    heading: "Grenzen van dit rapport",
    items: [
      "Dit is een reconstructie. Welke instellingen destijds zijn gebruikt, is niet bekend.",
      "Met de reconstructie mag niemand worden beoordeeld. Geen functie van dit gereedschap geeft een lijst van bedrijven uit een gestopt model.",
      "Een indicator die niet wordt gevonden, kan er toch zijn: met weinig bedrijven blijft veel onzichtbaar.",
      "Een indicator die wordt gevonden, is nog geen oorzaak.",
      "Bedrijven met een overtreding zijn niet willekeurig gekozen. Wat hier geldt, hoeft niet te gelden voor alle erkende referenten.",
    ],
    threshold: (threshold) =>
      `Aantallen onder ${threshold} bedrijven worden niet getoond, en ook geen getal dat daarop rust. Aantallen die indicatoren kruisen, staan er evenmin. Andere getallen zijn afgerond, zodat er geen aantallen uit volgen.`,
    noThreshold: (reason) => `Er is niets verborgen. De opgegeven reden: ${reason}.`,
  },
  words: {
    heading: "Woorden",
    items: [
      {
        term: "Logistische regressie",
        description: "Een formule die van een som van coëfficiënten een kans maakt.",
      },
      {
        term: "CHAID-boom",
        description: "Een methode die bedrijven steeds verder in groepen splitst waar de uitkomsten verschillen.",
      },
      {
        term: "Odds ratio",
        description: "Hoeveel keer zo groot de kansverhouding is als bij de eerste klasse. 1 is geen verschil.",
      },
      {
        term: "Steekproef uit de bedrijven",
        description: "Even veel bedrijven, met terugleggen getrokken uit de bedrijven die er zijn (bootstrap).",
      },
      {
        term: "Instabiele indicator",
        description: "Een indicator die één van de twee methoden vindt en de andere niet.",
      },
      {
        term: "Interval",
        description: "Grenzen waarbinnen de waarde kan liggen, gezien het aantal bedrijven.",
      },
    ],
  },
  methods: {
    heading: "Werkwijze",
    items: ({ alpha, resamples, depth, fewestToSplit, fewestInNode }) => [
      "Regressie: alle indicatoren samen, per klasse een coëfficiënt; maximale aannemelijkheid door iteratief herwogen kleinste kwadraten, en daarnaast met de correctie van Firth. De gevonden indicatoren, de voorspellingen en de steekproeven gebruiken de fit met correctie, omdat die ook bij weinig bedrijven bestaat.",
      `Toets van een indicator: aannemelijkheidsverhouding van al zijn klassen samen, met correctie, tegen ${alpha}. Intervallen van coëfficiënten: standaardfout (Wald) en profiel van de aannemelijkheid.`,
      `Boom: CHAID (Kass), met Bonferroni-gecorrigeerde samenvoegingen; hoogstens ${depth} splitsingen onder elkaar, knopen van minstens ${fewestToSplit} bedrijven om te splitsen en ${fewestInNode} na een splitsing.`,
      `Steekproeven: ${resamples}, met terugleggen, even veel van elke uitkomst. Correctie van de oppervlakte volgens Harrell; het interval is dat van DeLong, even ver verschoven.`,
      `Toeval: ${resamples} keer zijn de uitkomsten opnieuw over de bedrijven verdeeld; p is het aandeel verdelingen met minstens dezelfde oppervlakte, de echte meegeteld.`,
      "Overeenstemming: Cohens kappa met het interval van Fleiss, Cohen en Everitt. Fouten: de exacte toets van McNemar.",
    ],
    references: "Bronnen",
  },
  reproduction: {
    heading: "Herhalen",
    toolkit: "Gereedschap",
    hash: "SHA-256 van de instellingen",
    date: "Datum",
    command: "De opdracht die dit rapport schrijft:",
  },
  withheld: "niet getoond",
  none: "–",
  noNumber: {
    "one-class-only": "bestaat niet: één uitkomst",
    "too-few-effective-units": "bestaat niet: te weinig bedrijven",
    "no-variation": "bestaat niet: geen variatie",
    collinear: "bestaat niet: volgt uit andere klassen",
    separated: "bestaat niet: scheiding",
    unbounded: "zonder einde",
  },
  range: (lower, upper) => `${lower} tot ${upper}`,
  inBrackets: (level, range) => ` (${level}-interval ${range})`,
};
