import type { Glossary } from "./glossary.js";

/** Dutch words of the report that need a line. */
export const glossaryNl: Glossary = {
  adjusted: [
    "gecorrigeerd voor het aantal groepen",
    "wie naar veel groepen kijkt, vindt door toeval verschillen; de p-waarde is daarvoor strenger gemaakt",
  ],
  area: [
    "oppervlakte onder de curve",
    "hoe goed een score ordent: 0,5 is toeval, bij 1 staat elke overtreding boven elke eenheid zonder overtreding",
  ],
  band: ["klasse", "waarin het model een eenheid plaatst, zoals laag, midden en hoog"],
  bound: ["het slechtste geval", "de ongunstigste van alle waarden die passen bij wat bekend is; geen schatting"],
  calibration: ["ijking", "of een score die 30% zegt, samengaat met 30 overtredingen op 100"],
  clustered: ["gewicht van", "één grote werkgever telt minder mee dan veel kleine met samen evenveel mensen"],
  composition: ["meerderheid", "meer dan de helft van de mensen bij een referent heeft één nationaliteit"],
  detectable: [
    "zou worden gevonden",
    "het kleinste verschil dat data van deze omvang in vier van de vijf gevallen laat zien",
  ],
  flagged: ["aangemerkt", "door het model geplaatst in een klasse die leidt tot verder onderzoek"],
  hypothesis: ["hypothese", "een uitspraak, vastgelegd voor de audit, die de data kan tegenspreken"],
  interval: [
    "interval",
    "de waarden die bij de data passen; een 95%-interval mist de ware waarde in 5 van de 100 audits",
  ],
  margin: ["marge", "hoe groot een verschil in verhouding mag zijn om volgens het plan nog gelijk te heten"],
  pValue: ["p", "hoe vaak toeval alleen al zo'n groot verschil geeft; klein betekent dat toeval het niet verklaart"],
  provenance: ["steekproef", "hier: eenheden die door loting zijn gekozen, zodat zij voor alle eenheden staan"],
  ratio: [
    "verhouding",
    "het aandeel in een groep gedeeld door het aandeel bij alle anderen; 2 betekent twee keer zo vaak",
  ],
  resampling: [
    "verdeling",
    "de voorspellingen door loting opnieuw verdeeld over de eenheden, om te zien wat toeval geeft",
  ],
  roc: ["ROC-curve", "aandeel gevonden overtredingen tegen aandeel vals alarm, bij elke grens"],
  score: ["score", "getal dat het model een eenheid geeft; hoger betekent meer risico"],
  signal: ["risico gesignaleerd", "de cijfers wijzen op een risico, zonder statistisch bewijs"],
  strata: ["binnen klassen", "alleen vergeleken met eenheden die in één opzicht gelijk zijn, zoals branche"],
  suppressed: ["onderdrukt", "weggelaten omdat er te weinig mensen of referenten achter zitten; niet nul"],
  tested: ["getoetste groep", "een groep die groot genoeg is voor de toets; kleinere zijn alleen beschreven"],
  violation: ["overtreding", "bij een controle bleek dat een regel niet was nageleefd"],
};
