import type { DisclosureText } from "./disclosure-text.js";

const ROOM = ({ people, sponsors }: { readonly people: string; readonly sponsors: string | null }) =>
  `All tables were looked at together. Whoever adds and subtracts what they show is left with at least ${people} possible values for each suppressed number of people${sponsors === null ? "" : `, and at least ${sponsors} for each suppressed number of sponsors`}.`;

/** English texts on the protection of all tables together. */
export const disclosureEn: DisclosureText = {
  together: {
    complete: ROOM,
    unfinished: (least) =>
      `${ROOM(least)} The search for the fewest numbers to suppress did not finish, so more is suppressed than was needed.`,
    "no-solver": (least) =>
      `${ROOM(least)} This run could not search for the fewest numbers to suppress, so more is suppressed than was needed.`,
  },
};
