import { assumptionNl } from "./nl-assumption.js";
import { conditionalNl } from "./nl-conditional.js";
import { critiqueNl } from "./nl-critique.js";
import { disclosureNl } from "./nl-disclosure.js";
import { discriminationNl } from "./nl-discrimination.js";
import { familiesNl } from "./nl-families.js";
import { figuresNl } from "./nl-figures.js";
import { findingsNl } from "./nl-findings.js";
import { formsNl } from "./nl-forms.js";
import { glossaryNl } from "./nl-glossary.js";
import { methodsNl } from "./nl-methods.js";
import { outcomesNl } from "./nl-outcomes.js";
import { powerNl } from "./nl-power.js";
import { rangesNl } from "./nl-ranges.js";
import { secondPassNl } from "./nl-second-pass.js";
import { selectedStepNl } from "./nl-selected-step.js";
import { sensitivityNl } from "./nl-sensitivity.js";
import { severityNl } from "./nl-severity.js";
import { stabilityNl } from "./nl-stability.js";
import { notTestedNl, populationNl, verdictNl } from "./nl-verdict.js";
import { viewsNl } from "./nl-views.js";
import type { ReportText } from "./report-text.js";

/** Dutch prose of the report. */
export const nl: ReportText = {
  language: "nl",
  labels: {
    skipLink: "Naar het rapport",
    contents: "Inhoud",
    syntheticTag: "Synthetische data",
    warning: "Let op",
    tableBehindFigure: "Tabel bij deze figuur",
    downloadSpec: "Download deze grafiek (Vega-Lite)",
    scrollHint: "Veeg opzij om de hele grafiek te zien.",
    footer: "Gemaakt met toetssteen. Deze pagina bevat geen script en haalt niets van elders.",
  },
  units: { sponsors: "referenten", migrants: "migranten", cases: "gevallen" },
  population: populationNl,
  facts: {
    title: "Audit",
    model: "Model",
    status: "Staat van het model",
    statuses: {
      "in-development": "in ontwikkeling",
      "in-use": "in gebruik",
      "temporarily-stopped": "tijdelijk gestopt",
      stopped: "gestopt",
    },
    period: "Periode",
    dataOwner: "Eigenaar van de data",
    modelOwner: "Eigenaar van het model",
    purpose: "Doel",
    legalBasis: "Grondslag",
    version: (version) => `versie “${version}”`,
  },
  headline: {
    alsoShown: (hypothesis) => `; ook bij hypothese ${hypothesis} is een verschil aangetoond`,
    signalled: (attribute, groups) =>
      `Geen statistisch bewijs van een verschil naar ${attribute}; wel een risico gesignaleerd voor ${groups}`,
    undecided: (attribute, signalled) =>
      `De afronding van de aantallen laat open of er een verschil is naar ${attribute}${signalled === null ? "" : `; wel een risico gesignaleerd voor ${signalled}`}`,
    noEvidence: (attribute) => `Er is geen statistisch bewijs gevonden dat de voorspellingen afhangen van ${attribute}`,
    insufficientTail: "; de data is ontoereikend voor een onderbouwde uitspraak",
    alikeTail: "; elke getoetste groep ligt binnen de marge",
    smallTail: "; het verschil is kleiner dan de marge",
    notTestable: (attribute) => `Of de voorspellingen afhangen van ${attribute}, kon niet worden getoetst`,
    withheld: (attribute) => `Het resultaat over ${attribute} rust op groepen die te klein zijn om te publiceren`,
    severalGroups: (count) => `${count} groepen`,
  },
  banners: {
    synthetic:
      "Synthetische data. Dit rapport gaat over verzonnen data. Het zegt niets over een echt model of over echte mensen.",
    stopped: "Reconstructie, niet voor gebruik. Het model is gestopt.",
    insufficient: (claims) => `De data is ontoereikend voor een onderbouwde uitspraak over ${claims}.`,
    quotedWords: (words) =>
      `Het plan gebruikt zelf deze woorden: ${words}. Ze zijn aangehaald uit het plan. Het zijn geen bevindingen van deze audit.`,
    claims: { hypothesis1: "hypothese 1", hypothesis2: "hypothese 2", score: "de score" },
  },
  disclosure: disclosureNl,
  discrimination: discriminationNl,
  assumption: assumptionNl,
  verdict: verdictNl,
  outcomes: outcomesNl,
  power: powerNl,
  families: familiesNl,
  forms: formsNl,
  critique: critiqueNl,
  ranges: rangesNl,
  severity: severityNl,
  certainty: {
    heading: "Hoe zeker is dit?",
    chance: ({ hypothesis, groups, p, pText }) =>
      `Hypothese ${hypothesis}: stel dat voorspellingen en groepen niets met elkaar te maken hebben. Dan komt bij één van de ${groups} getoetste groepen een minstens zo groot verschil voor in ${p.kind === "below" ? "minder dan" : "ongeveer"} ${p.perThousand} van elke 1.000 willekeurige verdelingen (${pText}).`,
    interval: ({ lower, upper, level, group }) =>
      `${upperFirst(group)}: de data passen bij een verhouding tussen ${lower} en ${upper} (${level}-interval, niet gecorrigeerd voor het aantal groepen).`,
    detectable: ({ hypothesis, smallest, largest }) =>
      `Hypothese ${hypothesis}: de kleinste verhouding boven 1 die met deze data in vier van de vijf gevallen zou worden gevonden, is ${smallest === largest ? `${smallest} bij elke getoetste groep` : `${smallest} bij de groep met de meeste data en ${largest} bij de groep met de minste`}.`,
    asClass: ({ hypothesis, test }) =>
      `Hypothese ${hypothesis}: ${test}. De precieze waarde staat hier niet, omdat die rust op groepen die te klein zijn om te publiceren.`,
    notTested: "Geen van beide hypothesen kon worden getoetst.",
    nothing: "De p-waarden rusten op groepen die te klein zijn om te publiceren.",
  },
  summary: {
    heading: "Samenvatting",
    scope: ({ model, attribute, size }) =>
      `Deze audit onderzoekt of de voorspellingen van het model “${model}” afhangen van ${attribute}.${size}`,
    size: ({ units, unit, members, memberUnit }) =>
      ` Het gaat om ${units} ${unit}${members === null ? "" : ` met ${members} ${memberUnit}`}.`,
    outcome: {
      shown: (hypothesis, groups, of) =>
        `Bij hypothese ${hypothesis} is een verschil aangetoond dat toeval niet verklaart, bij ${groups} van ${of} getoetste groepen.`,
      small: "Het is bij elke getoetste groep kleiner dan de marge van het plan.",
      signalled: (hypothesis) =>
        `Bij hypothese ${hypothesis} is er geen statistisch bewijs van een verschil, maar de cijfers signaleren een risico. Dat is geen bewijs over het model in gebruik.`,
      undecided: (hypothesis, signalled) =>
        `Bij hypothese ${hypothesis} laat de afronding van de aantallen open of er een verschil is.${signalled ? " De cijfers signaleren een risico, wat de precieze aantallen ook zijn. Dat is geen bewijs over het model in gebruik." : ""}`,
      noEvidence: (hypothesis, alike) =>
        alike
          ? `Bij hypothese ${hypothesis} is er geen statistisch bewijs van een verschil, en elke getoetste groep ligt binnen de marge.`
          : `Bij hypothese ${hypothesis} is er geen statistisch bewijs van een verschil. Dat laat niet zien dat groepen gelijk worden behandeld.`,
      notTestable: (hypothesis, reason) => `Hypothese ${hypothesis} kon niet worden getoetst: ${reason}.`,
      withheld: (hypothesis) =>
        `Het resultaat van hypothese ${hypothesis} rust op groepen die te klein zijn om te publiceren.`,
    },
    insufficient: (claims) => `De data is ontoereikend voor een onderbouwde uitspraak over ${claims}.`,
    notExamined: (selectionExamined) =>
      `Niet onderzocht: waardoor groepen verschillen, overtredingen die niemand heeft gevonden, ${selectionExamined ? "" : "wat medewerkers na het voorstel beslisten, "}andere persoonskenmerken, en of een verschil gerechtvaardigd is. Die laatste vraag is juridisch.`,
  },
  questions: { what: "Wat is het?", when: "Wanneer is dit van belang?", found: "Wat is gevonden?" },
  unavailable: notTestedNl,
  notTested: notTestedNl,
  sensitivity: sensitivityNl,
  stability: stabilityNl,
  selectedStep: selectedStepNl,
  secondPass: secondPassNl,
  views: viewsNl,
  figures: figuresNl,
  glossary: glossaryNl,
  conditional: conditionalNl,
  ...findingsNl,
  ...methodsNl,
};

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
