import type { AdequacyReason, Unit } from "../../audit/result.js";
import { secondPassNl } from "./nl-second-pass.js";
import type { HypothesisNumber, PopulationWords } from "./population-text.js";
import type { VerdictText } from "./report-text.js";

/** Dutch reasons why a hypothesis cannot be tested. */
export const notTestedNl = {
  "source-holds-counts-only": "de data bestaat alleen uit aantallen",
  "no-score-column": "de data bevat geen score",
  "no-outcome-column": "de data bevat geen uitkomsten",
  "no-band": "de data bevat geen risicoklasse",
  "no-selected-column": "in de data staat niet wie is geselecteerd",
  "clusters-unknown": "in de data staat niet welke migranten bij dezelfde referent horen",
  "composition-after-prediction": "de migranten zijn geteld na de voorspelling",
  "no-members": "de data bevat geen mensen in groepen",
  "suppressed-in-source": "wie de data maakte, heeft kleine aantallen weggelaten",
  "no-known-outcome": "geen enkele uitkomst is bekend",
  "nobody-never-inspected": "de data bevat niemand die nooit is gecontroleerd",
  "not-planned": "het plan vraagt er niet om",
  "no-prediction-date": "het plan noemt geen kolom met de datum van de voorspelling",
  "one-group": "de data bevat maar één groep",
  "no-variation": "de voorspellingen merken iedereen aan of niemand, dus er valt niets te vergelijken",
  "no-group-passes-the-gate": "geen enkele groep is groot genoeg om te toetsen",
  "cases-have-one-group-each": "elk geval hoort bij één groep, dus er is geen meerderheid om naar te kijken",
  "counts-are-not-of-sponsors": "de aantallen zijn geen aantallen referenten",
  "below-gate": "de groep is te klein om te toetsen",
  "rounding-undecided":
    "de aantallen zijn vooraf afgerond, en met de precieze aantallen kan de toets beide kanten op vallen",
} as const;

/** Dutch words for the people or units of a group. */
export function populationNl(unit: Unit, attribute: string): PopulationWords {
  if (unit === "migrants") {
    return {
      plural: "migranten",
      inGroup: (group) => `migranten met ${attribute} ${group}`,
      others: "andere migranten",
      flaggedShare: "aandeel migranten bij een aangemerkte referent",
      flagged: "bij een aangemerkte referent",
      ratioOfShares: "aandeel bij een aangemerkte referent, gedeeld door datzelfde aandeel van andere migranten",
      differs: (group, direction) =>
        `Migranten met ${attribute} ${group} werken ${direction === "more" ? "vaker" : "minder vaak"} bij een aangemerkte referent dan andere migranten`,
      manyDiffer: (groups, of) =>
        `Bij ${groups} van ${of} groepen naar ${attribute} werken migranten vaker of minder vaak bij een aangemerkte referent dan andere migranten`,
      natural: ({ per, group, inGroup, others }) =>
        `Van elke ${per} migranten met ${attribute} ${group} werken er ${inGroup} bij een aangemerkte referent. Van elke ${per} andere migranten zijn dat er ${others}.`,
      preferred: `referenten met migranten van een specifieke ${attribute}`,
      preferredThese: `referenten met migranten van deze specifieke ${attribute}`,
      preferredSeveral: "referenten met migranten uit deze groepen",
    };
  }
  const majority = unit === "sponsors";
  const plural = majority ? "referenten" : "gevallen";
  const having = majority ? `een meerderheid van ${attribute}` : attribute;
  return {
    plural,
    inGroup: (group) => `${plural} met ${having} ${group}`,
    others: `andere ${plural}`,
    flaggedShare: `aandeel aangemerkte ${plural}`,
    flagged: "aangemerkt",
    ratioOfShares: `aandeel aangemerkt, gedeeld door datzelfde aandeel van andere ${plural}`,
    differs: (group, direction) =>
      `${majority ? "Referenten" : "Gevallen"} met ${having} ${group} worden ${direction === "more" ? "vaker" : "minder vaak"} aangemerkt dan andere ${plural}`,
    manyDiffer: (groups, of) =>
      `Bij ${groups} van ${of} groepen naar ${attribute} worden ${plural} vaker of minder vaak aangemerkt dan andere ${plural}`,
    natural: ({ per, group, inGroup, others }) =>
      `Van elke ${per} ${plural} met ${having} ${group} worden er ${inGroup} aangemerkt. Van elke ${per} andere ${plural} zijn dat er ${others}.`,
    preferred: majority
      ? `referenten met een meerderheid van een specifieke ${attribute}`
      : `gevallen uit een specifieke groep naar ${attribute}`,
    preferredThese: majority
      ? `referenten met een meerderheid van deze specifieke ${attribute}`
      : "gevallen uit deze specifieke groep",
    preferredSeveral: majority ? "referenten met een meerderheid uit deze groepen" : "gevallen uit deze groepen",
  };
}

function question(hypothesis: HypothesisNumber, unit: Unit, attribute: string): string {
  if (hypothesis === 2) {
    return `Worden referenten met een meerderheid van één ${attribute} naar verhouding even vaak aangemerkt als andere referenten?`;
  }
  return unit === "migrants"
    ? `Hangen de voorspellingen samen met de ${attribute} van de migranten van een referent?`
    : `Hangen de voorspellingen samen met ${attribute} van de ${unit === "cases" ? "gevallen" : "referenten"}?`;
}

function adequacyReason(reason: AdequacyReason, power: string): string {
  switch (reason.code) {
    case "power-below-target":
      return `${reason.of === 1 ? "Bij de getoetste groep" : `Bij ${reason.groups} van ${reason.of} getoetste groepen`} is de kans kleiner dan ${power} dat een verschil zo groot als de marge wordt gevonden.`;
    case "too-few-known-outcomes":
      return `Er zijn minder dan ${reason.required} bekende uitkomsten.`;
    case "smaller-class-too-small":
      return `Er zijn minder dan ${reason.required} overtredingen, of minder dan ${reason.required} gevallen zonder overtreding.`;
    case "no-outcomes":
      return "Er zijn geen bekende uitkomsten.";
    case "groups-below-gate":
      return reason.groups === 1
        ? "Eén groep is te klein om te toetsen."
        : `${reason.groups} groepen zijn te klein om te toetsen.`;
    case "not-tested":
      return "De toets kon niet worden gedaan.";
    case "usual-test-not-done":
      return "De gewone toets kon niet worden gedaan. Daarom is niet bekend hoe groot een verschil moet zijn om te worden gevonden.";
  }
}

/** Dutch verdict texts: four separate sentences, one per field. */
export const verdictNl: VerdictText = {
  sectionHeading: "Oordeel",
  labels: {
    evidence: "Statistisch bewijs",
    signal: "Signaal van een risico",
    equivalence: "Gelijk binnen de marge",
    adequacy: "Is de data toereikend?",
  },
  heading: (hypothesis) => `Hypothese ${hypothesis}`,
  question,
  evidence: ({ evidence }, { attribute, approximate }) => {
    if (evidence.value === "difference-shown") {
      if (evidence.through !== undefined) return secondPassNl.evidenceThrough(evidence.through.join(", "));
      return {
        word: "Verschil aangetoond",
        sentence: approximate
          ? "Over alle groepen samen zijn de verschillen groter dan toeval verklaart, volgens een benaderende toets. Die zegt niets over losse groepen."
          : "Bij minstens één groep is het verschil groter dan toeval verklaart. Daarbij is rekening gehouden met het aantal getoetste groepen.",
      };
    }
    if (evidence.value === "no-evidence") {
      return {
        word: "Geen statistisch bewijs",
        sentence: `De toets geeft geen statistisch bewijs dat de voorspellingen afhangen van ${attribute}. Dat is geen bewijs dat ze er niet van afhangen.`,
      };
    }
    return { word: "Niet te toetsen", sentence: `Dit kon niet worden getoetst: ${notTestedNl[evidence.reason]}.` };
  },
  signal: ({ signal, evidence }, { population, signalledGroups, namesGroups }) => {
    switch (signal.value) {
      case "signalled":
        return {
          word: "Risico gesignaleerd",
          sentence: `De cijfers wijzen op een risico dat voorspellingen anders zijn voor ${signalledGroups ?? population.preferred}. Deze resultaten kunnen niet als statistisch bewijs worden geïnterpreteerd dat het model in gebruik daadwerkelijk een voorkeur heeft voor ${signalledGroups === null ? population.preferred : population.preferredThese}.`,
        };
      case "none":
        return {
          word: "Geen risico gesignaleerd",
          sentence: `Er liggen niet meer groepen buiten de marge dan toeval zou geven.${namesGroups ? " Ook is er geen signaal bij een groep die het plan noemt." : ""}`,
        };
      case "superseded":
        return {
          word: "Niet meer nodig",
          sentence: "Er is een verschil aangetoond. Een apart signaal voegt dan niets toe.",
        };
      case "not-assessed":
        return {
          word: "Niet beoordeeld",
          sentence:
            evidence.value === "no-evidence" ||
            (evidence.value === "not-testable" && evidence.reason === "rounding-undecided")
              ? "Of er een signaal is, is niet beoordeeld: de aantallen geven daar geen uitsluitsel over."
              : "Zonder toets is niet te zeggen of er een signaal is.",
        };
    }
  },
  equivalence: ({ equivalence, evidence }, { margin }) => {
    const range = `een verhouding tussen ${margin.lower} en ${margin.upper}`;
    if (equivalence.value === "not-assessed") {
      return {
        word: "Niet beoordeeld",
        sentence: "Met deze data is niet te zeggen of groepen binnen de marge gelijk zijn.",
      };
    }
    if (equivalence.value === "not-shown") {
      return {
        word: "Niet aangetoond",
        sentence: `Het is niet aangetoond dat alle getoetste groepen binnen de marge liggen (${range}).`,
      };
    }
    return {
      word: "Aangetoond",
      sentence:
        evidence.value === "difference-shown"
          ? `Er is een verschil, en het is bij elke getoetste groep kleiner dan de marge (${range}). Dit zegt niets over groepen die niet zijn getoetst.`
          : `Elke getoetste groep ligt binnen de marge (${range}). Dit zegt niets over groepen die niet zijn getoetst.`,
    };
  },
  adequacy: ({ adequacy, evidence, equivalence }, { power }) => {
    if (adequacy.value === "sufficient") {
      return {
        word: "Toereikend",
        sentence: `Een verschil zo groot als de marge zou bij elke getoetste groep worden gevonden met een kans van minstens ${power}. Dit zegt niets over groepen die niet zijn getoetst.`,
      };
    }
    return {
      word: "Ontoereikend",
      sentence: [
        evidence.value === "difference-shown" || equivalence.value === "shown"
          ? "Wat is aangetoond, blijft staan. Voor een onderbouwde uitspraak over elke groep is de data ontoereikend."
          : "De data is ontoereikend voor een onderbouwde uitspraak over deze hypothese.",
        ...adequacy.reasons.map((reason) => adequacyReason(reason, power)),
      ].join(" "),
    };
  },
  reason: adequacyReason,
  withheld: {
    word: "Niet getoond",
    sentence: "Dit rust op groepen die te klein zijn om te publiceren.",
  },
  chanceCanExplain:
    "Er is geen verschil aangetoond. Het grootste verschil onder de getoetste groepen, dat door toeval kan komen, is dit.",
  largestPublished:
    "De afronding laat open of er een verschil is. Het grootste verschil onder de getoetste groepen in de gepubliceerde aantallen is dit.",
  notLegal: "Een aangetoond verschil is nog geen discriminatie. Dat is een juridisch oordeel.",
};
