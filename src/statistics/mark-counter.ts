/** Counts how often each of the 32 bits of a word is set among the units of every label but the last. */
export type MarkCounter = (units: Uint32Array, word: Int32Array, first: number) => void;

/** Planes above the first four: sums up to 16 times 2^20 units. */
const PLANES = 20;

/**
 * A counter of bits by carry-save addition: sixteen words at a time go through a tree of full adders, which leaves the
 * ones, twos, fours and eights in four words and carries a sixteenth on. A plane is one binary digit of 32 counts.
 * @param ends  per label, where its units end in the order that the counter is given
 * @param counts  bit x label, overwritten from `first` on
 * @see Harley and Seal, in Warren 2013, "Hacker's Delight", section 5-1 (counting 1-bits in an array)
 * @example markCounter(Uint32Array.of(2, 4), new Int32Array(64))(Uint32Array.of(0, 1, 2, 3), Int32Array.of(1, 1, 0, 1), 0) // undefined
 */
export function markCounter(ends: Uint32Array, counts: Int32Array): MarkCounter {
  const labels = ends.length;
  const planes = new Int32Array(PLANES);

  /** Adds a word of weight 16 to the planes above the first four. */
  function carry(sixteens: number): void {
    let more = sixteens;
    for (let plane = 0; more !== 0; plane++) {
      const held = planes[plane]!;
      planes[plane] = held ^ more;
      more &= held;
    }
  }

  return (units, word, first) => {
    let k = 0;
    for (let label = 0; label < labels - 1; label++) {
      const end = ends[label]!;
      let ones = 0;
      let twos = 0;
      let fours = 0;
      let eights = 0;
      planes.fill(0);
      for (; k + 16 <= end; k += 16) {
        let eightA = 0;
        for (let half = 0; half < 2; half++) {
          const from = k + 8 * half;
          let x = word[units[from]!]!;
          let y = word[units[from + 1]!]!;
          let u = ones ^ x;
          const twoA = (ones & x) | (u & y);
          ones = u ^ y;
          x = word[units[from + 2]!]!;
          y = word[units[from + 3]!]!;
          u = ones ^ x;
          let twoB = (ones & x) | (u & y);
          ones = u ^ y;
          u = twos ^ twoA;
          const fourA = (twos & twoA) | (u & twoB);
          twos = u ^ twoB;
          x = word[units[from + 4]!]!;
          y = word[units[from + 5]!]!;
          u = ones ^ x;
          const twoC = (ones & x) | (u & y);
          ones = u ^ y;
          x = word[units[from + 6]!]!;
          y = word[units[from + 7]!]!;
          u = ones ^ x;
          twoB = (ones & x) | (u & y);
          ones = u ^ y;
          u = twos ^ twoC;
          const fourB = (twos & twoC) | (u & twoB);
          twos = u ^ twoB;
          u = fours ^ fourA;
          const eight = (fours & fourA) | (u & fourB);
          fours = u ^ fourB;
          if (half === 0) eightA = eight;
          else {
            u = eights ^ eightA;
            const sixteens = (eights & eightA) | (u & eight);
            eights = u ^ eight;
            carry(sixteens);
          }
        }
      }
      for (; k < end; k++) {
        let more = word[units[k]!]!;
        let held = ones;
        ones = held ^ more;
        more &= held;
        held = twos;
        twos = held ^ more;
        more &= held;
        held = fours;
        fours = held ^ more;
        more &= held;
        held = eights;
        eights = held ^ more;
        carry(more & held);
      }
      for (let bit = 0; bit < 32; bit++) {
        let count =
          ((ones >>> bit) & 1) + 2 * ((twos >>> bit) & 1) + 4 * ((fours >>> bit) & 1) + 8 * ((eights >>> bit) & 1);
        for (let plane = 0; plane < PLANES; plane++) count += ((planes[plane]! >>> bit) & 1) << (plane + 4);
        counts[first + bit * labels + label] = count;
      }
    }
  };
}
