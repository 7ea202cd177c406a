/**
 * A function that prepares each problem once a thread: a thread runs many blocks of one problem, which stays the same
 * object. What was prepared goes when the problem goes.
 * @param prepare  pure
 * @example oncePerProblem(compositionSums)(compositionFromRows([[2], [1]])).members // 3
 */
export function oncePerProblem<Problem extends object, Prepared>(
  prepare: (problem: Problem) => Prepared,
): (problem: Problem) => Prepared {
  const known = new WeakMap<Problem, { readonly prepared: Prepared }>();
  return (problem) => {
    const found = known.get(problem);
    if (found !== undefined) return found.prepared;
    const prepared = prepare(problem);
    known.set(problem, { prepared });
    return prepared;
  };
}
