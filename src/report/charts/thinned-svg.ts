/** What Vega writes into every mark: hooks for its own events and style sheets, defaults, and the font of the whole. */
const NEEDLESS =
  / (?:class="[^"]*"|pointer-events="none"|aria-hidden="true"|aria-roledescription="[^"]*"|role="graphics-object"|opacity="1"|stroke-width="1"|font-family="sans-serif"|font-size="15px"|transform="translate\(0,0\)")(?=[ />])/g;

/** Marks without any extent, which Vega keeps as places for later ones. */
const EMPTY = /<path d="(?:M0,0h0v0h0Z)?"(?: display="none")?\/>/g;

/** What a group can say once for its marks. */
const INHERITED = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-opacity",
  "stroke-width",
  "stroke-dasharray",
  "text-anchor",
  "font-weight",
  "font-size",
];

/** A group of marks without further groups. */
const GROUP = /<g([^>]*)>((?:<(?:path|line|rect)[^>]*\/>|<text[^>]*>[^<]*<\/text>)+)<\/g>/g;

const MARK = /<(path|line|rect|text)([^>]*?)(\/?)>/g;

/**
 * The same picture in fewer bytes: no needless attributes and empty marks, coordinates to a tenth of a pixel, what all
 * marks of a group have in common said once, lines and outlines of one look as one path.
 * @param svg  picture as Vega writes it
 * @returns the picture, with all texts and marks
 * @see SVG 2, section 6.5 (presentation attributes are inherited)
 * @example thinnedSvg('<g class="mark"><line x2="2.04" y2="0" stroke="red"/></g>') // '<g stroke="red"><path d="M0,0h2"/></g>'
 */
export function thinnedSvg(svg: string): string {
  const plain = svg.replace(/<[^>]+>/g, (tag) => tag.replace(NEEDLESS, "").replace(/-?\d+\.\d{2,}/g, inTenths));
  return plain
    .replace(EMPTY, "")
    .replace(MARK, (_, tag: string, attributes: string, end: string) => `<${tag}${ownOpacity(attributes)}${end}>`)
    .replace(DISC, inPlace)
    .replace(GROUP, (_, own: string, marks: string) => group(own, marks))
    .replace(/<g><\/g>/g, "")
    .replace(/ xmlns:xlink="[^"]*"| version="1.1"/g, "");
}

/** Engines may differ in the last digit of a coordinate; a hair's breadth (an opacity, a width) keeps two digits. */
function inTenths(digits: string): string {
  const value = Number(digits);
  return String(Number(value.toFixed(Math.abs(value) < 1 ? 2 : 1)));
}

/**
 * Opacity of a mark that is filled or drawn, not both, as that of its filling or its line: a group can say these once,
 * and opacity itself would blend the group as a whole.
 */
function ownOpacity(attributes: string): string {
  const [isFilled, isDrawn] = [/ fill="(?!none)/.test(attributes), / stroke="(?!none)/.test(attributes)];
  if (isFilled === isDrawn) return attributes;
  return attributes.replace(/ opacity="/, isFilled ? ' fill-opacity="' : ' stroke-opacity="');
}

function group(own: string, marks: string): string {
  const tags = [...marks.matchAll(MARK)].map(([, , attributes]) => attributes!);
  const common = INHERITED.flatMap((name) => {
    if (own.includes(` ${name}="`)) return [];
    const [first, ...others] = tags.map((attributes) => attributeOf(name, attributes));
    return first !== undefined && others.every((value) => value === first) ? [` ${name}="${first}"`] : [];
  });
  const thin = marks.replace(MARK, (_, tag: string, attributes: string, end: string) => {
    const left = common.reduce((rest, attribute) => rest.replace(attribute, ""), attributes);
    return `<${tag}${tag === "text" ? placed(left) : left}${end}>`;
  });
  return `<g${own}${common.join("")}>${inOnePath(thin)}</g>`;
}

/** A circle that is moved to its place, as Vega draws points. */
const DISC = / transform="translate\(([-\d.]+),([-\d.]+)\)"([^>]*) d="M([\d.]+),0A\4,\4,0,1,1,-\4,0A\4,\4,0,1,1,\4,0"/g;

/** The same circle at its place, so that it can join others. */
function inPlace(_: string, x: string, y: string, others: string, r: string): string {
  const [right, wide] = [Number(x) + Number(r), 2 * Number(r)].map((value) => String(Number(value.toFixed(1))));
  return `${others} d="M${right},${y}a${r},${r},0,1,1,-${wide},0a${r},${r},0,1,1,${wide},0"`;
}

function attributeOf(name: string, attributes: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** A word at a place, where it is not turned as well. */
function placed(attributes: string): string {
  return attributes.replace(/ transform="translate\(([-\d.]+),([-\d.]+)\)"/, ' x="$1" y="$2"');
}

function step(dx: string, dy: string): string {
  return dy === "0" ? `h${dx}` : dx === "0" ? `v${dy}` : `l${dx},${dy}`;
}

/** A line that says nothing but where it stands. */
const LINE = /<line(?: transform="translate\(([-\d.]+),([-\d.]+)\)")? x2="([-\d.]+)" y2="([-\d.]+)"\/>/g;

/** A mark that says nothing but its outline. */
const OUTLINE = /<path d="([^"]*)"\/>/g;

function inOnePath(marks: string): string {
  if (marks.replace(LINE, "") === "") {
    const lines = [...marks.matchAll(LINE)].map(([, x = "0", y = "0", dx, dy]) => `M${x},${y}${step(dx!, dy!)}`);
    return `<path d="${lines.join("")}"/>`;
  }
  if (marks.replace(OUTLINE, "") !== "") return marks;
  return `<path d="${[...marks.matchAll(OUTLINE)].map(([, outline]) => outline).join("")}"/>`;
}
