const DIGIT_BITS = 7;
const BASE = 1 << DIGIT_BITS;

/** Binomial counts less likely than this are left out: together they weigh less than a double can tell from 0. */
const LEAST_PROBABILITY = 1e-18;

/**
 * Alias tables of the binomial laws with one probability of success, for any number of trials: trials are written in
 * digits of base 128 and Bin(m) = sum over digits d_l of Bin(d_l 128^l), each from a table of its own. Plain data.
 */
export interface BinomialDigits {
  /** Per table 2^bits words: threshold in the high bits, alias in the low ones. */
  readonly words: Uint32Array;
  /** What each threshold leaves out below its last bit, in [0, 1). */
  readonly remainders: Float64Array;
  /** Per level, where its first table begins and how many bits tell the slots of a table. */
  readonly begins: Uint32Array;
  readonly bits: Uint32Array;
  /** Count that slot 0 stands for; row major level x digit. */
  readonly lowest: Uint32Array;
}

/**
 * Tables for all numbers of trials up to the largest.
 * @param probability  of success, in [0, 1]
 * @param options.trials  largest number of trials, 0 .. 2^21
 * @see Walker 1977; Vose 1991 (alias tables)
 * @example binomialDigits(1, { trials: 5 }).lowest[5] // 5
 */
export function binomialDigits(probability: number, { trials }: { readonly trials: number }): BinomialDigits {
  const levels = [];
  for (let unit = 1; unit <= Math.max(1, trials); unit *= BASE) {
    const laws = [];
    for (let digit = 0; digit < BASE && digit * unit <= trials; digit++) laws.push(law(digit * unit, probability));
    const widest = laws.reduce((most, { weights }) => Math.max(most, weights.length), 2);
    levels.push({ laws, bits: Math.ceil(Math.log2(widest)) });
  }
  const begins = new Uint32Array(levels.length);
  let size = 0;
  for (const [level, { laws, bits }] of levels.entries()) {
    begins[level] = size;
    size += laws.length << bits;
  }
  const digits: BinomialDigits = {
    words: new Uint32Array(size),
    remainders: new Float64Array(size),
    begins,
    bits: Uint32Array.from(levels, ({ bits }) => bits),
    lowest: new Uint32Array(levels.length * BASE),
  };
  for (const [level, { laws, bits }] of levels.entries()) {
    for (const [digit, { lowest, weights }] of laws.entries()) {
      digits.lowest[level * BASE + digit] = lowest;
      fillAliasTable(weights, { digits, begin: begins[level]! + (digit << bits), bits });
    }
  }
  return digits;
}

/** Probabilities of a binomial law from its lowest count worth a slot, by ratios from the mode both ways. */
function law(trials: number, p: number): { readonly lowest: number; readonly weights: Float64Array } {
  const mode = Math.min(trials, Math.floor((trials + 1) * p));
  const odds = p / (1 - p);
  const below: number[] = [];
  const above: number[] = [];
  let weight = 1;
  for (let x = mode; x > 0; x--) {
    weight *= x / ((trials - x + 1) * odds);
    if (weight < LEAST_PROBABILITY) break;
    below.push(weight);
  }
  weight = 1;
  for (let x = mode; x < trials; x++) {
    weight *= ((trials - x) * odds) / (x + 1);
    if (weight < LEAST_PROBABILITY) break;
    above.push(weight);
  }
  const weights = Float64Array.from([...below.reverse(), 1, ...above]);
  const total = weights.reduce((sum, value) => sum + value, 0);
  return { lowest: mode - below.length, weights: weights.map((value) => value / total) };
}

/** Alias table of one law, by pairing slots below the mean share with slots above it. */
function fillAliasTable(
  weights: Float64Array,
  { digits, begin, bits }: { readonly digits: BinomialDigits; readonly begin: number; readonly bits: number },
): void {
  const slots = 1 << bits;
  const shares = new Float64Array(slots);
  for (let slot = 0; slot < weights.length; slot++) shares[slot] = weights[slot]! * slots;
  const small: number[] = [];
  const large: number[] = [];
  for (let slot = 0; slot < slots; slot++) (shares[slot]! < 1 ? small : large).push(slot);
  const scale = 2 ** (32 - bits);
  const set = (slot: number, alias: number) => {
    // A slot that is its own alias needs no threshold.
    const threshold = alias === slot ? 0 : shares[slot]! * scale;
    digits.words[begin + slot] = ((Math.floor(threshold) << bits) | alias) >>> 0;
    digits.remainders[begin + slot] = threshold - Math.floor(threshold);
  };
  while (small.length > 0 && large.length > 0) {
    const slot = small.pop()!;
    const alias = large[large.length - 1]!;
    set(slot, alias);
    shares[alias]! -= 1 - shares[slot]!;
    if (shares[alias]! < 1) small.push(large.pop()!);
  }
  for (const slot of large) set(slot, slot);
  for (const slot of small) set(slot, weights.length > slot ? slot : 0);
}
