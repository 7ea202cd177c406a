const DAY = 86_400_000;

export type CalendarPeriod = "year" | "quarter" | "month";

/**
 * Days since 1970-01-01 of a date of the calendar.
 * @param date  YYYY-MM-DD
 * @example dayOf("2022-01-01") // 18993
 */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** A period of the calendar with its first day and the first day after it. */
export interface Period {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The period that a day falls in.
 * @param day  days since 1970-01-01
 * @example periodAt(18_993, "quarter").name // "2022-Q1"
 */
export function periodAt(day: number, period: CalendarPeriod): Period {
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth();
  const months = { year: 12, quarter: 3, month: 1 }[period];
  const first = month - (month % months);
  const name = {
    year: String(year),
    quarter: `${year}-Q${first / 3 + 1}`,
    month: `${year}-${String(month + 1).padStart(2, "0")}`,
  }[period];
  return { name, from: Date.UTC(year, first, 1) / DAY, to: Date.UTC(year, first + months, 1) / DAY };
}

/**
 * All periods from the one that holds the first day to the one that holds the last, without a gap.
 * @example periodsBetween(18_993, 19_400, "year").map(({ name }) => name) // ["2022", "2023"]
 */
export function periodsBetween(first: number, last: number, period: CalendarPeriod): readonly Period[] {
  const periods = [periodAt(first, period)];
  while (periods.at(-1)!.to <= last) periods.push(periodAt(periods.at(-1)!.to, period));
  return periods;
}
