import type { LinkedSearch } from "../../disclosure/linked-search.js";

/** How tables were protected against each other. */
export interface DisclosureText {
  /** Null where nothing needed protection. */
  readonly together: Readonly<
    Record<Exclude<LinkedSearch, "not-needed">, (least: { people: string; sponsors: string }) => string>
  >;
}
