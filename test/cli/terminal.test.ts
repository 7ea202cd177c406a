import { describe, expect, it } from "vitest";
import { type TerminalOptions, terminalOn } from "../../src/cli/terminal.js";

function recorder(isTTY = false) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) > 0 };
}

function terminalWith(options: Partial<TerminalOptions>, isTTY = false) {
  const stdout = recorder();
  const stderr = recorder(isTTY);
  const terminal = terminalOn(stdout, stderr, { format: "text", quiet: false, ...options });
  return { terminal, stdout: stdout.written, stderr: stderr.written };
}

describe("terminalOn", () => {
  it("puts data on standard output and messages on standard error", () => {
    const { terminal, stdout, stderr } = terminalWith({});
    terminal.message("remark");
    terminal.data("result", { result: 1 });
    expect([stdout, stderr]).toEqual([["result\n"], ["remark\n"]]);
  });

  it("writes data as one JSON document with the format json", () => {
    const { terminal, stdout } = terminalWith({ format: "json" });
    terminal.data("result", { result: 1 });
    expect(JSON.parse(stdout.join(""))).toEqual({ result: 1 });
  });

  it("keeps remarks and progress to itself when quiet, but not errors and data", () => {
    const { terminal, stdout, stderr } = terminalWith({ quiet: true }, true);
    terminal.message("remark");
    terminal.progress({ stage: "reading", done: 1, total: 2 });
    terminal.error("problem");
    terminal.data("result", {});
    expect([stdout, stderr]).toEqual([["result\n"], ["problem\n"]]);
  });

  it("shows no progress where standard error is no terminal", () => {
    const { terminal, stderr } = terminalWith({});
    terminal.progress({ stage: "reading", done: 1, total: 2 });
    expect(stderr).toEqual([]);
  });

  it("overwrites its progress line, only when it changes, and removes it before anything else is said", () => {
    const { terminal, stderr } = terminalWith({}, true);
    terminal.progress({ stage: "H1", done: 10, total: 1000 });
    terminal.progress({ stage: "H1", done: 11, total: 1000 });
    terminal.progress({ stage: "H1", done: 20, total: 1000 });
    terminal.progress({ stage: "reading", done: 5, total: null });
    terminal.message("remark");
    expect(stderr).toEqual(["H1 1 %", "\r      \r", "H1 2 %", "\r      \r", "reading", "\r       \r", "remark\n"]);
  });
});
