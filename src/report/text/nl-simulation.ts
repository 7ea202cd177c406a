import type { SimulationText } from "./simulation-text.js";

/** Nederlandse teksten over een simulatie van de terugkoppeling. */
export const simulationNl: SimulationText = {
  tag: "Simulatie",
  title: "Terugkoppeling tussen controles en een score",
  banner:
    "Dit is een simulatie. De referenten, de score en alle getallen zijn verzonnen. Zij zegt niets over een echt model en is er geen bewijs over.",
  finding: ({ apparent, truth, rounds }) =>
    `In de simulatie lijkt de score na ${rounds} rondes ${apparent} te halen, maar haalt zij in werkelijkheid ${truth}`,
  facts: {
    kind: "Soort",
    kindOf: "simulatie, geen data van een echt model",
    world: "Wereld",
    worldOf: ({ sponsors, inspections, rounds }) =>
      `${sponsors} verzonnen referenten, ${inspections} controles per ronde, ${rounds} rondes`,
    labels: "Niet gecontroleerd",
    labelsOf: {
      "assumed-compliant": "telt als nalevend",
      "inspected-only": "telt niet mee",
    },
    simulations: "Simulaties",
  },
  summary: {
    heading: "Wat de simulatie laat zien",
    what: "Controleurs gaan naar waar de score hoog is. Alleen waar zij komen, kunnen zij een overtreding vinden. Van wat zij vinden, leert de volgende score. Zo krijgt de score gelijk, ook waar niemand heeft gekeken. Dat is een terugkoppeling.",
    result: ({ apparent, apparentFirst, truth, truthFirst, rounds }) =>
      `Zonder controles door loting gaat de oppervlakte onder de ROC-curve op de vastgelegde uitkomsten in ${rounds} rondes van ${apparentFirst} naar ${apparent}. Onder alle referenten van de simulatie gaat de ware oppervlakte van ${truthFirst} naar ${truth}.`,
    looks: {
      better: "Door wat er is vastgelegd, lijkt de score beter dan zij is.",
      worse: "Door wat er is vastgelegd, lijkt de score slechter dan zij is.",
      alike: "Toeval kan het verschil tussen die twee verklaren.",
    },
    share: ({ share, apparent, truth, ever, everNone }) =>
      `Als ${share} van de controles door loting wordt gekozen, eindigt de schijnbare oppervlakte op ${apparent} en de ware op ${truth}. Dan is ${ever} van de referenten minstens één keer gecontroleerd, tegen ${everNone} zonder loting.`,
    cost: ({ share, found, foundNone }) =>
      `De prijs: met ${share} door loting vindt ${found} van de controles in de laatste ronde een overtreding, tegen ${foundNone} zonder loting.`,
    remedy:
      "Het deel door loting heeft nog een nut: daarop alleen is de oppervlakte te meten zonder de terugkoppeling. Gemiddeld is zij gelijk aan de ware oppervlakte, hoe groot het deel ook is. Met weinig controles door loting is zij onzeker.",
  },
  rounds: {
    heading: "Schijnbare en ware oppervlakte per ronde",
    intro:
      "Dit zijn de rondes zonder controles door loting, of met het kleinste deel daarvan. Ronde 0 is wat er is voor de eerste ronde. De schijnbare oppervlakte is gemeten op alle uitkomsten tot dan toe, zoals een ontwikkelaar haar ziet: op de meeste daarvan is de score afgestemd, en alleen dat al maakt haar schijnbaar iets beter.",
    figure: {
      finding: ({ apparent, truth }) =>
        `In de simulatie eindigt de schijnbare oppervlakte op ${apparent} en de ware op ${truth}`,
      subtitle: ({ simulations, level }) =>
        `Simulatie. Oppervlakte onder de ROC-curve, gemiddelde van ${simulations} simulaties, met het bereik dat ${level} daarvan bevat.`,
      description:
        "Twee lijnen met banden. De gestreepte lijn is de schijnbare oppervlakte per ronde, de gewone lijn de ware. De tabel bevat alle getallen.",
      xAxis: "ronde",
      yAxis: "oppervlakte onder de curve",
    },
    truth: "ware oppervlakte",
    apparent: "schijnbaar",
    table: "Simulatie: elke ronde",
    columns: {
      round: "Ronde",
      share: "Door loting",
      truth: "Ware oppervlakte",
      apparent: "Schijnbaar",
      inspected: "Onder gecontroleerden",
      random: "Onder geloten",
      found: "Overtredingen gevonden",
      everInspected: "Ooit gecontroleerd",
    },
  },
  shares: {
    heading: "Wat een deel door loting doet",
    intro: "Elk deel door loting is een eigen reeks met dezelfde verzonnen referenten.",
    figure: {
      finding: () => "Schijnbare en ware oppervlakte van de simulatie, naar het deel door loting",
      subtitle: ({ simulations, level }) =>
        `Simulatie. Oppervlakte onder de ROC-curve na de laatste ronde, gemiddelde van ${simulations} simulaties, met het bereik dat ${level} daarvan bevat.`,
      description:
        "Twee lijnen met banden, naar het deel van de controles dat door loting is gekozen. De gestreepte lijn is de schijnbare oppervlakte, de gewone lijn de ware. De tabel bevat alle getallen.",
      xAxis: "deel van de controles door loting",
      yAxis: "oppervlakte onder de curve",
    },
    table: (round) => `Simulatie: na ronde ${round}`,
  },
  world: {
    heading: "De verzonnen wereld",
    intro:
      "Elke referent heeft elk kenmerk wel of niet. De gewichten staan op de schaal van de log-kansverhouding: het ene is wat een kenmerk echt toevoegt, het andere wat de eerste score denkt dat het toevoegt.",
    table: "Simulatie: kenmerken",
    indicator: "Kenmerk",
    share: "Aandeel referenten",
    truth: "Echt gewicht",
    start: "Gewicht in de eerste score",
    rest: ({ rate, unseen, history, attainable }) =>
      `In elke ronde overtreedt ${rate} van de referenten, telkens opnieuw. Andere dingen, die geen kenmerk ziet, verschillen met een standaardafwijking van ${unseen} op dezelfde schaal. Voor de eerste ronde zijn ${history} referenten door loting gecontroleerd. De beste score die deze kenmerken toelaten, heeft een oppervlakte van ${attainable}.`,
  },
  limits: {
    heading: "Wat dit niet laat zien",
    items: [
      "Hoe groot de terugkoppeling bij een echt model is. Dat hangt af van getallen die hier niet bekend zijn.",
      "Controles vinden in deze wereld elke overtreding, referenten veranderen niet door een controle, en een overtreding in de ene ronde zegt alleen via de kenmerken iets over de volgende.",
      "Medewerkers kiezen hier alleen op de score. Signalen en andere kennis zouden andere controles toevoegen.",
    ],
  },
  reproduction: {
    heading: "Herhalen",
    intro: "Dezelfde instellingen en dezelfde seed geven dezelfde getallen, op elk aantal threads.",
  },
  range: (level) => `bereik van ${level} van de simulaties`,
  none: "geen",
};
