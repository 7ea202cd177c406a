import type { Writable } from "node:stream";
import type { Progress } from "../runtime/run-context.js";

export type Format = "text" | "json";

export interface TerminalOptions {
  readonly format: Format;
  readonly quiet: boolean;
}

/** Where a command speaks: data on standard output, everything else on standard error. Colour is never used. */
export interface Terminal {
  readonly format: Format;
  /** The result of a command: text as it is, or one JSON document, by the format. */
  data(text: string, json: unknown): void;
  /** A remark for the person at the screen; silent with --quiet. */
  message(text: string): void;
  /** An error; printed with --quiet too. */
  error(text: string): void;
  /** One line that overwrites itself; nothing where standard error is no terminal. */
  progress(progress: Progress): void;
  /** Takes the progress line away. */
  clear(): void;
}

type Stream = Pick<Writable, "write"> & { readonly isTTY?: boolean };

/**
 * A terminal over two streams.
 * @param stdout  receives data only
 * @param stderr  receives messages, errors and progress
 */
export function terminalOn(stdout: Stream, stderr: Stream, { format, quiet }: TerminalOptions): Terminal {
  let shown = "";
  const pace = paceOf();
  const clear = () => {
    if (shown !== "") stderr.write(`\r${" ".repeat(shown.length)}\r`);
    shown = "";
  };
  const say = (text: string) => {
    clear();
    stderr.write(`${text}\n`);
  };
  return {
    format,
    data(text, json) {
      clear();
      stdout.write(format === "json" ? `${JSON.stringify(json, null, 2)}\n` : text.endsWith("\n") ? text : `${text}\n`);
    },
    message(text) {
      if (!quiet) say(text);
    },
    error: say,
    progress(progress) {
      if (quiet || stderr.isTTY !== true) return;
      const text = progressText(progress, pace(progress, performance.now()));
      if (text === shown) return;
      clear();
      stderr.write(text);
      shown = text;
    },
    clear,
  };
}

/** Steps a second since a stage began, or began anew; null in its first second, when a rate would mean little. */
export function paceOf(): (progress: Progress, milliseconds: number) => number | null {
  let begun: { readonly stage: string; readonly done: number; readonly time: number } | null = null;
  let last = 0;
  return ({ stage, done }, time) => {
    if (begun === null || begun.stage !== stage || done < last) begun = { stage, done, time };
    last = done;
    const seconds = (time - begun.time) / 1_000;
    return seconds < 1 || done === begun.done ? null : (done - begun.done) / seconds;
  };
}

/**
 * One line of progress: the share that is done; where the pace is known, the time that is left; for rows also their
 * number and the rate.
 * @param pace  steps a second, or null
 */
export function progressText({ stage, done, total, unit }: Progress, pace: number | null): string {
  const share = total === null || total === 0 ? "" : ` ${Math.floor((100 * Math.min(done, total)) / total)} %`;
  const rows = unit === "rows" ? `, ${thousands(done)} rows` : "";
  const rate = unit !== "rows" || pace === null ? "" : `, ${thousands(pace)} a second`;
  const left = total === null || pace === null || done >= total ? "" : `, ${duration((total - done) / pace)} left`;
  return `${stage}${share}${rows}${rate}${left}`;
}

function thousands(value: number): string {
  return Math.round(value).toLocaleString("en-GB");
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
