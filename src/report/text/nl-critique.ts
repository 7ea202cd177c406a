import type { CritiqueText } from "./critique-text.js";

/** Dutch words for the replay of the critique of 2017. */
export const critiqueNl: CritiqueText = {
  sample: ({ cases, controls, total, required }) =>
    `Het oude model is gemaakt met ruim ${cases} bedrijven die hadden gefraudeerd en ${controls} die dat niet hadden gedaan, samen ongeveer ${total}. In 2017 schreef Juridische Zaken dat dit te weinig was: dataspecialisten vroegen er ${required}. Wat zo'n steekproef kan laten zien, wat er ook is gevonden:`,
  interval: ({ auc, lower, upper }) =>
    `Met deze aantallen heeft een oppervlakte van ${auc} een interval van 95% van ${lower} tot ${upper}. Daar ligt 0,5 in, en dat is toeval. Niet bekend is op hoeveel bedrijven ${auc} is gemeten.`,
  detectable: ({ auc, detectable, withRequired, required }) =>
    `Alleen een oppervlakte van ${detectable} of meer zou in 80 van 100 zulke steekproeven van toeval zijn onderscheiden; met ${required} bedrijven ${withRequired} of meer. De gemelde ${auc} ligt daar beide keren onder.`,
  needed: ({ auc, cases, controls }) =>
    `Om ${auc} in 80 van 100 steekproeven van toeval te onderscheiden, zijn ongeveer ${cases} bedrijven met fraude en ${controls} zonder nodig.`,
  indicator: ({ controls, cases }) =>
    `Stel dat een kenmerk geldt voor ${controls} van elke 100 bedrijven zonder fraude. Het zou in 80 van 100 steekproeven alleen zijn gevonden als het geldt voor ${cases} van elke 100 met fraude.`,
};
