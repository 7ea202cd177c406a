import { chartNumber } from "./chart-theme.js";

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2];
const MOST_TICKS = 8;

/**
 * End and ticks of an axis of shares from 0: the end is the first tick at or above the highest value, at most 1.
 *
 * @param highest  highest share that is drawn, above 0
 * @returns ceiling and ticks at steps of 1, 2, 5, 10 or 20 %
 * @example
 * shareAxis(0.23); // { ceiling: 0.25, ticks: [0, 0.05, 0.1, 0.15, 0.2, 0.25] }
 */
export function shareAxis(highest: number): { readonly ceiling: number; readonly ticks: number[] } {
  const step = STEPS.find((one) => highest / one <= MOST_TICKS) ?? 0.2;
  const ceiling = Math.min(1, chartNumber(Math.ceil(highest / step - 1e-9) * step));
  const ticks = Array.from({ length: Math.floor(ceiling / step + 1e-9) + 1 }, (_unused, i) => chartNumber(i * step));
  return { ceiling, ticks };
}

/** Expression that labels an axis of shares in per cent, with the decimal mark of the language. */
export function percentLabels(language: "nl" | "en"): string {
  const label = "format(datum.value, '~%')";
  return language === "nl" ? `replace(${label}, '.', ',')` : label;
}
