import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import * as esbuild from "esbuild";
import { type CollectedTest, collect, testApi } from "./collected-tests.js";

const TESTS = "test/statistics";
const REFERENCE_CASES = [`${TESTS}/reference-cases.test.ts`, `${TESTS}/roc-fixtures.test.ts`];
/** Test files that replace modules or globals by the means of their own runner are left to it. */
const NEEDS_VITEST = /\bvi\b.* from "vitest"/;
const ENTRY = "mutation-entry";

/** The tests of the kernels in one script, which can be evaluated anew in a few milliseconds. */
export interface BundledTests {
  readonly files: readonly string[];
  /** Test files that import one of the sources or what imports it, else those that reach it at all; and reference cases. */
  testing(sources: readonly string[]): readonly string[];
  /** Evaluates the script and returns the tests of one file after the other; modules are shared between files. */
  fresh(): (file: string) => readonly CollectedTest[];
}

/**
 * Bundles the tests of the kernels found below a folder.
 * @param sandbox  folder with `src` and `test`, whose sources may carry planted faults
 * @param root  the project itself: what tests read by a path of their own, they read there
 */
export async function bundleTests(sandbox: string, root: string): Promise<BundledTests> {
  const files = readdirSync(join(sandbox, TESTS))
    .filter((file) => file.endsWith(".test.ts"))
    .sort()
    .map((file) => `${TESTS}/${file}`)
    .filter((file) => !NEEDS_VITEST.test(readFileSync(join(sandbox, file), "utf8")));
  const { metafile, outputFiles } = await esbuild.build({
    stdin: { contents: entryOf(files), resolveDir: sandbox, sourcefile: ENTRY },
    absWorkingDir: sandbox,
    bundle: true,
    write: false,
    metafile: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "error",
    plugins: [ownPaths(sandbox, root)],
  });
  const script = new Script(`(function (require, exports, module) {${outputFiles[0]!.text}\n})`, {
    filename: join(sandbox, "bundled-tests.cjs"),
  });
  const imported = new Map(files.map((file) => [file, importsOf(metafile, file)]));
  const reached = new Map(files.map((file) => [file, inputsOf(metafile, file)]));
  const installed = createRequire(join(root, "package.json"));
  const provided = (name: string): unknown => (name === "vitest" ? testApi : installed(name));
  return {
    files,
    testing(sources) {
      const testFiles = sources.flatMap((source) => {
        const reaching = files.filter((file) => reached.get(file)!.has(source));
        const near = [source, ...importersOf(metafile, source)];
        const nearest = reaching.filter((file) => imported.get(file)!.some((path) => near.includes(path)));
        return nearest.length > 0
          ? [...nearest, ...reaching.filter((file) => REFERENCE_CASES.includes(file))]
          : reaching;
      });
      return [...new Set(testFiles)].sort();
    },
    fresh() {
      const module: { exports: Record<string, () => void> } = { exports: {} };
      script.runInThisContext()(provided, module.exports, module);
      return (file) => collect(module.exports[file]!);
    },
  };
}

function entryOf(files: readonly string[]): string {
  const openings = files.map((file) => `exports[${JSON.stringify(file)}] = () => require("./${file}");`);
  return openings.join("\n");
}

/** A script has no `import.meta`: each file's own path is written into it, as that of the project's file. */
function ownPaths(sandbox: string, root: string): esbuild.Plugin {
  return {
    name: "own-paths",
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const own = join(root, relative(sandbox, path));
        const contents = readFileSync(path, "utf8")
          .replaceAll("import.meta.dirname", JSON.stringify(dirname(own)))
          .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(own).href));
        return { contents, loader: "ts" };
      });
    },
  };
}

function importsOf({ inputs }: esbuild.Metafile, file: string): readonly string[] {
  return inputs[file]!.imports.filter(({ external }) => external !== true).map(({ path }) => path);
}

function importersOf({ inputs }: esbuild.Metafile, source: string): readonly string[] {
  return Object.keys(inputs).filter((path) => inputs[path]!.imports.some((imported) => imported.path === source));
}

function inputsOf(metafile: esbuild.Metafile, file: string): ReadonlySet<string> {
  const seen = new Set([file]);
  for (const input of seen) for (const path of importsOf(metafile, input)) seen.add(path);
  return seen;
}
