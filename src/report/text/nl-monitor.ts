import type { MonitorText } from "./monitor-text.js";

const DIRECTION = { more: "vaker", less: "minder vaak" } as const;
const verdict = (shown: boolean) => (shown ? "is een verschil aangetoond" : "is geen verschil aangetoond");

/** Dutch prose of the report of a monitored series. */
export const monitorNl: MonitorText = {
  synthetic:
    "Synthetische data. Dit rapport gaat over verzonnen data. Het zegt niets over een echt model of over echte mensen.",
  facts: { series: "Reeks", looks: "Meetmomenten", looksOf: (done, planned) => `${done} van de ${planned} gepland` },
  finding: {
    alarm: (groups, attribute) =>
      `Alarm: de verhouding naar ${attribute} past niet meer bij toeval voor groep ${groups}`,
    none: (done, planned) => `Geen alarm na ${done} van de ${planned} geplande meetmomenten`,
    notAssessed: "Of groepen even vaak worden aangemerkt, kon niet worden getoetst",
  },
  summary: {
    heading: "Samenvatting",
    scope: ({ model, periods, groups, unit }) =>
      `Dit rapport volgt het model “${model}” in gebruik over ${periods} perioden. Het vergelijkt hoe vaak ${groups} groepen worden aangemerkt met hoe vaak alle anderen worden aangemerkt. Het telt ${unit}.`,
    alarm: ({ group, period, direction }) =>
      `Groep ${group} wordt ${DIRECTION[direction]} aangemerkt dan de anderen. Het alarm ging af in ${period}.`,
    natural: ({ group, period, own, others, per, unit }) =>
      `In ${period} zijn van elke ${per} ${unit} in groep ${group} er ${own} aangemerkt; van elke ${per} anderen ${others}.`,
    none: "Geen enkele groep bereikte de grens van het alarm.",
    noneCaveat:
      "Geen alarm laat niet zien dat groepen gelijk worden behandeld. Een klein verschil heeft soms meer perioden nodig.",
    notAssessed:
      "Geen enkele groep kon worden getoetst. De aantallen gaan over mensen die de voorspelling van hun referent delen, en het is niet bekend welke.",
    notFinished: (done, planned) =>
      `De reeks is bij meetmoment ${done} van ${planned}. De grenzen gelden voor de hele reeks. Latere meetmomenten kunnen dus nog een alarm geven.`,
    gaps: (gaps) =>
      `${gaps} aantallen van een groep in een periode zijn te klein om te publiceren. In de grafieken zijn dat gaten. Een gat is geen nul.`,
    attentionHeading: "Redenen om te kijken, zonder alarm",
    attention: {
      "outside-limits": (group, period) => `Groep ${group} ligt in ${period} buiten de grenzen.`,
      drift: (of, period) => `De ${of} in ${period} verschillen meer van het begin dan door toeval.`,
      "model-changed": (version, period) =>
        `Vanaf ${period} is het model van versie “${version}”. Een verandering daar kan van de nieuwe versie komen.`,
    },
    attentionNote:
      "Ook zonder enig verschil liggen ongeveer 3 van elke 1.000 punten buiten de grenzen. Eén zo'n punt is geen alarm.",
    attentionMore: (count) => `Nog ${count}; zie de tabellen.`,
  },
  rule: {
    heading: "Wanneer is er een alarm?",
    why: ({ looks, per100 }) =>
      `Wie bij elk meetmoment opnieuw toetst met 5%, vindt in ongeveer ${per100} van elke 100 reeksen van ${looks} meetmomenten een “verschil” dat er niet is, en dat voor één groep. De regel hieronder houdt de afgesproken foutkans over alle meetmomenten samen.`,
    validity: {
      spending:
        "Een groep geeft alarm als de som van de verschillen over alle perioden de grens bereikt die voor dat meetmoment geldt. De foutkans wordt daarbij over de meetmomenten verdeeld. Een alarm blijft staan.",
      martingale:
        "Een groep geeft alarm als iemand die wedt tegen “geen verschil” rijk genoeg is geworden: de inzet moet zijn gegroeid tot 1 gedeeld door de foutkans. Dit geldt op elk moment, hoeveel meetmomenten er ook komen. Een alarm blijft staan.",
      "each-look":
        "Elk meetmoment wordt apart getoetst, met een gelijk deel van de foutkans. Een groep geeft alarm als de toets van dat ene meetmoment dit deel bereikt.",
      nothing:
        "Voor deze aantallen geldt geen enkele toets. Er is dus geen alarm, en ook geen afwezigheid van een alarm.",
    },
    reason: {
      valid: "Elke periode telt nieuwe eenheden. De verschillen van de perioden mogen dus worden opgeteld.",
      approximate:
        "De aantallen gaan over mensen binnen referenten. Het ontwerpeffect corrigeert daarvoor. De uitkomst is een benadering. De weddenschap, die precieze aantallen nodig heeft, is weggelaten.",
      "repeated-units":
        "Dezelfde eenheden worden in latere perioden opnieuw gescoord. Een som over de perioden zou oud nieuws als nieuw tellen. De opgetelde toets en de weddenschap worden daarom niet gebruikt. De regel die wel wordt gebruikt is voorzichtig: hij vindt minder.",
      "clusters-unknown":
        "De aantallen gaan over mensen die de voorspelling van hun referent delen, en de referenten zijn niet bekend. Een toets die doet alsof ze los van elkaar staan, geeft veel te vaak alarm.",
    },
    alpha: ({ alpha, groups, each }) =>
      `De foutkans over de hele reeks en alle ${groups} gevolgde groepen is ${alpha}. Elke groep mag daarvan ${each} gebruiken.`,
    spending: {
      "obrien-fleming": "De verdeling is van het type O'Brien-Fleming: streng aan het begin, soepel aan het eind.",
      pocock: "De verdeling is van het type Pocock: bijna gelijk over de meetmomenten.",
    },
    beside: "De andere toets staat ernaast in de tabellen en geeft nooit alarm.",
    attention:
      "Een punt buiten de grenzen, een verschuiving van de klassen of groepen, en een andere versie van het model zijn redenen om te kijken. Het zijn geen alarmen.",
  },
  runs: {
    heading: "De verhouding in de tijd",
    intro:
      "Elke grafiek laat zien hoe vaak één groep wordt aangemerkt, vergeleken met alle anderen. Bij 1 worden beide even vaak aangemerkt. De balken laten zien wat toeval toelaat; ze zijn breed als een periode weinig eenheden telt.",
    notDrawn:
      "Er is geen verhouding getekend. Zonder de referenten, of een ontwerpeffect, weet niemand wat toeval toelaat.",
    finding: ({ group, ratio, period }) => `Groep ${group}: ${ratio} keer zo vaak als de anderen in ${period}`,
    noRatio: (group) => `Groep ${group}: geen periode mag worden getoond`,
    subtitle: ({ unit, group }) =>
      `Aandeel aangemerkte ${unit} in groep ${group}, gedeeld door dat van alle anderen; grenzen van 99,7%`,
    description: ({ group, shown, gaps, outside }) =>
      `Verloop van groep ${group}: ${shown} perioden getoond, ${gaps} gaten, ${outside} buiten de grenzen.`,
    ratioAxis: "Verhouding",
    limits: "Balken: hier houdt toeval 997 van de 1.000 perioden. Ruit: erbuiten.",
    even: "Lijn bij 1: even vaak aangemerkt als de anderen.",
    gap: "niet getoond",
    alarm: "alarm\u00a0\u00a0",
    others: (count) => `Nog ${count} groepen staan in de tabellen van deze uitgave.`,
    caption: (group) => `Groep ${group} per periode`,
    columns: {
      period: "Periode",
      flagged: "Aangemerkt",
      n: "Van",
      otherFlagged: "Anderen aangemerkt",
      otherN: "Van",
      ratio: "Verhouding",
      limits: "Grenzen",
      p: "p van deze periode alleen",
      z: "z tot nu toe",
      boundary: "Grens van z",
      eValue: "Inzet van de wedder",
      outside: "Buiten",
    },
    yes: "ja",
    gapReason: {
      hidden: "niet getoond",
      absent: "groep afwezig",
      "no-variation": "niemand of iedereen aangemerkt",
      "design-effect-unknown": "ontwerpeffect onbekend",
    },
    none: "–",
    range: (lower, upper) => `${lower} tot ${upper}`,
  },
  groups: {
    heading: "Alle gevolgde groepen",
    intro:
      "z is de som van de verschillen tot nu toe, in standaardafwijkingen. p is die van de weddenschap en mag op elk moment worden gelezen.",
    introEachLook:
      "p is die van de toets van één meetmoment. Het alarm gaat af op of onder de grens: de foutkans van de groep gedeeld door het aantal geplande meetmomenten.",
    eachLook: { p: "Kleinste p van een meetmoment", bound: "Grens van p" },
    caption: "Stand van elke groep bij de laatste getoonde periode",
    columns: {
      group: "Groep",
      shown: "Perioden getoond",
      gaps: "Gaten",
      z: "z",
      boundary: "Grens van z",
      p: "p van de weddenschap",
      alarm: "Alarm",
    },
    state: ({ state, since, direction }) =>
      state === "alarm"
        ? `sinds ${since}, ${DIRECTION[direction!]} aangemerkt`
        : state === "none"
          ? "nee"
          : "niet getoetst",
  },
  changes: {
    heading: "Waarom een oordeel veranderde",
    intro:
      "Een oordeel over één periode kan veranderen doordat de aantallen groeiden, of doordat het verschil groeide. Om die uit elkaar te houden gaat de oude verhouding door de toets met de nieuwe aantallen, en de nieuwe verhouding met de oude aantallen.",
    none: "Geen enkele groep heeft twee perioden die kunnen worden vergeleken.",
    sentence: ({ group, from, to, before, after, reason }) => {
      const start = `Groep ${group}, ${from} tot ${to}:`;
      if (reason === "unchanged") return `${start} onveranderd; in beide, op zichzelf bekeken, ${verdict(after)}.`;
      const change = `eerst ${verdict(before)}, daarna ${verdict(after)}.`;
      const why = {
        size: after
          ? "Dat komt door de aantallen: met de nieuwe aantallen zou ook de oude verhouding zijn aangetoond. Het verschil zelf hoefde niet te groeien."
          : "Dat komt door de aantallen: met de nieuwe aantallen zou ook de oude verhouding niet zijn aangetoond. Het verschil zelf hoefde niet te krimpen.",
        effect: after
          ? "Dat komt door de verhouding: met de oude aantallen zou de nieuwe verhouding ook zijn aangetoond."
          : "Dat komt door de verhouding: met de oude aantallen zou de nieuwe verhouding ook niet zijn aangetoond.",
        either:
          "Elk van beide was genoeg: de nieuwe aantallen met de oude verhouding, en de nieuwe verhouding met de oude aantallen.",
        "only-together":
          "Alleen samen was het genoeg: de nieuwe aantallen alleen niet, en de nieuwe verhouding alleen ook niet.",
        "not-estimable":
          "Welke van de twee het was, is niet te zeggen: de ene verhouding is bij de andere aantallen niet mogelijk.",
      }[reason];
      return `${start} ${change} ${why}`;
    },
    note: "Dit zijn gewone toetsen van één periode. Ze leggen uit; ze geven geen alarm. Met aantallen is bedoeld: hoeveel eenheden er zijn, en hoe vaak de anderen worden aangemerkt.",
  },
  drift: {
    heading: "Verschuift de invoer?",
    intro:
      "De population stability index meet hoe ver de klassen, of de groepen, zijn verschoven sinds de eerste periode. Hij is 0 als er niets verschoof, en nooit lager.",
    chance:
      "Door toeval alleen ligt hij dus al boven 0. De tabel geeft wat toeval alleen ervan maakt. Het interval reikt tot 0 waar toeval de waarde kan verklaren.",
    noChance: "De perioden staan hier niet los van elkaar. Daarom is er geen toevalsniveau en geen interval.",
    none: "Van geen twee perioden mag de samenstelling worden getoond.",
    caption: "Population stability index tegen de eerste periode",
    of: { bands: "klassen", groups: "groepen" },
    columns: {
      of: "Van",
      period: "Periode",
      index: "Index",
      interval: "95%-interval",
      chance: "Door toeval, gemiddeld en in 95 van de 100",
      said: "Gemeld",
    },
    pointedOut: "ja",
    notEstimable: { hidden: "niet getoond", "empty-class": "een klasse is leeg" },
  },
  periods: {
    heading: "De perioden",
    intro:
      "Van welk plan en welke uitgave elke periode komt. Een plan dat anders is dan dat van de periode ervoor, is gemarkeerd.",
    caption: "Perioden van de reeks",
    columns: {
      period: "Periode",
      n: "Eenheden",
      share: "Aangemerkt",
      model: "Versie van het model",
      plan: "Plan (eerste tekens van de hash)",
      input: "Uitgave (eerste tekens van de hash)",
    },
    hidden: "niet getoond",
    changed: "veranderd",
  },
  limits: {
    heading: "Grenzen van dit rapport",
    items: [
      "Een verschil is op zichzelf nog geen discriminatie.",
      "De grafieken vergelijken aanmerkingen, geen overtredingen. Ze zeggen niet welke aanmerkingen terecht waren.",
      "Een groep wordt vergeleken met alle anderen in dezelfde periode. Verschuift het hele model, dan merkt de verhouding dat niet; de verschuiving van de klassen misschien wel.",
      "Wordt één groep veel vaker aangemerkt, dan lijkt elke andere groep iets minder vaak aangemerkt: die groep hoort bij haar anderen.",
      "Lage aantallen die niet mogen worden getoond, tellen niet mee. De toetsen houden daar rekening mee: ze lezen een getoond aantal als een aantal dat de drempel haalde.",
    ],
    repeated:
      "Dezelfde eenheden komen terug. Wie twee perioden van elkaar aftrekt, ziet wat er veranderde. Waar aantallen zijn beschermd, wordt een groep die met een paar eenheden verandert daarom in geen enkele periode getoond.",
    clusters:
      "De aantallen gaan over mensen binnen referenten. Hoeveel referenten er achter een aantal staan, is niet bekend.",
    designEffect: (value, source) => `Het ontwerpeffect van ${value} komt uit: ${source}.`,
    threshold: (threshold) =>
      `Aantallen onder ${threshold} eenheden, en aantallen die uit sommen zouden volgen, worden niet getoond.`,
    noThreshold: (reason) => `Er is niets verborgen. De opgegeven reden: ${reason}.`,
  },
  methods: {
    heading: "Werkwijze",
    items: [
      "Per periode wordt het aantal aangemerkte eenheden van een groep vergeleken met zijn hypergeometrische verdeling, gegeven beide groottes en alle aanmerkingen, en beperkt tot de aantallen die zouden zijn getoond.",
      "Verschillen en varianties worden opgeteld over de perioden, gestratificeerd naar periode (Mantel-Haenszel). De grenzen volgen de methode van Lan en DeMets: de foutkans wordt verdeeld naar het aantal geplande meetmomenten dat voorbij is, de samenhang volgt uit de varianties.",
      "De weddenschap is een martingaal: een mengsel van aannemelijkheidsverhoudingen van odds ratio's in dezelfde verdelingen. De p-waarde is 1 gedeeld door de grootste inzet tot nu toe.",
      "De groepen delen de foutkans in gelijke delen (Bonferroni).",
    ],
    bets: (ratios) => `Odds ratio's waarop de weddenschap inzet: ${ratios}.`,
    references: "Bronnen",
  },
  reproduction: {
    heading: "Herhalen",
    toolkit: "Gereedschap",
    hash: "SHA-256 van het reeksbestand",
    date: "Datum",
    command: "De opdracht die dit rapport schrijft:",
  },
};
