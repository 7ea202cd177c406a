import { describe, expect, it } from "vitest";
import { paceOf, progressText, type TerminalOptions, terminalOn } from "../../src/cli/terminal.js";

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

describe("a line of progress", () => {
  const rows = { stage: "rows", done: 25_000_000, total: 100_000_000, unit: "rows" } as const;

  it("says the share, the rows, their rate and the time that is left", () => {
    expect(progressText(rows, null)).toBe("rows 25 %, 25,000,000 rows");
    expect(progressText(rows, 5_000_000)).toBe("rows 25 %, 25,000,000 rows, 5,000,000 a second, 15 s left");
    expect(progressText({ stage: "H1", done: 1, total: 100 }, 0.5)).toBe("H1 1 %, 4 min left");
    expect(progressText({ stage: "H1", done: 1, total: 10_001 }, 1)).toBe("H1 0 %, 2 h 47 min left");
    expect(progressText({ stage: "scanning", done: 5, total: null, unit: "bytes" }, 3)).toBe("scanning");
  });

  it("has a pace after a second of the same stage, and begins anew where less is done than before", () => {
    const pace = paceOf();
    const at = (done: number, time: number, stage = "rows") => pace({ stage, done, total: 100 }, time);
    expect([at(0, 0), at(5, 500), at(20, 2_000)]).toEqual([null, null, 10]);
    expect([at(1, 2_100), at(2, 2_200), at(4, 3_600)]).toEqual([null, null, 2]);
    expect(at(50, 4_000, "H1")).toBeNull();
  });
});
