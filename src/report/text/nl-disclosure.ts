import type { DisclosureText, RoomLeft } from "./disclosure-text.js";

const RUIMTE = ({ people, sponsors, sourceHoles }: RoomLeft) =>
  `Alle tabellen${sourceHoles ? " zonder open plekken uit de bron" : ""} zijn samen bekeken. Wie optelt en aftrekt wat er staat, houdt voor elk weggelaten aantal mensen ten minste ${people} mogelijke waarden over${sponsors === null ? "" : `, en voor elk weggelaten aantal referenten ten minste ${sponsors}`}.`;

/** Dutch texts on the protection of all tables together. */
export const disclosureNl: DisclosureText = {
  sourceHoles:
    "Tabellen die al met open plekken uit de bron kwamen, hebben hier dezelfde open plekken. Het manifest noemt deze tabellen. Of andere tabellen die plekken verraden, is niet nagegaan.",
  inPairs:
    "Sommige tabellen kruisen elkaar in een kring en hebben te veel cellen om allemaal tegelijk te bekijken. Daarvan zijn er steeds maar twee samen bekeken.",
  together: {
    complete: RUIMTE,
    unfinished: (least) =>
      `${RUIMTE(least)} Het zoeken naar zo min mogelijk weg te laten getallen kwam niet af. Daarom is er meer weggelaten dan nodig was.`,
    "no-solver": (least) =>
      `${RUIMTE(least)} In deze berekening kon niet worden gezocht naar zo min mogelijk weg te laten getallen. Daarom is er meer weggelaten dan nodig was.`,
  },
};
