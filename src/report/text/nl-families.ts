import type { FamiliesText } from "./families-text.js";

/** Dutch words for planned families of groups. */
export const familiesNl: FamiliesText = {
  heading: (label, claims) => `Tweede familie, ${label}: ${claims}`,
  claimShown: (hypothesis) => `bij hypothese ${hypothesis} is een verschil aangetoond`,
  claimSignalled: (hypothesis) => `bij hypothese ${hypothesis} geen statistisch bewijs, wel een risico gesignaleerd`,
  claimNone: (hypothesis) => `bij hypothese ${hypothesis} is geen statistisch bewijs van een verschil`,
  claimWithheld: (hypothesis) => `wat hypothese ${hypothesis} gaf, mag niet worden getoond`,
  claimNotTested: (hypothesis) => `hypothese ${hypothesis} kon niet worden getoetst`,
  why: {
    pooled: (label, alpha) =>
      `Veel losse groepen zijn te klein om er iets over te zeggen. Daarom voegt het plan ze vooraf samen, als ${label}. Deze familie heeft een eigen foutkans, ${alpha} voor elke hypothese. Ze is niet gecorrigeerd voor de toetsen van losse groepen. Een samengevoegde groep kan verschillen tussen de groepen erin verbergen.`,
    crossed: (label, alpha) =>
      `Het plan splitst groepen vooraf, naar ${label}: een verschil kan in één deel van een groep bestaan. Deze familie heeft een eigen foutkans, ${alpha} voor elke hypothese. Ze is niet gecorrigeerd voor de toetsen van losse groepen.`,
  },
  made: {
    "un-region": () => "De groepen volgen de vijf regio's van de Verenigde Naties (M49), gemaakt voor statistiek.",
    "un-subregion": () => "De groepen volgen de deelregio's van de Verenigde Naties (M49), gemaakt voor statistiek.",
    eu: ({ date }) => `De groepen volgen het lidmaatschap van de Europese Unie op ${date}.`,
    "eu-eea": ({ date }) => `De groepen volgen het lidmaatschap van de Europese Economische Ruimte op ${date}.`,
    "ind-western-reconstruction": ({ date, purpose }) =>
      `De groepen volgen de lijst van westerse landen uit de oude invulinstructie, gelezen voor ${date}. Dit is een reconstructie: wat er is geregistreerd, is niet bekend, en de lijst had niet gebruikt mogen worden. Waarom deze audit ernaar kijkt: ${purpose}.`,
    levels: () => "Het plan noemt de groepen die samen staan.",
    strata: () => "Elke groep is gesplitst naar een eigenschap van de referenten die het plan noemt.",
    "member-classes": () => "Elke groep is gesplitst naar het aantal migranten van de referenten.",
  },
  notFound: (levels) =>
    `Het plan noemt ook groepen die niet in de data staan: ${levels}. Is er een verkeerd gespeld, dan telt die groep hier nergens mee, of bij de groepen zonder plaats.`,
  notPlaced: (levels) =>
    `Het plan zegt niet waar deze groepen bij horen: ${levels}. Ze staan samen als “not placed”. Dit is een gat in het plan.`,
  table: (hypothesis, label) => `Hypothese ${hypothesis}, naar ${label}`,
};
