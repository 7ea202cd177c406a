import { describe, expect, it } from "vitest";
import { reportFailure } from "../../src/cli/failure.js";
import { terminalOn } from "../../src/cli/terminal.js";
import { ArgumentError, AuditError, CliError, DataError, ERROR_CODES, type ErrorCode } from "../../src/errors.js";

function report(
  error: unknown,
  { debug = false, endedBy = null as NodeJS.Signals | null, format = "text" as const } = {},
) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const terminal = terminalOn(
    { write: (text: string) => stdout.push(text) > 0 },
    { write: (text: string) => stderr.push(text) > 0 },
    { format, quiet: true },
  );
  const exitCode = reportFailure(error, terminal, { debug, endedBy });
  return { exitCode, stdout: stdout.join(""), stderr: stderr.join("") };
}

const issue = { code: "x", file: "sponsors.csv", expected: "a number", received: "text", message: "m" };

describe("reportFailure", () => {
  it("lists every problem with its place, what was expected and received, and the total", () => {
    const issues = [{ ...issue, row: 3, column: "score" }, issue];
    const { exitCode, stderr } = report(new DataError("data-invalid", "m", issues, { mend: "Mend the file" }));
    expect(stderr.split("\n")).toEqual([
      "sponsors.csv:3 score: expected a number; received text",
      "sponsors.csv: expected a number; received text",
      "2 problems",
      "Mend the file",
      "",
    ]);
    expect(exitCode).toBe(3);
  });

  it("says how many problems there are beyond the first ones", () => {
    expect(report(new DataError("data-invalid", "m", [issue], { total: 1_734 })).stderr).toContain(
      "1734 problems; the first 1 are shown",
    );
  });

  it("calls an unknown error unexpected and keeps its words, which may quote the data, for --debug", () => {
    const error = new Error("Could not convert string 'Ruritanian' to DOUBLE");
    const plain = report(error);
    expect(plain.exitCode).toBe(1);
    expect(plain.stderr).toContain("unexpected");
    expect(plain.stderr).not.toContain("Ruritanian");
    expect(report(error, { debug: true }).stderr).toContain("failure.test.ts");
  });

  it("writes the error as JSON on standard output with the format json", () => {
    const { stdout, stderr } = report(new ArgumentError("f requires x; got y", "Give x"), { format: "json" as "text" });
    expect(JSON.parse(stdout)).toEqual({
      error: { code: "argument-invalid", message: "f requires x; got y", mend: "Give x" },
    });
    expect(stderr).toBe("f requires x; got y\nGive x\n");
  });

  it.each<[ErrorCode, number]>([
    ["plan-unreadable", 2],
    ["plan-invalid", 2],
    ["argument-invalid", 2],
    ["usage-invalid", 2],
    ["output-occupied", 2],
    ["data-unreadable", 3],
    ["data-invalid", 3],
    ["source-unavailable", 4],
    ["verification-mismatch", 5],
    ["disclosure-impossible", 6],
    ["fail-on-reached", 10],
  ])("ends with the documented code for %s: %i", (code, exitCode) => {
    expect(report(new AuditError(code, "m")).exitCode).toBe(exitCode);
  });

  it("ends with the code that a command-line error carries", () => {
    expect(report(new CliError("usage-invalid", "m", 42)).exitCode).toBe(42);
  });

  it("tells an interruption from the keyboard from a termination by the system", () => {
    const error = new AuditError("interrupted", ERROR_CODES.interrupted);
    expect(report(error, { endedBy: "SIGINT" }).exitCode).toBe(130);
    expect(report(error, { endedBy: "SIGTERM" }).exitCode).toBe(143);
  });
});
