import type { ReportText } from "./report-text.js";

type FindingsText = Pick<ReportText, "hypothesis" | "chart" | "table" | "score" | "errors" | "selection">;

/** Dutch texts of the findings: hypotheses, charts, tables, score, errors and selection. */
export const findingsNl: FindingsText = {
  hypothesis: {
    claim: (hypothesis, claim) => `Hypothese ${hypothesis}: ${lowerFirst(claim)}`,
    claimNoEvidence: () => "Geen statistisch bewijs van een verschil tussen groepen",
    claimSignalled: (groups) => `Geen statistisch bewijs van een verschil; wel een risico gesignaleerd voor ${groups}`,
    claimUndecided: (signalled) =>
      `De afronding van de aantallen laat open of er een verschil is${signalled === null ? "" : `; wel een risico gesignaleerd voor ${signalled}`}`,
    claimNotTested: "Kon niet worden getoetst",
    claimWithheld: "Het resultaat rust op groepen die te klein zijn om te publiceren",
    what: (hypothesis, unit, attribute) => {
      if (hypothesis === 2) {
        return `Elke referent met een meerderheid van één ${attribute} telt mee in die groep. De audit vergelijkt hoe vaak elke groep wordt aangemerkt met hoe vaak alle andere referenten worden aangemerkt. De audit telt hier referenten, geen migranten.`;
      }
      const plural = unit === "sponsors" ? "referenten" : "gevallen";
      return unit === "migrants"
        ? `De audit telt per ${attribute} welk deel van de migranten bij een aangemerkte referent werkt. Dat deel wordt vergeleken met het deel van alle andere migranten. Alle migranten van een referent delen één voorspelling. Daarom telt de toets referenten en geen migranten.`
        : `De audit vergelijkt per ${attribute} welk deel van de ${plural} wordt aangemerkt met het deel van alle andere ${plural}.`;
    },
    when: (hypothesis, unit) =>
      hypothesis === 2 || unit !== "migrants"
        ? "Dit is van belang als een aanmerking leidt tot strengere controle. Een groep die vaker wordt aangemerkt, krijgt dan meer van die controles."
        : "Dit is van belang als een aanmerking leidt tot strengere controle van een referent. Die controles raken dan vaker de mensen die er werken.",
    notTested: (reason) => `Deze hypothese kon niet worden getoetst: ${reason}. Hieruit volgt niets over het model.`,
    group: (v) =>
      `${upperFirst(v.population.inGroup(v.group))}: ${v.share} ${v.population.flagged}${v.shareInterval}, tegen ${v.rest} van ${v.population.others}; verhouding ${v.ratio}${v.ratioInterval}; ${v.test}; op basis van ${v.members} ${v.population.plural}${v.effectiveUnits === "" ? "" : `, met het gewicht van ${v.effectiveUnits} even grote ${v.unit}`}.`,
    otherGroups: (count, hidden) =>
      hidden === count
        ? `${count} ${count === 1 ? "andere groep" : "andere groepen"}, met aantallen die te klein zijn om te publiceren.`
        : `${count} andere groepen; de tabel bevat wat gepubliceerd mag worden.`,
    signalCaveat: (population) =>
      `Deze resultaten kunnen niet als statistisch bewijs worden geïnterpreteerd dat het model in gebruik daadwerkelijk een voorkeur heeft voor ${population.preferred}.`,
    deciding: ({ test, groups, unit, alpha }) =>
      `De beslissende toets gaat over ${groups === "1" ? "één getoetste groep" : `${groups} getoetste groepen samen`}. De voorspellingen zijn opnieuw verdeeld over ${unit}. Uitkomst, gecorrigeerd voor het aantal groepen: ${test}. Een verschil geldt als aangetoond als deze p hoogstens ${alpha} is.`,
    shownIntro: "Bij deze groepen is een verschil aangetoond:",
    signalledIntro:
      "Bij de groepen hieronder is een risico gesignaleerd, zonder statistisch bewijs. Door toeval alleen ligt ongeveer de helft van alle heel kleine groepen buiten de marge.",
    largestPublishedIntro: "Het grootste verschil onder de getoetste groepen in de gepubliceerde aantallen:",
    largestIntro: "Het grootste verschil onder de getoetste groepen, dat door toeval kan komen:",
    outsideMargin: ({ observed, of, nullMean, null95, saysLittle }) =>
      `${observed === null ? "" : `${observed} van de ${of} getoetste groepen ${observed === "1" ? "heeft" : "hebben"} een verhouding buiten de marge. `}Door toeval alleen zouden gemiddeld ${nullMean} van de ${of} getoetste groepen een verhouding buiten de marge hebben, en in 95 van de 100 verdelingen hoogstens ${null95}.${saysLittle ? " Eén kleine groep buiten de marge zegt dus weinig." : ""}`,
    naive: ({ p, valid, unit, memberUnit }) =>
      valid
        ? `De gewone chi-kwadraattoets geeft ${p}. Die is hier geldig: de ${unit} staan elk op zichzelf.`
        : `De gewone chi-kwadraattoets op ${memberUnit} geeft ${p}. Die is hier niet geldig. Hij ziet ${memberUnit} van één referent als onafhankelijk, terwijl ze één voorspelling delen. Het getal staat hier alleen omdat anderen het kunnen uitrekenen.`,
    pearson: ({ statistic, degreesOfFreedom, nullMean, p }) =>
      `Naast de beslissende toets, over alle risicoklassen: Pearson chi-kwadraat ${statistic} (${degreesOfFreedom} vrijheidsgraden; gemiddelde zonder verband ${nullMean}), ${p} met dezelfde verdelingen. Dit bepaalt het oordeel niet.`,
    strength: ({ table, aboveNull, null95 }) =>
      `Sterkte van het verband over alle groepen (Cramérs V, van 0 tot 1): ${table} in de tabel, ${aboveNull} na aftrek van wat toeval geeft; zonder verband blijft de waarde in 95 van de 100 verdelingen onder ${null95}.`,
    nullFigureWithheld: "Wat toeval geeft: niet getoond",
    nullFigureFinding: ({ beyond }) =>
      beyond
        ? "De gevonden uitkomst ligt verder weg dan toeval in 95 van de 100 verdelingen geeft"
        : "De gevonden uitkomst valt binnen wat toeval in 95 van de 100 verdelingen geeft",
    besides: "Andere getallen naast de beslissende toets",
    reference: (group) =>
      `Het plan noemt ook een groep om mee te vergelijken: ${group}. De toetsen vergelijken een groep altijd met alle andere.`,
  },
  chart: {
    interval: (lower, upper) => `${lower} tot ${upper}`,
    level: (level) => `${level}-interval`,
    noInterval: "geen interval",
    shareFinding: ({ population, overall, low, high }) =>
      `Het ${population.flaggedShare} loopt bij getoetste groepen van ${low} tot ${high}; over alle groepen is het ${overall}`,
    shareFindingPlain: (population) => `Het ${population.flaggedShare}, per groep`,
    ratioFinding: ({ outside, of, lower, upper, byChance }) =>
      `${outside === 0 ? "Geen" : outside} van de ${of} getoetste groepen ${outside > 1 ? "hebben" : "heeft"} een verhouding buiten ${lower} tot ${upper}; toeval alleen zou er gemiddeld ${byChance} geven`,
    ratioFindingPlain: "De verhouding per groep, naast de marge",
    rocFinding: ({ auc, position }) => `De oppervlakte onder de curve is ${auc}: ${position}`,
    shareSubtitle: ({ population, level, period }) =>
      `${upperFirst(population.flaggedShare)}, per getoetste groep, met ${level}-intervallen. Periode: ${period}.`,
    ratioSubtitle: ({ population, level, period }) =>
      `Verhouding: ${population.ratioOfShares}. Logaritmische schaal, met ${level}-intervallen. Periode: ${period}.`,
    nullSubtitle: ({ statistic, resamples, period }) =>
      `${statistic}, in ${resamples} verdelingen waarin voorspellingen willekeurig zijn verdeeld. Periode: ${period}.`,
    rocSubtitle: ({ unit, period, set }) => `Geteld in ${unit}; uitkomsten: ${set}. Periode: ${period}.`,
    overallLine: (share) => `alle groepen: ${share}`,
    equalLine: "gelijk",
    marginBand: (lower, upper) => `marge ${lower} tot ${upper}`,
    observed: (value) => `gevonden: ${value}`,
    critical: (value) => `95 van 100: ${value}`,
    arrangements: "verdelingen",
    falsePositiveAxis: "valse meldingen: deel van wie geen overtreding had",
    truePositiveAxis: "gevonden: deel van alle overtredingen",
    thisScore: (auc) => `deze score: ${auc}`,
    chanceLine: "toeval: 0,5",
    baselineCurve: (baseline) => `ijkwaarde: ${baseline}`,
    describeShare: ({ groups, overall }) =>
      `Puntgrafiek met één rij per groep: ${groups}. Een streepjeslijn geeft het aandeel over alle groepen, ${overall}. De tabel onder de figuur bevat alle getallen.`,
    describeRatio: ({ groups, lower, upper }) =>
      `Puntgrafiek met één rij per groep: ${groups}. Een band geeft de marge van ${lower} tot ${upper} en een lijn geeft een verhouding van 1. De tabel onder de figuur bevat alle getallen.`,
    describeNull: ({ observed, critical }) =>
      `Histogram van wat toeval geeft. Een doorgetrokken lijn geeft de gevonden waarde, ${observed}. Een streepjeslijn geeft de waarde waar toeval in 5 van de 100 verdelingen boven komt, ${critical}.`,
    describeRoc: ({ auc }) =>
      `Curve van gevonden overtredingen tegen valse meldingen, van de hoogste score naar beneden, met een oppervlakte van ${auc}. Een streepjescurve heeft de oppervlakte van de ijkwaarde en een stippellijn is toeval.`,
    onlyLargest: (shown, of) =>
      `De grafiek toont de ${shown} grootste van de ${of} groepen die te tekenen zijn. De tabel bevat ze alle.`,
    notDrawnSuppressed: (groups) => `Niet getekend, omdat de aantallen te klein zijn om te publiceren: ${groups}.`,
    notDrawnUntested: (count) =>
      count === 1
        ? "Eén groep is te klein om te toetsen. Die staat in de tabel en niet in de grafiek."
        : `${count} groepen zijn te klein om te toetsen. Ze staan in de tabel en niet in de grafiek.`,
    notDrawnRange: (groups) => `Niet getekend, omdat er geen verhouding boven nul te geven is: ${groups}.`,
    andOthers: (count) => `${count} andere groepen`,
    withheld: "Hier staat geen grafiek: de getallen rusten op groepen die te klein zijn om te publiceren.",
    smallestP: "Kleinste p-waarde over de getoetste groepen, niet gecorrigeerd",
    largestContrast: "Grootste gestandaardiseerde verschil over de getoetste groepen",
  },
  table: {
    group: "Groep",
    n: (unit) => `Aantal ${unit}`,
    effectiveUnits: (unit) => `Effectieve ${unit}`,
    share: "Aandeel aangemerkt",
    interval: (level) => `${level}-interval`,
    rest: "Aandeel bij de anderen",
    ratio: "Verhouding",
    ratioToReference: (group) => `Verhouding tot ${group}`,
    difference: "Verschil, procentpunten",
    adjustedP: "p, gecorrigeerd voor alle groepen",
    unadjustedP: "p, niet gecorrigeerd",
    verdict: "Uitkomst",
    expected: "Aangemerkt als het was zoals bij de anderen",
    designEffect: "Ontwerpeffect",
    detectable: "Kleinste verhouding die zou worden gevonden",
    equivalence: "Binnen de marge",
    fisher: "p, Fisher",
    midP: "p, Fisher mid-p",
    holm: "p, Holm",
    benjaminiYekutieli: "p, Benjamini-Yekutieli",
    oddsRatio: "Kansverhouding (odds ratio)",
    describedOnly: "beschreven, niet getoetst",
    suppressed: "onderdrukt",
    furtherGroups: (count) => `${count} andere groepen`,
    points: (value) => value,
    groupsCaption: (population) => `Het ${population.flaggedShare}, per groep`,
    detailsCaption: (hypothesis) => `Hypothese ${hypothesis}: andere getallen per groep`,
    countsCaption: (unit) => `Aantal ${unit} per groep en risicoklasse`,
    nullCaption: "Aantal verdelingen per waarde van de toetsgrootheid",
    downToClass: "Score minstens",
    rocCaption: "Gevonden overtredingen en valse meldingen, van de hoogste scoreklasse naar beneden",
    from: "Van",
    to: "Tot",
    atMost: (value) => `hoogstens ${value}`,
    above: (value) => `boven ${value}`,
    below: (value) => `onder ${value}`,
    verdictWord: {
      shown: "verschil aangetoond",
      through: "aangetoond, door een andere groep",
      signalled: "risico gesignaleerd",
      none: "geen bewijs",
      notShown: "niet te toetsen",
      withheld: "niet getoond",
    },
    equivalenceWord: { shown: "aangetoond", "not-shown": "niet aangetoond", "not-assessed": "niet beoordeeld" },
  },
  score: {
    claim: {
      above: (set) => `Bij ${set} onderscheidt de score overtredingen beter dan toeval`,
      below: (set) => `Bij ${set} zet de score overtredingen lager dan toeval zou doen`,
      "not-distinguishable": (set) => `Bij ${set} is de score niet van toeval te onderscheiden`,
      "not-estimable": () => "De kwaliteit van de score is met deze data niet te schatten",
      withheld: () => "De kwaliteit van de score rust op aantallen die te klein zijn om te publiceren",
    },
    what: "Neem willekeurig één overtreding en één eenheid zonder overtreding. De oppervlakte onder de curve (AUC) is de kans dat de overtreding de hoogste score heeft. Puur toeval geeft 0,5. Een score die zich nooit vergist, geeft 1.",
    when: "Dit is van belang als de score bepaalt waar controles plaatsvinden. Een score dicht bij 0,5 stuurt controles naar plekken die ook door loting gekozen hadden kunnen zijn.",
    notEstimable: (reason) => `De kwaliteit van de score is niet te schatten: ${reason}.`,
    estimate: ({ auc, interval, violations, none, unit, set }) =>
      `${upperFirst(set)}: oppervlakte onder de curve ${auc}${interval}, uit ${violations} ${unit} met een overtreding en ${none} ${unit} zonder.`,
    against: ({ baseline, position, p }) => `Tegenover ${baseline}: ${position}${p === "" ? "" : ` (${p})`}.`,
    position: {
      above: "erboven, en het interval sluit die waarde uit",
      below: "eronder, en het interval sluit die waarde uit",
      "not-distinguishable": "niet ervan te onderscheiden, want de waarde ligt in het interval",
      "not-estimable": "niet te zeggen",
    },
    set: {
      random: "uitkomsten uit een steekproef",
      risk: "eenheden gecontroleerd vanwege de risicoscore",
      signal: "eenheden gecontroleerd vanwege een signaal",
      never: "eenheden die nooit zijn gecontroleerd",
      unstated: "uitkomsten waarvan de herkomst niet is vermeld",
      "all-known": "alle bekende uitkomsten",
      "all-known-and-never-inspected":
        "alle bekende uitkomsten, waarbij nooit gecontroleerde eenheden tellen als zonder overtreding",
    },
    assumption:
      "Dit rust op een aanname die niet is getoetst: dat eenheden die nooit zijn gecontroleerd aan de regels voldoen.",
    rangeRestriction:
      "Deze uitkomsten zijn vooral bekend doordat iemand controleerde. Wie wordt gecontroleerd, kan van de score afhangen. Zulke uitkomsten zeggen weinig over de score bij alle eenheden. Alleen een steekproef doet dat.",
    baselineIsRead:
      "Het getal 0,571 is hier gelezen als een oppervlakte onder de curve. De bron spreekt van een voorspellende kracht van 0,571 tegen 0,5 zonder model, en noemt geen maat, geen aantal en geen dataset.",
    setsCaption: "Oppervlakte onder de curve per groep bekende uitkomsten",
    columns: {
      set: "Uitkomsten",
      violations: "Overtredingen",
      none: "Geen overtreding",
      auc: "Oppervlakte onder de curve",
      against: (baseline) => `p tegenover ${baseline}`,
    },
    insufficient: "De data is ontoereikend voor een onderbouwde uitspraak over de score.",
  },
  errors: {
    heading: ({ rate, group, own, others }) =>
      `Fouten: ${lowerFirst(rate)} is ${own} in groep ${group}, tegen ${others} bij de anderen`,
    headingNone: "Fouten bij het aanmerken: tussen groepen is geen verschil aangetoond",
    headingPlain: "Fouten bij het aanmerken, per groep",
    what: "Onterecht aangemerkt is het deel dat is aangemerkt van wie geen overtreding had. Gemist is het deel dat niet is aangemerkt van wie wel een overtreding had. Beide zijn per groep geteld.",
    when: "Dit is van belang omdat elke fout iets kost. Een onterechte aanmerking belast wie niets verkeerd deed. Een gemiste overtreding blijft ongezien.",
    overall: ({ falsePositive, falseNegative, unit, n }) =>
      `Over alle groepen is ${falsePositive} onterecht aangemerkt en ${falseNegative} gemist, uit ${n} ${unit} met een bekende uitkomst.`,
    notEstimable: (reason) => `Fouten bij het aanmerken zijn niet te schatten: ${reason}.`,
    caption: (unit) => `Fouten bij het aanmerken per groep, geteld in ${unit}`,
    falsePositive: "Onterecht aangemerkt",
    falseNegative: "Gemist",
  },
  selection: {
    claim: ({ group, ratio, comparison }) =>
      `Groep ${group} wordt ${ratio} keer zo vaak geselecteerd als ${comparison}`,
    heading: (claim) => `Selectie: ${lowerFirst(claim)}`,
    headingPlain: "Selectie na het voorstel van het model, per groep",
    comparisonRest: "de anderen",
    comparisonReference: (group) => `groep ${group}`,
    what: "Het model stelt voor, mensen beslissen. Dit deel telt per groep wie na het voorstel van het model is geselecteerd, en vergelijkt elke groep met de anderen.",
    when: "Dit is van belang omdat de menselijke stap een verschil tussen groepen groter of kleiner kan maken.",
    sentence: ({ group, share, ratio, comparison, n, unit }) =>
      `Groep ${group}: ${share} van ${n} ${unit} geselecteerd, ${ratio} keer het aandeel van ${comparison}.`,
    noTest: "Deze aandelen zijn beschreven. Verschillen tussen groepen zijn hier niet getoetst.",
    notForSponsors:
      "De selectie door mensen is niet per groep beschreven. Een referent heeft migranten uit meer groepen. Zijn selectie hoort dus niet bij één groep.",
    notEstimable: (reason) => `De selectie door mensen is niet te beschrijven: ${reason}.`,
    caption: (unit) => `Aandeel geselecteerd per groep, geteld in ${unit}`,
    share: "Aandeel geselecteerd",
  },
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
