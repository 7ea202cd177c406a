/** One group at one look, or its absence, which counts as zero. */
export interface LookCounts {
  readonly group: string;
  readonly flagged: number;
  readonly notFlagged: number;
}

/** What may not be told of a series that scores the same units again. */
export interface TiedLooks {
  /** Groups that are told at no look. */
  readonly hidden: ReadonlySet<string>;
  /** Whether the sum over all groups is told at no look either. */
  readonly sumHidden: boolean;
}

/**
 * What has to stay untold where the same units come back: two looks subtracted give the units that changed, so a group
 * that changes by a few is told at no look. The sum over all groups less the told ones gives the untold ones together:
 * where these change by a few, or are one group, a further one goes along, and in the end the sum.
 * @param looks  counts of the groups in time order
 * @param options.threshold  least number of units that may be told apart; 0: all
 * @param options.hidden  groups that are untold already
 * @returns groups, those that were untold among them, and the sum
 * @see method, section 10: earlier bundles and monitoring count as published
 * @example
 * tiedLooks([[{ group: "A", flagged: 30, notFlagged: 90 }], [{ group: "A", flagged: 31, notFlagged: 89 }]], {
 *   threshold: 10,
 *   hidden: new Set(),
 * }).sumHidden; // true
 */
export function tiedLooks(
  looks: readonly (readonly LookCounts[])[],
  { threshold, hidden }: { readonly threshold: number; readonly hidden: ReadonlySet<string> },
): TiedLooks {
  if (threshold === 0) return { hidden, sumHidden: false };
  const groups = [...new Set(looks.flat().map(({ group }) => group))];
  const changesLittle = (members: ReadonlySet<string>) => hasSmallChange(looks, members, threshold);
  const untold = new Set([...hidden, ...groups.filter((group) => changesLittle(new Set([group])))]);
  const bySize = groups.filter((group) => !untold.has(group)).sort((a, b) => largestOf(a, looks) - largestOf(b, looks));
  while (untold.size > 0 && (untold.size === 1 || changesLittle(untold))) {
    const along = bySize.shift();
    if (along === undefined) return { hidden: untold, sumHidden: true };
    untold.add(along);
  }
  return { hidden: untold, sumHidden: false };
}

/** Whether two looks, subtracted, tell a change of the groups together that is not zero and below the threshold. */
function hasSmallChange(
  looks: readonly (readonly LookCounts[])[],
  members: ReadonlySet<string>,
  threshold: number,
): boolean {
  const sums = looks.map((groups) => {
    const own = groups.filter(({ group }) => members.has(group));
    const flagged = own.reduce((sum, each) => sum + each.flagged, 0);
    const notFlagged = own.reduce((sum, each) => sum + each.notFlagged, 0);
    return [flagged, notFlagged, flagged + notFlagged];
  });
  return sums.some((later, at) =>
    sums.slice(0, at).some((earlier) =>
      later.some((sum, place) => {
        const change = Math.abs(sum - earlier[place]!);
        return change !== 0 && change < threshold;
      }),
    ),
  );
}

function largestOf(group: string, looks: readonly (readonly LookCounts[])[]): number {
  const sizes = looks.map((groups) => groups.find((each) => each.group === group));
  return Math.max(...sizes.map((each) => (each === undefined ? 0 : each.flagged + each.notFlagged)));
}
