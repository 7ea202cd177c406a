import type { EvidenceByNeed } from "./evidence.js";

/**
 * Canonical bytes of a complete set of evidence: its fields as JSON with keys in code-point order, every typed array
 * replaced by its kind and length, followed by the arrays themselves, little-endian, in the order they were met.
 *
 * @param evidence  evidence for every need
 * @returns bytes that are equal when, and only when, the evidence is equal
 * @example await context.hash(evidenceBytes(evidence))
 */
export function evidenceBytes(evidence: EvidenceByNeed): Uint8Array {
  const arrays: NumberArray[] = [];
  const text = new TextEncoder().encode(canonicalJson(evidence, arrays));
  const bytes = new Uint8Array(text.length + arrays.reduce((sum, array) => sum + array.byteLength, 0));
  bytes.set(text);
  let offset = text.length;
  for (const array of arrays) {
    bytes.set(littleEndian(array), offset);
    offset += array.byteLength;
  }
  return bytes;
}

type NumberArray = Float64Array | Int32Array | Uint32Array | Uint16Array | Uint8Array;

function canonicalJson(value: unknown, arrays: NumberArray[]): string {
  if (ArrayBuffer.isView(value)) {
    const array = value as NumberArray;
    arrays.push(array);
    return `"${array.constructor.name}:${array.length}"`;
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, arrays)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item, arrays)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

function littleEndian(array: NumberArray): Uint8Array {
  const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 1) return bytes;
  const swapped = bytes.slice();
  const width = array.BYTES_PER_ELEMENT;
  for (let i = 0; i < swapped.length; i += width) swapped.subarray(i, i + width).reverse();
  return swapped;
}
