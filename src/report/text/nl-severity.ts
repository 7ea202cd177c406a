import type { SeverityText } from "./severity-text.js";

/** Dutch prose about severity and number of violations by band. */
export const severityNl: SeverityText = {
  severity: {
    heading: {
      rising: (set) => `Bij ${set} zijn overtredingen in hogere klassen ernstiger`,
      falling: (set) => `Bij ${set} zijn overtredingen in hogere klassen minder ernstig`,
      notDistinguishable: (set) =>
        `Bij ${set} is niet aangetoond dat de ernst van overtredingen verschilt tussen klassen`,
      withheld:
        "Of overtredingen in hogere klassen ernstiger zijn, rust op aantallen die te klein zijn om te publiceren",
      notEstimable: "Of overtredingen in hogere klassen ernstiger zijn, is uit deze data niet te schatten",
    },
    what: "Een hogere klasse kan vaker een overtreding hebben, en kan ook ernstigere overtredingen hebben. Dit deel kijkt naar de ernst, met de treden van het plan. De toets (Jonckheere-Terpstra) vraagt of de ernst van klasse op klasse toeneemt of afneemt. Een overtreding zonder vermelde ernst telt niet mee.",
    when: "Dit is van belang als iemand zegt dat bij een hoog risico ernstigere overtredingen worden gevonden.",
    violators: ({ set, unit, share, interval, p }) =>
      `Neem bij ${set} twee ${unit} met een overtreding, uit verschillende klassen. In ${share} van zulke paren is de overtreding in de hogere klasse de ernstigste${interval}; ${p}.`,
    all: ({ unit, share, interval, p }) =>
      `Tellen ook ${unit} zonder overtreding mee, als laagste trede, dan is dat ${share}${interval}; ${p}. Daarin zit ook hoe vaak een overtreding is gevonden.`,
    finding: ({ grade, low, lowShare, high, highShare }) =>
      `Van de overtredingen is ${lowShare} “${grade}” in klasse “${low}”, en ${highShare} in klasse “${high}”`,
    subtitle: ({ set, unit, period }) =>
      `Verdeling van de ernst per klasse, geteld in ${unit} met een overtreding. Uitkomsten: ${set}. Periode: ${period}.`,
    caption: (unit) => `Ernst van overtredingen per klasse, geteld in ${unit}`,
    orderCaption: (unit) => `Is de hogere klasse ernstiger? Aandeel van de paren van ${unit} uit verschillende klassen`,
  },
  number: {
    heading: {
      rising: (set) => `Bij ${set} zijn per overtreder meer overtredingen gevonden in hogere klassen`,
      falling: (set) => `Bij ${set} zijn per overtreder minder overtredingen gevonden in hogere klassen`,
      notDistinguishable: (set) =>
        `Bij ${set} is niet aangetoond dat het aantal overtredingen per overtreder verschilt tussen klassen`,
      withheld:
        "Of overtreders in hogere klassen meer overtredingen hebben, rust op aantallen die te klein zijn om te publiceren",
      notEstimable: "Of overtreders in hogere klassen meer overtredingen hebben, is uit deze data niet te schatten",
    },
    what: "Een hogere klasse kan vaker een overtreding hebben, en er kunnen ook meer overtredingen tegelijk zijn gevonden. Dit deel kijkt naar dat aantal, in de klassen van het plan. De toets (Jonckheere-Terpstra) vraagt of het aantal van klasse op klasse toeneemt of afneemt. Een overtreding zonder vermeld aantal telt niet mee.",
    when: "Dit is van belang als iemand zegt dat bij een hoog risico meer overtredingen worden gevonden.",
    violators: ({ set, unit, share, interval, p }) =>
      `Neem bij ${set} twee ${unit} met een overtreding, uit verschillende klassen. In ${share} van zulke paren heeft die in de hogere klasse de meeste overtredingen${interval}; ${p}.`,
    all: ({ unit, share, interval, p }) =>
      `Tellen ook ${unit} zonder overtreding mee, met nul, dan is dat ${share}${interval}; ${p}. Daarin zit ook hoe vaak een overtreding is gevonden.`,
    finding: ({ grade, low, lowShare, high, highShare }) =>
      `Van de overtreders heeft ${lowShare} in klasse “${low}” er ${grade}, en ${highShare} in klasse “${high}”`,
    subtitle: ({ set, unit, period }) =>
      `Verdeling van het aantal overtredingen per klasse, geteld in ${unit} met een overtreding. Uitkomsten: ${set}. Periode: ${period}.`,
    caption: (unit) => `Aantal overtredingen per klasse, geteld in ${unit}`,
    orderCaption: (unit) =>
      `Heeft de hogere klasse meer overtredingen? Aandeel van de paren van ${unit} uit verschillende klassen`,
  },
  half: "Een gelijk paar telt half. Bij 50% zegt de klasse hier niets over. De toets en de intervallen gaan ervan uit dat eenheden los van elkaar staan.",
  assumption: (mark) =>
    `Een rij met “${mark}” telt nooit gecontroleerde eenheden alsof zij geen overtreding hebben. Niemand heeft dat getoetst.`,
  legend: (grades) => `van links naar rechts: ${grades}`,
  description: ({ bands, grades }) =>
    `Een balk per klasse, van laag naar hoog, verdeeld in ${grades}. Per klasse: ${bands}.`,
  axis: "aandeel van de overtredingen",
  withheld: "Hier staat geen grafiek: de aandelen rusten op aantallen die te klein zijn om te publiceren.",
  atLeast: (number) => `${number} of meer`,
  population: { all: "alle", violators: "met een overtreding" },
  columns: {
    band: "Klasse",
    violations: "n met een overtreding",
    over: "Over",
    superiority: "Hoger in de hogere klasse",
    step: (higher, lower) => `“${higher}” tegen “${lower}”`,
    test: "p (Jonckheere-Terpstra)",
  },
};
