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
      const text = progressText(progress);
      if (text === shown) return;
      clear();
      stderr.write(text);
      shown = text;
    },
    clear,
  };
}

function progressText({ stage, done, total }: Progress): string {
  if (total === null || total === 0) return stage;
  return `${stage} ${Math.floor((100 * done) / total)} %`;
}
