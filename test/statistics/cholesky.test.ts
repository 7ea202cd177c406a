import fc from "fast-check";
import { expect, it } from "vitest";
import { choleskyFactor, inverseOfFactored, logDeterminant, solveFactored } from "../../src/statistics/cholesky.js";

const WIDTH = 3;
/** B B' + identity: positive definite whatever B is. */
const matrices = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: WIDTH ** 2, maxLength: WIDTH ** 2 }).map((b) =>
  Float64Array.from({ length: WIDTH ** 2 }, (_, at) => {
    const [j, k] = [Math.floor(at / WIDTH), at % WIDTH];
    let sum = j === k ? 1 : 0;
    for (let l = 0; l < WIDTH; l++) sum += b[j * WIDTH + l]! * b[k * WIDTH + l]!;
    return sum;
  }),
);

it("factors, solves, inverts and takes the determinant of one matrix alike", () => {
  fc.assert(
    fc.property(matrices, (matrix) => {
      const factor = choleskyFactor(matrix, WIDTH)!;
      const inverse = inverseOfFactored(factor, WIDTH);
      for (let j = 0; j < WIDTH; j++) {
        for (let k = 0; k < WIDTH; k++) {
          let [product, identity] = [0, 0];
          for (let l = 0; l < WIDTH; l++) {
            product += factor[j * WIDTH + l]! * factor[k * WIDTH + l]!;
            identity += matrix[j * WIDTH + l]! * inverse[l * WIDTH + k]!;
          }
          expect(product).toBeCloseTo(matrix[j * WIDTH + k]!, 8);
          expect(identity).toBeCloseTo(j === k ? 1 : 0, 6);
        }
      }
      const [a, b, c, d, e, f, g, h, i] = matrix as unknown as number[];
      const determinant = a! * (e! * i! - f! * h!) - b! * (d! * i! - f! * g!) + c! * (d! * h! - e! * g!);
      expect(logDeterminant(factor, WIDTH)).toBeCloseTo(Math.log(determinant), 6);
      expect(solveFactored(factor, Float64Array.of(matrix[0]!, matrix[3]!, matrix[6]!), WIDTH)[0]).toBeCloseTo(1, 6);
    }),
  );
});

it("has no factor where a direction holds nothing", () => {
  expect(choleskyFactor(Float64Array.of(1, 0, 1, 1), 2)).toBeNull();
  expect(choleskyFactor(Float64Array.of(0), 1)).toBeNull();
  expect(choleskyFactor(Float64Array.of(-1), 1)).toBeNull();
});
