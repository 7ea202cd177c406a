import type { DecompositionText, DecompositionWords } from "./decomposition-text.js";
import { decompositionEn } from "./en-decomposition.js";

const units = ({ unit }: Pick<DecompositionWords, "unit">) => (unit === "sponsors" ? "referenten" : "zaken");

/** Dutch prose of the chapter on the indicators that a difference runs through. */
export const decompositionNl: DecompositionText = {
  heading: "Via welke gegevens lopen de verschillen tussen groepen?",
  clearest: ({ group, own, rest, more, difference, formula, other, ...words }) =>
    `Van elke 1.000 ${units(words)} met een meerderheid van ${group} zijn er ${own} aangewezen; van elke 1.000 andere ${rest}. Van die ${difference} ${more ? "meer" : "minder"} lopen er ${formula} via de gegevens van de formule en ${other} via iets anders: afronding, of wijzigingen met de hand.`,
  noneClear: (words) =>
    `Van geen groep is zeker genoeg dat haar ${units(words)} vaker of minder vaak zijn aangewezen dan de andere. De tabel toont toch wat via elk gegeven loopt.`,
  largest: ({ indicator, part, interval }) =>
    `Het grootste deel dat zeker genoeg is, loopt via ${indicator}: ${part} van elke 1.000${interval}.`,
  noPartClear: "Van geen enkel gegeven is zeker genoeg dat een deel van dit verschil erdoor loopt.",
  route: "Een deel dat via een gegeven loopt, verklaart de weg van een verschil. Het rechtvaardigt het verschil niet.",
  how: () =>
    "De score telt op wat elk gegeven bijdraagt. Per eenheid is gekeken hoe de kans om te worden aangewezen verandert als één gegeven bekend wordt, in elke volgorde waarin de gegevens bekend kunnen worden, en daarvan is het gemiddelde genomen. Wat nog niet bekend is, komt van alle eenheden samen. Samen met wat buiten de formule om loopt, tellen de delen precies op tot het verschil.",
  formula: ({ version, source, same, other, ...words }) =>
    `De formule is “${version}” (${source}). Bij ${same} ${units(words)} komt zij tot de uitslag die is geregistreerd, en bij ${other} tot een andere.`,
  threshold: {
    rounded: ({ count, ...words }) =>
      `De grens is vergeleken met de afgeronde score. Vergeleken met de score vóór afronding zouden ${count} ${units(words)} een andere uitslag krijgen.`,
    raw: ({ count, ...words }) =>
      `De grens is vergeleken met de score vóór afronding. Vergeleken met de afgeronde score zouden ${count} ${units(words)} een andere uitslag krijgen.`,
  },
  thresholdSame: (words) =>
    `Of de grens nu met de afgeronde score is vergeleken of niet: dezelfde ${units(words)} zijn aangewezen.`,
  leftOut: ({ withoutMembers, withoutScore, ...words }) =>
    `Niet meegeteld zijn ${withoutMembers} ${units(words)} zonder migranten en ${withoutScore} waarvan de formule geen score geeft.`,
  drawn: ({ error }) =>
    `Met zoveel gegevens zijn de volgordes willekeurig getrokken. Dat alleen al verschuift een deel met ongeveer ${error} van elke 1.000.`,
  many: ({ level }) =>
    `Elk ${level}-interval geldt voor één deel. Van veel delen liggen er altijd enkele door toeval naast 0. Of groepen verschillen, wordt in de audit getoetst; dit hoofdstuk laat alleen zien welke weg een verschil volgt.`,
  figure: {
    finding: ({ group, indicator, part }) =>
      `${group}: het grootste deel, ${part} van elke 1.000, loopt via ${indicator}`,
    findingOther: ({ group, part }) =>
      `${group}: het grootste deel, ${part} van elke 1.000, loopt buiten de formule om`,
    subtitle: ({ group, level, period, ...words }) =>
      `Delen van het verschil in aangewezen ${units(words)}, meerderheid van ${group} tegen alle andere; ${level}-intervallen; ${period}`,
    description: ({ group, rows }) => `Delen van het verschil tussen ${group} en alle andere, van elke 1.000. ${rows}.`,
    reference: "geen verschil",
    axis: "meer of minder aangewezen, van elke 1.000",
    difference: "hele verschil",
    remainder: "buiten de formule om",
    noChart: "Geen verschil mag hier worden getoond.",
  },
  table: {
    h2: ({ level, ...words }) =>
      `Aangewezen van elke 1.000 ${units(words)} naar meerderheidsgroep, en wat via elk gegeven loopt (${level}-interval)`,
    h1: ({ level }) =>
      `Hetzelfde per persoon: van elke 1.000 mensen van een groep degenen bij een aangewezen referent, en wat via elk gegeven loopt (${level}-interval)`,
    group: ({ attribute }) => attribute,
    own: "Aangewezen",
    rest: "Andere aangewezen",
    difference: "Verschil",
    remainder: "Buiten de formule om",
    hidden: ({ groups }) =>
      `Niet getoond: ${groups}. Achter hun getallen staan te weinig mensen, of hun getallen zouden die van een andere groep verraden.`,
  },
  removed: {
    heading: "Wat verandert er zonder een gegeven?",
    most: ({ indicator, leaves, enters, ...words }) =>
      `Het meest verandert er zonder ${indicator}: ${leaves} ${units(words)} die de formule aanwijst, zouden dan niet zijn aangewezen, en ${enters} andere wel.`,
    withheld: "Hoeveel er zonder een gegeven anders uitkomen, mag hier niet staan.",
    how: "Zonder een gegeven betekent hier: het draagt aan elke score zijn gemiddelde bij. De grenzen van de klassen blijven waar ze zijn.",
    area: ({ indicator, change, interval, known }) =>
      `De oppervlakte onder de curve, op ${known} bekende uitkomsten, verandert het duidelijkst zonder ${indicator}: met ${change}${interval}.`,
    noArea: "Van geen gegeven is zeker genoeg dat de oppervlakte onder de curve zonder dat gegeven verandert.",
    chosen:
      "De meeste uitkomsten zijn bekend doordat iemand koos wie werd gecontroleerd, vaak met deze score. Op zulke uitkomsten zegt een verandering van de oppervlakte weinig over alle andere.",
    refitted:
      "De laatste kolom gaat over een andere formule: een regressie die opnieuw is gemaakt met de bekende uitkomsten, met alle gegevens en zonder elk. Die zegt of een gegeven helpt om overtredingen te vinden als alle gewichten mogen veranderen.",
    table: {
      flagged: ({ level, ...words }) =>
        `Aangewezen ${units(words)} en oppervlakte onder de curve zonder elk gegeven (${level}-interval)`,
      ratios: ({ level, ...words }) =>
        `Aandeel aangewezen ${units(words)} van een groep gedeeld door dat van de andere, met de formule en zonder elk gegeven, met hoeveel keer zo groot het wordt (${level}-interval)`,
      indicator: "Zonder",
      leaves: "Niet meer aangewezen",
      enters: "Nieuw aangewezen",
      area: {
        "all-known": "Verandering van de oppervlakte, alle bekende uitkomsten",
        random: "Verandering van de oppervlakte, willekeurige steekproef",
      },
      refitted: "Verandering van de oppervlakte, opnieuw gemaakte regressie",
      now: "Nu",
      without: (indicator) => `Zonder ${indicator}`,
    },
  },
  methods: ({ resamples, level }) => [
    "Delen van een verschil: op de log-odds van de score zijn het verschillen van gemiddelden van wat elk gegeven bijdraagt; voor een score die optelt is dat precies. Op aandelen zijn het Shapley-waarden; gegevens die niet bekend zijn, worden samen uit alle eenheden getrokken.",
    `Intervallen (${level}): referenten zijn als geheel getrokken; gelineariseerd vanaf 200 effectieve referenten, bootstrap-t met ${resamples} trekkingen van 20 tot 200, daaronder geen.`,
    "Zonder een gegeven: verhoudingen van verhoudingen hebben een interval op de logaritme, gelineariseerd vanaf 200 eenheden in beide groepen; oppervlakten zijn vergeleken met de gepaarde methode van DeLong en anderen.",
  ],
  references: decompositionEn.references,
};
