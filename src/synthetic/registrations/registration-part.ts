import type { StreamState } from "../../statistics/random.js";
import type { SyntheticSponsor } from "../synthesise.js";

/** What the registrations of a synthetic set are made from. */
export interface RegistrationWorld {
  readonly sponsors: readonly SyntheticSponsor[];
  /** Nationality of more than half of the migrants of each sponsor; the empty text where none has it. */
  readonly majorities: readonly string[];
  /** Number of migrants of each sponsor. */
  readonly members: readonly number[];
  /** Random stream of a part: the same seed gives the same registrations, whatever other parts draw. */
  stream(place: number): StreamState;
}

/** Columns, files, settings and truth that one question on inputs adds to a synthetic set. */
export interface RegistrationPart {
  /** Columns of the registrations file, one text a sponsor; no text holds a comma, a quote or a line end. */
  readonly columns: readonly { readonly name: string; readonly values: readonly string[]; readonly meaning: string }[];
  /** Further small files, with a line that describes each. */
  readonly files?: readonly { readonly name: string; readonly text: string; readonly meaning: string }[];
  /** Sections of inputs.yaml, each with its key, in YAML. */
  readonly settings: string;
  /** What was planted, JSON types only. */
  readonly truth: Readonly<Record<string, unknown>>;
}

/** Makes one part. Each has streams of its own, from `place` x 16 on. */
export type MakeRegistrationPart = (world: RegistrationWorld) => RegistrationPart;
