import type { LinkedSearch } from "../../disclosure/linked-search.js";

/** Possible values that are left. */
export interface RoomLeft {
  readonly people: string;
  /** Null where no table counts sponsors. */
  readonly sponsors: string | null;
  /** Whether the source gave some tables with holes. */
  readonly sourceHoles: boolean;
}

/** How tables were protected against each other. */
export interface DisclosureText {
  readonly together: Readonly<Record<Exclude<LinkedSearch, "not-needed">, (room: RoomLeft) => string>>;
  /** Tables that the source gave with holes. */
  readonly sourceHoles: string;
  /** Tables that cross in a circle and hold too many cells. */
  readonly inPairs: string;
}
