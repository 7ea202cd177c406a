import type { IndicationsText } from "./indications-text.js";

const ITEMS: Readonly<Record<string, string>> = {
  "01": "weinig werknemers wereldwijd, ook bij het moederbedrijf",
  "02": "sector, bijvoorbeeld horeca, groothandel, handelsbemiddeling, advies",
  "03": "gevestigd in een woonhuis, geen pand in Nederland",
  "04": "geen website",
  "05": "het pand is een virtueel kantoor",
  "06": "website niet in het Engels of Nederlands",
  "07": "weinig kapitaal of omzet",
  "08": "geen werknemers met een profiel op LinkedIn",
  "09": "geen informatie op andere websites",
  "10": "geregistreerde fraudesignalen over bedrijf of migrant",
  "11": "bij erkenning voorgelegd aan RVO en eerste advies negatief",
  "11a": "geen uitgewerkt plan",
  "11b": "plan zonder financiële onderbouwing",
  "12": "adres in het handelsregister wijkt af van INDIGO en geen melding van de wijziging",
  "13": "boetes van de inspectie, de IND of de Belastingdienst",
  "14": "migrant is de enige werknemer in Nederland",
  "15": "migrant was eigenaar of bestuurder, aandelen vlak voor de aanvraag overgedragen",
  "16": "eerdere weigeringen voor vreemdelingen die daar wilden werken",
  "17": "eerder onderzoek of het salaris past bij de markt",
  "18": "ingebracht door een diplomatieke post over een aanvraag",
  "18a": "migrant kent het werk niet",
  "18b": "migrant spreekt geen Engels of Nederlands",
  "18c": "migrant heeft geen passende opleiding of ervaring",
  "19": "migrant in het buitenland geworven door een derde",
  "20": "bedrijf in het buitenland van familie van de migrant",
  "21": "Suwinet wijst op te weinig salaris voor een of meer migranten",
  "22": "bedrijf heeft meerdere migranten niet op tijd afgemeld",
};

/** Dutch prose of the chapter on the 22 indications. */
export const indicationsNl: IndicationsText = {
  heading: "Welke indicaties staan voor een groep, en welke voor elkaar?",
  finding: {
    some: ({ shown, tests, attribute, items }) =>
      `Een samenhang met ${attribute} is te zien bij ${shown} van de ${tests} getoetste indicaties: ${items}.`,
    none: ({ tests, attribute }) =>
      `Geen van de ${tests} getoetste indicaties gaat meer samen met ${attribute} dan toeval geeft. Dat is geen bewijs dat geen ervan dat doet.`,
    untested: "Geen indicatie geldt, of ontbreekt, zo vaak dat er per groep naar te kijken is.",
  },
  meaning:
    "Een indicatie die samengaat met een groep, kan die groep in een selectie brengen zonder haar te noemen. Of er een goede reden is voor de indicatie, beantwoorden deze getallen niet.",
  barred:
    "Indicaties 14 tot en met 21 gaan over één migrant. Ze zijn geteld en niet getoetst: een referent heeft veel migranten, dus zeggen ze niets over een referent als geheel.",
  enforcement:
    "Indicaties die volgen uit eerdere handhaving laten zien waar mensen eerder keken. Opnieuw gebruikt sturen ze mensen terug naar dezelfde referenten.",
  item: (code) => ITEMS[code] ?? code,
  tags: {
    company: "bedrijf",
    migrant: "migrant",
    "origin-proxy": "kan voor afkomst staan",
    "earlier-enforcement": "uit eerdere handhaving",
  },
  caption: "Hoe vaak elke indicatie geldt",
  columns: { code: "Nr.", item: "Indicatie", tags: "Gaat over", holds: "Geldt", notKnown: "Niet bekend" },
  byGroup: {
    heading: "Indicaties per groep",
    caption: (attribute) => `Indicaties naar ${attribute}`,
    finding: ({ item, attribute }) => `Indicatie ${item}, naar ${attribute}`,
    subtitle: ({ code, unit, level, period }) =>
      `Aandeel ${unit} bij wie indicatie ${code} geldt, met ${level}-interval; ${period}`,
    description: ({ code, groups }) => `Punten met intervallen: aandeel van indicatie ${code} per groep. ${groups}.`,
  },
  conjunctions: {
    heading: "Indicaties 11 en 12: beide delen moeten gelden",
    finding: ({ code, yes, no }) =>
      `Indicatie ${code} staat op ja terwijl haar delen nee zeggen voor ${yes}, en op nee terwijl zij ja zeggen voor ${no}.`,
    evaluated: "Overal in dit rapport zijn deze indicaties wat hun delen zeggen, als die bekend zijn.",
    caption: (code) => `Indicatie ${code}: wat er staat naast wat de delen zeggen`,
    states: {
      agrees: "zoals de delen zeggen",
      "stated-yes-parts-no": "staat op ja, delen zeggen nee",
      "stated-no-parts-yes": "staat op nee, delen zeggen ja",
      "parts-not-known": "staat er, delen zeggen het niet",
      "not-stated": "staat er niet",
    },
    partsAlone: ({ code, whole, units }) => `${code} geldt terwijl ${whole} niet geldt: ${units}.`,
  },
  pairs: {
    heading: "Indicaties die samengaan",
    finding: {
      some: ({ shown, pairs, strongest }) =>
        `Van ${pairs} paren van indicaties gaan er ${shown} meer, of minder, samen dan toeval geeft. Het sterkst: ${strongest}.`,
      none: (pairs) => `Geen van de ${pairs} paren van indicaties gaat meer samen dan toeval geeft.`,
    },
    strongest: ({ first, second, phi }) => `${first} en ${second} (${phi})`,
    hidden: (pairs) =>
      `Van ${pairs} paren staan de getallen er niet: achter een deel ervan staan te weinig referenten.`,
    caption: "Paren van indicaties die samengaan, het sterkste eerst",
    pair: "Paar",
    phi: "Phi (-1 tot 1)",
    figure: {
      finding: "Welke indicaties samengaan",
      subtitle:
        "Phi van elk paar: 1 altijd samen, 0 zoals toeval geeft, -1 nooit samen. Een lege plek wordt niet getoond",
      description: (pairs) =>
        `Een tabel van vakjes, één per paar; een donkerder vakje is een sterkere samenhang. ${pairs}.`,
    },
  },
  methods: [
    "Indicaties: 11 en 12 zijn bepaald uit hun delen. Toetsen per groep zijn exact (Freeman en Halton) waar alle tabellen na te gaan zijn, en anders met willekeurige tabellen met dezelfde sommen. Paren zijn getoetst met Fishers exacte toets, met phi en een interval volgens de deltamethode. Beide families zijn met Holm gecorrigeerd, elk op zichzelf.",
  ],
};
