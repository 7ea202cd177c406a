import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { bundleFiles } from "../../src/bundle/bundle-files.js";
import { auditOf } from "../support/constructed-audit.js";

/*
 * Counts that occur nowhere by chance: primes of five digits below a threshold of 40,000. Their rows are hidden; what
 * hides them must not stand in any byte that is written, in any way of writing a number.
 */
const THRESHOLD = 40_000;
const HIDDEN = { Quexland: [31_337, 39_119], Zyxonia: [27_644, 35_099] } as const;
const SHOWN = { Aland: [129_971, 275_015], Bland: [90_007, 187_501], Cland: [76_543, 198_765] } as const;

const release = auditOf({
  counts: { ...SHOWN, ...HIDDEN },
  unit: "independent-persons",
  plan: { disclosure: { threshold: THRESHOLD, units: 5 }, resampling: { seed: 1, resamples: 1999, bootstrap: 199 } },
});

/** Everything that a file holds: its text, what is packed into it in base64, and what a PDF holds compressed. */
function textsOf(content: string | Uint8Array): string[] {
  const bytes = Buffer.from(content as string);
  const text = bytes.toString("utf8");
  const packed = [...text.matchAll(/base64,([A-Za-z0-9+/=]+)/g)].map(([, data]) =>
    Buffer.from(data!, "base64").toString("utf8"),
  );
  return [
    text,
    ...packed,
    ...packed.map((each) => decodeURIComponent(each.replaceAll(/%(?![0-9a-f]{2})/gi, ""))),
    ...inflated(bytes),
  ];
}

function inflated(bytes: Buffer): string[] {
  const texts: string[] = [];
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6)) {
    const start = bytes.indexOf("\n", at) + 1;
    try {
      texts.push(inflateSync(bytes.subarray(start), { finishFlush: 2 }).toString("utf8"));
    } catch {
      // Not compressed: its text was read already.
    }
  }
  return texts;
}

/** Digits without what stands between thousands in any language. */
const plainDigits = (text: string) =>
  text.replaceAll(/(?<=\d)(?:[.,'’\s\u00a0\u202f]|&nbsp;|&#160;)(?=\d{3}(?!\d))/g, "");

const holds = (text: string, count: number) => new RegExp(`(?<!\\d)${count}(?!\\d)`).test(plainDigits(text));

describe("every byte of a release", () => {
  it("holds no hidden count, in reports, data, tables, specifications of charts and documents", async () => {
    const audit = await release;
    const table = audit.tables.find(({ id }) => id === "h1.groupByBand")!;
    expect(table.counts.filter((count) => count === "suppressed").length).toBeGreaterThanOrEqual(4);
    const files = bundleFiles(audit, { languages: ["nl", "en"], replication: true, pdf: true, explore: true });
    const kinds = new Set([...files.keys()].map((name) => name.slice(name.lastIndexOf("."))));
    for (const kind of [".html", ".json", ".csv", ".svg", ".pdf"]) expect([...kinds]).toContain(kind);
    let read = 0;
    for (const [name, content] of files) {
      for (const text of textsOf(content)) {
        read += text.length;
        for (const count of Object.values(HIDDEN).flat()) expect(holds(text, count), `${name} ${count}`).toBe(false);
      }
    }
    expect(read).toBeGreaterThan(1_000_000);
  });

  it("would be caught: the scan finds shown counts in every kind of file and in what is packed into them", async () => {
    const files = bundleFiles(await release, { languages: ["nl"], pdf: true });
    const count = SHOWN.Aland[0] + SHOWN.Aland[1];
    const found = [...files].filter(([, content]) => textsOf(content).some((text) => holds(text, count)));
    expect(found.map(([name]) => name.slice(name.lastIndexOf(".")))).toEqual(
      expect.arrayContaining([".html", ".json", ".csv", ".pdf"]),
    );
    for (const written of ["31.337", "31,337", "31 337", "31\u00a0337", "31337"]) {
      expect(holds(`n = ${written};`, 31_337)).toBe(true);
    }
    expect(holds("131337 and 31.3375", 31_337)).toBe(false);
  });
});
