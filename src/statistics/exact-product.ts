/**
 * Product of two numbers as the nearest double and its rounding error.
 * @param a  magnitude below 1e300
 * @param b  magnitude below 1e300
 * @see Dekker 1971, "A floating-point technique for extending the available precision"
 * @example exactProduct(3, 4) // { product: 12, error: 0 }
 */
export function exactProduct(a: number, b: number): { product: number; error: number } {
  const product = a * b;
  const aBig = a * 134217729;
  const aHigh = aBig - (aBig - a);
  const aLow = a - aHigh;
  const bBig = b * 134217729;
  const bHigh = bBig - (bBig - b);
  const bLow = b - bHigh;
  return { product, error: aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

/**
 * a b - c d without cancellation: products of counts exceed 2^53 while their difference matters.
 * @example differenceOfProducts(1e9 + 1, 1e9 - 1, 1e9, 1e9) // -1
 */
export function differenceOfProducts(a: number, b: number, c: number, d: number): number {
  const first = exactProduct(a, b);
  const second = exactProduct(c, d);
  return first.product - second.product + (first.error - second.error);
}
