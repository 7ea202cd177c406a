import type { TextColumn } from "../columns.js";

/** Directors of boards, row by row of their file. Rows never leave this room, and stand in no list. */
export interface RegisteredDirectors {
  /** Identifier of the sponsor. */
  readonly ids: TextColumn;
  readonly country: TextColumn;
  readonly kind: TextColumn;
  readonly since: TextColumn | null;
  readonly until: TextColumn | null;
}
