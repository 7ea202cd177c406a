import type { SampleText } from "./sample-text.js";

/** Dutch prose of the report on a random sample. */
export const sampleNl: SampleText = {
  finding: {
    share: (unit, { of1000, lower, upper }) =>
      `Ongeveer ${of1000} van elke 1.000 ${unit} hebben een overtreding; volgens de steekproef kunnen het er ${lower} tot ${upper} zijn`,
    bounds: (unit, { lowest, highest }) =>
      `Tussen ${lowest} en ${highest} van elke 1.000 ${unit} hebben een overtreding; er ontbreken uitkomsten`,
    none: (unit, reason) => `De steekproef zegt niet hoeveel ${unit} een overtreding hebben: ${reason}`,
  },
  facts: {
    drawn: "Aselecte steekproef",
    drawnOf: (drawn, population, unit) => `${drawn} van ${population} ${unit}`,
    planHash: "Plan (SHA-256)",
  },
  result: {
    heading: "Wat is er gevonden?",
    share: (unit, { of1000, lower, upper, level }) =>
      `Van elke 1.000 ${unit} hebben er ongeveer ${of1000} een overtreding (${level}-interval: ${lower} tot ${upper}).`,
    certainty: (level) =>
      `Het interval zegt hoe ver de steekproef er door toeval naast kan zitten. Van alle steekproeven die zo getrokken hadden kunnen worden, geeft ongeveer ${level} een interval waar het echte aantal in ligt.`,
    bounds: (unit, { lowest, highest, lower, upper }) =>
      `Sommige controles hebben geen uitkomst. Als daarbij geen enkele overtreding is, hebben ongeveer ${lowest} van elke 1.000 ${unit} een overtreding. Als het allemaal overtredingen zijn, zijn het er ongeveer ${highest}. Met het toeval van de trekking erbij ligt het aantal tussen ${lower} en ${upper}.`,
    none: (reason) => `Dit getal staat er niet: ${reason}.`,
  },
  design: {
    heading: "Hoe is de steekproef getrokken?",
    drawn: ({ population, drawn, selected, both, listed }, unit) =>
      `Van ${population} ${unit} zijn er ${drawn} door het lot getrokken. Daarnaast kiest het model er ${selected}; ${both} hoorden bij allebei. Er moesten er dus ${listed} gecontroleerd worden.`,
    rules: {
      flagged: "Het model kiest alles waarvoor het verder onderzoek voorstelt, of daarvan de hoogste scores.",
      selected: "Gekozen zijn degenen die mensen na het voorstel van het model hebben uitgekozen.",
      none: "Het model heeft in deze ronde niemand gekozen: op de werklijst staat alleen wat door het lot getrokken is.",
    },
    blind:
      "Iedereen stond op één lijst, in willekeurige volgorde en zonder merkteken. Inspecteurs konden aan de lijst niet zien wie getrokken was en wie gekozen.",
    weights: (unit) =>
      `Niet iedereen had dezelfde kans om getrokken te worden. Wat gecontroleerd is, telt voor alle ${unit} waar het voor staat.`,
    labels:
      "Wat een controle vond, geldt hier als waar: een overtreding die de controle miste, telt als geen overtreding.",
    bandsLeftOut: (bands) => `Hieruit is niemand getrokken: ${bands}. Daarover zegt de trekking niets.`,
    signalLeftOut: "Uitkomsten van eerdere controles na een signaal zijn niet gebruikt.",
    signalCertain: (count, unit) =>
      `Aanname van het plan: ${count} ${unit} met een uitkomst na een signaal waren hoe dan ook gecontroleerd, welke score ze ook hadden. Ze tellen mee met die uitkomst. Klopt dat niet, dan kloppen de getallen niet.`,
    noneMissing: "Alle controles hebben een uitkomst.",
    missingBounds: (count) =>
      `${count} controles hebben geen uitkomst. Daarvan is niets stil weggelaten: aandelen staan er met een onder- en een bovengrens, en oppervlaktes onder de curve staan er niet.`,
    missingAtRandom: (count) =>
      `Aanname van het plan: ${count} controles zonder uitkomst zijn net als de andere die op dezelfde manier getrokken zijn. Klopt dat niet, dan kloppen de getallen niet.`,
    fewer: (bound) => `minder dan ${bound}`,
  },
  table: {
    bands: "Aandeel met een overtreding per klasse van het model",
    groups: (attribute) => `Aandeel met een overtreding per meerderheid van ${attribute}`,
    areas: "Oppervlakte onder de ROC-curve",
    band: "Klasse",
    share: "Aandeel met een overtreding",
    interval: (level) => `${level}-interval`,
    measure: "Hoe het is berekend",
    area: "Oppervlakte",
    unbounded: (lower) => `${lower} of meer`,
    range: (lower, upper) => `${lower} tot ${upper}`,
    known: "bekend, allemaal gecontroleerd",
  },
  figure: {
    finding: ({ lowest, highest }) => `Het aandeel met een overtreding loopt van ${lowest} tot ${highest}`,
    subtitle: (unit, level, period) =>
      `Aandeel van de ${unit} met een overtreding, met het ${level}-interval; ${period}`,
    description: ({ lowest, highest, unit }) =>
      `Punten met intervallen: het aandeel van de ${unit} met een overtreding per klasse, bij wie het model kiest en bij wie nooit gecontroleerd was. Het loopt van ${lowest} tot ${highest}. Een stippellijn geeft het aandeel van allen.`,
    all: (share, unit) => `alle ${unit}: ${share}`,
    part: "Deel",
    band: (name) => `klasse “${name}”`,
    selected: "gekozen door het model",
    never: "nooit eerder gecontroleerd",
  },
  parts: {
    heading: "Per klasse en per groep",
    bands: (unit) => `Als het model werkt zoals bedoeld, hebben in een hogere klasse meer ${unit} een overtreding.`,
    groups: (attribute, unit) =>
      `Groepen zijn ${unit} met een meerderheid van één ${attribute}. De intervallen gelden voor elke groep apart: bij veel groepen zitten er door toeval een paar naast.`,
    noGroups: "Geen enkele groep is groot genoeg om te beschrijven.",
    hiddenGroups: (hidden, groups) =>
      `Groepen die rusten op aantallen die te klein zijn om te publiceren: ${hidden} van ${groups}. Die staan niet in de tabel.`,
    notCause:
      "Een verschil tussen groepen zegt niets over de oorzaak, en het is geen reden om een groep anders te behandelen.",
  },
  assumption: {
    heading: "De aanname die niemand heeft getoetst",
    what: (unit) =>
      `Er werd aangenomen dat ${unit} die nooit gecontroleerd zijn, zich aan de regels houden. Als dat zo was, kon geen enkele controle bij hen een overtreding vinden. Eén overtreding is genoeg om te zien dat het anders is.`,
    refuted: ({ inspected, violations }, unit) =>
      `Nu zijn ${inspected} ${unit} gecontroleerd die nog nooit gecontroleerd waren. Bij ${violations} daarvan was er een overtreding. De aanname klopt dus niet.`,
    notRefuted: (inspected, unit) =>
      `Nu zijn ${inspected} ${unit} gecontroleerd die nog nooit gecontroleerd waren. Er is geen overtreding gevonden. Dat laat niet zien dat er geen zijn.`,
    few: ({ inspected, bound }, unit) =>
      `Nu zijn ${inspected} ${unit} gecontroleerd die nog nooit gecontroleerd waren. Minder dan ${bound} daarvan hadden een overtreding; of het er nul waren, staat hier niet.`,
    share: ({ of1000, lower, upper, level }) =>
      `Van elke 1.000 die nooit gecontroleerd waren, hebben er ongeveer ${of1000} een overtreding (${level}-interval: ${lower} tot ${upper}).`,
    limit: ({ share, level }, unit) =>
      `Met ${level} zekerheid heeft hoogstens ${share} van de nooit gecontroleerde ${unit} een overtreding.`,
    cautious: "Deze grens hoort bij het grootste aantal dat hier verborgen is. De echte grens kan lager liggen.",
    breaking:
      "Beweringen over de score en haar klassen zijn gedaan terwijl wie nooit gecontroleerd is, meetelde als iemand zonder overtreding. Elke bewering heeft een breekpunt: het aandeel verborgen overtredingen, op de ongunstigste plek, waarbij het interval de bewering niet meer draagt.",
    claim: {
      auc: (baseline) => `De oppervlakte onder de ROC-curve ligt boven ${baseline}`,
      bands: (higher, lower) => `Klasse ${higher} bevat een groter aandeel overtredingen dan klasse ${lower}`,
    },
    groups:
      "Over groepen staat hier geen bewering. De steekproef begrenst de verborgen overtredingen van iedereen samen. Een bewering over een groep rust op de weinige nooit gecontroleerde gevallen van die groep; haar breekpunt staat in het rapport van de audit.",
    unsupported: (claim) =>
      `“${claim}”: de gegevens dragen deze bewering niet, ook niet als niemand een overtreding verborg.`,
    withstands: ({ claim, fails, limit }) =>
      `“${claim}”: dit valt om vanaf ${fails} verborgen overtredingen. Volgens de steekproef is het hoogstens ${limit}, dus de bewering blijft staan.`,
    withstandsAll: ({ claim, highest }) =>
      `“${claim}”: dit houdt stand tot ${highest} verborgen overtredingen, het grootste aandeel waarnaar is gekeken.`,
    mayFail: ({ claim, fails, limit }) =>
      `“${claim}”: dit valt om vanaf ${fails} verborgen overtredingen. Volgens de steekproef kan het tot ${limit} zijn, dus de bewering kan omvallen.`,
    withheld: "Wat er gevonden is, rust op aantallen die te klein zijn om te publiceren.",
    none: (reason) => `De steekproef zegt niets over deze aanname: ${reason}.`,
  },
  comparison: {
    heading: "Gekozen door het model, en getrokken door het lot",
    what: (unit) =>
      `Een model helpt als controles bij de ${unit} die het kiest, meer overtredingen opleveren dan controles door het lot.`,
    rates: ({ selected, random }, unit) =>
      `Van elke 1.000 gekozen ${unit} hadden er ${selected} een overtreding. Controleren door het lot zou er ongeveer ${random} per 1.000 opleveren.`,
    ratio: ({ ratio, lower, upper, level }) =>
      `Dat is ${ratio} keer zoveel (${level}-interval: ${lower} tot ${upper} keer).`,
    openRatio: ({ ratio, lower, level }) => `Dat is ${ratio} keer zoveel (${level}-interval: ${lower} keer of meer).`,
    above: "Het interval ligt boven 1: de keuze vindt meer dan het lot.",
    below: "Het interval ligt onder 1: de keuze vindt minder dan het lot.",
    unclear: "In het interval ligt 1: de steekproef laat geen verschil zien tussen de keuze en het lot.",
    none: (reason) => `De twee zijn niet te vergelijken: ${reason}.`,
  },
  areas: {
    heading: "Hoe goed zet de score allen op volgorde, niet alleen de gekozenen?",
    what: "De oppervlakte onder de ROC-curve is de kans dat een willekeurige overtreding een hogere score heeft dan een willekeurig geval zonder overtreding. Een half is wat puur toeval geeft.",
    names: {
      weighted: "Gecorrigeerd: wat gecontroleerd is, telt voor waar het voor staat",
      imputed: "Gecorrigeerd: de rest ingevuld per stratum en score (Begg en Greenes)",
      randomAlone: "Alleen wat door het lot getrokken is",
      selectedAlone: "Niet gecorrigeerd: alleen wat gekozen is",
    },
    uncorrected:
      "De oppervlakte van alleen de gekozenen zegt weinig: zij hebben allemaal een hoge score, dus de score kan ze niet meer uit elkaar houden.",
    corrected: (unit) =>
      `De twee gecorrigeerde oppervlaktes gaan over alle ${unit}. Het zijn twee wegen naar hetzelfde getal en ze horen dicht bij elkaar te liggen.`,
    impossible: (reason) => `Er is geen gecorrigeerde oppervlakte: ${reason}.`,
  },
  limits: {
    heading: "Wat deze steekproef niet zegt",
    items: [
      "Overtredingen die een controle over het hoofd ziet, blijven ook hier ongezien.",
      "De getallen gaan over het moment van de trekking. Wat later veranderde, zit er niet in.",
      "Een aandeel overtredingen is geen oordeel over de vraag of een selectie rechtmatig of gerechtvaardigd is.",
    ],
    disclosure: ({ threshold, units }) =>
      `Getallen die rusten op minder dan ${threshold} mensen of ${units} eenheden, met of zonder overtreding, worden niet gepubliceerd. Niet gepubliceerd is niet nul.`,
    open: (reason) => `Er is niets verborgen, om de reden die het plan geeft: “${reason}”.`,
  },
  reasons: {
    "selected-by-score-alone": "alleen wat het model koos is gecontroleerd, dus de rest had geen enkele kans",
    "zero-inclusion-probability":
      "een deel had geen kans om gecontroleerd te worden, of geen controle in dat deel heeft een uitkomst",
    "one-unit-in-stratum": "één gecontroleerd geval staat voor meerdere andere, dus het toeval is niet te meten",
    "no-units": "niemand daarvan is gecontroleerd",
    "outcomes-missing": "er ontbreken uitkomsten, en het plan neemt daarover niets aan",
    "one-class-only": "alle uitkomsten waren gelijk",
    "too-few-outcomes": "het lot trok te weinig overtredingen",
    "no-variation": "de scores verschillen niet",
    "no-score-column": "de gegevens hebben geen score",
    "units-without-score": "een deel heeft geen score",
    "nobody-never-inspected": "de gegevens noemen niemand die nooit gecontroleerd is",
    "nobody-selected": "het model koos in deze ronde niemand",
    "zero-reference": "de trekking vond geen overtreding om mee te vergelijken",
  },
  withheld: "het rust op aantallen die te klein zijn om te publiceren",
};
