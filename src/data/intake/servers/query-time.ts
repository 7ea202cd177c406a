import { ServerFailure } from "./server-failure.js";

/** Seconds after which a server that does not answer is taken to be out of reach. */
export const CONNECT_SECONDS = 10;

/** Seconds that a server gets to end a query that was cancelled. */
const GRACE_SECONDS = 5;

/** Limits of a session. */
export interface OpenOptions {
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs one query, and cancels it on the server when its time is up or the run is interrupted. A server that does not say
 * that it cancelled is left.
 *
 * @param options  seconds and signal
 * @param cancel  asks the server to end the query
 * @param query  the query
 * @throws ServerFailure `timeout` where the time was up; else what the query throws
 */
export async function withinTime<Result>(
  { timeoutSeconds, signal }: OpenOptions,
  cancel: () => Promise<void>,
  query: () => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  let isLate = false;
  let leave: (error: Error) => void = () => {};
  const left = new Promise<never>((_, reject) => {
    leave = reject;
  });
  left.catch(() => {});
  let grace: NodeJS.Timeout | undefined;
  const stop = () => {
    grace = setTimeout(() => leave(new ServerFailure("timeout")), GRACE_SECONDS * 1_000);
    cancel().catch(leave);
  };
  const late = setTimeout(() => {
    isLate = true;
    stop();
  }, timeoutSeconds * 1_000);
  signal?.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([query(), left]);
  } catch (error) {
    throw isLate ? new ServerFailure("timeout") : error;
  } finally {
    clearTimeout(late);
    clearTimeout(grace);
    signal?.removeEventListener("abort", stop);
  }
}
