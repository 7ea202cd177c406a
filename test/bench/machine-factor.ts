import { nextUint32, streamsFrom } from "../../src/statistics/random.js";

/** Limits in seconds are for a machine on which 1e9 draws of the generator take this long. */
const REFERENCE_SECONDS = 1.24;
const DRAWS = 2e7;

/**
 * How much slower this machine is than the one that limits in seconds are for; the best of a few tries.
 * @returns above 1 on a slower machine
 */
export function machineFactor(): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 5; attempt++) {
    best = Math.min(best, secondsOf(drawMany));
  }
  return (best * (1e9 / DRAWS)) / REFERENCE_SECONDS;
}

/** Seconds that a call takes. */
function secondsOf(call: () => unknown): number {
  const start = performance.now();
  call();
  return (performance.now() - start) / 1000;
}

function drawMany(): number {
  const state = streamsFrom(1).block(0);
  let [s0, s1, s2, s3] = [state[0]!, state[1]!, state[2]!, state[3]!];
  let sum = 0;
  for (let i = 0; i < DRAWS; i++) {
    const product = Math.imul(s1, 5);
    sum = (sum + Math.imul((product << 7) | (product >>> 25), 9)) | 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = (s3 << 11) | (s3 >>> 21);
  }
  return sum + nextUint32(state);
}
