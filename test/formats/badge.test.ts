import assert from "node:assert/strict";
import { badge } from "../../src/formats/badge.js";
import { shields } from "../../src/formats/shields.js";
import { inputOf, manifest } from "./input-of.js";

describe("the badge", () => {
  it("tells the score, of the weakest project, to eyes and to screen readers, and loads nothing", async () => {
    const weak = await inputOf({ "roadworthy.yaml": manifest("x") });
    const strong = { ...weak, report: { ...weak.report, score: { ...weak.report.score, value: 100, level: "Exemplary" as const } } };
    const { value, level } = weak.report.score;
    const svg = badge([strong, weak]);
    assert.match(svg, new RegExp(`<title>Production readiness: ${value} of 100, ${level}</title>`));
    assert.match(svg, new RegExp(`role="img" aria-label="Production readiness: ${value} of 100, ${level}"`));
    assert.match(svg, new RegExp(`>${value}/100</text>`));
    assert.doesNotMatch(svg, /href|url\((?!#)|<script|<image|<style/);
    assert.deepEqual(JSON.parse(shields([strong, weak])), { schemaVersion: 1, label: "readiness", message: `${value}/100`, color: "red" });
    assert.match(badge([strong]), />100\/100<\/text>/);
  });

  it("says that it knows nothing where there is no project", () => {
    assert.match(badge([]), /<title>readiness: unknown<\/title>/);
    assert.match(shields([]), /"message":"unknown"/);
  });

  it("can be read: white on each colour has a contrast of 4.5 to 1", async () => {
    const input = await inputOf({ "roadworthy.yaml": manifest("x") });
    for (const level of ["Notebook", "Prototype", "Pilot", "Production", "Exemplary"] as const) {
      const svg = badge([{ ...input, report: { ...input.report, score: { ...input.report.score, level } } }]);
      const colours = [...svg.matchAll(/fill="#([0-9a-f]{6})"/g)].map(([, colour]) => colour ?? "");
      assert.equal(colours.length, 2);
      for (const colour of colours) assert(contrastWithWhite(colour) >= 4.5, `${level}: ${colour} ${contrastWithWhite(colour)}`);
    }
  });
});

/** WCAG 2.2, "contrast ratio". */
function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
