import { createRequire } from "node:module";
import type { RDouble, WebR } from "webr";

/** R itself, as WebAssembly: base R with its stats package, no others. */
export interface RSession {
  /** The numbers of an R expression over the named vectors, passed without a loss of digits; its warnings are put aside. */
  evaluate(expression: string, inputs?: Readonly<Record<string, readonly number[]>>): Promise<Float64Array>;
  /**
   * What an R function of one numeric vector gives for each case, in one call: `outputs` numbers a case.
   * An error in R fails the call and names the case.
   */
  each(body: string, cases: readonly (readonly number[])[], outputs: number): Promise<Float64Array[]>;
  /** What a script prints that is sourced in a folder of its own, beside these files. */
  script(text: string, files?: ReadonlyMap<string, string>): Promise<string>;
  close(): void;
}

const EACH = `vapply(seq_along(sizes), function(i) {
  x <- values[seq_len(sizes[i]) + starts[i]]
  tryCatch(as.numeric(BODY), error = function(e) {
    stop("case ", i, " (", toString(x), "): ", conditionMessage(e))
  })
}, numeric(outputs))`;

/** Starts R, in 1 to 3 seconds: once a test file. */
export async function startR(): Promise<RSession> {
  // The package's module form asks for a newer Node.
  const { WebR: Session } = createRequire(import.meta.url)("webr") as { WebR: typeof WebR };
  const r = new Session({ interactive: false });
  await r.init();

  let scripts = 0;

  async function evaluate(
    expression: string,
    inputs: Readonly<Record<string, readonly number[]>> = {},
  ): Promise<Float64Array> {
    const bound = await Promise.all(Object.values(inputs).map((values) => new r.RDouble([...values])));
    const env = Object.fromEntries(Object.keys(inputs).map((name, i) => [name, bound[i]!]));
    const environment = await new r.REnvironment(env);
    try {
      const result = (await r.evalR(`suppressWarnings(as.numeric({${expression}}))`, { env: environment })) as RDouble;
      const numbers = Float64Array.from(await result.toTypedArray());
      await r.destroy(result);
      return numbers;
    } finally {
      for (const object of [environment, ...bound]) await r.destroy(object);
    }
  }

  return {
    evaluate,
    async each(body, cases, outputs) {
      const sizes = cases.map((values) => values.length);
      let end = 0;
      const starts = sizes.map((size) => {
        end += size;
        return end - size;
      });
      const flat = await evaluate(
        EACH.replace("BODY", () => `{${body}}`),
        {
          values: cases.flat(),
          sizes,
          starts,
          outputs: [outputs],
        },
      );
      return cases.map((_, i) => flat.subarray(i * outputs, (i + 1) * outputs));
    },
    async script(text, files = new Map()) {
      const folder = `/tmp/script-${scripts++}`;
      await r.FS.mkdir(folder);
      const encoder = new TextEncoder();
      for (const [name, content] of [...files, ["script.R", text] as const]) {
        await r.FS.writeFile(`${folder}/${name}`, encoder.encode(content));
      }
      return r.evalRString(`local({
        old <- setwd("${folder}")
        on.exit(setwd(old))
        paste(capture.output(source("script.R", local = new.env(), encoding = "UTF-8")), collapse = "\n")
      })`);
    },
    close: () => r.close(),
  };
}
