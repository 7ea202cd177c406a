import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/*
 * Runs the commands of the tutorial, in order, in one folder that holds the samples and the built command line. A
 * command that fails, or that prints what the tutorial does not, fails the run.
 */

const ROOT = join(import.meta.dirname, "../..");

/** A command of a document, with the lines that the document says it prints. */
export interface DocumentedCommand {
  readonly command: string;
  readonly exitCode: number;
  readonly prints: readonly string[];
}

/**
 * Commands in the `console` blocks of a Markdown text: a line after `$ ` is a command, the lines below it are lines
 * that it prints (`...` stands for any lines). `# exit N` at the end of a command names an exit code other than 0.
 * @example commandsOf("```console\n$ echo a\na\n```") // [{ command: "echo a", exitCode: 0, prints: ["a"] }]
 */
export function commandsOf(markdown: string): readonly DocumentedCommand[] {
  const blocks = [...markdown.matchAll(/^```console\n([\s\S]*?)^```/gm)].map((match) => match[1]!);
  return blocks.flatMap((block) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((part) => {
        const [first = "", ...lines] = part.trimEnd().split("\n");
        const exit = /\s+# exit (\d+)$/.exec(first);
        const command = exit === null ? first : first.slice(0, exit.index);
        return { command, exitCode: Number(exit?.[1] ?? 0), prints: lines.filter((line) => line !== "...") };
      }),
  );
}

function outputOf(command: string, cwd: string): { exitCode: number; text: string } {
  const env = { ...process.env, PATH: `${join(cwd, "bin")}:${process.env.PATH}`, NO_COLOR: "1" };
  const shell = ["-c", `{ ${command}\n} 2>&1`];
  try {
    return {
      exitCode: 0,
      text: execFileSync("bash", shell, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }),
    };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { exitCode: status, text: stdout };
  }
}

function prepare(): string {
  const folder = mkdtempSync(join(tmpdir(), "toetssteen-docs-"));
  cpSync(join(ROOT, "data-samples"), join(folder, "data-samples"), { recursive: true });
  mkdirSync(join(folder, "bin"));
  symlinkSync(join(ROOT, "dist/cli/bin.js"), join(folder, "bin/toetssteen"));
  return folder;
}

function main(paths: readonly string[]): void {
  for (const path of paths) {
    const folder = prepare();
    const commands = commandsOf(readFileSync(join(ROOT, path), "utf8"));
    for (const { command, exitCode, prints } of commands) {
      const output = outputOf(command, folder);
      const printed = output.text.split("\n").map((line) => line.trimEnd());
      const missing = prints.filter((line) => !printed.includes(line.trimEnd()));
      if (output.exitCode !== exitCode || missing.length > 0) {
        console.log(`${path}: ${command}\n  exit ${output.exitCode}, expected ${exitCode}\n${output.text}`);
        for (const line of missing) console.log(`  not printed: ${line}`);
        process.exitCode = 1;
      }
    }
    console.log(`${path}: ${commands.length} commands run`);
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main(process.argv.slice(2));
