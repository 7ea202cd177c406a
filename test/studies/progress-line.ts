/** One line of progress that is written over; `clear` takes it away. */
export interface ProgressLine {
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

/** Progress on a terminal; nothing where the stream is piped. */
export function progressLine(stream: NodeJS.WriteStream): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, clear: () => {} };
  return {
    show: (text) => stream.write(`\r\u001b[2K${text.slice(0, (stream.columns ?? 80) - 1)}`),
    clear: () => stream.write("\r\u001b[2K"),
  };
}
