import type { InputsText } from "./inputs-text.js";

/** Dutch prose of the report on what goes into a model. */
export const inputsNl: InputsText = {
  synthetic:
    "Synthetische data. Dit rapport gaat over verzonnen data. Het zegt niets over een echt model of over echte mensen.",
  finding: (model) => `Wat er in “${model}” gaat, en waaruit dat is geregistreerd`,
  period: "Periode",
  summary: {
    heading: "Samenvatting",
    scope: ({ model, units, unit }) =>
      `Dit rapport kijkt naar wat er in het model “${model}” gaat: wat er van ${units} ${unit === "sponsors" ? "referenten" : "zaken"} bekend is, hoe dat is geregistreerd en wat ermee is gedaan.`,
    registrations: ({ registrations, units, unit }) =>
      `Een tweede bestand is op nummer gekoppeld. Van dat bestand horen ${registrations} rijen bij geen ${unit === "sponsors" ? "referent" : "zaak"}, en ${units} ${unit === "sponsors" ? "referenten" : "zaken"} hebben er geen rij in.`,
    allRegistered:
      "Een tweede bestand is op nummer gekoppeld. Elke rij van het ene bestand hoort bij een rij van het andere.",
    findings: "Elk hoofdstuk beantwoordt één vraag en is los te lezen. Dit kwam eruit:",
    notDiscrimination:
      "Een aangetoond verschil is nog geen discriminatie. Dat is een juridisch oordeel. Is er geen verschil aangetoond, dan is dat geen bewijs dat er geen verschil is.",
  },
  limits: {
    heading: "Wat dit rapport niet zegt",
    items: [
      "Het kijkt naar wat er in het model gaat. Of het model groepen verschillend behandelt, is de vraag van de audit, en die heeft een eigen rapport.",
      "Een gegeven dat samengaat met een groep hoeft niet om die groep te zijn gekozen.",
      "Uitkomsten zijn alleen bekend van wie is gecontroleerd.",
    ],
    threshold: ({ threshold, units, unit }) =>
      `Een aantal staat er alleen als er minstens ${threshold} mensen en ${units} ${unit === "sponsors" ? "referenten" : "zaken"} achter staan. Wat er niet staat, is niet nul.`,
    noThreshold: (reason) => `In dit rapport is niets verborgen. De opgegeven reden: ${reason}`,
  },
  methods: { heading: "Methoden", references: "Bronnen" },
  reproduction: {
    heading: "Herhalen",
    toolkit: "Hulpmiddel",
    settingsHash: "SHA-256 van de instellingen",
    planHash: "SHA-256 van het plan",
    date: "Datum",
    command: "Het commando dat dit rapport schrijft:",
  },
  withheld: "niet getoond",
  none: "–",
  below: (bound) => `minder dan ${bound}`,
  above: (bound) => `meer dan ${bound}`,
  atMost: (bound) => `hoogstens ${bound}`,
  range: (lower, upper) => `${lower} tot ${upper}`,
  interval: (level, range) => ` (${level}-interval ${range})`,
  remaining: {
    "other-groups": "andere groepen samen",
    "no-majority": "geen groep heeft de meerderheid",
    "no-members": "geen migranten",
  },
};
