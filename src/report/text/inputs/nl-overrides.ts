import type { OverridesText } from "./overrides-text.js";

const layers = {
  evidence: "bewijs",
  signal: "signaal",
  equivalence: "gelijk binnen de marge",
  adequacy: "genoeg data",
} as const;

/** Dutch prose of the chapter on overrides by hand. */
export const overridesNl: OverridesText = {
  heading: "Maakt het voor de audit uit dat scores met de hand zijn veranderd?",
  finding: {
    same: "De drie manieren om de lijst te lezen geven dezelfde conclusies: daarin hangt niets af van de veranderingen met de hand.",
    differ: (what) =>
      `De drie manieren om de lijst te lezen geven niet dezelfde conclusies. Ze verschillen in: ${what}.`,
    unknown: "Op geen van de drie manieren was er naar een hypothese of de score te kijken.",
  },
  what: {
    layer: (hypothesis, layer) => `${layers[layer]} bij hypothese ${hypothesis}`,
    area: (baseline) => `of de score overtredingen beter onderscheidt dan ${baseline}`,
  },
  readings:
    "Een medewerker die het met een score niet eens is, kan 99 of 59 invullen. De lijst zegt dan niet meer wat het model gaf. Daarom is de audit drie keer gedaan: met de scores zoals ze zijn geregistreerd, zonder de veranderde scores, en met alleen de scores van het model.",
  decides: (reading) => `Het plan is geschreven voordat de data openging, en noemt de manier die beslist: ${reading}.`,
  reading: {
    "as-registered": "zoals geregistreerd",
    "without-overridden": "zonder wat met de hand is veranderd",
    "model-only": "alleen het model",
  },
  table: {
    caption: "De audit op drie manieren",
    columns: {
      row: "Onderdeel",
      units: "Referenten",
      layer: (hypothesis, layer) => `Hypothese ${hypothesis}: ${layers[layer]}`,
      p: (hypothesis) => `Hypothese ${hypothesis}: p, gecorrigeerd`,
      area: "Oppervlakte onder de curve",
      side: (baseline) => `Naast ${baseline}`,
    },
    words: {
      "difference-shown": "verschil aangetoond",
      "no-evidence": "geen statistisch bewijs",
      "not-testable": "niet te toetsen",
      signalled: "risico gesignaleerd",
      none: "niet gesignaleerd",
      superseded: "opgegaan in het bewijs",
      "not-assessed": "niet beoordeeld",
      shown: "aangetoond",
      "not-shown": "gelijkheid niet aangetoond",
      sufficient: "voldoende",
      insufficient: "ontoereikend",
      above: "erboven",
      below: "eronder",
      "not-distinguishable": "niet te zeggen",
      "not-estimable": "niet te schatten",
    },
    notTested: "niet getoetst",
    note: "De oppervlakte van een manier heeft twee decimalen of staat er niet, als de precieze waarde de weinige veranderde scores zou verraden.",
  },
  ratios: {
    heading: "Voor welke groepen verandert er iets?",
    caption: {
      "1": "Hypothese 1: aandeel migranten bij een aangemerkte referent, gedeeld door dat van andere migranten",
      "2": "Hypothese 2: aandeel referenten met een meerderheid van de groep dat is aangemerkt, gedeeld door dat van andere referenten",
    },
    group: "Groep",
    hidden: ({ shown, all }) =>
      `Van de ${all} groepen die op alle drie de manieren zijn getoetst, kunnen er hier ${shown} staan. Bij de andere zou het verschil tussen twee manieren enkele referenten verraden.`,
    none: "Hier kan geen groep staan: het verschil tussen twee manieren zou enkele referenten verraden.",
    rounded: "Een verhouding met één decimaal is om dezelfde reden afgerond, en staat er zonder interval.",
  },
  markers: {
    heading: "Hoeveel scores zijn veranderd, en welke kant op?",
    finding: ({ markers, raised, lowered }) =>
      `${markers} referenten hebben een score die betekent: met de hand veranderd. Daarvan zijn er ${raised} verhoogd en ${lowered} verlaagd.`,
    hidden:
      "Hoeveel scores zijn veranderd, en welke kant op, mag hier niet helemaal staan: achter een van de aantallen staan er te weinig.",
    computed: {
      overridden: (computed) =>
        `Hiervan zijn er ${computed} gelijk aan de score van het model, zodat niemand het weet. De instellingen tellen ze als veranderd.`,
      "not-overridden": (computed) =>
        `Hiervan zijn er ${computed} gelijk aan de score van het model, zodat niemand het weet. De instellingen tellen ze niet als veranderd.`,
    },
    noComputed:
      "Geen van deze scores is gelijk aan die van het model. Hoe de instellingen zulke scores lezen, maakt dus niet uit.",
    caption: "Geregistreerde scores van 99 en 59",
    words: {
      raised: "verhoogd: het model gaf minder",
      lowered: "verlaagd: het model gaf meer",
      computed: "het model gaf hetzelfde",
      "model-unknown": "wat het model gaf, is niet bekend",
    },
  },
  reasons: {
    heading: "Staat er een reden bij?",
    finding: ({ share, interval }) =>
      `Bij ${share} van de veranderingen met de hand staat een opmerking${interval}. De instructie vraagt er een bij elke verandering.`,
    list: "Wie geen opmerking heeft, staat in een lijst voor wie losse registraties mag zien, en in geen ander bestand.",
    caption: "Veranderingen met de hand, met en zonder opmerking",
    words: { "with-remark": "met opmerking", "without-remark": "zonder opmerking" },
    kinds: "Soorten redenen, van de veranderingen met een opmerking",
    other: "andere redenen",
  },
  groups: {
    heading: "Zijn scores van sommige groepen vaker veranderd?",
    question: {
      overridden: "met de hand veranderd",
      raised: "verhoogd, van wie het model niet aanmerkte",
      lowered: "verlaagd, van wie het model aanmerkte",
      direction: "verhoogd, van wie daardoor wel of niet werd aangemerkt",
    },
    some: ({ questions, attribute }) => `Een verschil naar ${attribute} is aangetoond bij: ${questions}.`,
    none: ({ tests, attribute }) =>
      `Geen van de ${tests} toetsen laat een verschil naar ${attribute} zien dat groter is dan toeval geeft. Dat is geen bewijs dat er geen verschil is.`,
    notAsked: "Hier is daar per groep niet naar te kijken.",
    figure: {
      finding: "Aandeel scores dat met de hand is veranderd, per meerderheidsgroep",
      subtitle: (level) => `Groepen met genoeg veranderingen om te laten zien; ${level}-intervallen`,
      description: (groups) => `Aandeel scores dat met de hand is veranderd, per groep: ${groups}.`,
    },
    caption: "Veranderingen met de hand, per groep",
    columns: {
      question: "Vraag",
      group: "Groep",
      share: "Aandeel",
      interval: (level) => `${level}-interval`,
      p: "p, gecorrigeerd",
      all: "alle groepen tegelijk",
    },
  },
  methods: ({ resamples }) => [
    "De drie manieren zijn drie keer de audit zelf, met hetzelfde plan op de keuze in rules.overrides na: dezelfde groepen, toetsen, marges en startwaarde. Zonder strata en families, want dat zijn vragen van de audit.",
    `Veranderingen per groep: alle groepen tegelijk met de exacte toets van Freeman en Halton of met ${resamples} getrokken tabellen met dezelfde sommen, gecorrigeerd volgens Holm over de vragen; elke groep tegen alle andere met de toets van Fisher, stap voor stap gecorrigeerd over de groepen.`,
    "De aantallen van losse manieren staan in geen enkele tabel. Getallen van een groep rusten op één tabel van haar referenten naar of ze aangemerkt blijven, en staan er alleen als elk deel daarvan er mag staan.",
  ],
};
