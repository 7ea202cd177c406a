import type { BandLayout } from "./band-arrangements.js";
import { type BlockDrawing, CLASSES } from "./band-records.js";
import type { BandDesign } from "./band-statistics.js";
import { hypergeometricDraw } from "./hypergeometric-draw.js";

/** Units to draw among those of a stratum that no band has taken, and the row of sums that their members go to. */
interface StratumDraw {
  readonly stratum: number;
  readonly free: number;
  readonly size: number;
  readonly row: number;
}

/**
 * Draws one arrangement, each equally likely, and writes its table, row major band x group: how many units of each
 * class by the hypergeometric law, then which of them by a partial shuffle. The order of the units is left shuffled,
 * which makes the next draw no less random.
 * @see Durstenfeld 1964 (partial shuffle)
 */
export function drawBandTable(block: BlockDrawing, layout: BandLayout, design: BandDesign, table: Float64Array): void {
  const { largest } = block.records;
  const { bands, strata, begins, sizes } = layout;
  const { groups } = design;
  block.drawing.sums.fill(0);
  for (let stratum = 0; stratum < strata; stratum++) {
    openStratum(block, stratum);
    let free = begins[stratum + 1]! - begins[stratum]!;
    for (let band = 0; band < bands; band++) {
      const size = sizes[stratum * bands + band]!;
      if (band === largest || size === 0) continue;
      drawBand(block, { stratum, free, size, row: band * groups });
      free -= size;
    }
  }
  completeTable(block, design, table);
}

function openStratum({ records: { classBegins }, next }: BlockDrawing, stratum: number): void {
  const first = stratum * CLASSES;
  for (let length = 0; length < CLASSES; length++) next[length] = classBegins[first + length]!;
}

function completeTable(
  { drawing: { sums }, records: { largest } }: BlockDrawing,
  { groups, groupMembers, bandSizes }: BandDesign,
  table: Float64Array,
): void {
  for (let group = 0; group < groups; group++) {
    let rest = groupMembers[group]!;
    for (let band = 0; band < bandSizes.length; band++) {
      if (band === largest) continue;
      const members = sums[band * groups + group]!;
      table[band * groups + group] = members;
      rest -= members;
    }
    table[largest * groups + group] = rest;
  }
}

/** Draws `size` of the free units of a stratum, and adds them up in one row. */
function drawBand({ records, drawing, next }: BlockDrawing, draw: StratumDraw): void {
  const { classBegins, logFactorial, coding } = records;
  const first = draw.stratum * CLASSES;
  let total = draw.free;
  let wanted = draw.size;
  for (let length = 0; length < CLASSES; length++) {
    const end = classBegins[first + length + 1]!;
    const from = next[length]!;
    const available = end - from;
    if (available === 0) continue;
    const drawn = hypergeometricDraw(drawing.state, total, available, wanted, logFactorial);
    total -= available;
    wanted -= drawn;
    if (drawn === 0) continue;
    const to = from + drawn;
    next[length] = to;
    if (length === 0) continue;
    drawing.pick(from, to, end);
    if (coding.entryBits === 16) drawing.addHalves(from, to, length, draw.row);
    else drawing.addWords(from, to, length, draw.row);
  }
}
