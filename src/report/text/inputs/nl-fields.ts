import type { AnswersText, FieldsText } from "./fields-text.js";

/** Dutch words that the chapters on fields, lists and indications share. */
export const answersNl: AnswersText = {
  columns: {
    answer: "Antwoord",
    count: "Aantal",
    share: "Aandeel",
    interval: (level) => `${level}-interval`,
    group: "Groep",
    strength: "Sterkte (0 tot 1)",
    lowest: "Laagste getoonde aandeel",
    highest: "Hoogste getoonde aandeel",
    adjusted: "p, gecorrigeerd",
  },
  ofGroup: (share, group) => `${share} (${group})`,
  overall: (share) => `alle groepen ${share}`,
  hiddenNumber: "een aantal dat er niet staat",
  chartWithheld: "De aandelen per groep staan er niet: er staan te weinig mensen achter.",
  tested: ({ tests, attribute, withoutGroup, unit }) =>
    `Elke vraag is getoetst tegen ${attribute}: ${tests} toetsen in één familie, zodat een vals alarm in de hele familie zeldzaam is. ${withoutGroup} ${unit} zonder meerderheidsgroep doen in deze toetsen niet mee.`,
  groupsHidden: (groups) =>
    `Groepen die er niet staan: ${groups}. Achter een deel van hun antwoorden staan te weinig mensen.`,
  together:
    "Groepen waarin te weinig antwoorden te verwachten waren, staan samen als “andere groepen”. Alleen de grootte van een groep beslist daarover, nooit haar antwoorden.",
};

/** Dutch prose of the chapter on the fields of the scoring screen. */
export const fieldsNl: FieldsText = {
  heading: "Zijn de velden ingevuld, en voor wie niet?",
  finding: {
    some: ({ shown, tests, attribute, questions }) =>
      `Een verschil naar ${attribute} is te zien bij ${shown} van de ${tests} vragen over de velden: ${questions}.`,
    none: ({ tests, attribute }) =>
      `Geen van de ${tests} vragen over de velden laat een verschil naar ${attribute} zien dat groter is dan toeval geeft. Dat is geen bewijs dat er geen verschil is.`,
    untested: "Geen veld is zo vaak leeg, onjuist of te oud dat er per groep naar te kijken is.",
  },
  meaning:
    "Een veld dat voor één groep vaker leeg is, kan de scores van die groep veranderen, wat het model verder ook doet. Waarom het leeg is, is in de data niet te zien.",
  scope: ({ units, unit }) =>
    `Gekeken is naar de ${units} ${unit} van wie de audit de score gebruikt. Elke waarde heeft één toestand: de eerste die geldt. Elk los probleem staat, met zijn rij, in een lijst voor de analist en niet in dit rapport.`,
  caption: "Velden van het scorescherm: aandeel in elke toestand",
  columns: {
    field: "Veld van het scherm",
    missing: "Leeg",
    invalid: "Tegen de regel",
    undated: "Zonder datum",
    stale: "Te oud",
    inOrder: "In orde",
  },
  question: {
    missing: "niet ingevuld",
    invalid: "tegen de regel",
    stale: "te oud",
    "answered-no": "met nee beantwoord",
    unrecorded: "zonder volledige herkomst",
    "weak-source": "uit een zwakke bron",
  },
  byGroup: {
    heading: "Velden per groep",
    caption: (attribute) => `Vragen over de velden naar ${attribute}`,
    question: "Vraag",
    finding: ({ field, question, attribute }) => `${field}: ${question}, naar ${attribute}`,
    subtitle: ({ field, question, unit, level, period }) =>
      `Aandeel ${unit} bij wie “${field}” ${question} is, met ${level}-interval; ${period}`,
    description: ({ field, question, groups }) =>
      `Punten met intervallen: aandeel van “${field}” ${question} per groep. ${groups}.`,
  },
  size: {
    heading: "Grootteklasse: 25 en 100 werknemers",
    finding: ({ lower, upper, unit, border }) =>
      `De instructie zet 25 en 100 werknemers elk in twee klassen. Van de ${unit} op zo'n grens zijn er ${lower} in de laagste klasse geregistreerd en ${upper} in de hoogste. ${border}`,
    border: {
      lower: "De instellingen zetten hen in de laagste van de twee.",
      upper: "De instellingen zetten hen in de hoogste van de twee.",
    },
    caption: "Geregistreerde grootteklasse naast het aantal werknemers",
    states: {
      "border-as-lower": "op een grens, geregistreerd in de laagste klasse",
      "border-as-upper": "op een grens, geregistreerd in de hoogste klasse",
      "as-number": "zoals het aantal werknemers zegt",
      "no-website-class-1": "klasse 1 omdat er geen website is, niemand heeft geteld",
      "other-than-number": "een andere klasse dan het aantal zegt",
      "no-number": "geen bruikbaar aantal",
    },
    otherwise: ({ higher, lower, flagged, unflagged }) =>
      `Lees je de grensgevallen andersom, dan krijgen ${higher} van hen een hogere klasse van de score en ${lower} een lagere. ${flagged} worden dan wel aangewezen, en ${unflagged} niet meer.`,
    notComputed: "Wat de andere lezing met de scores doet, is niet berekend: de instellingen geven geen gewichten.",
  },
  branch: {
    heading: "Branche: twee edities van de code",
    finding: ({ other, unknown }) =>
      `${other} hebben een code die alleen de andere editie kent, zoals afdeling 45 na de overgang. ${unknown} hebben een code die geen editie kent.`,
    caption: "Branchecodes per editie van de indeling",
    states: {
      "known-2008": "bekend in SBI 2008, uittreksel van voor de overgang",
      "known-2025": "bekend in SBI 2025, uittreksel van na de overgang",
      "other-edition": "alleen bekend in de andere editie",
      unknown: "in geen editie bekend",
      undated: "uittreksel zonder datum",
      missing: "geen code",
    },
  },
  doubt: {
    heading: "Ingevuld bij twijfel",
    finding: ({ field, doubt }) => `“${field}” is bij twijfel met J beantwoord voor ${doubt}.`,
    caption: (field) => `“${field}”: antwoorden en twijfel`,
    states: {
      yes: "J",
      "yes-in-doubt": "J, bij twijfel",
      no: "N",
      "no-in-doubt": "N, bij twijfel",
      neither: "geen J en geen N",
    },
    otherwise: ({ higher, lower, flagged, unflagged }) =>
      `Was dit steeds N, dan kregen ${higher} van hen een hogere klasse van de score en ${lower} een lagere. ${flagged} zouden dan wel zijn aangewezen, en ${unflagged} niet meer.`,
    notInScore: "Dit veld telt niet mee in de score: een andere lezing verandert geen klasse.",
  },
  readings: {
    heading: "Twee mensen, één bedrijf",
    finding: ({ field, both, agreement, kappa, interval }) =>
      `Twee mensen hebben “${field}” ingevuld voor ${both}. Zij zijn het eens over ${agreement}. Boven wat toeval alleen geeft, is hun overeenstemming ${kappa}${interval}. Dit is Cohens kappa: 1 is helemaal eens, 0 is wat toeval geeft.`,
    joined: ({ joined, named }) =>
      `De ${named} meest voorkomende waarden staan los. De andere ${joined} waarden tellen in de tabel en in kappa als één waarde. Twee verschillende daarvan tellen daar dus als eens. Het deel dat het eens is, telt elke waarde apart.`,
    meaning: "Overeenstemming zegt dat mensen hetzelfde lezen. Het zegt niet dat zij goed lezen.",
    caption: (field) => `“${field}”: eerste lezing tegen tweede`,
    first: "Eerste lezing",
    other: "andere waarden",
  },
  provenance: {
    heading: "Waar de waarden vandaan komen",
    meaning:
      "Een waarde is alleen na te gaan als vastligt uit welke bron zij komt, van welke dag zij is en wie haar invulde. Een waarde uit een zwakke bron is daarom nog niet fout, maar steunt op minder. Wie de mensen zijn, staat nergens in dit rapport.",
    caption: "Wat van de herkomst van waarden vastligt, per veld: aandeel van alle",
    columns: {
      source: "Bron",
      noSource: "Bron ligt niet vast",
      undated: "Dag ligt niet vast",
      old: "Vijf jaar of ouder",
      nobody: "Persoon ligt niet vast",
    },
    column: "bij elke waarde vermeld",
    notKept: "niet in de data",
    weak: ({ field, source, units, unit }) =>
      `“${field}” steunt voor ${units} ${unit} op ${source}. De instellingen noemen die bron zwak.`,
    persons: ({ field, people, busiest }) =>
      `Aantal mensen dat “${field}” invulde, voor zover het vastligt: ${people}. Wie het meest invulde, deed dat voor ${busiest}.`,
    sourceCaption: (field) => `“${field}”: bronnen`,
    ageCaption: ({ field, asOf }) => `“${field}”: leeftijd van de waarde op ${asOf}`,
    personCaption: (field) => `“${field}”: wie het invulde`,
    sources: {
      "other-source": "een bron die de instellingen niet noemen",
      "no-source": "bron ligt niet vast",
      "no-value": "geen waarde",
    },
    ages: {
      "under-1-year": "minder dan 1 jaar",
      "1-to-3-years": "1 tot 3 jaar",
      "3-to-5-years": "3 tot 5 jaar",
      "5-years-or-more": "5 jaar of meer",
      "after-that-day": "een latere dag, en dat kan niet",
      undated: "geen dag, of geen datum",
      "no-value": "geen waarde",
    },
    people: {
      "busiest-person": "wie het meest invulde",
      "other-people": "iemand anders",
      "nobody-recorded": "niemand vermeld",
      "no-value": "geen waarde",
    },
  },
  methods: [
    "Velden: elke waarde is naast de regel van de invulinstructie gelegd. Toetsen per groep zijn exact (Freeman en Halton) waar alle tabellen na te gaan zijn, en anders met willekeurige tabellen met dezelfde sommen; ze zijn met Holm gecorrigeerd over alle vragen over de velden. Sterkte is Cramérs V met de correctie van Bergsma.",
    "Een andere lezing van een code verschuift de log-odds van de geregistreerde score met het gewicht uit de instellingen. De geregistreerde score is afgerond: vlak bij een grens kan een score aan beide kanten vallen.",
  ],
};
