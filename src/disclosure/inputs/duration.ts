import type { CountedRate, DurationResult } from "../../audit/inputs/duration-result.js";
import type { Disclosed } from "../disclosed.js";
import type { Publisher } from "../publish.js";
import { disclosedShares } from "./group-question.js";

/** Durations and rates, as they may be written. */
export function disclosedDuration(
  result: DurationResult,
  alpha: number,
  publish: Publisher,
): Disclosed<DurationResult> {
  const { states, table, bands, dispersion, shareMoves, shareTest, yearRatio, rateTest, reading, groups } = result;
  const counted = ({ units, violations, years, share, rate }: CountedRate) => ({
    units: publish.number(units),
    violations: publish.number(violations),
    years: publish.number(years),
    share: publish.number(share),
    rate: publish.number(rate),
  });
  return {
    states: { table: states.table, shares: disclosedShares(states.shares, publish) },
    table,
    bands: bands.map(({ band, shareRatio, rateRatio, ...rates }) => ({
      band,
      ...counted(rates),
      shareRatio: shareRatio && publish.number(shareRatio),
      rateRatio: rateRatio && publish.number(rateRatio),
    })),
    dispersion: publish.number(dispersion),
    shareMoves: publish.number(shareMoves),
    shareTest: publish.test(shareTest, alpha),
    yearRatio: publish.number(yearRatio),
    rateTest: publish.test(rateTest, alpha),
    reading: publish.number(reading),
    groups: groups && {
      table: groups.table,
      together: groups.together,
      compared: groups.compared.map(({ group, ratio, adjusted, ...rates }) => ({
        group,
        ...counted(rates),
        ratio: publish.number(ratio),
        adjusted: publish.pValue(adjusted, alpha),
      })),
    },
  };
}
