/** Numbers as people read them, in one language. */
export interface NumberFormat {
  /** Whole number with thousands marks. */
  readonly count: (value: number) => string;
  /** Share in [0, 1] as a percentage with one decimal: `0.0%` and `100.0%` stand for none and all, and nothing near. */
  readonly share: (value: number) => string;
  /** Difference of shares in percentage points with one decimal. */
  readonly points: (value: number) => string;
  /** Ratio with two decimals, one from 10 on. */
  readonly ratio: (value: number) => string;
  /** A constant of the plan: at most three decimals, none in vain. */
  readonly constant: (value: number) => string;
  /** Area under the curve and similar, three decimals. */
  readonly decimal: (value: number) => string;
  /** A p-value without its name, two significant digits: a value on an axis. */
  readonly small: (value: number) => string;
  /** The same for a table whose heading names p: `0.032` or `< 0.001`. */
  readonly pCell: (value: number) => string;
  /** `p = 0.032` or `p < 0.001`, with spaces that do not break. */
  readonly pValue: (value: number) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
}

const LOCALES = { nl: "nl-NL", en: "en-GB" } as const;
const SMALLEST_PRINTED_P = 0.001;
const SMALLEST_PRINTED_SHARE = 0.001;

/**
 * Number formats of one language: Dutch with a decimal comma, English with a point.
 *
 * @param language  language of the report
 * @returns functions from a number to text
 * @see https://tc39.es/ecma402/ (Intl)
 * @example
 * numberFormat("nl").share(0.1274); // "12,7%"
 */
export function numberFormat(language: "nl" | "en"): NumberFormat {
  const locale = LOCALES[language];
  const fixed = (digits: number) =>
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: "negative",
    });
  const [whole, one, two, three, four] = [fixed(0), fixed(1), fixed(2), fixed(3), fixed(4)];
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const significant = new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 });
  const and = new Intl.ListFormat(locale, { type: "conjunction" });
  const smallest = three.format(SMALLEST_PRINTED_P);
  const pDigits = (value: number) => (roundsOntoALimit(value) ? four : three).format(value);
  return {
    count: (value) => whole.format(value),
    share: (value) => {
      if (value > 0 && value < SMALLEST_PRINTED_SHARE / 2) return `<\u00a0${one.format(100 * SMALLEST_PRINTED_SHARE)}%`;
      if (value < 1 && value >= 1 - SMALLEST_PRINTED_SHARE / 2)
        return `>\u00a0${one.format(100 - 100 * SMALLEST_PRINTED_SHARE)}%`;
      return `${one.format(100 * value)}%`;
    },
    points: (value) => one.format(100 * value),
    ratio: (value) => (Math.abs(value) >= 9.995 ? one : two).format(value),
    constant: (value) => plain.format(value),
    decimal: (value) => three.format(value),
    small: (value) => significant.format(value),
    pCell: (value) => (value < SMALLEST_PRINTED_P ? `< ${smallest}` : pDigits(value)),
    pValue: (value) => (value < SMALLEST_PRINTED_P ? `p\u00a0<\u00a0${smallest}` : `p\u00a0=\u00a0${pDigits(value)}`),
    list: (items) => and.format(items),
  };
}

/** 0.0502 printed as 0.050 would read as 5 %: four decimals there. */
function roundsOntoALimit(value: number): boolean {
  return [0.01, 0.05, 0.1].some((limit) => value !== limit && Math.abs(value - limit) < 0.0005);
}
