import type { DisclosureText } from "./disclosure-text.js";

const RUIMTE = ({ people, sponsors }: { readonly people: string; readonly sponsors: string | null }) =>
  `Alle tabellen zijn samen bekeken. Wie optelt en aftrekt wat er staat, houdt voor elk weggelaten aantal mensen ten minste ${people} mogelijke waarden over${sponsors === null ? "" : `, en voor elk weggelaten aantal referenten ten minste ${sponsors}`}.`;

/** Dutch texts on the protection of all tables together. */
export const disclosureNl: DisclosureText = {
  together: {
    complete: RUIMTE,
    unfinished: (least) =>
      `${RUIMTE(least)} Het zoeken naar zo min mogelijk weg te laten getallen kwam niet af. Daarom is er meer weggelaten dan nodig was.`,
    "no-solver": (least) =>
      `${RUIMTE(least)} In deze berekening kon niet worden gezocht naar zo min mogelijk weg te laten getallen. Daarom is er meer weggelaten dan nodig was.`,
  },
};
