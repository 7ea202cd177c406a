import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ArgumentError } from "../../errors.js";

const IMPORT = /^import \{ ([\w, ]+) \} from 'vega-util';$/m;
const EXPORT = /^export \{ expression as expressionInterpreter \};$/m;

/**
 * Vega and its interpreter of expressions as one classic script that sets `vega` and `expressionInterpreter`: the
 * interpreter runs a chart without making code from text, which a strict policy of a page forbids.
 *
 * @returns the script, the same bytes for the same installed versions
 * @throws ArgumentError when the installed interpreter is not written as this function knows it
 * @see https://vega.github.io/vega/usage/interpreter/
 * @example
 * vegaRuntime().includes("expressionInterpreter"); // true
 */
export function vegaRuntime(): string {
  const require = createRequire(import.meta.url);
  const vega = readFileSync(join(dirname(require.resolve("vega")), "vega.min.js"), "utf8");
  const interpreter = readFileSync(require.resolve("vega-interpreter"), "utf8");
  if (!IMPORT.test(interpreter) || !EXPORT.test(interpreter)) {
    throw new ArgumentError("vegaRuntime requires vega-interpreter 2 as an ECMAScript module; got another form");
  }
  const classic = interpreter
    .replace(IMPORT, "const { $1 } = globalThis.vega;")
    .replace(EXPORT, "globalThis.expressionInterpreter = expression;")
    .replace(/^\/\/# sourceMappingURL=.*$/m, "");
  return `${vega.replace(/^\/\/# sourceMappingURL=.*$/m, "")}\n(() => {\n${classic}})();\n`;
}
