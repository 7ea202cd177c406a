import type { ReportText } from "./report-text.js";

type MethodsPart = Pick<
  ReportText,
  "limits" | "methods" | "reproduction" | "notEstimable" | "withheld" | "warnings" | "leftOut"
>;

/** Dutch texts of limits, methods and reproduction. */
export const methodsNl: MethodsPart = {
  limits: {
    heading: "Wat dit rapport niet kan zeggen",
    always: [
      "Een verschil is op zichzelf nog geen discriminatie. Of een verschil is toegestaan, is een juridisch oordeel. Dit rapport geeft dat oordeel niet.",
      "Gelijke aandelen laten niet zien dat een model mensen in alles gelijk behandelt.",
      "Geen bewijs van een verschil is geen bewijs dat er geen verschil is. Kleine groepen en weinig data kunnen een verschil verbergen.",
      "Het rapport laat zien dat getallen verschillen, of dat het geen verschil kan zien. Het laat niet zien waardoor.",
      "Elke groep wordt vergeleken met alle andere. Een groep die ver afwijkt, trekt de anderen mee. Daardoor kan een tweede groep lijken af te wijken door de eerste.",
    ],
    sizeOfUnits:
      "Hypothese 1. Soms hangt een aanmerking af van het aantal migranten van een referent, en zijn enkele referenten heel groot. Deze toets kan dan een verschil tussen groepen aantonen dat alleen door de omvang komt. Hij wijst dan te vaak een verschil aan.",
    smallGroups: ({ count, of, gate }) =>
      `${count} van ${of} groepen ${count === 1 ? "is" : "zijn"} te klein om te toetsen. De ondergrens is ${gate}. Kleinere groepen zijn beschreven. Een risico kan bij die groepen niet worden aangetoond en ook niet worden gesignaleerd.`,
    suppression: ({ cells, numbers, people, units, largest }) =>
      `Een getal over een groep staat hier alleen als er minstens ${people} mensen en ${units} eenheden achter zitten, waarvan de grootste hoogstens ${largest} heeft. Daarom zijn ${cells} cellen van tabellen onderdrukt. ${numbers} andere getallen zijn weggelaten of alleen als klasse gegeven. Onderdrukt en niet getoond betekenen niet nul.`,
    noSuppression: (reason) => `In dit rapport is niets onderdrukt. De reden die het plan geeft: “${reason}”.`,
    intervals:
      "Een interval geeft de waarden die bij de data passen. Het gaat over toeval, niet over fouten in de data. De intervallen gelden per groep en zijn niet gecorrigeerd voor het aantal groepen.",
    notAdjusted: (alpha1, alpha2) =>
      `Als er geen verband is, is de kans op een onjuiste bevinding hoogstens ${alpha1} bij hypothese 1 en ${alpha2} bij hypothese 2, telkens voor alle groepen samen. De twee hypothesen zijn niet voor elkaar gecorrigeerd.`,
    robustness:
      "Dit rapport onderzoekt niet of eenheden die nooit zijn gecontroleerd aan de regels voldoen. Bekende uitkomsten worden als juist genomen.",
    disclosureHeading: "Wat is weggelaten om mensen te beschermen",
  },
  methods: {
    heading: "Methode",
    hypothesesHeading: "De hypothesen, vastgelegd voor de audit",
    verbatim:
      "Officiële tekst, uit de brief van de staatssecretaris over het TNO-onderzoek (Kamerstuk 19 637, nr. 3126), in het Nederlands en in het Engels:",
    readAs: (attribute, unit) =>
      `In deze audit zijn de hypothesen gelezen met “${attribute}” als onderzocht kenmerk en ${unit} als eenheden.`,
    definitionsHeading: "Begrippen",
    definitions: ({ flagged, majority, minMigrants, gate, reference, attribute, sponsors, unit, clustered }) => [
      ...(flagged === null
        ? []
        : [
            {
              term: "Aangemerkt",
              description: `Het model plaatst een eenheid in een risicoklasse die leidt tot verder onderzoek: ${flagged}.`,
            },
          ]),
      { term: "Eenheid", description: `Wat van het model een score of een risicoklasse krijgt: ${unit}.` },
      { term: "Groep", description: `Een waarde van het onderzochte kenmerk, ${attribute}.` },
      ...(sponsors
        ? [
            {
              term: "Meerderheidsgroep",
              description: `Meer dan ${majority} van de migranten van een referent hoort bij de groep. Minste aantal migranten voor een meerderheid: ${minMigrants}.`,
            },
          ]
        : []),
      {
        term: "Verhouding",
        description: "Aandeel aangemerkt in de groep, gedeeld door het aandeel aangemerkt bij alle anderen.",
      },
      ...(clustered
        ? [
            {
              term: "Effectieve eenheden",
              description:
                "Het aantal even grote referenten dat hetzelfde gewicht zou geven. Eén heel grote referent telt voor weinig meer dan één.",
            },
          ]
        : []),
      ...(gate === null
        ? []
        : [
            {
              term: "Getoetste groep",
              description: `Een groep die groot genoeg is om te toetsen: ${gate}. Deze regel kijkt niet naar voorspellingen of uitkomsten.`,
            },
          ]),
      ...(reference === null
        ? []
        : [{ term: "Referentiegroep", description: `Verhoudingen staan er ook tegenover ${reference}.` }]),
    ],
    gate: (units, effective, unit) =>
      `minstens ${units} ${unit} met iemand uit de groep, en ${effective} effectieve ${unit}`,
    gateMajority: (units) => `minstens ${units} referenten met een meerderheid van de groep`,
    testsHeading: "De toetsen",
    statistic: (unit) =>
      unit === "migrants"
        ? "Per groep neemt de toets het verschil tussen de groep en alle andere migranten in het aantal bij aangemerkte referenten, en deelt dat door de eigen spreiding over referenten. Ongelijke grootte van referenten doet dan geen kwaad."
        : "Per groep neemt de toets het verschil tussen de groep en alle anderen in het aantal aangemerkten, en deelt dat door de eigen spreiding.",
    permutation: (unit) =>
      `De voorspellingen worden opnieuw willekeurig verdeeld over ${unit}. Wat bij één eenheid hoort, blijft bij elkaar. Zo blijkt wat toeval alleen geeft.`,
    family: ({ hypothesis, alpha, tested, described, stepDown, resamples }) =>
      `Hypothese ${hypothesis}: ${tested} groepen samen getoetst bij ${alpha}, ${described} ${described === 1 ? "groep" : "groepen"} alleen beschreven. Correctie voor meer groepen: stapsgewijs ${stepDown}, ${resamples} willekeurige verdelingen.`,
    pFormula: (method) =>
      method === "exact"
        ? "De p-waarde is exact: alle verdelingen zijn geteld."
        : method === "asymptotic"
          ? "De p-waarde komt uit een formule die geldt bij grote aantallen."
          : "De p-waarde is (extreme verdelingen + 1) / (alle verdelingen + 1). Die is nooit nul.",
    twoSided: {
      doubled: "Tweezijdig: de kleinste staart telt dubbel.",
      "as-extreme":
        "Tweezijdig: verdelingen die minstens zo ver van geen verschil liggen, in beide richtingen, gelden als extreem. Bij een groep in weinig eenheden geeft toeval vaker grote waarden onder geen verschil dan erboven. Daarom vindt deze toets minder vaak aangemerkt worden eerder dan vaker aangemerkt worden. Het signaal kijkt naar één kant.",
      "no-likelier":
        "Tweezijdig: verdelingen die niet waarschijnlijker zijn dan de gevonden verdeling gelden als extreem.",
    },
    equivalence: (lower, upper) =>
      `Groepen gelden als gelijk binnen de marge als twee eenzijdige toetsen bij elke getoetste groep laten zien dat de verhouding tussen ${lower} en ${upper} ligt. De marge staat vast in het plan.`,
    power: (power) =>
      `De kleinste verhouding die zou worden gevonden, is de verhouding die de beslissende toets met een kans van ${power} vindt, bij het niveau dat de toets echt had en bij het aandeel over alle groepen. Het gevonden verschil telt daarbij niet mee.`,
    signal: (p) =>
      `Een groep buiten de marge wordt gesignaleerd als de eenzijdige, niet gecorrigeerde p-waarde hoogstens ${p} is. De hypothese wordt gesignaleerd als er meer groepen buiten de marge liggen dan in 95 van de 100 willekeurige verdelingen, of als een groep die het plan noemt is gesignaleerd.`,
    adequacy: (known, smaller) =>
      `Voor de score geldt de data als toereikend vanaf ${known} bekende uitkomsten (dataspecialisten van de IND, aangehaald door Juridische Zaken in 2017) en ${smaller} in de kleinste klasse (een keuze van dit hulpmiddel).`,
    intervalsHeading: "Intervallen",
    intervalMethod: {
      "linearised-over-units": "Aandeel en verhouding in groepen migranten: gelineariseerd over referenten.",
      "bootstrap-t-over-units": "Groepen met weinig effectieve referenten: bootstrap-t over referenten.",
      "largest-contrast-over-units":
        "Alle groepen tegelijk, met weinig effectieve referenten: het grootste contrast over willekeurige verdelingen, maal de fout van de groep.",
      wilson: "Aandeel: Wilson (1927).",
      newcombe: "Verschil van aandelen: Newcombe (1998).",
      "miettinen-nurminen": "Verschil en verhouding van aandelen: Miettinen en Nurminen (1985).",
      koopman: "Verhouding van aandelen: Koopman (1984).",
      "delong-logit": "Oppervlakte onder de curve: DeLong en anderen (1988), op logitschaal.",
      "hanley-mcneil": "Oppervlakte onder de curve: Hanley en McNeil (1982).",
      "placements-logit":
        "Hoger in de hogere klasse: de variantie van de plaatsingen van elke klasse (die van DeLong bij twee), op de logit-schaal.",
      "obuchowski-logit":
        "Oppervlakte onder de curve, als eenheden van één cluster op elkaar lijken: Obuchowski (1997), op logitschaal.",
      "bootstrap-bca":
        "Oppervlakte onder de curve, tweede weg: bootstrap, gecorrigeerd en versneld (Davison en Hinkley 1997).",
      "bootstrap-percentile": "Gemiddelde precisie: percentielen van een bootstrap (Boyd en anderen 2013).",
      "obuchowski-difference":
        "Verschil van twee oppervlaktes bij dezelfde eenheden, als eenheden van één cluster op elkaar lijken: Obuchowski (1997).",
      "delong-difference":
        "Verschil van twee oppervlaktes: DeLong en anderen (1988); voor een gemeld cijfer de variantie van Hanley en McNeil (1982).",
      "fleiss-normal": "Kappa: Fleiss, Cohen en Everitt (1969).",
      "clopper-pearson": "Aandeel, exact: Clopper en Pearson (1934).",
      "clopper-pearson-over-ranks":
        "Toeval in de willekeurige verdelingen, bij een p-waarde met stapsgewijze correctie minP: Clopper en Pearson (1934), bij de laagste en de hoogste rang die andere verdelingen kunnen geven.",
      "conditional-exact": "Kansverhouding (odds ratio): exact, gegeven de randtotalen.",
      "fieller-linearised":
        "Deel van een verschil dat via een kenmerk loopt: Fieller (1954), gelineariseerd over eenheden.",
      "robins-breslow-greenland": "Kansverhouding binnen klassen: Robins, Breslow en Greenland (1986).",
      "greenland-robins": "Verhouding van aandelen binnen klassen: Greenland en Robins (1985).",
      wald: "IJking van de score en Brier-score: de schatting en haar standaardfout (Wald).",
      sato: "Verschil van aandelen binnen klassen: Sato (1989).",
      garwood: "Aantal per jaar, exact: Garwood (1936).",
      "person-time": "Verhouding van aantallen per jaar binnen klassen: Greenland en Robins (1985).",
      "poisson-wald": "Verhouding van aantallen per jaar bij één jaar langer: Poisson-regressie en haar standaardfout.",
      "noncentral-chi-squared":
        "Sterkte van een samenhang, en verschuiving tussen twee lijsten: niet-centrale chi-kwadraat.",
    },
    leftOutHeading: "Wat uit de data is weggelaten",
    leftOut: ({ units, unit, rule }) => `${units} ${unit}: ${rule}.`,
    nothingLeftOut: "Er is niets weggelaten.",
    joined: ({ name, withoutUnit, unitsWithout, unit }) =>
      `${name} is gekoppeld op kenmerk. Rijen daarvan die bij geen van de ${unit} horen, en dus niet zijn gebruikt: ${withoutUnit}. Rijen van het eerste bestand zonder waarde daaruit: ${unitsWithout}.`,
    overridden: (units) =>
      `Scores die medewerkers met de hand hebben veranderd, bij de eenheden die overblijven: ${units}.`,
    deviationsHeading: "Wat de uitvoering deed buiten het plan",
    noDeviations: "Niets. De uitvoering volgde het plan.",
    referencesHeading: "Bronnen",
  },
  reproduction: {
    heading: "Hoe deze audit te herhalen is",
    toolkit: "Hulpmiddel",
    schema: "Versie van het resultaatformaat",
    planHash: "Vingerafdruk van het plan (SHA-256)",
    resamples: "Willekeurige verdelingen, minstens",
    compositionDate: "Migranten geteld op",
    severalNationalities: "Mensen met meer nationaliteiten",
    nationalityRules: {
      first: "tellen mee voor de eerste",
      "own-group": "elke combinatie is een eigen groep",
      fractional: "tellen voor elk ervan met een gelijk deel mee; aantallen mensen zijn hier daarom afgerond",
    },
    predictionDate: "Datum van de voorspellingen",
    date: "Datum van dit rapport",
    data: "Data",
    rows: (name, rows) => `${name}, ${rows} rijen`,
    server: "Server",
    onServer: (kind, mayWrite) =>
      `${kind}. De tabellen zijn alleen gelezen. ${
        mayWrite
          ? "De gebruiker van de database mag ook data veranderen. Voor een audit is lezen genoeg: gebruik de volgende keer een gebruiker die alleen mag lezen."
          : "De gebruiker van de database mag geen data veranderen."
      }`,
    record:
      "Het startgetal van het toeval (seed), de precieze aantallen extreme verdelingen en de vingerafdruk van de data blijven in het dossier van de analist. Ze zouden kleine groepen kunnen verraden.",
    command: "Opdracht, met het plan en de data van de eigenaar:",
    retention: "Te bewaren",
    retentionUntil: (date, basis) => `tot en met ${date} (${basis})`,
    retentionNotSet: "niet bepaald: het plan noemt geen datum",
    verify:
      "Opdracht die controleert of deze uitgave nog is zoals zij is geschreven, en of plan en data haar opnieuw geven:",
    machine: "Hetzelfde resultaat voor machines staat in audit.json, naast dit rapport.",
  },
  notEstimable: {
    "no-members": "de groep heeft geen leden",
    "no-rest": "er zijn geen anderen om mee te vergelijken",
    "no-flagged": "niemand is aangemerkt",
    "all-flagged": "iedereen is aangemerkt",
    "one-class-only": "alle uitkomsten zijn gelijk",
    "no-outcomes": "geen bekende uitkomsten",
    "too-few-effective-units": "te weinig effectieve eenheden",
    "no-variation": "geen variatie",
    "zero-reference": "het aandeel om mee te vergelijken is nul",
    "power-not-reached": "geen enkele verhouding zou vaak genoeg worden gevonden",
    "constant-within-strata": "binnen de meeste klassen is alles of niets aangemerkt",
    "difference-holds-zero": "het hele verschil kan nul zijn",
    "too-many-units": "te veel eenheden voor deze toets",
    "assumes-independent-units": "zou onafhankelijke eenheden aannemen",
    separated: "één grens in de score scheidt de uitkomsten zonder fout",
    "infinite-log-odds": "een score van 0 of 100 % heeft geen log-odds",
    "rounded-counts": "de aantallen zijn afgerond",
    "not-computed": "niet berekend",
  },
  withheld: {
    "rests-on-hidden-cell": "niet getoond",
    "below-threshold": "niet getoond: te weinig",
    "would-disclose-every-member": "niet getoond",
  },
  warnings: {
    "composition-after-prediction":
      "De migranten zijn geteld na de voorspelling. Selectie kan hebben veranderd wie waar werkt.",
    "overrides-included":
      "Scores die medewerkers met de hand hebben veranderd, tellen mee zoals ze zijn geregistreerd.",
    "stopped-model": "Het model is gestopt. Dit is een reconstructie, niet voor gebruik.",
    "rounded-counts":
      "De aantallen zijn voor de audit afgerond. Uitkomsten kunnen afwijken van die met precieze aantallen.",
    "suppressed-cells-in-source":
      "De bron heeft zelf aantallen onderdrukt. Die zijn weggelaten en niet als nul geteld.",
    "untested-assumption":
      "Sommige getallen rusten op de aanname dat nooit gecontroleerde eenheden aan de regels voldoen. Die aanname is niet getoetst. Bij die getallen staat dat erbij.",
    "members-of-clusters":
      "De aantallen gaan over leden van clusters. De uitkomsten gebruiken een ontwerpeffect uit het plan en zijn een benadering.",
    "levels-not-placed":
      "Een geplande familie van groepen kent niet elke groep in de gegevens. Die groepen staan samen als één groep, niet ingedeeld. Dit is een gat in het plan.",
    "resamples-raised":
      "Het aantal willekeurige verdelingen is hoger dan in het plan, omdat het aantal groepen dat vraagt.",
  },
  leftOut: {
    overridden: "score met de hand veranderd",
    "superseded-episode": "een eerdere of latere voorspelling van dezelfde eenheid telt",
    "no-band": "geen risicoklasse",
  },
};
