const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Base64 of the UTF-8 bytes of a text, the same in Node and in a browser.
 *
 * @param text  any text
 * @returns base64 with padding
 * @see RFC 4648, section 4
 * @example
 * base64("é"); // "w6k="
 */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let result = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] ?? 0, bytes[i + 1], bytes[i + 2]];
    const triple = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    result += ALPHABET.charAt(triple >> 18) + ALPHABET.charAt((triple >> 12) & 63);
    result += b === undefined ? "=" : ALPHABET.charAt((triple >> 6) & 63);
    result += c === undefined ? "=" : ALPHABET.charAt(triple & 63);
  }
  return result;
}
