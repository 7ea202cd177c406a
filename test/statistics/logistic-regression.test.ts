import { expect, it } from "vitest";
import { type LogisticFit, logisticRegression } from "../../src/statistics/logistic-regression.js";

const OUTCOMES =
  "1,0,1,0,0,1,0,0,1,0,1,1,0,0,1,0,0,0,0,1,0,1,1,0,1,0,0,0,0,0,1,0,1,1,0,1,0,0,1,0,1,1,0,1,1,0,0,0,0,1,0,1,1,0,1,1,0,0,0,0";

const rows = Array.from({ length: 60 }, (_, i) => i + 1);
const columns = [
  Float64Array.from(rows, (i) => Math.round(Math.sin(i * 1.7) * 2000) / 1000),
  Float64Array.from(rows, (i) => (i * 7) % 5),
  Float64Array.from(rows, (i) => ((i * 11) % 3 === 0 ? 1 : 0)),
];
const events = OUTCOMES.split(",").map(Number);

function fitted(result: ReturnType<typeof logisticRegression>): LogisticFit {
  if (result.kind !== "estimate") throw new Error(result.reason);
  return result;
}

it("coefficients, standard errors and deviance equal those of R glm", () => {
  // R 4.2.2: glm(y ~ x1 + x2 + x3, binomial, control = glm.control(epsilon = 1e-14))
  const fit = fitted(logisticRegression({ columns, events }));
  const expected = [-0.255843087041775, 0.251680215141259, -0.145517525819913, 0.554277630615437];
  const errors = [0.49800005489837, 0.190199605115875, 0.193417519252288, 0.566708071590123];
  expected.forEach((value, j) => {
    expect(fit.coefficients[j]).toBeCloseTo(value, 9);
    expect(fit.standardErrors[j]).toBeCloseTo(errors[j]!, 9);
  });
  expect(fit.deviance).toBeCloseTo(78.2981454318477, 9);
});

it("trials and an offset equal those of R glm", () => {
  // R 4.2.2: glm(cbind(ev, tr - ev) ~ z, binomial, offset = 0.3 * z)
  const z = Float64Array.of(-2, -1, 0, 1.5, 3);
  const fit = fitted(
    logisticRegression({
      columns: [z],
      events: [3, 7, 12, 30, 41],
      trials: [50, 50, 60, 80, 70],
      offset: z.map((value) => 0.3 * value),
    }),
  );
  expect(fit.coefficients[0]).toBeCloseTo(-1.38188879165379, 9);
  expect(fit.coefficients[1]).toBeCloseTo(0.279475446998027, 9);
  expect(fit.covariance[1]).toBeCloseTo(-0.00940569603121934, 10);
  expect(fit.covariance[3]).toBeCloseTo(0.00761913584956252, 10);
  expect(fit.deviance).toBeCloseTo(0.259289193251858, 9);
});

it("a binary column gives the log of the odds ratio of its table", () => {
  const fit = fitted(logisticRegression({ columns: [Float64Array.of(0, 1)], events: [5, 12], trials: [40, 30] }));
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(5 / 35), 10);
  expect(fit.coefficients[1]).toBeCloseTo(Math.log((12 * 35) / (18 * 5)), 10);
  expect(fit.standardErrors[1]).toBeCloseTo(Math.sqrt(1 / 5 + 1 / 35 + 1 / 12 + 1 / 18), 10);
});

it("one row a trial gives the same fit as rows that are joined", () => {
  const joined = fitted(
    logisticRegression({ columns: [Float64Array.of(0, 1, 2)], events: [1, 2, 3], trials: [4, 4, 4] }),
  );
  const x = Float64Array.from({ length: 12 }, (_, i) => Math.floor(i / 4));
  const split = fitted(logisticRegression({ columns: [x], events: [1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0] }));
  expect(split.coefficients[1]).toBeCloseTo(joined.coefficients[1]!, 10);
  expect(split.standardErrors[1]).toBeCloseTo(joined.standardErrors[1]!, 10);
});

it("the fit does not depend on where it starts", () => {
  const near = fitted(logisticRegression({ columns, events }));
  const far = fitted(logisticRegression({ columns, events }, { start: [2, -3, 1.5, 4] }));
  near.coefficients.forEach((value, j) => {
    expect(far.coefficients[j]).toBeCloseTo(value, 9);
  });
});

it("columns that tell events apart have no fit, completely or only on one side", () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6);
  expect(logisticRegression({ columns: [x], events: [0, 0, 0, 1, 1, 1] })).toEqual({
    kind: "not-estimable",
    reason: "separated",
  });
  const rare = Float64Array.of(1, 1, 0, 0, 0, 0);
  expect(logisticRegression({ columns: [rare], events: [1, 1, 0, 1, 0, 1] })).toEqual({
    kind: "not-estimable",
    reason: "separated",
  });
});

it("a ridge gives separated columns a fit, and pulls slopes towards zero", () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6);
  const weak = fitted(logisticRegression({ columns: [x], events: [0, 0, 0, 1, 1, 1] }, { ridge: 0.1 }));
  const strong = fitted(logisticRegression({ columns: [x], events: [0, 0, 0, 1, 1, 1] }, { ridge: 10 }));
  expect(weak.coefficients[1]).toBeGreaterThan(strong.coefficients[1]!);
  expect(strong.coefficients[1]).toBeGreaterThan(0);
});

it("a ridge balances the scores of slopes, and the deviance is that of the data alone", () => {
  for (const ridge of [0.5, 8]) {
    const { coefficients, deviance } = fitted(logisticRegression({ columns, events }, { ridge }));
    const logOdds = rows.map(
      (_, i) => coefficients[0]! + columns.reduce((s, x, j) => s + coefficients[j + 1]! * x[i]!, 0),
    );
    const left = logOdds.map((value, i) => events[i]! - 1 / (1 + Math.exp(-value)));
    expect(left.reduce((total, value) => total + value, 0)).toBeCloseTo(0, 9);
    for (const [j, x] of columns.entries()) {
      const score = left.reduce((total, value, i) => total + value * x[i]!, 0);
      expect(score).toBeCloseTo(ridge * coefficients[j + 1]!, 9);
    }
    const likelihood = left.reduce((total, value) => total + Math.log(1 - Math.abs(value)), 0);
    expect(deviance).toBeCloseTo(-2 * likelihood, 9);
  }
});

it("a table whose events are told apart by two values runs on until no step is left", () => {
  const x = Float64Array.of(0, 0, 1, 1);
  const separated = { kind: "not-estimable", reason: "separated" };
  expect(logisticRegression({ columns: [x], events: [0, 0, 1, 1] })).toEqual(separated);
  const { iterations } = fitted(logisticRegression({ columns: [x], events: [0, 1, 1, 1], trials: [2, 2, 2, 2] }));
  expect(iterations).toBeGreaterThan(2);
  expect(iterations).toBeLessThan(12);
});

it("the scale of a column divides its coefficient, and does not hide what is collinear", () => {
  for (const scale of [1e-8, 1e8]) {
    const scaled = fitted(logisticRegression({ columns: columns.map((x) => x.map((v) => v * scale)), events }));
    expect(scaled.coefficients[1]! * scale).toBeCloseTo(0.251680215141259, 9);
    const x = columns[0]!.map((value) => value * scale);
    const doubled = { columns: [x, columns[1]!.map((value, i) => value * scale + 0.3 * x[i]!), columns[1]!], events };
    expect(logisticRegression(doubled)).toEqual({ kind: "not-estimable", reason: "collinear" });
  }
});

it("rows of which the outcome is all but certain leave the fit as it is", () => {
  const offset = [0, 0, 0, 0, -800, 800];
  const fit = fitted(
    logisticRegression({
      columns: [Float64Array.of(0, 0, 1, 1, 0, 1)],
      events: [0, 1, 1, 1, 0, 2],
      trials: [2, 2, 2, 2, 2, 2],
      offset,
    }),
  );
  expect(fit.coefficients[0]).toBeCloseTo(Math.log(1 / 3), 10);
  expect(fit.coefficients[1]).toBeCloseTo(Math.log(3), 10);
  // Twice over the sum of k log p + (n - k) log(1 - p), beside that of shares 0, 1/2, 1/2, 1/2.
  const half = 2 * Math.log(0.5);
  const apart = 3 * Math.log(0.75) + Math.log(0.25) + 4 * Math.log(0.5);
  expect(fit.deviance).toBeCloseTo(2 * (3 * half - apart), 10);
});

it("a column that is a sum of others and outcomes of one kind, have no fit", () => {
  const x = Float64Array.of(1, 2, 3, 4);
  const doubled = { columns: [x, x.map((value) => 2 * value)], events: [0, 1, 0, 1] };
  expect(logisticRegression(doubled)).toEqual({ kind: "not-estimable", reason: "collinear" });
  expect(logisticRegression({ columns: [x], events: [0, 0, 0, 0] })).toEqual({
    kind: "not-estimable",
    reason: "one-class-only",
  });
  for (const value of [0.1, 0.3, 0.7]) {
    const constant = new Float64Array(60).fill(value);
    expect(logisticRegression({ columns: [constant], events })).toEqual({ kind: "not-estimable", reason: "collinear" });
  }
  expect(logisticRegression({ columns: [x], events: [2, 1, 2, 2], trials: [2, 1, 2, 2] })).toEqual({
    kind: "not-estimable",
    reason: "one-class-only",
  });
});

it("a column that hardly varies beside its size has the slope of its deviations, or is collinear", () => {
  const wave = Float64Array.from(rows, (i) => 0.1 * Math.sin((i - 1) * 1.7));
  const drawn = rows.map((i) => (Math.sin((i - 1) ** 2) > 0.1 ? 1 : 0));
  const slope = fitted(logisticRegression({ columns: [wave], events: drawn })).coefficients[1]!;
  for (const size of [10, 1e3, 3e3, 1e4, 2e4, 1e7]) {
    const result = logisticRegression({ columns: [wave.map((value) => size + value)], events: drawn });
    if (result.kind === "estimate") expect(result.coefficients[1]).toBeCloseTo(slope, 4);
    else expect(result.reason).toBe("collinear");
  }
});

it("unequal lengths, impossible counts and a negative ridge are refused", () => {
  const x = Float64Array.of(1, 2);
  expect(() => logisticRegression({ columns: [x], events: [0, 1, 0] })).toThrow(/3 entries in every column; got 2/);
  expect(() => logisticRegression({ columns: [x], events: [0, 2] })).toThrow(/events from 0 to 1 in row 1; got 2/);
  expect(() => logisticRegression({ columns: [x], events: [-1, 1] })).toThrow(/events from 0 to 1 in row 0; got -1/);
  expect(() => logisticRegression({ columns: [x], events: [0, 1] }, { ridge: -1 })).toThrow(/ridge of 0 or more/);
});
