import type { ListsText } from "./lists-text.js";

/** Dutch prose of the chapter on the lists of scored companies. */
export const listsNl: ListsText = {
  heading: "Wat staat er in de lijsten, en wat staat er dubbel in?",
  finding: ({ lists, rows, distinct }) =>
    `${lists} lijsten hebben ${rows} rijen met ${distinct} verschillende nummers.`,
  overlap: ({ several, zeros }) =>
    `${several} nummers staan in meer dan één lijst. ${zeros} nummers zijn gelijk aan een ander nummer als je de nullen vooraan terugzet.`,
  notMended:
    "Er is niets hersteld: een nummer dat zijn nullen kwijt is, telt als een ander nummer, tot de eigenaar van de data zegt dat het hetzelfde bedrijf is.",
  manifest: {
    caption: "De lijsten",
    columns: {
      list: "Lijst",
      rows: "Rijen",
      source: "Bron",
      date: "Datum",
      hmac: "HMAC met de sleutel van de eigenaar",
    },
    hash: "De hash van elk bestand staat in de lijst van de analist en niet hier: een buitenstaander kan er gissingen mee toetsen over wat verborgen is.",
  },
  states: {
    caption: "Nummers en rijen van de lijsten",
    list: "Lijst",
    all: "alle lijsten samen, verschillende nummers",
    numbers: {
      "as-it-should": "nummer met al zijn cijfers",
      "zeros-lost": "nummer met te weinig cijfers: nullen vooraan zijn weg",
      other: "geen nummer van dit soort",
    },
    rows: {
      first: "eerste rij van een nummer",
      reprofiled: "latere rij, gemerkt als herprofilering",
      again: "latere rij zonder zo'n merk",
    },
    overlap: {
      "one-list": "in één lijst",
      "several-lists": "in meer dan één lijst",
      "same-but-for-zeros": "gelijk aan een ander op nullen vooraan na",
    },
  },
  drift: {
    heading: "Zien bedrijven van de latere lijst er anders uit?",
    finding: {
      some: ({ indicators, from, to }) => `Tussen ${from} en ${to} valt een verschuiving op: ${indicators}.`,
      none: ({ from, to }) => `Tussen ${from} en ${to} valt geen verschuiving op die groter is dan toeval geeft.`,
      withheld: "Of er een verschuiving is, staat er niet: er staan te weinig bedrijven achter de getallen.",
    },
    small: ({ list, companies, detectable }) =>
      `Van ${list} kunnen maar ${companies} bedrijven worden vergeleken. Bij lijsten van deze grootte wordt een verschuiving van ${detectable} in vier van de vijf gevallen gevonden, en een kleinere minder vaak.`,
    caption: ({ from, to }) => `Verschuiving van elk gegeven van ${from} naar ${to}`,
    columns: {
      indicator: "Gegeven",
      levels: "Klassen",
      index: "Verschuiving (PSI)",
      chance: "Toeval geeft tot",
      detectable: "Kleinste die zou opvallen",
    },
    figure: {
      finding: ({ indicator, from, to }) => `Hoe ${indicator} is verdeeld over ${from} en ${to}`,
      subtitle: "Aandeel van de bedrijven van elke lijst",
      description: (shares) => `Per lijst een balk, verdeeld in klassen: ${shares}.`,
      legend: (levels) => `Van links naar rechts: ${levels}`,
      axis: "aandeel van de bedrijven",
      caption: (indicator) => `${indicator}: aandeel van elke klasse in de twee lijsten`,
      level: "Klasse",
      otherLevels: "andere klassen samen",
      noValue: "geen waarde",
      withheld: "De aandelen staan er niet: er staan te weinig bedrijven achter.",
    },
  },
  methods: [
    "Lijsten: nummers zijn vergeleken zoals ze geschreven zijn. De verschuiving is de population stability index (PSI), met een interval uit de niet-centrale chi-kwadraatverdeling; de toets is exact waar alle tabellen na te gaan zijn, en anders met willekeurige tabellen met dezelfde sommen, met Holm gecorrigeerd over de gegevens. Een bedrijf dat in beide lijsten staat, telt in de eerste. De kleinste verschuiving die zou opvallen, is die welke een chi-kwadraattoets in vier van de vijf gevallen vindt.",
  ],
};
