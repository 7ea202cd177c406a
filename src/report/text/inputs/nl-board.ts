import type { BoardText } from "./board-text.js";

/** Dutch prose of the chapter on the composition of boards. */
export const boardNl: BoardText = {
  heading: "Wat deed de registratie van besturen?",
  banner: "Reconstructie, niet voor gebruik.",
  finding: {
    flags: {
      shown: "Het aandeel aangewezen referenten verschilt tussen de klassen van besturen.",
      notShown:
        "Er is geen verschil in het aandeel aangewezen referenten tussen de klassen van besturen aangetoond. Dat is geen bewijs dat er geen verschil is.",
      untested: "Of aangewezen referenten anders over de klassen van besturen zijn verdeeld, kon niet worden getoetst.",
    },
    gap: ({ gap, units }) =>
      `Van de besturen van ${units} referenten passen er ${gap} in geen klasse van de instructie.`,
    rareGap: "Hoeveel besturen in geen klasse passen, staat er niet: ze zijn zeldzaam, of ze zijn er niet.",
  },
  ground: ({ purpose, legalBasis }) =>
    `Dit hoofdstuk bouwt een oude registratie na, om te bestuderen wat zij deed. Opgegeven doel: ${purpose}. Opgegeven grondslag: ${legalBasis}. Niets hiervan mag worden gebruikt om een referent te kiezen of te beoordelen. Er staat geen bestuurder en geen losse referent in, en ook in geen enkele lijst.`,
  neverMade:
    "De oude instructie zette elk bedrijf in een klasse naar de afkomst van de bestuurders. De regering schreef in 2022 dat dit niet verzameld had mogen worden, en dat het tot discriminatie had kunnen leiden.",
  claims:
    "De bronnen spreken elkaar tegen. De regering zegt dat de klasse nooit deel was van de score. Een memo van Juridische Zaken uit 2017 zegt dat het geboorteland van bestuurders een voorspeller was in het model dat is gekozen. Dit rapport beslist niet wie gelijk heeft.",
  declared: "De instellingen van deze run volgen het memo (bewering C2).",
  holds: {
    birth:
      "In het bestand met bestuurders staan geboortelanden, zoals de instructie zegt. De notulen van 2021 spreken van nationaliteiten.",
    nationality:
      "In het bestand met bestuurders staan nationaliteiten, zoals de notulen van 2021 zeggen. De instructie vraagt geboortelanden. Deze klassen zijn dus niet die van de instructie.",
  },
  scope: ({ units, undated, rows, withoutSponsor, offTheDay }) =>
    `Gekeken is naar ${units} referenten van de audit, elk op de dag van het uittreksel. Referenten zonder zo'n dag: ${undated}. Het bestand met bestuurders heeft ${rows} rijen. Niet meegeteld zijn bestuurders van een referent die het plan niet kent (${withoutSponsor}) en bestuurders die op die dag niet in het bestuur zaten (${offTheDay}).`,
  classes: {
    caption: "Klassen van besturen volgens de regel van de instructie",
    gap: "De instructie heeft geen klasse voor een bestuur met bestuurders die in Nederland, in “westerse” en in “niet-westerse” landen zijn geboren, als het minder dan vijf bestuurders of landen telt. Zulke besturen tellen als “past in geen klasse” en komen in geen andere klasse terecht.",
    together: "Klassen die te zeldzaam zijn om los te staan, zijn samen geteld.",
    words: {
      "1": "1: een rechtspersoon bestuurt het bedrijf",
      "2": "2: allen geboren in Nederland",
      "3": "3: vijf of meer bestuurders, uit vijf of meer landen",
      "4": "4: geboren in Nederland en in “westerse” landen",
      "5": "5: geboren in Nederland en in “niet-westerse” landen",
      "6": "6: allen geboren in “niet-westerse” landen",
      "7": "7: allen geboren in “westerse” landen",
      "8": "8: geboren in “westerse” en “niet-westerse” landen",
      "9": "9: niet te achterhalen",
      "10": "10: een natuurlijk persoon en een rechtspersoon",
      "no-class": "past in geen klasse van de instructie",
      "other-classes": "andere klassen samen",
    },
    short: {
      "1": "1: rechtspersoon",
      "2": "2: Nederland",
      "3": "3: internationaal",
      "4": "4: Nederland, “westers”",
      "5": "5: Nederland, “niet-westers”",
      "6": "6: “niet-westers”",
      "7": "7: “westers”",
      "8": "8: “westers”, “niet-westers”",
      "9": "9: niet te achterhalen",
      "10": "10: natuurlijk, rechtspersoon",
      "no-class": "geen klasse",
      "other-classes": "andere klassen",
    },
  },
  unknown: {
    caption: "Waarom besturen klasse 9 hebben",
    words: { nobody: "er staat die dag niemand in het bestuur", "not-known": "een land is niet bekend" },
  },
  flags: {
    heading: "Worden referenten van de ene klasse vaker aangewezen?",
    finding: {
      shown: ({ p, strength }) =>
        `Het aandeel aangewezen referenten verschilt tussen de klassen (${p}). Hoe sterk ze samengaan, van 0 tot 1: ${strength}.`,
      notShown: ({ p, strength }) =>
        `Een toets laat niet zien dat referenten van de ene klasse vaker worden aangewezen dan die van een andere (${p}). Dat is geen bewijs dat er geen verschil is. Hoe sterk ze samengaan, van 0 tot 1: ${strength}.`,
    },
    meaning:
      "Een verschil hier zegt niet dat de klasse in de score zat: een ander gegeven dat ermee samengaat, geeft hetzelfde beeld.",
    untested: "Er zijn te weinig klassen te onderscheiden om te kijken wie wordt aangewezen.",
    figure: {
      shown: "Het aandeel aangewezen referenten verschilt tussen de klassen",
      notShown: "Er is geen verschil tussen de klassen aangetoond",
    },
    subtitle: (level) => `Aandeel referenten dat het model aanwijst, naar klasse van het bestuur; ${level}-intervallen`,
    description: (classes) =>
      `Punten met intervallen: aandeel aangewezen referenten per klasse van het bestuur. ${classes}.`,
    overall: (share) => `alle klassen ${share}`,
    class: "Klasse van het bestuur",
    hidden: (classes) =>
      `Klassen die er niet staan: ${classes}. Achter een deel van hun antwoorden staan te weinig mensen.`,
    bands: "Referenten naar klasse van het bestuur en klasse van de score",
  },
  registered: {
    heading: "Volgt de geregistreerde klasse de regel?",
    finding: ({ agreement, kappa }) =>
      `Van de geregistreerde klassen is ${agreement} de klasse die de regel geeft. Boven wat toeval alleen geeft, is de overeenstemming ${kappa}. Dit is Cohens kappa: 1 is helemaal gelijk, 0 is wat toeval geeft.`,
    withheld:
      "In hoeverre de geregistreerde klassen de regel volgen, staat er niet: achter een deel staan te weinig besturen.",
    gap: {
      leftOut:
        "Besturen die in geen klasse passen, tellen hier niet mee: wat er voor hen ook is geregistreerd, de instructie geeft het niet.",
      together: "Besturen die in geen klasse passen, staan hier bij de andere klassen, als ze er zijn.",
    },
    meaning: "Een andere klasse dan de regel geeft, kan op een andere dag hebben geklopt.",
    without: (without) => `Referenten zonder geregistreerde klasse, die hier niet meetellen: ${without}.`,
    caption: "Klassen volgens de regel en zoals geregistreerd",
    columns: {
      class: "Klasse",
      computed: "Volgens de regel",
      registered: "Geregistreerd",
      share: "Van die volgens de regel, zo geregistreerd",
    },
  },
  otherwise: {
    heading: "Maakt het uit hoe je de instructie leest?",
    finding: {
      some: (settings) =>
        `Een andere lezing verandert of er een verschil tussen de klassen is aangetoond, bij: ${settings}.`,
      none: () =>
        "Geen van de andere lezingen verandert of er een verschil tussen de klassen is aangetoond. Elk punt is los andersom gelezen.",
    },
    untested: "Wat een andere lezing doet met wie wordt aangewezen, kon niet worden getoetst.",
    meaning:
      "De instructie laat zes dingen open. De instellingen kiezen van elk één lezing. Hoeveel referenten van klasse wisselen, staat er alleen ongeveer: een precies aantal zou losse besturen verraden.",
    caption: "De zes open punten, elk andersom gelezen",
    columns: {
      setting: "Open punt",
      chosen: "Lezing van de instellingen",
      other: "Andere lezing",
      changed: "Referenten die van klasse wisselen",
      difference: "Verschil aangetoond, met de andere lezing",
    },
    settings: {
      international: "vijf of meer bestuurders uit vijf of meer landen",
      partlyUnknown: "een deel van de landen niet bekend",
      euCountry: "welke landen EU-landen zijn",
      liechtenstein: "Liechtenstein",
      kingdom: "Caribische delen van het Koninkrijk",
      formerStates: "staten die niet meer bestaan",
    },
    readings: {
      international: {
        "international-first": "klasse 3 gaat voor",
        "composition-first": "klasse 3 alleen als geen andere klasse past",
      },
      partlyUnknown: { "class-9": "klasse 9", "by-the-known": "de klasse van wie wel bekend is" },
      euCountry: { "on-the-day": "leden op de dag van het uittreksel", "members-2019": "de 28 leden van 2019" },
      liechtenstein: { western: "“westers”", "not-western": "“niet-westers”" },
      kingdom: { netherlands: "Nederland", "not-western": "“niet-westers”" },
      formerStates: { unknown: "niet bekend", "not-western": "“niet-westers”" },
    },
    difference: { shown: "ja", notShown: "nee", untested: "niet getoetst" },
  },
  methods: [
    "Besturen: de klasse volgt de regel van de oude invulinstructie, met de lijst van “westerse” landen die zij noemt en de lezingen uit de instellingen. Welke klassen los staan, hangt af van hun grootte en van hoeveel referenten in totaal zijn aangewezen, nooit van wie binnen een klasse is aangewezen.",
    "Klasse tegen aanwijzing: exact (Freeman en Halton) waar alle tabellen na te gaan zijn, en anders met willekeurige tabellen met dezelfde sommen. Sterkte is Cramérs V met de correctie van Bergsma. De toetsen met een andere lezing zijn niet voor elkaar gecorrigeerd.",
    "Cohens kappa is berekend uit het aantal dat overeenstemt en de sommen van beide, met zeldzame klassen samen. Het interval is dat van Wilson voor de overeenstemming, met de overeenstemming door toeval zoals die was.",
  ],
};
