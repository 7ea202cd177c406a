import type { HumanCheckText } from "./human-check-text.js";

/** Dutch prose of the report of a human check. */
export const humanCheckNl: HumanCheckText = {
  synthetic:
    "Synthetische data. Dit rapport gaat over verzonnen data. Het zegt niets over een echt model of over echte mensen.",
  period: "Periode",
  finding: {
    noContribution: (reason, share) =>
      reason === "hardly-deviates"
        ? `Geen aantoonbare menselijke toevoeging: medewerkers wijken in ${share} van hun beslissingen af van het model`
        : `Geen aantoonbare menselijke toevoeging: ${share} van de beslissingen valt binnen het tijdvenster`,
    deviates: (share) => `Medewerkers wijken in ${share} van hun beslissingen af van het model`,
    trial: (share) => `Medewerkers die het model niet zien, geven in ${share} van de gevallen hetzelfde oordeel`,
  },
  summary: {
    heading: "Samenvatting",
    scope: ({ model, decisions, officers }) =>
      `Het model “${model}” stelt voor, mensen beslissen. Dit rapport bekijkt ${decisions} beslissingen${officers === null ? "" : ` van ${officers} medewerkers`} en vraagt wat de mensen toevoegen.`,
    signal: "Geen aantoonbare menselijke toevoeging.",
    signalNote:
      "Dat betekent niet dat niemand heeft gekeken. Het betekent dat het logboek daar geen teken van geeft: zonder mensen waren de beslissingen bijna dezelfde geweest.",
    noSignal:
      "Er is geen signaal. Dat laat niet zien dat mensen iets toevoegen: wie afwijkt, kan gelijk of ongelijk hebben. Alleen uitkomsten kunnen dat laten zien.",
    deviated: ({ share, interval }) =>
      `Medewerkers wijken in ${share} van hun beslissingen af van het model${interval}.`,
    reason: {
      "hardly-deviates": ({ margin }) =>
        `Het hele interval ligt onder de grens van ${margin}, die vooraf is vastgelegd.`,
      "under-time-window": ({ margin, seconds }) =>
        `Meer dan ${margin} van de beslissingen duurde korter dan ${seconds} seconden, en het hele interval ligt boven die grens.`,
    },
    officersUnknown:
      "Het logboek zegt niet welke medewerker besliste. De intervallen doen alsof de beslissingen los van elkaar staan en kunnen te smal zijn.",
    trial: (ratings) =>
      `In een blinde proef gaven ervaren medewerkers ${ratings} oordelen voordat ze die van het model zagen.`,
    validation:
      "Overeenstemming met het huidige beeld is geen validatie. Medewerkers en model kunnen het op dezelfde manier mis hebben.",
  },
  rule: {
    heading: "Wanneer geeft het rapport een signaal?",
    text: ({ margin, seconds, share }) =>
      `Er is een signaal als het hele interval van het aandeel dat afwijkt onder ${margin} ligt, of als het hele interval van het aandeel dat korter dan ${seconds} seconden duurde boven ${share} ligt. Beide grenzen zijn vastgelegd voordat het logboek werd geopend.`,
    words:
      "Afwijken is: een zaak laten rusten die het model aanmerkt, of een zaak onderzoeken die het model niet aanmerkt.",
  },
  bands: {
    heading: "Wie volgt het model, en waar?",
    intro: "Per risicoklasse van het model: het aandeel beslissingen dat afwijkt van het voorstel.",
    finding: ({ highest, share }) =>
      `Medewerkers wijken het vaakst af bij “${highest}”: in ${share} van de beslissingen`,
    withheldFinding: "De aantallen afwijkingen per klasse zijn te klein om te tonen",
    noChart: "Daarom is er geen grafiek. De tabel laat zien wat wel mag worden getoond.",
    subtitle: (level) => `Aandeel beslissingen dat afwijkt van het model, per klasse; ${level}-intervallen`,
    description: "Aandeel beslissingen dat afwijkt van het model, per klasse een punt met zijn interval.",
    overall: "alle beslissingen",
    n: (label, n) => `${label} (n = ${n})`,
    caption: "Beslissingen per klasse van het model",
    columns: {
      band: "Klasse",
      proposal: "Voorstel",
      decisions: "Beslissingen",
      deviated: "Wijkt af",
      interval: "Interval",
    },
    proposal: { flagged: "onderzoeken", other: "laten rusten" },
    kappa: ({ kappa, interval }) =>
      `Overeenstemming van voorstel en beslissing boven toeval (kappa; 1 is volledig, 0 is toeval): ${kappa}${interval}.`,
    designEffect: (value) =>
      `Medewerkers hebben gewoonten. Die maken de variantie ${value} keer zo groot als bij losse beslissingen; het interval over alle beslissingen houdt daar rekening mee.`,
    reasons: ({ share, interval }) => `Van de afwijkende beslissingen heeft ${share} een geschreven reden${interval}.`,
  },
  groups: {
    heading: "Wijken mensen bij elke groep even vaak af?",
    intro: "Per meerderheidsgroep: het aandeel beslissingen dat afwijkt, tegen alle anderen.",
    shown: ({ group, direction }) =>
      `Bij groep ${group} wijken medewerkers ${direction === "more" ? "vaker" : "minder vaak"} af dan bij de anderen; toeval verklaart dat niet.`,
    none: "Bij geen enkele groep die mag worden getoond is een verschil aangetoond. Dat laat niet zien dat groepen gelijk worden behandeld.",
    caption: "Beslissingen per meerderheidsgroep",
    columns: {
      group: "Groep",
      decisions: "Beslissingen",
      deviated: "Wijkt af",
      interval: "Interval",
      difference: "Verschil in punten",
      p: "p, gecorrigeerd voor groepen",
    },
    note: "Waar medewerkers bekend zijn, worden zaken van één groep vergeleken met andere zaken van dezelfde medewerker. Gewoonten van medewerkers zijn dan geen verschil tussen groepen. Waar ze niet bekend zijn, kunnen gewoonten daarop lijken.",
  },
  time: {
    heading: "Hoeveel tijd wordt er genomen?",
    under: ({ seconds, share, interval }) =>
      `${share} van de beslissingen duurde korter dan ${seconds} seconden${interval}.`,
    caption: "Tijd per beslissing",
    columns: { share: "Aandeel van de beslissingen", seconds: "Hoogstens, in seconden" },
    row: (share) => `snelste ${share}`,
    note: "Een snelle beslissing kan een goede zijn. Het tijdvenster zegt alleen hoe lang iemand kan hebben gekeken.",
  },
  order: {
    heading: "Doet de volgorde ertoe?",
    intro: (sequences) => `${sequences} dagen van medewerkers, elk in de volgorde van de zaken.`,
    runs: {
      clumps: (p) => `Afwijkingen komen in groepjes, meer dan toeval verklaart (${p}).`,
      spread: (p) => `Afwijkingen liggen verder uit elkaar dan toeval verklaart (${p}).`,
      chance: (p) => `Hoe afwijkingen elkaar opvolgen, kan toeval zijn (${p}).`,
    },
    places: {
      early: (p) => `Medewerkers wijken vroeg op de dag vaker af (${p}).`,
      late: (p) => `Medewerkers wijken laat op de dag vaker af (${p}).`,
      chance: (p) => `Waar op de dag medewerkers afwijken, kan toeval zijn (${p}).`,
    },
    notEstimable: "Geen enkele dag heeft zowel beslissingen die volgen als beslissingen die afwijken.",
    caption: "Beslissingen naar hun plaats op de dag",
    columns: { place: "Plaats", decisions: "Beslissingen", deviated: "Wijkt af", interval: "Interval" },
  },
  trial: {
    heading: "Blinde proef door medewerkers",
    intro: (ratings) => `Medewerkers beoordeelden ${ratings} zaken zonder het model te zien.`,
    agreement: ({ share, interval }) => `In ${share} van de zaken gaven ze hetzelfde oordeel als het model${interval}.`,
    kappa: ({ kappa, interval }) => `Overeenstemming boven toeval (kappa): ${kappa}${interval}.`,
    weighted: ({ kappa, interval }) =>
      `Hetzelfde, waarbij één stap verschil minder telt dan twee (kappa met kwadratische gewichten): ${kappa}${interval}.`,
    moved: ({ share, interval }) =>
      `Van de oordelen die anders waren dan het model, werd ${share} gelijk aan het model nadat medewerkers het zagen${interval}.`,
    movedAway: ({ share, interval }) => `${share} ging er verder vandaan of eroverheen${interval}.`,
    homogeneity: ({ p, shown }) =>
      shown
        ? `Na het zien van het model gebruiken medewerkers de oordelen anders dan ervoor (${p}).`
        : `Er is geen verandering aangetoond in hoe vaak medewerkers elk oordeel gebruiken voor en na het zien van het model (${p}).`,
    flagged: ({ off, on, p }) => `${off} zaken gingen van onderzoeken naar laten rusten, ${on} andersom (${p}).`,
    unchanged: "Geen enkel oordeel veranderde nadat medewerkers het model zagen.",
    warning:
      "Overeenstemming met het huidige beeld is geen validatie. Medewerkers kennen dezelfde dossiers en kunnen dezelfde blinde vlekken hebben. Een proef zegt hoe mensen en model zich tot elkaar verhouden, niet wie gelijk heeft.",
  },
  limits: {
    heading: "Grenzen van dit rapport",
    items: [
      "Een goed model volgen is niet fout, en afwijken is niet goed. Dit rapport meet wat mensen veranderen, niet of het beter is.",
      "Het logboek bevat wat is geregistreerd. Werk dat daarin geen spoor achterlaat, is niet te zien.",
      "Een verschil is op zichzelf nog geen discriminatie.",
      "Medewerkers worden niet met elkaar vergeleken, en geen getal van één medewerker staat in deze uitgave.",
    ],
    trial: [
      "Oordelen van dezelfde beoordelaar tellen als los van elkaar. De intervallen van de proef kunnen te smal zijn.",
    ],
    threshold: ({ threshold, officers }) =>
      `Aantallen onder ${threshold} beslissingen worden niet getoond, en ook niets waaruit ze volgen. Het logboek moet van minstens ${officers} medewerkers zijn.`,
    noThreshold: (reason) => `Er is niets verborgen. De opgegeven reden: ${reason}.`,
  },
  methods: {
    heading: "Werkwijze",
    items: [
      "Aandelen: het interval van Korn en Graubard met het gelineariseerde ontwerpeffect over medewerkers. Zonder medewerkers, bij redenen, en naar plaats op de dag: dat van Clopper en Pearson.",
      "Kappa: Cohen; het interval met een jackknife over medewerkers waar die bekend zijn. Gewogen kappa: Fleiss, Cohen en Everitt.",
      "Groepen: de toets van Cochran, Mantel en Haenszel van elke groep tegen alle anderen, binnen medewerkers (de exacte toets van Fisher waar medewerkers niet bekend zijn), gecorrigeerd volgens Holm.",
      "Volgorde: reeksen en rangsommen van afwijkingen binnen elke dag, opgeteld over de dagen.",
      "Proef: de toets van Stuart en Maxwell op het gebruik van de oordelen, en de exacte toets van McNemar op de aanmerking.",
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
  noVariation: "geen variatie",
  below: (bound) => `minder dan ${bound}`,
  above: (bound) => `meer dan ${bound}`,
  atMost: (bound) => `hoogstens ${bound}`,
  range: (lower, upper) => `${lower} tot ${upper}`,
  interval: (level, range) => ` (${level}-interval ${range})`,
  none: "–",
};
