import type { ViewsText } from "./views-text.js";

/** Dutch words of the views of one audit. */
export const viewsNl: ViewsText = {
  companions: "Andere rapporten over deze audit",
  reports: {
    report: "Voor de privacyfunctionaris: bevindingen, grenzen en methode in woorden",
    "report-public": "Voor iedereen: wat is gevonden, met de grafieken",
    "report-analyst": "Voor analisten: alle tabellen",
    "report-without-scores": "Voor wie geen scores mag zien",
    letter: "Brief voor het parlement",
  },
  questions: {
    heading: "Vragen die vaak worden gesteld",
    noDiscrimination: {
      question: "Mogen we zeggen dat het model niet discrimineert?",
      answer:
        "Nee. Deze audit vergelijkt hoe vaak groepen worden aangemerkt. Of een verschil discriminatie is, is een juridisch oordeel. Waar geen verschil is aangetoond, is dat geen bewijs dat er geen verschil is.",
    },
    who: {
      question: "Over welke groep gaat het, en om hoeveel?",
      named: ({ hypothesis, groups }) => `Hypothese ${hypothesis}: een verschil is aangetoond voor ${groups}.`,
      counted: ({ group, members }) => `${group} (${members})`,
      more: (count) => `nog ${count}`,
      signalled: ({ hypothesis, groups }) =>
        `Hypothese ${hypothesis}: voor geen groep is een verschil aangetoond. Wel is een risico gesignaleerd, zonder bewijs, voor ${groups}.`,
      nobody: (hypothesis) => `Hypothese ${hypothesis}: er is geen verschil aangetoond. Daarom staat hier geen groep.`,
      withheld: (hypothesis) => `Hypothese ${hypothesis}: de groepen zijn te klein om hier te noemen.`,
      notTested: (hypothesis) => `Hypothese ${hypothesis} kon niet worden getoetst.`,
    },
    change: {
      question: "Waardoor zou de conclusie veranderen?",
      shown: (hypothesis) =>
        `Bij hypothese ${hypothesis} is een verschil aangetoond. Data van een andere periode kan een ander antwoord geven. Het interval hierboven zegt hoe zeker de grootte van het verschil is.`,
      notShown: (hypothesis) =>
        `Bij hypothese ${hypothesis} is geen verschil aangetoond. Met meer data kan een verschil blijken dat nu te klein is om te zien.`,
      open: (hypothesis) =>
        `Bij hypothese ${hypothesis} is niets te concluderen. Vollediger data of grotere groepen kunnen een antwoord geven.`,
      notAsked: (hypothesis) =>
        `Hypothese ${hypothesis} past niet bij deze data: elk geval hoort bij één groep. Meer van zulke data geeft er geen antwoord op.`,
    },
    assumption: "Wat rust op een aanname die niemand heeft getoetst?",
    notExamined: "Wat is niet onderzocht?",
    repeat: {
      question: "Kan ik dit over tien jaar herhalen?",
      answer: ({ version, fingerprint }) =>
        `Ja, met drie dingen: dezelfde data, het plan (de vingerafdruk begint met ${fingerprint}) en toetssteen ${version}. De getallen komen dan gelijk uit. De opdracht “toetssteen verify” vergelijkt ze. De rapporten en tabellen zelf zijn te lezen zonder toetssteen.`,
    },
  },
  letter: {
    title: (model) => `Brief over de audit van het risicomodel “${model}”`,
    about: "Waar deze brief over gaat",
    model: (model) =>
      `Het model “${model}” geeft een risicoklasse. Wie in een klasse zit die leidt tot verder onderzoek, is aangemerkt. Deze audit stelde twee vragen. Elk antwoord heeft vier delen, die los van elkaar staan: is er statistisch bewijs, is er een risico gesignaleerd, is aangetoond dat groepen gelijk zijn binnen de marge, en is de data toereikend.`,
    fourLayers: "Wat is gevonden",
    numbers: "In getallen",
    score: "Hoe goed vindt de score overtredingen?",
    notExamined: "Wat niet is onderzocht",
    meaning: "Wat dit niet betekent",
    source: "waar dit vandaan komt",
    made: ({ version, date }) => `Gemaakt met toetssteen ${version}${date === null ? "" : ` op ${date}`}.`,
  },
  glossaryHeading: "Woorden in dit rapport",
  explore: {
    heading: "Grafieken om te verkennen",
    intro:
      "De grafieken van het rapport, met de waarden van een teken onder de aanwijzer. Ze bevatten dezelfde gepubliceerde getallen als het rapport. Wat ze betekenen, staat in het rapport:",
    filter: "Toon groepen met dit in hun naam:",
    drawn: "Getekende groepen:",
    noScript:
      "Deze pagina heeft een script nodig, dat in de pagina zelf staat. Het rapport toont dezelfde grafieken zonder script.",
    back: "naar het rapport",
  },
};
