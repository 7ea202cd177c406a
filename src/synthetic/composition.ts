import { nextBelow, nextUniform, type StreamState } from "../statistics/random.js";
import { NATIONALITIES, NATIONALITY_TICKETS } from "./nationalities.js";

/** Code that stands for: no nationality has the majority. */
export const NO_MAJORITY = 0xffff;

/** Compositions as compressed sparse rows: members of sponsor i from `offsets[i]` to `offsets[i + 1]`, groups ascending. */
export interface SponsorCompositions {
  readonly offsets: Uint32Array;
  readonly groupCodes: Uint16Array;
  readonly memberCounts: Uint32Array;
  /** Nationality of more than half of a sponsor's migrants, or `NO_MAJORITY`; length n. */
  readonly majorityCodes: Uint16Array;
}

/**
 * Draws the nationalities of every sponsor's migrants by Polya's urn: a new migrant has the nationality of an earlier
 * one, or with probability c / (c + earlier ones) one drawn from the population. Shares within a sponsor are then
 * Dirichlet with concentration c: sponsors tend to one nationality, and the mean share does not depend on size.
 * @param stream  advanced in place
 * @param totals  migrants of every sponsor
 * @param options.concentration  c > 0
 * @param options.majority  true: half of a sponsor's migrants and one more share a nationality and the urn draws the
 *   others, so that every sponsor with migrants has a majority, whatever its size
 * @see Blackwell & MacQueen 1973, "Ferguson distributions via Polya urn schemes"
 * @example drawCompositions(streamsFrom(1).block(2), Uint32Array.of(1), { concentration: 1, majority: false }).groupCodes.length // 1
 */
export function drawCompositions(
  stream: StreamState,
  totals: Uint32Array,
  options: { readonly concentration: number; readonly majority: boolean },
): SponsorCompositions {
  const offsets = new Uint32Array(totals.length + 1);
  const majorityCodes = new Uint16Array(totals.length).fill(NO_MAJORITY);
  const tally = new Uint32Array(NATIONALITIES.length);
  const groupCodes: number[] = [];
  const memberCounts: number[] = [];
  for (let i = 0; i < totals.length; i++) {
    const total = totals[i]!;
    for (const code of drawMembers(stream, total, options)) tally[code]!++;
    for (let code = 0; total > 0 && code < tally.length; code++) {
      const count = tally[code]!;
      if (count === 0) continue;
      groupCodes.push(code);
      memberCounts.push(count);
      if (2 * count > total) majorityCodes[i] = code;
      tally[code] = 0;
    }
    offsets[i + 1] = groupCodes.length;
  }
  return {
    offsets,
    groupCodes: Uint16Array.from(groupCodes),
    memberCounts: Uint32Array.from(memberCounts),
    majorityCodes,
  };
}

function drawMembers(
  stream: StreamState,
  total: number,
  { concentration, majority }: { readonly concentration: number; readonly majority: boolean },
): Uint16Array {
  const members = new Uint16Array(total);
  const alike = majority && total > 0 ? Math.floor(total / 2) + 1 : 0;
  if (alike > 0) members.fill(drawNationality(stream), 0, alike);
  fillByUrn(stream, members.subarray(alike), concentration);
  return members;
}

function fillByUrn(stream: StreamState, members: Uint16Array, concentration: number): void {
  for (let k = 0; k < members.length; k++) {
    const isNew = k === 0 || nextUniform(stream) * (concentration + k) < concentration;
    members[k] = isNew ? drawNationality(stream) : members[nextBelow(stream, k)]!;
  }
}

function drawNationality(stream: StreamState): number {
  return NATIONALITY_TICKETS[nextBelow(stream, NATIONALITY_TICKETS.length)]!;
}
