import type { DiscriminationText } from "./discrimination-text.js";

/** Nederlandse teksten naast de oppervlakte. */
export const discriminationNl: DiscriminationText = {
  band: {
    label: (level) => `${level}-band`,
    note: (level) =>
      `De band bevat bij elk afzonderlijk aandeel valse meldingen het aandeel gevonden overtredingen, op een niveau van ${level}: percentielen over willekeurige trekkingen met teruglegging uit de eenheden met en zonder overtreding, verbreed tot het interval van Wilson voor dat aandeel. De band bevat niet de hele curve tegelijk.`,
  },
  figures: {
    known: ({ figure, violations, none, interval, level }) =>
      `Het cijfer ${figure} is gemeten op ${violations} overtredingen en ${none} eenheden zonder overtreding. Het eigen ${level}-interval van dat cijfer loopt van ${interval} (Hanley en McNeil).`,
    unknown: ({ figure, level, first, second }) =>
      `Niemand vermeldt op hoeveel eenheden het cijfer ${figure} is gemeten. Bij ${first.violations} overtredingen en ${first.none} eenheden zonder overtreding zou het ${level}-interval lopen van ${first.interval}; bij ${second.violations} en ${second.none} van ${second.interval} (Hanley en McNeil).`,
    source: (source) => `Bron van het cijfer: “${source}”.`,
    needed: ({ figure, power, violations, none, nullViolations, nullNone }) =>
      `Om een oppervlakte van ${figure} met een kans van ${power} van toeval te onderscheiden, zijn ongeveer ${violations} overtredingen en ${none} eenheden zonder overtreding nodig (${nullViolations} en ${nullNone} als de variantie onder toeval de grens bepaalt).`,
    difference: ({ figure, difference, interval, p }) =>
      `De oppervlakte van deze score min het cijfer ${figure} is ${difference}${interval}${p === "" ? "" : `, ${p}`}. Hier heeft het cijfer een eigen onzekerheid.`,
    separate: "Deze vergelijking neemt aan dat beide op verschillende eenheden zijn gemeten.",
  },
  routes: {
    intro:
      "Het interval van de oppervlakte is op meer dan één manier te vinden. De uitkomsten horen dicht bij elkaar te liggen.",
    caption: "De oppervlakte onder de curve, met het interval langs verschillende wegen",
    route: "Weg",
    formula: "formule van DeLong",
    resampled: "willekeurige trekkingen met teruglegging (bootstrap)",
    clusters: (count) => `formule van Obuchowski, over ${count} clusters`,
    clustersResampled: "willekeurige trekkingen van hele clusters",
    clustersNote:
      "Eenheden van één cluster, zoals de nummers van één concern, kunnen op elkaar lijken. Een interval dat elke eenheid als los geval telt, is dan te smal.",
  },
  yields: {
    heading: ({ set, share, reached, unit }) =>
      `Bij ${set} vindt wie de ${share} ${unit} met de hoogste scores controleert ongeveer ${reached} van de overtredingen`,
    headingPlain: "Wat controleren op volgorde van de score oplevert",
    finding: ({ set, share, unit, perHundred, interval, random }) =>
      `Bij ${set}: van elke 100 controles bij de ${share} ${unit} met de hoogste scores vinden er ongeveer ${perHundred} een overtreding${interval}. In willekeurige volgorde zijn dat er ${random} van elke 100.`,
    capacity: ({ capacity, share, unit }) =>
      `Het plan rekent op ${capacity} controles per jaar. Dat is ${share} van alle ${unit} met een score.`,
    noFinding:
      "Wat controleren op volgorde van de score oplevert, kan hier niet worden getoond: de getallen erachter ontbreken of zijn te klein om te publiceren.",
    ties: "Eenheden met gelijke scores op de grens komen in willekeurige volgorde. De getallen zijn gemiddelden over die volgordes.",
    merged: (classes) =>
      `Om kleine aantallen te beschermen zijn de scores samengevoegd tot ${classes} klassen. Binnen een klasse geldt de volgorde als willekeurig. Een klein aandeel kan er daardoor minder scherp uitzien dan het is.`,
    caption: (unit) => `Opbrengst van controleren vanaf de hoogste score (${unit} met bekende uitkomst)`,
    columns: {
      share: "Deel gecontroleerd",
      inspected: "Controles",
      perHundred: "Gevonden overtredingen per 100 controles",
      reached: "Deel van alle overtredingen gevonden",
      lift: "Hoeveel keer zo veel als in willekeurige volgorde (lift)",
    },
    capacityRow: (capacity, share) => `${share} (${capacity} per jaar)`,
    chart: {
      finding: ({ set, share, reached, unit }) =>
        `Bij ${set} ligt ongeveer ${reached} van de overtredingen bij de ${share} ${unit} met de hoogste scores`,
      subtitle: ({ unit, set, period }) =>
        `Deel van de overtredingen dat is gevonden, naar het deel van de ${unit} dat is gecontroleerd, vanaf de hoogste score; uitkomsten: ${set}. Periode: ${period}.`,
      description:
        "Curve van gevonden overtredingen tegen gecontroleerde eenheden, vanaf de hoogste score. Een stippellijn is controleren in willekeurige volgorde. De tabel onder de figuur bevat alle getallen.",
      scoreLabel: "deze score",
      randomLabel: "willekeurig",
      inspectedAxis: "gecontroleerd: deel van de eenheden",
      foundAxis: "gevonden: deel van alle overtredingen",
      capacityLabel: (capacity) => `${capacity} per jaar`,
      withheld: "Hier staat geen grafiek: de getallen erachter ontbreken of zijn te klein om te publiceren.",
      tableCaption: "Gevonden overtredingen naar deel gecontroleerd, per scoreklasse",
    },
  },
  precision: {
    heading: ({ set, precision, baseRate }) =>
      `Bij ${set} is de gemiddelde precisie ${precision}; controleren in willekeurige volgorde geeft ${baseRate}`,
    headingPlain: "Precisie van de score",
    what: "Precisie is het deel van de gecontroleerde eenheden met een overtreding. Zij wordt bij elke score afgelezen, vanaf de hoogste, en gemiddeld over de overtredingen. Een score die niets weet, geeft het aandeel overtredingen onder alle eenheden.",
    finding: ({ precision, interval, baseRate, baseInterval }) =>
      `Gemiddelde precisie: ${precision}${interval}. Aandeel overtredingen onder alle eenheden met een bekende uitkomst: ${baseRate}${baseInterval}.`,
    interval:
      "Het interval komt uit willekeurige trekkingen met teruglegging. Bij weinig data ligt de gemiddelde precisie iets te hoog.",
    chart: {
      subtitle: ({ unit, set, period }) =>
        `Deel van de gecontroleerde eenheden met een overtreding, naar het deel van de overtredingen dat is gevonden; ${unit}; uitkomsten: ${set}. Periode: ${period}.`,
      description:
        "Curve van precisie tegen het deel van de overtredingen dat is gevonden, vanaf de hoogste score. Een stippellijn is het aandeel overtredingen onder alle eenheden. De tabel onder de figuur bevat alle getallen.",
      scoreLabel: (precision) => `deze score: ${precision}`,
      baseLabel: (baseRate) => `toeval: ${baseRate}`,
      recallAxis: "gevonden: deel van alle overtredingen",
      precisionAxis: "deel van de gecontroleerden met een overtreding",
      tableCaption: "Precisie naar deel gevonden overtredingen, per scoreklasse",
    },
  },
  periods: {
    heading: {
      rises: "De score onderscheidt overtredingen in de laatste periode beter dan in de eerste",
      falls: "De score onderscheidt overtredingen in de laatste periode minder goed dan in de eerste",
      unclear:
        "Een verandering van de score tussen de eerste en de laatste periode is niet van toeval te onderscheiden",
      "not-estimable": "Of de score in de tijd is veranderd, is niet te schatten",
      withheld: "Of de score in de tijd is veranderd, rust op aantallen die te klein zijn om te publiceren",
    },
    what: "Een score die ooit goed was, kan slijten: de wereld verandert, en de regels ook. Daarom is de oppervlakte ook voor elke periode apart bepaald.",
    change: ({ set, first, last, difference, interval, p }) =>
      `Bij ${set}: tussen de eerste periode (${first}) en de laatste (${last}) verandert de oppervlakte met ${difference}${interval}${p === "" ? "" : `, ${p}`}.`,
    noChange: (reason) => `De verandering tussen de eerste en de laatste periode is niet te schatten: ${reason}.`,
    notShown: "De eerste of de laatste periode bevat minder uitkomsten dan mogen worden gepubliceerd.",
    development: ({ inSample, inInterval, outOfSample, outInterval, difference, interval, p }) =>
      `In de periodes waarop het model is ontwikkeld, is de oppervlakte ${inSample}${inInterval}. In alle andere periodes is zij ${outOfSample}${outInterval}. Het verschil is ${difference}${interval}${p === "" ? "" : `, ${p}`}.`,
    outOfSample:
      "Een model is aangepast aan de data waarop het is ontwikkeld. Alleen de andere periodes zeggen hoe het model het doet bij eenheden die het nog niet kende.",
    caption: (set) => `Oppervlakte onder de curve per periode; uitkomsten: ${set}`,
    columns: { period: "Periode", role: "Gebruikt voor" },
    developed: "ontwikkeling van het model",
    later: "niet voor ontwikkeling",
    before: (date) => `vóór ${date}`,
    from: (date) => `vanaf ${date}`,
    between: (from, until) => `van ${from} tot ${until}`,
    none: "periode niet bekend",
  },
  models: {
    heading: {
      better: (other) => `De onderzochte score onderscheidt overtredingen beter dan “${other}”`,
      worse: (other) => `De onderzochte score onderscheidt overtredingen minder goed dan “${other}”`,
      unclear: (other) =>
        `De onderzochte score en “${other}” zijn niet te onderscheiden in hoe goed zij overtredingen vinden`,
      "not-compared": (other) => `Het onderzochte model naast “${other}”`,
      withheld: (other) => `De vergelijking met “${other}” rust op aantallen die te klein zijn om te publiceren`,
    },
    what: "Twee modellen zijn te vergelijken bij dezelfde eenheden: hoe goed elk model overtredingen ordent, hoe vaak zij het eens zijn, en hoe vaak elk zich vergist. Eenheden die één van de modellen niet scoort, tellen in die vergelijking niet mee.",
    sentence: ({ other, audited, otherAuc, difference, interval, p, set }) =>
      `Bij ${set}, voor eenheden die beide modellen ordenen: de oppervlakte is ${audited} voor de onderzochte score en ${otherAuc} voor “${other}”. Het verschil is ${difference}${interval}${p === "" ? "" : `, ${p}`}.`,
    byBand: (other) =>
      `“${other}” heeft geen score en is geordend naar klasse; eenheden in één klasse tellen dan als gelijk.`,
    overClusters:
      "Eenheden van één cluster kunnen op elkaar lijken. De intervallen van de oppervlaktes en de toets van hun verschil houden daar rekening mee (Obuchowski). Kappa en de toets van McNemar doen dat niet: zij tellen elke eenheid alsof zij los staat.",
    noClusters:
      "De data noemt geen clusters van eenheden. De intervallen en toetsen gaan ervan uit dat eenheden los van elkaar staan. Lijken zij op elkaar, dan zijn de intervallen te smal.",
    kappa:
      "Kappa is de overeenstemming boven wat toeval zou geven: 1 is volledig eens, 0 is niet meer dan toeval. Geteld zijn alle eenheden die beide modellen in een klasse plaatsen.",
    errors:
      "Een model vergist zich als het een eenheid zonder overtreding aanmerkt, of een eenheid met een overtreding niet aanmerkt. De toets van McNemar vraagt of het ene model zich vaker vergist dan het andere, bij eenheden waar maar één van beide zich vergist.",
    caption: "Het onderzochte model naast andere modellen, bij dezelfde eenheden",
    columns: {
      measure: "Maat",
      auditedAuc: "Oppervlakte, onderzocht model",
      otherAuc: "Oppervlakte, ander model",
      difference: "Verschil van de oppervlaktes",
      differenceP: "p van het verschil",
      bandKappa: "Kappa van de klassen",
      flagKappa: "Kappa van het aanmerken",
      auditedWrong: "Deel fout, onderzocht model",
      otherWrong: "Deel fout, ander model",
      exact: "p van McNemar, exact",
      midP: "p van McNemar, mid-p",
    },
    absent: "niet in de data",
  },
};
