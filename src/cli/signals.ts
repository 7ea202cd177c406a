/** A signal that aborts on the first SIGINT or SIGTERM, and who sent it. */
export interface Interruption {
  readonly signal: AbortSignal;
  endedBy(): NodeJS.Signals | null;
  /** Gives the two signals back their usual meaning. */
  release(): void;
}

/** Turns SIGINT and SIGTERM into an abort, so that a command can leave old output whole. A second one ends at once. */
export function abortOnSignals(): Interruption {
  const controller = new AbortController();
  let endedBy: NodeJS.Signals | null = null;
  const names = ["SIGINT", "SIGTERM"] as const;
  const release = () => {
    for (const name of names) process.removeListener(name, onSignal);
  };
  const onSignal = (name: NodeJS.Signals) => {
    endedBy = name;
    release();
    controller.abort();
  };
  for (const name of names) process.on(name, onSignal);
  return { signal: controller.signal, endedBy: () => endedBy, release };
}
