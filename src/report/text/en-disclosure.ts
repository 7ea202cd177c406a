import type { DisclosureText, RoomLeft } from "./disclosure-text.js";

const ROOM = ({ people, sponsors, sourceHoles }: RoomLeft) =>
  `All tables${sourceHoles ? " without holes from the source" : ""} were looked at together. Whoever adds and subtracts what they show is left with at least ${people} possible values for each suppressed number of people${sponsors === null ? "" : `, and at least ${sponsors} for each suppressed number of sponsors`}.`;

/** English texts on the protection of all tables together. */
export const disclosureEn: DisclosureText = {
  sourceHoles:
    "Tables that the source gave with holes have the same holes here. The manifest names these tables. Whether other tables give these holes away was not looked at.",
  inPairs:
    "Some tables cross in a circle, and have too many cells to be looked at all at once. Of these, only two at a time were looked at together.",
  together: {
    complete: ROOM,
    unfinished: (least) =>
      `${ROOM(least)} The search for the fewest numbers to suppress did not finish, so more is suppressed than was needed.`,
    "no-solver": (least) =>
      `${ROOM(least)} This run could not search for the fewest numbers to suppress, so more is suppressed than was needed.`,
  },
};
