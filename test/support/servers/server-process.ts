import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** A database server that a test started on loopback, in a folder of its own. */
export interface ServerProcess {
  readonly folder: string;
  /** Ends it as a crash would: nothing is flushed, no client is told. */
  kill(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** An empty folder for a server: short, since the path of a socket may not be long. */
export function serverFolder(name: string): string {
  return mkdtempSync(join(tmpdir(), `tts-${name}-`));
}

/** A port of loopback that nothing listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { readonly port: number };
  probe.close();
  await once(probe, "close");
  return port;
}

/**
 * Starts a server and waits until it answers.
 * @param folder  its own folder, removed when it stops; its output goes to `server.log` there
 * @param command  program and arguments
 * @param how  the signal by which it stops at once; user and group that it runs as, absent: those of the tests
 * @param answers  resolves once it answers, throws until then
 */
export async function startServer(
  folder: string,
  [program, ...args]: readonly [string, ...string[]],
  { endsBy, ...owner }: { readonly uid?: number; readonly gid?: number; readonly endsBy: NodeJS.Signals },
  answers: () => Promise<unknown>,
): Promise<ServerProcess> {
  const log = join(folder, "server.log");
  const descriptor = openSync(log, "a");
  const child = spawn(program, args, { cwd: folder, stdio: ["ignore", descriptor, descriptor], ...owner });
  const leftOver = () => child.kill("SIGKILL");
  process.once("exit", leftOver);
  const end = async (signal: NodeJS.Signals) => {
    process.removeListener("exit", leftOver);
    if (isRunning(child)) {
      child.kill(signal);
      await once(child, "exit");
    }
  };
  const deadline = Date.now() + 60_000;
  for (;;) {
    const failed = await answers().then(
      () => null,
      (error: unknown) => error,
    );
    if (failed === null) break;
    if (!isRunning(child) || Date.now() > deadline) {
      await end("SIGKILL");
      const said = readFileSync(log, "utf8").slice(-2_000);
      throw new Error(`startServer requires ${program} to answer; got ${String(failed)}\n${said}`);
    }
    await pause(100);
  }
  return {
    folder,
    async kill() {
      const children = childrenOf(child.pid!);
      await end("SIGKILL");
      for (const pid of children) process.kill(pid, "SIGKILL");
    },
    async stop() {
      await end(endsBy);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Processes that a server started, each for one connection: they would outlive it. */
function childrenOf(parent: number): readonly number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      return new RegExp(`^PPid:\\s+${parent}$`, "m").test(readFileSync(`/proc/${pid}/status`, "utf8"));
    } catch {
      return false;
    }
  });
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
