import { xmlText } from "../text/xml.js";
import { lowestScore } from "./lowest-score.js";
import type { ReportInput } from "./report-input.js";

const label = "readiness";
const labelWidth = 65;

/** White text on each has a contrast of at least 4.5 to 1. */
const colours = { Notebook: "#b42318", Prototype: "#b54708", Pilot: "#876100", Production: "#1a7f37", Exemplary: "#0e7569" } as const;

/** A badge as SVG that loads nothing: the score, of the weakest project where there are several. */
export function badge(inputs: readonly ReportInput[]): string {
  const { value, level } = lowestScore(inputs);
  const message = value === undefined ? "unknown" : `${value}/100`;
  const width = Math.round(message.length * 7) + 10;
  const title = value === undefined ? `${label}: ${message}` : `Production readiness: ${value} of 100, ${level}`;
  const text = (content: string, x: number, length: number) => `<text x="${x}" y="14" textLength="${length}">${xmlText(content)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${labelWidth + width}" height="20" role="img" aria-label="${xmlText(title)}">
<title>${xmlText(title)}</title>
<clipPath id="round"><rect width="${labelWidth + width}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)"><rect width="${labelWidth}" height="20" fill="#444d56"/><rect x="${labelWidth}" width="${width}" height="20" fill="${level ? colours[level] : "#57606a"}"/></g>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
${text(label, labelWidth / 2, labelWidth - 10)}
${text(message, labelWidth + width / 2, width - 10)}
</g>
</svg>
`;
}
