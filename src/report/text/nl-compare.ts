import type { CompareText } from "./compare-text.js";

/** Dutch prose of the report that puts two audits beside each other. */
export const compareNl: CompareText = {
  synthetic:
    "Synthetische data. Dit rapport gaat over verzonnen data. Het zegt niets over een echt model of over echte mensen.",
  first: "Eerste audit",
  second: "Tweede audit",
  none: "–",
  range: (lower, upper) => `${lower} tot ${upper}`,
  unbounded: "geen grens",
  value: {
    "difference-shown": "Verschil aangetoond",
    "no-evidence": "Geen statistisch bewijs",
    "not-testable": "Niet te toetsen",
    signalled: "Risico gesignaleerd",
    none: "Geen risico gesignaleerd",
    superseded: "Niet meer nodig",
    "not-assessed": "Niet beoordeeld",
    shown: "Aangetoond",
    "not-shown": "Niet aangetoond",
    sufficient: "Toereikend",
    insufficient: "Ontoereikend",
    withheld: "Niet gepubliceerd",
  },
  hypothesis: {
    hypothesis1: (attribute) => `Hypothese 1: voorspellingen en ${attribute}`,
    hypothesis2: (attribute) => `Hypothese 2: voorspellingen en meerderheid naar ${attribute}`,
  },
  finding: {
    verdicts: (count, single) =>
      single
        ? "In de tweede audit is één onderdeel van een oordeel anders"
        : `In de tweede audit zijn ${count} onderdelen van de oordelen anders`,
    groups: (count, single) =>
      single
        ? "De oordelen zijn gelijk; het bewijs over één groep is dat niet"
        : `De oordelen zijn gelijk; het bewijs over ${count} groepen is dat niet`,
    sameVerdicts: "Beide audits komen tot dezelfde oordelen",
  },
  summary: {
    heading: "Samenvatting",
    scope: "Dit rapport legt twee audits naast elkaar. Het gebruikt alleen gepubliceerde cijfers.",
    changed: ({ hypothesis, layer, before, after }) => `${hypothesis}. ${layer}: eerst “${before}”, daarna “${after}”.`,
    unchanged: "Geen enkel onderdeel van een oordeel is veranderd.",
    unchangedCaveat:
      "Hetzelfde oordeel laat niet zien dat er niets veranderde. Cijfers kunnen schuiven zonder een grens uit het plan te passeren.",
    notBoth: (hypothesis) => `${hypothesis}: maar één van beide audits kon dit toetsen.`,
  },
  causes: {
    heading: "Wat kan de uitkomst hebben veranderd?",
    intro:
      "Een uitkomst hangt van drie dingen af: de data, het plan en de versie van het gereedschap. Zijn die drie gelijk, dan zijn alle cijfers gelijk, tot op het laatste cijfer.",
    plan: {
      same: () => "Het plan is hetzelfde.",
      words: (settings) =>
        `Het plan is een ander plan. Van wat is gepubliceerd verschillen alleen woorden, in ${settings} instellingen waar geen cijfer op rust. Instellingen die niet worden gepubliceerd, zoals het startgetal, kunnen ook verschillen.`,
      different: (settings) => `Het plan is een ander plan: ${settings} gepubliceerde instellingen verschillen.`,
    },
    hashOnly:
      "Het plan is een ander plan, al zijn alle gepubliceerde instellingen gelijk. Wat niet wordt gepubliceerd verschilt: startgetal, bestanden, kolommen, regels of steekproef.",
    version: {
      same: (first) => `Versie ${first} van het gereedschap schreef beide.`,
      different: (first, second) =>
        `Versie ${first} van het gereedschap schreef de eerste, versie ${second} de tweede.`,
    },
    data: {
      same: "De data is dezelfde: beide audits noemen dezelfde versleutelde hash ervan.",
      different: "De data is niet dezelfde.",
      "nothing-differs": "Niets wijst op andere data: alle gepubliceerde cijfers zijn gelijk.",
      "not-known":
        "Of de data dezelfde is, is uit de uitgaven niet op te maken. Een versleutelde hash in beide manifesten zou het zeggen.",
    },
    several:
      "Er kan meer dan één van de drie zijn veranderd. Welke een cijfer veranderde, blijkt pas door er één tegelijk te veranderen: draai het oude plan met deze versie, en het nieuwe plan op de oude data.",
  },
  verdicts: {
    heading: "De oordelen naast elkaar",
    caption: "De vier onderdelen van elk oordeel, die nooit worden samengevoegd",
    columns: { question: "Vraag", layer: "Onderdeel", changed: "Veranderd" },
    yes: "ja",
    no: "nee",
  },
  effects: {
    heading: "De groepen naast elkaar",
    intro:
      "De verhouding zegt hoeveel keer zo vaak een groep wordt aangemerkt als alle anderen. Bij 1 worden beide even vaak aangemerkt. Waar de lijnen van beide audits elkaar overlappen, kan toeval de verandering verklaren.",
    reasons: "Waar het bewijs over een groep veranderde, en waarom",
    noReasons: "Bij geen enkele groep die mag worden genoemd, veranderde het bewijs.",
    reason: ({ group, before, after, reason }) => {
      const start = `Groep ${group}: eerst “${before}”, daarna “${after}”.`;
      const why = {
        "same-counts": "De aantallen zijn gelijk. Het komt dus door het plan of door de versie.",
        definition: "Beide audits tellen hier iets anders. Daarom is de reden niet uit de aantallen op te maken.",
        size: "Het komt door de aantallen: met de nieuwe aantallen zou ook de oude verhouding tot de nieuwe uitkomst leiden. Het verschil zelf hoefde niet te veranderen.",
        effect:
          "Het komt door de verhouding: met de oude aantallen zou de nieuwe verhouding ook tot de nieuwe uitkomst leiden.",
        either:
          "Elk van beide was genoeg: de nieuwe aantallen met de oude verhouding, en de nieuwe verhouding met de oude aantallen.",
        "only-together":
          "Alleen samen was het genoeg: de nieuwe aantallen alleen niet, en de nieuwe verhouding alleen ook niet.",
        "not-by-this-test":
          "Een gewone toets van alleen deze groep komt in beide audits tot dezelfde uitkomst. De verandering komt van de andere groepen, van het plan of van de versie.",
        "not-testable": "Eén van beide audits kon de groep niet toetsen: door te weinig eenheden bijvoorbeeld.",
        "not-estimable": "Of het door de aantallen of door de verhouding komt, is niet te zeggen.",
      }[reason];
      return `${start} ${why}`;
    },
    notCompared: ({ reason, groups, threshold }) =>
      ({
        hidden: `Niet getoond in één of beide audits, en dus van geen van beide genoemd: ${groups}.`,
        "small-difference": `Met minder dan ${threshold} veranderd, en dus van geen van beide genoemd: ${groups}.`,
        "with-another": `Weggelaten samen met een andere groep, die anders uit de sommen zou volgen: ${groups}.`,
        "only-before": `Alleen in de eerste audit: ${groups}.`,
        "only-after": `Alleen in de tweede audit: ${groups}.`,
      })[reason],
    otherDefinition:
      "Beide audits tellen iets anders: klassen, eenheid, kenmerk of de regel van de meerderheid verschillen. De verhoudingen staan naast elkaar, maar een verschil ertussen kan door de definitie komen.",
    unmoved: "Geen verhouding schoof zoveel als haar laatste cijfer hier",
    finding: ({ group, before, after }) =>
      `De verhouding van groep ${group} schoof het meest: van ${before} naar ${after}`,
    subtitle: (unit, level) =>
      `Aandeel aangemerkte ${unit}, gedeeld door dat van alle anderen; ${level === null ? "intervallen met het niveau van elk plan" : `${level}-intervallen`}`,
    description: (groups) => `Verhoudingen van ${groups} groepen in de eerste en de tweede audit, met intervallen.`,
    nothingToDraw: "Geen enkele groep heeft een verhouding die beide audits tonen.",
    others: (count) => `Nog ${count} groepen staan in de tabel.`,
    more: (count) => `nog ${count}`,
    legend: "Open stip: eerste audit. Dichte stip: tweede audit.",
    evenLabel: "even vaak als de anderen",
    caption: (hypothesis) => `${hypothesis}, per groep`,
    columns: {
      group: "Groep",
      ratio: "Verhouding",
      interval: "Interval",
      flagged: "Aangemerkt",
      evidence: "Bewijs",
    },
    of: (flagged, n) => `${flagged} van ${n}`,
    side: (label, side) => `${label}, ${side}`,
  },
  score: {
    heading: "De score",
    shown: ({ before, after }) =>
      `De oppervlakte onder de curve over alle bekende uitkomsten ging van ${before} naar ${after}. Een oppervlakte van 0,5 is niet beter dan toeval.`,
    overlap: "Beide intervallen overlappen elkaar: toeval kan de verandering verklaren.",
    apart: "Beide intervallen liggen los van elkaar.",
    notShown: "Minstens één van beide audits toont geen oppervlakte over alle bekende uitkomsten.",
    smallDifference:
      "Beide audits kennen bijna dezelfde uitkomsten: er verschillen er maar een paar. De oppervlaktes staan hier daarom niet naast elkaar. Het verschil zou over die paar gaan.",
  },
  plan: {
    heading: "Instellingen die verschillen",
    intro:
      "Een instelling die aan één kant ontbreekt, is daar weggelaten, of die versie van het gereedschap kende haar nog niet.",
    none: "Geen enkele gepubliceerde instelling verschilt.",
    more: (count) => `Nog ${count} instellingen verschillen; ze staan in comparison.json.`,
    caption: "Instellingen van beide plannen",
    column: "Instelling",
    absent: "ontbreekt",
  },
  version: {
    heading: "Wat versies veranderden",
    intro: (first, second) =>
      `Wat de lijst van wijzigingen zegt over cijfers die veranderden na versie ${first} tot en met versie ${second} (in het Engels):`,
    none: "De lijst van wijzigingen noemt geen cijfer dat tussen deze versies veranderde.",
    same: "Eén versie van het gereedschap schreef beide audits.",
  },
  audits: {
    heading: "Beide audits",
    caption: "Waar de cijfers vandaan komen",
    columns: { fact: "Gegeven" },
    rows: {
      title: "Titel",
      model: "Model",
      period: "Periode",
      form: "Vorm van de data",
      rows: "Rijen met data",
      toolkitVersion: "Versie van het gereedschap",
      schemaVersion: "Versie van het formaat",
      planHash: "Hash van het plan (eerste tekens)",
      inputHash: "Hash van audit.json (eerste tekens)",
    },
    form: { sponsors: "referenten met hun migranten", cases: "gevallen", counts: "aantallen" },
  },
  limits: {
    heading: "Grenzen van dit rapport",
    items: [
      "Een verschil tussen twee audits is geen toets. Intervallen die elkaar overlappen, laten niet zien dat er niets veranderde. Het rapport geeft geen p-waarde voor de verandering.",
      "Het rapport verklaart een veranderd oordeel met een gewone toets van één groep. De toets die beslist, kijkt naar alle groepen samen.",
      "Een verschil is op zichzelf nog geen discriminatie.",
      "Of de eerste of de tweede audit gelijk heeft, zegt dit rapport niet.",
    ],
    threshold: (threshold) =>
      `Wat één audit verbergt, wordt van geen van beide genoemd. Ook een groep waarvan de aantallen met minder dan ${threshold} veranderden, wordt niet genoemd: zo'n verschil is zelf een klein aantal.`,
  },
  methods: {
    heading: "Werkwijze",
    items: [
      "Beide uitgaven worden eerst gecontroleerd aan de hand van hun manifest en schema. Alleen gepubliceerde cijfers worden gebruikt.",
      "Om aantallen en verschil uit elkaar te houden gaat de oude verhouding door de toets met de nieuwe aantallen, en de nieuwe verhouding met de oude aantallen.",
    ],
  },
  reproduction: {
    heading: "Herhalen",
    toolkit: "Gereedschap",
    date: "Datum",
    command: "De opdracht die dit rapport schrijft:",
  },
};
