import { nextBelow, type StreamState } from "../statistics/random.js";

/** Eight-digit numbers with these two first digits: no regional chamber had number 00, and no real number starts so. */
const PREFIX = "00";
const RANGE = 1_000_000;

/** Coprime to the range: multiples of it run through all six-digit numbers before one comes back. */
const STRIDE = 618_033;

/**
 * Distinct eight-digit numbers that cannot be real trade-register numbers, in no visible order.
 * @param stream  advanced in place
 * @param count  1 .. 1,000,000
 * @returns texts of eight digits; the leading zeros belong to them
 * @example syntheticNumbers(streamsFrom(1).block(16), 2)[0].length // 8
 */
export function syntheticNumbers(stream: StreamState, count: number): readonly string[] {
  const start = nextBelow(stream, RANGE);
  return Array.from({ length: count }, (_, i) => PREFIX + String((start + i * STRIDE) % RANGE).padStart(6, "0"));
}
