import type { AssumptionText } from "./assumption-text.js";
import { assumedRatesNl } from "./nl-assumed-rates.js";

/** Nederlandse teksten over de ongetoetste aanname. */
export const assumptionNl: AssumptionText = {
  heading: {
    fails: ({ claim, share, unit }) =>
      `Als ${share} van de nooit gecontroleerde ${unit} een overtreding verbergt, kan niet meer worden gezegd dat ${claim}`,
    holds: (share, unit) =>
      `Wat over de score wordt gezegd, geldt voor elk aandeel verborgen overtredingen tot ${share} van de nooit gecontroleerde ${unit}`,
    nothing: "Over de score kan niets worden gezegd dat verborgen overtredingen nog kunnen onderuithalen",
    notEstimable: "Wat op de ongetoetste aanname rust, is met deze data niet te schatten",
  },
  what: (unit) =>
    `Veel ${unit} zijn nooit gecontroleerd. Niemand weet of zij de regels overtreden. Wie hen als nalevend telt, neemt iets aan dat niemand heeft getoetst. Dit hoofdstuk vraagt hoeveel van hen een overtreding kunnen verbergen voordat een uitspraak over de score niet meer klopt.`,
  when: "Dit is van belang als een getal de nooit gecontroleerde gevallen als nalevend telt, zoals het oude model deed.",
  notEstimable: (reason) => `Wat op de ongetoetste aanname rust, is niet te schatten: ${reason}.`,
  counts: ({ violations, none, never, unit }) =>
    `Bij ${violations} ${unit} is een overtreding gevonden, bij ${none} niet. ${never} ${unit} zijn nooit gecontroleerd.`,
  leftOut: (count, unit) =>
    `Van ${count} andere ${unit} is geen uitkomst bekend, terwijl de data niet zegt dat zij nooit zijn gecontroleerd. Zij tellen in dit hoofdstuk niet mee.`,
  taken: (unit) =>
    `Uitkomsten van gecontroleerde ${unit} gelden als waar. Een overtreding die een controle miste, zit niet in deze getallen.`,
  claim: {
    auc: (baseline) => `de score het beter doet dan ${baseline}`,
    bands: (higher, lower) => `klasse “${higher}” een groter aandeel overtredingen bevat dan klasse “${lower}”`,
  },
  unsupported: (claim) =>
    `Dat ${claim}, kan helemaal niet worden gezegd: de schatting laat het niet zien, ook niet als elk nooit gecontroleerd geval de regels naleeft.`,
  uncertain: (claim) =>
    `Dat ${claim}, is niet van toeval te onderscheiden, ook niet als elk nooit gecontroleerd geval de regels naleeft: het interval steunt het niet.`,
  estimateFails: ({ claim, share, hidden, unit }) =>
    `In het slechtste geval laat de schatting niet meer zien dat ${claim}, zodra ${hidden} ${unit} (${share} van de nooit gecontroleerde) een overtreding verbergen.`,
  intervalFails: ({ share, hidden, unit }) =>
    `Wie ook met toeval rekent, heeft genoeg aan ${hidden} ${unit} (${share} van de nooit gecontroleerde).`,
  holdsThroughout: ({ claim, share, unit }) =>
    `Dat ${claim}, geldt, ook met toeval erbij, voor elk aandeel verborgen overtredingen tot ${share} van de nooit gecontroleerde ${unit}.`,
  bounds:
    "De band in de figuur bevat elke waarde die mogelijk is: de verborgen overtredingen kunnen op de slechtste of op de beste plek voor de score liggen. De band is geen schatting.",
  scenarios: (oddsRatio) =>
    `De twee lijnen zijn scenario's, geen schattingen. In het ene liggen verborgen overtredingen overal even vaak. In het andere is de kansverhouding bij de hoogste score ${oddsRatio} keer zo groot als bij de laagste.`,
  figure: {
    finding: ({ share, lowest, highest, unit }) =>
      `Als tot ${share} van de nooit gecontroleerde ${unit} een overtreding verbergt, kan de oppervlakte onder de curve overal liggen van ${lowest} tot ${highest}`,
    subtitle: (unit, period) =>
      `Oppervlakte onder de ROC-curve, naar het aandeel nooit gecontroleerde ${unit} dat een overtreding verbergt. Periode: ${period}.`,
    description: ({ share, lowest, highest }) =>
      `Een band die van links naar rechts breder wordt, bevat elke mogelijke oppervlakte; bij een aandeel van ${share} loopt hij van ${lowest} tot ${highest}. Twee lijnen daarin zijn scenario's. De tabel onder de figuur bevat alle getallen.`,
    shareAxis: "aandeel nooit gecontroleerd met een verborgen overtreding, ten hoogste",
    areaAxis: "oppervlakte onder de curve",
    boundsLabel: "alles wat mogelijk is",
    inProportion: "overal even vaak",
    byRank: "vaker bij hoge scores",
    baseline: (value) => `constante ${value}`,
    breaking: ({ share, baseline }) => `“boven ${baseline}” geldt niet meer vanaf ${share}`,
    withheld:
      "Hier staat geen grafiek: de oppervlakte is niet te schatten of rust op getallen die te klein zijn om te publiceren.",
  },
  table: {
    caption: "Oppervlakte onder de ROC-curve naar aandeel verborgen overtredingen",
    share: "Verborgen, ten hoogste",
    hidden: (unit) => `Aantal ${unit}`,
    lowest: "Laagst mogelijk",
    highest: "Hoogst mogelijk",
    interval: (level) => `${level}-interval om beide`,
  },
  rates: assumedRatesNl,
};
