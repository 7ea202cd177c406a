import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A script under peers/ with the files that it reads, named as there, and its arguments after the folder. */
export interface PeerProgram {
  readonly language: "R" | "Python";
  readonly script: string;
  readonly files: Readonly<Record<string, Uint8Array | Uint32Array | Float64Array>>;
  readonly arguments: readonly (string | number)[];
}

/** A started peer: it does its work once for every line that it is sent. */
export interface Peer {
  time(): Promise<{ readonly seconds: number; readonly figure: number }>;
  close(): void;
}

/** What runs the scripts of each language here, with its version; a language that is missing has none. */
export type Interpreters = Readonly<Partial<Record<PeerProgram["language"], { command: string; version: string }>>>;

/** Debian's Python goes before another one on the path: its NumPy and SciPy are the ones that times are compared with. */
export function findInterpreters(): Interpreters {
  const r = answerOf("Rscript", ["-e", "cat('R', as.character(getRversion()))"]);
  const question = "import numpy, scipy; print('NumPy', numpy.__version__, 'and SciPy', scipy.__version__)";
  const python = ["/usr/bin/python3", "python3"].flatMap((command) => {
    const version = answerOf(command, ["-c", question]);
    return version === null ? [] : [{ command, version }];
  })[0];
  return {
    ...(r === null ? {} : { R: { command: "Rscript", version: r } }),
    ...(python === undefined ? {} : { Python: python }),
  };
}

/** Starts a peer on files in a folder of its own, which goes when the peer is closed. */
export function startPeer({ script, files, arguments: rest }: PeerProgram, command: string): Peer {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-bench-"));
  for (const [name, data] of Object.entries(files)) writeFileSync(join(folder, name), data);
  const child = spawn(command, [join(import.meta.dirname, "peers", script), folder, ...rest.map(String)]);
  const answers = answersOf(child);
  return {
    async time() {
      child.stdin.write("run\n");
      const [seconds, figure] = (await answers()).split(" ").map(Number);
      return { seconds: seconds!, figure: figure! };
    },
    close() {
      child.stdin.end();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Lines of a child one by one; rejects with what it wrote on stderr when it ends before it answers. */
function answersOf(child: ChildProcessWithoutNullStreams): () => Promise<string> {
  let complaint = "";
  child.stderr.on("data", (chunk) => {
    complaint += chunk;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`peer ended early: ${complaint.trim()}`);
    return value;
  };
}

function answerOf(command: string, options: readonly string[]): string | null {
  const { status, stdout } = spawnSync(command, options, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}
