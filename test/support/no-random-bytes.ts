/**
 * Stands in for Node's `crypto` where code is bundled for a browser: lib-r-math.js imports `randomBytes` to seed its own
 * generators, which this toolkit never uses.
 */
export function randomBytes(): never {
  throw new Error("randomBytes must not be called: all randomness comes from seeded streams");
}
