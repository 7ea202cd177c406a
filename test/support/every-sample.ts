/**
 * Every sample without replacement that takes so many units of each stratum.
 * @param strata  stratum of each unit
 * @param drawn  units to take of each stratum
 * @returns lists of units
 * @example everySample([0, 0, 1], [1, 1]) // [[0, 2], [1, 2]]
 */
export function everySample(strata: readonly number[], drawn: readonly number[]): number[][] {
  return drawn.reduce<number[][]>(
    (samples, take, stratum) => {
      const members = [...strata.keys()].filter((unit) => strata[unit] === stratum);
      return samples.flatMap((sample) => subsets(members, take).map((subset) => [...sample, ...subset]));
    },
    [[]],
  );
}

function subsets(members: readonly number[], take: number): number[][] {
  if (take === 0) return [[]];
  return members.flatMap((member, i) => subsets(members.slice(i + 1), take - 1).map((rest) => [member, ...rest]));
}
