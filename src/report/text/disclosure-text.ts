import type { LinkedSearch } from "../../disclosure/linked-search.js";

/** How tables were protected against each other. */
export interface DisclosureText {
  /** `sponsors` is null where no table counts sponsors. */
  readonly together: Readonly<
    Record<Exclude<LinkedSearch, "not-needed">, (least: { people: string; sponsors: string | null }) => string>
  >;
}
