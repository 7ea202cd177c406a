import { togetherEn } from "./en-together.js";
import type { TogetherText, TogetherWords } from "./together-text.js";

const units = ({ unit }: TogetherWords) => (unit === "sponsors" ? "referenten" : "zaken");

/** Dutch prose of the chapter on what all indicators together tell. */
export const togetherNl: TogetherText = {
  heading: ({ attribute }) => `Hoeveel zeggen alle gegevens samen over ${attribute}?`,
  told: ({ told, guessed, ...words }) =>
    `Uit de gegevens is van ${told} van elke 100 ${units(words)} de groep (${words.attribute}) te raden; wie steeds de grootste groep noemt, heeft het van ${guessed} goed.`,
  withheld: "Hoeveel groepen goed te raden zijn, mag hier niet staan: daar staan te weinig mensen achter.",
  oneGroup: "Er is maar één groep die groot genoeg is. Er valt dus niets te raden.",
  gain: ({ gain, interval }) => `Het verschil is ${gain} procentpunt${interval}.`,
  test: {
    shown: ({ p, attribute }) =>
      `Een toets toont aan dat de gegevens iets zeggen over ${attribute}: als ze niets zeiden, zou een uitkomst als deze zeldzaam zijn (p hoogstens ${p}).`,
    notShown: ({ p, attribute }) =>
      `Een toets toont niet aan dat de gegevens iets zeggen over ${attribute} (p hoogstens ${p}). Dat is geen bewijs dat ze niets zeggen.`,
  },
  area: ({ area, interval, ...words }) =>
    `Neem twee willekeurige ${units(words)} uit verschillende groepen. Bij ${area} van elke 100 van zulke paren wijzen de gegevens de goede kant op${interval}. Een munt opgooien geeft 50.`,
  why: ({ attribute }) =>
    `Eén gegeven kan weinig zeggen terwijl alle gegevens samen veel zeggen. Hoe meer ze zeggen over ${attribute}, hoe meer een model groepen verschillend kan behandelen zonder dat ${attribute} zelf een veld is.`,
  sort: () =>
    "Dit is gemeten met één soort formule, waarin gegevens bij elkaar worden opgeteld. Een formule die ze op een andere manier samenneemt, kan meer raden.",
  basis: ({ indicators, units: count, groups, rest, ...words }) =>
    `De gegevens zijn ${indicators}. Er zijn ${count} ${units(words)} met een meerderheidsgroep: ${groups}${rest ? ", en alle kleinere groepen samen" : ""}. Elk daarvan is beoordeeld met een formule die zonder die ene is gemaakt.`,
  leftOut: ({ withoutMembers, withoutMajority }) =>
    `Niet meegeteld zijn er ${withoutMembers} zonder migranten en ${withoutMajority} waarvan geen groep de meerderheid heeft: daar is geen groep te raden.`,
  figure: {
    finding: ({ group, area }) => `${group} is het best te raden: bij ${area} van elke 100 paren met een andere groep`,
    findingNone: () => "Van geen groep is aangetoond dat de gegevens haar beter raden dan een munt",
    subtitle: ({ level, period }) =>
      `Paren die de goede kant op wijzen, van elke 100, groep tegen alle andere; ${level}-intervallen; ${period}`,
    description: ({ rows }) => `Per groep hoeveel van elke 100 paren de goede kant op wijzen; 50 is een munt. ${rows}.`,
    reference: "een munt: 50",
    axis: "paren die de goede kant op wijzen, van elke 100",
    noChart: "Geen groep mag hier worden getoond.",
  },
  table: {
    groups: () => "Wat de gegevens samen over elke groep zeggen",
    group: ({ attribute }) => attribute,
    units: (words) => (words.unit === "sponsors" ? "Referenten" : "Zaken"),
    area: "Oppervlakte onder de curve",
    interval: (level) => `${level}-interval`,
    measures: "Alle maten over de groepen samen",
    measure: "Maat",
    value: "Waarde",
    logLoss:
      "Log-verlies zegt hoe ver de berekende kansen van de werkelijke groepen af liggen: 0 is volmaakt, en minder is beter.",
    rows: {
      area: "Oppervlakte onder de curve, gemiddeld over alle paren van groepen",
      told: "Aandeel goed geraden met de gegevens",
      guessed: "Aandeel goed geraden door steeds de grootste groep te noemen",
      gain: "Het eerste aandeel min het tweede",
      logLoss: "Log-verlies met de gegevens",
      logLossByShares: "Log-verlies met alleen de aandelen van de groepen",
      logLossGain: "Het tweede log-verlies min het eerste",
    },
  },
  rest: "kleinere groepen samen",
  methods: ({ folds, resamples, level }) => [
    `Alle gegevens samen: multinomiale logistische regressie met een ridge-straf. De eenheden zijn willekeurig verdeeld over ${folds} delen met gelijke aandelen van de groepen; elk deel is geraden met een model dat op de andere is gemaakt, en de straf is zonder dat deel gekozen.`,
    `De oppervlakte onder de curve vergelijkt alleen eenheden uit hetzelfde deel. Het ${level}-interval geldt voor de gemaakte modellen, gelineariseerd over eenheden.`,
    `De p-waarde is een bovengrens: in elk deel zijn de groepen ${resamples} keer opnieuw over de eenheden verdeeld, en twee keer het gemiddelde van de p-waarden van de delen geldt hoe ze ook van elkaar afhangen.`,
  ],
  references: togetherEn.references,
};
