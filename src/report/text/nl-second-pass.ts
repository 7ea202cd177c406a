import type { SecondPassText } from "./second-pass-text.js";

/** Dutch texts on which group a difference is about, and on intervals that hold at once. */
export const secondPassNl: SecondPassText = {
  heading: "Om welke groep gaat het?",
  intro: ({ unit, memberUnit, mixed }) =>
    [
      "Als één groep ver van de rest ligt, wordt elke andere groep vergeleken met een rest waar die groep in zit. Die andere groepen lijken dan ook te verschillen.",
      "Daarom gaat de groep met de kleinste p-waarde uit de vergelijking, en worden de andere opnieuw getoetst. Dat gaat door tot geen groep meer verschilt.",
      mixed
        ? `Gaat een groep eruit, dan vallen alle ${unit} weg waar de meeste ${memberUnit} bij die groep horen. Bij andere ${unit} vallen alleen de eigen ${memberUnit} weg.`
        : `Gaat een groep eruit, dan vallen haar ${unit} weg.`,
    ].join(" "),
  confirmed:
    "Een groep wordt alleen genoemd als het verschil ook blijft zonder de ene andere groep die er het meest van wegneemt.",
  none: "Er is niet één groep te noemen: elk verschil verdwijnt zonder één andere groep.",
  claimNone: "Er is een verschil aangetoond dat niet aan één groep is toe te schrijven",
  named: ({ group, others, without, test }) =>
    `Het verschil van ${group} is van de groep zelf: vergeleken met ${others} zonder ${without} (de groep die er het meest van wegneemt) blijft het verschil bestaan (${test}).`,
  namedAgainstRest: ({ group, others, without, ratio, interval, test }) =>
    `Ook het verschil van ${group} is van de groep zelf: vergeleken met ${others} zonder ${without} is de verhouding ${ratio}${interval}; ${test}.`,
  namedAlone: ({ group, others, ratio, interval, test }) =>
    `Het verschil van ${group} is van de groep zelf: geen van de ${others} hoort bij een andere groep. De verhouding is ${ratio}${interval}; ${test}.`,
  through: ({ group, others, without, ratio, interval, test }) =>
    `Het verschil van ${group} komt door dat van ${without}: vergeleken met ${others} zonder ${without} is de verhouding ${ratio}${interval}, en is geen verschil aangetoond (${test}).`,
  perhapsThrough: ({ group, others, without, ratio, interval, test }) =>
    `Het verschil van ${group} kan dat van ${without} zijn: vergeleken met ${others} zonder ${without} is de verhouding ${ratio}${interval}, en is geen verschil aangetoond (${test}).`,
  noRatioLeft: ({ group, without, ratio }) =>
    `Het verschil van ${group} kan dat van ${without} zijn. Zonder ${without} is er geen verhouding te geven: ${ratio}.`,
  withheld: "Welke groepen dit zijn, mag niet worden gepubliceerd, omdat ze te klein zijn.",
  caption: (hypothesis) => `Hypothese ${hypothesis}: groepen die verschillen, tegenover de rest die besliste`,
  columns: { against: "Vergeleken met", result: "Uitkomst" },
  allOthers: "alle andere",
  othersWithout: (groups) => `de andere zonder ${groups}`,
  results: { named: "verschilt zelf", through: "door een andere groep" },
  evidenceThrough: (groups) => ({
    word: "Verschil aangetoond, door een andere groep",
    sentence: `De groep verschilt van de andere, maar niet aantoonbaar van de andere zonder ${groups}. Het verschil komt door dat van ${groups}, of is daar niet van te onderscheiden.`,
  }),
  quadraticForm: ({ statistic, rank, p }) =>
    `Alle getoetste groepen in één toets: kwadratische vorm van hun contrasten ${statistic} bij ${rank} vrijheidsgraden, met willekeurige verdelingen: ${p}.`,
  freemanHalton: (p) => `Alle groepen tegen klasse in één toets (Freeman-Halton): ${p}.`,
  sequential: {
    "above-alpha": ({ alpha }) =>
      `p boven ${alpha}; het trekken stopte zodra dit duidelijk was, dus er is geen p-waarde`,
    "at-or-below-alpha": ({ alpha }) =>
      `p hoogstens ${alpha}; het trekken stopte zodra dit duidelijk was, dus er is geen p-waarde`,
    undecided: ({ alpha, ceiling }) =>
      `onbeslist: na ${ceiling} verdelingen was niet duidelijk aan welke kant van ${alpha} de p-waarde ligt; dit telt als niet verworpen`,
  },
  togetherColumn: (measure, level) => `${measure}: ${level}-interval voor alle groepen tegelijk`,
  differenceByScore: "Verschil: interval van Miettinen-Nurminen",
  ratioByKoopman: "Verhouding: interval van Koopman",
  bothIntervals: ({ level, groups }) =>
    `Dikke lijn: ${level}-interval dat voor alle ${groups} getoetste groepen tegelijk geldt. Dunne lijn met eindstreepjes: ${level}-interval van de groep alleen.`,
  simultaneous: ({ level, groups, mixed }) =>
    mixed
      ? `Intervallen voor alle ${groups} getoetste groepen tegelijk (${level}): vanaf 200 effectieve eenheden gelineariseerd bij één min alfa gedeeld door het aantal groepen (Bonferroni); daaronder het grootste contrast over willekeurige verdelingen maal de fout van de groep, en niet korter dan het interval van de groep alleen. Waar de beslissende toets niet verwerpt, bevat het interval de waarde voor geen verschil.`
      : `Intervallen voor alle ${groups} getoetste groepen tegelijk (${level}): de intervallen van losse groepen bij één min alfa gedeeld door het aantal groepen (Bonferroni).`,
};
