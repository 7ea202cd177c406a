import type { DurationText } from "./duration-text.js";

/** Dutch prose of the chapter on how long each took part. */
export const durationNl: DurationText = {
  heading: "Neemt het risico toe met de duur, of alleen de tijd om gevonden te worden?",
  finding: {
    stays: (moves) =>
      `Het deel met een overtreding ${moves} met de duur, en het aantal overtredingen per erkend jaar ook.`,
    "no-longer-shown": (moves) =>
      `Het deel met een overtreding ${moves} met de duur. Voor het aantal per erkend jaar is dat niet aangetoond: in een langere tijd passen vanzelf meer overtredingen.`,
    turns: (moves) =>
      `Het deel met een overtreding ${moves} met de duur, en het aantal overtredingen per erkend jaar gaat de andere kant op.`,
    "only-rate": () =>
      "Het aantal overtredingen per erkend jaar verandert met de duur. Voor het deel met een overtreding is dat niet aangetoond.",
    neither: () =>
      "Dat het deel met een overtreding of het aantal per erkend jaar verandert met de duur, is niet aangetoond.",
    "not-estimable": () => "Of overtredingen veranderen met de duur, is met deze data niet te schatten.",
  },
  moves: { rises: "stijgt", falls: "daalt" },
  hiddenFinding: "Of overtredingen veranderen met de duur, wordt niet getoond: er zou een klein aantal uit volgen.",
  intro:
    "Wie langer meedoet, had meer tijd waarin een overtreding gevonden kon worden. Het deel met een overtreding stijgt daarom met de duur, ook als het risico elk jaar even groot is. Het aantal overtredingen per erkend jaar houdt rekening met die tijd. Niet aangetoond betekent niet: afwezig.",
  figures: ({ band, share, rate }) =>
    `Wie ${band} meedeed: ${share} met een overtreding, en ${rate} overtredingen per 100 erkende jaren.`,
  year: ({ ratio, interval, p }) =>
    `Bij wie één jaar langer meedeed, is het aantal per erkend jaar ${ratio} keer zo hoog${interval}; ${p}.`,
  dispersion: (value) =>
    `Binnen de klassen is de variantie van overtredingen ${value} keer die van losse overtredingen. Boven 1 hebben sommigen veel overtredingen, en zijn alle intervallen van aantallen per jaar daarom breder.`,
  apart:
    "Een aantal per jaar kan ook om andere redenen verschillen: oudere erkenningen zijn onder andere regels gegeven, en wie vaker is gecontroleerd, had meer kans om gevonden te worden.",
  band: ({ from, to }) => (to === undefined ? `${from} jaar of langer` : `${from} tot ${to} jaar`),
  table: {
    caption: "Deel met een overtreding en overtredingen per erkend jaar, naar duur",
    columns: {
      band: "Duur",
      units: "Aantal",
      years: "Erkende jaren",
      violations: "Overtredingen",
      share: "Deel met een overtreding",
      rateAndInterval: (level) => `Overtredingen per 100 jaar (${level}-interval)`,
      shareRatio: "Verhouding van delen",
      rateRatio: "Verhouding van aantallen per jaar",
    },
  },
  figure: {
    finding: (band) => `Beide getallen naast die bij ${band}`,
    subtitle: (level) => `Verhoudingen op een logaritmische schaal. Lijnen: ${level}-interval.`,
    legend: "open: deel met een overtreding; dicht: overtredingen per erkend jaar",
    even: (band) => `als bij ${band}`,
    description: ({ band, bands }) => `Verhoudingen tot ${band}. ${bands}.`,
    row: ({ band, share, rate }) => `${band}: deel ${share} keer, per jaar ${rate} keer`,
  },
  groups: {
    heading: "Verschillen groepen in overtredingen per erkend jaar?",
    intro:
      "Elke groep staat naast alle andere met een meerderheidsgroep, binnen klassen van duur. Zo heet een groep die langer meedeed niet alleen daarom riskanter.",
    shown: ({ groups, count }) =>
      count === 1
        ? `Van één groep is aangetoond dat het aantal per erkend jaar verschilt van dat van de andere: ${groups}. Dat is geen oordeel over de mensen erin: wat gevonden wordt, hangt ook af van waar is gezocht.`
        : `Van deze groepen is aangetoond dat het aantal per erkend jaar verschilt van dat van de andere: ${groups}. Dat is geen oordeel over de mensen erin: wat gevonden wordt, hangt ook af van waar is gezocht.`,
    noneShown:
      "Van geen van de groepen is aangetoond dat het aantal per erkend jaar verschilt van dat van de andere. Kleine verschillen kunnen onopgemerkt blijven.",
    notComparable: "Minder dan twee groepen zijn groot genoeg voor deze vraag.",
    hidden: "Van groepen waarvan te weinig is geteld, wordt niet getoond of zij verschillen.",
    together: (count) =>
      count === 1
        ? "Eén groep die de audit toetst, is hier te klein en staat bij de andere groepen."
        : `${count} groepen die de audit toetst, zijn hier te klein en staan bij de andere groepen.`,
    caption: "Overtredingen per erkend jaar naar groep, binnen klassen van duur",
    columns: {
      group: "Groep",
      ratio: (level) => `Verhouding binnen klassen (${level}-interval)`,
      adjusted: "p, gecorrigeerd",
    },
    none: "–",
  },
  states: {
    caption: "Wat in deze tellingen zit",
    list: "Erkenningen waarvan datums en overtredingen elkaar tegenspreken, staan in een lijst voor wie losse registraties mag zien, en in geen ander bestand.",
    words: {
      "violations-unknown": "aantal overtredingen onbekend",
      "no-date": "geen dag van erkenning",
      "unreadable-date": "een datum die niet te lezen is",
      "impossible-dates": "datums die niet kunnen",
      "not-watched": "niet erkend toen naar overtredingen werd gezocht",
      counted: "geteld",
    },
  },
  methods: [
    "Aantallen per erkend jaar hebben het exacte interval van Garwood, en verhoudingen binnen klassen van duur dat van Greenland en Robins. Waar overtredingen van één referent of zaak samengaan, is de variantie vermenigvuldigd met hoe sterk zij dat doen.",
    "Het deel is over de gemiddelde duur van de klassen getoetst met de toets van Cochran en Armitage, het aantal per jaar met Poisson-regressie met de logaritme van de jaren als vaste term.",
    "Groepen zijn getoetst op hun overtredingen boven wat binnen klassen te verwachten was, door hele referenten of zaken te verwisselen, en gecorrigeerd met Holm.",
  ],
};
