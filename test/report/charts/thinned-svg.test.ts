import { describe, expect, it } from "vitest";
import { thinnedSvg } from "../../../src/report/charts/thinned-svg.js";

describe("thinnedSvg", () => {
  it("says once what all marks of a group have in common, and nothing that one of them lacks", () => {
    expect(
      thinnedSvg(
        '<g class="x"><path d="M1,1h1" fill="red" opacity="0.7"/><path d="M2,2h1" fill="red" opacity="0.7"/></g>',
      ),
    ).toBe('<g fill="red" fill-opacity="0.7"><path d="M1,1h1M2,2h1"/></g>');
    const mixed = '<g><path d="M1,1h1" fill="red"/><path d="M2,2h1" fill="blue"/></g>';
    expect(thinnedSvg(mixed)).toBe(mixed);
    expect(thinnedSvg('<g fill="none"><path d="M1,1h1" fill="red"/></g>')).toBe(
      '<g fill="none"><path d="M1,1h1" fill="red"/></g>',
    );
  });

  it("leaves the opacity of marks that are filled and drawn", () => {
    const both = '<g><path d="M1,1h1" opacity="0.5" fill="red" stroke="blue"/><text x="1">a</text></g>';
    expect(thinnedSvg(both)).toBe(both);
  });

  it("joins lines of one look to one path, and keeps lines of several looks apart", () => {
    const line = (x: number, width: number) =>
      `<line transform="translate(${x},13.04)" x2="9.26" y2="0" stroke="red" stroke-width="${width}"/>`;
    expect(thinnedSvg(`<g>${line(1, 3)}${line(2, 3)}</g>`)).toBe(
      '<g stroke="red" stroke-width="3"><path d="M1,13h9.3M2,13h9.3"/></g>',
    );
    expect(thinnedSvg(`<g>${line(1, 3)}${line(2, 4)}</g>`)).toContain("<line");
  });

  it("places words by x and y, but turned ones as they are", () => {
    expect(thinnedSvg('<g><text transform="translate(-10,17.53)">a</text></g>')).toBe(
      '<g><text x="-10" y="17.5">a</text></g>',
    );
    const turned = '<g><text transform="translate(1,2) rotate(-90)">a</text></g>';
    expect(thinnedSvg(turned)).toBe(turned);
  });

  it("draws circles at their places", () => {
    const disc = (x: number) =>
      `<path transform="translate(${x},20)" d="M4.5,0A4.5,4.5,0,1,1,-4.5,0A4.5,4.5,0,1,1,4.5,0" fill="red"/>`;
    expect(thinnedSvg(`<g>${disc(10)}${disc(30)}</g>`)).toBe(
      '<g fill="red"><path d="M14.5,20a4.5,4.5,0,1,1,-9,0a4.5,4.5,0,1,1,9,0M34.5,20a4.5,4.5,0,1,1,-9,0a4.5,4.5,0,1,1,9,0"/></g>',
    );
  });

  it("drops marks without extent and groups without marks", () => {
    expect(thinnedSvg('<g><path d="M0,0h0v0h0Z"/><path d="" display="none"/></g><g></g><rect width="1"/>')).toBe(
      '<rect width="1"/>',
    );
  });
});
