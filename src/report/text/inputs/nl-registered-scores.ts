import type { RegisteredScoresText } from "./registered-scores-text.js";

const units = (unit: "sponsors" | "cases") => (unit === "sponsors" ? "referenten" : "zaken");

/** Dutch prose of the chapter on scores as registered. */
export const registeredScoresNl: RegisteredScoresText = {
  heading: "Zijn de scores geregistreerd zoals de instructie zegt?",
  finding: {
    beside: ({ rows, wrong, unit }) =>
      `Van de geregistreerde scores van ${rows} ${units(unit)} volgen er ${wrong} niet uit de berekende score die ernaast staat.`,
    alone: ({ rows, wrong, unit }) =>
      `Van de geregistreerde scores van ${rows} ${units(unit)} mogen er ${wrong} volgens de instructie niet staan: ze hebben decimalen, zijn geen score, of zijn 0, 50 of 100.`,
  },
  rule: "De instructie rondt een berekende score af op een heel getal: is het eerste cijfer achter de komma 5 of hoger, dan omhoog, anders omlaag. De scores 0, 50 en 100 mogen niet worden geregistreerd. Een medewerker die het met een score niet eens is, vult 99 of 59 in.",
  list: "Een score die niet volgt, kan een goede reden hebben. Elk van deze scores staat in een lijst voor wie losse registraties mag zien; in dit rapport staat geen enkele rij.",
  entries: {
    caption: "Wat er in de kolom met geregistreerde scores staat",
    words: {
      allowed: "een heel getal dat mag",
      forbidden: "0, 50 of 100",
      "with-decimals": "een getal met decimalen",
      "no-score": "geen score van 0 tot 100",
      "no-value": "niets",
    },
  },
  reconciled: {
    caption: "De geregistreerde score naast de berekende",
    words: {
      equal: "hetzelfde getal",
      rounded: "de berekende score, afgerond",
      marker: "99 of 59: met de hand veranderd",
      adjusted: "verschoven van 0, 50 of 100",
      forbidden: "zelf 0, 50 of 100",
      unexplained: "volgt niet",
      "one-missing": "een van de twee ontbreekt",
    },
  },
  threshold: {
    heading: "Telt de score voor de drempel vóór of na het afronden?",
    changing: ({ changing, high, unit }) =>
      `${changing} ${units(unit)} hebben een score die alleen na afronden hoog is, dus ${high} of meer. De instructie zegt niet welke score telt.`,
    compared: {
      raw: "De instellingen kijken naar de score vóór afronden. Met de andere keuze zouden ook deze scores hoog zijn.",
      rounded:
        "De instellingen kijken naar de score na afronden. Met de andere keuze zouden deze scores niet hoog zijn.",
    },
    sides: {
      caption: "Kant van de drempel vóór en na afronden",
      words: {
        "both-high": "beide keren hoog",
        "both-low": "beide keren laag",
        "high-when-rounded": "alleen na afronden hoog",
      },
    },
    groups: {
      shown: ({ attribute, p }) => `Hoe vaak dat gebeurt, verschilt naar ${attribute} (${p}).`,
      notShown: ({ attribute, p }) =>
        `Een toets laat niet zien dat het vaker gebeurt bij de ene ${attribute} dan bij de andere (${p}). Dat is geen bewijs dat er geen verschil is.`,
    },
    noGroups: "Te weinig scores komen aan de andere kant om naar groepen te kijken.",
    figure: {
      finding: "Aandeel dat pas na afronden hoog is, van wie ervoor laag is, per groep",
      subtitle: (level) => `Aandeel van de scores die vóór afronden laag zijn; ${level}-intervallen`,
      description: (groups) => `Aandeel dat door afronden hoog wordt, per groep: ${groups}.`,
    },
    adjusting: ({ fifty, ends }) =>
      `Een berekende score die op 0, 50 of 100 uitkomt, moet worden aangepast, en de instructie zegt niet welke kant op. Aantal dat op 50 uitkomt: ${fifty}. Aantal dat op 0 of 100 uitkomt: ${ends}.`,
    adjust: {
      up: "De instellingen zeggen dat 50 dan 51 wordt.",
      down: "De instellingen zeggen dat 50 dan 49 wordt.",
      "not-given": "De instellingen geven geen richting: 49 en 51 gelden allebei als een aangepaste 50.",
    },
    direction: {
      matters: "De richting bepaalt wie hoog is.",
      matterless: "De richting verandert niet wie hoog is.",
    },
  },
  heaping: {
    heading: "Staan sommige scores er te vaak, of nooit?",
    some: ({ heaps, holes }) =>
      [
        ...(heaps === "" ? [] : [`Vaker dan de scores in de buurt: ${heaps}.`]),
        ...(holes === "" ? [] : [`Minder vaak: ${holes}.`]),
      ].join(" "),
    none: "Geen van de scores waarnaar is gekeken, valt op naast de scores in de buurt.",
    why: "Op 1, 49, 51 en 99 komt een aangepaste 0, 50 of 100 terecht, en 99 en 59 betekenen: met de hand veranderd. Een piek daar kan dus van de regels komen. Een piek die de regels niet verklaren, zegt dat scores niet alleen zijn berekend.",
    caption: "Scores naast de scores in de buurt",
    columns: {
      score: "Score",
      looksFor: "Gezocht",
      at: "Aantal keer",
      expected: "Gemiddelde in de buurt",
      neighbours: "Vergeleken met",
      p: "p, gecorrigeerd",
    },
    looksFor: { heap: "te vaak", hole: "te weinig" },
    nothing: "niets in de buurt",
  },
  digits: {
    heading: "Komt elk laatste cijfer zo vaak voor als het hoort?",
    some: (digits) => `Een ander aandeel dan de scores eromheen doen verwachten: laatste cijfer ${digits}.`,
    none: "Geen laatste cijfer komt vaker of minder vaak voor dan toeval geeft.",
    explain:
      "Als mensen zelf getallen invullen, komen sommige laatste cijfers te vaak voor. De zwarte streep is het aandeel dat de tien scores rond elke score doen verwachten. Bij 0 is dat lager, omdat 0, 50 en 100 niet mogen.",
    subtitle: (level) =>
      `Aandeel van de geregistreerde hele getallen per laatste cijfer; ${level}-intervallen; zwart: verwacht`,
    description: (digits) =>
      `Staven met het aandeel van elk laatste cijfer, met een streep bij het verwachte aandeel. ${digits}.`,
    axis: "laatste cijfer van de geregistreerde score",
    shares: "aandeel van de scores",
    noChart: "De laatste cijfers staan er niet: achter een ervan staan te weinig scores.",
    caption: "Laatste cijfers van geregistreerde scores",
    columns: { digit: "Laatste cijfer", share: "Aandeel", expected: "Verwacht", p: "p, gecorrigeerd" },
  },
  methods: [
    "Afronden kijkt naar het eerste cijfer achter de komma zoals het er staat, zodat geen onnauwkeurig getal van een computer ertussen komt.",
    "Pieken en gaten: exacte binomiale toets van een score tegen de twee dichtstbijzijnde paren scores op gelijke afstand, die zelf niet verboden zijn en niet zelf worden bekeken; gecorrigeerd volgens Holm over de scores. Aan de uiteinden, waar één kant ontbreekt: een piek tegen de volgende twee scores, een gat gegeven hun som en helling, met een halve klasse voor 0 en 100.",
    "Laatste cijfers: exacte tweezijdige binomiale toets tegen het aandeel dat een lopend gemiddelde over tien scores geeft, gecorrigeerd volgens Holm over de tien cijfers.",
    "Wie van kant wisselt, per groep: de exacte toets van Freeman en Halton, of tabellen die met dezelfde sommen zijn getrokken.",
  ],
};
